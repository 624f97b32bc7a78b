"""The referee reports: the score so far, then the result. After that nothing changes but by a correction."""

from collections.abc import Sequence

from league.extensions import db, transaction
from league.fixtures.service import begin_game, end_game
from league.journal import service as journal
from league.scoring.rules.bonus import Bonus
from league.scoring.rules.results import Result, Typed, result_of, score_so_far
from league.scoring.rules.state import SCHEDULED
from league.scoring.signals import result_confirmed
from league.scoring.statements import (
    Said,
    already_said,
    checked_reason,
    first_played,
    gather,
    score_words,
    stand_still,
    state,
)


def record(game_id: int, revision: int, typed: Sequence[Typed], *, bonus: Bonus = (), actor: int | None) -> int:
    """Make the score so far public; the game is live from the first time on. Returns the new revision."""
    with transaction():
        said = gather(game_id)
        result = score_so_far(typed, said.regulation, said.before.brought, bonus)
        if already_said(said, revision, ("recorded",), result, actor):
            return said.state.revision
        stand_still(said.state, revision)
        if said.state.state == SCHEDULED:
            begin_game(game_id, actor)
        event = state(said, "recorded", result, reason="", actor=actor)
        _journal("result.recorded", said, result, actor)
        return event.revision


def confirm(
    game_id: int,
    revision: int,
    outcome: str,
    typed: Sequence[Typed],
    *,
    stated: Typed = (None, None),
    bonus: Bonus = (),
    reason: str = "",
    actor: int | None,
) -> int:
    """Make the result official and lock it. Returns the new revision.

    `outcome` and `bonus` as in `ResultEvent`; a forfeit or default needs its public reason. Raises ResultConflict or AlreadyConfirmed
    if somebody else was faster; nothing is overwritten then. FirstGameOpen: the second of two games waits for the first.
    """
    with transaction():
        said = gather(game_id)
        if outcome == "final":
            first_played(said.before)
        result = result_of(outcome, typed, said.regulation, stated, brought=said.before.brought, bonus=bonus)
        reason = checked_reason(reason, required=outcome != "final")
        if already_said(said, revision, ("confirmed",), result, actor):
            return said.state.revision
        stand_still(said.state, revision)
        if said.state.state == SCHEDULED:
            begin_game(game_id, actor)
        event = state(said, "confirmed", result, reason=reason, actor=actor)
        end_game(game_id, actor)
        _journal("result.confirmed", said, result, actor, reason)
        db.session.flush()
        result_confirmed.send(game_id=game_id)
        return event.revision


def set_aside(
    game_id: int, revision: int, typed: Sequence[Typed], ending: str, *, bonus: Bonus = (), actor: int | None
) -> None:
    """Keep in the journal what could not be stored because somebody else was faster: nothing typed is lost."""
    with transaction():
        said = gather(game_id)
        journal.record(
            "result.set_aside",
            f"game:{said.game.public_id}",
            actor=actor,
            ending=ending,
            periods=[list(row) for row in typed],
            bonus=[list(used) for used in bonus],
            revision=revision,
        )


def _journal(deed: str, said: Said, result: Result, actor: int | None, reason: str = "") -> None:
    journal.record(
        deed,
        f"game:{said.game.public_id}",
        actor=actor,
        reason=reason,
        score=score_words(result),
        outcome=result.outcome,
        number=said.game.number,
    )
