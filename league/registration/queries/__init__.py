"""What pages show of teams.

`faces` is for everyone; `sheets` and `lists` hold what only a team's captain and the organisers see.
"""

from league.registration.queries.faces import (
    RosterLine,
    TeamFace,
    approved_teams,
    face,
    faces,
    facts_of,
    is_captain_of,
    kinds_for,
    last_event_id,
    number_order,
    out_of_competition,
    roster,
    state_of,
    team_by_public_id,
    waiting_teams_count,
)
from league.registration.queries.lists import (
    CaptainsTeam,
    TeamRow,
    counts_by_state,
    next_waiting,
    team_rows,
    teams_of_captain,
)
from league.registration.queries.sheets import PlayerLine, Sheet, Step, namesakes, sheet

__all__ = (
    "CaptainsTeam",
    "PlayerLine",
    "RosterLine",
    "Sheet",
    "Step",
    "TeamFace",
    "TeamRow",
    "approved_teams",
    "counts_by_state",
    "face",
    "faces",
    "facts_of",
    "is_captain_of",
    "kinds_for",
    "last_event_id",
    "namesakes",
    "next_waiting",
    "number_order",
    "out_of_competition",
    "roster",
    "sheet",
    "state_of",
    "team_by_public_id",
    "team_rows",
    "teams_of_captain",
    "waiting_teams_count",
)
