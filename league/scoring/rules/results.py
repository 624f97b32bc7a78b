"""What a result may be: periods, extra periods, forfeit and default (FIBA OBR 8.7, 20, 21)."""

from collections.abc import Sequence
from dataclasses import dataclass

from league.competition.rules import Regulation
from league.errors import N_, Refused, Sentence
from league.scoring.errors import (
    AnotherExtraPeriodMissing,
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
    TooManyExtraPeriods,
    TotalLevel,
    TotalMissing,
    TotalNotLevel,
    UnknownOutcome,
)

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
) -> Result:
    """The result that may be confirmed, or a refusal at its field (`p5a` is side a of the fifth period).

    `brought` are the points of the first of two games on total score; None: this game may end level (FIBA OBR D.6).
    """
    if outcome not in OUTCOMES:
        raise UnknownOutcome("ending")
    ending, side = ending_of(outcome)
    if ending == FORFEIT:
        return _lost(outcome, (), side, regulation.forfeit_score)
    if ending == DEFAULT:
        return _default(outcome, side, typed, regulation, stated, brought)
    periods = periods_of(typed, regulation, brought)
    _finished(periods, regulation, brought)
    _sums(periods, stated)
    return Result(outcome, periods, *total(periods))


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


def score_so_far(typed: Sequence[Typed], regulation: Regulation, brought: Points | None = ALONE) -> Result:
    """The score of a game that is being played; the last period may still be open. Raises like `result_of`."""
    periods = periods_of(typed, regulation, brought)
    if not periods:
        raise NothingPlayed("p1a")
    return Result("final", periods, *total(periods))


def periods_of(typed: Sequence[Typed], regulation: Regulation, brought: Points | None = ALONE) -> tuple[Points, ...]:
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
            a, b = total([*periods, brought])
            if a != b:
                refusal: type[Refused] = ExtraPeriodNotPlayed if brought == ALONE else TotalNotLevel
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


def _finished(periods: Sequence[Points], regulation: Regulation, brought: Points | None) -> None:
    regular, played = regulation.periods, len(periods)
    if played < regular:
        raise PeriodMissing(f"p{played + 1}a", period=period_name(played + 1, regular))
    if brought is None:
        return
    a, b = total([*periods, brought])
    if a == b:
        refusal: type[Refused] = TotalLevel
        if brought == ALONE:
            refusal = ExtraPeriodMissing if played == regular else AnotherExtraPeriodMissing
        raise refusal(f"p{played + 1}a", period=period_name(played, regular), a=a, b=b)


def _sums(periods: Sequence[Points], stated: Typed) -> None:
    for side, found, said in zip(SIDES, total(periods), stated, strict=True):
        if said is not None and said != found:
            raise SumDiffers(f"total_{side}", found=found, stated=said)


def _default(
    outcome: str,
    side: str | None,
    typed: Sequence[Typed],
    regulation: Regulation,
    stated: Typed,
    brought: Points | None,
) -> Result:
    """The score stands if the opponents lead; otherwise they get 2:0 (FIBA OBR 21.2)."""
    periods = periods_of(typed, regulation, brought)
    _sums(periods, stated)
    a, b = total(periods)
    opponents, offenders = (b, a) if side == "a" else (a, b)
    if opponents > offenders:
        return Result(outcome, periods, a, b)
    return _lost(outcome, periods, side, regulation.default_score)


def _lost(outcome: str, periods: tuple[Points, ...], side: str | None, score: int) -> Result:
    return Result(outcome, periods, 0 if side == "a" else score, score if side == "a" else 0)
