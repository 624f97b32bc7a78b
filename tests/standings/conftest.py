"""What the tests of the standings share."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from league.extensions import db

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="session")
def group_cases():
    """The 77 groups whose order is published or worked out."""
    return json.loads((DATA / "group_cases.json").read_text(encoding="utf-8"))


@pytest.fixture
def count_queries(app) -> Callable[[Callable[[], object]], int]:
    """How many statements a piece of work sends to the database."""

    def count(work: Callable[[], object]) -> int:
        seen = []

        def note(_connection, _cursor, statement, *_rest):  # type: ignore[no-untyped-def]
            if not statement.startswith(("SAVEPOINT", "RELEASE")):
                seen.append(statement)

        db.session.rollback()
        event.listen(db.engine, "before_cursor_execute", note)
        try:
            work()
        finally:
            event.remove(db.engine, "before_cursor_execute", note)
        return len(seen)

    return count
