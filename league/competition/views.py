"""The regulation as everyone reads it."""

from league.web.policy import Room

room = Room("competition", __name__)
