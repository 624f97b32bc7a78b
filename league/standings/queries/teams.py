"""A team as everyone sees it, and the list of all teams."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from league.competition.models import Competition, Season
from league.extensions import db
from league.fixtures.queries.home_courts import home_courts_of
from league.registration.models import Team, TeamEvent
from league.registration.queries import RosterLine, TeamFace, face, kinds_for, last_event_id, roster
from league.scoring.queries import CourtFace, GameRow, Side, court_face, games_of_team
from league.standings.queries.figures import TeamFigures, leaders
from league.standings.queries.tables import FORM, GroupTable, TableRow, groups_of, table_of


@dataclass(frozen=True)
class Opponent:
    """What a team has done against another one."""

    face: TeamFace
    won: int
    lost: int
    scored: int
    conceded: int


@dataclass(frozen=True)
class TeamPage:
    """What the page of a team shows; people by name only."""

    face: TeamFace
    unit: str
    competition: Competition
    leader: str
    coach: str
    rows: tuple[GameRow, ...]
    """Its games in the order of play."""
    roster: tuple[RosterLine, ...]
    table: GroupTable | None
    """Its latest group."""
    row: TableRow | None
    opponents: tuple[Opponent, ...]
    form: tuple[bool, ...]
    """Its last games, won or lost, the oldest first."""
    won: int
    lost: int
    drawn: int
    """First ones of two games on total score that ended level; they are no part of the form."""
    scored: float | None
    """Points a game, over games that were played out; None before the first."""
    conceded: float | None
    figures: TeamFigures | None
    """What it has done and its rank among the teams of the competition; None before its first result."""
    teams: int
    """How many teams have figures."""
    homes: tuple[CourtFace, ...] = ()
    """The courts on which it hosts, where teams host each other."""

    @property
    def dated(self) -> bool:
        """Whether a game has a day, so that there is something for a calendar."""
        return any(row.starts_at for row in self.rows)


@dataclass(frozen=True)
class TeamLine:
    """A team in the list of teams."""

    face: TeamFace
    unit: str


@dataclass(frozen=True)
class Entered:
    """A competition with the teams that take part."""

    competition: Competition
    teams: tuple[TeamLine, ...]


def team_page(team: Team) -> TeamPage:
    """Everything public of a team that `access_team` let through, in a constant number of queries."""
    rows = games_of_team(team.id)
    tables = [table_of(facts) for facts in groups_of(team.competition)]
    own = [table for table in tables if any(m.placed and m.face.id == team.id for m in table.facts.members)]
    table = own[-1] if own else None
    figures = leaders(tables, team.competition).teams
    final = [(row, *_sides(row, team.id)) for row in rows if row.state == "final"]
    played = [(own.score or 0, other.score or 0) for row, own, other in final if row.outcome == "final"]
    return TeamPage(
        face=face(team),
        unit=team.unit.name if team.unit else "",
        competition=team.competition,
        leader=team.leader,
        coach=team.coach,
        rows=tuple(rows),
        roster=tuple(roster(team.id)),
        table=table,
        row=next((row for row in table.rows if row.face.id == team.id), None) if table else None,
        opponents=tuple(_opponents(final)),
        form=tuple(own.won for _row, own, _other in [sides for sides in final if not sides[0].level][-FORM:]),
        won=sum(own.won for _row, own, _other in final),
        lost=sum(other.won for _row, _own, other in final),
        drawn=sum(row.level for row, _own, _other in final),
        scored=sum(own for own, _ in played) / len(played) if played else None,
        conceded=sum(other for _, other in played) / len(played) if played else None,
        figures=next((one for one in figures if one.face.id == team.id and one.figures.games), None),
        teams=sum(1 for one in figures if one.figures.games),
        homes=tuple(court_face(court) for court in home_courts_of(team.id)) if table and table.hosted else (),
    )


def _sides(row: GameRow, team_id: int) -> tuple[Side, Side]:
    """The team's own side first."""
    first = row.a.team is not None and row.a.team.id == team_id
    return (row.a, row.b) if first else (row.b, row.a)


def _opponents(final: Sequence[tuple[GameRow, Side, Side]]) -> list[Opponent]:
    met: dict[int, Opponent] = {}
    for _row, own, other in final:
        if other.team is None:
            continue
        before = met.get(other.team.id, Opponent(other.team, 0, 0, 0, 0))
        met[other.team.id] = Opponent(
            other.team,
            before.won + own.won,
            before.lost + other.won,
            before.scored + (own.score or 0),
            before.conceded + (other.score or 0),
        )
    return list(met.values())


def competitions_beside(competition: Competition) -> list[Competition]:
    """The competitions of the same season in their order, this one too. One query.

    What was imported has no season to turn the pages of: none.
    """
    if competition.imported:
        return []
    return list(
        db.session.scalars(
            select(Competition)
            .where(Competition.season_id == competition.season_id)
            .order_by(Competition.position, Competition.id)
        )
    )


def entered_teams(season: Season) -> list[Entered]:
    """The approved teams of a season's competitions, by seed and in the order of their entry. Two queries."""
    competitions = db.session.scalars(
        select(Competition).where(Competition.season_id == season.id).order_by(Competition.position, Competition.id)
    ).all()
    teams = db.session.scalars(
        select(Team)
        .join(TeamEvent, TeamEvent.id == last_event_id)
        .join(Competition, Competition.id == Team.competition_id)
        .where(Competition.season_id == season.id, TeamEvent.kind.in_(kinds_for(["approved"])))
        .options(joinedload(Team.unit))
        .order_by(Team.seed.is_(None), Team.seed, Team.id)
    ).all()
    return [
        Entered(
            competition,
            tuple(
                TeamLine(face(team), team.unit.name if team.unit else "")
                for team in teams
                if team.competition_id == competition.id
            ),
        )
        for competition in competitions
    ]
