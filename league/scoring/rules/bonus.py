"""Points without a basket, by house rules (本地规则): beside the periods, inside the score.

They belong to a game and not to one of its periods, and most are known only when it ends (a leader on court in every
period). So they count as given before the last regular period is over: a game is level after it, and goes on with an
extra period, if baskets and these points together are level; and it is won by the sum of both.
"""

from collections.abc import Iterable, Sequence

from league.competition.rules import HouseRule
from league.scoring.errors import BonusOutOfRange, UnknownBonus

Bonus = tuple[tuple[str, str, int], ...]
"""Rule, side that used it, how often; as a result stores it."""


def checked_bonus(bonus: Iterable[tuple[str, str, int]], rules: Sequence[HouseRule]) -> Bonus:
    """What was used, in the order of the rules. Raises UnknownBonus, and BonusOutOfRange at `bonus_<rule>_<side>`."""
    found: dict[tuple[str, str], int] = {}
    known = {rule.key: rule for rule in rules}
    for key, side, times in bonus:
        rule = known.get(key)
        if rule is None or side not in ("a", "b") or (key, side) in found:
            raise UnknownBonus
        if not 0 <= times <= rule.most:
            raise BonusOutOfRange(f"bonus_{key}_{side}", found=times, most=rule.most)
        found[key, side] = times
    used = ((rule.key, side, found.get((rule.key, side), 0)) for rule in rules for side in ("a", "b"))
    return tuple(one for one in used if one[2])


def bonus_points(bonus: Bonus, rules: Sequence[HouseRule]) -> tuple[int, int]:
    """What it gives to both sides; a rule may give to the opponents of the side that used it."""
    points = {"a": 0, "b": 0}
    known = {rule.key: rule for rule in rules}
    for key, side, times in bonus:
        points[gets(known[key], side)] += known[key].points * times
    return points["a"], points["b"]


def gets(rule: HouseRule, side: str) -> str:
    """The side that gets the points when `side` uses the rule."""
    if rule.to == "own":
        return side
    return "b" if side == "a" else "a"


def beside(periods: Iterable[tuple[int, int]], score: tuple[int, int], bonus: Bonus) -> tuple[int, int]:
    """How much of a score came by house rules, whatever they say by now: the score less its periods."""
    if not bonus:
        return 0, 0
    played = list(periods)
    return score[0] - sum(a for a, _ in played), score[1] - sum(b for _, b in played)


def bonus_from(stored: Iterable[Sequence[object]] | None) -> Bonus:
    """What is stored in JSON, as a value."""
    return tuple((str(rule), str(side), int(str(times))) for rule, side, times in stored or ())
