"""What a result may be: periods, extra periods, forfeit and default (FIBA OBR 8.7, 20, 21)."""

from collections.abc import Sequence
from dataclasses import dataclass

from league.competition.rules import Regulation
from league.errors import N_, Refused, Sentence
from league.scoring.errors import (
    AnotherExtraPeriodMissing,
    BonusLevel,
    BonusNotLevel,
    BonusTooMuch,
    Drawn,
    ExtraPeriodMissing,
    ExtraPeriodNotPlayed,
    HalfPeriod,
    NoExtraPeriod,
    NothingPlayed,
    OffenderMissing,
    OutOfRange,
    PeriodMissing,
    SumDiffers,
    SumOutOfRange,
    SumWithBonusDiffers,
    TooManyExtraPeriods,
    TotalLevel,
    TotalMissing,
    TotalNotLevel,
    UnknownOutcome,
)
from league.scoring.rules.bonus import Bonus, bonus_points, checked_bonus

PLAYED, FORFEIT, DEFAULT = "played", "forfeit", "default"
ENDINGS = (PLAYED, FORFEIT, DEFAULT)
SIDES = ("a", "b")
OUTCOMES = ("final", "forfeit_a", "forfeit_b", "default_a", "default_b")
MOST_A_PERIOD = 199
MOST_A_GAME = 300
MOST_EXTRA_PERIODS = 10
REASON_MOST = 500

Points = tuple[int, int]
Typed = tuple[int | None, int | None]
"""A period as it was typed: either side may have been left empty."""
ALONE: Points = (0, 0)
"""What the sides of a single game bring along from an earlier one."""


@dataclass(frozen=True)
class Result:
    """What counts of a game: how it ended, its periods, its score."""

    outcome: str
    periods: tuple[Points, ...]
    score_a: int
    score_b: int
    bonus: Bonus = ()
    """Points by house rules; the score holds them, the periods do not."""


def outcome_of(ending: str, side: str | None) -> str:
    """The stored word for an ending and the side that offends; raises at the field that is missing."""
    if ending not in ENDINGS:
        raise UnknownOutcome("ending")
    if ending == PLAYED:
        return "final"
    if side not in SIDES:
        raise OffenderMissing("side")
    return f"{ending}_{side}"


def ending_of(outcome: str) -> tuple[str, str | None]:
    """The inverse of `outcome_of`."""
    if outcome == "final":
        return PLAYED, None
    ending, _, side = outcome.partition("_")
    return ending, side


def result_of(
    outcome: str,
    typed: Sequence[Typed],
    regulation: Regulation,
    stated: Typed = (None, None),
    *,
    brought: Points | None = ALONE,
    bonus: Bonus = (),
) -> Result:
    """The result that may be confirmed, or a refusal at its field (`p5a` is side a of the fifth period).

    `bonus` are the house rules that were used; with their points the game is level or not (see `rules.bonus`). A forfeit
    has none, nor has a default whose score does not stand.
    `brought` are the points of the first of two games on total score; None: this game may end level (FIBA OBR D.6).
    """
    if outcome not in OUTCOMES:
        raise UnknownOutcome("ending")
    ending, side = ending_of(outcome)
    if ending == FORFEIT:
        return _lost(outcome, (), side, regulation.forfeit_score)
    bonus = checked_bonus(bonus, regulation.house_rules)
    given = bonus_points(bonus, regulation.house_rules)
    periods = periods_of(typed, regulation, brought, given)
    if ending == PLAYED:
        _finished(periods, regulation, brought, given)
    result = _scored(outcome, periods, given, bonus)
    _sums(result, stated)
    return result if ending == PLAYED else _default(result, side, regulation)


def totals_of(outcome: str, stated: Typed) -> Result:
    """A result of which only the final score is known; as it may only be where the periods never were."""
    a, b = stated
    for side, points in zip(SIDES, (a, b), strict=True):
        if points is None:
            raise TotalMissing(f"total_{side}")
        if not 0 <= points <= MOST_A_GAME:
            raise OutOfRange(f"total_{side}", found=points, least=0, most=MOST_A_GAME)
    assert a is not None
    assert b is not None
    if a == b:
        raise Drawn("total_a", a=a, b=b)
    return Result(outcome, (), a, b)


def score_so_far(
    typed: Sequence[Typed], regulation: Regulation, brought: Points | None = ALONE, bonus: Bonus = ()
) -> Result:
    """The score of a game that is being played; the last period may still be open. Raises like `result_of`."""
    bonus = checked_bonus(bonus, regulation.house_rules)
    given = bonus_points(bonus, regulation.house_rules)
    periods = periods_of(typed, regulation, brought, given)
    if not periods:
        raise NothingPlayed("p1a")
    return _scored("final", periods, given, bonus)


