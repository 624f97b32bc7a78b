"""The organiser approves teams or returns them."""

from league.web.policy import Room

room = Room("registration_desk", __name__)
