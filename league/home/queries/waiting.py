"""What waits for an organiser today, gathered from the rooms in few queries: its sum stands on every page of his."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from league import clock
from league.competition.models import Competition
from league.extensions import db
from league.fixtures.models import Game, Seat
from league.fixtures.queries.stages import StageWaiting, stages_waiting
from league.registration.queries import waiting_teams_count
from league.scoring.queries.games import played_condition, published
from league.standings.queries import LotsWanted, ties_needing_lots

LATE_AFTER = timedelta(hours=2)
"""A game with extra periods is over by then; without an official result it waits for someone."""


@dataclass(frozen=True)
class LateGame:
    """A game whose result should be official by now."""

    number: int
    competition: str
    competition_en: str


@dataclass(frozen=True)
class Waiting:
    """Everything that waits for an organiser."""

    teams: int
    stages: tuple[StageWaiting, ...]
    late: tuple[LateGame, ...]
    lots: tuple[LotsWanted, ...]

    @property
    def count(self) -> int:
        """How many things that are: each team, game and tie, and each draft."""
        of_stages = sum((not stage.published) + stage.without_referee + _open_places(stage) for stage in self.stages)
        return self.teams + of_stages + len(self.late) + len(self.lots)


def waiting() -> Waiting:
    """Everything that waits for an organiser right now."""
    return Waiting(
        teams=waiting_teams_count(),
        stages=tuple(stages_waiting(clock.now())),
        late=_late(),
        lots=tuple(ties_needing_lots()) if _seats_wait_for_lots() else (),
    )


def _open_places(stage: StageWaiting) -> int:
    """Games without a place count once everyone waits for them; those of a draft are part of the draft."""
    return stage.unplaced if stage.published else 0


def _late() -> tuple[LateGame, ...]:
    found = db.session.execute(
        select(Game.number, Competition.short_name, Competition.short_name_en)
        .join(Competition, Competition.id == Game.competition_id)
        .where(published(), ~played_condition(), Competition.imported.is_(False))
        .where(Game.team_a_id.is_not(None), Game.team_b_id.is_not(None))
        .where(Game.starts_at <= clock.now() - LATE_AFTER)
        .order_by(Game.starts_at, Game.number)
    )
    return tuple(LateGame(*row) for row in found)


def _seats_wait_for_lots() -> bool:
    """Whether a group is played to its end and a seat that it fills is empty: only then its table is worth computing."""
    to_fill = aliased(Game)
    empty: ColumnElement[bool] = or_(
        and_(Seat.side == "a", to_fill.team_a_id.is_(None)), and_(Seat.side == "b", to_fill.team_b_id.is_(None))
    )
    open_game = select(Game.id).where(Game.group_id == Seat.group_id, ~played_condition()).exists()
    found = (
        select(Seat.id).join(to_fill, to_fill.id == Seat.game_id).where(Seat.group_id.is_not(None), empty, ~open_game)
    )
    return db.session.scalar(found.limit(1)) is not None
