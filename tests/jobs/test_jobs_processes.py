"""The scheduler and its children as processes: a search begins, is killed, is found again, and nothing is left running."""

import contextlib
import os
import select as polling
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from builders import slots
from databases import own_database
from timetable_plans import a_league, a_plan

from league.app import create_app
from league.extensions import db
from league.fixtures import solving
from league.fixtures.models import Plan, Solve
from league.settings import Settings
from tests.builders import a_season, a_venue

PATIENCE = 120.0
"""Seconds until what does not come about is a failure."""
NOW = "2019-04-01T12:00:00+08:00"


class Site:
    """A database of its own, and the processes that work on it."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.app = create_app(settings)
        kept = {k: v for k, v in os.environ.items() if not k.startswith("LEAGUE_")}
        chosen = {"LEAGUE_DATABASE_URL": settings.database_url, "LEAGUE_INSTANCE": str(folder), "LEAGUE_NOW": NOW}
        self.env = {**kept, **chosen, "PYTHONUNBUFFERED": "1"}
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self, *args: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "league", *args]
        process = subprocess.Popen(command, env=self.env, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        self.processes.append(process)
        return process

    def row(self) -> Any:
        with self.app.app_context():
            found = db.session.execute(
                sa.select(Solve.state, Solve.tries, Solve.better, Solve.seats, Solve.beat, Solve.claim).order_by(
                    Solve.id.desc()
                )
            ).first()
            db.session.remove()
        return found

    def until(self, holds: Callable[[Any], bool]) -> Any:
        """Wait for the newest search to be so."""
        deadline = time.monotonic() + PATIENCE
        while not holds(row := self.row()):
            assert time.monotonic() < deadline, row
            polling.select([], [], [], 0.1)
        return row

    def ask(self, seconds: int) -> None:
        with self.app.app_context():
            solving.ask(db.session.scalar(sa.select(Plan.id)), seconds=seconds, actor=None)
            db.session.remove()


@pytest.fixture
def site(settings: Settings, tmp_path: Path, monkeypatch) -> Iterator[Site]:
    """A season that is timed at once and never proved in time."""
    monkeypatch.setenv("LEAGUE_NOW", NOW)
    with own_database(tmp_path, "jobs") as url:
        site = Site(replace(settings, database_url=url), tmp_path)
        subprocess.run([sys.executable, "-m", "league", "db", "upgrade"], env=site.env, check=True, capture_output=True)
        with site.app.app_context():
            season = a_season()
            a_league(season, teams=10)
            slots(a_venue(courts=2), first_day=date(2019, 5, 2), days=45)
            a_plan(season, max_per_week=7, min_rest_days=0)
            db.session.remove()
        yield site
        for process in site.processes:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stderr):
                pipe.close()
        with site.app.app_context():
            db.session.remove()
            db.engine.dispose()


def children(pid: int) -> list[int]:
    """The processes that this one has started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(stat.read_text().rsplit(")", 1)[1].split()[1]) == pid:
                found.append(int(stat.parent.name))
    return found


def free_port() -> int:
    """A port of loopback that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def gone(pid: int) -> bool:
    """Whether a process has ended, within a patient while."""
    deadline = time.monotonic() + PATIENCE
    while Path(f"/proc/{pid}").exists():
        with contextlib.suppress(OSError):
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        if time.monotonic() > deadline:
            return False
        polling.select([], [], [], 0.1)
    return True


def found_something(row: Any) -> bool:
    return row.state == "running" and len(row.seats) == 45


def test_a_search_goes_on_by_itself_and_stops_when_asked(site: Site) -> None:
    scheduler = site.start("scheduler")
    site.ask(600)
    site.until(found_something)
    with site.app.app_context():
        solving.stop(db.session.scalar(sa.select(Solve.id)), actor=None)
        db.session.remove()
    row = site.until(lambda row: row.state != "running")
    assert (row.state, len(row.seats)) == ("stopped", 45)
    scheduler.send_signal(signal.SIGTERM)
    said = scheduler.communicate(timeout=PATIENCE)[1]
    assert (scheduler.returncode, said) == (0, b"")


def test_a_killed_child_is_a_failed_search_and_a_killed_scheduler_one_that_is_found_again(site: Site) -> None:
    scheduler = site.start("scheduler")
    site.ask(600)
    site.until(found_something)
    child = min(children(scheduler.pid))  # the other one waits
    os.kill(child, signal.SIGKILL)
    assert site.until(lambda row: row.state != "running").state == "failed"
    site.ask(600)
    site.until(found_something)
    there = children(scheduler.pid)
    scheduler.kill()
    assert all(gone(child) for child in there), "a child outlived its scheduler"
    assert site.row().state == "running"
    site.start("scheduler")
    assert site.until(lambda row: row.tries == 2 and found_something(row))


def test_a_scheduler_beside_another_process_ends_with_it_and_gives_its_work_back(site: Site) -> None:
    scheduler = site.start("scheduler", "--until-closed")
    site.ask(600)
    site.until(found_something)
    there = children(scheduler.pid)
    scheduler.stdin.close()
    assert all(gone(child) for child in there)
    assert gone(scheduler.pid)
    assert site.until(lambda row: row.state == "asked")


@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGKILL])
def test_the_developers_server_brings_a_scheduler_that_ends_with_it(site: Site, ended_by: signal.Signals) -> None:
    server = site.start("run", "--no-reload", "--port", str(free_port()))
    deadline = time.monotonic() + PATIENCE
    while not (there := children(server.pid)):
        assert time.monotonic() < deadline
        polling.select([], [], [], 0.1)
    server.send_signal(ended_by)
    assert gone(server.pid)
    assert all(gone(pid) for pid in there), "a scheduler outlived its server"
