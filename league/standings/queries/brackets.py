"""The bracket of a competition: its games as boxes and as rows, and where its first teams come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from league.competition.models import Competition, Group, Stage
from league.errors import Sentence
from league.extensions import db
from league.fixtures.models import Game, Seat
from league.fixtures.queries import voided
from league.fixtures.rules.knockout import BEST, FINAL, RANK, order_of_play
from league.fixtures.rules.naming import game_name
from league.registration.queries import TeamFace, faces
from league.scoring.queries import GameRow, Side, published
from league.scoring.queries.games import rows_where
from league.standings.rules.bracket import Drawing, Key, can_draw, leads_to
from league.standings.rules.layouts import tall, wide


@dataclass(frozen=True)
class BoxSide:
    """One side of a box: its team or where it comes from, its points in each game, and what they add up to."""

    team: TeamFace | None
    place: Sentence | None
    scores: tuple[int | None, ...]
    total: int | None
    won: bool


@dataclass(frozen=True)
class Pairing:
    """What a box of the bracket shows: one game, or two on total score."""

    rows: tuple[GameRow, ...]
    a: BoxSide
    b: BoxSide

    @property
    def row(self) -> GameRow:
        """The game the box leads to: the first that is not over, else the last."""
        return next((row for row in self.rows if row.state != "final"), self.rows[-1])

    @property
    def figures(self) -> tuple[tuple[int, int], ...]:
        """The score of each game that has one, side a first."""
        both = zip(self.a.scores, self.b.scores, strict=True)
        return tuple((a, b) for a, b in both if a is not None and b is not None)

    @property
    def name(self) -> Sentence:
        """八强①, whichever of its games is meant."""
        return game_name(self.row.round, self.row.bracket_position)

    @property
    def decided(self) -> tuple[BoxSide, BoxSide] | None:
        """Winner and loser."""
        return (self.a, self.b) if self.a.won else (self.b, self.a) if self.b.won else None


@dataclass(frozen=True)
class Bracket:
    """A knock-out stage: its games in the order of play, and its drawings, if it can be drawn."""

    stage: str
    stage_en: str
    rows: tuple[GameRow, ...]
    pairs: Mapping[Key, Pairing]
    wide: Drawing | None
    tall: Drawing | None
    legs: int

    @property
    def played(self) -> int:
        """How many games have their official result."""
        return sum(1 for row in self.rows if row.state == "final")

    @property
    def champion(self) -> TeamFace | None:
        """Who won the final."""
        final = self.pairs.get((FINAL, 1))
        return final.decided[0].team if final and final.decided else None

    def follows(self, key: Key, team: TeamFace | None) -> tuple[Pairing, BoxSide] | None:
        """What the winner of a game plays next and against whom; None after the last."""
        following = self.pairs.get(leads_to(key) or (0, 0))
        if following is None or team is None:
            return None
        return following, following.b if following.a.team == team else following.a


@dataclass(frozen=True)
class Source:
    """A group whose first teams go into the bracket: those that are seated, and when its last game is.

    Without a group: the best of those ranked next, over all groups; their rank stands once for each of them.
    """

    group: str
    ranks: tuple[int, ...]
    teams: tuple[TeamFace, ...]
    last_game: datetime | None

    @property
    def settled(self) -> bool:
        """Whether all of its seats are taken."""
        return len(self.teams) == len(self.ranks)


def brackets_of(competition: Competition) -> list[Bracket]:
    """The published knock-out stages of a competition, in their order; void games have no place in them."""
    knock_out = select(Stage.id).where(Stage.competition_id == competition.id, Stage.kind == "knock_out")
    rows = rows_where(Game.stage_id.in_(knock_out), ~voided(), published())
    stages = dict.fromkeys((row.stage, row.stage_en) for row in rows)
    return [_bracket(*stage, [row for row in rows if (row.stage, row.stage_en) == stage]) for stage in stages]


def _bracket(stage: str, stage_en: str, rows: Sequence[GameRow]) -> Bracket:
    ordered = sorted(rows, key=lambda row: (*order_of_play(row.round), row.bracket_position, row.leg))
    at: dict[Key, list[GameRow]] = {}
    for row in ordered:
        at.setdefault((row.round, row.bracket_position), []).append(row)
    legs = max((len(pair) for pair in at.values()), default=1)
    # Of one pair there are two games at most, and then the second is the second of two on total score.
    drawable = can_draw(at) and all(len(pair) == 1 or pair[-1].leg == len(pair) == 2 for pair in at.values())
    return Bracket(
        stage,
        stage_en,
        tuple(ordered),
        {key: _pairing(pair) for key, pair in at.items()},
        wide(at, legs) if drawable else None,
        tall(at, legs) if drawable else None,
        legs,
    )


def _pairing(rows: Sequence[GameRow]) -> Pairing:
    """The second of two games names the sides the other way round."""
    sides = [(row.a, row.b) if row.leg == 1 else (row.b, row.a) for row in rows]
    won = next((found for row in reversed(rows) if (found := row.decided)), None)
    both = [_box_side([pair[at] for pair in sides], won[0].team if won else None) for at in (0, 1)]
    return Pairing(tuple(rows), *both)


def _box_side(sides: Sequence[Side], winner: TeamFace | None) -> BoxSide:
    scores = tuple(side.score for side in sides)
    known = [score for score in scores if score is not None]
    first = sides[0]
    won = winner is not None and first.team == winner
    return BoxSide(first.team, first.place, scores, sum(known) if len(known) == len(scores) else None, won)


def sources_of(competition: Competition) -> list[Source]:
    """The groups that lead into the competition's published brackets, and the best of those ranked next."""
    seats = list(
        db.session.scalars(
            select(Seat)
            .join(Game, Game.id == Seat.game_id)
            .outerjoin(Group, Group.id == Seat.group_id)
            .where(
                Game.competition_id == competition.id,
                Game.leg == 1,
                Seat.source.in_((RANK, BEST)),
                ~voided(),
                published(),
            )
            .options(joinedload(Seat.game), joinedload(Seat.group))
            .order_by(Group.position.is_(None), Group.position, Seat.rank, Seat.nth, Seat.id)
        )
    )
    if not seats:
        return []
    groups: dict[int, list[Seat]] = {}
    for seat in seats:
        groups.setdefault(seat.group_id or 0, []).append(seat)
    latest = select(Game.group_id, func.max(Game.starts_at)).where(Game.group_id.in_(groups)).group_by(Game.group_id)
    last = {group_id: starts_at for group_id, starts_at in db.session.execute(latest)}
    known = faces({team for seat in seats if (team := _seated(seat)) is not None})
    of_all = max((starts_at for starts_at in last.values() if starts_at), default=None)
    return [
        Source(
            group=seats[0].group.name if seats[0].group else "",
            ranks=tuple(seat.rank or 0 for seat in seats),
            teams=tuple(known[team] for seat in seats if (team := _seated(seat)) is not None),
            last_game=last.get(group_id) if group_id else of_all,
        )
        for group_id, seats in groups.items()
    ]


def _seated(seat: Seat) -> int | None:
    return seat.game.team_a_id if seat.side == "a" else seat.game.team_b_id
