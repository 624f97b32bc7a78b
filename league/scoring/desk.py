"""The organiser sees which results are missing, and those that are official; they are corrected in `decisions`."""

from flask import render_template
from flask.typing import ResponseReturnValue

from league.scoring.queries import confirmed_results, results_waiting
from league.scoring.queries import corrections as public_corrections
from league.web.policy import Room, only

room = Room("scoring_desk", __name__)


@room.get("/desk/results")
@only("organiser")
def index() -> ResponseReturnValue:
    """Results that are missing or not confirmed, then those that are."""
    return render_template(
        "scoring/desk.html",
        waiting=results_waiting(),
        confirmed=confirmed_results(),
        corrections=public_corrections(limit=20),
    )
