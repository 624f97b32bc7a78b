"""Standings, brackets, teams, leaders and final places as fans see them."""

from league.standings.views import feeds, leaders, pages, places, tables
from league.standings.views.door import room

__all__ = ("feeds", "leaders", "pages", "places", "room", "tables")
