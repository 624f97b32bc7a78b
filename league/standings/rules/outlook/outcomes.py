"""Whether some scores of the open games meet a list of conditions: by elimination, and by boxes where there are curves."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from league.standings.rules.outlook.curves import Box, Curve
from league.standings.rules.outlook.group import MOST_A_GAME, Gap, loser, margin
from league.standings.rules.outlook.linear import Linear, Steps, possible

ABOVE, LEVEL, BELOW = 1, 0, -1
MOST_BOXES, MOST_BOXES_LEVEL = 300, 30
"""So many boxes are looked at for one question about ratios, fewer where they shall be equal; then it stays open."""
STEPS_A_BOX = 8
Limits = Mapping[int, tuple[int, int]]
"""The margins that are asked about, where not all are: game to the least and the most."""


class Asked(NamedTuple):
    """A condition: a gap and the sign it shall have."""

    gap: Gap
    sign: int


def sign_known(gap: Gap, box: Box) -> int | None:
    """The sign that the gap has everywhere in the box; None where it changes or might."""
    low, high = bounds(gap, box)
    if low > 0:
        return ABOVE
    if high < 0:
        return BELOW
    return LEVEL if low == high == 0 else None


def bounds(gap: Gap, box: Box) -> tuple[Fraction | int, Fraction | int]:
    """Between what a gap lies."""
    if not isinstance(gap, Linear):
        return gap.bounds(box)
    low = high = gap.constant
    for variable, factor in gap.factors.items():
        least, most = box[variable]
        low += factor * (least if factor > 0 else most)
        high += factor * (most if factor > 0 else least)
    return low, high


def whole_box(games: int, limits: Limits, least_margin: int) -> dict[int, tuple[int, int]]:
    """All margins and losers' scores that can be entered, within the limits."""
    box: dict[int, tuple[int, int]] = {}
    for game in range(games):
        least, most = limits.get(game, (least_margin, MOST_A_GAME))
        box[margin(game)] = max(least, least_margin), min(most, MOST_A_GAME)
        box[loser(game)] = 0, MOST_A_GAME - box[margin(game)][0]
    return box


def can_be(conditions: Iterable[Asked], box: Box, steps: Steps) -> bool | None:
    """Whether some scores in the box meet all conditions; None where neither could be shown."""
    zero: list[Linear] = []
    at_least_zero: list[Linear] = []
    curved: list[tuple[Curve, int]] = []
    for gap, sign in conditions:
        if not isinstance(gap, Linear):
            curved.append((gap, sign))
        elif sign == LEVEL:
            zero.append(gap)
        else:
            at_least_zero.append(Linear(-1, {}).plus(gap, sign))
    if not curved:
        return _linear(zero, at_least_zero, box, steps)
    return _curved(zero, at_least_zero, curved, box, steps)


def _linear(zero: list[Linear], at_least_zero: list[Linear], box: Box, steps: Steps) -> bool | None:
    """By elimination; where whole numbers might slip through, in halves."""
    if any(bounds(line, box)[1] < 0 for line in at_least_zero):
        return False
    if not zero and _corner(at_least_zero, box):
        return True
    lines = at_least_zero + _edges([*zero, *at_least_zero], box)
    found = possible(zero, lines, steps)
    if found is not None:
        return found
    used = {variable for line in (*zero, *at_least_zero) for variable in line.factors}
    widest = max(sorted(used), key=lambda v: box[v][1] - box[v][0])
    if box[widest][0] == box[widest][1]:
        return None
    unsure = False
    for half in _halves(box, widest):
        found = _linear(zero, at_least_zero, half, steps)
        if found:
            return True
        unsure = unsure or found is None
    return None if unsure else False


