"""The reader's language, type size and colours: kept in cookies that say nothing about him."""

from urllib.parse import urlsplit

from flask import redirect, request
from flask.typing import ResponseReturnValue

from league.web import frame, language
from league.web.policy import Room, public
from league.wording import LANGUAGES

room = Room("preferences", __name__)
_YEAR = 365 * 24 * 3600
_LONGEST = 2000
"""No address of this site is longer, and some servers in between refuse longer headers."""
_CHOICES = {
    language.COOKIE: LANGUAGES,
    frame.TYPE_COOKIE: ("normal", "large"),
    frame.THEME_COOKIE: ("auto", "light", "dark"),
}


def safe_next(target: str | None, otherwise: str = "/") -> str:
    """A path on this site, or `otherwise`: never a way out (`//evil`, `/\\evil`, `https:evil`, full-width slashes)."""
    if not target or len(target) > _LONGEST or not target.startswith("/") or target.startswith(("//", "/\\")):
        return otherwise
    if any(ord(letter) < 33 or ord(letter) in (92, 127) for letter in target):
        return otherwise
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return otherwise
    return target


@room.get("/preferences")
@public
def choose() -> ResponseReturnValue:
    """Set what the address names and go back to where the reader was. Nothing on the server changes."""
    response = redirect(safe_next(request.args.get("next")), 303)
    for name, allowed in _CHOICES.items():
        value = request.args.get(name)
        if value in allowed:
            response.set_cookie(name, value, max_age=_YEAR, samesite="Lax", httponly=True, secure=request.is_secure)
    return response
