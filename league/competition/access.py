"""The only way in which a view loads something of this room: by what its address says, or not at all."""

from sqlalchemy import select

from league.competition.errors import NoSuchCompetition, NoSuchPlace, NoSuchSeason
from league.competition.models import Competition, Court, Group, Host, Season, Stage, Venue
from league.errors import NotFound
from league.extensions import db

_LARGEST = 2**31 - 1
"""A larger number in an address is no row's; PostgreSQL would refuse to compare it."""


def season_of(slug: str) -> Season:
    """The season at this address. Raises NoSuchSeason."""
    season = db.session.scalars(select(Season).where(Season.slug == slug)).first()
    if season is None:
        raise NoSuchSeason
    return season


def competition_of(slug: str) -> Competition:
    """The competition at this address. Raises NoSuchCompetition."""
    competition = db.session.scalars(select(Competition).where(Competition.slug == slug)).first()
    if competition is None:
        raise NoSuchCompetition
    return competition


def host_of(number: int) -> Host:
    """A body behind a season. Raises NotFound."""
    host = db.session.get(Host, number) if number <= _LARGEST else None
    if host is None:
        raise NotFound
    return host


def stage_of(number: int) -> Stage:
    """A stage of a competition. Raises NotFound."""
    stage = db.session.get(Stage, number) if number <= _LARGEST else None
    if stage is None:
        raise NotFound
    return stage


def group_of(number: int) -> Group:
    """A group of a stage. Raises NotFound."""
    group = db.session.get(Group, number) if number <= _LARGEST else None
    if group is None:
        raise NotFound
    return group


def venue_of(number: int) -> Venue:
    """A venue. Raises NoSuchPlace."""
    venue = db.session.get(Venue, number) if number <= _LARGEST else None
    if venue is None:
        raise NoSuchPlace
    return venue


def court_of(number: int) -> Court:
    """A court of a venue. Raises NoSuchPlace."""
    court = db.session.get(Court, number) if number <= _LARGEST else None
    if court is None:
        raise NoSuchPlace
    return court
