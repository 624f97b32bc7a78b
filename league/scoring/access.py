"""The only way in which a page loads a game: the public sees published ones, a score is for the game's own people."""

from league.accounts.access import User
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


def officiates(user: User, game: Game) -> bool:
    """Whether this person was named for this game."""
    return any(official.account_id == user.id for official in officials_of([game.id])[game.id])
