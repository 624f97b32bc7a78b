"""When courts are open: a pattern becomes slots, and no two of a court share a minute."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from league.competition.errors import (
    BadMinutes,
    BadTimes,
    EndsBeforeItBegins,
    NoCourts,
    NoSuchDays,
    NoTimes,
    NoWeekdays,
    SlotsOverlap,
    TooManySlots,
)

MOST_SLOTS = 2000
LEAST_MINUTES, MOST_MINUTES = 20, 300
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_BETWEEN = re.compile(r"[\s,;、]+")


class Opening(NamedTuple):
    """A slot as a value: a court is open from an instant for some minutes."""

    court: int
    starts_at: datetime
    minutes: int

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Pattern:
    """On these courts, from one day to another, on these days of the week (0 is Monday), at these times."""

    courts: tuple[int, ...]
    first_day: date
    last_day: date
    weekdays: frozenset[int]
    times: tuple[time, ...]
    minutes: int = 90


def read_times(text: str) -> tuple[time, ...]:
    """18:30 20:00, as people write it: full-width digits, 、 and commas are understood. Raises BadTimes, NoTimes."""
    found = []
    for word in _BETWEEN.split(unicodedata.normalize("NFKC", text).strip()):
        if not word:
            continue
        match = _TIME.fullmatch(word)
        if match is None:
            raise BadTimes("times", found=word[:20])
        found.append(time(int(match[1]), int(match[2])))
    if not found:
        raise NoTimes("times")
    return tuple(sorted(set(found)))


def openings(pattern: Pattern, zone: tzinfo) -> list[Opening]:
    """The slots of a pattern, in order of time. Raises a refusal that names the field which is at fault."""
    if not pattern.courts:
        raise NoCourts("courts")
    if not pattern.weekdays:
        raise NoWeekdays("weekdays")
    if not pattern.times:
        raise NoTimes("times")
    if not LEAST_MINUTES <= pattern.minutes <= MOST_MINUTES:
        raise BadMinutes("minutes", least=LEAST_MINUTES, most=MOST_MINUTES)
    first, last = pattern.first_day, pattern.last_day
    if last < first:
        raise EndsBeforeItBegins("last_day", first=first.isoformat(), last=last.isoformat())
    count = _count_days(pattern) * len(pattern.times) * len(pattern.courts)
    if not count:
        raise NoSuchDays("weekdays", first=first.isoformat(), last=last.isoformat())
    if count > MOST_SLOTS:
        raise TooManySlots("last_day", count=count, most=MOST_SLOTS)
    return [
        Opening(court, datetime.combine(day, at, zone), pattern.minutes)
        for day in _days(pattern)
        for at in pattern.times
        for court in pattern.courts
    ]


def _count_days(pattern: Pattern) -> int:
    """How many days a pattern has, without walking through them: it may span centuries."""
    span = (pattern.last_day - pattern.first_day).days + 1
    ahead = [(weekday - pattern.first_day.weekday()) % 7 for weekday in pattern.weekdays]
    return sum((span - days + 6) // 7 for days in ahead)


def _days(pattern: Pattern) -> list[date]:
    span = (pattern.last_day - pattern.first_day).days + 1
    days = (pattern.first_day + timedelta(days=passed) for passed in range(span))
    return [day for day in days if day.weekday() in pattern.weekdays]


def overlap(one: Opening, other: Opening) -> bool:
    """Whether two slots share a minute on one court; one may begin at the minute in which the other ends."""
    return one.court == other.court and one.starts_at < other.ends_at and other.starts_at < one.ends_at


def check_overlaps(
    new: Iterable[Opening], old: Iterable[Opening], names: Mapping[int, str], zone: tzinfo, field: str = "times"
) -> None:
    """Refuses the first new slot that overlaps an old or another new one, naming both times."""
    fresh: Collection[Opening] = list(new)
    marked = sorted([(slot, True) for slot in fresh] + [(slot, False) for slot in old], key=lambda pair: pair[0][:2])
    latest: dict[int, tuple[Opening, bool]] = {}
    for slot, is_new in marked:
        before = latest.get(slot.court)
        if before is not None and (is_new or before[1]) and overlap(before[0], slot):
            one, other = (slot, before[0]) if is_new else (before[0], slot)
            raise SlotsOverlap(field, court=names[slot.court], new=span(one, zone), old=span(other, zone))
        if before is None or slot.ends_at > before[0].ends_at:
            latest[slot.court] = (slot, is_new)


def span(slot: Opening, zone: tzinfo) -> str:
    """2019-05-02 18:30–20:00."""
    begins, ends = slot.starts_at.astimezone(zone), slot.ends_at.astimezone(zone)
    return f"{begins:%Y-%m-%d %H:%M}–{ends:%H:%M}"
