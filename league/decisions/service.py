"""Deciding and undoing: one press does all of it in one transaction, with its dossier and its line in the journal."""

from collections.abc import Mapping

from sqlalchemy import select

from league import clock
from league.decisions.answers import Answer, answer_questions
from league.decisions.deeds import Deed
from league.decisions.errors import AlreadyUndone, AskedOtherwise, NoSuchDecision, NotPreviewed, Overtaken, PlayedOn
from league.decisions.models import Decision, DecisionUndo
from league.decisions.rehearsing import compare, rolled_back, seen
from league.decisions.rules import Effect
from league.decisions.rules.stored import effect_to_json, fingerprint
from league.decisions.steps import undo_steps
from league.errors import Refused
from league.extensions import db, transaction
from league.fixtures.models import Game
from league.fixtures.queries import latest_events
from league.fixtures.rules.happenings import BEGUN, ENDED
from league.journal import service as journal


def decide(deed: Deed, *, seen_as: str, answers: Mapping[str, Answer] | None = None, actor: int | None) -> str:
    """Do what was previewed, and what was answered to its questions; returns the public id of the dossier.

    `seen_as` is the fingerprint of the preview: where the effect is another one by now, Overtaken. Raises Unanswered, and
    what the deed raises. The same press once more does nothing and returns the same dossier.
    """
    with transaction() as session:
        done = _done_before(deed, actor)
        if done is not None:
            return done
        if not seen_as:
            raise NotPreviewed
        competition_id, subject, asked, reason = deed.competition_id, deed.subject, deed.asked, deed.reason.strip()
        before = seen(competition_id)
        steps = list(deed.apply(actor))
        now = fingerprint(asked, compare(before, seen(competition_id)))
        if now != seen_as:
            raise Overtaken if now.partition(".")[0] == seen_as.partition(".")[0] else AskedOtherwise
        answered, questions = answer_questions(
            competition_id, before, answers or {}, reason=reason, actor=actor, strict=True
        )
        effect = compare(before, seen(competition_id))
        given = {q.game: q.answer.deed for q in questions if q.answer is not None}
        dossier = Decision(
            competition_id=competition_id,
            kind=deed.kind,
            subject=subject,
            asked={**asked, "answers": given, "numbers": {question.game: question.number for question in questions}},
            effect=effect_to_json(effect),
            undo={"steps": [dict(step) for step in (*steps, *answered)], "games": _paired(effect)},
            reason=reason,
            at=clock.now(),
            actor_id=actor,
        )
        session.add(dossier)
        session.flush()
        journal.record(f"decision.{deed.kind}", subject, actor=actor, reason=reason, decision=dossier.public_id)
        return dossier.public_id


def undo(public_id: str, *, reason: str = "", actor: int | None) -> None:
    """Take a decision back: what it changed is as it was. Raises AlreadyUndone, and why it cannot be undone any more."""
    with transaction() as session:
        dossier = _dossier(public_id)
        if dossier.undoing is not None:
            raise AlreadyUndone
        _take_back(dossier, reason.strip(), actor)
        dossier = _dossier(public_id)
        session.add(DecisionUndo(decision_id=dossier.id, at=clock.now(), actor_id=actor, reason=reason.strip()))
        session.flush()
        journal.record("decision.undone", dossier.subject, actor=actor, reason=reason.strip(), decision=public_id)


def why_not_undone(public_id: str) -> Refused | None:
    """Why a decision cannot be undone any more, or None: it is tried and rolled back."""
    try:
        with rolled_back():
            dossier = _dossier(public_id)
            if dossier.undoing is not None:
                return AlreadyUndone()
            _take_back(dossier, "?", None)
    except Refused as refusal:
        return refusal
    return None


def _take_back(dossier: Decision, reason: str, actor: int | None) -> None:
    """Undo its steps. What was played since on what it changed would be rewritten, so then it is refused."""
    competition_id, steps = dossier.competition_id, list(dossier.undo["steps"])
    own = {step["game"] for step in steps if step["kind"] in ("result", "kept", "replay")}
    changed = select(Game).where(Game.public_id.in_(dossier.undo["games"])).order_by(Game.number)
    games = [game for game in db.session.scalars(changed) if game.id not in own]
    happened = latest_events([game.id for game in games])
    for game in games:
        if happened[game.id].state in (BEGUN, ENDED):
            raise PlayedOn(number=game.number)
    before = seen(competition_id)
    undo_steps(steps, _told(reason, dossier), actor)
    for question in compare(before, seen(competition_id)).questions:
        raise PlayedOn(number=question.number)


def _told(reason: str, dossier: Decision) -> str:
    """The reason that stands in the rows of the rooms: an undoing needs none, they do."""
    return reason or dossier.reason or "?"


def _paired(effect: Effect) -> list[str]:
    """The games whose pairing it changed."""
    return list(dict.fromkeys(change.game for change in effect.seats))


def _done_before(deed: Deed, actor: int | None) -> str | None:
    """The dossier of the very same press: the same person asked for the same thing upon the same revision."""
    found = db.session.scalars(
        select(Decision)
        .where(
            Decision.competition_id == deed.competition_id,
            Decision.kind == deed.kind,
            Decision.subject == deed.subject,
            Decision.actor_id == actor,
        )
        .order_by(Decision.id.desc())
        .limit(1)
    ).first()
    if found is None or found.undoing is not None:
        return None
    asked = {name: value for name, value in found.asked.items() if name not in ("answers", "numbers")}
    return found.public_id if asked == deed.asked and found.reason == deed.reason.strip() else None


def _dossier(public_id: str) -> Decision:
    found = db.session.scalars(select(Decision).where(Decision.public_id == public_id)).first()
    if found is None:
        raise NoSuchDecision
    return found
