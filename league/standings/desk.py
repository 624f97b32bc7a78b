"""The organiser enters lots that were drawn."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league.errors import NotFound, Refused
from league.registration.queries import TeamFace
from league.standings import service
from league.standings.access import access_group
from league.standings.forms import LotsForm, lots_form
from league.standings.queries import GroupTable, group_table
from league.web.filters import local
from league.web.policy import Room, only, the_user

room = Room("standings_desk", __name__)


@room.get("/desk/groups/<int:group>/lots")
@only("organiser")
def lots(group: int) -> ResponseReturnValue:
    """The teams that share a rank, and the form for the order in which they were drawn."""
    table = _table(group)
    tie = _tie(table)
    form = _form(tie)
    form.revision.data = str(len(table.facts.lots))
    return _page(table, tie, form)


@room.post("/desk/groups/<int:group>/lots")
@only("organiser")
def enter_lots(group: int) -> ResponseReturnValue:
    """Store the order that was drawn."""
    user = the_user()
    table = _table(group)
    tie = _tie(table)
    form = _form(tie)
    if not form.validate():
        return _page(table, tie, form, 422)
    ids = {face.public_id: face.id for face in tie}
    assert form.held_on.data is not None
    known = form.revision.number
    try:
        service.draw_lots(
            group,
            [ids[public_id] for public_id in form.order],
            held_on=form.held_on.data,
            witness=form.witness.data or "",
            revision=-1 if known is None else known,
            actor=user.id,
        )
    except Refused as refusal:
        form.refuse(refusal)
        return _page(table, tie, form, refusal.status)
    flash(_("The lots are entered. The standings and the bracket follow them."), "ok")
    return redirect(url_for("standings.table", competition=table.facts.competition_slug) + f"#group-{group}", 303)


def _table(group_id: int) -> GroupTable:
    table = group_table(access_group(the_user(), group_id, "draw").id)
    if table is None:
        raise NotFound
    return table


def _tie(table: GroupTable) -> tuple[TeamFace, ...]:
    """The tie that ?rank= names, else the first; empty where no rank is shared."""
    if not table.finished:
        return ()
    chosen = [teams for rank, teams in table.drawable.items() if str(rank) == request.args.get("rank")]
    return (chosen or list(table.drawable.values()) or [()])[0]


def _form(tie: tuple[TeamFace, ...]) -> LotsForm:
    return lots_form([(face.public_id, local(face, "short_name")) for face in tie])


def _page(table: GroupTable, tie: tuple[TeamFace, ...], form: LotsForm, status: int = 200) -> ResponseReturnValue:
    return render_template("standings/lots.html", table=table, tie=tie, form=form), status
