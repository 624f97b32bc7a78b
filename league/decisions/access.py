"""The only way in which a view loads a dossier."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from league.accounts.access import User
from league.decisions.errors import NoSuchDecision
from league.decisions.models import Decision
from league.extensions import db


def access_decision(user: User, public_id: str, verb: str) -> Decision:
    """A dossier for an organiser to "see" or "undo". Raises NoSuchDecision."""
    found = None
    # What cannot be an id is not looked for: PostgreSQL refuses a NUL with an error, not with an empty answer.
    if public_id.isascii() and public_id.isalnum():
        wanted = select(Decision).where(Decision.public_id == public_id)
        found = db.session.scalars(
            wanted.options(joinedload(Decision.competition), joinedload(Decision.undoing))
        ).first()
    if found is None or verb not in ("see", "undo") or not user.has("organiser"):
        raise NoSuchDecision
    return found
