"""Players come onto a roster, change and leave it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from league.competition.queries import regulation_of
from league.errors import Conflict, NotFound, Sentence
from league.extensions import new_public_id, transaction
from league.files.rules import read_table
from league.journal import service as journal
from league.registration import errors
from league.registration.entries import changeable
from league.registration.models import Player, Team
from league.registration.rules.paste import PastedRow, check_rows, read_roster
from league.registration.rules.roster import POSITIONS, clean_name, clean_number, name_problem, number_problem


@dataclass(frozen=True)
class PlayerDetails:
    """What is said about a player. A number may still be missing."""

    name: str
    number: str = ""
    position: str = ""
    captain: bool = False


def add_player(
    team_id: int,
    details: PlayerDetails,
    *,
    actor: int | None,
    revision: int | None = None,
    as_organiser: bool = False,
) -> Player:
    """Put one player onto the roster. Raises NotEditable, RosterFull, NumberTaken, NotSensible."""
    with transaction() as session:
        team = changeable(session, team_id, revision=revision, as_organiser=as_organiser)
        _check_room(team, 1)
        player = Player(public_id=new_public_id(), position=_next_position(team))
        _write(team, player, details)
        team.players.append(player)
        _flush(session, details)
        journal.record("player.added", f"team:{team.public_id}", actor=actor)
        return player


def edit_player(
    team_id: int,
    player: str,
    details: PlayerDetails,
    *,
    actor: int | None,
    revision: int | None = None,
    as_organiser: bool = False,
) -> None:
    """Change the player with this public id. Raises NotFound, NotEditable, Conflict, NumberTaken, NotSensible."""
    with transaction() as session:
        team = changeable(session, team_id, revision=revision, as_organiser=as_organiser)
        found = _player(team, player)
        _write(team, found, details)
        _flush(session, details)
        journal.record("player.changed", f"team:{team.public_id}", actor=actor)


def remove_player(
    team_id: int, player: str, *, actor: int | None, revision: int | None = None, as_organiser: bool = False
) -> None:
    """Take a player off the roster. Raises NotFound, NotEditable, Conflict."""
    with transaction() as session:
        team = changeable(session, team_id, revision=revision, as_organiser=as_organiser)
        found = _player(team, player)
        session.delete(found)
        journal.record("player.removed", f"team:{team.public_id}", actor=actor)


def add_players(
    team_id: int,
    rows: Sequence[PlayerDetails],
    *,
    actor: int | None,
    revision: int | None = None,
    as_organiser: bool = False,
) -> None:
    """Put several players onto the roster, all or none. Raises PasteRefused with what is wrong in each row."""
    with transaction() as session:
        team = changeable(session, team_id, revision=revision, as_organiser=as_organiser)
        problems = check_rows([(row.number, row.name) for row in rows], roster_of(team))
        if problems:
            raise errors.PasteRefused(problems)
        _check_room(team, len(rows))
        for row in rows:
            player = Player(public_id=new_public_id(), position=_next_position(team))
            _write(team, player, row)
            team.players.append(player)
            _flush(session, row)
        journal.record("player.added", f"team:{team.public_id}", actor=actor, count=len(rows))


def paste_players(team_id: int, text: str, *, actor: int | None, as_organiser: bool = False) -> list[PastedRow]:
    """Read a pasted table and put everyone in it onto the roster; raises PasteRefused if a row needs a person's eye."""
    with transaction() as session:
        team = session.get(Team, team_id)
        if team is None:
            raise NotFound
        pasted = read_roster(read_table(text), roster_of(team))
        problems = {at: row.problems for at, row in enumerate(pasted.rows) if row.problems}
        if problems:
            raise errors.PasteRefused(problems)
        rows = [PlayerDetails(row.name, row.number, row.position, row.captain) for row in pasted.rows]
        add_players(team_id, rows, actor=actor, as_organiser=as_organiser)
        return list(pasted.rows)


def roster_of(team: Team) -> dict[str, str]:
    """Who wears which number already."""
    return {player.number: player.name for player in team.players if player.number}


def _check_room(team: Team, more: int) -> None:
    most = regulation_of(team.competition_id).roster_max
    if len(team.players) + more > most:
        raise errors.RosterFull(most=most, count=len(team.players) + more)


def _player(team: Team, public_id: str) -> Player:
    for player in team.players:
        if player.public_id == public_id:
            return player
    raise NotFound


def _next_position(team: Team) -> int:
    return max((player.position for player in team.players), default=0) + 1


def _write(team: Team, player: Player, details: PlayerDetails) -> None:
    name, number = clean_name(details.name), clean_number(details.number)
    _refuse("name", name_problem(name))
    _refuse("number", number_problem(number) if number else None)
    if details.position not in POSITIONS:
        raise errors.BadDetail("position")
    for other in team.players:
        if other is not player and number and other.number == number:
            raise errors.NumberTaken("number", number=number, name=other.name)
        if details.captain:
            other.is_captain = False
    player.name, player.number, player.court_position = name, number or None, details.position
    player.is_captain = details.captain


def _refuse(field: str, problem: Sentence | None) -> None:
    if problem is not None:
        raise errors.NotSensible(field, problem)


def _flush(session: Session, details: PlayerDetails) -> None:
    try:
        session.flush()
    except IntegrityError as problem:
        said = str(problem.orig)
        if "player.number" in said or "uq_player_team_id_number" in said:
            raise errors.NumberTaken("number", number=details.number, name="—") from problem
        raise Conflict from problem
