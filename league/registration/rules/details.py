"""A team's names, people and strips: what is sensible, and what the code of three letters may be."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import product
from string import ascii_uppercase

NAME_MOST, SHORT_MOST, SHORT_ADVISED, PERSON_MOST, UNIT_MOST = 60, 24, 8, 40, 80
NAME_EN_MOST, SHORT_EN_MOST = 100, 40
PATTERNS = 5

_COLOUR = re.compile(r"#[0-9a-f]{6}", re.ASCII)
_CODE = re.compile(r"[A-Z]{3}", re.ASCII)
_PHONE = re.compile(r"1[3-9][0-9]{9}", re.ASCII)


@dataclass(frozen=True)
class TeamDetails:
    """What a captain says about his team. Only unit, name and short name must be there from the beginning."""

    unit: str
    name: str
    short_name: str
    name_en: str = ""
    short_name_en: str = ""
    code: str = ""
    """Three letters; left empty, one is made of the short name."""
    leader: str = ""
    coach: str = ""
    contact: str = ""
    contact_phone: str = ""
    light: str = "#ffffff"
    dark: str = "#1f4e9c"
    pattern: int = 0


def is_colour(text: str) -> bool:
    """A colour as stored: # and six small hexadecimal digits."""
    return _COLOUR.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Three capital letters A to Z."""
    return _CODE.fullmatch(text) is not None


def is_phone(text: str) -> bool:
    """A mobile number of mainland China, eleven digits."""
    return _PHONE.fullmatch(text) is not None


def lightness(colour: str) -> float:
    """How light a colour looks, 0 (black) to 1 (white): relative luminance of WCAG 2."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def strips_differ(light: str, dark: str) -> bool:
    """Whether two strips are told apart from the stand: contrast of at least 1.5 with the light one lighter."""
    return (lightness(light) + 0.05) / (lightness(dark) + 0.05) >= 1.5


def offer_code(initials: str, taken: Collection[str]) -> str:
    """A free code close to these initials (JDJY → JDJ, JDY, …); with everything taken near by, the next free one."""
    return next(code for code in _codes(initials) if code not in taken)


def _codes(initials: str) -> Iterator[str]:
    letters = "".join(letter for letter in initials.upper() if letter in ascii_uppercase) or "X"
    if len(letters) >= 3:
        yield letters[:3]
        yield letters[:2] + letters[-1]
    stem = (letters + letters[-1] * 2)[:2]
    if len(letters) < 3:
        yield (letters + letters[-1] * 2)[:3]
    yield from (stem + last for last in ascii_uppercase)
    yield from (stem[0] + middle + last for middle, last in product(ascii_uppercase, repeat=2))
    yield from ("".join(three) for three in product(ascii_uppercase, repeat=3))
