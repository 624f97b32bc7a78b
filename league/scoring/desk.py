"""The organiser sees which results are missing, and corrects those that are official."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league.errors import Refused
from league.scoring import corrections
from league.scoring.errors import NotYetConfirmed, ResultConflict
from league.scoring.queries import confirmed_results, results_waiting
from league.scoring.queries import corrections as public_corrections
from league.scoring.views.entry import Entry
from league.web.policy import Room, only, the_user

room = Room("scoring_desk", __name__)
PAGE = "scoring/correction.html"


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


@room.get("/desk/games/<game>/correction")
@only("organiser")
def correct(game: str) -> ResponseReturnValue:
    """The official result, to be changed."""
    entry = Entry.open(the_user(), game, "correct")
    if not entry.final:
        raise NotYetConfirmed
    entry.form.fill(entry.state)
    return entry.form_page(template=PAGE)


@room.post("/desk/games/<game>/correction")
@only("organiser")
def store_correction(game: str) -> ResponseReturnValue:
    """Put the corrected result in the place of the old one, in public."""
    user = the_user()
    entry = Entry.open(user, game, "correct")
    form = entry.form
    if not form.validate():
        return entry.form_page(422, PAGE)
    try:
        corrections.correct(
            entry.game_id,
            form.base,
            form.outcome,
            form.typed,
            stated=form.stated,
            bonus=form.bonus,
            reason=form.reason.data or "",
            actor=user.id,
        )
    except ResultConflict as conflict:
        return entry.conflict_page(conflict, correcting=True)
    except Refused as refusal:
        form.refuse(refusal)
        return entry.form_page(refusal.status, PAGE)
    flash(_("Game %(number)s is corrected. The correction is public.", number=entry.row.number), "ok")
    return redirect(url_for("scoring.game", game=game), 303)
