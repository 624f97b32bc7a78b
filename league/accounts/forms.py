"""What is typed at the door and on one's own account."""

from collections.abc import Callable
from typing import Any

from flask_babel import lazy_gettext
from wtforms import PasswordField, validators

from league.accounts.errors import UnreadableLogin
from league.accounts.rules import NAME_MOST
from league.accounts.rules.logins import EMAIL_MOST, read_login
from league.accounts.rules.passwords import check_password
from league.errors import Refused
from league.web.forms import Form, Line
from league.web.language import say_here


class Secret(PasswordField):
    """A password: every character counts, and it never comes back in a page."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, [validators.InputRequired(lazy_gettext("Please fill this in."))], **options)


def _by_rule(rule: Callable[[], object]) -> None:
    """Let the rule speak at the field, so that all that is wrong is told at once."""
    try:
        rule()
    except Refused as refusal:
        raise validators.ValidationError(say_here(refusal.sentence)) from refusal


class SignInForm(Form):
    """The door."""

    login = Line(lazy_gettext("Mobile number or e-mail"), most=EMAIL_MOST)
    password = Secret(lazy_gettext("Password"))


class SignUpForm(Form):
    """A new account; it has no role until one is granted."""

    name = Line(lazy_gettext("Full name"), most=NAME_MOST)
    login = Line(lazy_gettext("Mobile number or e-mail"), most=EMAIL_MOST)
    password = Secret(lazy_gettext("Password"))

    def validate_login(self, field: Any) -> None:
        """A number or an address."""
        _by_rule(lambda: read_login(field.data or ""))

    def validate_password(self, field: Any) -> None:
        """Long enough, not common, not the login."""
        try:
            logins: tuple[str, ...] = (read_login(self.login.data or "").value,)
        except UnreadableLogin:
            logins = ()
        _by_rule(lambda: check_password(field.data or "", logins))


class NameForm(Form):
    """Another name for one's own account."""

    name = Line(lazy_gettext("Full name"), most=NAME_MOST)


class PasswordForm(Form):
    """A new password, with the one that holds now."""

    current = Secret(lazy_gettext("Current password"))
    password = Secret(lazy_gettext("New password"))


class ResetForm(Form):
    """A new password, with a link."""

    password = Secret(lazy_gettext("New password"))
