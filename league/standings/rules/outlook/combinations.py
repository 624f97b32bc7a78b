"""A team through all combinations of winners, as sets of combinations written in bits."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from random import Random
from typing import NamedTuple

from league.standings.rules.facts import Team
from league.standings.rules.outlook.group import OpenGroup, Winners
from league.standings.rules.outlook.linear import Steps, TooManySteps
from league.standings.rules.outlook.outcomes import Limits, whole_box
from league.standings.rules.outlook.walk import Endings, endings
from league.standings.rules.outlook.witnesses import witnessed
from league.standings.rules.outlook.words import IN, OUT, SHARED

STEPS_A_WALK = 20_000
"""What one team may cost in one combination; a usual one takes a few hundred."""
SAMPLES, SAMPLES_RANKED = 60, 12
MOST_LEVELS = 20_000
UNKNOWN = Endings(frozenset(), frozenset((IN, OUT, SHARED)))


class Choice(NamedTuple):
    """The winner of an open game: the home team or the other; the game by its place among the open ones."""

    game: int
    home: bool


class Combinations:
    """All ways in which the winners of the open games can be chosen; bit n of a number is the winner of game n."""

    def __init__(self, group: OpenGroup, share: int) -> None:
        self.group, self.share = group, share
        self.begin()
        self.games = group.open
        self.number = 2 ** len(self.games)
        self.everything = 2**self.number - 1 if len(self.games) <= 12 else 0

    def begin(self) -> None:
        """Give the next team its share of steps, so that it does not matter who comes first."""
        self.steps = Steps(self.share)

    def winners(self, combination: int) -> Winners:
        """Who wins: the home team where the bit is set."""
        return tuple(game.home if combination >> index & 1 else game.away for index, game in enumerate(self.games))

    def with_winner(self, index: int, home: bool) -> int:
        """The set of combinations in which the home team, or the other, wins this open game."""
        return sum(1 << c for c in range(self.number) if bool(c >> index & 1) == home)

    def endings(self, combination: int, team: Team, limits: Limits | None = None, wanted: str = "") -> Endings:
        """Where the team can end in this combination; nothing is known once the steps are used up.

        With `wanted` only until another ending is found.
        """
        winners = self.winners(combination)
        by_points = self.group.by_points(winners, team)
        if by_points != SHARED:
            return Endings(frozenset((by_points,)), frozenset())
        box = whole_box(len(self.games), limits or {}, self.group.least_margin)
        if self.group.curved:
            seen = witnessed(self.group, winners, team, box)
            if len(seen) > 1 or (wanted and seen - {wanted}):
                return Endings(seen, frozenset())
        here = Steps(min(STEPS_A_WALK, self.steps.left))
        before = here.left
        try:
            return endings(self.group, winners, team, box, here, wanted)
        except TooManySteps:
            return UNKNOWN
        finally:
            self.steps.left -= before - max(here.left, 0)

    def witnessed_in_samples(self, team: Team) -> set[str]:
        """Where the team ends in a few outcomes of some combinations."""
        box = whole_box(len(self.games), {}, self.group.least_margin)
        seen: set[str] = set()
        for combination in islice(self.samples(team), SAMPLES_RANKED):
            seen |= witnessed(self.group, self.winners(combination), team, box)
        return seen

    def likely_first(self, team: Team) -> Iterator[int]:
        """All combinations, those first in which the team loses everything, then those in which it wins everything."""
        own = [index for index, game in enumerate(self.games) if team in (game.home, game.away)]
        won = sum(1 << index for index in own if self.games[index].home == team)
        mask = sum(1 << index for index in own)
        lost = mask ^ won
        rest = (c for c in range(self.number) if c & mask not in (won, lost))
        yield from (c for c in range(self.number) if c & mask == lost)
        if own:
            yield from (c for c in range(self.number) if c & mask == won)
            yield from rest

    def samples(self, team: Team) -> Iterator[int]:
        """Some combinations of very many: the team loses all its games, wins them all, or anything."""
        chance = Random(len(self.games))  # noqa: S311 - the same samples everywhere, and no secret
        own = [index for index, game in enumerate(self.games) if team in (game.home, game.away)]
        for number in range(SAMPLES):
            combination = chance.getrandbits(len(self.games))
            for index in own if number % 3 < 2 else ():
                home = (self.games[index].home == team) == (number % 3 == 0)
                combination = combination | 1 << index if home else combination & ~(1 << index)
            yield combination


def by_levels(group: OpenGroup, teams: Sequence[Team]) -> dict[Team, set[str]] | None:
    """Where each team can end as far as points alone say it; None if there are too many ways to count.

    A team whose place depends on a tie is noted as shared, which proves nothing.
    """
    found: dict[Team, set[str]] = {team: set() for team in teams}
    for combination in _reachable(group):
        if combination is None:
            return None
        for team in teams:
            found[team].add(group.by_points(combination, team))
    return found


def _reachable(group: OpenGroup) -> Iterable[Winners | None]:
    """One combination of winners for each way in which the wins can fall; None once they are too many."""
    ways: dict[tuple[int, ...], Winners] = {(0,) * len(group.placed): ()}
    place = {team: index for index, team in enumerate(group.placed)}
    for game in group.open:
        further: dict[tuple[int, ...], Winners] = {}
        for wins, winners in ways.items():
            for winner in (game.home, game.away):
                counted = list(wins)
                if winner in place:
                    counted[place[winner]] += 1
                further.setdefault(tuple(counted), (*winners, winner))
        if len(further) > MOST_LEVELS:
            return [None]
        ways = further
    return ways.values()
