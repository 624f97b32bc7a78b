"""What waits: a referee's own games, and the organiser's games without an official result."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, func, select

from league import clock
from league.extensions import db
from league.fixtures.models import Game, GameOfficial
from league.fixtures.queries import voided
from league.scoring.models import ResultEvent
from league.scoring.queries.days import bounds
from league.scoring.queries.faces import GameRow
from league.scoring.queries.games import played_condition, published, rows_where, stands
from league.scoring.rules.state import FINAL, LIVE, UNDONE

OVERDUE_AFTER = timedelta(hours=2)
"""So long after its start a game without any score is missed: even one with extra periods is over by then."""


@dataclass(frozen=True)
class OwnGames:
    """A referee's games: to report (today's first, then what is overdue), to come, reported."""

    today: list[GameRow]
    overdue: list[GameRow]
    later: list[GameRow]
    done: list[GameRow]


@dataclass(frozen=True)
class Waiting:
    """The organiser's view of results: begun and not confirmed, overdue without any score."""

    unconfirmed: list[GameRow]
    overdue: list[GameRow]

    @property
    def count(self) -> int:
        return len(self.unconfirmed) + len(self.overdue)


def own_games(account_id: int) -> OwnGames:
    """The published games this account officiates, sorted by what is to be done; a draft is not yet anybody's duty."""
    begin, end = bounds(clock.today())
    own = rows_where(_officiated_by(account_id), published(), _ready())
    open_ones = [row for row in own if row.state != FINAL]
    return OwnGames(
        today=[row for row in open_ones if row.starts_at is None or begin <= row.starts_at < end],
        overdue=[row for row in open_ones if row.starts_at is not None and row.starts_at < begin],
        later=[row for row in open_ones if row.starts_at is not None and row.starts_at >= end],
        done=[row for row in reversed(own) if row.state == FINAL],
    )


def count_to_report(account_id: int) -> int:
    """How many of this account's games are to be reported, today's included. One query, for every page's frame."""
    _, end = bounds(clock.today())
    wanted = (
        select(func.count())
        .select_from(Game)
        .where(_officiated_by(account_id), published(), _ready(), Game.starts_at < end, ~played_condition())
    )
    return db.session.scalar(wanted) or 0


def results_waiting() -> Waiting:
    """The published games with a score, or long begun by the calendar, that have no confirmed result."""
    due = rows_where(published(), _ready(), ~played_condition(), _due())
    return Waiting(
        unconfirmed=[row for row in due if row.state == LIVE], overdue=[row for row in due if row.state != LIVE]
    )


def count_results_waiting() -> int:
    """How many games wait for the organiser's eye: as `results_waiting`, in one query."""
    wanted = select(func.count()).select_from(Game).where(published(), _ready(), ~played_condition(), _due())
    return db.session.scalar(wanted) or 0


def confirmed_results(limit: int = 30) -> list[GameRow]:
    """The games whose results were made official last, newest first."""
    latest = (
        select(ResultEvent.game_id)
        .where(ResultEvent.kind != "recorded")
        .group_by(ResultEvent.game_id)
        .order_by(func.max(ResultEvent.at).desc(), func.max(ResultEvent.id).desc())
        .limit(limit)
    )
    chosen = list(db.session.scalars(latest))
    found = [row for row in rows_where(Game.id.in_(chosen)) if row.state == FINAL]
    return sorted(found, key=lambda row: (row.updated_at is not None, row.updated_at), reverse=True)


def _officiated_by(account_id: int) -> ColumnElement[bool]:
    return Game.id.in_(select(GameOfficial.game_id).where(GameOfficial.account_id == account_id))


def _ready() -> ColumnElement[bool]:
    """It can have a result: both teams are known, and it is not void."""
    return Game.team_a_id.is_not(None) & Game.team_b_id.is_not(None) & ~voided()


def _begun() -> ColumnElement[bool]:
    said = select(ResultEvent.id).where(ResultEvent.game_id == Game.id, ResultEvent.kind != UNDONE)
    return said.where(stands(ResultEvent)).exists()


def _due() -> ColumnElement[bool]:
    return _begun() | (Game.starts_at <= clock.now() - OVERDUE_AFTER)
