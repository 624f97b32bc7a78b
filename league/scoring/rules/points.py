"""Points by decision: how many there can be, and the steps of the ranking at which they may count."""

from league.competition.rules.regulation import Ranking

MOST_POINTS = 99
_NOT_ADDED = {"h2h_ratio", "ratio", "quotients"}
"""Quotients: a number added to them would mean nothing."""


def steps_of(ranking: Ranking) -> tuple[str, ...]:
    """What points can be given at: the sum that ranks first, `points` or `wins`, then the criteria of the tie-breaks."""
    first = "wins" if ranking.first_by == "wins" else "points"
    criteria = (*ranking.tie_break, *(ranking.tie_break_two or ()))
    return tuple(dict.fromkeys([first, *(word for word in criteria if word not in _NOT_ADDED)]))
