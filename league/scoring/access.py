"""The only way in which a page loads a game: the public sees published ones, a score is for the game's own people."""

from league.accounts.access import User
from league.competition.models import Group
from league.errors import NotFound
from league.extensions import db
from league.fixtures import access as fixtures_access
from league.fixtures.models import Game
from league.fixtures.queries import officials_of


def access_game(user: User | None, public_id: str, verb: str) -> Game:
    """The game at this address, if this person may "see", "score" or "correct" it; else it is not found.

    Everyone sees published games, the organiser drafts too. The game's officials and the organiser score it; only the
    organiser corrects it.
    """
    if verb != "correct":
        return fixtures_access.access_game(user, public_id, verb)
    return fixtures_access.access_game(user, public_id, "manage")


def access_group(user: User, group_id: int, verb: str) -> Group:
    """A group whose lots this person may "draw"; else it is not found."""
    group = db.session.get(Group, group_id) if 0 < group_id < 2**31 else None
    if group is None or verb != "draw" or not user.has("organiser"):
        raise NotFound
    return group


def officiates(user: User, game: Game) -> bool:
    """Whether this person was named for this game."""
    return any(official.account_id == user.id for official in officials_of([game.id])[game.id])
