"""Latin letters for Chinese names: the pinyin that is offered, and a team's code of three letters."""

import re
from collections.abc import Collection

from pypinyin import Style, lazy_pinyin

from league.registration.rules.details import offer_code

_RUNS = re.compile("[\u3400-\u9fff]+|[!-~]+")


def in_pinyin(name: str, most: int) -> str:
    """江都教育 → Jiangdu Jiaoyu: by twos, as names of places and trades are read; Latin parts stay as they are."""
    words: list[str] = []
    for run in _RUNS.findall(name):
        if run.isascii():
            words.append(run)
            continue
        syllables = lazy_pinyin(run, v_to_u=True)
        words += ["".join(syllables[at : at + 2]).capitalize() for at in range(0, len(syllables), 2)]
    while len(" ".join(words)) > most:
        words.pop()
    return " ".join(words)


def code_for(name: str, taken: Collection[str]) -> str:
    """A free code of three letters: initials of the pinyin (江都教育 → JDJ), of several words, or one word's beginning."""
    runs = _RUNS.findall(name)
    if len(runs) == 1 and runs[0].isascii():
        return offer_code(runs[0], taken)
    parts = [run[0] if run.isascii() else "".join(lazy_pinyin(run, style=Style.FIRST_LETTER)) for run in runs]
    return offer_code("".join(parts), taken)
