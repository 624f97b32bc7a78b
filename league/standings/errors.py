"""What is refused here, each with its sentence."""

from league.errors import N_, Conflict, Refused


class NotJSON(Refused):
    """The file cannot be read as JSON at all."""

    message = N_("The file is not JSON: line %(line)s, column %(column)s.")


class NotText(Refused):
    """The file is not text in UTF-8."""

    message = N_("The file is not text in UTF-8.")


class BadNumber(Refused):
    """JSON knows neither NaN nor Infinity, and a number of thousands of digits is no score."""

    message = N_("The file holds a number that cannot be read: %(found)s.")


class TooDeep(Refused):
    """Lists in lists in lists: no case looks like that."""

    message = N_("The file is nested too deeply to be a list of cases.")


class Twice(Refused):
    """An object says the same field twice; which one is meant cannot be known."""

    message = N_("The file says the field %(found)s twice in one object.")


class BadCase(Refused):
    """What stands in a field of a case makes no sense."""

    message = N_("Case %(case)s, %(at)s: %(found)s is not %(wanted)s.")


class MissingField(BadCase):
    """A field that every case needs is not there."""

    message = N_("Case %(case)s, %(at)s is missing: it must be %(wanted)s.")


class DrawnGame(Refused):
    """A final game has a winner: extra periods are played until there is one."""

    message = N_("Case %(case)s, %(at)s: a final game cannot end in a draw (%(score)s).")


class DuplicateCase(Refused):
    """Two cases of a file have the same name."""

    message = N_("The name %(case)s is given to two cases.")


class GroupOpen(Refused):
    """While games are open, a shared rank may part by itself."""

    message = N_("Group %(group)s still has open games (%(open)s). Lots are drawn once all of them are official.")


class NothingShared(Refused):
    """No lots are needed."""

    message = N_("In group %(group)s no teams share a rank any more, so there is nothing to draw.")


class GroupsOpen(Refused):
    """While games of a group are open, other teams may come to be compared."""

    message = N_("These groups still have open games (%(open)s). Lots are drawn once all of them are official.")


class GroupsNotSettled(Refused):
    """The teams that are compared are not known before lots inside a group."""

    message = N_("In group %(name)s, %(teams)s share a rank, so the comparison is not settled.")


class NothingLevel(Refused):
    """No lots over groups are needed."""

    message = N_("No teams ranked %(rank)s in their groups are level any more, so there is nothing to draw.")


class TeamsDiffer(Refused):
    """The lots name other teams than those that share the rank."""

    message = N_("Put each of these teams in one place: %(teams)s.")


class LotsChanged(Conflict):
    """Somebody else entered lots, or a result was corrected, after the form was opened."""

    message = N_("The standings or the lots have changed in the meantime. Please look at them again.")


class BadAddress(Refused):
    """The id of a case cannot become the address of a competition."""

    message = N_("Case %(case)s: its id must hold a letter or a digit, so that it can become an address.")


class AlreadyImported(Refused):
    """Cases are imported once; nothing is overwritten."""

    message = N_("Case %(case)s: there is already a competition at the address %(slug)s. Nothing was imported.")


class BadTeamName(Refused):
    """A team's name that neither the database nor a page can hold."""

    message = N_("Case %(case)s: the team name %(team)s must have at most %(most)s characters that can be printed.")
