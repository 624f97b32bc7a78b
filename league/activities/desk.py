"""The editor writes activities."""

from league.web.policy import Room

room = Room("activities_desk", __name__)
