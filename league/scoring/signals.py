"""What happens here that others may hear; sent inside the transaction, so that listeners join it."""

from blinker import Signal

result_confirmed = Signal("sent with game_id=… after a result was confirmed or corrected")
lots_entered = Signal("sent with group_id=… after drawn lots were entered")
lots_entered_across = Signal("sent with stage_id=… after lots drawn over the groups of a stage were entered")
points_given = Signal("sent with group_id=… after points were given or taken by decision, or that was undone")
