"""The house rules of a game: those that hold, and earlier ones by which it was scored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from league.competition.queries import house_rules_ever, regulation_of
from league.competition.rules import HouseRule, Regulation
from league.fixtures.models import Game
from league.scoring.rules.bonus import Bonus, gets


@dataclass(frozen=True)
class BonusLine:
    """A house rule that was used: by which side, how often, and what it gave to whom."""

    name: str
    name_en: str
    side: str
    times: int
    points: int
    to: str
    """The side that got the points."""


def regulation_for(game: Game, bonus: Bonus) -> Regulation:
    """The regulation as it holds in the game's stage, with the earlier house rules that its score rests on. One query,
    and one more where there are such."""
    held = regulation_of(game.competition_id).for_stage(game.stage.kind)
    lost = dict.fromkeys(key for key, _, _ in bonus if held.house_rule(key) is None)
    if not lost:
        return held
    ever = house_rules_ever(game.competition_id)
    return replace(held, house_rules=(*held.house_rules, *(ever[key] for key in lost if key in ever)))


def bonus_lines(bonus: Bonus, rules: Sequence[HouseRule]) -> tuple[BonusLine, ...]:
    """What was used, for people."""
    known = {rule.key: rule for rule in rules}
    return tuple(
        BonusLine(rule.name, rule.name_en, side, times, rule.points * times, gets(rule, side))
        for key, side, times in bonus
        if (rule := known.get(key))
    )
