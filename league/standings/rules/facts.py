"""The words of a table: a game as it counts, a team's record, a step of the ranking, the table."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple, Protocol

Team = Hashable
Value = int | Fraction | float
"""What is compared, higher first: a whole number, an exact fraction, or infinity (nothing conceded)."""

STATUSES = (
    "final",
    "forfeit_home",
    "forfeit_away",
    "default_home",
    "default_away",
    "scheduled",
    "annulled",
)
UNPLAYED = ("scheduled", "annulled")
LOTS, SECOND_FORFEIT, SHARED = "lots", "second_forfeit", "shared"
FIRST, NEXT, AGAIN = "first", "next", "again"
Adjustments = Mapping[tuple[str, Team], int]
"""Points by decision: what is added to a team's value at a step, `points`, `wins` or a criterion of the tie-break."""


class GameFact(NamedTuple):
    """A game as the table sees it; the status names the offender of a forfeit or a default.

    A tuple and no dataclass, for a table unpacks thousands of them.
    """

    home: Team
    away: Team
    home_score: int | None
    away_score: int | None
    status: str = "final"
    home_for_table: int | None = None
    """What counts for differences, sums and ratios if that is not the score, e.g. the score before extra periods."""
    away_for_table: int | None = None


class Record(NamedTuple):
    """What a team has done in all its games that count; a tuple, for every row of every table is one."""

    played: int
    won: int
    lost: int
    points: int
    scored: int
    conceded: int
    difference: int
    defaults: int
    forfeits: int
    adjusted: int = 0
    """Classification points given (or taken, negative) by decision; `points` holds them."""


@dataclass(frozen=True)
class Step:
    """One look at some teams: what was compared, and into which parts it put them, best first.

    Values are higher first throughout: losses are negative, and so is the place in a draw (-1 was drawn first).
    """

    teams: tuple[Team, ...]
    criterion: str
    values: Mapping[Team, Value]
    parts: tuple[tuple[Team, ...], ...]
    first_by: str = "points"
    level: tuple[Value, ...] = ()
    """On what the teams are level before any tie-break: points or wins, then losses if these were compared."""
    start: str = FIRST
    """`first` look at this tie, `next` criterion, or `again` from the first criterion (D.1.4)."""
    among: tuple[Team, ...] = ()
    """Whose games with each other were counted; empty for criteria that take all games."""
    met: bool = True
    """False if those teams have not played each other at all, or not all their games and the regulation waits for them."""
    adjusted: Mapping[Team, int] = field(default_factory=dict)
    """What the values hold by decision: team to points given, or taken (negative)."""
    waits: bool = False
    """Not compared yet: games between them are still to be played, and the regulation waits for all of them."""
    across: bool = False
    """The teams are of different groups (D.4)."""


class Reasons(Protocol):
    """What stands behind a table and is worked out when somebody asks."""

    def records(self) -> Mapping[Team, Record]: ...
    def steps(self) -> tuple[Step, ...]: ...


@dataclass(frozen=True)
class Table:
    """The ranking of a group. Records, ranks and steps are worked out when somebody asks for them."""

    order: tuple[Team, ...]
    """All placed teams, best first; those who share a rank stand together."""
    shared: tuple[tuple[Team, ...], ...]
    disqualified: tuple[Team, ...]
    _reasons: Reasons = field(repr=False, compare=False)

    @cached_property
    def ranks(self) -> Mapping[Team, int]:
        """The rank of each team, counted from 1; 1, 2, 2, 4 where two share the second."""
        ranks = {team: rank for rank, team in enumerate(self.order, start=1)}
        for teams in self.shared:
            ranks.update(dict.fromkeys(teams, ranks[teams[0]]))
        return ranks

    @cached_property
    def records(self) -> Mapping[Team, Record]:
        """Every placed or disqualified team's record; of the latter only its forfeits are left."""
        return self._reasons.records()

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """How the order came about, in the order in which the steps were taken."""
        return self._reasons.steps()
