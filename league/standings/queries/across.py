"""The teams of one rank in all groups of a stage beside each other, from what was recorded (FIBA OBR D.4)."""

from collections.abc import Sequence

from league.standings.queries.tables import GroupTable
from league.standings.rules.across import Across, ComparedGroup, compare


def across_groups(tables: Sequence[GroupTable], rank: int) -> Across:
    """Compare the teams of this rank as the regulation says; the groups are called by their ids."""
    regulation = tables[0].facts.regulation
    return compare(
        [_compared(table) for table in tables],
        rank,
        words=regulation.across_groups,
        points=regulation.ranking.points,
        equal=regulation.equal_groups,
    )


def _compared(table: GroupTable) -> ComparedGroup:
    """A group as it is compared. A team that is out makes it smaller, so what was played against it is left out too."""
    facts = table.facts
    out = {member.face.id for member in facts.members if member.out} - {member.face.id for member in facts.placed}
    games = [game for game in facts.games() if game.home not in out and game.away not in out]
    return ComparedGroup(facts.id, table.table, games, facts.adjustments)
