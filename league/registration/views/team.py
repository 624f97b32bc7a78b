"""The captain's desk: how far the team is, what comes next, its details, handing it in."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league import clock
from league.errors import N_, Conflict, Refused, Sentence
from league.registration import service
from league.registration.access import access_team
from league.registration.forms import ActForm, PlayerForm, TeamForm
from league.registration.queries import Sheet, sheet
from league.registration.rules.entry import DRAFT, EVENTS, RETURNED, STATES, captain_may_change
from league.registration.rules.roster import POSITIONS
from league.registration.views.room import room
from league.web.language import say_here
from league.web.policy import signed_in, the_user
from league.web.sections import sections_of_team


@dataclass(frozen=True)
class Next:
    """What the captain does next: a sentence and the one button that leads there."""

    sentence: Sentence
    label: Sentence | None = None
    url: str = ""


@room.get("/my/teams/<team>")
@signed_in
def team(team: str) -> ResponseReturnValue:
    """The captain's desk."""
    return show_desk(access_team(the_user(), team, "see").id)


@room.get("/my/teams/<team>/details")
@signed_in
def details(team: str) -> ResponseReturnValue:
    """The form with the team's names, people and strips."""
    seen = sheet(access_team(the_user(), team, "see").id)
    return _show_details(seen, TeamForm.of(seen.details, seen.revision))


@room.post("/my/teams/<team>/details")
@signed_in
def save_details(team: str) -> ResponseReturnValue:
    """Store the details; told apart where someone else stored others meanwhile."""
    user = the_user()
    found = access_team(user, team, "edit")
    form = TeamForm()
    if not form.validate_on_submit():
        return _show_details(sheet(found.id), form, 422)
    try:
        service.edit_team(
            found.id,
            form.details,
            actor=user.id,
            revision=form.revision.number,
            as_organiser=user.has("organiser"),
        )
    except Refused as refusal:
        form.refuse(refusal)
        seen = sheet(found.id)
        if isinstance(refusal, Conflict):
            form.revision.data = str(seen.revision)
        return _show_details(seen, form, refusal.status, differs=refusal.status == 409)
    flash(_("Saved."), "ok")
    return redirect(url_for("registration.team", team=team), 303)


@room.post("/my/teams/<team>/submission")
@signed_in
def submit(team: str) -> ResponseReturnValue:
    """Hand the team in."""
    user = the_user()
    found = access_team(user, team, "edit")
    form = ActForm()
    try:
        service.submit(found.id, actor=user.id, as_organiser=user.has("organiser"))
    except Refused as refusal:
        form.refuse(refusal)
        return show_desk(found.id, act=form, status=refusal.status)
    flash(_("Submitted. The organisers look at it now."), "ok")
    return redirect(url_for("registration.team", team=team), 303)


def show_desk(
    team_id: int,
    *,
    adding: PlayerForm | None = None,
    editing: tuple[str, PlayerForm] | None = None,
    act: ActForm | None = None,
    focus: str = "",
    status: int = 200,
) -> ResponseReturnValue:
    """The desk with the form in hand, if one came back with problems."""
    seen, user = sheet(team_id), the_user()
    may_change = may(seen)
    forms = {
        line.public_id: PlayerForm(
            formdata=None,
            scope=f"p-{line.public_id}",
            data={**vars(line), "revision": str(seen.revision)},
        )
        for line in seen.players
    }
    if editing is not None:
        forms[editing[0]] = editing[1]
    opened = focus or (editing[0] if editing else "")
    return (
        render_template(
            "registration/team.html",
            sheet=seen,
            may_change=may_change,
            as_organiser=user.has("organiser"),
            forms=forms,
            adding=adding or PlayerForm(formdata=None, data={"revision": str(seen.revision)}),
            problem=adding or (editing[1] if editing else None) or act,
            opened=opened,
            next=next_step(seen, may_change),
            states=STATES,
            events=EVENTS,
            positions=POSITIONS,
            elsewhere=sections_of_team(team_id),
        ),
        status,
    )


def may(seen: Sheet) -> bool:
    """Whether the signed-in person may change this team now."""
    after = seen.regulation.changes_after_deadline
    return the_user().has("organiser") or captain_may_change(
        seen.state, clock.now(), seen.competition.entries_until, after
    )


def next_step(seen: Sheet, may_change: bool) -> Next:
    """What comes next for this team."""
    if seen.state not in (DRAFT, RETURNED):
        return Next(_AFTER[seen.state])
    if not may_change:
        return Next(Sentence(N_("Entries are closed. If the team shall still take part, please ask the organisers.")))
    here = url_for("registration.team", team=seen.public_id)
    if not seen.missing:
        return Next(
            Sentence(N_("Everything is there. Submit the team to the organisers.")),
            Sentence(N_("To submitting")),
            f"{here}#submit",
        )
    first = seen.missing[0]
    if first.player is not None:
        # The address opens the player's card without JavaScript, wherever he stands in the list.
        target = url_for("registration.player", team=seen.public_id, player=first.player) + f"#p-{first.player}"
        return Next(first.sentence, Sentence(N_("Mend this player")), target)
    if first.field == "players":
        if len(seen.players) < seen.regulation.roster_min:
            paste = url_for("registration.paste", team=seen.public_id)
            return Next(first.sentence, Sentence(N_("Paste a table of players")), paste)
        return Next(first.sentence, Sentence(N_("To the players")), f"{here}#players")
    target = url_for("registration.details", team=seen.public_id) + f"#{first.field}"
    return Next(first.sentence, Sentence(N_("Fill it in")), target)


_AFTER = {
    "waiting": Sentence(N_("The organisers look at the team. You read here what they say.")),
    "approved": Sentence(N_("The team takes part. For changes please ask the organisers.")),
    "withdrawn": Sentence(N_("The entry was withdrawn.")),
    "disqualified": Sentence(N_("The team is out of the competition.")),
}


def _show_details(seen: Sheet, form: TeamForm, status: int = 200, *, differs: bool = False) -> ResponseReturnValue:
    stored = {}
    if differs:
        typed = form.details
        stored = {
            name: value
            for name, value in vars(seen.details).items()
            if isinstance(value, str) and value != getattr(typed, name)
        }
    return (
        render_template(
            "registration/details.html",
            sheet=seen,
            form=form,
            stored=stored,
            may_change=may(seen),
            closed=say_here(next_step(seen, may(seen)).sentence),
        ),
        status,
    )
