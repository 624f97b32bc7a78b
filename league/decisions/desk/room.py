"""The desk's room, and the one way in which a decision is looked at and pressed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from league.decisions import rehearsing, service
from league.decisions.answers import KEEP, REPLAY, Answer
from league.decisions.deeds import Deed
from league.decisions.queries import told
from league.decisions.rehearsing import Preview
from league.errors import NotFound, Refused
from league.fixtures.errors import Clashing
from league.registration.queries import faces
from league.web.forms import Form
from league.web.policy import Room, the_user

room = Room("decisions_desk", __name__)
_MOST_ANSWERS = 200


@dataclass(frozen=True)
class Page:
    """A page of a decision: its template, its form, what the form asks for, and what else the template shows."""

    template: str
    form: Form
    deed: Callable[[], Deed]
    shown: Mapping[str, Any]
    refused: Callable[[Refused], ResponseReturnValue | None] = lambda _refusal: None
    """Another page for this refusal, or None."""


def ask(page: Page) -> ResponseReturnValue:
    """The form, before anything was typed."""
    return _render(page, None, 200)


def answer(page: Page) -> ResponseReturnValue:
    """Show the effect of what was typed; or, where it was shown and the button was pressed, do it."""
    form = page.form
    if not form.validate():
        return _render(page, None, 422)
    answers, status = answers_of(request.form), 200
    try:
        deed = page.deed()
        if request.form.get("do") == "apply":
            done = service.decide(deed, seen_as=request.form.get("seen", ""), answers=answers, actor=the_user().id)
            return redirect(url_for("decisions_desk.show", decision=done, done=1), 303)
        return _render(page, _look(deed, answers), status)
    except NotFound:
        raise
    except Refused as refusal:
        other = page.refused(refusal)
        if other is not None:
            return other
        form.refuse(refusal)
        return _render(page, _again(page, refusal, answers), refusal.status, unanswered=refusal.field or "")


def _look(deed: Deed, answers: Mapping[str, Answer]) -> Preview:
    """The effect; before a reason was written too, for one looks first."""
    return rehearsing.preview(deed if deed.reason.strip() else replace(deed, reason="?"), answers)  # type: ignore[type-var]


def _again(page: Page, refusal: Refused, answers: Mapping[str, Answer]) -> Preview | None:
    """The effect beside a refusal, where there is one: of what was typed, upon what is stored now."""
    if isinstance(refusal, Clashing):
        answers = {game: replace(given, court_id=None, starts_at=None) for game, given in answers.items()}
    try:
        return _look(page.deed(), answers)
    except NotFound:
        raise
    except Refused:
        return None


def _render(page: Page, preview: Preview | None, status: int, *, unanswered: str = "") -> ResponseReturnValue:
    known = faces(preview.effect.concerned) if preview else {}
    shown = render_template(
        page.template,
        form=page.form,
        preview=preview,
        faces=known,
        told=told(preview.effect) if preview else None,
        unanswered=unanswered,
        chosen=answers_of(request.form),
        typed=request.method == "POST",
        **page.shown,
    )
    return shown, status


def answers_of(sent: Mapping[str, str]) -> dict[str, Answer]:
    """What was said about games in question: `answer_<game>` keep or replay, `place_<game>` court@instant or nothing."""
    found: dict[str, Answer] = {}
    for name in list(sent)[:_MOST_ANSWERS]:
        if not name.startswith("answer_"):
            continue
        game, deed = name.removeprefix("answer_"), sent[name]
        if deed == KEEP:
            found[game] = Answer(KEEP)
        elif deed == REPLAY:
            found[game] = Answer(REPLAY, *_place(sent.get(f"place_{game}", "")))
    return found


def _place(text: str) -> tuple[int | None, datetime | None]:
    """A place as it was chosen; what cannot be read is no place, to be named later."""
    court, _, instant = text.partition("@")
    try:
        starts_at = datetime.fromisoformat(instant)
    except ValueError:
        return None, None
    if not (court.isascii() and court.isdigit() and len(court) < 10) or starts_at.tzinfo is None:
        return None, None
    return int(court), starts_at
