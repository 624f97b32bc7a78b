"""The table of holidays as it is pasted or sent as a file."""

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField

from league.files.rules import MOST_BYTES
from league.web.forms import Form, Text


class CalendarForm(Form):
    """A table of three columns, from the clipboard or from a CSV file."""

    table = Text(_("Table"), most=MOST_BYTES, required=False)
    file = FileField(_("or a CSV file"))
