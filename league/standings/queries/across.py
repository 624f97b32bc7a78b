"""The teams of one rank in all groups of a stage beside each other, from what was recorded (FIBA OBR D.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from league.registration.queries import TeamFace
from league.scoring.queries import Lots
from league.standings.queries.facts import GroupFacts, latest_draw
from league.standings.queries.reasons import Quote
from league.standings.queries.tables import GroupTable
from league.standings.queries.ties import quotes_of
from league.standings.rules.across import Across, ComparedGroup, compare
from league.standings.rules.facts import LOTS, SHARED, Record


@dataclass(frozen=True)
class AcrossRow:
    """A team with its place among those of its rank, and the figures that are compared."""

    place: int
    shared: bool
    face: TeamFace
    group: str
    record: Record
    line_after: bool
    """The teams below this one do not go on."""


@dataclass(frozen=True)
class AcrossTable:
    """The comparison as a page shows it."""

    tables: tuple[GroupTable, ...]
    across: Across
    rows: tuple[AcrossRow, ...]
    left_out: tuple[tuple[str, tuple[TeamFace, ...]], ...]
    """By group, the last teams whose games are left out."""
    unsettled: tuple[tuple[str, tuple[TeamFace, ...]], ...]
    """By group, the teams that share a rank on which the comparison depends."""
    goes_on: int
    """How many of this rank go on; 0 where none or all do."""

    @property
    def faces(self) -> dict[int, TeamFace]:
        """Every team of these groups."""
        return {team: face for table in self.tables for team, face in table.faces.items()}

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What the regulation says of such a comparison, as far as it mattered here."""
        words = (
            ["across_groups"]
            + ["equal_groups"] * bool(self.left_out)
            + ["across_lots"] * any(step.criterion in (SHARED, LOTS) for step in self.across.table.steps)
        )
        return quotes_of(self.tables[0].facts.regulation, words)

    @property
    def open_games(self) -> int:
        return sum(table.open_games for table in self.tables)

    @property
    def finished(self) -> bool:
        """Whether every game of these groups has its official result."""
        return all(table.finished for table in self.tables)

    @property
    def level(self) -> tuple[tuple[int, tuple[TeamFace, ...]], ...]:
        """By place, the teams that nothing parts; nobody while games are open or a group has not named its team."""
        if not self.finished or not self.across.settled:
            return ()
        ranks, faces = self.across.table.ranks, self.faces
        return tuple(
            (ranks[teams[0]], tuple(faces[cast(int, team)] for team in teams)) for teams in self.across.table.shared
        )

    @property
    def lots(self) -> tuple[Lots, ...]:
        """The lots that were drawn between teams of this rank, the latest last."""
        of = self.across.group_of
        return tuple(lots for lots in self.tables[0].facts.lots_across if all(team in of for team in lots.order))

    def drawn(self, lots: Lots) -> tuple[TeamFace, ...]:
        """The teams of a draw, best first."""
        return tuple(self.faces[team] for team in lots.order if team in self.faces)


def across_groups(tables: Sequence[GroupTable], rank: int) -> Across:
    """Compare the teams of this rank as the regulation and the lots say; the groups are called by their ids."""
    found = across_without_lots(tables, rank)
    draws = tables[0].facts.lots_across
    lots = [team for shared in found.table.shared for team in latest_draw(draws, shared)]
    return _compare(tables, rank, lots) if lots else found


def across_without_lots(tables: Sequence[GroupTable], rank: int) -> Across:
    """Compare the teams of this rank as the regulation says; what only lots can part is shared."""
    return _compare(tables, rank, ())


def usual_rank(facts: GroupFacts) -> int:
    """The rank whose comparison matters first: that of the best who go on too, else the second."""
    return facts.qualify + 1 if facts.best_next else 2


def _compare(tables: Sequence[GroupTable], rank: int, lots: Sequence[int]) -> Across:
    regulation = tables[0].facts.regulation
    return compare(
        [_compared(table) for table in tables],
        rank,
        words=regulation.across_groups,
        points=regulation.ranking.points,
        equal=regulation.equal_groups,
        lots=lots,
    )


def across_table(tables: Sequence[GroupTable], rank: int) -> AcrossTable:
    """The comparison of this rank with everything a page says of it."""
    found = across_groups(tables, rank)
    facts = tables[0].facts
    goes_on = facts.best_next if rank == facts.qualify + 1 else 0
    names = {table.id: table.name for table in tables}
    faces = {team: face for table in tables for team, face in table.faces.items()}
    ranks = found.table.ranks
    places = list(ranks.values())

    def named(groups: dict[object, tuple[object, ...]]) -> tuple[tuple[str, tuple[TeamFace, ...]], ...]:
        return tuple(
            (names[cast(int, key)], tuple(faces[cast(int, team)] for team in teams)) for key, teams in groups.items()
        )

    rows = tuple(
        AcrossRow(
            ranks[team],
            places.count(ranks[team]) > 1,
            faces[cast(int, team)],
            names[cast(int, found.group_of[team])],
            found.table.records[team],
            index == goes_on < len(found.table.order),
        )
        for index, team in enumerate(found.table.order, 1)
    )
    return AcrossTable(tuple(tables), found, rows, named(dict(found.left_out)), named(dict(found.unsettled)), goes_on)


def _compared(table: GroupTable) -> ComparedGroup:
    """A group as it is compared. A team that is out makes it smaller, so what was played against it is left out too."""
    facts = table.facts
    out = {member.face.id for member in facts.members if member.out} - {member.face.id for member in facts.placed}
    games = [game for game in facts.games() if game.home not in out and game.away not in out]
    return ComparedGroup(facts.id, table.table, games, facts.adjustments)
