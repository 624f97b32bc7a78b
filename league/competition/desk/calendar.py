"""Holidays and make-up workdays: the table, and taking one over from Excel, WPS or a file."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from league.competition import queries, service
from league.competition.desk.room import room, see
from league.competition.forms.calendar import CalendarForm
from league.competition.forms.parts import chosen_numbers
from league.competition.rules.calendar_days import KINDS, TypedDay, read_calendar
from league.errors import Refused
from league.files.rules import MOST_BYTES, MOST_ROWS, read_table, text_of
from league.web.policy import only, the_user


@room.get("/desk/calendar")
@only("organiser")
def calendar() -> ResponseReturnValue:
    """All days that are not what their weekday says, and the form that takes over a table."""
    return _page(CalendarForm())


@room.post("/desk/calendar")
@only("organiser")
def import_calendar() -> ResponseReturnValue:
    """Take over a table: all of it, or nothing and what is wrong with each row."""
    form = CalendarForm()
    if not form.validate():
        return _page(form, status=422)
    try:
        rows = read_calendar(read_table(_typed(form)))
    except Refused as refusal:
        form.refuse(refusal)
        return _page(form, status=refusal.status)
    if any(row.problem for row in rows):
        return _page(form, rows=rows, status=422)
    taken = service.import_days(rows, actor=the_user().id)
    flash(ngettext("%(num)s day was taken over.", "%(num)s days were taken over.", taken), "ok")
    return see(url_for("competition_desk.calendar"))


@room.post("/desk/calendar/removal")
@only("organiser")
def remove_calendar_days() -> ResponseReturnValue:
    """The days that were ticked are what their weekday says again."""
    gone = service.remove_days(chosen_numbers(request.form.getlist("day"), MOST_ROWS * 10), actor=the_user().id)
    if gone:
        flash(ngettext("%(num)s day was removed.", "%(num)s days were removed.", gone), "ok")
    else:
        flash(_("Nothing was ticked, so nothing was removed."), "bad")
    return see(url_for("competition_desk.calendar"))


def _typed(form: CalendarForm) -> str:
    """What was pasted; else what the file says, which is shown in the field from then on."""
    if not form.table.data and form.file.data:
        form.table.data = text_of(form.file.data.read(MOST_BYTES + 1))
        form.table.raw_data = None
    return form.table.data or ""


def _page(form: CalendarForm, *, rows: list[TypedDay] | None = None, status: int = 200) -> ResponseReturnValue:
    days = queries.calendar_days()
    page = render_template("competition/calendar.html", form=form, days=days, rows=rows or [], kinds=KINDS)
    return page, status
