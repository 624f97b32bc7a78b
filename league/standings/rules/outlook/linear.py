"""Whether whole numbers exist that meet some linear equations and inequalities, decided exactly.

Elimination after Fourier and Motzkin with the integer shadows of the Omega test (Pugh 1991). "No" is always proved.
"""

from collections.abc import Iterable, Mapping
from math import gcd, lcm
from typing import NamedTuple

MOST_LINES = 600
"""An elimination that grows past this many lines is given up."""


class Linear(NamedTuple):
    """A whole number plus whole multiples of variables."""

    constant: int
    factors: Mapping[int, int]

    def plus(self, other: "Linear", times: int = 1) -> "Linear":
        """This one plus some times the other."""
        factors = dict(self.factors)
        for variable, factor in other.factors.items():
            total = factors.get(variable, 0) + times * factor
            if total:
                factors[variable] = total
            else:
                factors.pop(variable, None)
        return Linear(self.constant + times * other.constant, factors)

    def times(self, factor: int) -> "Linear":
        """A whole multiple of it."""
        return Linear(self.constant * factor, {v: f * factor for v, f in self.factors.items()} if factor else {})


class TooManySteps(Exception):
    """The steps that a proof may take are used up."""


class Steps:
    """How many steps a proof may still take; counted and not timed, so that the answer is the same everywhere."""

    def __init__(self, most: int) -> None:
        self.left = most

    def take(self, steps: int = 1) -> None:
        """Use some of them up; raises TooManySteps."""
        self.left -= steps
        if self.left < 0:
            raise TooManySteps


Factors = tuple[tuple[int, int], ...]
Lines = dict[Factors, int]
"""Inequalities "factors plus constant is at least zero": of the same factors only the strictest constant is kept."""


def possible(zero: Iterable[Linear], at_least_zero: Iterable[Linear], steps: Steps) -> bool | None:
    """Whether whole numbers exist that make all of `zero` 0 and none of `at_least_zero` negative.

    None where neither could be shown; raises TooManySteps.
    """
    reduced = _without_equations(list(zero), list(at_least_zero), steps)
    if reduced is None:
        return False
    lines: Lines = {}
    for line in reduced:
        if not _add(lines, line.constant, line.factors):
            return False
    real = _eliminate(lines, steps, dark=False)
    if real is None:
        return _eliminate(lines, steps, dark=True) or None
    return real


def _without_equations(equations: list[Linear], lines: list[Linear], steps: Steps) -> list[Linear] | None:
    """The inequalities after every equation was solved for one of its variables; None if the equations contradict."""
    while equations:
        steps.take(len(equations) + len(lines))
        first, *others = equations
        common = gcd(*first.factors.values())
        if first.constant % common if common else first.constant:
            return None
        if not common:
            equations = others
            continue
        solved = Linear(first.constant // common, {v: f // common for v, f in first.factors.items()})
        variable = min(sorted(solved.factors), key=lambda v: abs(solved.factors[v]))
        if abs(solved.factors[variable]) == 1:
            equations = [_replaced(line, variable, solved) for line in others]
            lines = [_replaced(line, variable, solved) for line in lines]
        else:
            # As in Euclid's algorithm: another name for the variable plus multiples of the others makes those smaller.
            smaller = _renamed(solved, variable)
            equations = [line.plus(smaller, line.factors.get(variable, 0)) for line in (solved, *others)]
            lines = [line.plus(smaller, line.factors.get(variable, 0)) for line in lines]
    return lines


def _renamed(equation: Linear, variable: int) -> Linear:
    """What to add for each time the variable stands in a line: multiples of the others, taken off the variable."""
    factor = equation.factors[variable]
    return Linear(0, {v: -(f // factor) for v, f in equation.factors.items() if v != variable and f // factor})


def _replaced(line: Linear, variable: int, solved: Linear) -> Linear:
    """The line without the variable, whose factor in the equation `solved` is 1 or -1."""
    factor = line.factors.get(variable, 0)
    return line.plus(solved, -factor * solved.factors[variable]) if factor else line


def _add(lines: Lines, constant: int, factors: Mapping[int, int]) -> bool:
    """Add an inequality, tightened to whole numbers; False if it cannot be met."""
    if not factors:
        return constant >= 0
    common = gcd(*factors.values())
    if common > 1:
        constant //= common
        factors = {v: f // common for v, f in factors.items()}
    key = tuple(sorted(factors.items()))
    if key not in lines or constant < lines[key]:
        lines[key] = constant
    opposite = tuple((variable, -factor) for variable, factor in key)
    return opposite not in lines or lines[opposite] + lines[key] >= 0


def _eliminate(lines: Lines, steps: Steps, *, dark: bool) -> bool | None:
    """Take one variable after the other out. Without `dark`: False is proved, None means that only reals are known.

    With `dark` the lines are made stricter where whole numbers could slip through, and True is proved.
    """
    exact = True
    while lines:
        lows, highs = _sides(lines)
        variable = min(lows.keys() | highs.keys(), key=lambda v: _cost(lines, lows.get(v, []), highs.get(v, []), v))
        below, above = lows.get(variable, []), highs.get(variable, [])
        kept = {key: constant for key, constant in lines.items() if all(v != variable for v, _ in key)}
        steps.take(1 + len(below) * len(above))
        unit = all(dict(key)[variable] == 1 for key in below) or all(dict(key)[variable] == -1 for key in above)
        exact = exact and (unit or not below or not above)
        for low in below:
            for high in above:
                if not _combine(kept, (low, lines[low]), (high, lines[high]), variable, dark=dark):
                    return False
        if len(kept) > MOST_LINES:
            raise TooManySteps
        lines = kept
    return True if exact or dark else None


def _sides(lines: Lines) -> tuple[dict[int, list[Factors]], ...]:
    """The lines that bound each variable from below, and from above."""
    lows: dict[int, list[Factors]] = {}
    highs: dict[int, list[Factors]] = {}
    for key in lines:
        for variable, factor in key:
            (lows if factor > 0 else highs).setdefault(variable, []).append(key)
    return lows, highs


def _cost(lines: Lines, below: list[Factors], above: list[Factors], v: int) -> tuple[bool, int, int]:
    """Which variable to take next: one that whole numbers cannot slip through, then the one that adds fewest lines."""
    unit = all(dict(key)[v] == 1 for key in below) or all(dict(key)[v] == -1 for key in above)
    return not unit, len(below) * len(above) - len(below) - len(above), v


def _combine(
    lines: Lines,
    low: tuple[Factors, int],
    high: tuple[Factors, int],
    variable: int,
    *,
    dark: bool,
) -> bool:
    """Add what a lower and an upper bound of the variable say about the others; False if they contradict."""
    below, above = dict(low[0]), dict(high[0])
    a, b = below.pop(variable), -above.pop(variable)
    both = lcm(a, b)
    up, down = both // a, both // b
    constant = low[1] * up + high[1] * down
    factors = {v: f * up for v, f in below.items()}
    for v, f in above.items():
        total = factors.get(v, 0) + f * down
        if total:
            factors[v] = total
        else:
            factors.pop(v, None)
    if dark:
        # Between the two bounds there is a whole number for certain only if they are this far apart.
        constant -= -(-(a - 1) * (b - 1) // gcd(a, b))
    return _add(lines, constant, factors)
