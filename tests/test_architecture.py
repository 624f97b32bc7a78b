"""The house holds: imports point left, each file name imports only what its layer may, and rules stay pure.

Read by `ast`, late imports inside functions included. Every check has planted violations that it must catch.
"""

import ast
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = [
    "journal",
    "accounts",
    "notices",
    "files",
    "competition",
    "registration",
    "fixtures",
    "discipline",
    "scoring",
    "standings",
    "decisions",
    "activities",
    "news",
    "home",
]
INNERMOST = {"extensions", "settings", "clock", "errors", "wording", "paths", "web"}
OUTERMOST = {"cli", "jobs", "demo", "app", "__main__"}

# Layer -> what it may import of its own room, of rooms to the left, of the innermost ring, and of libraries.
# A name stands for itself and for what is below it; None means anything.


@dataclass(frozen=True)
class Layer:
    own: frozenset[str] | None
    left: frozenset[str] | None
    inner: frozenset[str]
    libraries: frozenset[str] | None


def layer(own: str | None, left: str | None, inner: str = "", libraries: str | None = "") -> Layer:
    def words(text: str | None) -> frozenset[str] | None:
        return None if text is None else frozenset(text.split())

    return Layer(words(own), words(left), frozenset(inner.split()), words(libraries))


LAYERS = {
    "__init__": layer("", ""),
    "rules": layer("rules errors", "rules errors", "errors"),
    "timetable": layer("rules timetable errors", "rules errors", "errors", "ortools numba numpy"),
    "errors": layer("rules", "errors rules", "errors"),
    "models": layer("rules models", "models rules", "extensions errors", "sqlalchemy"),
    "queries": layer(
        "models queries rules timetable errors", "models queries rules errors", "extensions errors clock", "sqlalchemy"
    ),
    "access": layer(
        "models errors queries access rules", "access models errors queries", "errors extensions", "sqlalchemy"
    ),
    "signals": layer("", "", "", "blinker"),
    "listeners": layer(None, "signals", "", "blinker"),
    "forms": layer("rules forms errors", "rules forms", "web errors", "flask_wtf wtforms flask_babel"),
    # An ability of the service: anything not named otherwise.
    "service": layer(
        None,
        None,
        "extensions errors clock settings wording",
        "sqlalchemy argon2 pypinyin click",
    ),
    "views": layer(
        None,
        "queries access forms rules errors service signals",
        "web clock errors wording extensions",
        "flask flask_babel werkzeug sqlalchemy",
    ),
}
LAYERS["desk"] = LAYERS["api"] = LAYERS["feeds"] = LAYERS["views"]
PAGES = {"views", "desk", "api", "feeds", "forms", "listeners"}
SERVICE_NEVER = PAGES
STANDARD = sys.stdlib_module_names
POINTS_RIGHT = "points right"


def layer_of(parts: tuple[str, ...]) -> str:
    """`fixtures/rules/pairing.py` is rules; `scoring/reporting.py`, an ability, is service."""
    for part in parts:
        name = part.removesuffix(".py")
        if name in LAYERS:
            return name
    return "service"


def for_types_only(tree: ast.Module) -> set[ast.AST]:
    """What stands under `if TYPE_CHECKING:`: words for the type checker, gone when the program runs."""
    blocks = [n for n in ast.walk(tree) if isinstance(n, ast.If) and ast.unparse(n.test) == "TYPE_CHECKING"]
    return {node for block in blocks for part in block.body for node in ast.walk(part)}


