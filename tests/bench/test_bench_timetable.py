"""What the timetable's engine reaches in a minute on two cores, beside the simple placement and a greedy circle.

Values are compared with reference figures of a prototype, times with the yardstick: the time CP-SAT needs, process
start included, to prove the last day of `district-32` in a bare model of one Boolean a game and day. At the end a
table of everything that was measured is printed: by instance, and the curve of cost over 8 to 128 teams.
"""

import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from timetable_checker import Checked
from timetable_seasons import INSTANCES, instance
from timetable_simple_ways import judged, simple_ways

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


class Run(NamedTuple):
    """One process: how long it took, and the most memory it held."""

    seconds: float
    bytes: int


def run(*words: str) -> Run:
    """A Python process to its end; it must succeed."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return Run(time.perf_counter() - began, usage.ru_maxrss * 1024)


@pytest.fixture(scope="module")
def table() -> Iterator[dict[str, dict[str, str]]]:
    """Columns by instance; printed when all is done."""
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    yield rows
    columns = list(dict.fromkeys(column for row in rows.values() for column in row))
    widths = [max(len(column), *(len(row.get(column, "")) for row in rows.values())) for column in columns]
    print("\n\n" + "  ".join(["instance".ljust(12), *(c.ljust(w) for c, w in zip(columns, widths, strict=True))]))
    for name, row in rows.items():
        print("  ".join([name.ljust(12), *(row.get(c, "").ljust(w) for c, w in zip(columns, widths, strict=True))]))


@pytest.fixture(scope="module")
def yardstick() -> float:
    """Seconds, the better of two runs."""
    return min(run("-c", YARDSTICK, str(INSTANCES / "district-32.json")).seconds for _ in range(2))


@pytest.mark.parametrize("name", KNOWN)
def test_simple_ways_are_beside_it(name: str, table: dict[str, dict[str, str]]) -> None:
    """Neither reaches what the engine does: rules are broken, games stay without a place, or all is far dearer."""
    season = instance(name)
    ways = {way: judged(season, seats) for way, seats in simple_ways(season).items()}
    table[name] |= {"teams, games": f"{len(season['teams']):3}, {len(Checked(season, {'games': {}}).wanted):3}"}
    table[name] |= {f"{way}: end, value": text for way, text in ways.items()}
    assert "broken" in ways["circle"]


@pytest.mark.parametrize(
    ("name", "bar"),
    [("scale-8", 1.1), ("district-12", 1.1), ("scale-16", 2), ("scale-32", 3), ("scale-64", 4.4), ("scale-128", 16)],
)
def test_the_first_timetable_comes_at_once(
    name: str, bar: float, yardstick: float, table: dict[str, dict[str, str]]
) -> None:
    """Two seconds for 12 teams, eight for 64, thirty for 128: the yardstick is 1.8 of them on a quiet machine."""
    seconds, memory = min(run("-c", FIRST, str(INSTANCES / f"{name}.json")) for _ in range(2))
    table[name] |= {"first, yardsticks": f"{seconds / yardstick:.1f}", "first, MiB": f"{memory / 2**20:.0f}"}
    assert seconds / yardstick <= bar
    assert memory < MOST_BYTES


FIRST = """
import sys
from league.fixtures.timetable.budget import Budget
from league.fixtures.timetable.reading import read_problem
from league.fixtures.timetable.solve import solve
shown = []
found = solve(read_problem(open(sys.argv[1], "rb").read()), Budget(stop=lambda: bool(shown)), watch=shown.append)
assert found.seats
"""


@pytest.mark.parametrize("name", KNOWN)
def test_a_minute_reaches_the_reference(name: str, tmp_path: Path, table: dict[str, dict[str, str]]) -> None:
    out, season, known = tmp_path / "out.json", instance(name), KNOWN[name]
    file = str(INSTANCES / f"{name}.json")
    seconds, memory = run("-m", "league", "timetable", file, "-o", str(out), "--seconds", str(SECONDS))
    answer = json.loads(out.read_text())
    check = Checked(season, answer)
    violations, found = check.violations(), check.measures()
    ratio = (found["value"] + 10) / (known.reference + 10)
    table[name] |= {
        "engine: end (bound)": f"{found['end_day']:3} ({answer['bounds']['end_day']})",
        "value (bound)": f"{found['value']:4} ({answer['bounds']['value']})",
        "of the reference": f"{ratio:.2f}",
        "broken": str(len(violations)),
        "s": f"{seconds:.0f}",
        "MiB": f"{memory / 2**20:.0f}",
        "status": answer["status"],
    }
    assert violations == []
    assert found["end_day"] == answer["bounds"]["end_day"] == known.end_day
    assert set(answer["bounds"]) == set(answer["values"])
    assert memory < MOST_BYTES
    assert ratio <= WORSE
