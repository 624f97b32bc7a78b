"""Games as fans see them, and the referee's score entry."""

from league.web.policy import Room

room = Room("scoring", __name__)
