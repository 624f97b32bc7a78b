"""What the engine makes of the published RobinX seasons, beside the objectives that others published of them.

Each season is one run of `league timetable`, as somebody would call it; a stranger's checker counts what it wrote.
LEAGUE_ROBINX_SECONDS is the time of each run (60; the stricter bars hold from 600 on), LEAGUE_ROBINX_OUT where the
pictures go. One season: `pytest -m bench tests/bench/test_bench_robinx.py -k "[IF3]" -s`; the bars are
looked at where all of them were run. At the end a table of all that were run is printed.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from robinx_checker import Season, matches_of
from robinx_seasons import INSTANCES, published
from robinx_striking import only, possible

from league.fixtures.rules.progress import Point, curve_of, thinned

SECONDS = float(os.environ.get("LEAGUE_ROBINX_SECONDS", "60"))
MINUTE, TEN_MINUTES = 60, 600
LATE = 60
"""Seconds beyond its time after which a run is broken off."""
pytestmark = [pytest.mark.bench, pytest.mark.timeout(SECONDS + 2 * LATE)]

PUBLISHED = {
    **{"IF3": 58, "IF5": 52, "IF7": 38, "IF9": 35, "IF11": 22, "IF13": 16, "IF15": 13, "IF17": 7, "IF19": 5},
    **{"IF23": 4, "IF25": 4, "IF27": 3, "IF29": 3, "IF33": 1, "IF39": 0, "IF41": 0, "IF43": 0, "IF45": 0},
    **{"IF47": 0, "IF49": 0, "IF51": 0, "IF53": 0},
}
"""The objectives that Van Bulck, Goossens and Spieksma (2018) published; their lower bound is 0 everywhere."""
IMPOSSIBLE = ("IF1", "IF21", "IF31", "IF35")
"""No timetable was published of these."""
PICTURES = ("IF3", "IF11", "IF15")


class Bar(NamedTuple):
    """How many seasons are equal or better at least, and how much of the published sum is reached at most."""

    seasons: int
    sum: float


BARS = {MINUTE: Bar(16, 1.1), TEN_MINUTES: Bar(20, 1.0)}

CALL = """
import json, sys
from league.fixtures import command, seeking
real, points = seeking.solve, []
def watched(problem, budget, *, seed, watch):
    def also(progress):
        found = progress.solution
        points.append((progress.seconds, found.values["window_excess"], found.bounds["window_excess"]))
        watch(progress)
    return real(problem, budget, seed=seed, watch=also)
seeking.solve = watched
try:
    command.timetable(sys.argv[2:])
finally:
    json.dump(points, open(sys.argv[1], "w"))
"""
"""The command itself; how its timetable became better is noted down beside it."""


class Answer(NamedTuple):
    """One run: exit code, what OUT.json says, the solution's document, the points of its curve, and its time."""

    code: int
    known: dict[str, Any]
    solution: str
    points: list[Point]
    seconds: float


class Row(NamedTuple):
    """A line of the table."""

    published: int | None
    ours: int | None
    bound: int | None
    seconds: float
    status: str


