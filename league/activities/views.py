"""Activities as members see them."""

from league.web.policy import Room

room = Room("activities", __name__)
