"""What waits for an organiser today, gathered from the rooms in few queries: its sum stands on every page of his."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from league import clock
from league.competition.models import Competition
from league.extensions import db
from league.fixtures.models import Game, GameOfficial, HomeProposal, Seat
from league.fixtures.queries import voided
from league.fixtures.queries.home_courts import proposals_open, waits_for_answer
from league.fixtures.queries.stages import SOON, StageWaiting, stages_waiting
from league.registration.models import Team, TeamEvent
from league.registration.queries import TeamFace, face, waiting_teams_count
from league.registration.queries.faces import kinds_for, last_event_id
from league.scoring.models import ResultEvent
from league.scoring.queries.games import played_condition, published, stands
from league.scoring.rules.state import OFFICIAL
from league.standings.queries import BestWanted, LotsWanted, best_undecided, best_waiting, ties_needing_lots

LATE_AFTER = timedelta(hours=2)
"""A game with extra periods is over by then; without an official result it waits for someone."""


@dataclass(frozen=True)
class LateGame:
    """A game whose result should be official by now."""

    number: int
    competition: str
    competition_en: str


@dataclass(frozen=True)
class HomeAsked:
    """A team whose captain proposes where and when it hosts."""

    season: str
    """Its address."""
    team: TeamFace
    times: int


@dataclass(frozen=True)
class Waiting:
    """Everything that waits for an organiser."""

    teams: int
    stages: tuple[StageWaiting, ...]
    late: tuple[LateGame, ...]
    lots: tuple[LotsWanted, ...]
    best: tuple[BestWanted, ...] = ()
    """Teams of different groups that nothing parts, though one of them goes on."""
    homes: tuple[HomeAsked, ...] = ()
    """Captains who have proposed when their teams host."""

    @property
    def count(self) -> int:
        """How many things that are: each team, game and tie, and each draft."""
        of_stages = sum((not stage.published) + stage.without_referee + _open_places(stage) for stage in self.stages)
        return self.teams + of_stages + len(self.late) + len(self.lots) + len(self.best) + len(self.homes)


def waiting() -> Waiting:
    """Everything that waits for an organiser right now."""
    lots, best = db.session.execute(select(_lots_wanted().exists(), best_waiting())).one()
    return Waiting(
        teams=waiting_teams_count(),
        stages=tuple(stages_waiting(clock.now())),
        late=_late(),
        lots=tuple(ties_needing_lots()) if lots else (),
        best=tuple(best_undecided()) if best else (),
        homes=tuple(
            HomeAsked(one.team.competition.season.slug, face(one.team), len(one.times)) for one in proposals_open()
        ),
    )


def count_waiting() -> int:
    """`waiting().count` in one query: every page of an organiser shows it. A tie, which is rare, costs a look at tables."""
    public = and_(published(), ~_imported())
    soon = and_(Game.starts_at >= clock.now(), Game.starts_at < clock.now() + SOON)
    refereed = select(GameOfficial.id).where(GameOfficial.game_id == Game.id).exists()
    row = db.session.execute(
        select(
            _waiting_teams(),
            select(func.count(HomeProposal.id)).where(waits_for_answer()).scalar_subquery(),
            _count(func.count(Game.stage_id.distinct()), ~published(), ~_imported()),
            _count(func.count(Game.id), public, Game.starts_at.is_(None), ~voided()),
            _count(func.count(Game.id), public, soon, ~refereed, ~voided()),
            _count(func.count(Game.id), *_is_late()),
            _lots_wanted().exists(),
            best_waiting(),
        )
    ).one()
    *counts, lots, best = row
    return sum(counts) + (len(ties_needing_lots()) if lots else 0) + (len(best_undecided()) if best else 0)


def _count(what: ColumnElement[int], *conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(what).select_from(Game).where(*conditions).scalar_subquery()


def _waiting_teams() -> ScalarSelect[int]:
    found = select(func.count()).select_from(Team).join(TeamEvent, TeamEvent.id == last_event_id)
    return found.where(TeamEvent.kind.in_(kinds_for(["waiting"]))).scalar_subquery()


def _imported() -> ColumnElement[bool]:
    found = select(Competition.id).where(Competition.id == Game.competition_id, Competition.imported)
    return found.correlate(Game).exists()


def _is_late() -> tuple[ColumnElement[bool], ...]:
    """Conditions on a game whose result should be official by now."""
    return (
        published(),
        ~played_condition(),
        ~_imported(),
        ~voided(),
        Game.team_a_id.is_not(None),
        Game.team_b_id.is_not(None),
        Game.starts_at <= clock.now() - LATE_AFTER,
    )


def _open_places(stage: StageWaiting) -> int:
    """Games without a place count once everyone waits for them; those of a draft are part of the draft."""
    return stage.unplaced if stage.published else 0


def _late() -> tuple[LateGame, ...]:
    found = db.session.execute(
        select(Game.number, Competition.short_name, Competition.short_name_en)
        .join(Competition, Competition.id == Game.competition_id)
        .where(*_is_late())
        .order_by(Game.starts_at, Game.number)
    )
    return tuple(LateGame(*row) for row in found)


def _lots_wanted() -> Select[int]:
    """Seats of groups that are played to their end which are empty: only then a table is worth computing."""
    to_fill, open_game = aliased(Game), aliased(Game)
    empty: ColumnElement[bool] = or_(
        and_(Seat.side == "a", to_fill.team_a_id.is_(None)), and_(Seat.side == "b", to_fill.team_b_id.is_(None))
    )
    official = select(ResultEvent.id).where(
        ResultEvent.game_id == open_game.id, ResultEvent.kind.in_(OFFICIAL), stands(ResultEvent)
    )
    unplayed = select(open_game.id).where(open_game.group_id == Seat.group_id, ~official.exists(), ~voided(open_game))
    return (
        select(Seat.id)
        .join(to_fill, to_fill.id == Seat.game_id)
        .where(Seat.group_id.is_not(None), empty, ~unplayed.exists())
    )
