"""What pages show of seasons and competitions."""

from sqlalchemy import select

from league.competition.models import Season
from league.extensions import db


def current_season() -> Season | None:
    """The season the site shows: the latest by its first day."""
    return db.session.scalars(select(Season).order_by(Season.first_day.desc(), Season.id.desc()).limit(1)).first()
