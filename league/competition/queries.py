"""What pages show of seasons, competitions, their stages and their places."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, and_, case, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.sql.elements import ColumnElement

from league import clock
from league.competition.models import (
    CalendarDay,
    Competition,
    CompetitionEvent,
    Court,
    RegulationVersion,
    Season,
    Slot,
    Stage,
    Venue,
)
from league.competition.rules import HouseRule, Regulation, regulation_from_json
from league.competition.rules.house_rules import rules_ever
from league.competition.rules.titles import title_line
from league.extensions import db


def current_season() -> Season | None:
    """The season the site shows: the one that is being played, else the latest by its first day.

    Seasons that were only brought in from files come after all others, whatever their year.
    """
    today = clock.today()
    running = and_(Season.first_day <= today, or_(Season.last_day.is_(None), Season.last_day >= today))
    chosen = (
        select(Season)
        .options(joinedload(Season.competitions))
        .order_by(
            case((_only_imported(), 1), else_=0),
            case((running, 0), else_=1),
            Season.first_day.desc(),
            Season.id.desc(),
        )
        .limit(1)
    )
    return db.session.scalars(chosen).unique().first()


def _only_imported() -> ColumnElement[bool]:
    of_season = Competition.season_id == Season.id
    return and_(
        exists().where(of_season, Competition.imported.is_(True)),
        ~exists().where(of_season, Competition.imported.is_(False)),
    )


def seasons() -> list[Season]:
    """All seasons with their competitions and titles, the latest first."""
    return list(
        db.session.scalars(
            select(Season)
            .options(selectinload(Season.competitions).selectinload(Competition.titles))
            .order_by(Season.first_day.desc(), Season.id.desc())
        )
    )


def past_seasons() -> list[Season]:
    """All seasons but the one the site shows, with their competitions, the latest first."""
    current = current_season()
    return [season for season in seasons() if current is None or season.id != current.id]


def competitions_of(season: Season) -> list[Competition]:
    """The competitions of a season in their order, with their titles."""
    return list(
        db.session.scalars(
            select(Competition)
            .where(Competition.season_id == season.id)
            .options(selectinload(Competition.titles))
            .order_by(Competition.position, Competition.id)
        )
    )


def open_for_entry(now: datetime) -> list[Competition]:
    """The competitions into which teams may be entered at this instant, the earliest deadline first."""
    return list(
        db.session.scalars(
            select(Competition)
            .where(Competition.entries_until >= now)
            .options(joinedload(Competition.season), selectinload(Competition.titles))
            .order_by(Competition.entries_until, Competition.position, Competition.id)
        )
    )


def stages_of(competition: Competition) -> list[Stage]:
    """The stages of a competition in their order, with their groups."""
    return list(
        db.session.scalars(
            select(Stage)
            .where(Stage.competition_id == competition.id)
            .options(selectinload(Stage.groups))
            .order_by(Stage.position)
        )
    )


def regulation_of(competition_id: int) -> Regulation:
    """The regulation that holds: the highest version, or FIBA's where none was made."""
    return regulations_of([competition_id])[competition_id]


def regulations_of(competition_ids: Collection[int]) -> dict[int, Regulation]:
    """The regulations that hold in these competitions, in one query."""
    held = dict.fromkeys(competition_ids, Regulation())
    versions = select(RegulationVersion).where(RegulationVersion.competition_id.in_(competition_ids))
    for version in db.session.scalars(versions.order_by(RegulationVersion.version)):
        held[version.competition_id] = regulation_from_json(version.data)
    return held


def latest_regulation() -> ScalarSelect[Any]:
    """For a query over Competition: the data of the regulation that holds, or NULL where none was made."""
    return (
        select(RegulationVersion.data)
        .where(RegulationVersion.competition_id == Competition.id)
        .order_by(RegulationVersion.version.desc())
        .limit(1)
        .correlate(Competition)
        .scalar_subquery()
    )


def regulation_versions(competition_id: int) -> list[RegulationVersion]:
    """All versions of a competition's regulation, the latest first."""
    return list(
        db.session.scalars(
            select(RegulationVersion)
            .where(RegulationVersion.competition_id == competition_id)
            .order_by(RegulationVersion.version.desc())
        )
    )


