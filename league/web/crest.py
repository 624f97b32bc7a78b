"""What a team's crest is drawn from: a pennant in two colours, one of five patterns, and one readable character.

Plain sums over colours; `macros/crest.html` draws the result as SVG.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

WHITE, INK = "#ffffff", "#1b1b1f"
READABLE = 4.5
"""Contrast that text needs (WCAG 2.2, 1.4.3)."""
PATTERNS = 5

_HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")
# Each pattern leaves another place for the character: its baseline and its size, in units of the 40 × 46 pennant.
_ROOM_FOR_TEXT = ((24, 19), (27.5, 18), (27.5, 18), (28, 20), (27.5, 20))


@dataclass(frozen=True)
class Crest:
    """A pennant ready to draw."""

    field: str
    second: str
    pattern: int
    letter: str
    letter_colour: str
    baseline: float
    size: int


def luminance(colour: str) -> float:
    """Relative luminance from 0 (black) to 1 (white), as WCAG 2.2 defines it."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(field: str, second: str) -> str:
    """The character's colour: the second colour where it reads well on a pale field, else white or ink."""
    if luminance(field) > 0.7 and contrast(field, second) >= READABLE:
        return second
    return max((WHITE, INK), key=lambda colour: contrast(field, colour))


def letter_of(short_name: str, brand: str) -> str:
    """The character that tells a team from its neighbours: the first one after what its name shares with the brand.

    In a league called 江都职工篮球 nearly every team begins with 江都, so 江都教育 shows 教. A name that says nothing
    else keeps its first character, and so does a word in Latin letters, which is never cut in the middle.
    """
    name = short_name.strip()
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, brand, strict=False)))
    begin, rest = name[:shared], name[shared:]
    word_cut = (begin[-1:] + rest[:1]).isascii() and begin[-1:].isalnum()
    return (name if word_cut else rest.lstrip() or name)[:1]


@lru_cache(maxsize=512)
def crest_art(dark: str, light: str, pattern: int, short_name: str, brand: str = "") -> Crest:
    """The pennant of a team; a colour that is none is drawn as ink or white instead of failing the page."""
    field = dark if _HEX.match(dark) else INK
    second = light if _HEX.match(light) else WHITE
    number = pattern % PATTERNS
    baseline, size = _ROOM_FOR_TEXT[number]
    return Crest(field, second, number, letter_of(short_name, brand), readable_on(field, second), baseline, int(size))
