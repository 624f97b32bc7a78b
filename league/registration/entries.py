"""Entering a team and changing what is said about it."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from league import clock
from league.competition.models import Competition
from league.competition.queries import regulation_of
from league.errors import Conflict, NotFound
from league.extensions import new_public_id, transaction
from league.journal import service as journal
from league.registration import errors
from league.registration.models import Team, TeamCaptain, TeamEvent, Unit
from league.registration.naming import code_for, in_pinyin
from league.registration.queries import state_of
from league.registration.rules import details as rules
from league.registration.rules.details import TeamDetails
from league.registration.rules.entry import captain_may_change, is_open

_MOST = {
    "unit": rules.UNIT_MOST,
    "name": rules.NAME_MOST,
    "short_name": rules.SHORT_MOST,
    "name_en": rules.NAME_EN_MOST,
    "short_name_en": rules.SHORT_EN_MOST,
    "leader": rules.PERSON_MOST,
    "coach": rules.PERSON_MOST,
    "contact": rules.PERSON_MOST,
}
_STORED = ("name", "short_name", "name_en", "short_name_en", "code", "leader", "coach", "contact", "contact_phone")
_DRAWN = ("light", "dark", "pattern")


def create_team(
    competition_id: int,
    details: TeamDetails,
    *,
    actor: int | None,
    captain: int | None = None,
    as_organiser: bool = False,
) -> Team:
    """Enter a team as a draft; `captain` (else the actor, unless he is an organiser) may then change it.

    English names and the code are offered in pinyin where they were left empty. Raises EntriesClosed, NameTaken,
    CodeTaken and what `check` raises.
    """
    with transaction() as session:
        competition = session.get(Competition, competition_id)
        if competition is None:
            raise NotFound
        if not as_organiser and not is_open(clock.now(), competition.entries_until):
            raise errors.EntriesClosed("competition")
        team = _store(session, competition_id, _offered(details))
        owner = captain if captain is not None or as_organiser else actor
        if owner is not None:
            session.add(TeamCaptain(team_id=team.id, account_id=owner, granted_at=clock.now(), granted_by=actor))
        journal.record("team.created", f"team:{team.public_id}", actor=actor)
        return team


def import_team(
    competition_id: int,
    name: str,
    *,
    short_name: str = "",
    name_en: str = "",
    short_name_en: str = "",
    code: str = "",
    light: str = "#ffffff",
    dark: str = "#1f4e9c",
    pattern: int = 0,
    actor: int | None = None,
) -> Team:
    """A team that comes with imported results: it has no people and is approved at once."""
    with transaction() as session:
        details = TeamDetails(
            unit="",
            name=name,
            short_name=short_name or name[: rules.SHORT_MOST],
            name_en=name_en,
            short_name_en=short_name_en,
            code=code,
            light=light,
            dark=dark,
            pattern=pattern,
        )
        team = _store(session, competition_id, details, imported=True)
        session.add(TeamEvent(team_id=team.id, kind="approved", at=clock.now(), actor_id=actor))
        journal.record("team.imported", f"team:{team.public_id}", actor=actor)
        return team


def edit_team(
    team_id: int, details: TeamDetails, *, actor: int | None, revision: int | None = None, as_organiser: bool = False
) -> None:
    """Change a team's details. Raises NotEditable, Conflict, NameTaken, CodeTaken and what `check` raises."""
    with transaction() as session:
        team = changeable(session, team_id, revision=revision, as_organiser=as_organiser)
        check(details)
        taken = _taken_codes(session, team.competition_id, but=team.id)
        details = replace(details, code=details.code or code_for(details.short_name, taken))
        _check_unique(session, team.competition_id, details, taken, but=team.id)
        before = {name: getattr(team, name) for name in (*_STORED, *_DRAWN)}
        _write(session, team, details)
        # Which fields, not what stood there: the journal holds no personal data.
        changed = sorted(name for name, value in before.items() if getattr(team, name) != value)
        _flush(session, details)
        journal.record("team.changed", f"team:{team.public_id}", actor=actor, fields=changed)


