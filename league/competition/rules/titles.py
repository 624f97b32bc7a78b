"""How a competition is announced: 第四届职工篮球联赛 暨 第七届“天佑杯”篮球联赛."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from league.competition.errors import BadTitle, NoTitle, TooManyTitles

MOST_EDITION = 999
MOST_TITLES = 3
_DIGITS = "零一二三四五六七八九"


class TitleLike(Protocol):
    """A title: its edition and its name without it, in both languages (English may be empty)."""

    @property
    def edition(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def name_en(self) -> str: ...


def chinese_number(number: int) -> str:
    """A number from 1 to 999 in Chinese: 四, 十二, 二十, 一百零五, 一百一十."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones else "")


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def title_words(title: TitleLike, language: str) -> str:
    """One title with its edition; without an English name the Chinese title is said in English too."""
    if language == "en" and title.name_en:
        return f"{ordinal(title.edition)} {title.name_en}"
    return f"第{chinese_number(title.edition)}届{title.name}"


def title_line(titles: Iterable[TitleLike], language: str) -> str:
    """All titles of an announcement in one line; the same one is said once."""
    words = list(dict.fromkeys(title_words(title, language) for title in titles))
    if language != "en":
        return " 暨 ".join(words)
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def check_titles(titles: Sequence[tuple[int, str, str]]) -> None:
    """At least one (edition, name, English name), each complete. Raises NoTitle, TooManyTitles, BadTitle."""
    if not titles:
        raise NoTitle("titles")
    if len(titles) > MOST_TITLES:
        raise TooManyTitles("titles", most=MOST_TITLES)
    for edition, name, _english in titles:
        if not name.strip() or not 1 <= edition <= MOST_EDITION:
            raise BadTitle("titles", most=MOST_EDITION)
