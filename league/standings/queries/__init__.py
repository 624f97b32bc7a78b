"""What pages show of standings: tables, cross tables, the reasons of a rank, brackets, teams. No writes."""

from league.standings.queries.across import AcrossTable, across_groups, across_table, usual_rank
from league.standings.queries.best import BestWanted, best_of, best_undecided, best_waiting, going_on
from league.standings.queries.brackets import Bracket, Pairing, Source, brackets_of, sources_of
from league.standings.queries.days import as_of, match_days_of
from league.standings.queries.facts import GroupFacts, load_groups
from league.standings.queries.figures import Leaders, TeamFigures, leaders_of
from league.standings.queries.lots import LotsScope, lots_scope_across, lots_scope_of_group
from league.standings.queries.outlook import GroupOutlook
from league.standings.queries.places import (
    Champion,
    FinalPlaces,
    all_champions,
    champions,
    champions_before,
    is_over,
    places_of,
)
from league.standings.queries.seats import (
    MOVING,
    LotsWanted,
    SeatInQuestion,
    decided_seats,
    kept_seats,
    seats_in_question,
    team_at,
    ties_needing_lots,
)
from league.standings.queries.sums import SUMS, SumTable, sum_tables
from league.standings.queries.tables import (
    GroupTable,
    OutTeam,
    TableRow,
    brief_tables,
    group_table,
    group_tables,
    groups_of,
    stage_tables,
    table_of,
)
from league.standings.queries.teams import Entered, TeamLine, TeamPage, competitions_beside, entered_teams, team_page

__all__ = (
    "MOVING",
    "SUMS",
    "AcrossTable",
    "BestWanted",
    "Bracket",
    "Champion",
    "Entered",
    "FinalPlaces",
    "GroupFacts",
    "GroupOutlook",
    "GroupTable",
    "Leaders",
    "LotsScope",
    "LotsWanted",
    "OutTeam",
    "Pairing",
    "SeatInQuestion",
    "Source",
    "SumTable",
    "TableRow",
    "TeamFigures",
    "TeamLine",
    "TeamPage",
    "across_groups",
    "across_table",
    "all_champions",
    "as_of",
    "best_of",
    "best_undecided",
    "best_waiting",
    "brackets_of",
    "brief_tables",
    "champions",
    "champions_before",
    "competitions_beside",
    "decided_seats",
    "entered_teams",
    "going_on",
    "group_table",
    "group_tables",
    "groups_of",
    "is_over",
    "kept_seats",
    "leaders_of",
    "load_groups",
    "lots_scope_across",
    "lots_scope_of_group",
    "match_days_of",
    "places_of",
    "seats_in_question",
    "sources_of",
    "stage_tables",
    "sum_tables",
    "table_of",
    "team_at",
    "team_page",
    "ties_needing_lots",
    "usual_rank",
)
