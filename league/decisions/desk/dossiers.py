"""What was decided, with the one press that takes it back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league.decisions import service
from league.decisions.access import access_decision
from league.decisions.desk.room import room
from league.decisions.forms import UndoForm
from league.decisions.models import Decision
from league.decisions.queries import decisions, lines_of, told
from league.errors import Refused
from league.scoring.queries import games_of_competition
from league.web.forms import done
from league.web.policy import only, the_user


@room.get("/desk/decisions/<decision>")
@only("organiser")
def show(decision: str) -> ResponseReturnValue:
    """What was decided and what everyone sees of it; undone from here."""
    found = access_decision(the_user(), decision, "see")
    why_not = service.why_not_undone(found.public_id) if found.undoing is None else None
    return _page(access_decision(the_user(), decision, "see"), UndoForm(), why_not)


@room.post("/desk/decisions/<decision>/undoing")
@only("organiser")
def take_back(decision: str) -> ResponseReturnValue:
    """Take it back: everything is as it was before."""
    found = access_decision(the_user(), decision, "undo")
    form = UndoForm()
    public_id = found.public_id
    status = done(form, lambda: service.undo(public_id, reason=form.reason.data or "", actor=the_user().id))
    if status == 303:
        flash(_("Undone. Standings, bracket and schedule are as they were before."), "ok")
        return redirect(url_for("decisions_desk.show", decision=decision), 303)
    return _page(access_decision(the_user(), decision, "see"), form, None, status)


def _page(found: Decision, form: UndoForm, why_not: Refused | None, status: int = 200) -> ResponseReturnValue:
    (line,) = lines_of([found])
    numbers = {change.number for change in line.effect.results} | set(line.kept)
    rows = [row for row in games_of_competition(found.competition_id) if row.number in numbers]
    page = render_template(
        "decisions/show.html",
        line=line,
        form=form,
        why_not=why_not.sentence if why_not else None,
        just_done="done" in request.args,
        rows=sorted(rows, key=lambda row: row.number),
        told=told(line.effect),
        latest=decisions(found.competition.slug).rows[:6],
    )
    return page, status
