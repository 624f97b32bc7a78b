"""Standings, brackets and teams as fans see them."""

from league.web.policy import Room

room = Room("standings", __name__)
