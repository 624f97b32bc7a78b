"""Front page, health, style guide."""

from flask import render_template
from flask.typing import ResponseReturnValue

from league.web.policy import Room, public

room = Room("home", __name__)


@room.get("/")
@public
def front() -> ResponseReturnValue:
    """Who plays today, where, who won; the standings in brief; what comes next."""
    return render_template("home/front.html")
