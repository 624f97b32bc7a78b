"""Entering a team; the list of one's own teams."""

from collections.abc import Sequence
from typing import Any, cast

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league import clock
from league.competition.queries import competitions_of, current_season, open_for_entry, regulation_of
from league.errors import N_, Refused, Sentence
from league.registration import service
from league.registration.forms import NewTeamForm
from league.registration.queries import CaptainsTeam, teams_of_captain
from league.registration.rules.entry import STATES
from league.registration.views.room import room
from league.web.cleaning import clean_line
from league.web.filters import local
from league.web.frame import Own
from league.web.policy import Visitor, signed_in, the_user


def own_work(user: Visitor) -> Sequence[Own]:
    """我的球队, with how many things wait there; nothing for those who register no team."""
    teams = _teams(user)
    if not teams:
        return ()
    only = len(teams) == 1
    url = url_for("registration.team", team=teams[0].face.public_id) if only else url_for("registration.mine")
    return (Own(Sentence(N_("My team")), url, sum(team.waits for team in teams), "people", "captain"),)


def _teams(user: Visitor) -> Sequence[CaptainsTeam]:
    """The person's teams, read once a request: the frame and the page both show them."""
    if "captains_teams" not in g:
        g.captains_teams = teams_of_captain(user.id)
    return cast(Sequence[CaptainsTeam], g.captains_teams)


@room.get("/my/teams")
@signed_in
def mine() -> ResponseReturnValue:
    """The teams that the signed-in person registers."""
    open_now = _open(organiser=False)
    teams = _teams(the_user())
    return render_template("registration/mine.html", teams=teams, open_now=open_now, states=STATES)


@room.get("/enter")
@signed_in
def enter() -> ResponseReturnValue:
    """The form for a new team."""
    form = _form()
    # A slug that is not offered chooses nothing.
    form.competition.data = clean_line(request.args.get("competition")) or None
    return _show(form)


@room.post("/enter")
@signed_in
def create() -> ResponseReturnValue:
    """Enter the team as a draft, or only draw its pennant."""
    form, user = _form(), the_user()
    if "preview" in request.form:
        return _show(form)
    if not form.validate_on_submit():
        return _show(form, 422)
    organiser = user.has("organiser")
    competition = next(one for one in _open(organiser=organiser) if one.slug == form.competition.data)
    try:
        team = service.create_team(competition.id, form.details, actor=user.id, captain=user.id, as_organiser=organiser)
    except Refused as refusal:
        form.refuse(refusal)
        return _show(form, refusal.status)
    flash(_("The team is a draft now. Next come its players."), "ok")
    return redirect(url_for("registration.team", team=team.public_id), 303)


def _open(*, organiser: bool) -> list[Any]:
    """The competitions this person may enter teams into; an organiser also after the deadline."""
    # The deadline's second belongs to the time in which teams may be entered.
    found = open_for_entry(clock.now().replace(microsecond=0))
    season = current_season()
    if organiser and season is not None:
        known = {competition.id for competition in found}
        found += [one for one in competitions_of(season) if one.id not in known and not one.imported]
    return found


def _form() -> NewTeamForm:
    form = NewTeamForm()
    form.offer({one.slug: local(one) for one in _open(organiser=the_user().has("organiser"))})
    return form


def _show(form: NewTeamForm, status: int = 200) -> ResponseReturnValue:
    found = _open(organiser=the_user().has("organiser"))
    chosen = next((one for one in found if one.slug == form.competition.data), found[0] if found else None)
    return (
        render_template(
            "registration/enter.html",
            form=form,
            open_now=found,
            chosen=chosen,
            regulation=regulation_of(chosen.id) if chosen else None,
        ),
        status,
    )
