"""A team leaves a running competition: it withdraws, or it is disqualified."""

from typing import TYPE_CHECKING

from flask.typing import ResponseReturnValue

from league.competition.queries import regulation_of
from league.decisions.deeds import LeavingDeed
from league.decisions.desk.room import Page, answer, ask, room
from league.decisions.forms import LeavingForm
from league.errors import Refused
from league.registration.access import access_team
from league.registration.queries import face, sheet, state_of
from league.registration.rules.entry import APPROVED, STATES
from league.web.policy import only, the_user

if TYPE_CHECKING:
    from league.registration.models import Team


@room.get("/desk/teams/<team>/leaving")
@only("organiser")
def leaving(team: str) -> ResponseReturnValue:
    """How a team leaves, and why."""
    found = access_team(the_user(), team, "decide")
    form = LeavingForm()
    form.revision.data = str(found.revision)
    return ask(_page(found, form))


@room.post("/desk/teams/<team>/leaving")
@only("organiser")
def store_leaving(team: str) -> ResponseReturnValue:
    """See what its leaving would change, then decide it."""
    found = access_team(the_user(), team, "decide")
    return answer(_page(found, LeavingForm()))


def _page(team: "Team", form: LeavingForm) -> Page:
    form.reason.flags.required = True
    team_id = team.id

    def deed() -> LeavingDeed:
        known = form.revision.number
        return LeavingDeed(team, form.kind.data, -1 if known is None else known, form.reason.data or "")

    def conflict(refusal: Refused) -> None:
        if refusal.status == 409:
            form.revision.data = str(sheet(team_id).revision)

    shown = {
        "team": face(team),
        "competition": team.competition,
        "takes_part": state_of(team) == APPROVED,
        "state": STATES[state_of(team)],
        "policy": regulation_of(team.competition_id).withdrawal,
    }
    return Page("decisions/leaving.html", form, deed, shown, conflict)
