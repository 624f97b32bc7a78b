"""The schedule, a day at a time, and the page of a game."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from league import clock
from league.scoring.access import access_game
from league.scoring.queries import (
    Filters,
    MatchDay,
    calendar_of,
    choices,
    day_to_open,
    game_page,
    games_of_day,
    season_for,
    undated_games,
)
from league.scoring.views.door import room
from league.web.cleaning import clean_line
from league.web.policy import current_user, public

NO_SUCH_COURT = -1
UNDATED_AT_ONCE = 60


@dataclass(frozen=True)
class Calendar:
    """The match days of a schedule, and the one that is open."""

    filters: Filters
    days: Sequence[MatchDay]
    day: date | None
    kept: dict[str, Any]
    """The filters as they stand in the address."""

    @property
    def before(self) -> MatchDay | None:
        return next((found for found in reversed(self.days) if self.day and found.day < self.day), None)

    @property
    def after(self) -> MatchDay | None:
        return next((found for found in self.days if self.day and found.day > self.day), None)

    def url(self, day: date | None = None) -> str:
        """The address of a day with the same filters."""
        return url_for("scoring.games", day=day.isoformat() if day else None, **self.kept)


@room.get("/games")
@public
def games() -> ResponseReturnValue:
    """The schedule. What the reader chose lives in the address; what makes no sense there is as if it were not said."""
    filters = _filters()
    days, undated = calendar_of(filters)
    day = _day(request.args.get("day")) or day_to_open(days, clock.today())
    kept = {name: request.args[name] for name in ("competition", "team", "court") if request.args.get(name)}
    calendar = Calendar(filters, days, day, kept)
    return render_template(
        "scoring/games.html",
        calendar=calendar,
        rows=games_of_day(day, filters) if day else [],
        undated=undated_games(filters, limit=UNDATED_AT_ONCE) if undated else [],
        undated_count=undated,
        choices=choices(filters),
    )


@room.get("/games/<game>")
@public
def game(game: str) -> ResponseReturnValue:
    """One game: its score by period, where and when, who officiates, what was corrected."""
    found = access_game(current_user(), game, "see")  # type: ignore[arg-type]
    return render_template("scoring/game.html", page=game_page(found))


def _filters() -> Filters:
    court = clean_line(request.args.get("court"))
    if court.isascii() and court.isdigit() and len(court) < 10:
        number: int | None = int(court)
    else:
        number = NO_SUCH_COURT if court else None
    competition = clean_line(request.args.get("competition")) or None
    team = clean_line(request.args.get("team")) or None
    return Filters(season_for(competition, team), competition, team, number)


def _day(text: str | None) -> date | None:
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if 1950 <= day.year <= 2200 else None
