"""What a reader can choose from above the schedule."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from league.competition.models import Competition, Court, Venue
from league.competition.queries import current_season
from league.extensions import db
from league.fixtures.models import Game
from league.registration.models import Team
from league.registration.queries import TeamFace, face
from league.scoring.queries.days import Filters
from league.scoring.queries.games import published


@dataclass(frozen=True)
class CompetitionFace:
    """A competition in a filter."""

    slug: str
    short_name: str
    short_name_en: str


@dataclass(frozen=True)
class CourtChoice:
    """A court in a filter, with its venue where there are several."""

    id: int
    name: str
    name_en: str


@dataclass(frozen=True)
class Choices:
    """What the filters offer; only what has published games."""

    competitions: list[CompetitionFace]
    teams: list[TeamFace]
    courts: list[CourtChoice]


def season_for(competition: str | None, team: str | None) -> int | None:
    """The season a schedule walks through: that of the chosen competition or team, else the one the site shows."""
    chosen = None
    if competition:
        chosen = db.session.scalar(select(Competition.season_id).where(Competition.slug == competition))
    if chosen is None and team:
        of_team = select(Competition.season_id).join(Team, Team.competition_id == Competition.id)
        chosen = db.session.scalar(of_team.where(Team.public_id == team))
    if chosen is not None:
        return chosen
    season = current_season()
    return season.id if season else None


def choices(filters: Filters) -> Choices:
    """The competitions, teams and courts of the season's published games; teams of the chosen competition only."""
    shown = select(Game.id).join(Competition, Competition.id == Game.competition_id).where(published())
    if filters.season_id is not None:
        shown = shown.where(Competition.season_id == filters.season_id)
    of_competition = Game.competition_id == Competition.id
    competitions = db.session.scalars(
        select(Competition)
        .where(select(Game.id).where(of_competition, Game.id.in_(shown)).exists())
        .order_by(Competition.position, Competition.id)
    )
    plays = or_(Game.team_a_id == Team.id, Game.team_b_id == Team.id)
    teams = (
        select(Team)
        .join(Competition, Competition.id == Team.competition_id)
        .where(select(Game.id).where(plays, Game.id.in_(shown)).exists())
        .order_by(Competition.position, Competition.id, Team.id)
    )
    if filters.competition:
        teams = teams.where(Competition.slug == filters.competition)
    courts = db.session.scalars(
        select(Court)
        .join(Venue, Venue.id == Court.venue_id)
        .options(joinedload(Court.venue))
        .where(select(Game.id).where(Game.court_id == Court.id, Game.id.in_(shown)).exists())
        .order_by(Venue.id, Court.position, Court.id)
    )
    return Choices(
        [CompetitionFace(found.slug, found.short_name, found.short_name_en) for found in competitions],
        [face(team) for team in db.session.scalars(teams)],
        _courts(list(courts)),
    )


def _courts(courts: list[Court]) -> list[CourtChoice]:
    several = len({court.venue_id for court in courts}) > 1
    if not several:
        return [CourtChoice(court.id, court.name, court.name_en) for court in courts]
    return [
        CourtChoice(
            court.id,
            f"{court.venue.name} {court.name}",
            f"{court.venue.name_en or court.venue.name} {court.name_en or court.name}",
        )
        for court in courts
    ]
