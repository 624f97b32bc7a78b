"""What pages show of accounts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from league.accounts.models import Account, RoleGrant, SignIn
from league.accounts.rules import ROLES
from league.accounts.rules.logins import Login
from league.accounts.rules.sessions import LONGEST, device_words, idle_limit
from league.extensions import db
from league.journal.queries import Page, paged


@dataclass(frozen=True)
class Person:
    """An account as others may see it."""

    id: int
    public_id: str
    name: str


@dataclass(frozen=True)
class AccountRow:
    """An account in the administrator's list."""

    id: int
    public_id: str
    name: str
    logins: Sequence[Login]
    created_at: datetime
    disabled_at: datetime | None
    roles: Sequence[str]


@dataclass(frozen=True)
class SignInRow:
    """A browser that is signed in."""

    id: int
    device: Sequence[str]
    """Messages for the browser and the machine."""
    created_at: datetime
    seen_at: datetime
    mine: bool
    """The browser that asks."""


def names(ids: Collection[int]) -> dict[int, str]:
    """The names of these accounts; an id without an account is left out."""
    if not ids:
        return {}
    rows = db.session.execute(select(Account.id, Account.name).where(Account.id.in_(set(ids))))
    return {row.id: row.name for row in rows}


def accounts_with_role(role: str) -> list[Person]:
    """Who holds the role and is not disabled, by name."""
    rows = db.session.execute(
        select(Account.id, Account.public_id, Account.name)
        .join(RoleGrant, RoleGrant.account_id == Account.id)
        .where(RoleGrant.role == role, RoleGrant.revoked_at.is_(None), Account.disabled_at.is_(None))
        .order_by(Account.name, Account.id)
    )
    return [Person(*row) for row in rows]


def accounts(q: str = "", role: str = "", *, page: int = 1, size: int = 30) -> Page[AccountRow]:
    """The administrator's list, newest first: by a part of the name, number or address, and by role. Three queries."""
    chosen = select(Account).order_by(Account.created_at.desc(), Account.id.desc())
    if q:
        digits = "".join(letter for letter in q if letter.isdecimal())
        chosen = chosen.where(
            or_(
                Account.name.icontains(q, autoescape=True),
                Account.email.icontains(q, autoescape=True),
                Account.public_id == q.lower(),
                *([Account.phone.contains(digits)] if len(digits) >= 3 else []),
            )
        )
    if role:
        chosen = chosen.where(
            Account.id.in_(select(RoleGrant.account_id).where(RoleGrant.role == role, RoleGrant.revoked_at.is_(None)))
        )
    found = paged(chosen, page, lambda account: account, size)
    held = _roles([account.id for account in found.rows])
    return Page([_row(account, held) for account in found.rows], found.number, found.total, size)


def account(account_id: int) -> AccountRow:
    """One account for its owner or an administrator; it exists."""
    return _row(db.session.get_one(Account, account_id), _roles([account_id]))


def sign_ins(account_id: int, token_hash: str, now: datetime) -> list[SignInRow]:
    """Where the account is signed in at this moment, the asking browser first."""
    limit = idle_limit(_roles([account_id]).get(account_id, ()))
    rows = db.session.scalars(
        select(SignIn)
        .where(SignIn.account_id == account_id, SignIn.seen_at > now - limit, SignIn.created_at > now - LONGEST)
        .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
    )
    found = [
        SignInRow(row.id, device_words(row.device), row.created_at, row.seen_at, row.token_hash == token_hash)
        for row in rows
    ]
    return sorted(found, key=lambda row: not row.mine)


def _roles(account_ids: Collection[int]) -> dict[int, list[str]]:
    """The standing roles of each account, in the order of `ROLES`."""
    held: dict[int, list[str]] = {}
    if account_ids:
        for account_id, role in db.session.execute(
            select(RoleGrant.account_id, RoleGrant.role).where(
                RoleGrant.account_id.in_(account_ids), RoleGrant.revoked_at.is_(None)
            )
        ):
            held.setdefault(account_id, []).append(role)
    order = list(ROLES)
    return {account_id: sorted(roles, key=order.index) for account_id, roles in held.items()}


def _row(one: Account, held: dict[int, list[str]]) -> AccountRow:
    known = (("phone", one.phone), ("email", one.email))
    logins = [Login(kind, value) for kind, value in known if value]
    return AccountRow(one.id, one.public_id, one.name, logins, one.created_at, one.disabled_at, held.get(one.id, []))
