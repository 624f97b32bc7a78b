"""What is typed at the door and on one's own account."""

from typing import Any

from flask_babel import lazy_gettext
from wtforms import PasswordField, validators

from league.accounts.rules import NAME_MOST
from league.accounts.rules.logins import EMAIL_MOST
from league.web.forms import Form, Line


class Secret(PasswordField):
    """A password: every character counts, and it never comes back in a page."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, [validators.InputRequired(lazy_gettext("Please fill this in."))], **options)


class SignInForm(Form):
    """The door."""

    login = Line(lazy_gettext("Mobile number or e-mail"), most=EMAIL_MOST)
    password = Secret(lazy_gettext("Password"))


class SignUpForm(Form):
    """A new account; it has no role until one is granted."""

    name = Line(lazy_gettext("Full name"), most=NAME_MOST)
    login = Line(lazy_gettext("Mobile number or e-mail"), most=EMAIL_MOST)
    password = Secret(lazy_gettext("Password"))


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
