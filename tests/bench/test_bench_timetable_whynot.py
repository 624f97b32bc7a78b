"""Impossible seasons of 24 teams and more: explained in seconds, held to what an outsider finds."""

import time

import pytest
from timetable_impossible import LARGE
from timetable_outsider import answered, check_changes, check_conflict

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("name", LARGE)
def test_a_large_season_is_explained(name: str) -> None:
    began = time.perf_counter()
    answer = answered(LARGE[name])
    seconds = time.perf_counter() - began
    print(
        f"\n{name:60} {seconds:4.1f} s  {[fact['rule'] for fact in answer['conflict']]}  {answer['changes'][0]['en']}"
    )
    check_conflict(LARGE[name])
    check_changes(LARGE[name])
