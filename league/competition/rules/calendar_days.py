"""Holidays and make-up workdays (调休) from a table: date, what the day is, its name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from league.errors import N_, Sentence

HOLIDAY, WORKDAY = "holiday", "workday"
KINDS = {HOLIDAY: N_("Holiday"), WORKDAY: N_("Make-up workday")}
MOST_NAME = 40
FIRST_YEAR, LAST_YEAR = 1950, 2200
_WORDS = {
    HOLIDAY: ("holiday", "off", "放假", "休", "休息", "节假日", "假日", "假期", "法定节假日"),
    WORKDAY: (
        "workday",
        "work",
        "makeup",
        "make-up",
        "make-up workday",
        "上班",
        "班",
        "调休",
        "补班",
        "调休上班",
        "工作日",
    ),
}
_KIND = {word: kind for kind, words in _WORDS.items() for word in words}
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?|(\d{4})(\d{2})(\d{2})")


@dataclass(frozen=True)
class TypedDay:
    """A row of the table as it was read; with a problem, what is wrong with it."""

    line: int
    cells: tuple[str, ...]
    day: date | None = None
    kind: str = ""
    name: str = ""
    problem: Sentence | None = None


def read_calendar(rows: Sequence[Sequence[str]]) -> list[TypedDay]:
    """Every row but a heading, in its order; a date that stands twice is a problem of the second row."""
    found = [_read(number, tuple(row)) for number, row in enumerate(rows, 1)]
    heading = len(found) > 1 and found[0].day is None
    if heading and not any(char.isdigit() for cell in rows[0] for char in cell):
        found = found[1:]
    seen: dict[date, int] = {}
    checked = []
    for row in found:
        if row.day is not None and row.day in seen:
            twice = Sentence(N_("This date stands in row %(row)s already."), {"row": seen[row.day]})
            row = TypedDay(row.line, row.cells, row.day, row.kind, row.name, row.problem or twice)
        elif row.day is not None:
            seen[row.day] = row.line
        checked.append(row)
    return checked


def _read(line: int, cells: tuple[str, ...]) -> TypedDay:
    def wrong(message: str, **params: object) -> TypedDay:
        return TypedDay(line, cells, day, kind, name, Sentence(message, params))

    first, word, name = (*cells, "", "", "")[:3]
    day, kind = _date(first), _KIND.get(word.casefold().strip(), "")
    if day is None:
        return wrong(N_("“%(text)s” is not a date such as 2019-05-01."), text=first[:40])
    if not kind:
        return wrong(N_("“%(text)s” is neither a holiday nor a workday."), text=word[:40])
    if len(cells) > 3:
        return wrong(N_("There are more than three columns: date, what the day is, name."))
    if len(name) > MOST_NAME:
        return wrong(N_("The name is too long: at most %(most)s characters."), most=MOST_NAME)
    if kind == WORKDAY and day.weekday() < 5:
        return wrong(N_("Only a Saturday or Sunday can be made a workday."))
    return TypedDay(line, cells, day, kind, name)


def _date(text: str) -> date | None:
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part is not None)
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
