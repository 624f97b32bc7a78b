"""Signing up, in and out; one's own account."""

from league.web.policy import Room

room = Room("accounts", __name__)


def current_account() -> None:
    """Who is signed in."""
    return None
