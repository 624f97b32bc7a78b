"""The organiser sets up seasons, competitions, stages, venues and regulations."""

from league.competition.desk import calendar, competitions, seasons, slots, stages, venues
from league.competition.desk.room import room

__all__ = ("calendar", "competitions", "room", "seasons", "slots", "stages", "venues")
