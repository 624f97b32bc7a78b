"""What can be done here, for rooms to the right and the command line; each deed lives in the file of its noun."""

from league.competition.calendar_days import import_days, remove_days
from league.competition.competitions import (
    add_stage,
    create_competition,
    edit_competition,
    remove_stage,
    rename_stage,
)
from league.competition.regulations import freeze_regulation, save_regulation
from league.competition.seasons import add_host, create_season, edit_host, edit_season, move_host, remove_host
from league.competition.venues import (
    add_court,
    add_slots,
    create_venue,
    edit_venue,
    move_court,
    open_courts,
    remove_slots,
    rename_court,
)

__all__ = (
    "add_court",
    "add_host",
    "add_slots",
    "add_stage",
    "create_competition",
    "create_season",
    "create_venue",
    "edit_competition",
    "edit_host",
    "edit_season",
    "edit_venue",
    "freeze_regulation",
    "import_days",
    "move_court",
    "move_host",
    "open_courts",
    "remove_days",
    "remove_host",
    "remove_slots",
    "remove_stage",
    "rename_court",
    "rename_stage",
    "save_regulation",
)
