"""What is typed at the door and on one's own account."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, validators

from league.accounts.rules import NAME_MOST
from league.accounts.rules.logins import EMAIL_MOST
from league.web.forms import Form, Line


class Secret(PasswordField):
    """A password: every character counts, and it never comes back in a page."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, [validators.InputRequired(_l("Please fill this in."))], **options)


class SignInForm(Form):
    """The door."""

    login = Line(_l("Mobile number or e-mail"), most=EMAIL_MOST)
    password = Secret(_l("Password"))


class SignUpForm(Form):
    """A new account; it has no role until one is granted."""

    name = Line(_l("Name"), most=NAME_MOST)
    login = Line(_l("Mobile number or e-mail"), most=EMAIL_MOST)
    password = Secret(_l("Password"))


class NameForm(Form):
    """Another name for one's own account."""

    name = Line(_l("Name"), most=NAME_MOST)


class PasswordForm(Form):
    """A new password, with the one that holds now."""

    current = Secret(_l("Current password"))
    password = Secret(_l("New password"))


class ResetForm(Form):
    """A new password, with a link."""

    password = Secret(_l("New password"))
