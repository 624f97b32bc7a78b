"""Front page, health, style guide."""

from flask import current_app, jsonify, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from league import clock
from league.errors import NotFound
from league.home import queries
from league.home.forms import SpecimenForm
from league.web.frame import current_frame
from league.web.policy import Room, public

room = Room("home", __name__)


@room.get("/")
@public
def front() -> ResponseReturnValue:
    """Who plays today, where, who won; the standings in brief; what comes next."""
    return render_template("home/front.html", front=queries.front(current_frame().season, clock.today()))


@room.get("/healthz")
@public
def health() -> ResponseReturnValue:
    """Whether the site and its database answer, for whoever watches over them."""
    try:
        queries.database_answers()
    except SQLAlchemyError as problem:
        current_app.logger.error("health: %s", type(problem).__name__)
        return jsonify(status="database unreachable"), 503
    return jsonify(status="ok")


@room.get("/styleguide")
@public
def styleguide() -> ResponseReturnValue:
    """Every part of the look in every state; only where the data are a demonstration."""
    if not current_app.config["SETTINGS"].demo:
        raise NotFound
    return render_template("home/styleguide.html", show=queries.specimens(), form=SpecimenForm.filled())
