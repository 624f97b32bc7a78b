"""What pages show of standings: tables, cross tables, the reasons of a rank, brackets, teams. No writes."""

from league.standings.queries.facts import GroupFacts, load_groups
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
    "OutTeam",
    "TableRow",
    "brief_tables",
    "group_table",
    "group_tables",
    "load_groups",
    "stage_tables",
    "table_of",
)
