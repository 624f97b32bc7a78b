"""The captain enters a team and its roster."""

from league.web.policy import Room

room = Room("registration", __name__)