def periods_of(
    typed: Sequence[Typed], regulation: Regulation, brought: Points | None = ALONE, given: Points = ALONE
) -> tuple[Points, ...]:
    """The periods without the empty rows at the end; every one whole, in range, and extra ones only after a draw."""
    rows = list(typed)
    while rows and rows[-1] == (None, None):
        rows.pop()
    if len(rows) > regulation.periods + MOST_EXTRA_PERIODS:
        raise TooManyExtraPeriods(most=MOST_EXTRA_PERIODS)
    periods: list[Points] = []
    for number, row in enumerate(rows, start=1):
        if number > regulation.periods:
            if brought is None:
                raise NoExtraPeriod(f"p{number}a")
            a, b = total([*periods, brought, given])
            if a != b:
                refusal: type[Refused] = ExtraPeriodNotPlayed if given == ALONE else BonusNotLevel
                if brought != ALONE:
                    refusal = TotalNotLevel
                raise refusal(f"p{number}a", period=period_name(number, regulation.periods), a=a, b=b)
        periods.append(_whole_period(number, row, regulation.periods))
    _not_too_much(periods)
    return tuple(periods)


def period_name(number: int, regular: int) -> Sentence:
    """第3节, 上半场, 加时, 加时2: a period by its number, counted from 1."""
    if number > regular + 1:
        return Sentence(N_("Overtime %(number)s"), {"number": number - regular})
    if number > regular:
        return Sentence(N_("Overtime"))
    if regular == 2:
        return Sentence(N_("First half") if number == 1 else N_("Second half"))
    return Sentence(N_("Quarter %(number)s") if regular == 4 else N_("Period %(number)s"), {"number": number})


def total(periods: Sequence[Points]) -> Points:
    """What the periods add up to."""
    return sum(a for a, _ in periods), sum(b for _, b in periods)


def _whole_period(number: int, row: Typed, regular: int) -> Points:
    a, b = row
    if a is None and b is None:
        raise PeriodMissing(f"p{number}a", period=period_name(number, regular))
    if a is None or b is None:
        raise HalfPeriod(f"p{number}{'a' if a is None else 'b'}")
    for side, points in (("a", a), ("b", b)):
        if not 0 <= points <= MOST_A_PERIOD:
            raise OutOfRange(f"p{number}{side}", found=points, least=0, most=MOST_A_PERIOD)
    return a, b


def _not_too_much(periods: Sequence[Points]) -> None:
    for side, points in zip(SIDES, total(periods), strict=True):
        if points > MOST_A_GAME:
            raise SumOutOfRange(f"p{len(periods)}{side}", found=points, most=MOST_A_GAME)


def _finished(periods: Sequence[Points], regulation: Regulation, brought: Points | None, given: Points) -> None:
    regular, played = regulation.periods, len(periods)
    if played < regular:
        raise PeriodMissing(f"p{played + 1}a", period=period_name(played + 1, regular))
    if brought is None:
        return
    a, b = total([*periods, brought, given])
    if a == b:
        refusal: type[Refused] = TotalLevel if brought != ALONE else BonusLevel
        if brought == given == ALONE:
            refusal = ExtraPeriodMissing if played == regular else AnotherExtraPeriodMissing
        raise refusal(f"p{played + 1}a", period=period_name(played, regular), a=a, b=b)


def _scored(outcome: str, periods: tuple[Points, ...], given: Points, bonus: Bonus) -> Result:
    """Baskets and points by house rules together, if any game can have so many."""
    score = total([*periods, given])
    for side, points in zip(SIDES, score, strict=True):
        if bonus and points > MOST_A_GAME:
            raise BonusTooMuch(f"bonus_{bonus[0][0]}_{side}", found=points, most=MOST_A_GAME)
    return Result(outcome, periods, *score, bonus)


def _sums(result: Result, stated: Typed) -> None:
    for side, found, said in zip(SIDES, (result.score_a, result.score_b), stated, strict=True):
        if said is not None and said != found:
            refusal: type[Refused] = SumWithBonusDiffers if result.bonus else SumDiffers
            raise refusal(f"total_{side}", found=found, stated=said)


def _default(result: Result, side: str | None, regulation: Regulation) -> Result:
    """The score stands if the opponents lead; otherwise they get 2:0 (FIBA OBR 21.2)."""
    a, b = result.score_a, result.score_b
    opponents, offenders = (b, a) if side == "a" else (a, b)
    if opponents > offenders:
        return result
    return _lost(result.outcome, result.periods, side, regulation.default_score)


def _lost(outcome: str, periods: tuple[Points, ...], side: str | None, score: int) -> Result:
    return Result(outcome, periods, 0 if side == "a" else score, score if side == "a" else 0)
