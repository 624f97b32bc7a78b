"""The standings of groups as pages show them, derived anew from what was recorded each time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from league.competition.models import Competition, Group, Season, Stage
from league.errors import Sentence
from league.fixtures.rules.knockout import size_of
from league.fixtures.rules.naming import round_name
from league.registration.queries import TeamFace
from league.scoring.queries import GroupResult, Lots
from league.standings.queries.cross import CrossTable, cross_table
from league.standings.queries.facts import GroupFacts, load_groups, public_groups
from league.standings.queries.outlook import GroupOutlook, outlook_of
from league.standings.queries.reasons import Tie
from league.standings.queries.ties import ties_of
from league.standings.rules.facts import SECOND_FORFEIT, Record, Table, Team

FORM = 5
"""How many of the last games the form shows."""


@dataclass(frozen=True)
class TableRow:
    """A team's line in the standings."""

    rank: int
    shared: bool
    """Whether other teams have this rank as well."""
    face: TeamFace
    record: Record
    form: tuple[bool, ...]
    """Its last games, won or lost, the oldest first; at most five."""
    qualified: bool
    """The group is finished, and this rank goes on for certain."""
    tied: bool
    """Level on points with another team, so that something else decided."""
    line_after: bool
    """The teams below this one do not go on."""
    decided: bool
    """Points were given to it, or taken from it, by decision."""
    home: tuple[int, int] = (0, 0)
    """Games won and lost at home; where teams host each other."""
    away: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class OutTeam:
    """A team without a rank: `why` is withdrawn, disqualified or second_forfeit."""

    face: TeamFace
    why: str
    forfeits: int


@dataclass(frozen=True)
class GroupTable:
    """The standings of one group."""

    facts: GroupFacts
    table: Table
    rows: tuple[TableRow, ...]
    out: tuple[OutTeam, ...]
    shared: tuple[tuple[TeamFace, ...], ...]
    """The teams that share a rank, by rank."""

    @property
    def id(self) -> int:
        return self.facts.id

    @property
    def name(self) -> str:
        """A, B, …"""
        return self.facts.name

    @property
    def qualify(self) -> int:
        """How many go on; 0 where nobody does."""
        return self.facts.qualify

    @property
    def hosted(self) -> bool:
        """Whether teams host each other here, so that home and away are told apart."""
        return self.facts.regulation.hosted

    @property
    def open_games(self) -> int:
        """How many games have no official result yet."""
        return self.facts.open_games

    @property
    def finished(self) -> bool:
        """Whether every game has its official result."""
        return self.facts.finished

    @property
    def started(self) -> bool:
        """Whether a game has its official result; before that nobody has a rank worth showing."""
        return any(row.record.played for row in self.rows) or bool(self.out)

    @property
    def through(self) -> tuple[TeamFace, ...]:
        """The teams that go on for certain."""
        return tuple(row.face for row in self.rows if row.qualified)

    @property
    def goes_to(self) -> Sentence | None:
        """The round that those above the line play next; None where the next stage is not a knock-out."""
        entries = self.facts.groups * self.qualify + self.facts.best_next
        return round_name(size_of(entries)) if entries > 1 and self.facts.next_kind == "knock_out" else None

    @property
    def carried(self) -> int:
        """How many games against teams without a rank here count (results carried over)."""
        unplaced = {member.face.id for member in self.facts.members if not member.placed}
        played = [result for result in self.facts.counting if result.score_a is not None]
        return sum(1 for result in played if {result.team_a_id, result.team_b_id} & unplaced)

    @property
    def from_before(self) -> int:
        """How many results of an earlier round robin count here (carried over)."""
        own = {result.game_id for result in self.facts.results}
        return sum(1 for result in self.facts.counting if result.game_id not in own)

    @property
    def best_next(self) -> int:
        """How many of those ranked first below the line go on too, the best over all groups."""
        return self.facts.best_next

    @property
    def lots_wanted(self) -> tuple[tuple[TeamFace, ...], ...]:
        """The teams between which lots must be drawn before the seats below the line of qualification are known."""
        if not self.finished or self.facts.imported:
            return ()
        ranks = self.table.ranks
        line = self.qualify + bool(self.facts.best_next)
        return tuple(teams for teams in self.shared if ranks[teams[0].id] <= line)

    def drawn(self, lots: Lots) -> tuple[TeamFace, ...]:
        """The teams of a draw, best first."""
        return tuple(self.faces[team] for team in lots.order if team in self.faces)

    @cached_property
    def drawable(self) -> dict[int, tuple[TeamFace, ...]]:
        """By rank, the teams that only lots can part, or have parted: a draw entered wrongly is followed by another."""
        table = self.facts.rank_without_lots()
        numbers = {member.face.id: member.number for member in self.facts.members}
        return {
            table.ranks[teams[0]]: tuple(
                self.faces[team] for team in sorted((t for t in teams if isinstance(t, int)), key=numbers.__getitem__)
            )
            for teams in table.shared
        }

    @cached_property
    def outlook(self) -> GroupOutlook | None:
        """What the games left can still do; None once all are played, before the first, and where nobody goes on."""
        return outlook_of(self.facts, tuple(row.face for row in self.rows))

    @property
    def sure(self) -> tuple[TeamFace, ...]:
        """The teams that go on for certain, also while games are left."""
        return self.through if self.outlook is None else self.outlook.through

    @cached_property
    def faces(self) -> dict[int, TeamFace]:
        """Every team of the group, also those without a rank."""
        return {member.face.id: member.face for member in self.facts.members}

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The teams that are level on points, and how each of these ties was parted."""
        return ties_of(self.facts, self.table)

    @cached_property
    def cross(self) -> CrossTable:
        """Who beat whom by how much, in the order of the standings."""
        return cross_table(self.facts, self.table, self.ties)


def group_tables(competition: Competition) -> list[GroupTable]:
    """The standings of every published group of a competition, in a constant number of queries."""
    return [table_of(facts) for facts in groups_of(competition)]


def groups_of(competition: Competition) -> list[GroupFacts]:
    """What every published group of a competition is ranked by, in the order of their stages."""
    return public_groups(Competition.id == competition.id)


def stage_tables(stage: Stage) -> list[GroupTable]:
    """The standings of every group of a stage, published or not."""
    return [table_of(facts) for facts in load_groups(Stage.id == stage.id)]


def group_table(group_id: int) -> GroupTable | None:
    """The standings of one group, published or not."""
    found = load_groups(Group.id == group_id)
    return table_of(found[0]) if found else None


def brief_tables(season: Season) -> list[GroupTable]:
    """The standings that a season's front page shows: of each competition the latest published groups."""
    found = public_groups(Competition.season_id == season.id)
    latest = {facts.competition_id: facts.stage_id for facts in found}
    return [table_of(facts) for facts in found if latest[facts.competition_id] == facts.stage_id]


