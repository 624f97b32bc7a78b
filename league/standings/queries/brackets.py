"""The bracket of a competition: its games as boxes and as rows, and where its first teams come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from league.competition.models import Competition, Group, Stage
from league.extensions import db
from league.fixtures.models import Game, Seat
from league.fixtures.queries import voided
from league.registration.queries import TeamFace, faces
from league.scoring.queries import GameRow, published
from league.scoring.queries.games import rows_where
from league.standings.rules.bracket import THIRD_PLACE, Drawing, Key, can_draw, tall, wide


@dataclass(frozen=True)
class Bracket:
    """A knock-out stage: its games from the first round to the final, and its drawings, if it can be drawn."""

    stage: str
    stage_en: str
    rows: tuple[GameRow, ...]
    games: dict[Key, GameRow]
    wide: Drawing | None
    tall: Drawing | None
    size: int
    """Teams of its first round, byes counted."""

    @property
    def played(self) -> int:
        """How many games have their official result."""
        return sum(1 for row in self.rows if row.state == "final")

    @property
    def champion(self) -> TeamFace | None:
        """Who won the final."""
        final = self.games.get((2, 1))
        if final is None or not (final.a.won or final.b.won):
            return None
        return final.a.team if final.a.won else final.b.team


@dataclass(frozen=True)
class Source:
    """A group whose first teams go into the bracket: those that are seated, and when its last game is."""

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
    games = {(row.round, row.bracket_position): row for row in rows}
    drawable = len(games) == len(rows) and can_draw(games)
    ordered = sorted(rows, key=lambda row: (row.round == 2, row.round == THIRD_PLACE, -row.round, row.bracket_position))
    return Bracket(
        stage,
        stage_en,
        tuple(ordered),
        games,
        wide(games) if drawable else None,
        tall(games) if drawable else None,
        max((round_ for round_, _ in games if round_ != THIRD_PLACE), default=2),
    )


def sources_of(competition: Competition) -> list[Source]:
    """The groups that lead into the competition's published brackets."""
    seats = list(
        db.session.scalars(
            select(Seat)
            .join(Game, Game.id == Seat.game_id)
            .join(Group, Group.id == Seat.group_id)
            .where(Game.competition_id == competition.id, Seat.source == "rank", ~voided(), published())
            .options(joinedload(Seat.game), joinedload(Seat.group))
            .order_by(Group.position, Seat.rank, Seat.id)
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
    return [
        Source(
            group=seats[0].group.name if seats[0].group else "",
            ranks=tuple(seat.rank or 0 for seat in seats),
            teams=tuple(known[team] for seat in seats if (team := _seated(seat)) is not None),
            last_game=last.get(group_id),
        )
        for group_id, seats in groups.items()
    ]


def _seated(seat: Seat) -> int | None:
    return seat.game.team_a_id if seat.side == "a" else seat.game.team_b_id
