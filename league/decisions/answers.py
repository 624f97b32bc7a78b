"""What follows for games that were played on a pairing that is no longer true: kept by decision, or replayed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from league import clock
from league.competition.models import Competition
from league.decisions.errors import Unanswered
from league.decisions.queries import see
from league.decisions.rules import Question, Seen
from league.decisions.rules.effect import compare
from league.decisions.steps import Step
from league.extensions import db
from league.fixtures.deciding import keep_pairing, replay_game
from league.fixtures.models import Game
from league.fixtures.queries import free_places
from league.scoring.queries import CourtFace
from league.scoring.queries.games import court_face
from league.standings.seating import after_result, seat_stage

KEEP, REPLAY = "keep", "replay"


@dataclass(frozen=True)
class Answer:
    """Keep the game as it was played, or replay it; a replay without a place is to be named later (待定)."""

    deed: str
    court_id: int | None = None
    starts_at: datetime | None = None


@dataclass(frozen=True)
class FreePlace:
    """Where a replay could be."""

    court_id: int
    court: CourtFace
    starts_at: datetime


@dataclass
class Asked:
    """One game that is in question, with its questions (one a side), and where it could be replayed."""

    game: str
    number: int
    questions: tuple[Question, ...]
    answer: Answer | None = None
    places: list[FreePlace] = field(default_factory=list)


def answer_questions(
    competition_id: int,
    before: Seen,
    answers: Mapping[str, Answer],
    *,
    reason: str,
    actor: int | None,
    strict: bool,
    look: Callable[[Asked, Game], None] | None = None,
) -> tuple[list[Step], list[Asked]]:
    """Do what was answered, by the public ids of the games, until no question is left that the deed raised.

    An answer may raise further questions: of a replayed quarter-final nobody has won yet. Raises Unanswered if `strict`,
    else what is not answered stays as it is. `look` is called with each game before anything is done to it.
    """
    steps: list[Step] = []
    asked: dict[str, Asked] = {}
    while (found := _next(competition_id, before, asked)) is not None:
        asked[found.game] = found
        game = db.session.scalars(select(Game).where(Game.public_id == found.game)).one()
        if look is not None:
            look(found, game)
        found.answer = answers.get(found.game)
        if found.answer is None:
            if strict:
                raise Unanswered(f"answer_{found.game}", number=found.number)
        else:
            steps.append(_do(found, game, found.answer, reason, actor))
        db.session.flush()
    return steps, list(asked.values())


def _next(competition_id: int, before: Seen, asked: Mapping[str, Asked]) -> Asked | None:
    """The first game in question that was not asked about yet; earlier rounds have lower numbers."""
    db.session.expire_all()
    competition = db.session.get_one(Competition, competition_id)
    games: dict[str, list[Question]] = {}
    for question in compare(before, see(competition)).questions:
        if question.game not in asked:
            games.setdefault(question.game, []).append(question)
    if not games:
        return None
    first = min(games.values(), key=lambda questions: questions[0].number)
    return Asked(first[0].game, first[0].number, tuple(first))


def _do(asked: Asked, game: Game, answer: Answer, reason: str, actor: int | None) -> Step:
    if answer.deed == KEEP:
        seats = {question.side: question.wanted for question in asked.questions}
        before = keep_pairing(game.id, seats, reason, actor)
        db.session.flush()
        # Whoever stays here by decision leaves its other place to the team that ought to have been here.
        seat_stage(game.stage_id)
        return {"kind": "kept", "game": game.id, "before": dict(before)}
    made = replay_game(game.id, reason, court_id=answer.court_id, starts_at=answer.starts_at, actor=actor)
    # Whoever won the old game sits nowhere by it any more.
    after_result(made)
    return {"kind": "replay", "game": game.id, "new": made}


def find_places(asked: Asked, game: Game) -> None:
    """Look where a replay would fit: it is made, asked about, and rolled back."""
    savepoint = db.session.begin_nested()
    try:
        made = replay_game(game.id, "?", court_id=None, starts_at=None, actor=None)
        after_result(made)
        db.session.flush()
        found = free_places(db.session.get_one(Game, made), clock.now())
        asked.places = [FreePlace(place.court.id, court_face(place.court), place.starts_at) for place in found]
    finally:
        savepoint.rollback()
        db.session.expire_all()
