"""What is refused about accounts, each with its sentence."""

from league.errors import N_, NotFound, Refused


class UnreadableLogin(Refused):
    """Neither a mobile number nor an e-mail address."""

    message = N_("Please enter a mobile number of 11 digits or an e-mail address.")


class LoginTaken(Refused):
    """The number or address has an account already."""

    message = N_("There is already an account with this number or address. Please sign in with it.")


class NameMissing(Refused):
    """An account needs a name of 1 to 40 characters."""

    message = N_("Please enter a name of at most %(most)s characters.")


class PasswordTooShort(Refused):
    """Fewer characters than asked for."""

    message = N_("The password has %(length)s characters; at least %(least)s are needed.")


class PasswordTooLong(Refused):
    """More characters than are taken."""

    message = N_("A password has at most %(most)s characters.")


class PasswordCommon(Refused):
    """One of those that are tried first."""

    message = N_(
        "This password is among those that are tried first. Several words that do not belong together are best."
    )


class PasswordContainsLogin(Refused):
    """The login is part of the password."""

    message = N_("The password must not contain your number or address.")


class WrongCredentials(Refused):
    """No such account, or not its password: the two must look the same."""

    message = N_("The number or address and the password do not belong together.")


class AccountDisabled(Refused):
    """Said only to someone who knows the password."""

    message = N_("This account has been disabled. Please ask the organisers.")


class WrongPassword(Refused):
    """The current password, asked for again, is another one."""

    message = N_("This is not your current password.")


class TooManyTries(Refused):
    """Too many failed tries from this address."""

    message = N_("That was too many tries. Please wait %(minutes)s minutes, or ask the organisers for a new password.")
    status = 429


class LinkDead(NotFound):
    """The link for a new password was used, is too old, or never was."""

    message = N_("This link no longer works: it can be used once and for 30 minutes. Please ask for a new one.")


class LastAdministrator(Refused):
    """Nobody would be left who can grant roles."""

    message = N_("This is the last administrator. Make someone else administrator first.")


class UnknownRole(Refused):
    """There is no such role."""

    message = N_("There is no such role.")


class NoLinkForDisabled(Refused):
    """A disabled account cannot get a new password."""

    message = N_("The account is disabled. Enable it before you make a link for a new password.")