def _corner(lines: list[Linear], box: Box) -> bool:
    """Whether the most promising corner of the box meets every line; saves most eliminations."""
    total: dict[int, int] = {}
    for line in lines:
        for variable, factor in line.factors.items():
            total[variable] = total.get(variable, 0) + factor
    point: dict[int, int] = {}
    for variable in sorted(total):
        low, high = box[variable]
        if variable % 2 and variable - 1 in point:
            high = min(high, MOST_A_GAME - point[variable - 1])
        point[variable] = high if total[variable] > 0 else low
    return all(line.constant + sum(f * point[v] for v, f in line.factors.items()) >= 0 for line in lines)


def _edges(lines: Iterable[Linear], box: Box) -> list[Linear]:
    """The box as inequalities, for the variables that these lines hold."""
    used = {variable for line in lines for variable in line.factors}
    edges = []
    for variable in sorted(used):
        low, high = box[variable]
        edges += [Linear(-low, {variable: 1}), Linear(high, {variable: -1})]
        if variable % 2 and variable - 1 in used:
            # The winner's score, too, must be one that can be entered.
            edges.append(Linear(MOST_A_GAME, {variable - 1: -1, variable: -1}))
    return edges


def _halves(box: Box, variable: int) -> tuple[Box, Box]:
    low, high = box[variable]
    middle = (low + high) // 2
    return {**box, variable: (low, middle)}, {**box, variable: (middle + 1, high)}


def _curved(
    zero: list[Linear], at_least_zero: list[Linear], curved: list[tuple[Curve, int]], box: Box, steps: Steps
) -> bool | None:
    """By halving boxes: thrown away where a condition fails throughout, and settled where all curves hold throughout."""
    used = {v for curve, _ in curved for v in curve.variables}
    used |= {v for line in (*zero, *at_least_zero) for v in line.factors}
    pairs = [v for v in used if v % 2 and v - 1 in used]
    most = MOST_BOXES_LEVEL if any(sign == LEVEL for _, sign in curved) else MOST_BOXES
    waiting, looked_at, unsure = [box], 0, False
    while waiting:
        if looked_at == most:
            return None
        here = waiting.pop()
        looked_at += 1
        steps.take(STEPS_A_BOX * len(curved))
        if _fails(zero, at_least_zero, here) or any(here[v][0] + here[v - 1][0] > MOST_A_GAME for v in pairs):
            continue
        signs = [sign_known(curve, here) for curve, _ in curved]
        if any(known is not None and known != sign for known, (_, sign) in zip(signs, curved, strict=True)):
            continue
        if None not in signs:
            found = _linear(zero, [*at_least_zero, *_pairs(pairs)], here, steps)
            if found:
                return True
            unsure = unsure or found is None
            continue
        if _point(zero, at_least_zero, curved, here, used):
            return True
        widest = max(sorted(used), key=lambda v: here[v][1] - here[v][0])
        if here[widest][0] == here[widest][1]:
            unsure = True
            continue
        waiting += _halves(here, widest)
    return None if unsure else False


def _pairs(pairs: Iterable[int]) -> list[Linear]:
    return [Linear(MOST_A_GAME, {variable - 1: -1, variable: -1}) for variable in pairs]


def _fails(zero: list[Linear], at_least_zero: list[Linear], box: Box) -> bool:
    """Whether a line cannot be met anywhere in the box."""
    for line in zero:
        low, high = bounds(line, box)
        if low > 0 or high < 0:
            return True
    return any(bounds(line, box)[1] < 0 for line in at_least_zero)


def _point(
    zero: list[Linear], at_least_zero: list[Linear], curved: list[tuple[Curve, int]], box: Box, used: Iterable[int]
) -> bool:
    """Whether one outcome in the middle of the box meets everything."""
    point: dict[int, tuple[int, int]] = {}
    for variable in sorted(used):
        low, high = box[variable]
        if variable % 2 and variable - 1 in point:
            high = min(high, MOST_A_GAME - point[variable - 1][0])
        if high < low:
            return False
        point[variable] = ((low + high) // 2,) * 2
    if any(bounds(line, point)[0] != 0 for line in zero) or any(bounds(line, point)[0] < 0 for line in at_least_zero):
        return False
    return all(sign_known(curve, point) == sign for curve, sign in curved)
