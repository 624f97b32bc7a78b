"""What waits for the organiser; the journal."""

from league.web.policy import Room

room = Room("home_desk", __name__)
