"""What a season may hold and what follows from a regulation: plain values in, verdicts and sentences out.

`regulation` is the value and its limits, `presets` the ready-made sets, `articles` the regulation in sentences;
`titles` puts the names of a competition together, `slots` says when courts are open.
"""

from league.competition.rules.regulation import (
    FIBA_TIE_BREAK,
    FIRST_BY,
    SECOND_FORFEIT,
    TIE_BREAKS,
    BadRegulation,
    PlayingTime,
    Points,
    Ranking,
    Regulation,
    ranking_from_json,
    ranking_to_json,
    regulation_from_json,
    regulation_to_json,
)

__all__ = (
    "FIBA_TIE_BREAK",
    "FIRST_BY",
    "SECOND_FORFEIT",
    "TIE_BREAKS",
    "BadRegulation",
    "PlayingTime",
    "Points",
    "Ranking",
    "Regulation",
    "ranking_from_json",
    "ranking_to_json",
    "regulation_from_json",
    "regulation_to_json",
)
