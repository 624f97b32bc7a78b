"""Storing what somebody says about a game's score: gathered under the writer's lock, numbered by revision."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from league import clock
from league.competition.rules import Regulation
from league.errors import NotFound
from league.extensions import db
from league.fixtures.models import Game
from league.fixtures.queries import is_published, latest_events
from league.fixtures.rules.happenings import VOIDED
from league.scoring.errors import (
    AlreadyConfirmed,
    FirstGameOpen,
    GameIsVoid,
    NotPublished,
    ReasonMissing,
    ReasonTooLong,
    ResultConflict,
    TeamsUnknown,
)
from league.scoring.models import ResultEvent
from league.scoring.queries.bonus import regulation_for
from league.scoring.queries.legs import Before, before
from league.scoring.rules.bonus import bonus_from
from league.scoring.rules.results import REASON_MOST, Result
from league.scoring.rules.state import FINAL, GameState, periods_from, state_of


@dataclass(frozen=True)
class Said:
    """A game with everything that was said about its score so far."""

    game: Game
    state: GameState
    last: ResultEvent | None
    regulation: Regulation
    before: Before
    """What the first of two games on total score leaves to this one."""


def gather(game_id: int) -> Said:
    """The facts a statement is judged by; raises TeamsUnknown, NotPublished or GameIsVoid where a game can have no score."""
    game = db.session.get(Game, game_id)
    if game is None:
        raise NotFound
    if game.team_a_id is None or game.team_b_id is None:
        raise TeamsUnknown
    if not game.competition.imported and not is_published(game.stage_id):
        raise NotPublished
    if latest_events([game_id])[game_id].state == VOIDED:
        raise GameIsVoid
    events = list(
        db.session.scalars(select(ResultEvent).where(ResultEvent.game_id == game_id).order_by(ResultEvent.revision))
    )
    stands = state_of(events)
    return Said(
        game,
        stands,
        events[-1] if events else None,
        regulation_for(game, stands.bonus),
        before(game),
    )


def already_said(said: Said, revision: int, kinds: tuple[str, ...], result: Result, actor: int | None) -> bool:
    """Whether this very statement of this very person is stored: an answer was lost on the way, and he sent it again."""
    last = said.last
    if last is None or last.revision != revision + 1 or last.actor_id != actor or last.kind not in kinds:
        return False
    stored = Result(last.outcome, periods_from(last.periods), last.score_a, last.score_b, bonus_from(last.bonus))
    return stored == result


def first_played(before: Before) -> None:
    """Raise FirstGameOpen while the total of two games has nothing to add to."""
    if before.first_open:
        raise FirstGameOpen


def stand_on(said: Said, revision: int) -> None:
    """Raise ResultConflict unless this revision is the one that stands."""
    if said.state.revision != revision:
        raise ResultConflict(a=said.state.score_a or 0, b=said.state.score_b or 0)


def stand_still(now: GameState, revision: int) -> None:
    """Raise unless a referee may still report on this revision: not yet official, and nobody else was faster."""
    if now.state == FINAL:
        raise AlreadyConfirmed(a=now.score_a or 0, b=now.score_b or 0)
    if now.revision != revision:
        raise ResultConflict(a=now.score_a or 0, b=now.score_b or 0)


def state(said: Said, kind: str, result: Result, *, reason: str, actor: int | None) -> ResultEvent:
    """Store the next revision. The unique constraint has the last word about who was first."""
    event = ResultEvent(
        game_id=said.game.id,
        revision=said.state.revision + 1,
        kind=kind,
        outcome=result.outcome,
        periods=[list(points) for points in result.periods],
        bonus=[list(used) for used in result.bonus],
        score_a=result.score_a,
        score_b=result.score_b,
        at=clock.now(),
        actor_id=actor,
        reason=reason,
    )
    try:
        with db.session.begin_nested():
            db.session.add(event)
    except IntegrityError as problem:
        raise ResultConflict(a=said.state.score_a or 0, b=said.state.score_b or 0) from problem
    return event


def checked_reason(reason: str, *, required: bool) -> str:
    """The public reason, not too long, and there where it is needed."""
    reason = reason.strip()
    if required and not reason:
        raise ReasonMissing("reason")
    if len(reason) > REASON_MOST:
        raise ReasonTooLong("reason", found=len(reason), most=REASON_MOST)
    return reason


def score_words(result: Result | ResultEvent | GameState) -> str:
    """66:63, for the journal."""
    return f"{result.score_a}:{result.score_b}"
