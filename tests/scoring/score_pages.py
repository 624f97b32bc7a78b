"""What the tests of score pages share: forms as they are filled in, pages as they are read, queries as they are counted."""

import re

from sqlalchemy import func, select

from league.extensions import db
from league.scoring.models import ResultEvent

PLAYED = [(14, 15), (16, 12), (13, 17), (15, 11)]  # 58:55
HOSTILE = [
    {"p1a": "-1"},
    {"p1a": "200"},
    {"p1a": "9" * 5000},
    {"p1a": "1e3"},
    {"p1a": "<b>"},
    {"p1a": "'; DROP TABLE game; --"},
    {"p2b": ""},
    {"p1a": "", "p1b": ""},
    {"p5a": "3", "p5b": "1"},  # overtime although it is decided
    {"p14a": "x"},
    {"total_a": "57"},
    {"total_b": "abc"},
    {"total_b": "-5"},
    {"ending": "won"},
    {"ending": "forfeit"},  # without a side
    {"ending": "forfeit", "side": "c"},
    {"ending": "forfeit", "side": "a"},  # without a reason
    {"ending": "default", "side": "b", "reason": "   "},
    {"ending": "forfeit", "side": "a", "reason": "长" * 501},
    {"ending": "forfeit", "side": "a", "reason": "\u202e\x00"},
]
"""What no form may take, each put over an otherwise right one."""


def typed(periods, revision=0, **more) -> dict[str, str]:
    data = {"revision": str(revision), "ending": "played"}
    for number, (a, b) in enumerate(periods, start=1):
        data |= {f"p{number}a": str(a), f"p{number}b": str(b)}
    return data | more


def text_of(response) -> str:
    """What a person reads, without markup."""
    page = re.sub(r"<(script|style).*?</\1>", "", response.get_data(as_text=True), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def value_of(page: str, name: str) -> str:
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page)
    assert found, name
    return found[1]


def stored() -> int:
    return db.session.scalar(select(func.count()).select_from(ResultEvent)) or 0
