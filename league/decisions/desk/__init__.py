"""The organiser decides: each page is a form, then its effect beside it, then one press; and one press undoes it."""

from league.decisions.desk import dossiers, games, groups, regulation, teams
from league.decisions.desk.room import room

__all__ = ("dossiers", "games", "groups", "regulation", "room", "teams")
