"""The journal as people read it: who, what, to which thing, with its name of today."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from league.accounts.models import Account
from league.accounts.queries import names
from league.activities.models import Activity
from league.activities.rules import one_line
from league.competition.models import Competition, Season, Stage
from league.extensions import db
from league.fixtures.models import Game
from league.home.rules import word_of
from league.journal import queries as journal
from league.journal.queries import Deed
from league.registration.models import Team

PER_PAGE = 40


@dataclass(frozen=True)
class Thing:
    """What a deed was done to: a name, and the number where it is a game's."""

    kind: str
    key: str
    name: str
    name_en: str = ""
    number: int | None = None


@dataclass(frozen=True)
class DeedLine:
    """One line of the journal page."""

    at: datetime
    actor: str | None
    """None is the machine itself."""
    word: str
    thing: Thing | None
    score: str
    old: str | datetime
    new: str | datetime
    """Before and after, where the deed remembers them."""
    reason: str


@dataclass(frozen=True)
class JournalPage:
    """A page of the journal."""

    lines: Sequence[DeedLine]
    number: int
    last: int
    total: int


def journal_page(kind: str = "", subject: str = "", *, page: int = 1, size: int = PER_PAGE) -> JournalPage:
    """The newest deeds first, of one kind ("team") or about one thing ("team:3f…"), in a constant number of queries."""
    found = journal.entries(subject or None, f"{kind}." if kind else None, page=page, size=size)
    actors = names(journal.actors(found))
    things = _things(found.rows)
    lines = [_line(row, actors, things) for row in found.rows]
    return JournalPage(lines, found.number, found.last, found.total)


def _line(row: Deed, actors: Mapping[int, str], things: Mapping[str, Thing]) -> DeedLine:
    return DeedLine(
        at=row.at,
        actor=actors.get(row.actor_id) if row.actor_id is not None else None,
        word=word_of(row.deed),
        thing=things.get(row.subject) or _named_in(row),
        score=str(row.detail.get("score", "")),
        old=_shown(row.detail.get("old")),
        new=_shown(row.detail.get("new")),
        reason=row.reason,
    )


def _shown(value: object) -> str | datetime:
    """What was there before or is there now, as a reader can take it: a word, a row of words, or when a game begins."""
    if isinstance(value, (str, int)):
        return str(value)
    if isinstance(value, list) and all(isinstance(part, (str, int)) for part in value):
        return " · ".join(str(part) for part in value if part != "")
    if isinstance(value, dict) and isinstance(value.get("starts_at"), str):
        return datetime.fromisoformat(value["starts_at"])
    return ""


def _named_in(row: Deed) -> Thing | None:
    """What the deed itself remembers of a thing that is no longer there, or never had a row of its own."""
    name = row.detail.get("name") or row.detail.get("title")
    return Thing(row.kind, "", one_line(str(name))) if name else None


def _things(rows: Iterable[Deed]) -> dict[str, Thing]:
    """Today's names of all things on the page, one query for each kind that occurs."""
    keys: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        keys[row.kind].add(row.subject_id)
    return {
        f"{kind}:{key}": Thing(kind, key, name, name_en, number)
        for kind, wanted in keys.items()
        if kind in _NAMES
        for key, name, name_en, number in _named(kind, wanted)
    }


def _named(kind: str, wanted: Collection[str]) -> Iterable[tuple[str, str, str, int | None]]:
    chosen, key = _NAMES[kind]
    numbered = kind in ("activity", "stage")
    values: Collection[Any] = [int(one) for one in wanted if _is_number(one)] if numbered else wanted
    for row in db.session.execute(chosen.where(key.in_(values))):
        yield str(row[0]), one_line(row[1]), row[2] or "", row[3] if len(row) > 3 else None


def _is_number(text: str) -> bool:
    """Whether it is the number of a row; longer ones do not fit into the column."""
    return text.isascii() and text.isdecimal() and len(text) < 10


_NAMES: dict[str, tuple[Any, Any]] = {
    "team": (select(Team.public_id, Team.short_name, Team.short_name_en), Team.public_id),
    "game": (
        select(Game.public_id, Competition.short_name, Competition.short_name_en, Game.number).join(
            Competition, Competition.id == Game.competition_id
        ),
        Game.public_id,
    ),
    "stage": (
        select(Stage.id, Competition.short_name, Competition.short_name_en).join(
            Competition, Competition.id == Stage.competition_id
        ),
        Stage.id,
    ),
    "competition": (select(Competition.slug, Competition.short_name, Competition.short_name_en), Competition.slug),
    "season": (select(Season.slug, Season.brand, Season.brand_en), Season.slug),
    "account": (select(Account.public_id, Account.name, Account.name), Account.public_id),
    "activity": (select(Activity.id, Activity.title, Activity.title_en), Activity.id),
}
