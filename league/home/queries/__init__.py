"""What the front page and the style guide show."""

from league.home.queries.front import DayPlan, Front, database_answers, front, plan_of
from league.home.queries.specimens import Specimens, specimens

__all__ = ("DayPlan", "Front", "Specimens", "database_answers", "front", "plan_of", "specimens")
