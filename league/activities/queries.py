"""What pages show of activities."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select

from league import clock
from league.activities.models import Activity
from league.activities.rules import KINDS, MONTHS, WEEKDAYS, Draft, Phase, end_of_day, one_line, phase, poster_lines
from league.extensions import db

PAST_PER_PAGE = 20
DESK_PER_PAGE = 50


@dataclass(frozen=True)
class ActivityRow:
    """An activity as lists show it."""

    id: int
    slug: str
    kind: str
    title: str
    lines: tuple[str, ...]
    """The title as the poster breaks it."""
    title_en: str
    summary: str
    summary_en: str
    starts_at: datetime | None
    ends_at: datetime | None
    place: str
    place_en: str
    published: bool
    phase: Phase

    @property
    def kind_word(self) -> str:
        """The message id of its kind."""
        return KINDS[self.kind]

    @property
    def weekday_word(self) -> str:
        """The message id of the day of the week on which it begins; only what has a date has one."""
        assert self.days is not None
        return WEEKDAYS[self.days[0].weekday()]

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day at home, if it has a date."""
        if self.starts_at is None:
            return None
        first = self.starts_at.astimezone(clock.HOME).date()
        return first, (self.ends_at.astimezone(clock.HOME).date() if self.ends_at else first)


@dataclass(frozen=True)
class Month:
    """The activities that begin in a month."""

    first: date
    rows: tuple[ActivityRow, ...]

    @property
    def word(self) -> str:
        """The message id of its name."""
        return MONTHS[self.first.month - 1]


@dataclass(frozen=True)
class Programme:
    """The page of all activities: what comes by month, what stands open, and a page of what is over."""

    months: tuple[Month, ...]
    always: tuple[ActivityRow, ...]
    past: tuple[ActivityRow, ...]
    past_count: int
    page: int
    pages: int
    kinds: tuple[tuple[str, int], ...]
    """Kinds that have something to come, with how many."""

    @property
    def coming_count(self) -> int:
        """How many there are to come, over all kinds."""
        return sum(count for _kind, count in self.kinds)


def next_activities(limit: int = 4) -> tuple[ActivityRow, ...]:
    """What comes next, soonest first; running ones come first. For the front page."""
    now = clock.now()
    found = db.session.scalars(
        select(Activity)
        .where(Activity.published_at.is_not(None), Activity.starts_at.is_not(None), _not_over(now))
        .order_by(Activity.starts_at, Activity.id)
        .limit(limit)
    )
    return tuple(row_of(activity, now) for activity in found)


def programme(kind: str = "", page: int = 1) -> Programme:
    """All published activities, of one kind where one is named; `page` counts through those that are over."""
    now = clock.now()
    public = Activity.published_at.is_not(None)
    current = public & _not_over(now)
    over = public & ~_not_over(now)
    if kind:
        over = over & (Activity.kind == kind)
    wanted = current & (Activity.kind == kind) if kind else current
    rows = [row_of(a, now) for a in db.session.scalars(select(Activity).where(wanted).order_by(Activity.starts_at))]
    past_count = db.session.scalar(select(func.count()).select_from(Activity).where(over)) or 0
    pages = max(1, -(-past_count // PAST_PER_PAGE))
    page = min(max(page, 1), pages)
    past = db.session.scalars(
        select(Activity)
        .where(over)
        .order_by(Activity.starts_at.desc(), Activity.id.desc())
        .limit(PAST_PER_PAGE)
        .offset((page - 1) * PAST_PER_PAGE)
    )
    return Programme(
        months=_by_month([row for row in rows if row.starts_at]),
        always=tuple(row for row in rows if not row.starts_at),
        past=tuple(row_of(activity, now) for activity in past),
        past_count=past_count,
        page=page,
        pages=pages,
        kinds=_kinds(current),
    )


def drafts_waiting() -> int:
    """How many drafts an editor could finish."""
    return db.session.scalar(select(func.count()).select_from(Activity).where(Activity.published_at.is_(None))) or 0


def desk_list(page: int = 1) -> tuple[list[ActivityRow], int, int]:
    """A page of all activities for the editor, drafts first, then the latest; with the page and how many pages."""
    now = clock.now()
    count = db.session.scalar(select(func.count()).select_from(Activity)) or 0
    pages = max(1, -(-count // DESK_PER_PAGE))
    page = min(max(page, 1), pages)
    found = db.session.scalars(
        select(Activity)
        .order_by(Activity.published_at.is_not(None), Activity.starts_at.desc(), Activity.id.desc())
        .limit(DESK_PER_PAGE)
        .offset((page - 1) * DESK_PER_PAGE)
    )
    return [row_of(activity, now) for activity in found], page, pages


def row_of(activity: Activity, now: datetime) -> ActivityRow:
    """The row of a loaded activity."""
    return _row(activity, now, id=activity.id, published=activity.published_at is not None)


def row_of_draft(draft: Draft, now: datetime) -> ActivityRow:
    """The row of something that is only typed so far."""
    return _row(draft, now, id=0, published=False)


def _row(written: Activity | Draft, now: datetime, *, id: int, published: bool) -> ActivityRow:
    return ActivityRow(
        id=id,
        slug=written.slug,
        kind=written.kind,
        title=one_line(written.title),
        lines=tuple(poster_lines(written.title)),
        title_en=written.title_en,
        summary=written.summary,
        summary_en=written.summary_en,
        starts_at=written.starts_at,
        ends_at=written.ends_at,
        place=written.place,
        place_en=written.place_en,
        published=published,
        phase=phase(written.starts_at, written.ends_at, now, clock.HOME),
    )


def _not_over(now: datetime) -> ColumnElement[bool]:
    """The same as `not rules.is_past`, for the database: without an end, over with the day it begins."""
    begin = end_of_day(now, clock.HOME) - timedelta(days=1)
    return or_(
        Activity.starts_at.is_(None),
        and_(Activity.ends_at.is_not(None), Activity.ends_at > now),
        and_(Activity.ends_at.is_(None), Activity.starts_at >= begin),
    )


def _by_month(rows: Sequence[ActivityRow]) -> tuple[Month, ...]:
    months: dict[date, list[ActivityRow]] = {}
    for row in rows:
        assert row.days is not None
        months.setdefault(row.days[0].replace(day=1), []).append(row)
    return tuple(Month(first, tuple(found)) for first, found in sorted(months.items()))


def _kinds(current: ColumnElement[bool]) -> tuple[tuple[str, int], ...]:
    counted = db.session.execute(select(Activity.kind, func.count()).where(current).group_by(Activity.kind))
    counts = {row[0]: row[1] for row in counted}
    return tuple((kind, counts[kind]) for kind in KINDS if kind in counts)
