"""更正与裁定: what was decided, for everyone to read."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from league.decisions.queries import decided_competitions, decisions
from league.web.policy import Room, public

room = Room("decisions", __name__)


@room.get("/decisions")
@public
def index() -> ResponseReturnValue:
    """Corrections and decisions, newest first, undoings included; of one competition with ?competition=."""
    competitions = decided_competitions()
    wanted = request.args.get("competition", "")
    chosen = next((one for one in competitions if one.slug == wanted), None)
    page = request.args.get("page", "1")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 7 else 1
    return render_template(
        "decisions/index.html",
        found=decisions(chosen.slug if chosen else "", page=number),
        chosen=chosen,
        competitions=competitions,
    )
