"""What pages show of the journal. Names of the actors are filled in by the page, for accounts lie to the right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func, select

from league.extensions import db
from league.journal.models import Entry

Row = TypeVar("Row")
A_PAGE = 50


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows of a longer list; pages count from 1."""

    rows: Sequence[Row]
    number: int
    total: int
    size: int = A_PAGE

    @property
    def last(self) -> int:
        """The number of the last page; an empty list has one page."""
        return max(1, -(-self.total // self.size))

    @property
    def previous(self) -> int | None:
        """The page before, if there is one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The page after, if there is one."""
        return self.number + 1 if self.number < self.last else None


def paged(chosen: Select[Any], number: int, make: Callable[[Any], Row], size: int = A_PAGE) -> Page[Row]:
    """The asked-for page of a select of one model, in two queries; a number outside the list is brought into it."""
    total = db.session.scalar(select(func.count()).select_from(chosen.order_by(None).subquery())) or 0
    number = min(max(number, 1), max(1, -(-total // size)))
    found = db.session.scalars(chosen.limit(size).offset((number - 1) * size))
    return Page([make(row) for row in found], number, total, size)


@dataclass(frozen=True)
class Deed:
    """One line of the journal."""

    id: int
    at: datetime
    actor_id: int | None
    deed: str
    subject: str
    reason: str
    detail: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """What it was done to: "team" of "team:3f…"."""
        return self.subject.partition(":")[0]

    @property
    def subject_id(self) -> str:
        """Which one: "3f…" of "team:3f…"."""
        return self.subject.partition(":")[2]


def entries(subject: str | None = None, deed: str | None = None, *, page: int = 1, size: int = A_PAGE) -> Page[Deed]:
    """The journal, newest first; of one subject ("team:3f…"), of one deed ("team.approved") or one kind ("team.")."""
    chosen = select(Entry).order_by(Entry.at.desc(), Entry.id.desc())
    if subject:
        chosen = chosen.where(Entry.subject == subject)
    if deed and deed.endswith("."):
        chosen = chosen.where(Entry.deed.startswith(deed, autoescape=True))
    elif deed:
        chosen = chosen.where(Entry.deed == deed)
    return paged(chosen, page, _deed, size)


def actors(page: Page[Deed]) -> set[int]:
    """The account ids on this page, to ask `accounts.queries.names` for."""
    return {row.actor_id for row in page.rows if row.actor_id is not None}


def deeds() -> list[str]:
    """Every kind of deed there is in the journal, for a filter."""
    return list(db.session.scalars(select(Entry.deed).distinct().order_by(Entry.deed)))


def _deed(row: Entry) -> Deed:
    return Deed(row.id, row.at, row.actor_id, row.deed, row.subject, row.reason, row.detail)