def changeable(session: Session, team_id: int, *, revision: int | None, as_organiser: bool) -> Team:
    """The team, if this person may change it now and began from what is stored; its revision grows."""
    team = session.get(Team, team_id)
    if team is None:
        raise NotFound
    if not as_organiser:
        until = team.competition.entries_until
        after = regulation_of(team.competition_id).changes_after_deadline
        if not captain_may_change(state_of(team), clock.now(), until, after):
            raise errors.NotEditable
    if revision is not None and revision != team.revision:
        raise Conflict
    team.revision += 1
    return team


def check(details: TeamDetails) -> None:
    """Raise the first thing that is wrong with these details, at its field."""
    said = asdict(details)
    for name in ("unit", "name", "short_name"):
        if not said[name]:
            raise errors.BadDetail(name)
    _check_shape(said)


def _check_shape(said: Mapping[str, str]) -> None:
    for name, most in _MOST.items():
        if len(said[name]) > most:
            raise errors.TooLong(name, most=most, found=len(said[name]))
    if said["code"] and not rules.is_code(said["code"]):
        raise errors.BadCode("code")
    if said["contact_phone"] and not rules.is_phone(said["contact_phone"]):
        raise errors.BadPhone("contact_phone")
    for name in ("light", "dark"):
        if not rules.is_colour(said[name]):
            raise errors.BadColour(name)
    if not 0 <= int(said["pattern"]) < rules.PATTERNS:
        raise errors.BadDetail("pattern")


def _offered(details: TeamDetails) -> TeamDetails:
    return replace(
        details,
        name_en=details.name_en or in_pinyin(details.name, rules.NAME_EN_MOST),
        short_name_en=details.short_name_en or in_pinyin(details.short_name, rules.SHORT_EN_MOST),
    )


def _store(session: Session, competition_id: int, details: TeamDetails, *, imported: bool = False) -> Team:
    if imported:
        _check_shape(asdict(details))
    else:
        check(details)
    taken = _taken_codes(session, competition_id)
    details = replace(details, code=details.code or code_for(details.short_name, taken))
    _check_unique(session, competition_id, details, taken)
    team = Team(competition_id=competition_id, public_id=new_public_id(), created_at=clock.now(), revision=1)
    _write(session, team, details)
    session.add(team)
    _flush(session, details)
    return team


def _write(session: Session, team: Team, details: TeamDetails) -> None:
    team.unit_id = _unit(session, details.unit).id if details.unit else None
    for name in (*_STORED, *_DRAWN):
        setattr(team, name, getattr(details, name))


def _unit(session: Session, name: str) -> Unit:
    unit = session.scalars(select(Unit).where(Unit.name == name)).first()
    if unit is None:
        unit = Unit(name=name)
        session.add(unit)
        session.flush()
    return unit


def _taken_codes(session: Session, competition_id: int, but: int | None = None) -> set[str]:
    query = select(Team.code).where(Team.competition_id == competition_id)
    return set(session.scalars(query if but is None else query.where(Team.id != but)))


def _check_unique(
    session: Session, competition_id: int, details: TeamDetails, taken: set[str], but: int | None = None
) -> None:
    same = select(Team.id).where(Team.competition_id == competition_id, Team.name == details.name)
    if session.scalar(same if but is None else same.where(Team.id != but)) is not None:
        raise errors.NameTaken("name", name=details.name)
    if details.code in taken:
        raise errors.CodeTaken("code", code=details.code, free=code_for(details.short_name, taken))


def _flush(session: Session, details: TeamDetails) -> None:
    """Write now, so that a constraint speaks here and not at the commit."""
    try:
        session.flush()
    except IntegrityError as problem:
        said = str(problem.orig)
        if "team.code" in said or "uq_team_competition_id_code" in said:
            raise errors.CodeTaken("code", code=details.code, free="—") from problem
        if "team.name" in said or "uq_team_competition_id_name" in said:
            raise errors.NameTaken("name", name=details.name) from problem
        raise Conflict from problem
