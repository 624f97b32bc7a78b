"""Accounts, their roles and their sign-ins, for everyone who needs them."""

import secrets
from hashlib import sha256

from league import clock
from league.accounts.models import SignIn
from league.extensions import db, transaction

SESSION_KEY = "sign_in"
"""Where the signed session cookie keeps the token of the browser's sign-in."""


def fingerprint(secret: str) -> str:
    """What is stored of a token: whoever reads the table cannot sign in with it."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def open_sign_in(account_id: int, device: str = "") -> str:
    """Sign a browser in; the token it must show from now on (256 random bits) is returned and not kept."""
    token = secrets.token_urlsafe(32)
    now = clock.now()
    with transaction():
        db.session.add(
            SignIn(
                account_id=account_id, token_hash=fingerprint(token), device=device[:120], created_at=now, seen_at=now
            )
        )
    return token
