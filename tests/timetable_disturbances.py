"""A published season and what happens to it: a hall closes, rain, a team is ill; some games have been played."""

from __future__ import annotations

import copy
import random
from typing import Any, NamedTuple

from timetable_checker import Checked
from timetable_striking import fewer_moves_possible

from league.fixtures.timetable.budget import Budget
from league.fixtures.timetable.moving import Moved, move_least
from league.fixtures.timetable.reading import problem_from
from league.fixtures.timetable.solution import OPTIMAL, Solution

KINDS = ("a hall closed for a day", "rain", "a team ill for a week", "a hall closed for three weeks", "a day gone")


class Disturbance(NamedTuple):
    kind: str
    season: dict[str, Any]
    played: set[str]


def disturbance(season: dict[str, Any], published: Solution, number: int) -> Disturbance:
    """The same for the same number: what happens, after so many days have been played."""
    chance, kind = random.Random(number), KINDS[number % len(KINDS)]
    used = sorted({seat.slot[:10] for seat in published.seats.values()})
    today = used[chance.randrange(2, max(3, len(used) // 2))]
    later, disturbed = [day for day in used if day > today], copy.deepcopy(season)
    at = chance.randrange(len(later) - 2)
    if kind == "a team ill for a week":
        chance.choice(disturbed["teams"])["unavailable"] = [d for d in later if later[at] <= d][:4]
    elif kind == "a day gone":
        disturbed["slots"] = [slot for slot in disturbed["slots"] if slot["date"] != later[at]]
    else:
        days = later[at : at + (12 if kind == "a hall closed for three weeks" else 1)]
        for slot in disturbed["slots"]:
            if slot["date"] in days:
                slot["courts"] = [] if kind == "rain" else slot["courts"][1:]
    played = {game for game, seat in published.seats.items() if seat.slot[:10] <= today}
    return Disturbance(kind, disturbed, played)


def moved_after(season: dict[str, Any], published: Solution, number: int) -> tuple[Disturbance, Moved]:
    """The disturbance and what moves; every rule is kept, officials stay, and the loss is what the checker counts.

    Whether it is the fewest is for the test to look at.
    """
    case = disturbance(season, published, number)
    budget = Budget(seconds=60)
    before = problem_from(season)
    found = move_least(problem_from(case.season), published.seats, budget, stay=case.played, before=before)
    assert found.status == OPTIMAL
    moved = {move.game for move in found.moves}
    crews = season["ref_need"] is not None
    answer = Solution("", OPTIMAL, found.seats).to_json(crews=crews)
    assert Checked(case.season, answer).violations() == []
    seats = published.to_json(crews=crews)["games"]
    assert {game for game, seat in answer["games"].items() if seat["slot"] != seats[game]["slot"]} <= moved
    if crews:
        assert all(answer["games"][game]["referees"] == seats[game]["referees"] for game in seats if game not in moved)
    assert found.loss == lost(season, case.season, seats, answer["games"])
    return case, found


def fewer_would_do(case: Disturbance, published: Solution, moves: int) -> bool:
    """Whether a model that shares nothing with the engine does with fewer moves than these."""
    seats = published.to_json(crews=case.season["ref_need"] is not None)["games"]
    return moves > 0 and fewer_moves_possible(case.season, seats, case.played, moves)


def lost(before: dict[str, Any], after: dict[str, Any], old: dict[str, Any], new: dict[str, Any]) -> dict[str, int]:
    """How much worse each measure is, by the checker; the calendar that was published is the yardstick of both."""
    whole = copy.deepcopy(after)
    known = {slot["id"] for slot in whole["slots"]}
    whole["slots"] += [slot for slot in before["slots"] if slot["id"] not in known]
    then, now = Checked(before, {"games": old}).measures(), Checked(whole, {"games": new}).measures()
    return {name: now[name] - then[name] for name in now}
