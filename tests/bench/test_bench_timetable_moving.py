"""Twenty disturbances of a published season of 24 teams: the fewest games move, proved; nothing played moves."""

import time
from typing import Any

import pytest
from timetable_disturbances import moved_least
from timetable_seasons import a_season, officials

from league.fixtures.timetable.budget import Budget
from league.fixtures.timetable.reading import problem_from
from league.fixtures.timetable.solution import Solution
from league.fixtures.timetable.solve import solve

pytestmark = pytest.mark.bench
DAYS = tuple(7 * week + day for week in range(8) for day in (1, 3, 5, 6))


@pytest.fixture(scope="module")
def season() -> dict[str, Any]:
    return officials(a_season(groups=(8, 8, 8), days=DAYS, times=("19:00", "20:40"), courts=2), people=14)


@pytest.fixture(scope="module")
def published(season: dict[str, Any]) -> Solution:
    return solve(problem_from(season), Budget(work=6.0))


@pytest.mark.parametrize("number", range(20))
def test_the_fewest_games_move(number: int, season: dict[str, Any], published: Solution) -> None:
    began = time.perf_counter()
    case, found = moved_least(season, published, number)
    seconds = time.perf_counter() - began
    print(
        f"\n{number:2} {case.kind:30} {len(case.played):2} played, {len(found.moves):2} move, {seconds:.0f} s with proofs; {found.loss}"
    )
