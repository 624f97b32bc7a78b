"""The organiser sets up seasons, competitions, stages, venues and regulations."""

from league.competition.desk import competitions, regulation, seasons, slots, stages, venues
from league.competition.desk.room import room

__all__ = ("competitions", "regulation", "room", "seasons", "slots", "stages", "venues")
