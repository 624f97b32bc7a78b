"""The only ways in which a view loads an activity."""

from sqlalchemy import select

from league.accounts.access import User
from league.activities.errors import NoSuchActivity
from league.activities.models import Activity
from league.extensions import db


def public_activity(slug: str) -> Activity:
    """A published activity by its address; a draft does not exist here, not even for its editor."""
    found = db.session.scalars(select(Activity).where(Activity.slug == slug)).first()
    if found is None or found.published_at is None:
        raise NoSuchActivity
    return found


def access_activity(user: User, activity_id: int, verb: str) -> Activity:
    """An activity for its editor to see or edit, draft or not. By number: its address may change under his hands."""
    assert verb in ("see", "edit")
    found = db.session.get(Activity, activity_id) if user.has("editor") else None
    if found is None:
        raise NoSuchActivity
    return found
