"""Faces, rosters and states: what every page may show of teams."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from league.extensions import db
from league.registration.models import Player, Team, TeamCaptain, TeamEvent
from league.registration.rules.entry import STATE_AFTER, state_after
from league.registration.rules.roster import PlayerFacts, TeamFacts


@dataclass(frozen=True)
class TeamFace:
    """What every row shows of a team: its names and what its crest is drawn from."""

    id: int
    public_id: str
    name: str
    name_en: str
    short_name: str
    short_name_en: str
    code: str
    light: str
    dark: str
    pattern: int


@dataclass(frozen=True)
class RosterLine:
    """What everyone may see of a player."""

    id: int
    public_id: str
    number: str | None
    name: str
    position: str
    """G, F, C, or empty."""
    captain: bool


def face(team: Team) -> TeamFace:
    """The face of a loaded team."""
    return TeamFace(
        team.id,
        team.public_id,
        team.name,
        team.name_en,
        team.short_name,
        team.short_name_en,
        team.code,
        team.light,
        team.dark,
        team.pattern,
    )


def state_of(team: Team) -> str:
    """The state of a loaded team's entry: draft, waiting, returned, approved, withdrawn or disqualified."""
    return state_after(event.kind for event in team.events)


def facts_of(team: Team) -> TeamFacts:
    """What the rules ask of a loaded team."""
    players = [PlayerFacts(p.public_id, p.number, p.name, p.is_captain) for p in team.players]
    return TeamFacts(team.leader, team.contact, team.contact_phone, team.light, team.dark, players)


def kinds_for(states: Iterable[str]) -> list[str]:
    """The last events that leave a team in one of these states."""
    wanted = set(states)
    return [kind for kind, state in STATE_AFTER.items() if state in wanted]


_later = aliased(TeamEvent)
last_event_id = select(func.max(_later.id)).where(_later.team_id == Team.id).correlate(Team).scalar_subquery()
"""The id of a team's last event, or NULL for a draft that was never submitted."""


def approved_teams(competition_id: int) -> list[TeamFace]:
    """The teams that take part, by seed and then in the order in which they entered."""
    teams = db.session.scalars(
        select(Team)
        .join(TeamEvent, TeamEvent.id == last_event_id)
        .where(Team.competition_id == competition_id, TeamEvent.kind.in_(kinds_for(["approved"])))
        .order_by(Team.seed.is_(None), Team.seed, Team.id)
    )
    return [face(team) for team in teams]


def out_of_competition(competition_id: int) -> dict[int, str]:
    """Teams that were withdrawn or disqualified, with which of the two."""
    rows = db.session.execute(
        select(Team.id, TeamEvent.kind)
        .join(TeamEvent, TeamEvent.id == last_event_id)
        .where(Team.competition_id == competition_id, TeamEvent.kind.in_(["withdrawn", "disqualified"]))
    )
    return {team_id: STATE_AFTER[kind] for team_id, kind in rows}


def faces(ids: Collection[int]) -> dict[int, TeamFace]:
    """The faces of these teams by their ids; ids that are no team's are left out."""
    if not ids:
        return {}
    return {team.id: face(team) for team in db.session.scalars(select(Team).where(Team.id.in_(ids)))}


def team_by_public_id(public_id: str) -> Team | None:
    """The team at this address, whatever became of its entry."""
    # What cannot be an id is not looked for: PostgreSQL refuses a NUL with an error, not with an empty answer.
    if not (public_id.isascii() and public_id.isalnum()):
        return None
    return db.session.scalars(select(Team).where(Team.public_id == public_id)).first()


def roster(team_id: int) -> list[RosterLine]:
    """A team's players as everyone may see them, by number: 0, 00, 1, …; those without one come last."""
    players = db.session.scalars(select(Player).where(Player.team_id == team_id))
    return [
        RosterLine(p.id, p.public_id, p.number, p.name, p.court_position, p.is_captain)
        for p in sorted(players, key=lambda player: (*number_order(player.number), player.position))
    ]


def number_order(number: str | None) -> tuple[int, int]:
    """The order in which numbers stand in a list: 0, 00, 1, 2, …"""
    return (1000, 0) if not number or not number.isdecimal() else (int(number), len(number))


def waiting_teams_count() -> int:
    """How many teams wait for an organiser."""
    query = select(func.count()).select_from(Team).join(TeamEvent, TeamEvent.id == last_event_id)
    return db.session.scalar(query.where(TeamEvent.kind.in_(kinds_for(["waiting"])))) or 0


def is_captain_of(account_id: int, team_id: int) -> bool:
    """Whether this account registers this team."""
    found = select(TeamCaptain.id).where(TeamCaptain.account_id == account_id, TeamCaptain.team_id == team_id)
    return db.session.scalar(found) is not None
