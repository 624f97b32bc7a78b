"""The way of an entry: submitted, approved or returned, opened again, withdrawn. Each is an event row with its reason."""

from datetime import datetime

from sqlalchemy.orm import Session

from league import clock
from league.competition.queries import regulation_of
from league.errors import Conflict, NotFound, Sentence
from league.extensions import transaction
from league.journal import service as journal
from league.registration import errors
from league.registration.models import Team, TeamEvent
from league.registration.queries import facts_of, state_of
from league.registration.rules.entry import ALLOWED_FROM, DRAFT, STATES, WAITING, captain_may_change
from league.registration.rules.roster import missing
from league.registration.signals import entry_decided


def submit(team_id: int, *, actor: int | None, as_organiser: bool = False, at: datetime | None = None) -> None:
    """Hand the team to the organisers. Raises Incomplete, NotEditable; a second press of the button does nothing."""
    with transaction() as session:
        team = _team(session, team_id)
        state = state_of(team)
        if state == WAITING:
            return
        regulation = regulation_of(team.competition_id)
        until, after = team.competition.entries_until, regulation.changes_after_deadline
        if not as_organiser and not captain_may_change(state, clock.now(), until, after):
            raise errors.NotEditable
        lacking = missing(facts_of(team), regulation)
        if lacking:
            raise errors.Incomplete(count=len(lacking))
        _move(session, team, "submitted", actor, "", at)


def approve(team_id: int, *, actor: int | None, revision: int | None = None, at: datetime | None = None) -> None:
    """Let the team take part. Raises NotPossible, Conflict, and Incomplete if the regulation asks for more by now."""
    with transaction() as session:
        team = _team(session, team_id, revision)
        _check_state(team, "approved")
        lacking = missing(facts_of(team), regulation_of(team.competition_id))
        if lacking:
            raise errors.Incomplete(count=len(lacking))
        _move(session, team, "approved", actor, "", at)


def return_team(
    team_id: int, reason: str, *, actor: int | None, revision: int | None = None, at: datetime | None = None
) -> None:
    """Give the team back to its captain, saying what to mend. Raises NotPossible, Conflict, ReasonMissing."""
    _decide(team_id, "returned", reason, actor, revision, at)


def reopen_team(
    team_id: int, reason: str, *, actor: int | None, revision: int | None = None, at: datetime | None = None
) -> None:
    """Let the captain change a team that was submitted, approved or withdrawn. Raises as `return_team`."""
    _decide(team_id, "reopened", reason, actor, revision, at)


def withdraw_team(
    team_id: int, reason: str, *, actor: int | None, revision: int | None = None, at: datetime | None = None
) -> None:
    """Take the team out, in its captain's name. Raises as `return_team`."""
    _decide(team_id, "withdrawn", reason, actor, revision, at)


def disqualify_team(
    team_id: int, reason: str, *, actor: int | None, revision: int | None = None, at: datetime | None = None
) -> None:
    """Put an approved team out of the competition. Raises as `return_team`."""
    _decide(team_id, "disqualified", reason, actor, revision, at)


def reinstate_team(
    team_id: int, reason: str, *, actor: int | None, revision: int | None = None, at: datetime | None = None
) -> None:
    """Take a withdrawal or disqualification back: the team takes part again. Raises as `return_team`."""
    _decide(team_id, "reinstated", reason, actor, revision, at)


def _decide(team_id: int, kind: str, reason: str, actor: int | None, revision: int | None, at: datetime | None) -> None:
    if not reason.strip():
        raise errors.ReasonMissing("reason")
    if len(reason) > 1000:
        raise errors.TooLong("reason", most=1000, found=len(reason))
    with transaction() as session:
        team = _team(session, team_id, revision)
        _check_state(team, kind)
        _move(session, team, kind, actor, reason.strip(), at)
        session.flush()
        entry_decided.send(team_id=team.id)


def _team(session: Session, team_id: int, revision: int | None = None) -> Team:
    team = session.get(Team, team_id)
    if team is None:
        raise NotFound
    if revision is not None and revision != team.revision:
        state = state_of(team)
        # Told by its state where that is what changed: "already approved" says more than "changed".
        if state not in (WAITING, DRAFT):
            raise errors.NotPossible(state=Sentence(STATES[state]))
        raise Conflict
    return team


def _check_state(team: Team, kind: str) -> None:
    state = state_of(team)
    if state not in ALLOWED_FROM[kind]:
        raise errors.NotPossible(state=Sentence(STATES[state]))


def _move(session: Session, team: Team, kind: str, actor: int | None, reason: str, at: datetime | None) -> None:
    team.events.append(TeamEvent(kind=kind, at=at or clock.now(), actor_id=actor, reason=reason))
    team.revision += 1
    session.flush()
    journal.record(f"team.{kind}", f"team:{team.public_id}", actor=actor, reason=reason)
