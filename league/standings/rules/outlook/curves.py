"""What is compared when points scored are divided by points conceded: no longer a line, so it is bounded in boxes."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from league.standings.rules.outlook.linear import Linear

Box = Mapping[int, tuple[int, int]]
"""The lowest and the highest value of each variable."""
Bounds = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Polynomial:
    """A sum of whole multiples of products of variables; no variable is ever negative."""

    terms: Mapping[tuple[int, ...], int]

    @property
    def variables(self) -> set[int]:
        """All variables in it."""
        return {variable for product in self.terms for variable in product}

    def bounds(self, box: Box) -> Bounds:
        """Between what its values in the box lie; exact where the box is a single point."""
        low = high = Fraction(0)
        for product, factor in self.terms.items():
            least = most = abs(factor)
            for variable in product:
                least *= box[variable][0]
                most *= box[variable][1]
            low += least if factor > 0 else -most
            high += most if factor > 0 else -least
        return low, high


def crossed(scored: Linear, conceded: Linear, other_scored: Linear, other_conceded: Linear) -> Polynomial:
    """scored / conceded against the other's, multiplied out: above, at or below zero as the first is above, level, below."""
    terms: dict[tuple[int, ...], int] = {}
    for sign, left, right in ((1, scored, other_conceded), (-1, other_scored, conceded)):
        for product, factor in _product(left, right).items():
            terms[product] = terms.get(product, 0) + sign * factor
    return Polynomial({product: factor for product, factor in terms.items() if factor})


def _product(left: Linear, right: Linear) -> dict[tuple[int, ...], int]:
    terms: dict[tuple[int, ...], int] = {}
    ours = [((), left.constant), *(((v,), f) for v, f in left.factors.items())]
    theirs = [((), right.constant), *(((v,), f) for v, f in right.factors.items())]
    for first, factor in ours:
        for second, other in theirs:
            product: tuple[int, ...] = tuple(sorted(first + second))
            terms[product] = terms.get(product, 0) + factor * other
    return terms


@dataclass(frozen=True)
class Quotient:
    """Points scored by points conceded in one open game, times a sign: of its winner or of its loser."""

    margin: int
    loser: int
    """The variables that hold the margin and the loser's score."""
    won: bool
    sign: int

    def bounds(self, box: Box) -> Bounds:
        """Between what it lies; a winner that conceded nothing has no quotient in that game."""
        (low_m, high_m), (low_l, high_l) = box[self.margin], box[self.loser]
        if not self.won:
            # Rises with the loser's score and falls with the margin.
            low, high = _divided(low_l, low_l + high_m), _divided(high_l, high_l + low_m)
        elif high_l == 0:
            low = high = Fraction(0)
        else:
            low = Fraction(0) if low_l == 0 else 1 + Fraction(low_m, high_l)
            high = 1 + Fraction(high_m, max(low_l, 1))
        return (low, high) if self.sign > 0 else (-high, -low)


def _divided(part: int, whole: int) -> Fraction:
    return Fraction(part, whole) if whole else Fraction(0)


@dataclass(frozen=True)
class Quotients:
    """The difference of two sums of quotients."""

    constant: Fraction
    parts: tuple[Quotient, ...]

    @property
    def variables(self) -> set[int]:
        """All variables in it."""
        return {variable for part in self.parts for variable in (part.margin, part.loser)}

    def bounds(self, box: Box) -> Bounds:
        """Between what its values in the box lie; exact where the box is a single point."""
        low = self.constant
        high = self.constant
        for part in self.parts:
            least, most = part.bounds(box)
            low, high = low + least, high + most
        return low, high


Curve = Polynomial | Quotients
