"""By how much: the loosest margin of one game that decides about a team, found by halving between proofs."""

from collections.abc import Iterator
from typing import NamedTuple

from league.standings.rules.facts import Team
from league.standings.rules.outlook.combinations import Choice, Combinations
from league.standings.rules.outlook.group import MOST_A_GAME
from league.standings.rules.outlook.words import IN, OUT, OUT_IF, THROUGH_IF

MOST_ASKED = 99
"""Nobody is told to win by more; such ways are passed over."""


class Bounded(NamedTuple):
    """The winner of a game and the side on which its margin is bounded."""

    choice: Choice
    at_most: bool


class Margins:
    """The margins that put a team through, or out."""

    def __init__(self, combinations: Combinations, team: Team, kind: str) -> None:
        self.all, self.team, self.kind = combinations, team, kind
        self.known: dict[tuple[int, Bounded, int], bool] = {}

    def of(self, choice: Choice) -> Iterator[Bounded]:
        """In which direction the margin of this game can decide; in a game of others, in either."""
        game = self.all.games[choice.game]
        if self.team not in (game.home, game.away):
            yield from (Bounded(choice, at_most=True), Bounded(choice, at_most=False))
            return
        # A defeat must be small to go through and a win small to go out; otherwise the margin must be large.
        won = (game.home == self.team) == choice.home
        yield Bounded(choice, at_most=won == (self.kind == OUT_IF))

    def loosest(self, margin: Bounded, combinations: int) -> int | None:
        """The loosest margin that decides all these combinations; None if none does."""
        least = self.all.group.least_margin
        tightest, bound = (least, MOST_A_GAME) if margin.at_most else (MOST_ASKED, least)
        for combination in _bits(combinations):
            if self._decides(margin, combination, bound):
                continue
            if not self._decides(margin, combination, tightest):
                return None
            fits, fails = tightest, bound
            while abs(fits - fails) > 1:
                middle = (fits + fails) // 2
                if self._decides(margin, combination, middle):
                    fits = middle
                else:
                    fails = middle
            bound = fits
        return bound

    def _decides(self, margin: Bounded, combination: int, bound: int) -> bool:
        key = combination, margin, bound
        if key not in self.known:
            limits = (0, bound) if margin.at_most else (bound, MOST_A_GAME)
            wanted = IN if self.kind == THROUGH_IF else OUT
            found = self.all.endings(combination, self.team, {margin.choice.game: limits}, wanted)
            self.known[key] = found.always_in if self.kind == THROUGH_IF else found.always_out
        return self.known[key]


def _bits(numbers: int) -> Iterator[int]:
    """The places of the bits that are set."""
    while numbers:
        lowest = numbers & -numbers
        yield lowest.bit_length() - 1
        numbers ^= lowest
