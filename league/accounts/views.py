"""Signing up, in and out; one's own account."""

from flask import session

from league.accounts import queries
from league.accounts.access import User
from league.accounts.service import SESSION_KEY, fingerprint
from league.web.policy import Room

room = Room("accounts", __name__)


def current_account() -> User | None:
    """Who is signed in: one query, and none for a browser that shows no token."""
    token = session.get(SESSION_KEY)
    if not isinstance(token, str):
        return None
    opened = queries.by_token_hash(fingerprint(token))
    return opened.user if opened else None
