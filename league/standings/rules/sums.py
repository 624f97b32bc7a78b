"""Figures added up beyond one group: over a stage, a competition, one side of the pairings, or the last few games.

No ranks: teams that have not played the same opponents are only put in the order of some figures, and that is said.
"""

from collections.abc import Iterable, Mapping, Sequence

from league.competition.rules import Points
from league.standings.rules.facts import UNPLAYED, GameFact, Record, Team
from league.standings.rules.tally import READ, record, tally

ALL, FIRST_NAMED, SECOND_NAMED = "all", "first", "second"


def added_up(
    games: Sequence[GameFact],
    teams: Iterable[Team],
    points: Points,
    *,
    side: str = ALL,
    last: int = 0,
    given: Mapping[Team, int] | None = None,
) -> dict[Team, Record]:
    """Each team's record over its games, in the order given: on one side of the pairing only, or in its `last` so many.

    `given` are classification points by decision.
    """
    played = [game for game in games if game.status not in UNPLAYED]
    found = {}
    for team in teams:
        own = [game for game in played if team in _sides(game, side)]
        found[team] = record(tally(own[-last:], points, (team,))[team], (given or {}).get(team, 0))
    return found


def in_order(records: Mapping[Team, Record], words: Sequence[str]) -> list[Team]:
    """The teams by these figures, higher first; those with the same figures stay in the order they came in."""
    return sorted(records, key=lambda team: tuple(-_figure(records[team], word) for word in words))


def _sides(game: GameFact, side: str) -> tuple[Team, ...]:
    return {ALL: (game.home, game.away), FIRST_NAMED: (game.home,), SECOND_NAMED: (game.away,)}[side]


def _figure(of: Record, word: str) -> float:
    row = [of.points, of.won, of.lost, of.scored, of.conceded, of.defaults, of.forfeits]
    return READ[word](row)  # type: ignore[return-value]
