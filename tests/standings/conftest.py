"""What the tests of the standings share."""

import json
from pathlib import Path

import pytest

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="session")
def group_cases():
    """The 77 groups whose order is published or worked out."""
    return json.loads((DATA / "group_cases.json").read_text(encoding="utf-8"))
