"""The administrator's page of accounts and roles."""

from league.web.policy import Room

room = Room("accounts_desk", __name__)
