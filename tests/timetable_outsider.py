"""What an outsider finds who strikes facts from the file and makes the changes that are offered."""

from __future__ import annotations

from functools import cache
from typing import Any

from timetable_impossible import IMPOSSIBLE, Impossible
from timetable_striking import changed, days_after, only, possible

from league.fixtures.languages import explained
from league.fixtures.timetable.reading import problem_from
from league.fixtures.timetable.whynot import explain


def check_conflict(case: Impossible) -> None:
    """The named facts clash by themselves; without any of them there is a timetable; both languages are whole."""
    season, answer = case.season, answered(case)
    facts = answer["conflict"]
    assert facts
    assert case.named <= {fact["rule"] for fact in facts}
    assert not possible(season)
    assert not possible(only(season, facts))
    for left_out in facts:
        file = only(season, [fact for fact in facts if fact is not left_out])
        if left_out["rule"] == "slots":
            file["slots"] += days_after(season, [court["id"] for court in file["courts"]])
        assert possible(file), f"without this there is still none: {left_out['en']}"
    for entry in (*facts, *answer["changes"]):
        assert entry["zh"].endswith("。")
        assert entry["en"].endswith(".")
        assert "%(" not in entry["zh"] + entry["en"]


def check_changes(case: Impossible) -> None:
    """The cheapest change comes first and makes the season possible; where one is not enough, it says what else is."""
    changes = answered(case)["changes"]
    assert changes
    costs = [change["cost"] for change in changes]
    assert costs == sorted(costs)
    assert bool(changes[0].get("also")) == case.together
    assert possible(changed(case.season, changes[0]))


def answered(case: Impossible) -> dict[str, Any]:
    return _answered(next(name for name, known in IMPOSSIBLE.items() if known is case))


@cache
def _answered(name: str) -> dict[str, Any]:
    problem = problem_from(IMPOSSIBLE[name].season)
    found = explain(problem)
    assert found.minimal
    return explained(problem, found)
