"""Why a table or a file cannot be read."""

from league.errors import N_, Refused


class TableEmpty(Refused):
    """Nothing but white space."""

    message = N_("There is no table here yet. Copy some rows in Excel or WPS and paste them.")


class TableTooLarge(Refused):
    """More text than anyone pastes by hand."""

    message = N_("This is too much text at once: at most %(most)s kB can be read.")


class TooManyRows(Refused):
    """More rows than are read at once."""

    message = N_("The table has %(found)s rows; at most %(most)s can be read at once.")


class TooManyColumns(Refused):
    """More columns than are read at once."""

    message = N_("A row of the table has %(found)s columns; at most %(most)s can be read.")


class Unreadable(Refused):
    """The file cannot be opened or read."""

    message = N_("The file %(file)s cannot be read.")


class NoSuchFile(Unreadable):
    """There is no such file."""

    message = N_("There is no file %(file)s.")


class IsFolder(Unreadable):
    """A folder was named where a file is meant."""

    message = N_("%(file)s is a folder, not a file.")


class TooLarge(Unreadable):
    """Larger than anything that is read here."""

    message = N_("The file %(file)s is larger than %(limit)s MB.")
