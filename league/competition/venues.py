"""Setting up venues and courts, and when they are open."""

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

from sqlalchemy import delete, func, select

from league import clock
from league.competition.errors import Changed, NameTaken, NoCourts, NotAtEdge
from league.competition.models import Court, Slot, Venue
from league.competition.rules.season import check_filled
from league.competition.rules.slots import MOST_MINUTES, Opening, Pattern, check_overlaps, openings
from league.competition.unique import or_refused
from league.extensions import db, transaction
from league.journal import service as journal


def create_venue(*, name: str, name_en: str = "", address: str = "", directions: str = "", actor: int | None) -> Venue:
    """A new venue without courts, last of all. Raises Missing, NameTaken."""
    check_filled(name=name)
    with transaction():
        if db.session.scalar(select(Venue.id).where(Venue.name == name)):
            raise NameTaken("name", name=name)
        last = db.session.scalar(select(func.max(Venue.position))) or 0
        venue = Venue(name=name, name_en=name_en, address=address, directions=directions, position=last + 1)
        with or_refused(NameTaken("name", name=name)):
            db.session.add(venue)
        journal.record("venue.created", f"venue:{venue.id}", actor=actor, name=name)
    return venue


def edit_venue(
    *,
    venue_id: int,
    name: str,
    name_en: str = "",
    address: str = "",
    directions: str = "",
    revision: int,
    actor: int | None,
) -> Venue:
    """New names or a new way there. Raises Missing, NameTaken, Changed."""
    check_filled(name=name)
    with transaction():
        venue = _venue(venue_id, revision)
        if db.session.scalar(select(Venue.id).where(Venue.name == name, Venue.id != venue_id)):
            raise NameTaken("name", name=name)
        old = venue.name
        with or_refused(NameTaken("name", name=name)):
            venue.name, venue.name_en = name, name_en
        venue.address, venue.directions = address, directions
        journal.record("venue.edited", f"venue:{venue.id}", actor=actor, old=old, new=name)
    return venue


def add_court(*, venue_id: int, name: str, name_en: str = "", actor: int | None) -> Court:
    """One more court of a venue, last of all. Raises Missing, NameTaken."""
    check_filled(name=name)
    with transaction():
        venue = _venue(venue_id)
        _free_court_name(venue_id, name)
        last = db.session.scalar(select(func.max(Court.position)).where(Court.venue_id == venue_id)) or 0
        court = Court(venue_id=venue_id, position=last + 1, name=name, name_en=name_en)
        with or_refused(NameTaken("name", name=name)):
            db.session.add(court)
        journal.record("court.added", f"venue:{venue.id}", actor=actor, name=name)
    return court


def rename_court(*, court_id: int, name: str, name_en: str = "", revision: int, actor: int | None) -> Court:
    """Another name. `revision` is the venue's. Raises Missing, NameTaken, Changed."""
    check_filled(name=name)
    with transaction():
        court = db.session.get_one(Court, court_id)
        venue = _venue(court.venue_id, revision)
        _free_court_name(venue.id, name, court_id)
        old = court.name
        with or_refused(NameTaken("name", name=name)):
            court.name, court.name_en = name, name_en
        journal.record("court.renamed", f"venue:{venue.id}", actor=actor, old=old, new=name)
    return court


def move_court(*, court_id: int, by: int, actor: int | None) -> Court:
    """One place up (-1) or down (+1) among the courts of its venue. Raises NotAtEdge."""
    with transaction():
        court = db.session.get_one(Court, court_id)
        venue = _venue(court.venue_id)
        at = venue.courts.index(court)
        if by not in (-1, 1) or not 0 <= at + by < len(venue.courts):
            raise NotAtEdge
        other = venue.courts[at + by]
        court.position, other.position = other.position, court.position
        journal.record("court.moved", f"venue:{venue.id}", actor=actor, name=court.name, by=by)
    return court


def add_slots(*, pattern: Pattern, actor: int | None) -> int:
    """Open courts by a pattern; how many slots were added. Raises what `openings` and `check_overlaps` raise."""
    return open_courts(slots=openings(pattern, clock.HOME), actor=actor)


def open_courts(*, slots: Iterable[Opening], actor: int | None) -> int:
    """Open courts at these times, all or none; how many slots were added. Raises NoCourts, SlotsOverlap."""
    new = list(slots)
    if not new:
        return 0
    courts = {slot.court for slot in new}
    with transaction():
        names = _court_names(courts)
        if set(names) != courts:
            raise NoCourts("courts")
        check_overlaps(new, _near(new, courts), names, clock.HOME)
        db.session.add_all([Slot(court_id=slot.court, starts_at=slot.starts_at, minutes=slot.minutes) for slot in new])
        first, last = min(slot.starts_at for slot in new), max(slot.starts_at for slot in new)
        journal.record(
            "slots.added",
            "slots",
            actor=actor,
            count=len(new),
            first=first.isoformat(),
            last=last.isoformat(),
            courts=sorted(names.values()),
        )
    return len(new)


def remove_slots(*, slot_ids: Collection[int], actor: int | None) -> int:
    """Close these slots; how many there were. A game that was placed keeps its court and time."""
    with transaction():
        gone = db.session.scalars(select(Slot).where(Slot.id.in_(slot_ids)).order_by(Slot.starts_at)).all()
        if gone:
            first, last = gone[0].starts_at.isoformat(), gone[-1].starts_at.isoformat()
            db.session.execute(delete(Slot).where(Slot.id.in_([slot.id for slot in gone])))
            journal.record("slots.removed", "slots", actor=actor, count=len(gone), first=first, last=last)
    return len(gone)


def _near(new: Sequence[Opening], courts: Collection[int]) -> list[Opening]:
    """What is open on these courts about these times."""
    longest = timedelta(minutes=MOST_MINUTES)
    first, last = min(slot.starts_at for slot in new), max(slot.ends_at for slot in new)
    rows = db.session.execute(
        select(Slot.court_id, Slot.starts_at, Slot.minutes).where(
            Slot.court_id.in_(courts), Slot.starts_at > first - longest, Slot.starts_at < last
        )
    )
    return [Opening(*row) for row in rows]


def _court_names(courts: Collection[int]) -> dict[int, str]:
    rows = db.session.execute(select(Court.id, Venue.name, Court.name).join(Court.venue).where(Court.id.in_(courts)))
    return {court: f"{venue} {name}" for court, venue, name in rows}


def _free_court_name(venue_id: int, name: str, court_id: int | None = None) -> None:
    taken = db.session.scalar(select(Court.id).where(Court.venue_id == venue_id, Court.name == name))
    if taken is not None and taken != court_id:
        raise NameTaken("name", name=name)


def _venue(venue_id: int, revision: int | None = None) -> Venue:
    """The venue about to change; with a revision, only if it is still that one."""
    venue = db.session.get_one(Venue, venue_id)
    if revision is not None and venue.revision != revision:
        raise Changed
    venue.revision += 1
    return venue