def answered(name: str, folder: Path) -> Answer:
    out, points = folder / f"{name}.out.xml", folder / f"{name}.points.json"
    words = [sys.executable, "-c", CALL, points, INSTANCES / f"{name}.xml", "-o", out, "--seconds", str(SECONDS)]
    began = time.perf_counter()
    done = subprocess.run([str(word) for word in words], check=False, timeout=SECONDS + LATE)
    taken = time.perf_counter() - began
    known = json.loads(out.with_suffix(".json").read_text(encoding="utf-8"))
    solution = out.read_text(encoding="utf-8") if out.exists() else ""
    return Answer(done.returncode, known, solution, [tuple(p) for p in json.loads(points.read_text())], taken)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where everything is written."""
    asked = os.environ.get("LEAGUE_ROBINX_OUT")
    found = Path(asked) if asked else tmp_path_factory.mktemp("robinx")
    found.mkdir(parents=True, exist_ok=True)
    return found


@pytest.fixture(scope="module")
def table(folder: Path) -> Iterator[dict[str, Row]]:
    """What was run, by season; printed when all is done."""
    rows: dict[str, Row] = {}
    yield rows
    print(f"\n\n{'instance':10}{'published':>10}{'ours':>6}{'bound':>7}{'seconds':>9}  status   ({SECONDS:g} s each)")
    for name, row in sorted(rows.items(), key=lambda item: int(item[0][2:])):
        figures = ("–" if figure is None else str(figure) for figure in row[:3])
        print("{:10}{:>10}{:>6}{:>7}{:>9.1f}  {}".format(name, *figures, row.seconds, row.status))
    print(f"Solutions and pictures: {folder}")


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_season_is_timed(name: str, folder: Path, table: dict[str, Row]) -> None:
    answer, season = answered(name, folder), Season(published(name))
    known = answer.known
    table[name] = Row(PUBLISHED[name], known["value"], known["bound"], answer.seconds, known["status"])
    assert answer.code == 0
    matches = matches_of(answer.solution)
    assert season.violations(matches) == []
    assert season.objective(matches) == known["value"] >= known["bound"]
    assert f'objective="{known["value"]}"' in answer.solution
    if name in PICTURES:
        picture = folder / f"{name}.svg"
        last = (known["seconds"], known["value"], known["bound"])
        picture.write_text(drawn(name, [*answer.points, last], PUBLISHED[name]), encoding="utf-8")
        print(f"\n{name}, value over time: {picture}")


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_a_season_of_which_none_was_published_is_proved_impossible(
    name: str, folder: Path, table: dict[str, Row]
) -> None:
    """The facts that are named clash by themselves, and without any one of them they do not."""
    answer = answered(name, folder)
    known = answer.known
    table[name] = Row(None, known["value"], known["bound"], answer.seconds, known["status"])
    if SECONDS < MINUTE and known["status"] == "unknown":
        pytest.skip(f"open after {SECONDS:g} s")
    assert (answer.code, known["status"], answer.solution) == (3, "infeasible", "")
    facts = known["conflict"]
    assert facts
    assert not possible(only(published(name), facts))
    for left_out in facts:
        rest = [fact for fact in facts if fact is not left_out]
        assert possible(only(published(name), rest)), f"it clashes without this: {left_out['en']}"


def test_the_seasons_together_are_as_good_as_what_was_published(table: dict[str, Row]) -> None:
    """The bars of a minute, or of ten, over all the published seasons; the last test, for it looks at the others."""
    if SECONDS < MINUTE or not table.keys() >= PUBLISHED.keys():
        pytest.skip("bars are of all seasons, a minute each")
    bar = BARS[max(least for least in BARS if least <= SECONDS)]
    ours = {name: table[name].ours for name in PUBLISHED}
    assert None not in ours.values()
    reached = {name for name, value in ours.items() if value is not None and value <= PUBLISHED[name]}
    total, known = sum(value or 0 for value in ours.values()), sum(PUBLISHED.values())
    print(f"\nequal or better: {len(reached)} of {len(PUBLISHED)}; sum {total} of {known}")
    assert len(reached) >= bar.seasons
    assert total <= bar.sum * known


def drawn(name: str, points: list[Point], was: int) -> str:
    """The picture of a run: its value and its proved bound over time, as the organiser's page draws them."""
    points = thinned([(round(at, 1), value, bound) for at, value, bound in points])
    curve = curve_of(points, points[-1][0])
    assert curve is not None
    grid = [f'<path d="M38 {m.at}H361" stroke="#ddd"/><text x="32" y="{m.at + 4}" text-anchor="end">{m.figure}</text>'
            for m in curve.across]  # fmt: skip
    times = [f'<text x="{m.at}" y="232" text-anchor="middle">{m.figure} s</text>' for m in curve.along]
    lines = [
        f'<path d="{curve.between}" fill="#f0efec"/>',
        f'<path d="{curve.cost}" fill="none" stroke="#111" stroke-width="2.6"/>',
        f'<path d="{curve.bound}" fill="none" stroke="#777" stroke-width="2.2" stroke-dasharray="5 3"/>',
        f'<text x="{curve.now[0] + 7}" y="{curve.now[1] + 5}">{points[-1][1]}</text>',
        f'<text x="{curve.now[0] + 7}" y="{curve.floor + 4}">≥ {points[-1][2]}</text>',
    ]
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 425 260" font-family="sans-serif" font-size="12">'
    title = f'<text x="38" y="252">{name}: value and bound over time; published {was}</text>'
    return "\n".join([head, *lines[:1], *grid, *times, *lines[1:], title, "</svg>"]) + "\n"
