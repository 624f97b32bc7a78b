"""Twenty disturbances of a published season of 24 teams: the fewest games move, proved; nothing played moves."""

import copy
import random
from typing import Any

import pytest
from timetable_checker import Checked
from timetable_seasons import a_season

from league.fixtures.timetable.budget import Budget
from league.fixtures.timetable.moving import move_least
from league.fixtures.timetable.reading import problem_from
from league.fixtures.timetable.solution import OPTIMAL, Solution
from league.fixtures.timetable.solve import solve

pytestmark = pytest.mark.bench
DAYS = tuple(7 * week + day for week in range(8) for day in (1, 3, 5, 6))


@pytest.fixture(scope="module")
def season() -> dict[str, Any]:
    return a_season(groups=(8, 8, 8), days=DAYS, times=("19:00", "20:40"), courts=2)


@pytest.fixture(scope="module")
def published(season: dict[str, Any]) -> Solution:
    return solve(problem_from(season), Budget(work=6.0))


@pytest.mark.parametrize("number", range(20))
def test_the_fewest_games_move(number: int, season: dict[str, Any], published: Solution) -> None:
    chance = random.Random(number)
    used = sorted({seat.slot[:10] for seat in published.seats.values()})
    today = used[chance.randrange(2, len(used) - 3)]
    later = [day for day in used if day > today]
    disturbed, kind = copy.deepcopy(season), ("a court closed", "rain", "a team ill")[number % 3]
    if kind == "a team ill":
        chance.choice(disturbed["teams"])["unavailable"] = later[:4]
    else:
        day = chance.choice(later)
        for slot in disturbed["slots"]:
            if slot["date"] == day:
                slot["courts"] = ["C2"] if kind == "a court closed" else []
    played = [game for game, seat in published.seats.items() if seat.slot[:10] <= today]
    found = move_least(problem_from(disturbed), published.seats, Budget(seconds=60), stay=played)
    assert found.status == OPTIMAL
    assert len(found.moves) == found.least_moves
    assert not {move.game for move in found.moves} & set(played)
    solution = Solution("", OPTIMAL, found.seats)
    assert Checked(disturbed, solution.to_json(crews=False)).violations() == []
    print(f"\n{number:2} {kind:14} {len(found.moves)} games move, proved least; wishes: {found.loss}")
