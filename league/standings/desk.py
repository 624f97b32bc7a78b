"""The organiser enters lots that were drawn."""

from league.web.policy import Room

room = Room("standings_desk", __name__)
