"""The command `league`: what needs no settings asks for none, and what is refused is one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def league(*args: str, instance: Path, text: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("LEAGUE_") or k == "LEAGUE_TEST_DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "-m", "league", *args],
        capture_output=True,
        text=True,
        check=False,
        input=text,
        env={**kept, "LEAGUE_INSTANCE": str(instance), **env},
    )


def test_help_names_every_command(tmp_path: Path) -> None:
    done = league("--help", instance=tmp_path / "none")
    assert done.returncode == 0
    for command in ("run", "demo", "serve", "scheduler", "db", "create-admin", "rank", "timetable", "import-results"):
        assert command in done.stdout
    assert not (tmp_path / "none").exists(), "help made an instance folder"


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({}, "LEAGUE_SECRET_KEY is missing"),
        ({"LEAGUE_SECRET_KEY": "short"}, "shorter than 32"),
        ({"LEAGUE_SECRET_KEY": "k" * 40, "LEAGUE_NOW": "2019-05-16T19:42:00+08:00"}, "LEAGUE_NOW"),
        ({"LEAGUE_SECRET_KEY": "k" * 40, "LEAGUE_DATABASE_URL": "mysql://x"}, "LEAGUE_DATABASE_URL"),
        ({"LEAGUE_SECRET_KEY": "k" * 40}, "league db upgrade"),
    ],
)
def test_serve_refuses_to_start_and_says_why(tmp_path: Path, env: dict[str, str], said: str) -> None:
    given = dict(env)
    instance = tmp_path / "instance"
    if not given:
        instance.mkdir()
    done = league("serve", instance=instance, **given)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_first_administrator_is_made_at_the_console(tmp_path: Path) -> None:
    args = ("create-admin", "--login", "13800000001", "--name", "田静", "--password", "yuedu tianyou changguan")
    done = league(*args, instance=tmp_path)
    assert done.returncode == 0, done.stderr
    again = league(*args, instance=tmp_path)
    assert again.returncode == 2
    assert len(again.stderr.strip().splitlines()) == 1
    assert "Traceback" not in again.stderr


@pytest.mark.parametrize("login", ["nobody", "138", "a@", ""])
def test_a_login_that_is_none_is_refused_at_the_console(tmp_path: Path, login: str) -> None:
    done = league("create-admin", "--login", login, "--name", "x", "--password", "yuedu tianyou", instance=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_migrations_go_up_and_down_at_the_console(tmp_path: Path) -> None:
    assert league("db", "upgrade", instance=tmp_path).returncode == 0
    assert league("db", "downgrade", "base", instance=tmp_path).returncode == 0
    assert league("db", "upgrade", instance=tmp_path).returncode == 0
