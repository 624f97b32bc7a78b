"""The organiser sets up seasons, competitions, stages, venues and regulations."""

from league.competition.desk import competitions, seasons, slots, stages, venues
from league.competition.desk.room import room

__all__ = ("competitions", "room", "seasons", "slots", "stages", "venues")
