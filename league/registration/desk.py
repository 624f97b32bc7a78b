"""The organiser approves teams or returns them."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from league.competition.queries import seasons
from league.errors import NotFound, Refused
from league.registration import service
from league.registration.access import access_team
from league.registration.forms import ReasonForm
from league.registration.queries import (
    counts_by_state,
    namesakes,
    next_waiting,
    sheet,
    state_of,
    team_rows,
    waiting_teams_count,
)
from league.registration.rules.entry import ALLOWED_FROM, APPROVED, EVENTS, STANDARD_REASONS, STATES, WAITING
from league.registration.rules.roster import POSITIONS
from league.web.cleaning import clean_line
from league.web.language import say_here
from league.web.policy import Room, only, the_user

room = Room("registration_desk", __name__)
_MOST_AT_ONCE = 100
ALL = "all"


def waiting_teams() -> int:
    """How many teams wait for an organiser, for the desk's list of what waits."""
    return waiting_teams_count()


@room.get("/desk/teams")
@only("organiser")
def index() -> ResponseReturnValue:
    """The teams, filtered by what stands in the address; without a state those that wait."""
    return _list(ReasonForm(formdata=None))


@room.post("/desk/teams")
@only("organiser")
def decide() -> ResponseReturnValue:
    """Approve or return all ticked teams. Each on its own: one that cannot be decided does not hold up the others."""
    form, user = ReasonForm(), the_user()
    ticked = list(dict.fromkeys(request.form.getlist("team")))[:_MOST_AT_ONCE]
    reason = _reason(form)
    returning = request.form.get("deed") == "return"
    if not ticked:
        form.form_errors.append(_("Tick the teams first."))
    if not form.validate() or (returning and not reason):
        if returning and not reason:
            form.reason.errors = [*form.reason.errors, _("Please give a reason; the captain reads it.")]
        return _list(form, ticked, 422)
    if form.form_errors:
        return _list(form, ticked, 422)
    done = 0
    for public_id in ticked:
        try:
            team = access_team(user, public_id, "decide")
            name = team.short_name
            if returning:
                service.return_team(team.id, reason, actor=user.id)
            else:
                service.approve(team.id, actor=user.id)
            done += 1
        except NotFound:
            flash(_("One of the ticked teams is gone."), "bad")
        except Refused as refusal:
            flash(_("%(team)s: %(problem)s", team=name, problem=say_here(refusal.sentence)), "bad")
    if done:
        flash(_told(returning, done), "ok")
    return redirect(url_for("registration_desk.index", **_filters()), 303)


@room.get("/desk/teams/<team>")
@only("organiser")
def show(team: str) -> ResponseReturnValue:
    """Everything of one team, and what can be decided about it."""
    return _one(access_team(the_user(), team, "decide").id, ReasonForm(formdata=None))


@room.post("/desk/teams/<team>/approval")
@only("organiser")
def approve(team: str) -> ResponseReturnValue:
    """Let the team take part."""
    return _decide(team, lambda found, form: _approve(found.id, form), _("Approved."))


@room.post("/desk/teams/<team>/return")
@only("organiser")
def send_back(team: str) -> ResponseReturnValue:
    """Return the team to its captain."""
    return _decide(team, _with_reason(service.return_team), _("Returned. The captain reads the reason on his desk."))


@room.post("/desk/teams/<team>/reopening")
@only("organiser")
def reopen(team: str) -> ResponseReturnValue:
    """Let the captain change the team again."""
    return _decide(team, _with_reason(service.reopen_team), _("Opened again. The captain may change the team now."))


@room.post("/desk/teams/<team>/withdrawal")
@only("organiser")
def withdraw(team: str) -> ResponseReturnValue:
    """Take the entry out; of a team that takes part, only after what it changes was seen."""
    if state_of(access_team(the_user(), team, "decide")) == APPROVED:
        return redirect(url_for("decisions_desk.leaving", team=team), 303)
    return _decide(team, _with_reason(service.withdraw_team), _("The entry is withdrawn."))


def _approve(team_id: int, form: ReasonForm) -> None:
    service.approve(team_id, actor=the_user().id, revision=form.revision.number)


def _with_reason(deed: Callable[..., None]) -> Callable[[Any, ReasonForm], None]:
    def act(found: Any, form: ReasonForm) -> None:
        deed(found.id, _reason(form), actor=the_user().id, revision=form.revision.number)

    return act


def _decide(team: str, act: Callable[[Any, ReasonForm], None], told: str) -> ResponseReturnValue:
    found = access_team(the_user(), team, "decide")
    form = ReasonForm()
    if not form.validate():
        return _one(found.id, form, 422)
    try:
        act(found, form)
    except Refused as refusal:
        form.refuse(refusal)
        return _one(found.id, form, refusal.status)
    flash(told, "ok")
    return redirect(url_for("registration_desk.show", team=team), 303)


def _reason(form: ReasonForm) -> str:
    """The ticked sentences and the organiser's own, as the captain will read them."""
    return "\n".join([*(_(STANDARD_REASONS[key]) for key in form.chosen()), *filter(None, [form.reason.data])])


def _told(returning: bool, done: int) -> str:
    if returning:
        return ngettext("%(num)s team is returned.", "%(num)s teams are returned.", done)
    return ngettext("%(num)s team is approved.", "%(num)s teams are approved.", done)


def _filters() -> dict[str, Any]:
    """What stands in the address, as far as it makes sense."""
    wanted = {
        "competition": clean_line(request.args.get("competition"))[:60],
        "q": clean_line(request.args.get("q"))[:60],
    }
    state = request.args.get("state", "")
    wanted["state"] = state if state in STATES or state == ALL else ""
    return {name: value for name, value in wanted.items() if value}


def _list(form: ReasonForm, ticked: Sequence[str] = (), status: int = 200) -> ResponseReturnValue:
    chosen = _filters()
    slug, q, state = chosen.get("competition", ""), chosen.get("q", ""), chosen.get("state", WAITING)
    page = request.args.get("page", "1")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 7 else 1
    rows = team_rows(competition=slug, state="" if state == ALL else state, q=q, page=number)
    return (
        render_template(
            "registration/desk-list.html",
            form=form,
            page=rows,
            counts=counts_by_state(competition=slug, q=q),
            chosen=chosen,
            state=state,
            states=STATES,
            seasons=seasons(),
            ticked=set(ticked),
        ),
        status,
    )


def _one(team_id: int, form: ReasonForm, status: int = 200) -> ResponseReturnValue:
    seen = sheet(team_id)
    before, after = next_waiting(team_id)
    form.revision.data = str(seen.revision)
    return (
        render_template(
            "registration/desk-team.html",
            sheet=seen,
            form=form,
            before=before,
            after=after,
            namesakes=namesakes(team_id),
            states=STATES,
            events=EVENTS,
            positions=POSITIONS,
            possible={kind for kind, states in ALLOWED_FROM.items() if seen.state in states},
        ),
        status,
    )
