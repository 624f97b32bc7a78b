"""What an activity is, when it may be published, and how it stands to the present. Plain values in, verdict out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from league.activities.errors import BadSlug, EndsBeforeStart, EndWithoutStart, NotReady
from league.errors import N_, Sentence

KINDS: Mapping[str, str] = {
    "league": N_("Basketball league"),
    "gathering": N_("Gathering"),
    "knowledge_contest": N_("Knowledge contest"),
    "skills_contest": N_("Skills contest"),
    "labour_contest": N_("Labour contest"),
    "singing_contest": N_("Singing contest"),
    "talk": N_("Talk"),
    "lecture": N_("Lecture"),
    "place": N_("Open place"),
    "stay": N_("Recuperation stay"),
}
MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)
WEEKDAYS = (
    *(N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday")),
)
WITHOUT_DATE = frozenset({"place"})
"""Kinds that stand open all year and may be published without a date."""
SLUG_MOST = 80
_WIDE = "[\u2014\u2018-\u201d\u2026\u00b7\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_BREAK = re.compile(f"(?<={_WIDE}) +(?={_WIDE})")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_TAKEN_BY_PAGES = frozenset({"new"})


@dataclass(frozen=True)
class Draft:
    """What an editor wrote about an activity."""

    slug: str
    kind: str
    title: str
    title_en: str = ""
    summary: str = ""
    summary_en: str = ""
    body: str = ""
    body_en: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    place_en: str = ""


@dataclass(frozen=True)
class Phase:
    """How an activity stands to the present: `always`, `coming`, `today`, `running` or `past`; `days` until it begins."""

    word: str
    days: int = 0


def check_draft(draft: Draft) -> None:
    """Refuse an address or a time that makes no sense."""
    if len(draft.slug) > SLUG_MOST or not _SLUG.match(draft.slug) or draft.slug in _TAKEN_BY_PAGES:
        raise BadSlug("slug")
    if draft.ends_at is not None:
        if draft.starts_at is None:
            raise EndWithoutStart("starts_at")
        if draft.ends_at <= draft.starts_at:
            raise EndsBeforeStart("ends_at")


def check_ready(draft: Draft) -> None:
    """Refuse to publish what a reader could do nothing with: the first thing that is missing is named."""
    if not draft.summary:
        raise NotReady("summary", missing=Sentence(N_("a summary")))
    if draft.kind not in WITHOUT_DATE and draft.starts_at is None:
        raise NotReady("starts_at", missing=Sentence(N_("a beginning")))
    if not draft.place:
        raise NotReady("place", missing=Sentence(N_("a place")))


def poster_lines(title: str) -> list[str]:
    """The lines of a Chinese title on its poster: a space between two of its characters is where the line breaks."""
    return _BREAK.split(title)


def one_line(title: str) -> str:
    """The title as it stands everywhere else: such spaces are no part of it."""
    return _BREAK.sub("", title)


def slug_from(words: list[str], taken: frozenset[str] = frozenset()) -> str:
    """An address from a title's words (pinyin), with a number where it is taken already."""
    plain = re.sub(r"[^a-z0-9]+", "-", "-".join(words).lower()).strip("-")
    base = plain[: SLUG_MOST - 8].rstrip("-") or "activity"
    slug, number = base, 1
    while slug in taken or slug in _TAKEN_BY_PAGES:
        number += 1
        slug = f"{base}-{number}"
    return slug


def phase(starts_at: datetime | None, ends_at: datetime | None, now: datetime, home: tzinfo) -> Phase:
    """How the activity stands to `now`; one without an end lasts until the end of its day."""
    if starts_at is None:
        return Phase("always")
    if is_past(starts_at, ends_at, now, home):
        return Phase("past")
    if starts_at <= now and ends_at is not None:
        return Phase("running")
    days = (starts_at.astimezone(home).date() - now.astimezone(home).date()).days
    return Phase("coming", days) if days > 0 else Phase("today")


def is_past(starts_at: datetime, ends_at: datetime | None, now: datetime, home: tzinfo) -> bool:
    """Whether it is over."""
    return now >= (ends_at or end_of_day(starts_at, home))


def end_of_day(instant: datetime, home: tzinfo) -> datetime:
    """The midnight that ends the day on which an instant falls at home."""
    start = instant.astimezone(home).replace(hour=0, minute=0, second=0, microsecond=0)
    return start + timedelta(days=1)
