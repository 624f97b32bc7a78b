"""Latin letters for Chinese names: the pinyin that is offered, and a team's code of three letters."""

import re
from collections.abc import Collection

from pypinyin import Style, lazy_pinyin

from league.registration.rules.details import offer_code

_RUNS = re.compile("[\u3400-\u9fff]+|[!-~]+")
_TRADES = re.compile(
    "(开发区|企事业|篮球队|联合队|代表队|俱乐部|供电|企业|事业|机关|教育|卫生|医院|人民|公安|银行|公司|集团|建设|交通"
    "|经济|联合|联队|系统|街道|工会|职工|单位|[镇队])"
)
"""Words that names of workers' teams are made of; what lies between them is read by twos."""


def in_pinyin(name: str, most: int) -> str:
    """江都教育 → Jiangdu Jiaoyu: by twos, as names of places and trades are read; Latin parts stay as they are."""
    words: list[str] = []
    for run in _RUNS.findall(name):
        if run.isascii():
            words.append(run)
            continue
        words += ["".join(lazy_pinyin(part, v_to_u=True)).capitalize() for part in _words_of(run)]
    while len(" ".join(words)) > most:
        words.pop()
    return " ".join(words)


def _words_of(run: str) -> list[str]:
    words: list[str] = []
    for part in filter(None, _TRADES.split(run)):
        step = 2 if len(part) > 3 else 3
        words += [part[at : at + step] for at in range(0, len(part), step)]
    return words


def code_for(name: str, taken: Collection[str]) -> str:
    """A free code of three letters: initials of the pinyin (江都教育 → JDJ), of several words, or one word's beginning."""
    runs = _RUNS.findall(name)
    if len(runs) == 1 and runs[0].isascii():
        return offer_code(runs[0], taken)
    parts = [run[0] if run.isascii() else "".join(lazy_pinyin(run, style=Style.FIRST_LETTER)) for run in runs]
    return offer_code("".join(parts), taken)
