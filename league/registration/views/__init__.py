"""The captain enters a team and its roster, and hands it in."""

from league.registration.views import entering, pasting, players, team
from league.registration.views.entering import own_work
from league.registration.views.room import room

__all__ = ("entering", "own_work", "pasting", "players", "room", "team")
