"""Accounts, their roles and their sign-ins, for everyone who needs them."""

import secrets
from hashlib import sha256

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.exc import IntegrityError

from league import clock
from league.accounts.errors import LastAdministrator, LoginTaken, NameMissing, UnknownRole
from league.accounts.hashing import make_hash
from league.accounts.models import Account, ResetLink, RoleGrant, SignIn
from league.accounts.rules import NAME_MOST, ROLES
from league.accounts.rules.logins import Login, read_login
from league.accounts.rules.passwords import check_password
from league.accounts.rules.sessions import LONGEST
from league.errors import NotFound
from league.extensions import db, transaction
from league.journal.service import record

SESSION_KEY = "sign_in"
"""Where the signed session cookie keeps the token of the browser's sign-in."""


def fingerprint(secret: str) -> str:
    """What is stored of a token: whoever reads the table cannot sign in with it."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def get_account(account_id: int) -> Account:
    """The account with this id; raises NotFound."""
    account = db.session.get(Account, account_id)
    if account is None:
        raise NotFound
    return account


def create_account(
    *, name: str, password: str, phone: str | None = None, email: str | None = None, actor: int | None = None
) -> Account:
    """Store a new account without roles; raises what is wrong with its name, login or password, or LoginTaken."""
    name = check_name(name)
    logins = [read_login(text) for text in (phone, email) if text]
    assert logins, "an account is known by a number or an address"
    check_password(password, tuple(login.value for login in logins))
    password_hash = make_hash(password)
    with transaction():
        if any(find_account(login) for login in logins):
            raise LoginTaken("login")
        account = Account(name=name, password_hash=password_hash, created_at=clock.now())
        for login in logins:
            setattr(account, login.kind, login.value)
        db.session.add(account)
        try:
            db.session.flush()
        except IntegrityError as problem:
            raise LoginTaken("login") from problem
        record("account.created", _subject(account), actor=actor)
    return account


def create_account_for_login(*, login: str, name: str, password: str, actor: int | None = None) -> Account:
    """`create_account` for a number or an address, whichever was given."""
    found = read_login(login)
    if found.kind == "phone":
        return create_account(name=name, password=password, phone=found.value, actor=actor)
    return create_account(name=name, password=password, email=found.value, actor=actor)


def check_name(name: str) -> str:
    """The name in one line; raises NameMissing."""
    name = " ".join(name.split())
    if not 1 <= len(name) <= NAME_MOST:
        raise NameMissing("name", most=NAME_MOST)
    return name


def find_account(login: Login) -> Account | None:
    """The account with this login, disabled or not."""
    column = Account.phone if login.kind == "phone" else Account.email
    return db.session.scalars(select(Account).where(column == login.value)).first()


def rename(account_id: int, name: str, *, actor: int | None) -> None:
    """Give the account another name."""
    name = check_name(name)
    with transaction():
        account = get_account(account_id)
        if account.name != name:
            account.name = name
            record("account.renamed", _subject(account), actor=actor)


def grant_role(account_id: int, role: str, actor: int | None) -> None:
    """Give the account a role; it may hold it already."""
    if role not in ROLES:
        raise UnknownRole("role")
    with transaction():
        account = get_account(account_id)
        if _standing(account_id, role) is None:
            db.session.add(RoleGrant(account_id=account_id, role=role, granted_at=clock.now(), granted_by=actor))
            record("role.granted", _subject(account), actor=actor, role=role)


def revoke_role(account_id: int, role: str, actor: int | None) -> None:
    """Take a role away; raises LastAdministrator where nobody would be left to grant roles."""
    if role not in ROLES:
        raise UnknownRole("role")
    with transaction():
        account = get_account(account_id)
        grant = _standing(account_id, role)
        if grant is None:
            return
        if role == "administrator":
            _keep_an_administrator(account)
        grant.revoked_at, grant.revoked_by = clock.now(), actor
        record("role.revoked", _subject(account), actor=actor, role=role)


def disable(account_id: int, *, actor: int | None) -> None:
    """Close the account: its sign-ins end, its links die; everything it did stays."""
    with transaction():
        account = get_account(account_id)
        if account.disabled_at is not None:
            return
        _keep_an_administrator(account)
        account.disabled_at = clock.now()
        end_all(account_id)
        void_links(account_id)
        record("account.disabled", _subject(account), actor=actor)


def enable(account_id: int, *, actor: int | None) -> None:
    """Open a disabled account again."""
    with transaction():
        account = get_account(account_id)
        if account.disabled_at is not None:
            account.disabled_at = None
            record("account.enabled", _subject(account), actor=actor)


def open_sign_in(account_id: int, device: str = "") -> str:
    """Sign a browser in; the token it must show from now on (256 random bits) is returned and not kept."""
    token = secrets.token_urlsafe(32)
    now = clock.now()
    with transaction():
        db.session.execute(delete(SignIn).where(SignIn.account_id == account_id, SignIn.created_at <= now - LONGEST))
        db.session.add(
            SignIn(
                account_id=account_id, token_hash=fingerprint(token), device=device[:120], created_at=now, seen_at=now
            )
        )
    return token


def end_all(account_id: int) -> None:
    """End every sign-in of an account."""
    with transaction():
        db.session.execute(delete(SignIn).where(SignIn.account_id == account_id))


def void_links(account_id: int) -> None:
    """Let no open link for a new password work any more."""
    with transaction():
        db.session.execute(
            update(ResetLink)
            .where(ResetLink.account_id == account_id, ResetLink.used_at.is_(None))
            .values(used_at=clock.now())
        )


def _subject(account: Account) -> str:
    return f"account:{account.public_id}"


def _standing(account_id: int, role: str) -> RoleGrant | None:
    return db.session.scalars(
        select(RoleGrant).where(
            RoleGrant.account_id == account_id, RoleGrant.role == role, RoleGrant.revoked_at.is_(None)
        )
    ).first()


def _keep_an_administrator(leaving: Account) -> None:
    """Raises LastAdministrator when this account is one and no other, enabled one is left."""
    if _standing(leaving.id, "administrator") is None or leaving.disabled_at is not None:
        return
    others = db.session.scalar(
        select(func.count())
        .select_from(Account)
        .where(
            Account.id != leaving.id,
            Account.disabled_at.is_(None),
            exists().where(
                RoleGrant.account_id == Account.id, RoleGrant.role == "administrator", RoleGrant.revoked_at.is_(None)
            ),
        )
    )
    if not others:
        raise LastAdministrator