def frozen_since(competition_id: int) -> datetime | None:
    """When the regulation was frozen: as the first game began; None before that."""
    return db.session.scalar(
        select(CompetitionEvent.at).where(
            CompetitionEvent.competition_id == competition_id, CompetitionEvent.kind == "frozen"
        )
    )


def held_of(versions: Sequence[RegulationVersion]) -> Regulation:
    """The regulation that holds, where its versions (the latest first) have been read already."""
    return regulation_from_json(versions[0].data) if versions else Regulation()


def house_rules_ever(competition_id: int) -> Mapping[str, HouseRule]:
    """Every house rule of any version, by the key under which results remember it."""
    versions = reversed(regulation_versions(competition_id))
    return rules_ever(regulation_from_json(version.data).house_rules for version in versions)


def competition_title(competition: Competition, language: str) -> str:
    """第四届职工篮球联赛; several titles are joined by 暨. Without a title the name stands."""
    if not competition.titles:
        return competition.name_en if language == "en" and competition.name_en else competition.name
    return title_line(competition.titles, language)


def season_title(season: Season, language: str) -> str:
    """All titles of a season's competitions in one line, as its poster says; without any, the season's name."""
    titles = [title for competition in season.competitions for title in competition.titles]
    if not titles:
        return season.name_en if language == "en" and season.name_en else season.name
    return title_line(titles, language)


def venues() -> list[Venue]:
    """All venues with their courts, in their order."""
    return list(
        db.session.scalars(select(Venue).options(selectinload(Venue.courts)).order_by(Venue.position, Venue.id))
    )


def courts() -> list[Court]:
    """All courts with their venues, in their order."""
    return list(
        db.session.scalars(
            select(Court)
            .join(Court.venue)
            .options(joinedload(Court.venue))
            .order_by(Venue.position, Venue.id, Court.position, Court.id)
        )
    )


def slots_between(first: datetime, last: datetime, court_ids: Collection[int] | None = None) -> list[Slot]:
    """Slots that begin from `first` on and before `last`, with court and venue, in order of time and place."""
    wanted = (
        select(Slot)
        .join(Slot.court)
        .join(Court.venue)
        .options(joinedload(Slot.court).joinedload(Court.venue))
        .where(Slot.starts_at >= first, Slot.starts_at < last)
        .order_by(Slot.starts_at, Venue.position, Venue.id, Court.position, Court.id)
    )
    if court_ids is not None:
        wanted = wanted.where(Slot.court_id.in_(court_ids))
    return list(db.session.scalars(wanted))


def slot_near(instant: datetime) -> Slot | None:
    """The first slot from this instant on; else the last one before it."""
    after = select(Slot).where(Slot.starts_at >= instant).order_by(Slot.starts_at).limit(1)
    return (
        db.session.scalars(after).first()
        or db.session.scalars(select(Slot).order_by(Slot.starts_at.desc()).limit(1)).first()
    )


class WeeksOfSlots(NamedTuple):
    """How many slots there are, and where the nearest ones before and after a week begin."""

    total: int
    before: datetime | None
    after: datetime | None


def weeks_of_slots(first: datetime, last: datetime) -> WeeksOfSlots:
    """All slots counted; the latest before `first` and the earliest from `last` on."""
    found = db.session.execute(
        select(
            func.count(Slot.id),
            select(func.max(Slot.starts_at)).where(Slot.starts_at < first).scalar_subquery(),
            select(func.min(Slot.starts_at)).where(Slot.starts_at >= last).scalar_subquery(),
        )
    ).one()
    return WeeksOfSlots(found[0], found[1], found[2])


def calendar_days(first: date | None = None, last: date | None = None) -> list[CalendarDay]:
    """Holidays and make-up workdays in their order; all, or those between two days, inclusive."""
    wanted = select(CalendarDay).order_by(CalendarDay.day)
    if first is not None:
        wanted = wanted.where(CalendarDay.day >= first)
    if last is not None:
        wanted = wanted.where(CalendarDay.day <= last)
    return list(db.session.scalars(wanted))
