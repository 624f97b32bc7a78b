"""Front page, health, style guide."""

from league.web.policy import Room

room = Room("home", __name__)
