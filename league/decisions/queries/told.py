"""Who is concerned by an effect: the captains of its teams and the referees of its games."""

from dataclasses import dataclass

from sqlalchemy import select

from league.accounts.models import Account
from league.decisions.rules import Effect
from league.extensions import db
from league.fixtures.models import Game
from league.fixtures.queries import officials_of
from league.registration.models import TeamCaptain
from league.registration.queries import TeamFace, faces


@dataclass(frozen=True)
class Told:
    """The teams with the names of their captains, and the referees of games that change."""

    teams: tuple[TeamFace, ...]
    captains: tuple[str, ...]
    referees: tuple[str, ...]


def told(effect: Effect) -> Told:
    """Whom an effect concerns; three queries."""
    known = faces(effect.concerned)
    teams = tuple(known[team] for team in effect.concerned if team in known)
    captains = select(Account.name).join(TeamCaptain, TeamCaptain.account_id == Account.id)
    names = db.session.scalars(captains.where(TeamCaptain.team_id.in_(known)).order_by(TeamCaptain.team_id, Account.id))
    ids = list(db.session.scalars(select(Game.id).where(Game.public_id.in_(effect.games))))
    referees = [official.name for found in officials_of(ids).values() for official in found]
    return Told(teams, tuple(dict.fromkeys(names)), tuple(dict.fromkeys(referees)))
