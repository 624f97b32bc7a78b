"""Standings, brackets, teams, leaders and final places as fans see them."""

from league.standings.views import pages, tables
from league.standings.views.door import room

__all__ = ("pages", "room", "tables")
