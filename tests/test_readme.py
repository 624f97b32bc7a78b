"""The README speaks of files, rooms and commands that are there."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def named_paths(text: str) -> list[str]:
    """Every path in back quotes or behind a link; `<room>` stands for any."""
    quoted = re.findall(r"`([\w.<>-]+(?:/[\w.<>-]+)*/?)`", text)
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    return [path for path in quoted if "/" in path.rstrip("/")] + linked


@pytest.mark.parametrize("path", sorted(set(named_paths(README))))
def test_a_path_that_the_readme_names_is_there(path: str) -> None:
    assert list(ROOT.glob(re.sub("<[^>]*>", "*", path.rstrip("/")))), path


def test_a_path_that_is_not_there_would_be_found() -> None:
    assert named_paths("see `league/nowhere.py` and ![x](static/none.png)") == ["league/nowhere.py", "static/none.png"]


def test_the_map_names_every_room_once() -> None:
    rooms = {path.parent.name for path in (ROOT / "league").glob("*/__init__.py")} - {"migrations", "demo"}
    section = README[README.index("## The map") : README.index("In every room")]
    assert sorted(re.findall(r"^\| `(\w+)` \|", section, re.M)) == sorted(rooms)


def test_every_make_target_and_command_that_the_readme_names_is_there() -> None:
    made = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.M))
    assert set(re.findall(r"`make (\w+)", README)) <= made
    commands = set(re.findall(r"`league ([\w-]+)", README))
    said = (ROOT / "league" / "cli.py").read_text()
    assert [name for name in commands if f"def {name.replace('-', '_')}(" not in said and f"({name})" not in said] == []


def test_every_requirement_is_used_or_says_what_it_is_for() -> None:
    """A library that nothing imports stands here with who needs it."""
    unseen = {
        "tzdata",  # zoneinfo
        "alembic",  # named for its lowest version
        "psycopg",  # the name in the database's address
        "pytest-xdist", "pytest-timeout", "pytest-socket", "pytest-playwright",  # pytest finds them
        "ruff", "mypy", "hatchling", "editables", "uv",  # programs
    }  # fmt: skip
    modules = {
        "markdown-it-py": "markdown_it",
        "argon2-cffi": "argon2",
        "axe-playwright-python": "axe_playwright_python",
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {re.match(r"[\w-]+", one)[0] for one in asked}
    code = "\n".join(
        path.read_text(encoding="utf-8") for folder in ("league", "tests") for path in (ROOT / folder).rglob("*.py")
    )
    unused = {
        name
        for name in names - unseen
        if not re.search(rf"(?:import|from) {modules.get(name, name.replace('-', '_'))}\b", code)
    }
    assert not unused
