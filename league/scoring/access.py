"""The only way in which a page loads a game: the public sees published ones, a score is for the game's own people."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from league.accounts.access import User
from league.competition.models import Competition, Court, Group
from league.errors import NotFound
from league.extensions import db
from league.fixtures.models import Game, GameOfficial, Publication


def access_game(user: User | None, public_id: str, verb: str) -> Game:
    """The game with this address, if this person may "see", "score" or "correct" it; else it is not found.

    Everyone sees published games, the organiser drafts too. The game's officials and the organiser score it; only the
    organiser corrects it.
    """
    game = db.session.scalar(
        select(Game)
        .where(Game.public_id == public_id)
        .options(
            joinedload(Game.competition).joinedload(Competition.season),
            joinedload(Game.court).joinedload(Court.venue),
        )
    )
    if game is None or not _may(user, game, verb):
        raise NotFound
    return game


def access_group(user: User, group_id: int, verb: str) -> Group:
    """A group whose lots this person may "draw"; else it is not found."""
    group = db.session.get(Group, group_id) if 0 < group_id < 2**31 else None
    if group is None or verb != "draw" or not user.has("organiser"):
        raise NotFound
    return group


def _may(user: User | None, game: Game, verb: str) -> bool:
    organises = user is not None and user.has("organiser")
    if verb == "correct":
        return organises
    if verb == "score":
        return organises or (user is not None and officiates(user, game) and _is_public(game))
    return verb == "see" and (organises or _is_public(game))


def officiates(user: User, game: Game) -> bool:
    """Whether this person was named for this game."""
    named = select(GameOfficial.id).where(GameOfficial.game_id == game.id, GameOfficial.account_id == user.id)
    return db.session.scalar(named) is not None


def _is_public(game: Game) -> bool:
    if game.competition.imported:
        return True
    return db.session.scalar(select(Publication.id).where(Publication.stage_id == game.stage_id).limit(1)) is not None
