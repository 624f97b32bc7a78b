"""Case files: groups with their games and the way of ranking, read with care and answered with reasons.

A file is one case or a list of cases; the answer is always a list in the same order. Whatever is no case is refused
with one sentence that says which case, which field and what was found there.
"""

import json
import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NoReturn

from league.standings.casefields import Case, case_from, shown
from league.standings.errors import BadNumber, DuplicateCase, NotJSON, NotText, TooDeep, Twice
from league.standings.rules.facts import Step, Value
from league.standings.rules.ranking import rank
from league.standings.rules.why import explain
from league.wording import CHINESE, ENGLISH, say

DEEPEST = 50
LONGEST_NUMBER = 20


def read(content: bytes) -> list[Case]:
    """The cases of a file; raises Refused with a sentence for whatever is no case."""
    data = _json(content)
    cases: list[Case] = []
    names: set[str] = set()
    for number, item in enumerate(data if isinstance(data, list) else [data], start=1):
        case = case_from(item, number)
        if case.id in names:
            raise DuplicateCase(case=shown(case.id))
        names.add(case.id)
        cases.append(case)
    return cases


def answer(case: Case) -> dict[str, Any]:
    """Order, shared ranks, who is disqualified, and every step in both languages."""
    table = rank(case.games, case.ranking, only_teams=case.only_teams, lots=case.lots, adjustments=case.adjustments)
    return {
        "id": case.id,
        "order": list(table.order),
        "shared": [list(teams) for teams in table.shared],
        "disqualified": list(table.disqualified),
        "why": [_why(step) for step in table.steps],
    }


def _why(step: Step) -> dict[str, Any]:
    sentence = explain(step)
    return {
        "teams": list(step.teams),
        "criterion": step.criterion,
        "values": {str(team): _number(step, value) for team, value in step.values.items()},
        "parts": [list(part) for part in step.parts],
        "zh": say(sentence, CHINESE),
        "en": say(sentence, ENGLISH),
    }


def _number(step: Step, value: Value) -> int | str:
    if not step.criterion.endswith(("ratio", "quotients")):
        assert isinstance(value, int)
        return value
    if value == math.inf:
        return "inf"
    exact = Fraction(value)
    return f"{exact.numerator}/{exact.denominator}"


def _json(content: bytes) -> object:
    try:
        # A byte order mark, as Notepad writes it, is let pass.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText from error
    try:
        data = json.loads(text, parse_constant=_no_constant, parse_int=_whole, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise NotJSON(line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise TooDeep from error
    _check_depth(data)
    return data


def _no_constant(word: str) -> NoReturn:
    raise BadNumber(found=word)


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise BadNumber(found=digits[:LONGEST_NUMBER] + "...")
    return int(digits)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Twice(found=shown(key))
        found[key] = value
    return found


def _check_depth(data: object) -> None:
    level: Sequence[object] = [data]
    for _ in range(DEEPEST):
        level = [inner for item in level for inner in _inside(item)]
        if not level:
            return
    raise TooDeep


def _inside(item: object) -> Sequence[object]:
    if isinstance(item, dict):
        return list(item.values())
    return item if isinstance(item, list) else ()
