"""What pages show of standings: tables, cross tables, the reasons of a rank, brackets, teams. No writes."""

from league.standings.queries.facts import GroupFacts, load_groups
from league.standings.queries.seats import (
    LotsWanted,
    SeatInQuestion,
    decided_seats,
    seats_in_question,
    team_at,
    ties_needing_lots,
)
from league.standings.queries.tables import (
    GroupTable,
    OutTeam,
    TableRow,
    brief_tables,
    group_table,
    group_tables,
    stage_tables,
    table_of,
)

__all__ = (
    "GroupFacts",
    "GroupTable",
    "LotsWanted",
    "OutTeam",
    "SeatInQuestion",
    "TableRow",
    "brief_tables",
    "decided_seats",
    "group_table",
    "group_tables",
    "load_groups",
    "seats_in_question",
    "stage_tables",
    "table_of",
    "team_at",
    "ties_needing_lots",
)
