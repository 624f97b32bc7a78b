"""Reading a pasted table as players: which column is which, what was mended, and what a person must look at."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from league.errors import N_, Sentence
from league.registration.rules.roster import clean_name, clean_number, is_number, name_problem, number_problem

Table = Sequence[Sequence[str]]

_HEADINGS = {
    "number": "号码 球衣号码 球衣号 球衣 号 背号 球号 衣号 号数 number no no. # jersey",
    "name": "姓名 名字 队员 队员姓名 运动员 运动员姓名 球员 球员姓名 name player",
    "position": "位置 场上位置 司职 position pos pos.",
    "captain": "队长 场上队长 captain cap",
    "note": "备注 职务 身份 说明 note notes remark remarks role",
}
_HEADING = {word: kind for kind, words in _HEADINGS.items() for word in words.split()}
_POSITIONS = {
    "G": "g pg sg gf 后卫 控卫 控球后卫 组织后卫 得分后卫 分卫 双能卫 guard 1号位 2号位",
    "F": "f sf pf fc 前锋 小前锋 大前锋 锋线 forward 3号位 4号位",
    "C": "c 中锋 内线 center centre 5号位",
}
_POSITION = {word: letter for letter, words in _POSITIONS.items() for word in words.split()}
_CAPTAIN = re.compile(
    r"\s*[（(\[]\s*(?:场上)?(?:队长|队 长|captain|cap|c)\s*[)）\]]\s*$|\s+(?:场上队长|cap)$", re.IGNORECASE
)
_CAPTAIN_WORDS = {"队长", "场上队长", "cap", "(cap)", "captain"}
_YES = {"是", "√", "✓", "✔", "y", "yes", "1", "队长", "cap", "c"}
_LOOK_FOR_HEADINGS = 5


@dataclass(frozen=True)
class Mend:
    """What was typed and what was made of it."""

    old: str
    new: str


@dataclass(frozen=True)
class PastedRow:
    """One player as read. With problems it must be mended or left out before anything is stored."""

    number: str
    name: str
    position: str
    captain: bool
    mends: tuple[Mend, ...] = ()
    problems: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Pasted:
    """A pasted roster: its rows, and how many columns were not needed."""

    rows: tuple[PastedRow, ...]
    skipped: int


def position_of(text: str) -> str | None:
    """G, F or C for what people write (后卫, PG, 小前锋/中锋: the first counts); None for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    first = re.split(r"[/、,和兼\s]+", plain)[0]
    return _POSITION.get(plain) or _POSITION.get(first)


def read_roster(table: Table, taken: Mapping[str, str]) -> Pasted:
    """The players of a table with or without headings, columns in any order; `taken` says who wears what already."""
    columns, body = _columns(table)
    rows: list[PastedRow] = []
    for cells in body:
        row = _read_row(cells, columns, captain_free=not any(row.captain for row in rows))
        if row is not None:
            rows.append(row)
    problems = check_rows([(row.number, row.name) for row in rows], taken)
    seen = tuple(
        PastedRow(row.number, row.name, row.position, row.captain, row.mends, tuple(problems.get(at, ())))
        for at, row in enumerate(rows)
    )
    width = max((len(row) for row in body), default=0)
    return Pasted(seen, max(0, width - len(set(columns.values()))))


def check_rows(rows: Sequence[tuple[str, str]], taken: Mapping[str, str]) -> dict[int, list[Sentence]]:
    """What is wrong with these (number, name) rows, by place from 0: with each, among each other, with the roster."""
    found: dict[int, list[Sentence]] = {}
    seen: dict[str, str] = {}
    for at, (typed_number, typed_name) in enumerate(rows):
        number, name = clean_number(typed_number), clean_name(typed_name)
        wrong = [name_problem(name), number_problem(number) if number else None, _worn(number, name, taken, seen)]
        problems = [problem for problem in wrong if problem is not None]
        if problems:
            found[at] = problems
        if number:
            seen.setdefault(number, name)
    return found


