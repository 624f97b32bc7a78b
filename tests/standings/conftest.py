"""What the tests of the standings share."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from databases import statements

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
        db.session.rollback()
        with statements() as asked:
            work()
        return len(asked)

    return count
