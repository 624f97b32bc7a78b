"""`league scheduler`: the one process that does what nobody shall wait for in a request.

It looks every second for work that was asked for, and does timed work by APScheduler, whose jobs are defined here and
kept in memory. Each solve runs in a child process of its own. Children, and a scheduler beside `run` or `demo`, end with
whoever started them, however that ends: they hold the reading end of a pipe that closes then.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from league import clock

if TYPE_CHECKING:
    from flask import Flask

LOOK_EVERY = 1
"""Seconds between two looks for work that was asked for."""
SILENCE = 20.0
"""Seconds without a sign of life after which a solve is taken away from whoever had it."""
MOST_AT_ONCE = 2
"""Solves of different seasons at the same time; others wait for their turn."""
PATIENCE = 10.0
"""Seconds for a child to end when asked, before it is made to."""
MISFIRE_GRACE = 3600
"""Seconds by which timed work may be late; APScheduler's own figure is one."""

log = logging.getLogger(__name__)

Start = Callable[[], "subprocess.Popen[bytes]"]


def start_league(*args: str) -> subprocess.Popen[bytes]:
    """`league ARGS` as a child that ends with this process; Ctrl-C at the console reaches it through us only."""
    env = dict(os.environ)
    if env.get("LEAGUE_NOW"):
        env["LEAGUE_NOW"] = clock.now().isoformat()  # the pretended clock goes on, it does not begin again
    command = [sys.executable, "-m", "league", *args]
    return subprocess.Popen(command, stdin=subprocess.PIPE, env=env, start_new_session=True)  # noqa: S603 - our own program


def start_solver() -> subprocess.Popen[bytes]:
    """A process that does one solve once it is told which."""
    return start_league("solve")


def end(process: subprocess.Popen[bytes]) -> None:
    """Close its pipe and wait; a child that does not listen is killed."""
    if process.stdin is not None:
        with suppress(OSError):  # what was not read is of no use any more
            process.stdin.close()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def alongside() -> Iterator[None]:
    """A scheduler beside the web process, as long as that serves."""
    process = start_league("scheduler", "--until-closed")
    try:
        yield
    finally:
        end(process)


def when_closed(deed: Callable[[], object]) -> None:
    """Do this once whoever started this process is gone: its end of our standard input is closed then."""

    def wait() -> None:
        try:
            while os.read(0, 64):
                pass
        except OSError:
            pass
        deed()

    threading.Thread(target=wait, daemon=True).start()


def told_which() -> tuple[str, str] | None:
    """In a solver: wait for the solve and the claim; None where our starter is gone first."""
    line = b""
    while not line.endswith(b"\n"):
        part = os.read(0, 1)
        if not part:
            return None
        line += part
    public_id, claim = line.decode().split()
    return public_id, claim


@dataclass
class _Child:
    public_id: str
    claim: str
    process: subprocess.Popen[bytes]


class Solves:
    """The solves of one scheduler, a child each; and those of others, as long as they give signs of life.

    One more child waits, ready to begin: to load a program takes longer than to find a first timetable. Silence is
    measured by our own watch between two looks, so that no clock set back or forward matters.
    """

    def __init__(self, app: Flask, *, start: Start = start_solver, stopwatch: Callable[[], float] = time.monotonic):
        self.app, self.start, self.stopwatch = app, start, stopwatch
        self.children: list[_Child] = []
        self.ready: subprocess.Popen[bytes] | None = None
        self.heard: dict[tuple[str, str], tuple[int, float]] = {}
        """Of each running solve and its claim: the last sign of life, and when we first saw that."""

    def look(self) -> None:
        """What ended, what fell silent, and what was asked for."""
        with self.app.app_context():
            self._bury()
            self._take_over()
            self._begin()
        if self.ready is None:
            self.ready = self.start()

    def end(self) -> None:
        """End the children and give their work back to whoever comes next."""
        from league.fixtures import claiming

        if self.ready is not None:
            end(self.ready)
        with self.app.app_context():
            for child in self.children:
                end(child.process)
                claiming.give_back(child.public_id, child.claim)
        self.children = []

    def _bury(self) -> None:
        """A child that ended without an answer has failed."""
        from league.fixtures import claiming

        for child in [child for child in self.children if child.process.poll() is not None]:
            end(child.process)
            self.children.remove(child)
            if claiming.failed(child.public_id, child.claim):
                log.error("the solve %s ended without an answer (%s)", child.public_id, child.process.returncode)

    def _take_over(self) -> None:
        from league.fixtures import claiming

        now, heard = self.stopwatch(), {}
        mine = {(child.public_id, child.claim) for child in self.children}
        for one in claiming.running():
            beat, since = self.heard.get((one.public_id, one.claim), (one.beat, now))
            if beat != one.beat:
                beat, since = one.beat, now
            if (one.public_id, one.claim) in mine and now - since >= SILENCE / 4:
                claiming.write(one.public_id, one.claim)  # it lives, on a machine that has much to do
            elif now - since < SILENCE:
                heard[one.public_id, one.claim] = (beat, since)
            else:
                claiming.found_silent(one.public_id, one.claim)
        self.heard = heard

    def _begin(self) -> None:
        from league.fixtures import claiming

        while len(self.children) < MOST_AT_ONCE:
            taken = claiming.take_next()
            if taken is None:
                return
            # One that ended while it waited is not started again and again, but when it is needed.
            process = self.ready if self.ready is not None and self.ready.poll() is None else self.start()
            self.ready = None
            self.children.append(_Child(taken.public_id, taken.claim, process))
            assert process.stdin is not None
            with suppress(OSError):  # it ended this moment, which the next look finds
                process.stdin.write(f"{taken.public_id} {taken.claim}\n".encode())
                process.stdin.flush()


def forget_old(app: Flask) -> None:
    """Timed: drop what nobody looks at any more."""
    from league.fixtures import claiming

    with app.app_context():
        claiming.forget_old()


def run_scheduler(app: Flask, *, until_closed: bool) -> None:
    """Work until SIGTERM, Ctrl-C or, if so asked, until our starter is gone.

    Under LEAGUE_NOW only asked-for work is done: a pretended clock knows no nights.
    """
    from apscheduler.schedulers.background import BackgroundScheduler

    # A look that takes longer than a second makes the next one wait; that is no news.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    ending = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ending.set())
    if until_closed:
        when_closed(ending.set)
    solves = Solves(app)
    defaults = {"misfire_grace_time": MISFIRE_GRACE, "coalesce": True, "max_instances": 1}
    scheduler = BackgroundScheduler(timezone=str(clock.HOME), job_defaults=defaults)
    scheduler.add_job(solves.look, "interval", seconds=LOOK_EVERY)
    if not os.environ.get("LEAGUE_NOW"):
        scheduler.add_job(forget_old, "cron", args=(app,), hour=3, minute=30)
    scheduler.start()
    ending.wait()
    scheduler.shutdown(wait=True)
    solves.end()
