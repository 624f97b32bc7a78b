"""What ranking a whole district costs, measured in passes over its games in plain Python."""

import random
from collections.abc import Callable

import pytest

from league.competition.rules import Ranking
from league.standings.rules.facts import GameFact
from league.standings.rules.ranking import rank

TEAMS, IN_A_GROUP = 6299, 6
BAR = 3.0
"""Passes over the games."""


def a_district(seed: int) -> list[list[GameFact]]:
    """Groups of six (the last one of five), single round, scores of real amateur games."""
    chance = random.Random(seed)
    names = [f"T{number}" for number in range(TEAMS)]
    strength = {name: chance.gauss(0, 6) for name in names}
    groups = []
    for first in range(0, TEAMS, IN_A_GROUP):
        group = names[first : first + IN_A_GROUP]
        games = []
        for at, home in enumerate(group):
            for away in group[at + 1 :]:
                margin = round(strength[home] - strength[away] + chance.gauss(0, 11.5)) or 1
                low = chance.randint(45, 75)
                games.append(GameFact(home, away, low + max(margin, 0), low + max(-margin, 0)))
        groups.append(games)
    return groups


def one_pass(groups: list[list[GameFact]]) -> dict[str, list[int]]:
    """The yardstick: for every game, add points, wins, losses, scored and conceded of both sides."""
    table: dict[str, list[int]] = {}
    for games in groups:
        for game in games:
            home, away = table.setdefault(game.home, [0] * 5), table.setdefault(game.away, [0] * 5)
            scored, conceded = game.home_score, game.away_score
            won = scored > conceded
            home[0] += 2 if won else 1
            home[1] += won
            home[2] += not won
            home[3] += scored
            home[4] += conceded
            away[0] += 1 if won else 2
            away[1] += not won
            away[2] += won
            away[3] += conceded
            away[4] += scored
    return table


@pytest.mark.parametrize("seed", [1, 2])
def test_ranking_a_district_costs_a_few_passes(best_of: Callable[[Callable[[], object]], float], seed: int) -> None:
    groups = a_district(seed)
    ranking = Ranking()
    yardstick = best_of(lambda: one_pass(groups))
    ours = best_of(lambda: [rank(games, ranking) for games in groups])
    print(f"\nranking {TEAMS} teams, seed {seed}: {ours / yardstick:.2f} passes ({ours * 1000:.1f} ms)")
    assert ours / yardstick <= BAR
