"""The organiser corrects an official result, with a public reason; the old one stays in the record."""

from collections.abc import Sequence

from league.extensions import db, transaction
from league.journal import service as journal
from league.scoring.errors import NothingChanged, NotYetConfirmed
from league.scoring.rules.results import Result, Typed, result_of, totals_of
from league.scoring.rules.state import FINAL
from league.scoring.signals import result_confirmed
from league.scoring.statements import Said, already_said, checked_reason, gather, score_words, stand_on, state


def correct(
    game_id: int,
    revision: int,
    outcome: str,
    typed: Sequence[Typed],
    *,
    stated: Typed = (None, None),
    reason: str,
    actor: int | None,
) -> int:
    """Put another result in the place of the confirmed one. Returns the new revision.

    Raises ResultConflict if the game was corrected after the form was opened, NothingChanged if nothing differs.
    """
    with transaction():
        said = gather(game_id)
        if said.state.state != FINAL or said.last is None:
            raise NotYetConfirmed
        result = _result(said, outcome, typed, stated)
        reason = checked_reason(reason, required=True)
        if already_said(said, revision, ("corrected",), result, actor):
            return said.state.revision
        stand_on(said, revision)
        old = said.state
        if Result(old.outcome, old.periods, old.score_a or 0, old.score_b or 0) == result:
            raise NothingChanged
        event = state(said, "corrected", result, reason=reason, actor=actor)
        journal.record(
            "result.corrected",
            f"game:{said.game.public_id}",
            actor=actor,
            reason=reason,
            old=score_words(old),
            old_outcome=old.outcome,
            new=score_words(result),
            new_outcome=result.outcome,
            number=said.game.number,
        )
        db.session.flush()
        result_confirmed.send(game_id=game_id)
        return event.revision


def _result(said: Said, outcome: str, typed: Sequence[Typed], stated: Typed) -> Result:
    """The corrected result. An imported one never had periods, so its totals are enough."""
    empty = all(row == (None, None) for row in typed)
    if outcome == "final" and empty and not said.state.periods and said.state.outcome == "final":
        return totals_of(outcome, stated)
    return result_of(outcome, typed, said.regulation, stated, brought=said.before.brought)
