"""Where lots can be drawn: in a group, or over the groups of a stage between the teams of one rank."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from league.competition.models import Stage
from league.registration.queries import TeamFace
from league.scoring.queries import Lots
from league.standings.queries.across import across_table, across_without_lots, usual_rank
from league.standings.queries.facts import GroupFacts, load_groups
from league.standings.queries.tables import GroupTable, group_table, table_of
from league.standings.rules.facts import Step, Table


@dataclass(frozen=True)
class SharedInGroup:
    """Teams of one group that share a rank, so that its team for the comparison is not known."""

    group_id: int
    group: str
    rank: int
    teams: tuple[TeamFace, ...]


@dataclass(frozen=True)
class LotsScope:
    """The teams between which lots can be drawn, and what was drawn so far."""

    facts: GroupFacts
    """Of the group; or of the first group of the stage."""
    compared: int
    """The rank whose teams are compared over the groups; 0 inside a group."""
    finished: bool
    open_games: int
    drawable: Mapping[int, tuple[TeamFace, ...]]
    """By rank, or by place in the comparison, the teams that only lots can part, or have parted."""
    table: Table
    """Their ranking without any lots."""
    faces: Mapping[int, TeamFace]
    drawn: tuple[tuple[Lots, tuple[TeamFace, ...]], ...]
    """The draws with their teams, best first; the latest last."""
    revision: int
    """How many draws were ever entered here."""
    unsettled: tuple[SharedInGroup, ...] = ()

    @property
    def name(self) -> str:
        """Of the group: A, B, …"""
        return self.facts.name

    def steps(self, teams: Collection[TeamFace]) -> tuple[Step, ...]:
        """What was compared before these teams were found to be level."""
        wanted = {face.id for face in teams}
        return tuple(step for step in self.table.steps if wanted and wanted <= set(step.teams))


def lots_scope_of_group(group_id: int) -> LotsScope | None:
    """Lots inside a group; None if there is no such group."""
    table = group_table(group_id)
    if table is None:
        return None
    return LotsScope(
        facts=table.facts,
        compared=0,
        finished=table.finished,
        open_games=table.open_games,
        drawable=table.drawable,
        table=table.facts.rank_without_lots(),
        faces=table.faces,
        drawn=tuple((lots, table.drawn(lots)) for lots in table.facts.lots),
        revision=len(table.facts.lots),
    )


def lots_scope_across(stage_id: int, rank: int | None) -> LotsScope | None:
    """Lots over the groups of a round robin between the teams of this rank, or of the usual one; None where there are no
    groups."""
    tables = [table_of(facts) for facts in load_groups(Stage.id == stage_id)]
    if not tables:
        return None
    facts = tables[0].facts
    compared = rank or usual_rank(facts)
    plain, shown = across_without_lots(tables, compared), across_table(tables, compared)
    ranks, faces = plain.table.ranks, shown.faces
    level = plain.table.shared if shown.finished and plain.settled else ()
    return LotsScope(
        facts=facts,
        compared=compared,
        finished=shown.finished,
        open_games=shown.open_games,
        drawable={ranks[teams[0]]: tuple(faces[cast(int, team)] for team in teams) for teams in level},
        table=plain.table,
        faces=faces,
        drawn=tuple((lots, shown.drawn(lots)) for lots in shown.lots),
        revision=len(facts.lots_across),
        unsettled=_unsettled(tables, plain.unsettled) if shown.finished else (),
    )


def _unsettled(
    tables: Sequence[GroupTable], unsettled: Mapping[object, tuple[object, ...]]
) -> tuple[SharedInGroup, ...]:
    return tuple(
        SharedInGroup(
            table.id,
            table.name,
            table.table.ranks[unsettled[table.id][0]],
            tuple(table.faces[cast(int, team)] for team in unsettled[table.id]),
        )
        for table in tables
        if table.id in unsettled
    )