def imports_of(source: str, package: str) -> list[tuple[str, bool]]:
    """Every dotted name a module imports, `from x import y` as x.y, and whether for the type checker only."""
    found = []
    tree = ast.parse(source)
    only_types = for_types_only(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(name.name, node in only_types) for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join([*package.split(".")[: len(package.split(".")) - node.level + 1], base]).rstrip(".")
            found += [(f"{base}.{name.name}", node in only_types) for name in node.names]
    return found


def violations(path: Path, source: str) -> list[str]:
    """What this file of `league/` imports and must not."""
    parts = path.parts[1:]
    place = parts[0].removesuffix(".py")
    package = ".".join(path.with_suffix("").parts[:-1])
    wrong = []
    for name, types_only in imports_of(source, package):
        words = name.split(".")
        problem = (
            _wrong_inside(place, parts, words[1:]) if words[0] == "league" else _wrong_library(place, parts, words[0])
        )
        if problem and not (types_only and problem != POINTS_RIGHT):
            wrong.append(f"{path}: {name}: {problem}")
    return wrong


def _wrong_inside(place: str, parts: tuple[str, ...], target: list[str]) -> str:
    if not target:
        return ""
    room, rest = target[0], target[1:]
    if place in OUTERMOST or place in ("migrations", "__init__"):
        return ""
    if place in INNERMOST:
        return "the innermost ring knows no room" if room in ROOMS or room in OUTERMOST else ""
    if room in OUTERMOST:
        return "nobody imports the outermost"
    rule = LAYERS[layer_of(parts[1:])]
    if room in INNERMOST:
        return "" if room in rule.inner else "not for this layer"
    if room not in ROOMS:
        return ""
    if ROOMS.index(room) > ROOMS.index(place):
        return POINTS_RIGHT
    allowed = rule.own if room == place else rule.left
    wanted = layer_of(tuple(rest)) if rest else "__init__"
    if layer_of(parts[1:]) == "service" and wanted in SERVICE_NEVER:
        return "a service knows no pages"
    return "" if allowed is None or wanted in allowed or wanted == "__init__" else f"{wanted} is not for this layer"


def _wrong_library(place: str, parts: tuple[str, ...], library: str) -> str:
    if library in STANDARD or place not in ROOMS:
        return ""
    rule = LAYERS[layer_of(parts[1:])]
    return "" if rule.libraries is None or library in rule.libraries else "library not for this layer"


def files() -> list[Path]:
    return sorted(path.relative_to(ROOT) for path in (ROOT / "league").rglob("*.py"))


def test_every_import_of_the_house_is_allowed() -> None:
    wrong = [problem for path in files() for problem in violations(path, (ROOT / path).read_text())]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("league/fixtures/queries.py", "from league.scoring.models import ResultEvent"),  # points right
        ("league/fixtures/service.py", "def f():\n    from league.scoring import service"),  # late, still right
        ("league/standings/rules/order.py", "import sqlalchemy"),
        ("league/standings/rules/order.py", "from league import clock"),
        ("league/standings/rules/order.py", "from league.standings.models import X"),
        ("league/scoring/rules.py", "from flask import request"),
        ("league/scoring/queries.py", "from league.web import frame"),
        ("league/scoring/views.py", "from league.fixtures.models import Game"),
        ("league/scoring/reporting.py", "from league.scoring.views import room"),
        ("league/scoring/reporting.py", "from flask import g"),
        ("league/registration/forms.py", "from league.registration.service import submit"),
        ("league/accounts/models.py", "from league.accounts.service import x"),
        ("league/fixtures/desk.py", "if TYPE_CHECKING:\n    from league.scoring.models import ResultEvent"),
        ("league/web/policy.py", "from league.accounts.access import User"),
        ("league/clock.py", "from league.scoring import rules"),
        ("league/home/views.py", "from league.app import create_app"),
        ("league/home/views.py", "from ..demo import build"),
        ("league/fixtures/timetable/placing.py", "from league.fixtures.models import Game"),
    ],
)
def test_a_planted_violation_is_caught(path: str, source: str) -> None:
    assert violations(Path(path), source)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("league/scoring/service.py", "from league.fixtures.service import begin_game"),
        ("league/scoring/rules.py", "from league.competition.rules import Regulation"),
        ("league/home/views.py", "from league.scoring.queries import games_of_day"),
        ("league/scoring/views.py", "if TYPE_CHECKING:\n    from league.fixtures.models import Game"),
        ("league/fixtures/timetable/solve.py", "from ortools.sat.python import cp_model"),
    ],
)
def test_what_the_house_allows_is_not_called_wrong(path: str, source: str) -> None:
    assert not violations(Path(path), source)


def test_no_room_is_an_attic() -> None:
    attics = {"utils", "util", "helpers", "common", "misc", "manager", "admin"}
    assert not [path for path in files() if attics & {part.removesuffix(".py") for part in path.parts}]


def test_every_room_takes_its_place_in_the_order() -> None:
    folders = {path.name for path in (ROOT / "league").iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert folders - set(ROOMS) - INNERMOST - OUTERMOST == {"migrations"}


COMPILED = {"compiled.py", "kernel.py", "seasonboard.py", "seasonstate.py", "chains.py", "tempering.py"}
"""The compiled part of the timetable's search; who imports it does so inside the search, for it takes a while."""


def pure_modules() -> list[str]:
    pure = [path for path in files() if {"rules", "timetable"} & {part.removesuffix(".py") for part in path.parts}]
    pure = [path for path in pure if path.parent.name != "timetable" or path.name not in COMPILED]
    return [".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in pure]


def test_rules_bring_neither_flask_nor_a_database_along() -> None:
    code = (
        f"import importlib, sys\nfor name in {pure_modules()!r}:\n    importlib.import_module(name)\n"
        "bad = {'flask', 'sqlalchemy', 'ortools', 'numba', 'numpy', 'babel'} & set(sys.modules)\nsys.exit(str(bad) if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_check_for_purity_bites() -> None:
    code = "import sys, league.extensions\nsys.exit('flask' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 1


def test_only_the_clock_reads_the_clock_and_only_transaction_commits() -> None:
    reading = {"now", "utcnow", "today"}
    for path in files():
        if path.parts[1] == "migrations":
            continue
        for node in ast.walk(ast.parse((ROOT / path).read_text())):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            owner = ast.unparse(node.func.value)
            if node.func.attr in reading and owner in ("datetime", "date", "datetime.datetime"):
                assert path == Path("league/clock.py"), f"{path}:{node.lineno} reads the clock"
            if node.func.attr == "commit":
                assert path == Path("league/extensions.py"), f"{path}:{node.lineno} commits"


def test_no_test_takes_from_a_conftest_what_it_could_import_by_name() -> None:
    # Several files are called conftest; which of them answers to the name depends on the order of collection.
    taking = [p for p in (ROOT / "tests").rglob("*.py") if re.search(r"^(from|import) conftest\b", p.read_text(), re.M)]
    assert not taking
