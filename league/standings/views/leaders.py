"""What teams have done in a competition, and who leads in it."""

from flask import render_template
from flask.typing import ResponseReturnValue

from league.standings.access import access_competition
from league.standings.queries import competitions_beside, leaders_of
from league.standings.views.door import room
from league.web.policy import public


@room.get("/leaders/<competition>")
@public
def leaders(competition: str) -> ResponseReturnValue:
    """Best attack and defence, the highest wins, the longest runs, and every team's figures."""
    chosen = access_competition(competition)
    return render_template(
        "standings/leaders.html",
        competition=chosen,
        tabs=competitions_beside(chosen),
        leaders=leaders_of(chosen),
    )
