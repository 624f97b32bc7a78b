"""Down the criteria with one team in view: who can be above it, level with it or below it, once the winners are chosen.

Follows `league.standings.rules.ranking`, but for a team instead of for a table, and for all scores at once.
"""

from collections.abc import Sequence
from typing import NamedTuple

from league.standings.rules.facts import Team
from league.standings.rules.outlook.curves import Box
from league.standings.rules.outlook.group import Among, OpenGroup, Winners
from league.standings.rules.outlook.linear import Steps
from league.standings.rules.outlook.outcomes import ABOVE, BELOW, LEVEL, Asked, can_be, sign_known
from league.standings.rules.outlook.words import IN, OUT, SHARED


class Endings(NamedTuple):
    """Where a team can end, and where that was not shown to be impossible."""

    certain: frozenset[str]
    perhaps: frozenset[str]

    @property
    def always_in(self) -> bool:
        """Proved: inside the line whatever the scores."""
        return self.certain | self.perhaps == {IN}

    @property
    def always_out(self) -> bool:
        """Proved: beyond the line whatever the scores."""
        return self.certain | self.perhaps == {OUT}


class Standing(NamedTuple):
    """The team among those it is still level with: how far down the criteria, and how many are above for certain."""

    tied: frozenset[Team]
    among: frozenset[Team]
    criteria: Sequence[str]
    position: int
    above: int


class _Way(NamedTuple):
    """How a criterion may come out: who is above and level so far, under which conditions, and whether these can be met."""

    above: int
    level: frozenset[Team]
    conditions: list[Asked]
    sure: bool


def endings(group: OpenGroup, winners: Winners, team: Team, box: Box, steps: Steps, wanted: str = "") -> Endings:
    """Where the team can end; stops once two endings are certain, or one that is not `wanted`. Raises TooManySteps."""
    return _Walk(group, winners, team, box, steps, wanted).all()


class _Walk:
    def __init__(self, group: OpenGroup, winners: Winners, team: Team, box: Box, steps: Steps, wanted: str) -> None:
        self.group, self.winners, self.team = group, winners, team
        self.box, self.steps, self.wanted = box, steps, wanted
        self.certain: set[str] = set()
        self.perhaps: set[str] = set()

    def all(self) -> Endings:
        """Every ending there is, or enough of them."""
        levels = self.group.levels(self.winners)
        own = levels[self.team]
        tied = frozenset(team for team, level in levels.items() if level == own)
        above = sum(level > own for level in levels.values())
        waiting: list[tuple[Standing, list[Asked], bool]] = [(self._begin(tied, above), [], True)]
        while waiting and not self._enough():
            self.steps.take()
            standing, conditions, sure = waiting.pop()
            ending = self._ending(standing)
            if ending:
                (self.certain if sure else self.perhaps).add(ending)
            elif standing.position == len(standing.criteria):
                (self.certain if sure else self.perhaps).add(self._share(standing))
            else:
                waiting += self._compare(standing, conditions, sure)
        return Endings(frozenset(self.certain), frozenset(self.perhaps))

    def _enough(self) -> bool:
        """Whether the answer is known, whatever else may be found."""
        return len(self.certain) > 1 or bool(self.wanted and self.certain - {self.wanted})

    def _begin(self, tied: frozenset[Team], above: int) -> Standing:
        two = self.group.ranking.tie_break_two
        criteria = two if two is not None and len(tied) == 2 else self.group.ranking.tie_break
        return Standing(tied, tied, criteria, 0, above)

    def _ending(self, standing: Standing) -> str:
        """In or out where that is known already, whatever the criteria still say."""
        return self._where(standing.above, len(standing.tied))

    def _where(self, above: int, most: int) -> str:
        """Where a team ends that has so many above it, and at most so many in its place; empty if that depends on more."""
        if above >= self.group.beyond:
            return OUT
        if above + most <= self.group.line:
            return IN
        return SHARED if above >= self.group.line and above + most <= self.group.beyond else ""

    def _share(self, standing: Standing) -> str:
        """Nothing parts them: lots that were drawn already, or a shared place."""
        drawn = self.group.drawn(standing.tied)
        if not drawn:
            return SHARED
        before = drawn.index(self.team)
        first = sum(drawn.index(team) < before for team in standing.tied)
        return self.group.ending(standing.above + first, 1)

    def _compare(
        self, standing: Standing, conditions: list[Asked], sure: bool
    ) -> list[tuple[Standing, list[Asked], bool]]:
        """Take the next criterion: each way in which it can put the others above, level or below the team."""
        criterion = standing.criteria[standing.position]
        among: Among = standing.among if criterion.startswith("h2h_") else None
        others = sorted(standing.tied - {self.team}, key=str)
        ways = [_Way(standing.above, frozenset((self.team,)), conditions, sure)]
        for compared, other in enumerate(others, start=1):
            gap = self.group.gap(self.winners, criterion, among, other, self.team)
            known = sign_known(gap, self.box)
            found: list[_Way] = []
            for way in ways:
                for sign in (ABOVE, LEVEL, BELOW) if known is None else (known,):
                    found += self._with(way, Asked(gap, sign), other, known is not None)
            ways = [way for way in found if not self._settled(way, len(others) - compared)]
            if self._enough():
                return []
        return [(self._go_on(standing, way.above, way.level), way.conditions, way.sure) for way in ways]

    def _with(self, way: "_Way", condition: Asked, other: Team, known: bool) -> list["_Way"]:
        """The way with one more comparison; nothing where no scores lead there."""
        above = way.above + (condition.sign == ABOVE)
        level = way.level | {other} if condition.sign == LEVEL else way.level
        if known:
            return [way._replace(above=above, level=level)]
        asked = [*way.conditions, condition]
        answer = can_be(asked, self.box, self.steps)
        return [] if answer is False else [_Way(above, level, asked, answer is True)]

    def _settled(self, way: "_Way", left: int) -> bool:
        """Whether the team is in or out on this way however the teams not yet compared stand; notes the ending."""
        ending = self._where(way.above, len(way.level) + left)
        if ending:
            (self.certain if way.sure else self.perhaps).add(ending)
        return bool(ending)

    def _go_on(self, standing: Standing, above: int, level: frozenset[Team]) -> Standing:
        """D.1.4: once somebody was parted, those level begin again by themselves; otherwise the next criterion."""
        if level != standing.tied and self.group.ranking.restart:
            return self._begin(level, above)
        return standing._replace(tied=level, position=standing.position + 1, above=above)
