"""Two games on total score (FIBA OBR D.6): one game of 80 minutes, of which the first half may end level.

Both games are told from the side of the team named first in the first of them; the second names the teams the other way
round, and `turned` turns its figures.
"""

from dataclasses import dataclass

from league.scoring.rules.results import Points


@dataclass(frozen=True)
class Leg:
    """One of the two games with its official score; `offender` forfeited it or lost it by default."""

    a: int
    b: int
    offender: str = ""


@dataclass(frozen=True)
class Series:
    """What the two games add up to, as far as they are official."""

    first: Leg | None = None
    second: Leg | None = None

    @property
    def total(self) -> Points | None:
        """The points of both games; None before both are official."""
        if self.first is None or self.second is None:
            return None
        return self.first.a + self.second.a, self.first.b + self.second.b

    @property
    def winner(self) -> str | None:
        """`a` or `b`: the side that goes on.

        A forfeit or a default in either game loses the series, the earlier one if both sides offend (D.6, Art. 20, 21);
        else the higher total wins, which whoever won both games has. None while that is open.
        """
        for leg in (self.first, self.second):
            if leg is not None and leg.offender:
                return other(leg.offender)
        if self.total is None or self.total[0] == self.total[1]:
            return None
        return "a" if self.total[0] > self.total[1] else "b"


def leg_of(score: Points, outcome: str) -> Leg:
    """A game as it is stored, told from its own side a."""
    _, _, side = outcome.partition("_")
    return Leg(*score, offender=side)


def turned(leg: Leg) -> Leg:
    """The same game told from the other side."""
    return Leg(leg.b, leg.a, other(leg.offender) if leg.offender else "")


def other(side: str) -> str:
    """The opponent's side."""
    return "b" if side == "a" else "a"


def brought(first: Leg | None) -> Points | None:
    """What the sides of the second game bring along from the first; None where nothing is left to be decided by it."""
    if first is None or first.offender:
        return None
    return first.b, first.a
