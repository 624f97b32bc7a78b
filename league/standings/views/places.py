"""How a competition ended: the champion on the floor, and every team's place."""

from flask import render_template
from flask.typing import ResponseReturnValue

from league.standings.access import access_competition
from league.standings.queries import champions_before, competitions_beside, places_of
from league.standings.views.door import room
from league.web.policy import public


@room.get("/places/<competition>")
@public
def places(competition: str) -> ResponseReturnValue:
    """The final places, once the final is official; and who won before."""
    chosen = access_competition(competition)
    return render_template(
        "standings/places.html",
        competition=chosen,
        tabs=competitions_beside(chosen),
        places=places_of(chosen),
        earlier=champions_before(chosen.season),
    )
