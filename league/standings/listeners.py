"""What the standings do when scoring speaks. Inside the speaker's transaction: a result and its seats stand or fall together."""

from typing import Any

from league.scoring.signals import lots_entered, result_confirmed
from league.standings.seating import after_result, seat_group


@result_confirmed.connect
def _on_result(_sender: Any, *, game_id: int) -> None:
    after_result(game_id)


@lots_entered.connect
def _on_lots(_sender: Any, *, group_id: int) -> None:
    seat_group(group_id)
