"""The organiser enters lots that were drawn, in a group or over the groups of a stage."""

from collections.abc import Callable
from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league.errors import NotFound, Refused
from league.registration.queries import TeamFace
from league.standings import service
from league.standings.access import access_group, access_stage
from league.standings.forms import LotsForm, lots_form
from league.standings.queries import LotsScope, lots_scope_across, lots_scope_of_group
from league.standings.views.door import reasons
from league.web.filters import local
from league.web.policy import Room, only, the_user

room = Room("standings_desk", __name__)


@room.get("/desk/groups/<int:group>/lots")
@only("organiser")
def lots(group: int) -> ResponseReturnValue:
    """The teams that share a rank, and the form for the order in which they were drawn."""
    return _show(_in_group(group))


@room.post("/desk/groups/<int:group>/lots")
@only("organiser")
def enter_lots(group: int) -> ResponseReturnValue:
    """Store the order that was drawn."""
    return _enter(_in_group(group), partial(service.draw_lots, group))


@room.get("/desk/stages/<int:stage>/lots")
@only("organiser")
def lots_across(stage: int) -> ResponseReturnValue:
    """The teams of different groups that nothing parts, and the form for the order in which they were drawn."""
    return _show(_across(stage))


@room.post("/desk/stages/<int:stage>/lots")
@only("organiser")
def enter_lots_across(stage: int) -> ResponseReturnValue:
    """Store the order that was drawn over the groups."""
    scope = _across(stage)
    return _enter(scope, partial(service.draw_lots_across, stage, scope.compared))


def _in_group(group_id: int) -> LotsScope:
    return _there(lots_scope_of_group(access_group(the_user(), group_id, "draw").id))


def _across(stage_id: int) -> LotsScope:
    return _there(lots_scope_across(access_stage(the_user(), stage_id, "draw").id, _asked("rank")))


def _there(scope: LotsScope | None) -> LotsScope:
    if scope is None:
        raise NotFound
    return scope


def _show(scope: LotsScope) -> ResponseReturnValue:
    tie = _tie(scope)
    form = _form(tie)
    form.revision.data = str(scope.revision)
    return _page(scope, tie, form)


def _enter(scope: LotsScope, draw: Callable[..., None]) -> ResponseReturnValue:
    user = the_user()
    tie = _tie(scope)
    form = _form(tie)
    if not form.validate():
        return _page(scope, tie, form, 422)
    ids = {face.public_id: face.id for face in tie}
    assert form.held_on.data is not None
    known = form.revision.number
    try:
        draw(
            [ids[public_id] for public_id in form.order],
            held_on=form.held_on.data,
            witness=form.witness.data or "",
            revision=-1 if known is None else known,
            actor=user.id,
        )
    except Refused as refusal:
        form.refuse(refusal)
        return _page(scope, tie, form, refusal.status)
    flash(_("The lots are entered. The standings and the bracket follow them."), "ok")
    return redirect(_standings(scope), 303)


def _asked(name: str) -> int | None:
    """A number of the address; None where there is none worth the name."""
    typed = request.args.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 3 else None


def _tie(scope: LotsScope) -> tuple[TeamFace, ...]:
    """The tie that the address names, else the first; empty where nothing is shared."""
    if not scope.finished:
        return ()
    chosen = scope.drawable.get(_asked("place" if scope.compared else "rank") or 0)
    return chosen or next(iter(scope.drawable.values()), ())


def _form(tie: tuple[TeamFace, ...]) -> LotsForm:
    return lots_form([(face.public_id, local(face, "short_name")) for face in tie])


def _standings(scope: LotsScope) -> str:
    """Where everybody sees what the lots decide."""
    slug, facts = scope.facts.competition_slug, scope.facts
    if not scope.compared:
        return url_for("standings.table", competition=slug) + f"#group-{facts.id}"
    return (
        url_for("standings.table", competition=slug, view="across", rank=scope.compared) + f"#across-{facts.stage_id}"
    )


def _here(scope: LotsScope, place: int) -> str:
    """The address of the form for one of the ties."""
    if not scope.compared:
        return url_for("standings_desk.lots", group=scope.facts.id, rank=place)
    return url_for("standings_desk.lots_across", stage=scope.facts.stage_id, rank=scope.compared, place=place)


def _page(scope: LotsScope, tie: tuple[TeamFace, ...], form: LotsForm, status: int = 200) -> ResponseReturnValue:
    place = next((place for place, teams in scope.drawable.items() if teams == tie), 0)
    page = render_template(
        "standings/lots.html",
        scope=scope,
        tie=tie,
        place=place,
        form=form,
        here=partial(_here, scope),
        standings=_standings(scope),
        steps=scope.steps(tie),
        why=reasons(scope.faces),
    )
    return page, status
