"""Lists of teams for those who enter and those who approve them; each in a constant number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from league.competition.models import Competition
from league.competition.queries import regulations_of
from league.extensions import db
from league.journal.queries import Page, paged
from league.registration.models import Team, TeamCaptain, TeamEvent, Unit
from league.registration.queries.faces import TeamFace, face, facts_of, kinds_for, last_event_id, state_of
from league.registration.rules.entry import DRAFT, RETURNED, STATE_AFTER, STATES, WAITING
from league.registration.rules.roster import missing


@dataclass(frozen=True)
class CaptainsTeam:
    """A team in its captain's list."""

    face: TeamFace
    competition: Competition
    state: str
    missing: int
    """How many things to mend; counted only while the team is with its captain."""
    players: int
    reason: str
    """Why it was returned, if it was."""

    @property
    def waits(self) -> int:
        """What the captain has to do: things to mend, or the one press that submits."""
        return max(self.missing, 1) if self.state in (DRAFT, RETURNED) else 0


@dataclass(frozen=True)
class TeamRow:
    """A team in the organisers' list."""

    face: TeamFace
    competition: Competition
    unit: str
    state: str
    players: int
    missing: int
    submitted_at: datetime | None
    times_submitted: int


def teams_of_captain(account_id: int) -> list[CaptainsTeam]:
    """The teams this account registers, what waits for it first; one query where there are none."""
    ids = list(db.session.scalars(select(TeamCaptain.team_id).where(TeamCaptain.account_id == account_id)))
    if not ids:
        return []
    teams = list(db.session.scalars(_loaded(select(Team).where(Team.id.in_(ids)).order_by(Team.id.desc()))))
    held = regulations_of({team.competition_id for team in teams})
    rows = []
    for team in teams:
        state = state_of(team)
        mine = state in (DRAFT, RETURNED)
        lacking = len(missing(facts_of(team), held[team.competition_id])) if mine else 0
        reason = team.events[-1].reason if state == RETURNED else ""
        rows.append(CaptainsTeam(face(team), team.competition, state, lacking, len(team.players), reason))
    return sorted(rows, key=lambda row: row.waits == 0)


def team_rows(*, competition: str = "", state: str = "", q: str = "", page: int = 1, size: int = 30) -> Page[TeamRow]:
    """A page of the teams these filters leave; those that wait come in the order in which they were submitted."""
    chosen = _filtered(select(Team), competition, q)
    if state == DRAFT:
        chosen = chosen.where(last_event_id.is_(None))
    elif state in STATES:
        chosen = chosen.join(TeamEvent, TeamEvent.id == last_event_id).where(TeamEvent.kind.in_(kinds_for([state])))
    chosen = chosen.order_by(*([last_event_id] if state == WAITING else []), Team.id)
    found: Page[Team] = paged(_loaded(chosen), page, lambda team: team, size)
    held = regulations_of({team.competition_id for team in found.rows})
    return Page([_row(team, held) for team in found.rows], found.number, found.total, found.size)


def counts_by_state(*, competition: str = "", q: str = "") -> dict[str, int]:
    """How many teams are in each state under these filters; every state is there."""
    chosen = select(TeamEvent.kind, func.count()).select_from(Team)
    kinds = (
        _filtered(chosen, competition, q).outerjoin(TeamEvent, TeamEvent.id == last_event_id).group_by(TeamEvent.kind)
    )
    counts = dict.fromkeys(STATES, 0)
    for kind, count in db.session.execute(kinds):
        counts[DRAFT if kind is None else STATE_AFTER[kind]] += count
    return counts


def next_waiting(team_id: int) -> tuple[TeamFace | None, TeamFace | None]:
    """The waiting teams before and after this one, in the order of submission; this one need not wait any more."""
    waiting = list(
        db.session.execute(
            select(Team, last_event_id)
            .join(TeamEvent, TeamEvent.id == last_event_id)
            .where(TeamEvent.kind.in_(kinds_for([WAITING])), Team.id != team_id)
            .order_by(last_event_id)
        )
    )
    own = select(func.max(TeamEvent.id)).where(TeamEvent.team_id == team_id, TeamEvent.kind == "submitted")
    here = db.session.scalar(own) or 0
    before = [face(team) for team, event in waiting if event < here]
    after = [face(team) for team, event in waiting if event > here]
    return (before[-1] if before else None), (after[0] if after else None)


def _filtered(chosen: Any, competition: str, q: str) -> Any:
    if competition:
        chosen = chosen.join(Competition, Competition.id == Team.competition_id).where(Competition.slug == competition)
    if q:
        like = "%" + q.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
        columns = (Team.name, Team.short_name, Team.name_en, Team.code, Unit.name)
        chosen = chosen.outerjoin(Unit, Unit.id == Team.unit_id)
        chosen = chosen.where(or_(*(column.ilike(like, escape="\\") for column in columns)))
    return chosen


def _loaded(chosen: Select[Any]) -> Select[Any]:
    return chosen.options(
        joinedload(Team.unit), joinedload(Team.competition), selectinload(Team.players), selectinload(Team.events)
    )


def _row(team: Team, held: dict[int, Any]) -> TeamRow:
    submitted: Sequence[TeamEvent] = [event for event in team.events if event.kind == "submitted"]
    return TeamRow(
        face(team),
        team.competition,
        team.unit.name if team.unit else "",
        state_of(team),
        len(team.players),
        len(missing(facts_of(team), held[team.competition_id])),
        submitted[-1].at if submitted else None,
        len(submitted),
    )
