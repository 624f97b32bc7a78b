"""What the timetable's engine reaches in a minute on two cores, beside a greedy circle and the simple placement.

Values are compared with reference figures of a prototype, times with the yardstick: the time CP-SAT needs, process
start included, to prove the last day of `district-32` in a bare model of one Boolean a game and day.
"""

import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from timetable_checker import Checked
from timetable_seasons import INSTANCES, instance

from league.fixtures.timetable.measures import measure
from league.fixtures.timetable.placing import Opening, ToPlace, place
from league.fixtures.timetable.problem import Problem
from league.fixtures.timetable.reading import problem_from
from league.fixtures.timetable.solution import Seat
from league.fixtures.timetable.strips import Strips

pytestmark = pytest.mark.bench
SECONDS = 60
MOST_BYTES = 2**30


class Known(NamedTuple):
    """What a prototype reached: the least last day (proved), and the best of several runs of a minute."""

    end_day: int
    reference: int


KNOWN = {
    "scale-8": Known(41, 46),
    "double-10": Known(80, 393),
    "district-12": Known(47, 99),
    "scale-16": Known(40, 69),
    "mixed-20": Known(32, 113),
    "uneven-23": Known(34, 150),
    "district-32": Known(40, 144),
    "scale-32": Known(40, 76),
    "district-64": Known(40, 153),
    "scale-64": Known(40, 215),
    "scale-128": Known(40, 605),
}
WORSE = 1.05
"""At most so much above the reference, both taken with 10 added."""
YARDSTICK = """
import json, sys
from datetime import date
from itertools import combinations
from ortools.sat.python import cp_model
season = json.load(open(sys.argv[1]))
model, teams = cp_model.CpModel(), season["teams"]
room = {}
for slot in season["slots"]:
    room[slot["date"]] = room.get(slot["date"], 0) + len(slot["courts"])
at = {}
for a, b in combinations(teams, 2):
    if a["group"] == b["group"]:
        days = [d for d in room if d not in a["unavailable"] + b["unavailable"]]
        at.update({(a["id"], b["id"], d): model.new_bool_var("") for d in days})
        model.add_exactly_one(at[a["id"], b["id"], d] for d in days)
number = {d: (date.fromisoformat(d) - date.fromisoformat(season["start"])).days for d in room}
last = model.new_int_var(0, max(number.values()), "")
for d in room:
    here = {pair: var for pair, var in at.items() if pair[2] == d}
    model.add(sum(here.values()) <= room[d])
    for var in here.values():
        model.add(last >= number[d]).only_enforce_if(var)
for team in (t["id"] for t in teams):
    mine = {d: [v for (a, b, day), v in at.items() if day == d and team in (a, b)] for d in room}
    for first in number.values():
        model.add_at_most_one(v for d in room if first <= number[d] <= first + 1 for v in mine[d])
    for first in range(-6, max(number.values())):
        if (date.fromisoformat(season["start"]).weekday() + first) % 7 == 0:
            model.add(sum(v for d in room if first <= number[d] < first + 7 for v in mine[d]) <= 2)
model.minimize(last)
solver = cp_model.CpSolver()
solver.parameters.num_workers = 2
assert solver.solve(model) == cp_model.OPTIMAL
"""


@pytest.fixture(scope="module")
def yardstick() -> float:
    """Seconds, the better of two runs."""
    times = []
    for _ in range(2):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", YARDSTICK, str(INSTANCES / "district-32.json")], check=True)
        times.append(time.perf_counter() - began)
    return min(times)


@pytest.mark.parametrize("name", KNOWN)
def test_a_minute_reaches_the_reference(name: str, tmp_path: Path) -> None:
    out, season, known = tmp_path / "out.json", instance(name), KNOWN[name]
    began = time.perf_counter()
    words = [sys.executable, "-m", "league", "timetable", str(INSTANCES / f"{name}.json"), "-o", str(out)]
    subprocess.run([*words, "--seconds", str(SECONDS)], check=True)
    seconds = time.perf_counter() - began
    answer = json.loads(out.read_text())
    check = Checked(season, answer)
    assert check.violations() == []
    found = check.measures()
    ratio = (found["value"] + 10) / (known.reference + 10)
    others = {way: valued(problem_from(season), seats) for way, seats in simple_ways(season).items()}
    print(
        f"\n{name:12} {answer['status']:9} end {found['end_day']:3} (bound {answer['bounds']['end_day']})"
        f"  value {found['value']:5}  bound {answer['bounds']['value']:4}  reference {known.reference:4}  ratio {ratio:.2f}"
        f"  {seconds:.0f} s  " + "  ".join(f"{way}: {text}" for way, text in others.items())
    )
    assert found["end_day"] == answer["bounds"]["end_day"] == known.end_day
    assert set(answer["bounds"]) == set(answer["values"])
    assert ratio <= WORSE


