"""What a season may hold and what follows from a regulation: plain values in, verdicts and sentences out.

`regulation` is the value, `limits` and `house_rules` what it may say, `presets` the ready-made sets, `articles` the
regulation in sentences; `titles` puts the names of a competition together, `slots` says when courts are open.
"""

from league.competition.rules.regulation import (
    ACROSS_GROUPS,
    BONUS_TO,
    CARRIED_OVER,
    CLOCKS,
    FIBA_TIE_BREAK,
    FIRST_BY,
    H2H_WHEN,
    HALVES,
    LIGHT_STRIP,
    SECOND_FORFEIT,
    TIE_BREAKS,
    WITHDRAWAL,
    BadRegulation,
    Fouls,
    HouseRule,
    PlayingTime,
    Points,
    Ranking,
    Regulation,
    TimeOuts,
    ranking_from_json,
    ranking_to_json,
    regulation_from_json,
    regulation_to_json,
)

__all__ = (
    "ACROSS_GROUPS",
    "BONUS_TO",
    "CARRIED_OVER",
    "CLOCKS",
    "FIBA_TIE_BREAK",
    "FIRST_BY",
    "H2H_WHEN",
    "HALVES",
    "LIGHT_STRIP",
    "SECOND_FORFEIT",
    "TIE_BREAKS",
    "WITHDRAWAL",
    "BadRegulation",
    "Fouls",
    "HouseRule",
    "PlayingTime",
    "Points",
    "Ranking",
    "Regulation",
    "TimeOuts",
    "ranking_from_json",
    "ranking_to_json",
    "regulation_from_json",
    "regulation_to_json",
)
