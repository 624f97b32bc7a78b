"""Points are given to a team of a group, or taken from it."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league.decisions.deeds import PointsDeed
from league.decisions.desk.room import Page, answer, ask, room
from league.decisions.forms import PointsForm
from league.errors import NotFound, Refused
from league.fixtures.forms import offered
from league.scoring.points import points_revision
from league.scoring.rules.points import steps_of
from league.standings.access import access_group
from league.standings.queries import GroupTable, group_table
from league.standings.queries.ties import STEP_WORDS
from league.web.filters import local
from league.web.policy import only, the_user


@room.get("/desk/groups/<int:group>/points")
@only("organiser")
def points(group: int) -> ResponseReturnValue:
    """Whom points are given or taken, how many, where they count, and why."""
    table = _table(group)
    form = _form(table)
    form.revision.data = str(points_revision(group))
    form.step.data = form.step.data or steps_of(table.facts.regulation.ranking)[0]
    return ask(_page(table, form))


@room.post("/desk/groups/<int:group>/points")
@only("organiser")
def store_points(group: int) -> ResponseReturnValue:
    """See what the points would change, then decide it."""
    table = _table(group)
    return answer(_page(table, _form(table)))


def _table(group_id: int) -> GroupTable:
    table = group_table(access_group(the_user(), group_id, "draw").id)
    if table is None:
        raise NotFound
    return table


def _form(table: GroupTable) -> PointsForm:
    form = PointsForm()
    form.team.choices = offered((row.face.public_id, local(row.face, "short_name")) for row in table.rows)
    form.step.choices = offered((step, _(STEP_WORDS[step])) for step in steps_of(table.facts.regulation.ranking))
    form.reason.flags.required = True
    return form


def _page(table: GroupTable, form: PointsForm) -> Page:
    ids = {row.face.public_id: row.face.id for row in table.rows}

    def deed() -> PointsDeed:
        known, number = form.revision.number, form.points.data or 0
        return PointsDeed(
            table.id,
            table.facts.competition_id,
            ids.get(form.team.data, 0),
            number if form.deed.data == "give" else -number,
            form.step.data,
            -1 if known is None else known,
            form.reason.data or "",
        )

    def conflict(refusal: Refused) -> None:
        if refusal.status == 409:
            form.revision.data = str(points_revision(table.id))

    return Page("decisions/points.html", form, deed, {"table": table}, conflict)
