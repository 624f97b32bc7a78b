"""The published groups: official examples, championships, club seasons."""

import json
from pathlib import Path

import pytest

from league.standings.casefile import answer, read

FILE = Path(__file__).parent.parent / "data" / "group_cases.json"
CASES = json.loads(FILE.read_text(encoding="utf-8"))


def test_all_published_groups_are_there():
    assert len(CASES) == len(read(FILE.read_bytes())) == 77


@pytest.mark.parametrize("data", CASES, ids=lambda data: data["id"])
def test_the_published_order_comes_out(data):
    (case,) = read(json.dumps(data).encode())
    found = answer(case)
    assert found["order"] == data["expected_order"]
    assert found["shared"] == data.get("expected_shared", [])
    assert found["disqualified"] == data.get("expected_disqualified", [])
    assert all(step["zh"] and step["en"] and "%(" not in step["zh"] + step["en"] for step in found["why"])
