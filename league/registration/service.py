"""What captains and organisers do with entries: the one door to this room's abilities."""

from league.registration.approval import approve, disqualify_team, reopen_team, return_team, submit, withdraw_team
from league.registration.entries import create_team, edit_team, import_team
from league.registration.rosters import (
    PlayerDetails,
    add_player,
    add_players,
    edit_player,
    paste_players,
    remove_player,
)
from league.registration.rules.details import TeamDetails

__all__ = (
    "PlayerDetails",
    "TeamDetails",
    "add_player",
    "add_players",
    "approve",
    "create_team",
    "disqualify_team",
    "edit_player",
    "edit_team",
    "import_team",
    "paste_players",
    "remove_player",
    "reopen_team",
    "return_team",
    "submit",
    "withdraw_team",
)
