"""What was typed, without what no page may hold and nobody can see."""

import re

_NO_CHARACTERS = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    f"{_NO_CHARACTERS}]"
)
"""Control characters, overrides of the writing direction, lone surrogates, what is no character: nothing a person
means to type, and no page may hold it."""
_UNSEEN = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]*"
)
"""What leaves no mark on a page: a name of nothing else would be a link that nobody can see."""


def printable(text: str) -> str:
    """Without what cannot be printed; the line end that is a control character is a usual one."""
    return _UNPRINTABLE.sub("", text.replace("\x85", "\n"))


def clean_line(text: str | None) -> str:
    """One line: no control characters, no white space at the ends, single spaces inside."""
    line = " ".join(printable(text or "").split())
    return "" if _UNSEEN.fullmatch(line) else line


def clean_text(text: str | None) -> str:
    """Several lines: no control characters, line ends as \\n, no blank lines at the ends."""
    text = printable((text or "").replace("\r\n", "\n").replace("\r", "\n"))
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    return "" if _UNSEEN.fullmatch(text) else text
