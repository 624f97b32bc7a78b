"""What happens here that others may hear; sent inside the transaction, so that listeners join it."""

from blinker import Signal

entry_decided = Signal("sent with team_id=… after an organiser decided about an entry: withdrawn, disqualified, …")
