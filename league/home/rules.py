"""The journal's deeds in words, and the kinds by which it is searched."""

from collections.abc import Mapping

from league.accounts.rules import DEEDS as ACCOUNT_DEEDS
from league.errors import N_

DEEDS: Mapping[str, str] = {
    **ACCOUNT_DEEDS,
    "season.created": N_("Season set up"),
    "season.edited": N_("Season changed"),
    "host.added": N_("Body behind the season added"),
    "host.edited": N_("Body behind the season changed"),
    "host.moved": N_("Bodies behind the season put in order"),
    "host.removed": N_("Body behind the season removed"),
    "competition.created": N_("Competition set up"),
    "competition.edited": N_("Competition changed"),
    "stage.added": N_("Stage added"),
    "stage.renamed": N_("Stage renamed"),
    "stage.removed": N_("Stage removed"),
    "regulation.saved": N_("Regulation saved"),
    "venue.created": N_("Venue added"),
    "venue.edited": N_("Venue changed"),
    "court.added": N_("Court added"),
    "court.renamed": N_("Court renamed"),
    "court.moved": N_("Courts put in order"),
    "slots.added": N_("Opening times added"),
    "slots.removed": N_("Opening times removed"),
    "team.created": N_("Team entered"),
    "team.changed": N_("Team changed"),
    "team.imported": N_("Team imported"),
    "team.submitted": N_("Team submitted"),
    "team.approved": N_("Team approved"),
    "team.returned": N_("Team returned for mending"),
    "team.reopened": N_("Team opened for changes"),
    "team.withdrawn": N_("Team withdrawn"),
    "team.disqualified": N_("Team disqualified"),
    "team.reinstated": N_("Team reinstated"),
    "player.added": N_("Players added"),
    "player.changed": N_("Player changed"),
    "player.removed": N_("Player removed"),
    "regulation.frozen": N_("Regulation frozen"),
    "stage.drawn": N_("Groups drawn"),
    "stage.games_made": N_("Games made"),
    "stage.games_deleted": N_("Draft of games thrown away"),
    "stage.placed": N_("Games placed"),
    "stage.unplaced": N_("Games taken off their places"),
    "stage.published": N_("Fixtures published"),
    "game.moved": N_("Game moved"),
    "game.official_named": N_("Referee named"),
    "game.official_removed": N_("Referee removed"),
    "game.begun": N_("Game begun"),
    "game.ended": N_("Game ended"),
    "game.reopened": N_("Game reopened"),
    "game.voided": N_("Game voided"),
    "game.taken_back": N_("Beginning and end of a game taken back"),
    "game.seated": N_("Team seated in the bracket"),
    "seat.in_question": N_("Seat in the bracket in question"),
    "result.recorded": N_("Score recorded"),
    "result.confirmed": N_("Result confirmed"),
    "result.corrected": N_("Result corrected"),
    "result.set_aside": N_("Result set aside, somebody was faster"),
    "results.imported": N_("Results imported"),
    "lots.entered": N_("Lots entered"),
    "activity.created": N_("Activity written"),
    "activity.changed": N_("Activity changed"),
    "activity.published": N_("Activity published"),
    "activity.withdrawn": N_("Activity withdrawn"),
}
"""A deed that a room invents later is shown by its own word until it stands here; a test names those that lack one."""

KINDS: Mapping[str, str] = {
    "team": N_("Entries of teams"),
    "player": N_("Rosters"),
    "stage": N_("Fixtures"),
    "game": N_("Games"),
    "result": N_("Results"),
    "lots": N_("Lots"),
    "competition": N_("Competitions"),
    "regulation": N_("Regulations"),
    "season": N_("Seasons"),
    "venue": N_("Venues"),
    "activity": N_("Activities"),
    "account": N_("Accounts"),
    "role": N_("Roles"),
}
"""The first word of a deed, as a filter."""


def word_of(deed: str) -> str:
    """The message id of a deed."""
    return DEEDS.get(deed, deed)
