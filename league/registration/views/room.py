"""The captain's pages."""

from league.web.policy import Room

room = Room("registration", __name__)
