"""Tables beyond one group: a whole stage, a whole competition, one side of the pairings, the last games. No ranks."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import groupby

from league.registration.queries import TeamFace
from league.scoring.queries import GroupResult
from league.standings.queries.tables import FORM, GroupTable, won
from league.standings.rules.facts import GameFact, Record
from league.standings.rules.sums import ALL, FIRST_NAMED, SECOND_NAMED, added_up, in_order

STAGE, COMPETITION, HOME, AWAY, LAST = "stage", "competition", "home", "away", "form"
SUMS = (STAGE, COMPETITION, HOME, AWAY, LAST)
_SIDES = {HOME: FIRST_NAMED, AWAY: SECOND_NAMED}


@dataclass(frozen=True)
class SumRow:
    """A team with its figures; `group` is empty where it played in several."""

    face: TeamFace
    group: str
    record: Record
    form: tuple[bool, ...]
    """Its last games that are counted here, the oldest first."""


@dataclass(frozen=True)
class SumTable:
    """Teams beside each other by the figures that `words` name, in this order."""

    tables: tuple[GroupTable, ...]
    rows: tuple[SumRow, ...]
    words: tuple[str, ...]
    decided: bool
    """Whether points by decision are left out here, for they belong to no game."""

    @property
    def open_games(self) -> int:
        return sum(table.open_games for table in self.tables)


def sum_tables(tables: Sequence[GroupTable], kind: str) -> list[SumTable]:
    """A table for each stage, the latest first; one for all of them where the whole competition is added up."""
    if not tables:
        return []
    if kind == COMPETITION:
        return [_sum(tables, kind)]
    stages = [list(found) for _stage, found in groupby(tables, key=lambda table: table.facts.stage_id)]
    return [_sum(found, kind) for found in reversed(stages)]


def _sum(tables: Sequence[GroupTable], kind: str) -> SumTable:
    regulation = tables[0].facts.regulation
    faces: dict[int, TeamFace] = {}
    groups: dict[int, set[str]] = {}
    given: dict[Hashable, int] = {}
    results: list[tuple[GroupResult, GroupTable]] = []
    for table in tables:
        fallen = set(table.table.disqualified)
        for member in table.facts.placed:
            if member.face.id not in fallen:
                faces.setdefault(member.face.id, member.face)
                groups.setdefault(member.face.id, set()).add(table.name)
        for decided in table.facts.given:
            if decided.step == "points":
                given[decided.team_id] = given.get(decided.team_id, 0) + decided.points
        results += [(result, table) for result in table.facts.own if not {result.team_a_id, result.team_b_id} & fallen]
    results = _in_order_of_play(results)
    whole = kind in (STAGE, COMPETITION)
    records = added_up(
        [_at_home(table.facts.fact_of(result), result) for result, table in results],
        faces,
        regulation.ranking.points,
        side=_SIDES.get(kind, ALL),
        last=FORM if kind == LAST else 0,
        given=given if whole else None,
    )
    order = [team for team in in_order(records, regulation.across_groups) if isinstance(team, int)]
    several = len({name for names in groups.values() for name in names}) > 1
    rows = tuple(
        SumRow(
            faces[team],
            next(iter(groups[team])) if several and len(groups[team]) == 1 else "",
            records[team],
            _form([result for result, _table in results], team, kind),
        )
        for team in order
    )
    return SumTable(tuple(tables), rows, regulation.across_groups, bool(given) and not whole)


def _at_home(game: GameFact, result: GroupResult) -> GameFact:
    """The game with its host first."""
    if result.host != "b":
        return game
    status = {"home": "away", "away": "home"}
    offence, _, side = game.status.partition("_")
    return GameFact(
        game.away,
        game.home,
        game.away_score,
        game.home_score,
        f"{offence}_{status[side]}" if side else game.status,
        game.away_for_table,
        game.home_for_table,
    )


def _in_order_of_play(results: list[tuple[GroupResult, GroupTable]]) -> list[tuple[GroupResult, GroupTable]]:
    """The games that have a result; by their time if all of them have one, else as they are numbered."""
    played = [(result, table) for result, table in results if result.score_a is not None]
    if all(result.starts_at for result, _table in played):
        played.sort(key=lambda one: (one[0].starts_at, one[0].number))
    return played


def _form(results: Sequence[GroupResult], team: int, kind: str) -> tuple[bool, ...]:
    sides = {HOME: ("home",), AWAY: ("away",)}.get(kind, ("home", "away"))
    own = [result for result in results if team in [getattr(result, side) for side in sides]]
    return tuple(won(result, team) for result in own[-FORM:])
