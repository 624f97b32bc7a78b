"""Players one by one: add, change, take off the roster."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league.errors import Conflict, Refused
from league.registration import service
from league.registration.access import access_team
from league.registration.forms import ActForm, PlayerForm
from league.registration.queries import sheet
from league.registration.service import PlayerDetails
from league.registration.views.room import room
from league.registration.views.team import may, show_desk
from league.web.policy import signed_in, the_user


@room.get("/my/teams/<team>/players")
@signed_in
def players(team: str) -> ResponseReturnValue:
    """The desk; where a reader lands who reloads after a player was refused."""
    return show_desk(access_team(the_user(), team, "see").id)


@room.post("/my/teams/<team>/players")
@signed_in
def add(team: str) -> ResponseReturnValue:
    """Put one player onto the roster."""
    user = the_user()
    found = access_team(user, team, "edit")
    form = PlayerForm()
    if not form.validate_on_submit():
        return show_desk(found.id, adding=form, status=422)
    try:
        # A number tells two presses of the button from two players; without one the page's revision must.
        revision = None if form.number.data else form.revision.number
        about = {"actor": user.id, "revision": revision, "as_organiser": user.has("organiser")}
        service.add_player(found.id, _details(form), **about)
    except Refused as refusal:
        form.refuse(refusal)
        if isinstance(refusal, Conflict):
            form.revision.data = str(sheet(found.id).revision)
        return show_desk(found.id, adding=form, status=refusal.status)
    flash(_("%(name)s is on the roster.", name=form.name.data), "ok")
    return redirect(url_for("registration.team", team=team) + "#add", 303)


@room.get("/my/teams/<team>/players/<player>")
@signed_in
def player(team: str, player: str) -> ResponseReturnValue:
    """The desk with this player's card open."""
    found = access_team(the_user(), team, "see")
    sheet(found.id).player(player)
    return show_desk(found.id, focus=player)


@room.post("/my/teams/<team>/players/<player>")
@signed_in
def save(team: str, player: str) -> ResponseReturnValue:
    """Change one player."""
    user = the_user()
    found = access_team(user, team, "edit")
    sheet(found.id).player(player)
    form = PlayerForm(scope=f"p-{player}")
    if not form.validate_on_submit():
        return show_desk(found.id, editing=(player, form), status=422)
    try:
        service.edit_player(
            found.id,
            player,
            _details(form),
            actor=user.id,
            revision=form.revision.number,
            as_organiser=user.has("organiser"),
        )
    except Refused as refusal:
        form.refuse(refusal)
        if isinstance(refusal, Conflict):
            form.revision.data = str(sheet(found.id).revision)
        return show_desk(found.id, editing=(player, form), status=refusal.status)
    flash(_("%(name)s is saved.", name=form.name.data), "ok")
    return redirect(url_for("registration.team", team=team) + "#players", 303)


@room.get("/my/teams/<team>/players/<player>/removal")
@signed_in
def removal(team: str, player: str) -> ResponseReturnValue:
    """Ask before a player is taken off the roster."""
    return _show_removal(access_team(the_user(), team, "see").id, player, ActForm())


@room.post("/my/teams/<team>/players/<player>/removal")
@signed_in
def remove(team: str, player: str) -> ResponseReturnValue:
    """Take a player off the roster."""
    user = the_user()
    found = access_team(user, team, "edit")
    line = sheet(found.id).player(player)
    form = ActForm()
    try:
        service.remove_player(found.id, player, actor=user.id, as_organiser=user.has("organiser"))
    except Refused as refusal:
        form.refuse(refusal)
        return _show_removal(found.id, player, form, refusal.status)
    flash(_("%(name)s is off the roster.", name=line.name), "ok")
    return redirect(url_for("registration.team", team=team) + "#players", 303)


def _show_removal(team_id: int, player: str, form: ActForm, status: int = 200) -> ResponseReturnValue:
    seen = sheet(team_id)
    line = seen.player(player)
    return (
        render_template("registration/removal.html", sheet=seen, player=line, form=form, may_change=may(seen)),
        status,
    )


def _details(form: PlayerForm) -> PlayerDetails:
    return PlayerDetails(
        name=form.name.data or "",
        number=form.number.data or "",
        position=form.position.data or "",
        captain=bool(form.captain.data),
    )
