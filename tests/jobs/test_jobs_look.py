"""What a scheduler does at each look: begins what was asked for, finds what ended or fell silent, gives back at its end."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import select
from timetable_plans import BEFORE, a_plan

from league import clock, jobs
from league.extensions import db
from league.fixtures import claiming, solving
from league.fixtures.models import Solve


@dataclass
class Process:
    """A child that does nothing; `code` is set once it has ended."""

    tell: Callable[[str, str, "Process"], None]
    code: int | None = None
    closed: bool = False
    stdin: Any = field(init=False)

    def __post_init__(self) -> None:
        self.stdin = self

    def write(self, line: bytes) -> None:
        self.tell(*line.decode().split(), self)

    def flush(self) -> None:
        pass

    def close(self) -> None:
        self.closed = True

    def poll(self) -> int | None:
        return self.code

    @property
    def returncode(self) -> int | None:
        return self.code

    def wait(self, _seconds: float | None = None) -> int:
        self.code = self.code or 0
        return self.code


class World:
    """A scheduler whose children do nothing and whose watch goes as we say."""

    def __init__(self, app) -> None:
        self.now = 0.0
        self.started: list[Process] = []
        self.children: list[tuple[str, str, Process]] = []
        """The solves that processes were told to do, each with its claim."""
        self.solves = jobs.Solves(app, start=self._start, stopwatch=lambda: self.now)

    def _start(self) -> Process:
        self.started.append(Process(lambda *told: self.children.append(told)))
        return self.started[-1]


@pytest.fixture(autouse=True)
def before_the_season(app):
    with clock.pretend(BEFORE):
        yield


def state_of(public_id: str) -> str:
    db.session.rollback()
    return db.session.scalar(select(Solve.state).where(Solve.public_id == public_id))


def ask() -> str:
    return solving.ask(a_plan().id, seconds=5, actor=None)


def test_what_was_asked_for_is_begun_at_the_next_look_and_once_only(app) -> None:
    world, public_id = World(app), ask()
    world.solves.look()
    world.solves.look()
    assert [child[0] for child in world.children] == [public_id]
    assert state_of(public_id) == "running"


def test_more_seasons_than_go_on_at_a_time_wait_for_their_turn(app) -> None:
    world, wanted = World(app), [ask() for _ in range(jobs.MOST_AT_ONCE + 1)]
    world.solves.look()
    assert [child[0] for child in world.children] == wanted[:-1]
    claiming.write(*world.children[0][:2], state="done")
    world.children[0][2].code = 0
    world.solves.look()
    assert [child[0] for child in world.children] == wanted


def test_a_child_that_was_killed_leaves_a_failed_search_that_can_be_asked_for_again(app) -> None:
    world, public_id = World(app), ask()
    world.solves.look()
    world.children[0][2].code = -9
    world.solves.look()
    assert state_of(public_id) == "failed"
    plan_id = db.session.scalar(select(Solve.plan_id))
    again = solving.ask(plan_id, seconds=5, actor=None)
    world.solves.look()
    assert state_of(again) == "running"


def test_a_child_that_answered_and_ended_has_not_failed(app) -> None:
    world, public_id = World(app), ask()
    world.solves.look()
    claiming.write(*world.children[0][:2], state="done")
    world.children[0][2].code = 0
    world.solves.look()
    assert state_of(public_id) == "done"
    assert not world.solves.children


def test_a_search_left_by_a_dead_scheduler_is_found_again_once_it_is_silent(app) -> None:
    dead, public_id = World(app), ask()
    dead.solves.look()
    world = World(app)
    world.solves.look()
    world.now = jobs.SILENCE - 1
    world.solves.look()
    assert not world.children, "taken away from someone who may be alive"
    world.now = jobs.SILENCE + 1
    world.solves.look()
    assert [child[0] for child in world.children] == [public_id]
    assert world.children[0][1] != dead.children[0][1]


def test_a_search_that_gives_signs_of_life_is_left_to_whoever_has_it(app) -> None:
    other, _public_id = World(app), ask()
    other.solves.look()
    world = World(app)
    for second in range(0, int(jobs.SILENCE * 3), 5):
        world.now = second
        claiming.write(*other.children[0][:2])
        world.solves.look()
    assert not world.children


def test_a_scheduler_that_ends_gives_back_what_it_had_and_the_next_one_begins_it_at_once(app) -> None:
    world, public_id = World(app), ask()
    world.solves.look()
    world.solves.end()
    assert world.children[0][2].closed
    assert state_of(public_id) == "asked"
    after = World(app)
    after.solves.look()
    assert [child[0] for child in after.children] == [public_id]
    db.session.rollback()
    assert db.session.scalar(select(Solve.tries)) == 1


def test_a_second_scheduler_takes_nothing_that_the_first_one_has(app) -> None:
    one, other = World(app), World(app)
    ask()
    one.solves.look()
    other.solves.look()
    assert (len(one.children), len(other.children)) == (1, 0)


def test_one_process_waits_ready_and_is_the_next_to_be_told(app) -> None:
    world = World(app)
    world.solves.look()
    world.solves.look()
    assert len(world.started) == 1
    ask()
    world.solves.look()
    assert world.children[0][2] is world.started[0]
    assert len(world.started) == 2
    world.solves.end()
    assert all(process.closed for process in world.started)


def test_a_process_that_ended_while_it_waited_is_replaced_when_one_is_needed(app) -> None:
    world = World(app)
    world.solves.look()
    world.started[0].code = 1
    world.solves.look()
    assert len(world.started) == 1, "started again and again"
    ask()
    world.solves.look()
    assert world.children[0][2] is world.started[1]


def test_a_child_of_our_own_that_is_slow_to_begin_keeps_its_search(app) -> None:
    world, other, public_id = World(app), World(app), ask()
    for second in range(0, int(jobs.SILENCE * 3), 4):
        world.now = other.now = second
        world.solves.look()
        other.solves.look()
    assert [child[0] for child in world.children] == [public_id]
    assert not other.children