def _worn(number: str, name: str, taken: Mapping[str, str], seen: Mapping[str, str]) -> Sentence | None:
    if not number:
        return None
    if taken.get(number) == name:
        return Sentence(
            N_("%(name)s is already on the roster with number %(number)s."), {"name": name, "number": number}
        )
    if number in taken:
        return Sentence(N_("Number %(number)s is already worn by %(name)s."), {"number": number, "name": taken[number]})
    if number in seen:
        text = N_("Number %(number)s stands in this table twice, also for %(name)s.")
        return Sentence(text, {"number": number, "name": seen[number]})
    return None


def _columns(table: Table) -> tuple[dict[str, int], Table]:
    """Which column holds what, and the rows below the headings."""
    for at, row in enumerate(table[:_LOOK_FOR_HEADINGS]):
        kinds: dict[str, int] = {}
        for place, cell in enumerate(row):
            word = "".join(unicodedata.normalize("NFKC", cell).split()).rstrip(":").lower()
            if word in _HEADING:
                kinds.setdefault(_HEADING[word], place)
        if "name" in kinds:
            return kinds, table[at + 1 :]
    return _guess(table), table


def _guess(table: Table) -> dict[str, int]:
    width = max(map(len, table))

    def hits(place: int, test: Callable[[str], bool]) -> int:
        return sum(1 for row in table if place < len(row) and row[place] and test(row[place]))

    def best(test: Callable[[str], bool], but: set[int]) -> int | None:
        counted = [(hits(place, test), -place) for place in range(width) if place not in but]
        most, place = max(counted, default=(0, 0))
        return -place if most else None

    found: dict[str, int] = {}
    number = _number_column(table, width, hits)
    if number is not None:
        found["number"] = number
    position = best(lambda cell: position_of(cell) is not None, set(found.values()))
    if position is not None:
        found["position"] = position
    name = best(_like_a_name, set(found.values()))
    if name is None and position is not None:
        # Only one column of words: they are names, however they look.
        name = found.pop("position")
    if name is not None:
        found["name"] = name
    return found


def _number_column(table: Table, width: int, hits: Callable[[int, Callable[[str], bool]], int]) -> int | None:
    def numeric(cell: str) -> bool:
        return is_number(clean_number(cell))

    counted = [(hits(place, numeric), place) for place in range(width)]
    places = [place for count, place in counted if count and count * 2 >= len(table)]
    if len(places) > 1:
        # 序号: a column that only counts 1, 2, 3 gives way to the next one.
        first = [clean_number(row[places[0]]) for row in table if places[0] < len(row)]
        if first == [str(n) for n in range(1, len(first) + 1)]:
            return places[1]
    if places:
        return places[0]
    most, place = max(((count, -place) for count, place in counted), default=(0, 0))
    return -place if most else None


def _like_a_name(cell: str) -> bool:
    name = clean_name(_CAPTAIN.sub("", cell))
    return len(name) > 1 and name_problem(name) is None and name.lower() not in _CAPTAIN_WORDS


def _read_row(cells: Sequence[str], columns: Mapping[str, int], *, captain_free: bool) -> PastedRow | None:
    def cell(kind: str) -> str:
        place = columns.get(kind)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    typed_number, typed_name, typed_position = cell("number"), cell("name"), cell("position")
    if not (typed_number or typed_name):
        return None
    number = clean_number(typed_number)
    bare = _CAPTAIN.sub("", typed_name)
    name = clean_name(bare)
    position = position_of(typed_position) or ""
    marked = bare != typed_name or _marked(cells, cell)
    mends = [Mend(old, new) for old, new in ((typed_number, number), (bare, name)) if old != new]
    if typed_position and not position:
        mends.append(Mend(typed_position, ""))
    if marked and not captain_free:
        mends.append(Mend("CAP", ""))
    return PastedRow(number, name, position, marked and captain_free, tuple(mends))


def _marked(cells: Sequence[str], cell: Callable[[str], str]) -> bool:
    if cell("captain").lower() in _YES:
        return True
    return "队长" in cell("note") or any(word.strip().lower() in _CAPTAIN_WORDS for word in cells)
