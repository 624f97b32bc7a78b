"""The organiser corrects results."""

from league.web.policy import Room

room = Room("scoring_desk", __name__)
