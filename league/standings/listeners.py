"""What the standings do when a room to the left speaks. Inside the speaker's transaction: a result and its seats stand or fall together."""

from typing import Any

from league.fixtures.signals import entrants_asked, games_made
from league.registration.signals import entry_decided
from league.scoring.signals import lots_entered, lots_entered_across, points_given, result_confirmed
from league.standings.queries import going_on
from league.standings.seating import after_result, seat_best, seat_group, seat_stage, seat_team_groups


@result_confirmed.connect
def _on_result(_sender: Any, *, game_id: int) -> None:
    after_result(game_id)


@lots_entered.connect
def _on_lots(_sender: Any, *, group_id: int) -> None:
    seat_group(group_id)


@lots_entered_across.connect
def _on_lots_across(_sender: Any, *, stage_id: int) -> None:
    seat_best(stage_id)


@points_given.connect
def _on_points(_sender: Any, *, group_id: int) -> None:
    seat_group(group_id)


@games_made.connect
def _on_games_made(_sender: Any, *, stage_id: int) -> None:
    # The groups may have been decided before the bracket was made.
    seat_stage(stage_id)


@entry_decided.connect
def _on_entry(_sender: Any, *, team_id: int) -> None:
    # A team that is out takes all its results with it (FIBA OBR D.3).
    seat_team_groups(team_id)


@entrants_asked.connect
def _on_entrants_asked(_sender: Any, *, stage_id: int) -> tuple[int, ...] | None:
    # Fixtures draws a later round robin and cannot know who is ahead.
    return going_on(stage_id)
