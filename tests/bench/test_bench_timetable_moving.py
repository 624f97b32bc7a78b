"""Twenty disturbances of a published season of 24 teams: the fewest games move, proved; nothing played moves."""

import time
from typing import Any

import pytest
from timetable_disturbances import fewer_would_do, moved_after
from timetable_seasons import a_season, officials

from league.fixtures.timetable.budget import Budget
from league.fixtures.timetable.reading import problem_from
from league.fixtures.timetable.solution import OPTIMAL, Solution
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
def test_the_fewest_games_move_and_nothing_played_does(
    number: int, season: dict[str, Any], published: Solution
) -> None:
    began = time.perf_counter()
    case, found = moved_after(season, published, number)
    moved = {move.game for move in found.moves}
    assert case.played
    assert not case.played & moved
    assert all(found.seats[game].slot == published.seats[game].slot for game in case.played)
    assert (found.status, found.least_moves) == (OPTIMAL, len(moved))
    assert not fewer_would_do(case, published, len(moved))
    seconds = time.perf_counter() - began
    print(
        f"\n{number:2} {case.kind:30} {len(case.played):2} played, {len(found.moves):2} move, {seconds:.0f} s with proofs; {found.loss}"
    )
