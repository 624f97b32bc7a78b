"""Two games on total score: what each of them knows of the other. Two queries for any number, none where there are none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from league.extensions import db
from league.fixtures.models import Game
from league.fixtures.queries import voided
from league.fixtures.rules.knockout import legs_of
from league.scoring.models import ResultEvent
from league.scoring.queries.faces import OtherLeg
from league.scoring.rules.results import ALONE, Points
from league.scoring.rules.series import Leg, Series, brought, leg_of, turned
from league.scoring.rules.state import FINAL, GameState, state_of

Place = tuple[int, int, int]
"""Stage, round and position: where a pair stands in a bracket."""


@dataclass(frozen=True)
class Before:
    """What a game begins with: the points of an earlier one, and whether that one is still open."""

    brought: Points | None = ALONE
    """None: this game may end level."""
    first_open: bool = False


def two_legged(game: Game) -> bool:
    """Whether this is one of two games on total score."""
    return game.stage.kind == "knock_out" and legs_of(game.round, game.stage.legs) > 1


def place_of(game: Game) -> Place:
    """Where the game's pair stands."""
    return game.stage_id, game.round, game.bracket_position


def before(game: Game) -> Before:
    """What the game begins with; two queries for the second of two games, none for any other."""
    if not two_legged(game):
        return Before()
    if game.leg == 1:
        return Before(None)
    first = next((one for one in _legs_at([game]) if one.leg == 1), None)
    leg = _leg(_states([first.id])[first.id]) if first else None
    return Before(brought(leg), first_open=leg is None)


def series_of(games: Sequence[Game]) -> dict[Place, Series]:
    """The two games of each pair of which one is given, as the side named first in the first of them sees it."""
    found = _legs_at(games)
    return _series(found, _states([game.id for game in found]))


def other_legs(games: Sequence[Game], scores: Mapping[int, GameState]) -> dict[int, OtherLeg]:
    """What the row of each of these games says of the other one of its pair."""
    chosen = [game for game in games if two_legged(game)]
    if not chosen:
        return {}
    legs = _legs_at(chosen)
    known = dict(scores) | _states([game.id for game in legs if game.id not in scores])
    series = _series(legs, known)
    other = {(place_of(game), game.leg): game for game in legs}
    return {
        game.id: _face(game, beside, known, series[place_of(game)])
        for game in chosen
        if (beside := other.get((place_of(game), 3 - game.leg)))
    }


def _face(game: Game, beside: Game, known: Mapping[int, GameState], series: Series) -> OtherLeg:
    own, other = known[game.id], known[beside.id]
    total = None
    if other.state == FINAL and own.score_a is not None and own.score_b is not None:
        total = own.score_a + (other.score_b or 0), own.score_b + (other.score_a or 0)
    winner = series.winner
    if winner and game.leg == 2:
        winner = "b" if winner == "a" else "a"
    final = other.state == FINAL
    return OtherLeg(
        beside.public_id,
        game.leg,
        (other.score_b or 0, other.score_a or 0) if final else None,
        total,
        winner,
    )


def _series(legs: Sequence[Game], known: Mapping[int, GameState]) -> dict[Place, Series]:
    at: dict[Place, dict[int, Leg | None]] = {}
    for game in legs:
        at.setdefault(place_of(game), {})[game.leg] = _leg(known[game.id])
    return {place: Series(both.get(1), turned(two) if (two := both.get(2)) else None) for place, both in at.items()}


def _leg(score: GameState) -> Leg | None:
    return leg_of((score.score_a or 0, score.score_b or 0), score.outcome) if score.state == FINAL else None


def _legs_at(games: Sequence[Game]) -> list[Game]:
    """All games of the pairs of which one is given, void ones left out."""
    wanted = {place_of(game) for game in games}
    stages = {stage for stage, _, _ in wanted}
    found = (
        db.session.scalars(select(Game).where(Game.stage_id.in_(stages), ~voided()).order_by(Game.leg))
        if stages
        else ()
    )
    return [game for game in found if place_of(game) in wanted]


def _states(game_ids: Sequence[int]) -> dict[int, GameState]:
    statements: dict[int, list[ResultEvent]] = {game_id: [] for game_id in game_ids}
    if game_ids:
        for event in db.session.scalars(select(ResultEvent).where(ResultEvent.game_id.in_(game_ids))):
            statements[event.game_id].append(event)
    return {game_id: state_of(said) for game_id, said in statements.items()}
