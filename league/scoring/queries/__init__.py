"""What pages show of games and their scores.

`faces` are the read objects, `games` loads them in a constant number of queries, `days` walks the calendar, `results`
hands over what standings count, `page` is one game in full, `desk` is what waits for referees and organisers.
"""

from league.scoring.queries.choices import Choices, choices, season_for
from league.scoring.queries.days import (
    Filters,
    MatchDay,
    calendar_of,
    day_to_open,
    games_of_day,
    match_days,
    next_match_day,
    undated_games,
)
from league.scoring.queries.desk import (
    OwnGames,
    Waiting,
    confirmed_results,
    count_results_waiting,
    count_to_report,
    own_games,
    results_waiting,
)
from league.scoring.queries.faces import CourtFace, GameRow, OtherLeg, Side
from league.scoring.queries.games import (
    court_face,
    games_of_competition,
    games_of_team,
    live_games,
    published,
    rows,
    stands,
    states,
)
from league.scoring.queries.legs import Before, before, place_of, series_of, two_legged
from league.scoring.queries.lots import Lots, drawn_across, lots_of_group, lots_of_stage
from league.scoring.queries.page import (
    GamePage,
    Statement,
    forfeits_so_far,
    game_page,
    game_row_of,
    last_statement,
    score_of,
)
from league.scoring.queries.results import (
    CorrectionLine,
    GroupResult,
    KnockOutResult,
    PointsGiven,
    corrections,
    knock_out_results,
    points_decided,
    points_of_group,
    results_of_group,
)

__all__ = (
    "Before",
    "Choices",
    "CorrectionLine",
    "CourtFace",
    "Filters",
    "GamePage",
    "GameRow",
    "GroupResult",
    "KnockOutResult",
    "Lots",
    "MatchDay",
    "OtherLeg",
    "OwnGames",
    "PointsGiven",
    "Side",
    "Statement",
    "Waiting",
    "before",
    "calendar_of",
    "choices",
    "confirmed_results",
    "corrections",
    "count_results_waiting",
    "count_to_report",
    "court_face",
    "day_to_open",
    "drawn_across",
    "forfeits_so_far",
    "game_page",
    "game_row_of",
    "games_of_competition",
    "games_of_day",
    "games_of_team",
    "knock_out_results",
    "last_statement",
    "live_games",
    "lots_of_group",
    "lots_of_stage",
    "match_days",
    "next_match_day",
    "own_games",
    "place_of",
    "points_decided",
    "points_of_group",
    "published",
    "results_of_group",
    "results_waiting",
    "rows",
    "score_of",
    "season_for",
    "series_of",
    "stands",
    "states",
    "two_legged",
    "undated_games",
)
