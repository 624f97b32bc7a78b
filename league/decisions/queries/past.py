"""What a regulation can be tried on before its own first game: the last competition that is finished."""

from sqlalchemy import select

from league.competition.models import Competition, Season
from league.extensions import db
from league.fixtures.models import Game
from league.fixtures.queries import voided
from league.scoring.queries.games import played_condition, published


def last_finished(but: int) -> Competition | None:
    """The latest competition, other than `but`, whose published games all have their results; None where there is none."""
    of_competition = Game.competition_id == Competition.id
    ranked = select(Game.id).where(of_competition, published(), Game.group_id.is_not(None))
    still_open = select(Game.id).where(of_competition, ~played_condition(), ~voided())
    wanted = (
        select(Competition)
        .join(Season, Season.id == Competition.season_id)
        .where(Competition.id != but, ranked.exists(), ~still_open.exists())
        .order_by(Season.first_day.desc(), Competition.position, Competition.id.desc())
        .limit(1)
    )
    return db.session.scalars(wanted).first()
