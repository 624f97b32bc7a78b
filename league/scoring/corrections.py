"""The organiser corrects an official result, with a public reason; the old one stays in the record. And what undoes it."""

from collections.abc import Sequence

from sqlalchemy import select

from league import clock
from league.errors import NotFound
from league.extensions import db, transaction
from league.fixtures.models import Game
from league.fixtures.service import reopen_game, take_back_game
from league.journal import service as journal
from league.scoring.errors import NothingChanged, NotYetConfirmed, StatedSince
from league.scoring.models import ResultEvent
from league.scoring.rules.bonus import Bonus
from league.scoring.rules.results import Result, Typed, result_of, totals_of
from league.scoring.rules.state import FINAL, LIVE, UNDONE, standing_of, state_of
from league.scoring.signals import result_confirmed
from league.scoring.statements import Said, already_said, checked_reason, gather, score_words, stand_on, state


def correct(
    game_id: int,
    revision: int,
    outcome: str,
    typed: Sequence[Typed],
    *,
    stated: Typed = (None, None),
    bonus: Bonus = (),
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
        result = _result(said, outcome, typed, stated, bonus)
        reason = checked_reason(reason, required=True)
        if already_said(said, revision, ("corrected",), result, actor):
            return said.state.revision
        stand_on(said, revision)
        old = said.state
        if Result(old.outcome, old.periods, old.score_a or 0, old.score_b or 0, old.bonus) == result:
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


def take_back(game_id: int, revision: int, *, reason: str, actor: int | None) -> int:
    """Undo the statement that made this revision; what stood before it stands again. Returns the new revision.

    Raises StatedSince if anything that was said later still stands. A game whose only result this was has not been
    played, and one that was live goes on.
    """
    with transaction():
        game = db.session.get(Game, game_id)
        if game is None:
            raise NotFound
        wanted = select(ResultEvent).where(ResultEvent.game_id == game_id).order_by(ResultEvent.revision)
        events = list(db.session.scalars(wanted))
        standing = standing_of(events)
        if not standing or standing[-1].revision != revision:
            raise StatedSince(number=game.number)
        old, event = state_of(events), _undoing(events[-1].revision + 1, standing, reason, actor)
        db.session.add(event)
        db.session.flush()
        now = state_of([*events, event])
        if old.state == FINAL and now.state == LIVE:
            reopen_game(game_id, reason, actor)
        elif old.state == FINAL and now.state != FINAL:
            take_back_game(game_id, reason, actor)
        journal.record(
            "result.undone",
            f"game:{game.public_id}",
            actor=actor,
            reason=reason,
            old=score_words(old),
            old_outcome=old.outcome,
            new=score_words(now) if now.score_a is not None else "",
            new_outcome=now.outcome,
            number=game.number,
        )
        result_confirmed.send(game_id=game_id)
        return event.revision


def _undoing(revision: int, standing: Sequence[ResultEvent], reason: str, actor: int | None) -> ResultEvent:
    """The row that takes back the last of these; it repeats what stands again, for readers of rows."""
    last, again = standing[-1], standing[-2] if len(standing) > 1 else None
    return ResultEvent(
        game_id=last.game_id,
        revision=revision,
        kind=UNDONE,
        outcome=again.outcome if again else "final",
        periods=again.periods if again else [],
        bonus=again.bonus if again else [],
        score_a=again.score_a if again else 0,
        score_b=again.score_b if again else 0,
        table_a=again.table_a if again else None,
        table_b=again.table_b if again else None,
        at=clock.now(),
        actor_id=actor,
        reason=reason,
        undoes_id=last.id,
    )


def _result(said: Said, outcome: str, typed: Sequence[Typed], stated: Typed, bonus: Bonus) -> Result:
    """The corrected result. An imported one never had periods, so its totals are enough."""
    empty = all(row == (None, None) for row in typed)
    if outcome == "final" and empty and not said.state.periods and said.state.outcome == "final":
        return totals_of(outcome, stated)
    return result_of(outcome, typed, said.regulation, stated, brought=said.before.brought, bonus=bonus)
