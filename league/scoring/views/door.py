"""The room of all pages here."""

from league.web.policy import Room

room = Room("scoring", __name__)
