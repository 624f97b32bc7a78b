"""The only way in which a view loads something of this room: by what its address says, or not at all."""

from typing import TypeVar

from sqlalchemy import select

from league.competition.errors import NoSuchCompetition, NoSuchPlace, NoSuchSeason
from league.competition.models import Competition, Court, Host, Season, Stage, Venue
from league.errors import NotFound
from league.extensions import db

Row = TypeVar("Row")


def season_of(slug: str) -> Season:
    """The season at this address. Raises NoSuchSeason."""
    return _found(db.session.scalars(select(Season).where(Season.slug == slug)).first(), NoSuchSeason)


def competition_of(slug: str) -> Competition:
    """The competition at this address. Raises NoSuchCompetition."""
    return _found(db.session.scalars(select(Competition).where(Competition.slug == slug)).first(), NoSuchCompetition)


def host_of(number: int) -> Host:
    """A body behind a season. Raises NotFound."""
    return _found(db.session.get(Host, number), NotFound)


def stage_of(number: int) -> Stage:
    """A stage of a competition. Raises NotFound."""
    return _found(db.session.get(Stage, number), NotFound)


def venue_of(number: int) -> Venue:
    """A venue. Raises NoSuchPlace."""
    return _found(db.session.get(Venue, number), NoSuchPlace)


def court_of(number: int) -> Court:
    """A court of a venue. Raises NoSuchPlace."""
    return _found(db.session.get(Court, number), NoSuchPlace)


def _found(row: Row | None, otherwise: type[NotFound]) -> Row:
    if row is None:
        raise otherwise
    return row
