"""The calendar of games: match days with their dots, one day's games, and games without a day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import aliased

from league import clock
from league.competition.models import Competition, Stage
from league.errors import Sentence
from league.extensions import db
from league.fixtures.models import Game
from league.fixtures.queries import voided
from league.fixtures.rules.knockout import is_main
from league.fixtures.rules.naming import round_name
from league.registration.models import Team
from league.scoring.models import ResultEvent
from league.scoring.queries.faces import GameRow
from league.scoring.queries.games import published, rows_where, stands
from league.scoring.rules.state import FINAL, LIVE, OFFICIAL, SCHEDULED, UNDONE


@dataclass(frozen=True)
class Filters:
    """What a list of games is narrowed to; all of them hold together."""

    season_id: int | None = None
    competition: str | None = None
    """Slug."""
    team: str | None = None
    """Public id."""
    court: int | None = None

    @property
    def any(self) -> bool:
        """Whether the reader has chosen anything; the season is the site's choice, not his."""
        return bool(self.competition or self.team or self.court)


EVERYTHING = Filters()


@dataclass(frozen=True)
class MatchDay:
    """A day with games and how far each of them is, in the order of play."""

    day: date
    states: tuple[str, ...]
    word: Sentence | None
    """The round, where all games of the day belong to one round of a knock-out (半决赛)."""

    @property
    def count(self) -> int:
        return len(self.states)

    @property
    def live(self) -> int:
        return self.states.count(LIVE)

    @property
    def over(self) -> bool:
        return all(state == FINAL for state in self.states)


def bounds(day: date) -> tuple[datetime, datetime]:
    """The instants at which a day begins and ends where the games are played."""
    begin = datetime(day.year, day.month, day.day, tzinfo=clock.HOME)
    return begin.astimezone(UTC), (begin + timedelta(days=1)).astimezone(UTC)


def games_of_day(day: date, filters: Filters = EVERYTHING) -> list[GameRow]:
    """The published games of a day, in the order of play."""
    begin, end = bounds(day)
    return rows_where(Game.starts_at >= begin, Game.starts_at < end, *_conditions(filters), published())


def undated_games(filters: Filters = EVERYTHING, *, limit: int | None = None) -> list[GameRow]:
    """The published games whose day is not known: imported results."""
    chosen = select(Game.id).where(Game.starts_at.is_(None), *_conditions(filters), published())
    ids = list(db.session.scalars(chosen.order_by(Game.competition_id, Game.number, Game.id).limit(limit)))
    return rows_where(Game.id.in_(ids)) if ids else []


def match_days(filters: Filters = EVERYTHING) -> list[MatchDay]:
    """The days with published games, in order."""
    return calendar_of(filters)[0]


def calendar_of(filters: Filters = EVERYTHING) -> tuple[list[MatchDay], int]:
    """The days with published games, in order, and how many games have no day. One query; no game is loaded for it."""
    confirmed, recorded = aliased(ResultEvent), aliased(ResultEvent)
    official = confirmed.kind.in_(OFFICIAL) & stands(confirmed)
    found = db.session.execute(
        select(
            Game.starts_at,
            Stage.kind,
            Game.round,
            select(confirmed.id).where(confirmed.game_id == Game.id, official).exists(),
            select(recorded.id).where(recorded.game_id == Game.id, recorded.kind != UNDONE, stands(recorded)).exists(),
            voided(),
        )
        .join(Stage, Stage.id == Game.stage_id)
        .where(*_conditions(filters), published())
        .order_by(Game.starts_at, Game.number)
    )
    days: dict[date, list[tuple[str, str, int]]] = defaultdict(list)
    undated = 0
    for starts_at, kind, number, is_final, is_begun, is_void in found:
        if starts_at is None:
            undated += 1
            continue
        state = FINAL if is_final or is_void else LIVE if is_begun else SCHEDULED
        days[starts_at.astimezone(clock.HOME).date()].append((state, kind, number))
    walked = [MatchDay(day, tuple(game[0] for game in games), _word(games)) for day, games in days.items()]
    return walked, undated


def next_match_day(after: date, filters: Filters = EVERYTHING) -> date | None:
    """The first day later than `after` that has published games."""
    _, begin = bounds(after)
    conditions = (Game.starts_at >= begin, *_conditions(filters), published())
    first = db.session.scalar(select(Game.starts_at).where(*conditions).order_by(Game.starts_at).limit(1))
    return first.astimezone(clock.HOME).date() if first else None


def day_to_open(days: Sequence[MatchDay], today: date) -> date | None:
    """Which day a reader sees who asks for none: today, else the next match day, else the last."""
    known = [match_day.day for match_day in days]
    later = [day for day in known if day >= today]
    return later[0] if later else known[-1] if known else None


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filters.season_id is not None:
        of_season = select(Competition.id).where(Competition.season_id == filters.season_id)
        conditions.append(Game.competition_id.in_(of_season))
    if filters.competition:
        named = select(Competition.id).where(Competition.slug == filters.competition)
        conditions.append(Game.competition_id.in_(named))
    if filters.team:
        team = select(Team.id).where(Team.public_id == filters.team)
        conditions.append(or_(Game.team_a_id.in_(team), Game.team_b_id.in_(team)))
    if filters.court is not None:
        conditions.append(Game.court_id == filters.court)
    return conditions


def _word(games: Sequence[tuple[str, str, int]]) -> Sentence | None:
    kinds = {(kind, number) for _, kind, number in games}
    if all(kind == "knock_out" for kind, _ in kinds):
        # The final and the games for a place share a day, which is the day of the final.
        main = [number for _, number in kinds if is_main(number)]
        return round_name(min(main or [number for _, number in kinds]))
    return None
