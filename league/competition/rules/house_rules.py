"""House rules (本地规则): points without a basket. What one may say, and the key under which results remember it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from league.competition.errors import (
    HouseRuleTwice,
    Missing,
    NameTooLong,
    OutOfRange,
    TooManyHouseRules,
    UnknownWord,
)
from league.competition.rules.regulation import BONUS_TO, BadRegulation, HouseRule

MOST_HOUSE_RULES = 6
"""More than six of them nobody keeps in mind beside a court."""
MOST_NAME = 40
HOUSE_LIMITS = {"points": (1, 99), "most": (1, 99)}
KEY = re.compile(r"[a-z][a-z0-9-]{0,19}")


def check_house_rules(rules: Sequence[HouseRule]) -> None:
    """Each has a name of its own and figures that make sense; its fields are `house_1_name`, `house_2_points`, …

    Raises TooManyHouseRules, Missing, NameTooLong, HouseRuleTwice, OutOfRange, UnknownWord, and BadRegulation for keys
    that no form makes.
    """
    if len(rules) > MOST_HOUSE_RULES:
        raise TooManyHouseRules("house_rules", most=MOST_HOUSE_RULES)
    for number, rule in enumerate(rules, 1):
        _check(rule, f"house_{number}_")
        if any(rule.name == other.name for other in rules[: number - 1]):
            raise HouseRuleTwice(f"house_{number}_name", name=rule.name)
    keys = [rule.key for rule in rules if rule.key]
    for key in keys:
        if not KEY.fullmatch(key) or keys.count(key) > 1:
            raise BadRegulation(at="house_rules.key", found=repr(key))


def keyed(rules: Iterable[HouseRule], earlier: Iterable[Iterable[HouseRule]]) -> tuple[HouseRule, ...]:
    """The rules with their keys; `earlier` are the rules of all versions so far.

    A rule keeps its key when it is renamed or used more often. A new one gets a key that none ever had, and so does one
    that gives other points or gives them to others: what was scored by the old rule must still add up.
    """
    known: dict[str, HouseRule] = {}
    for version in earlier:
        known |= {rule.key: rule for rule in version}
    given = tuple(rules)
    taken = set(known) | {rule.key for rule in given}
    found = []
    for rule in given:
        old = known.get(rule.key)
        if not rule.key or (old is not None and (old.points, old.to) != (rule.points, rule.to)):
            rule = replace(rule, key=_free(taken))
            taken.add(rule.key)
        found.append(rule)
    return tuple(found)


def rules_ever(versions: Iterable[Iterable[HouseRule]]) -> Mapping[str, HouseRule]:
    """Every rule that any version held, by key, as the last of them says it; versions come oldest first."""
    return {rule.key: rule for version in versions for rule in version}


def _free(taken: set[str]) -> str:
    return next(key for number in range(1, len(taken) + 2) if (key := f"rule-{number}") not in taken)


def _check(rule: HouseRule, at: str) -> None:
    if not rule.name.strip():
        raise Missing(f"{at}name")
    for name in ("name", "name_en"):
        if len(getattr(rule, name)) > MOST_NAME:
            raise NameTooLong(f"{at}{name}", length=len(getattr(rule, name)), most=MOST_NAME)
    for name, (least, most) in HOUSE_LIMITS.items():
        if not least <= getattr(rule, name) <= most:
            raise OutOfRange(f"{at}{name}", least=least, most=most)
    if rule.to not in BONUS_TO:
        raise UnknownWord(f"{at}to")