def table_of(facts: GroupFacts) -> GroupTable:
    """The standings that these facts make."""
    table = facts.rank()
    faces = {member.face.id: member.face for member in facts.members}
    numbers = {member.face.id: member.number for member in facts.members}
    ranks, records = table.ranks, table.records
    order = sorted((team for team in table.order), key=lambda team: (ranks[team], numbers[team]))  # type: ignore[index]
    places = list(ranks.values())
    levels = [_level(facts, team, records[team]) for team in order]
    decided = {given.team_id for given in facts.given}
    rows = tuple(
        TableRow(
            rank=ranks[team],
            shared=places.count(ranks[team]) > 1,
            face=faces[team],  # type: ignore[index]
            record=records[team],
            form=_form(facts.counting, team),
            qualified=facts.finished and ranks[team] + places.count(ranks[team]) - 1 <= facts.qualify,
            tied=records[team].played > 0 and levels.count(_level(facts, team, records[team])) > 1,
            line_after=index == facts.qualify < len(order),
            decided=team in decided,
            home=_won_and_lost(facts.counting, team, "home"),
            away=_won_and_lost(facts.counting, team, "away"),
        )
        for index, team in enumerate(order, 1)
    )
    shared = [tuple(row.face for row in rows if row.rank == rank) for rank in dict.fromkeys(row.rank for row in rows)]
    return GroupTable(facts, table, rows, _out(facts, table), tuple(teams for teams in shared if len(teams) > 1))


def _level(facts: GroupFacts, team: Team, record: Record) -> tuple[int, ...]:
    """What is compared before any tie-break."""
    if facts.regulation.ranking.first_by == "wins":
        return (record.won + facts.adjustments.get(("wins", team), 0),)
    return (record.points,)


def _form(results: Sequence[GroupResult], team: object) -> tuple[bool, ...]:
    played = [r for r in results if r.score_a is not None and team in (r.team_a_id, r.team_b_id)]
    if all(result.starts_at for result in played):
        played.sort(key=lambda result: (result.starts_at, result.number))
    return tuple(won(result, team) for result in played[-FORM:])


def _won_and_lost(results: Sequence[GroupResult], team: object, side: str) -> tuple[int, int]:
    """How often the team won and lost on this side, `home` or `away`; where nobody hosts, nothing is counted."""
    played = [r for r in results if r.score_a is not None and r.host and getattr(r, side) == team]
    wins = sum(won(result, team) for result in played)
    return wins, len(played) - wins


def won(result: GroupResult, team: object) -> bool:
    """Whether this team won; a forfeit or a default decides whatever the score says."""
    first = team == result.team_a_id
    if result.status in ("forfeit_home", "default_home"):
        return not first
    if result.status in ("forfeit_away", "default_away"):
        return first
    return ((result.score_a or 0) > (result.score_b or 0)) == first


def _out(facts: GroupFacts, table: Table) -> tuple[OutTeam, ...]:
    records = table.records
    by_decision = [OutTeam(member.face, member.out, 0) for member in facts.members if member.out]
    forfeits = [
        OutTeam(member.face, SECOND_FORFEIT, records[member.face.id].forfeits)
        for member in facts.members
        if member.face.id in table.disqualified
    ]
    return tuple(by_decision + forfeits)
