"""What pages show of games and their scores.

`faces` are the read objects, `games` loads them in a constant number of queries, `days` walks the calendar, `results`
hands over what standings count, `page` is one game in full, `desk` is what waits for referees and organisers.
"""

from league.scoring.queries.days import (
    Filters,
    MatchDay,
    day_to_open,
    games_of_day,
    match_days,
    next_match_day,
    undated_games,
)
from league.scoring.queries.faces import CourtFace, GameRow, Side
from league.scoring.queries.games import (
    games_of_competition,
    games_of_team,
    live_games,
    published,
    regulations,
    rows,
    states,
)
from league.scoring.queries.results import (
    CorrectionLine,
    GroupResult,
    corrections,
    lots_of_group,
    results_of_group,
)

__all__ = (
    "CorrectionLine",
    "CourtFace",
    "Filters",
    "GameRow",
    "GroupResult",
    "MatchDay",
    "Side",
    "corrections",
    "day_to_open",
    "games_of_competition",
    "games_of_day",
    "games_of_team",
    "live_games",
    "lots_of_group",
    "match_days",
    "next_match_day",
    "published",
    "regulations",
    "results_of_group",
    "rows",
    "states",
    "undated_games",
)