FIRST = """
import json, resource, sys
from league.fixtures.timetable.budget import Budget
from league.fixtures.timetable.reading import read_problem
from league.fixtures.timetable.solve import solve
shown = []
found = solve(read_problem(open(sys.argv[1], "rb").read()), Budget(stop=lambda: bool(shown)), watch=shown.append)
assert found.seats
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.parametrize(
    ("name", "bar"),
    [("scale-8", 2), ("district-12", 2), ("scale-16", 3), ("scale-32", 4), ("scale-64", 8), ("scale-128", 30)],
)
def test_the_first_timetable_comes_at_once(name: str, bar: float, yardstick: float) -> None:
    """The bar is in yardsticks, which a quiet machine of two cores does in about a second."""
    began = time.perf_counter()
    file = str(INSTANCES / f"{name}.json")
    done = subprocess.run([sys.executable, "-c", FIRST, file], check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - began
    memory = int(done.stdout) * 1024
    print(f"\nfirst {name:12} {seconds:5.1f} s = {seconds / yardstick:4.1f} yardsticks, {memory / 2**20:.0f} MiB")
    assert seconds / yardstick <= bar
    assert memory < MOST_BYTES


def test_memory_of_this_process_is_bounded() -> None:
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < MOST_BYTES


def simple_ways(season: dict[str, Any]) -> dict[str, dict[str, Seat]]:
    """The same season by the desk's simple placement, and by rounds of the circle each into the first free place."""
    problem = problem_from(season)
    return {"simple": simple(problem), "circle": circle(problem)}


def valued(problem: Problem, seats: dict[str, Seat]) -> str:
    if len(seats) < len(problem.games):
        return f"{len(problem.games) - len(seats)} unplaced"
    slots = {game: seat.slot for game, seat in seats.items()}
    light = Strips(problem, slots, problem.weights()).first()
    dressed = {game: Seat(seat.slot, seat.court, light[game]) for game, seat in seats.items()}
    found = measure(problem, dressed)
    return f"{found['end_day']}, {found['value'] - 100 * found['ref_missing']}"


def circle_rounds(problem: Problem) -> dict[str, int]:
    """The round of each game by the circle method."""
    rounds: dict[str, int] = {}
    by_pair: dict[frozenset[str], list[str]] = defaultdict(list)
    for game in problem.games:
        by_pair[frozenset(game.teams)].append(game.id)
    for teams in problem.groups.values():
        ring: list[str | None] = [*teams, *([None] if len(teams) % 2 else [])]
        for number in range(len(ring) - 1):
            for one, other in zip(ring[: len(ring) // 2], ring[: len(ring) // 2 - 1 : -1], strict=True):
                if one and other:
                    for leg, game in enumerate(by_pair[frozenset((one, other))]):
                        rounds[game] = number + leg * (len(ring) - 1)
            ring.insert(1, ring.pop())
    return rounds


def simple(problem: Problem) -> dict[str, Seat]:
    """`placing.place`, which knows nothing of absences, weeks and shared people."""
    ids = {game.id: number for number, game in enumerate(problem.games)}
    teams = {team.id: number for number, team in enumerate(problem.teams)}
    courts = {court: number for number, court in enumerate(problem.courts)}
    lines = {group: number for number, group in enumerate(problem.groups)}
    rounds = circle_rounds(problem)
    midnight = datetime(problem.start.year, problem.start.month, problem.start.day, tzinfo=timezone(timedelta(hours=8)))
    starts = {
        slot.id: midnight + timedelta(days=slot.day, hours=int(slot.time[:2]), minutes=int(slot.time[3:]))
        for slot in problem.slots
    }
    openings = {(starts[s.id], courts[c]): (s.id, c) for s in problem.slots for c in s.courts}
    wanted = [
        ToPlace(ids[g.id], ids[g.id], lines[g.group], rounds[g.id], frozenset(teams[t] for t in g.teams))
        for g in problem.games
    ]
    placed = place(wanted, [Opening(court, start, 90) for start, court in openings])
    names = {number: game for game, number in ids.items()}
    return {names[n]: Seat(*openings[o.starts_at, o.court]) for n, o in placed.places.items()}


def circle(problem: Problem) -> dict[str, Seat]:
    """Rounds of the circle, each game into the first place that breaks no rule."""
    rounds, seats = circle_rounds(problem), {}
    days: dict[str, list[int]] = defaultdict(list)
    used: set[tuple[tuple[int, str], str]] = set()
    rules = problem.rules
    for game in sorted(problem.games, key=lambda g: (rounds[g.id], g.id)):
        for slot in problem.slots:
            court = next((c for c in slot.courts if (slot.moment, c) not in used), None)
            fixed = problem.fixed.get(game.id, slot.id) == slot.id
            if court is None or slot.day in problem.barred(game) or not fixed:
                continue
            if all(_rested(problem, days[team], slot.day) for team in game.teams) and rules.max_per_day == 1:
                seats[game.id] = Seat(slot.id, court)
                used.add((slot.moment, court))
                for team in game.teams:
                    days[team].append(slot.day)
                break
    return seats


def _rested(problem: Problem, days: list[int], day: int) -> bool:
    week = sum(problem.week(other) == problem.week(day) for other in days)
    return week < problem.rules.max_per_week and all(abs(other - day) > problem.rules.min_rest_days for other in days)
