"""The pretended clock, in tests that run for long."""

import time
from datetime import timedelta

import pytest

from league import clock

EVENING = "2019-05-16T19:42:00+08:00"


@pytest.fixture
def two_hours_of_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_started", time.monotonic() - 7200)


def test_a_pretended_evening_begins_with_the_test_however_many_ran_before(
    two_hours_of_tests: None, app: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A desk's list of what is late was wrong where the suite had run for twenty minutes."""
    monkeypatch.setenv("LEAGUE_NOW", EVENING)
    assert clock.now() - clock.parse_instant(EVENING) < timedelta(hours=1)
