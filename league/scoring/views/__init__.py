"""Games as fans see them, the referee's score entry, and the snapshot that live pages ask for."""

from league.scoring.views import api, fan, referee
from league.scoring.views.door import room
from league.scoring.views.own import own_work

__all__ = ("api", "fan", "own_work", "referee", "room")
