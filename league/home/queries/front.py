"""What the front page shows: the day's games in the order in which people ask for them, and what stands beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from league.activities.queries import ActivityRow, next_activities
from league.competition.models import Host, Season
from league.extensions import db
from league.scoring.queries import Filters, GameRow, day_to_open, games_of_day, match_days
from league.standings.queries import Champion, GroupTable, brief_tables, champions_before

ON_BOARD = 2
"""How many games that are not live the scoreboard holds."""
ACTIVITIES = 3
PAST = 4
"""How many past champions; all of them are one press away."""
GROUPS = 4
"""How many groups the standings in brief show; the page of all is one press away."""


@dataclass(frozen=True)
class DayPlan:
    """A day's games: `board` on the scoreboard (live, else the next, else the last ones), the others in two lists."""

    board: Sequence[GameRow] = ()
    coming: Sequence[GameRow] = ()
    finished: Sequence[GameRow] = ()

    @property
    def live(self) -> bool:
        """Whether a game is being played."""
        return any(row.state == "live" for row in self.board)

    @property
    def over(self) -> bool:
        """Whether all games of the day have been played."""
        return not self.coming and all(row.state == "final" for row in self.board)

    @property
    def all(self) -> Sequence[GameRow]:
        """All games of the day."""
        return [*self.board, *self.coming, *self.finished]

    @property
    def venues(self) -> Sequence[object]:
        """The places where the day's games are played, each once."""
        return list({row.court.venue: row.court for row in self.all if row.court}.values())


@dataclass(frozen=True)
class Front:
    """The front page of a season on a day. `day` is the day whose games are shown, or None if no game has one."""

    today: date
    day: date | None
    plan: DayPlan
    champions: Sequence[GameRow]
    """Finals that were won, once nothing is left to be played."""
    tables: Sequence[GroupTable]
    """The standings in brief: the groups that play on the day."""
    groups: int
    """How many groups there are in all."""
    activities: Sequence[ActivityRow]
    past: Sequence[Champion]
    """Who won in earlier seasons; looked up once this one is over."""
    hosts: Sequence[tuple[str, Sequence[Host]]]
    """Host, organiser and co-organiser, each with its bodies, in the poster's order."""


def plan_of(rows: Sequence[GameRow]) -> DayPlan:
    """Live games first; with none, the next ones stand on the board, and after the last game the day's last ones."""
    live = [row for row in rows if row.state == "live"]
    coming = [row for row in rows if row.state == "scheduled"]
    finished = [row for row in rows if row.state == "final"]
    if live:
        return DayPlan(live, coming, finished)
    if coming:
        board = [row for row in coming if row.starts_at == coming[0].starts_at][:ON_BOARD]
        return DayPlan(board, coming[len(board) :], finished)
    # The final stands above the game for third place, whichever was played last.
    best = sorted(finished, key=lambda row: (row.knock_out and row.round == 2, row.starts_at, -row.number))
    board = best[: -ON_BOARD - 1 : -1]
    return DayPlan(board, (), [row for row in finished if row not in board])


def front(season: Season | None, today: date) -> Front:
    """The front page: a constant number of queries, however many games there are."""
    activities = next_activities(ACTIVITIES)
    if season is None:
        return Front(today, None, DayPlan(), (), (), 0, activities, (), ())
    of_season = Filters(season_id=season.id)
    days = match_days(of_season)
    day = day_to_open(days, today)
    rows = games_of_day(day, of_season) if day else []
    over = bool(days) and all(match_day.over for match_day in days)
    tables = brief_tables(season)
    return Front(
        today=today,
        day=day,
        plan=plan_of(rows),
        champions=[row for row in rows if over and row.knock_out and row.round == 2 and row.decided],
        tables=chosen_tables(tables, rows),
        groups=len(tables),
        activities=activities,
        past=champions_before(season)[:PAST] if over else (),
        hosts=hosts_of(season.id),
    )


def chosen_tables(tables: Sequence[GroupTable], rows: Sequence[GameRow]) -> list[GroupTable]:
    """The groups that play on the day, at most as many as the front page has room for; any where none plays."""
    playing = {side.team.id for row in rows for side in (row.a, row.b) if side.team}
    today = [table for table in tables if any(line.face.id in playing for line in table.rows)]
    return (today or list(tables))[:GROUPS]


def hosts_of(season_id: int) -> list[tuple[str, list[Host]]]:
    """The bodies behind a season by their part; a part without any is left out."""
    found = list(db.session.scalars(select(Host).where(Host.season_id == season_id).order_by(Host.position, Host.id)))
    parts = ((part, [host for host in found if host.part == part]) for part in ("host", "organiser", "co_organiser"))
    return [(part, bodies) for part, bodies in parts if bodies]


def database_answers() -> None:
    """Raises what the database raises if it cannot be asked."""
    db.session.execute(select(1))
