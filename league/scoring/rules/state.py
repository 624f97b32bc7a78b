"""What a game's statements add up to: the last revision holds, and a confirmed result stays official."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from league.scoring.rules.bonus import Bonus, beside, bonus_from

SCHEDULED, LIVE, FINAL = "scheduled", "live", "final"
CORRECTED, UNDONE = "corrected", "undone"
OFFICIAL = ("confirmed", CORRECTED)


class Statement(Protocol):
    """One statement about a game's score, as it is stored."""

    @property
    def revision(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def periods(self) -> Any: ...
    @property
    def bonus(self) -> Any: ...
    @property
    def score_a(self) -> int: ...
    @property
    def score_b(self) -> int: ...
    @property
    def table_a(self) -> int | None: ...
    @property
    def table_b(self) -> int | None: ...
    @property
    def at(self) -> datetime: ...


@dataclass(frozen=True)
class GameState:
    """The score of a game as it stands; `score_a` is None before anything was said."""

    revision: int = 0
    state: str = SCHEDULED
    outcome: str = "final"
    periods: tuple[tuple[int, int], ...] = ()
    score_a: int | None = None
    score_b: int | None = None
    corrected: bool = False
    updated_at: datetime | None = None
    table_a: int | None = None
    """What the standings count in the score's place, where that differs."""
    table_b: int | None = None
    bonus: Bonus = ()
    """Points by house rules: rule, side, how often. The score holds them, the periods do not."""

    @property
    def beside(self) -> tuple[int, int]:
        """How much of the score came by house rules."""
        return beside(self.periods, (self.score_a or 0, self.score_b or 0), self.bonus)

    @property
    def a_won(self) -> bool:
        return self.state == FINAL and (self.score_a or 0) > (self.score_b or 0)

    @property
    def b_won(self) -> bool:
        return self.state == FINAL and (self.score_b or 0) > (self.score_a or 0)


Said = TypeVar("Said", bound=Statement)


def standing_of(statements: Iterable[Said]) -> list[Said]:
    """The statements that stand, oldest first: an undoing takes back the last one that did."""
    standing: list[Said] = []
    for statement in sorted(statements, key=lambda statement: statement.revision):
        if statement.kind != UNDONE:
            standing.append(statement)
        elif standing:
            standing.pop()
    return standing


def state_of(statements: Iterable[Statement]) -> GameState:
    """The fold over a game's statements, in whatever order they come."""
    ordered = sorted(statements, key=lambda statement: statement.revision)
    standing = standing_of(ordered)
    if not standing:
        return GameState(revision=ordered[-1].revision if ordered else 0)
    kinds = {statement.kind for statement in standing}
    last = standing[-1]
    return GameState(
        revision=ordered[-1].revision,
        state=FINAL if kinds & set(OFFICIAL) else LIVE,
        outcome=last.outcome,
        periods=periods_from(last.periods),
        score_a=last.score_a,
        score_b=last.score_b,
        corrected=CORRECTED in kinds,
        updated_at=last.at,
        table_a=last.table_a,
        table_b=last.table_b,
        bonus=bonus_from(last.bonus),
    )


def periods_from(stored: Any) -> tuple[tuple[int, int], ...]:
    """Periods as they are stored in JSON, as pairs."""
    return tuple((a, b) for a, b in stored)
