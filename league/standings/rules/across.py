"""Teams of different groups beside each other, such as the best second (FIBA OBR D.4, D.3): no head-to-head, for they have
not met. Only the figures of the comparison are revised; the order inside a group never changes.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from league.competition.rules import Points
from league.standings.rules.facts import (
    FIRST,
    LOTS,
    NEXT,
    SHARED,
    Adjustments,
    GameFact,
    Record,
    Step,
    Table,
    Team,
    Value,
)
from league.standings.rules.looks import Look, steps_of
from league.standings.rules.tally import READ, Rows, record, tally

Key = Hashable
"""What the caller calls a group: its id, its letter."""


@dataclass(frozen=True)
class ComparedGroup:
    """A group whose team is compared with those of others: its table, and the games that made it.

    A team that is out has no rank in the table, and none of its games count (D.3): that makes the group smaller.
    """

    key: Key
    table: Table
    games: Sequence[GameFact]
    adjustments: Adjustments | None = None
    """Points by decision."""


@dataclass(frozen=True)
class Across:
    """How the teams of one rank stand when their groups are compared."""

    rank: int
    table: Table
    """The compared teams, best first, with the revised records; nobody in it is disqualified."""
    group_of: Mapping[Team, Key]
    left_out: Mapping[Key, tuple[Team, ...]]
    """The last teams of larger groups, whose games are left out so that all have played as many."""
    unsettled: Mapping[Key, tuple[Team, ...]]
    """Groups in which a rank that matters is shared by these teams: the compared one, or the last one left out."""

    @cached_property
    def settled(self) -> bool:
        """Whether every group has named its team, and whose games fall."""
        return not self.unsettled

    def team_at(self, nth: int) -> Team | None:
        """The one team that is nth best, from 1; None while that is shared or unsettled, or where there is none."""
        found = [team for team, place in self.table.ranks.items() if place == nth]
        return found[0] if self.settled and len(found) == 1 else None


def compare(
    groups: Iterable[ComparedGroup],
    rank: int,
    *,
    words: Sequence[str],
    points: Points,
    equal: bool = True,
    lots: Iterable[Team] = (),
) -> Across:
    """Compare the teams that have this rank in their groups by `words`, in the order of `Regulation.across_groups`.

    `equal` leaves out games against the last of larger groups until all have as many (D.4). A group without the rank takes
    no part. `lots` is a draw that was held, best first; what nothing parts is shared.
    """
    taking_part = [group for group in groups if len(group.table.order) >= rank > 0]
    size = min((len(group.table.order) for group in taking_part), default=0)
    group_of: dict[Team, Key] = {}
    left_out: dict[Key, tuple[Team, ...]] = {}
    unsettled: dict[Key, tuple[Team, ...]] = {}
    rows: Rows = {}
    given: dict[tuple[str, Team], int] = {}
    for group in taking_part:
        fallen: tuple[Team, ...] = ()
        if equal and len(group.table.order) > size:
            fallen, undecided = _last(group.table, size)
            if undecided:
                unsettled[group.key] = undecided
            else:
                left_out[group.key] = fallen
        team = group.table.order[rank - 1]
        sharing = next((teams for teams in group.table.shared if team in teams), ())
        if sharing:
            unsettled[group.key] = sharing
            continue
        group_of[team] = group.key
        rows[team] = _revised(group, team, {*fallen, *group.table.disqualified}, points)
        given |= {(step, who): amount for (step, who), amount in (group.adjustments or {}).items() if who == team}
    work = _Comparison(rows, tuple(words), given, tuple(lots))
    work.classify()
    table = Table(tuple(work.order), tuple(work.shared), (), work)
    return Across(rank, table, group_of, left_out, unsettled)


def _last(table: Table, size: int) -> tuple[tuple[Team, ...], tuple[Team, ...]]:
    """The teams below `size` ranks, whose games fall; or, where a shared rank runs across that line, who shares it."""
    below = table.order[size:]
    for teams in table.shared:
        if 0 < len(set(teams) & set(below)) < len(teams):
            return (), teams
    return below, ()


def _revised(group: ComparedGroup, team: Team, fallen: set[Team], points: Points) -> list[int]:
    """The team's row from its games, but for those against teams whose games fall."""
    own = [
        game
        for game in group.games
        if team in (game.home, game.away) and game.home not in fallen and game.away not in fallen
    ]
    return tally(own, points, (team,))[team]


class _Comparison:
    """One criterion after the other; nobody has met, so there is nothing to begin again with."""

    def __init__(self, rows: Rows, words: tuple[str, ...], given: Adjustments, lots: tuple[Team, ...]) -> None:
        self.rows, self.words, self.given, self.lots = rows, words, given, lots
        self.order: list[Team] = []
        self.shared: list[tuple[Team, ...]] = []
        self.looks: list[Look] = []

    def records(self) -> Mapping[Team, Record]:
        return {team: record(self.rows[team], self.given.get(("points", team), 0)) for team in self.order}

    def steps(self) -> tuple[Step, ...]:
        first_by = self.words[0] if self.words else ""
        return tuple(replace(step, across=True) for step in steps_of(self.looks, self.order, first_by, {}))

    def classify(self) -> None:
        """All teams by the first criterion, those still level by the next, from the top down."""
        if self.rows:
            self._settle(list(self.rows), 0, ())

    def _settle(self, teams: list[Team], at: int, level: tuple[Value, ...]) -> None:
        if len(teams) == 1:
            self.order += teams
            return
        if at == len(self.words):
            self._share(teams, level)
            return
        word = self.words[at]
        values = {team: READ[word](self.rows[team]) + self.given.get((word, team), 0) for team in teams}
        parts: dict[Value, list[Team]] = {}
        for team in teams:
            parts.setdefault(values[team], []).append(team)
        ordered = [parts[value] for value in sorted(parts, reverse=True)]
        adjusted = {team: self.given[word, team] for team in teams if (word, team) in self.given}
        self.looks.append(Look(teams, word, values, ordered, level, FIRST if at < 2 else NEXT, adjusted=adjusted))
        for part in ordered:
            self._settle(part, at + 1, level or (values[part[0]],))

    def _share(self, teams: list[Team], level: tuple[Value, ...]) -> None:
        """Lots, if every one of them was in the draw; otherwise they share the place."""
        if self.lots and set(teams) <= set(self.lots):
            drawn = sorted(teams, key=self.lots.index)
            values: dict[Team, Value] = {team: -1 - self.lots.index(team) for team in teams}
            self.looks.append(Look(teams, LOTS, values, [[team] for team in drawn], level, NEXT))
            self.order += drawn
            return
        place: dict[Team, Value] = dict.fromkeys(teams, len(self.order) + 1)
        self.looks.append(Look(teams, SHARED, place, [teams], level, NEXT))
        self.shared.append(tuple(sorted(teams, key=str)))
        self.order += self.shared[-1]
