"""Signing up, in and out: how a browser comes to stand for an account, and how that ends."""

import logging
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.exc import OperationalError

from league.accounts.errors import AccountDisabled, WrongCredentials
from league.accounts.hashing import NOBODY, is_outdated, make_hash, verify
from league.accounts.models import SignIn
from league.accounts.rules.logins import read_login
from league.accounts.rules.passwords import check_password
from league.accounts.service import check_name, create_account_for_login, find_account, fingerprint, open_sign_in
from league.accounts.tries import count_try, forgive
from league.extensions import db, transaction

log = logging.getLogger(__name__)
_SIGN_UP = "sign-up"


def sign_up(*, name: str, login: str, password: str, address: str, device: str = "") -> str:
    """Make an account and sign its owner in; the token is returned. Raises what is wrong, at its field.

    Only here does the site say that a number is taken, so the tries of an address are counted.
    """
    check_name(name)
    found = read_login(login)
    check_password(password, (found.value,))
    count_try(fingerprint(f"{_SIGN_UP} {found.value}"), address)
    with transaction():
        account = create_account_for_login(login=found.value, name=name, password=password)
        token = open_sign_in(account.id, device)
    log.info("signed up: account %s from %s", account.public_id, address)
    return token


def sign_in(*, login: str, password: str, address: str, device: str = "") -> str:
    """Open a sign-in and return its token; raises WrongCredentials, AccountDisabled or TooManyTries."""
    found = read_login(login)
    mark = fingerprint(found.value)
    count_try(mark, address)
    account = find_account(found)
    stored = account.password_hash if account else NOBODY
    if not verify(stored, password) or account is None:
        raise WrongCredentials
    if account.disabled_at is not None:
        raise AccountDisabled
    renewed = make_hash(password) if is_outdated(stored) else None
    account_id, public_id = account.id, account.public_id
    with transaction():
        # While the hash was computed another password may have been set, or the account closed.
        if account.password_hash != stored:
            raise WrongCredentials
        if account.disabled_at is not None:
            raise AccountDisabled
        forgive(mark, address)
        if renewed:
            account.password_hash = renewed
        token = open_sign_in(account_id, device)
    log.info("signed in: account %s from %s", public_id, address)
    return token


def end_sign_in(token: str) -> None:
    """Sign the browser with this token out."""
    with transaction():
        db.session.execute(delete(SignIn).where(SignIn.token_hash == fingerprint(token)))


def end_one(account_id: int, number: int) -> None:
    """End one sign-in of an account."""
    with transaction():
        db.session.execute(delete(SignIn).where(SignIn.id == number, SignIn.account_id == account_id))


def end_others(account_id: int, keep: str) -> None:
    """End every sign-in of an account but the one with this token."""
    with transaction():
        db.session.execute(
            delete(SignIn).where(SignIn.account_id == account_id, SignIn.token_hash != fingerprint(keep))
        )


def saw(sign_in_id: int, now: datetime) -> None:
    """Note that the sign-in was used. Does not wait for a writer: a page is not held up by this, the next one tells."""
    try:
        with db.engine.begin() as connection:
            connection.execute(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=now))
    except OperationalError:
        return
