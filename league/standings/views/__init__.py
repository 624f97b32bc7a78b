"""Standings, brackets, teams, leaders and final places as fans see them."""

from league.standings.views import leaders, pages, tables
from league.standings.views.door import room

__all__ = ("leaders", "pages", "room", "tables")
