"""A new password: chosen by its owner, who knows the old one or has a link from an administrator."""

import secrets
from datetime import timedelta

from sqlalchemy import select

from league import clock
from league.accounts.errors import LinkDead, NoLinkForDisabled, WrongPassword
from league.accounts.hashing import make_hash, verify
from league.accounts.models import Account, ResetLink
from league.accounts.rules.passwords import check_password
from league.accounts.service import end_all, fingerprint, get_account, open_sign_in, void_links
from league.accounts.tries import count_try, forgive
from league.extensions import db, transaction
from league.journal.service import record

LINK_LASTS = timedelta(minutes=30)


def change_password(account_id: int, *, current: str, new: str, address: str, device: str = "") -> str:
    """Change one's own password. Every sign-in ends, and the browser that asked gets a new one: its token is returned.

    Tries at the current password are counted like sign-ins: a browser left open is no way to guess it.
    """
    account = get_account(account_id)
    check_password(new, _logins(account))
    mark = fingerprint(f"password of {account.public_id}")
    stored = account.password_hash
    count_try(mark, address)
    if not verify(stored, current):
        raise WrongPassword("current")
    renewed = make_hash(new)
    with transaction():
        if account.password_hash != stored:  # a link was used while the hash was computed
            raise WrongPassword("current")
        forgive(mark, address)
        account.password_hash = renewed
        end_all(account_id)
        void_links(account_id)
        record("account.password_changed", f"account:{account.public_id}", actor=account_id)
        return open_sign_in(account_id, device)


def make_reset_link(account_id: int, *, actor: int) -> str:
    """The token of a new link for a new password; older links of the account die. Only its owner chooses the password."""
    token = secrets.token_urlsafe(32)
    with transaction():
        account = get_account(account_id)
        if account.disabled_at is not None:
            raise NoLinkForDisabled
        void_links(account_id)
        db.session.add(
            ResetLink(account_id=account_id, token_hash=fingerprint(token), made_at=clock.now(), made_by=actor)
        )
        record("account.reset_link_made", f"account:{account.public_id}", actor=actor)
    return token


def account_of_link(token: str) -> Account:
    """Whose link this is, while it works; raises LinkDead."""
    link = db.session.scalars(select(ResetLink).where(ResetLink.token_hash == fingerprint(token))).first()
    now = clock.now()
    if link is None or link.used_at is not None or not link.made_at <= now < link.made_at + LINK_LASTS:
        raise LinkDead
    account = get_account(link.account_id)
    if account.disabled_at is not None:
        raise LinkDead
    return account


def use_reset_link(token: str, new: str) -> None:
    """Set the password with a link, once; every sign-in of the account ends. Raises LinkDead."""
    check_password(new, _logins(account_of_link(token)))
    renewed = make_hash(new)
    with transaction():
        account = account_of_link(token)
        account.password_hash = renewed
        void_links(account.id)
        end_all(account.id)
        record("account.password_reset", f"account:{account.public_id}", actor=account.id)


def _logins(account: Account) -> tuple[str, ...]:
    return tuple(login for login in (account.phone, account.email) if login)
