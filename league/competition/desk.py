"""The organiser sets up seasons, competitions, stages, venues and regulations."""

from league.web.policy import Room

room = Room("competition_desk", __name__)
