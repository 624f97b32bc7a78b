"""Refusals and failures as pages, or as JSON under /api: a sentence, what to do, never a trace."""

from contextlib import suppress
from urllib.parse import urlsplit

from flask import Flask, current_app, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError

from league.errors import N_, Busy, Conflict, Forbidden, NotFound, Refused, Sentence
from league.extensions import db
from league.web import frame
from league.web.language import say_here
from league.web.policy import current_user
from league.web.preferences import safe_next

_HTTP = {
    400: N_("This request could not be understood. Please go back and try again."),
    401: N_("Please sign in first."),
    403: Forbidden.message,
    404: NotFound.message,
    405: N_("This page cannot be used in that way."),
    409: Conflict.message,
    413: N_("This is more than the site takes at once."),
    429: N_("That was too many tries. Please wait a few minutes."),
    503: Busy.message,
}


class OldForm(Refused):
    """The form's token is missing or too old."""

    message = N_(
        "This form was open for too long, or was sent from elsewhere. Please go back, reload it and send it again."
    )
    status = 400


def show(sentence: Sentence, status: int) -> ResponseReturnValue:
    """The failure in the shape the client asked for. It does not fail a second time, whatever is broken."""
    text = say_here(sentence)
    headers = {"Retry-After": "5"} if status == 503 else {}
    try:
        current_user()
    except Exception:  # who is signed in is asked of the database, which may be what failed
        _do_without()
    if request.path.startswith("/api/"):
        return jsonify(error=text), status, headers
    values = {"status": status, "message": text, "back": _back()}
    try:
        page = render_template("errors/failure.html", **values)
    except Exception:  # so are the season and what waits
        current_app.logger.exception("the failure's own page failed")
        _do_without()
        page = render_template("errors/failure.html", **values)
    return page, status, headers


def _do_without() -> None:
    """Show the rest of this request to a visitor of a site without a season: nothing of it asks the database."""
    with suppress(Exception):
        db.session.rollback()
    g.visitor = None
    g.frame = frame.gather(visitor=None, season=None)


def _back() -> str:
    """The page of this site from which the reader came, or the front page."""
    came_from = urlsplit(request.referrer or "")
    if came_from.netloc != request.host:
        return "/"
    return safe_next(came_from.path + (f"?{came_from.query}" if came_from.query else ""))


def init_app(app: Flask) -> None:
    """Answer refusals, HTTP errors and mistakes of ours."""

    @app.errorhandler(Refused)
    def refused(refusal: Refused) -> ResponseReturnValue:
        return show(refusal.sentence, refusal.status)

    @app.errorhandler(CSRFError)
    def old_form(_error: CSRFError) -> ResponseReturnValue:
        return show(OldForm().sentence, 400)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> ResponseReturnValue:
        if isinstance(error, InternalServerError):
            return broken(error)
        code = error.code or 500
        if code < 400:
            return error
        return show(Sentence(_HTTP.get(code, _HTTP[400])), code)

    @app.errorhandler(OperationalError)
    def database(error: OperationalError) -> ResponseReturnValue:
        app.logger.error("database: %s", type(error.orig).__name__, exc_info=error)
        db.session.rollback()
        return show(Busy().sentence, 503)

    @app.errorhandler(500)
    def broken(_error: Exception) -> ResponseReturnValue:
        return show(Sentence(N_("Something went wrong on our side. It has been written down; please try again.")), 500)
