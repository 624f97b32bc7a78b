"""Who is asking, and which accounts and sign-ins he may have."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from league.accounts.models import Account, RoleGrant, SignIn
from league.errors import NotFound
from league.extensions import db


@dataclass(frozen=True)
class User:
    """A signed-in account with the roles it holds right now."""

    id: int
    public_id: str
    name: str
    roles: frozenset[str]

    def has(self, role: str) -> bool:
        """Whether the role is held at this moment; nothing is cached over requests."""
        return role in self.roles


@dataclass(frozen=True)
class Opened:
    """A sign-in as it was found by its token."""

    id: int
    user: User
    created_at: datetime
    seen_at: datetime


def sign_in_of(token_hash: str) -> Opened | None:
    """The sign-in with this token, its account and roles of this moment, in one query; none of a disabled account."""
    rows = db.session.execute(
        select(
            SignIn.id,
            SignIn.created_at,
            SignIn.seen_at,
            Account.id.label("account_id"),
            Account.public_id,
            Account.name,
            RoleGrant.role,
        )
        .join(Account, Account.id == SignIn.account_id)
        .outerjoin(RoleGrant, (RoleGrant.account_id == Account.id) & RoleGrant.revoked_at.is_(None))
        .where(SignIn.token_hash == token_hash, Account.disabled_at.is_(None))
    ).all()
    if not rows:
        return None
    one = rows[0]
    roles = frozenset(row.role for row in rows if row.role)
    return Opened(one.id, User(one.account_id, one.public_id, one.name, roles), one.created_at, one.seen_at)


def access_account(user: User, public_id: str, verb: str) -> Account:
    """The account, for an administrator to "manage" or for its owner to "edit"; raises NotFound for everyone else."""
    account = db.session.scalars(select(Account).where(Account.public_id == public_id)).first()
    if account is not None and verb == "manage" and user.has("administrator"):
        return account
    if account is not None and verb == "edit" and account.id == user.id:
        return account
    raise NotFound


def access_sign_in(user: User, number: int) -> SignIn:
    """One of the user's own sign-ins, to end it; raises NotFound for another's."""
    found = db.session.get(SignIn, number)
    if found is None or found.account_id != user.id:
        raise NotFound
    return found
