"""The journal: written inside the deed's transaction, read newest first."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from league.extensions import db, transaction
from league.journal import queries
from league.journal.models import Entry
from league.journal.service import record


@pytest.fixture
def written(app):
    with time_machine.travel(datetime(2026, 5, 2, tzinfo=UTC), tick=False) as at:
        record("team.entered", "team:a", actor=1)
        at.shift(timedelta(minutes=1))
        record("team.returned", "team:a", actor=2, reason="号码重复", numbers=[8])
        record("team.entered", "team:b", actor=None)
        at.shift(timedelta(minutes=1))
        record("teams.closed", "competition:league", actor=2)


def deeds(page) -> list[str]:
    return [f"{row.deed} {row.subject}" for row in page.rows]


def test_the_newest_deed_stands_first(written):
    page = queries.entries()
    assert deeds(page) == [
        "teams.closed competition:league",
        "team.entered team:b",
        "team.returned team:a",
        "team.entered team:a",
    ]
    assert (page.total, page.number, page.last, page.previous, page.next) == (4, 1, 1, None, None)
    returned = page.rows[2]
    assert (returned.reason, returned.detail, returned.kind, returned.subject_id) == (
        "号码重复",
        {"numbers": [8]},
        "team",
        "a",
    )


def test_the_journal_of_one_subject_of_one_deed_and_of_one_kind(written):
    assert deeds(queries.entries("team:a")) == ["team.returned team:a", "team.entered team:a"]
    assert deeds(queries.entries(deed="team.entered")) == ["team.entered team:b", "team.entered team:a"]
    assert len(queries.entries(deed="team.").rows) == 3, "teams.closed is another kind"
    assert deeds(queries.entries("team:b", "team.returned")) == []
    assert queries.entries(deed="%.").rows == []
    assert queries.deeds() == ["team.entered", "team.returned", "teams.closed"]


def test_pages(written):
    first, second = queries.entries(page=1, size=3), queries.entries(page=2, size=3)
    assert (len(first.rows), first.last, first.next) == (3, 2, 2)
    assert (len(second.rows), second.previous, second.next) == (1, 1, None)
    assert not {row.id for row in first.rows} & {row.id for row in second.rows}
    assert queries.entries(page=99, size=3).number == 2
    assert queries.entries(page=-5, size=3).number == 1
    assert queries.entries("team:none").last == 1


def test_the_actors_of_a_page_for_their_names(written):
    assert queries.actors(queries.entries()) == {1, 2}


def test_what_is_not_done_is_not_written_down(app):
    def half() -> None:
        with transaction():
            record("team.entered", "team:a", actor=1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert db.session.scalar(select(func.count()).select_from(Entry)) == 0
