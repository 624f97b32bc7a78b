"""The referee's pages: his games, and the score of one of them from the first period to the confirmation."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league.errors import Refused
from league.scoring import reporting
from league.scoring.errors import AlreadyConfirmed, ResultConflict
from league.scoring.queries import own_games
from league.scoring.rules.results import result_of
from league.scoring.rules.state import FINAL
from league.scoring.statements import checked_reason, first_played, stand_still
from league.scoring.views.door import room
from league.scoring.views.entry import Entry
from league.web.policy import signed_in, the_user


@room.get("/my/games")
@signed_in
def mine() -> ResponseReturnValue:
    """The games this person officiates: what is to be reported first."""
    return render_template("scoring/mine.html", own=own_games(the_user().id))


@room.get("/games/<game>/score")
@signed_in
def score(game: str) -> ResponseReturnValue:
    """The score as it stands, to go on from; or the sentence that it is locked."""
    entry = Entry.open(the_user(), game, "score")
    if entry.state.state == FINAL:
        return render_template("scoring/locked.html", entry=entry)
    entry.form.fill(entry.state)
    return entry.form_page()


@room.post("/games/<game>/score")
@signed_in
def save(game: str) -> ResponseReturnValue:
    """Make the score so far public."""
    entry = Entry.open(the_user(), game, "score")
    form = entry.form
    if not form.validate():
        return entry.form_page(422)
    try:
        reporting.record(entry.game_id, form.base, form.typed, bonus=form.bonus, actor=the_user().id)
    except (ResultConflict, AlreadyConfirmed) as conflict:
        return _set_aside(entry, conflict)
    except Refused as refusal:
        form.refuse(refusal)
        return entry.form_page(refusal.status)
    a, b = form.so_far
    flash(_("The score so far is public: %(a)s:%(b)s.", a=a, b=b), "ok")
    return redirect(url_for("scoring.score", game=game), 303)


@room.post("/games/<game>/score/check")
@signed_in
def check(game: str) -> ResponseReturnValue:
    """Read it over once more. Nothing is stored yet."""
    entry = Entry.open(the_user(), game, "score")
    form = entry.form
    if not form.validate():
        return entry.form_page(422)
    try:
        stand_still(entry.state, form.base)
        if form.outcome == "final":
            first_played(entry.before)
        brought = entry.before.brought
        result = result_of(form.outcome, form.typed, entry.regulation, form.stated, brought=brought, bonus=form.bonus)
        checked_reason(form.reason.data or "", required=result.outcome != "final")
    except (ResultConflict, AlreadyConfirmed) as conflict:
        return _set_aside(entry, conflict)
    except Refused as refusal:
        form.refuse(refusal)
        return entry.form_page(refusal.status)
    return entry.check_page(result)


@room.post("/games/<game>/score/edit")
@signed_in
def edit(game: str) -> ResponseReturnValue:
    """Back from reading it over, with everything typed."""
    entry = Entry.open(the_user(), game, "score")
    entry.form.validate()
    return entry.form_page()


@room.post("/games/<game>/confirmation")
@signed_in
def confirm(game: str) -> ResponseReturnValue:
    """Make the result official and lock it."""
    user = the_user()
    entry = Entry.open(user, game, "score")
    form = entry.form
    if not form.validate():
        return entry.form_page(422)
    try:
        reporting.confirm(
            entry.game_id,
            form.base,
            form.outcome,
            form.typed,
            stated=form.stated,
            bonus=form.bonus,
            reason=form.reason.data or "",
            actor=user.id,
        )
    except (ResultConflict, AlreadyConfirmed) as conflict:
        return _set_aside(entry, conflict)
    except Refused as refusal:
        form.refuse(refusal)
        return entry.form_page(refusal.status)
    flash(_("Game %(number)s is confirmed and public.", number=entry.row.number), "ok")
    return redirect(url_for("scoring.mine" if entry.official else "scoring_desk.index"), 303)


def _set_aside(entry: Entry, conflict: Refused) -> ResponseReturnValue:
    """Show both results side by side; what could not be stored is kept in the journal."""
    form = entry.form
    reporting.set_aside(entry.game_id, form.base, form.typed, form.ending.data, bonus=form.bonus, actor=the_user().id)
    return entry.conflict_page(conflict)
