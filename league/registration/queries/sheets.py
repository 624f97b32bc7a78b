"""Everything of one team, for its captain and the organisers: the telephone number too, so never for a public page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from league.accounts.queries import names
from league.competition.models import Competition
from league.competition.queries import regulation_of
from league.competition.rules import Regulation
from league.errors import NotFound, Sentence
from league.extensions import db
from league.registration.models import Player, Team
from league.registration.queries.faces import TeamFace, face, facts_of, number_order, state_of
from league.registration.rules.details import TeamDetails
from league.registration.rules.roster import Missing, missing


@dataclass(frozen=True)
class PlayerLine:
    """A player on the desk, with what is to be mended about him."""

    public_id: str
    number: str
    name: str
    position: str
    captain: bool
    lacks: Sequence[Sentence]


@dataclass(frozen=True)
class Step:
    """What became of the entry at one time."""

    kind: str
    at: datetime
    reason: str
    who: str
    """The organiser's name; empty for what the captain or the machine did."""


@dataclass(frozen=True)
class Sheet:
    """One team as its captain and the organisers see it."""

    id: int
    public_id: str
    revision: int
    face: TeamFace
    details: TeamDetails
    competition: Competition
    regulation: Regulation
    state: str
    created_at: datetime
    players: Sequence[PlayerLine]
    """First those to mend, then by number."""
    missing: Sequence[Missing]
    steps: Sequence[Step]

    @property
    def in_order(self) -> int:
        """How many players need no mending."""
        return sum(1 for player in self.players if not player.lacks)

    @property
    def reason(self) -> str:
        """Why it was returned or opened again, if that is where it stands."""
        return self.steps[-1].reason if self.steps else ""

    def player(self, public_id: str) -> PlayerLine:
        """The player with this public id; raises NotFound."""
        for line in self.players:
            if line.public_id == public_id:
                return line
        raise NotFound


def sheet(team_id: int) -> Sheet:
    """The sheet of a team that `access_team` let through."""
    team = db.session.scalars(
        select(Team)
        .where(Team.id == team_id)
        .options(
            joinedload(Team.unit),
            joinedload(Team.competition).joinedload(Competition.season),
            selectinload(Team.players),
            selectinload(Team.events),
        )
    ).one()
    regulation = regulation_of(team.competition_id)
    lacking = missing(facts_of(team), regulation)
    return Sheet(
        id=team.id,
        public_id=team.public_id,
        revision=team.revision,
        face=face(team),
        details=_details(team),
        competition=team.competition,
        regulation=regulation,
        state=state_of(team),
        created_at=team.created_at,
        players=_lines(team, lacking),
        missing=lacking,
        steps=_steps(team),
    )


def namesakes(team_id: int) -> dict[str, list[TeamFace]]:
    """By name, the other teams of the competition that hold a player of that name: one person plays for one team."""
    here = select(Player.name).where(Player.team_id == team_id)
    competition = select(Team.competition_id).where(Team.id == team_id).scalar_subquery()
    rows = db.session.execute(
        select(Player.name, Team)
        .join(Team, Team.id == Player.team_id)
        .where(Team.competition_id == competition, Team.id != team_id, Player.name.in_(here))
        .order_by(Team.id)
    )
    found: dict[str, list[TeamFace]] = {}
    for name, team in rows:
        others = found.setdefault(name, [])
        if all(other.id != team.id for other in others):
            others.append(face(team))
    return found


def _details(team: Team) -> TeamDetails:
    return TeamDetails(
        unit=team.unit.name if team.unit else "",
        name=team.name,
        short_name=team.short_name,
        name_en=team.name_en,
        short_name_en=team.short_name_en,
        code=team.code,
        leader=team.leader,
        coach=team.coach,
        contact=team.contact,
        contact_phone=team.contact_phone,
        light=team.light,
        dark=team.dark,
        pattern=team.pattern,
    )


def _lines(team: Team, lacking: Sequence[Missing]) -> list[PlayerLine]:
    lacks: dict[str, list[Sentence]] = {}
    for thing in lacking:
        if thing.player is not None:
            lacks.setdefault(thing.player, []).append(thing.sentence)
    ordered = sorted(team.players, key=lambda p: (p.public_id not in lacks, *number_order(p.number), p.position))
    return [
        PlayerLine(p.public_id, p.number or "", p.name, p.court_position, p.is_captain, lacks.get(p.public_id, ()))
        for p in ordered
    ]


def _steps(team: Team) -> list[Step]:
    who = names({event.actor_id for event in team.events if event.actor_id is not None})
    return [
        Step(
            event.kind,
            event.at,
            event.reason,
            who.get(event.actor_id, "") if event.actor_id is not None and event.kind != "submitted" else "",
        )
        for event in team.events
    ]
