"""What an outlook says, as data: a verdict for each team, and what must happen."""

from dataclasses import dataclass
from typing import NamedTuple

from league.standings.rules.facts import Team

QUALIFIED, GONE, OPEN = "qualified", "out", "open"
"""The verdicts."""
IN, OUT, SHARED = "in", "out", "shared"
"""Where a team ends in one outcome: inside the line, beyond it, or where more than the group's games decides: in a place
shared across the line, or next to it where the best of several groups go on as well."""
THROUGH_IF, OUT_IF, NEEDS = "through_if", "out_if", "needs"
TOO_MANY_GAMES, TOO_MANY_STEPS = "games", "steps"


class OpenGame(NamedTuple):
    """A game still to come; `number` is its place among the games that were given, from 0."""

    number: int
    home: Team
    away: Team


@dataclass(frozen=True)
class Literal:
    """How an open game shall end: its winner, and between which margins if that matters."""

    game: int
    """The number of the open game."""
    winner: Team
    loser: Team
    least: int | None = None
    """The winner wins by at least so many points."""
    most: int | None = None
    """The winner wins by at most so many points."""

    @property
    def with_margin(self) -> bool:
        """Whether the winner alone is not enough."""
        return self.least is not None or self.most is not None


@dataclass(frozen=True)
class Condition:
    """What follows for a team if all of `literals` come true, whatever else happens.

    `through_if`: inside the line; `out_if`: beyond it; `needs`: if it does not come true, beyond it.
    """

    kind: str
    literals: tuple[Literal, ...]


@dataclass(frozen=True)
class TeamOutlook:
    """What the games left can still do for a team."""

    team: Team
    verdict: str
    """`qualified`: inside the line in every outcome; `out`: in none; `open`: neither is proved."""
    gave_up: str = ""
    """Why nothing better than `open` could be said: `games` or `steps`; empty if the verdict is proved."""
    conditions: tuple[Condition, ...] = ()
    more: bool = False
    """Whether there are more ways than these conditions say, or might be."""

    @property
    def proved(self) -> bool:
        """Whether the verdict is proved over all outcomes."""
        return not self.gave_up

    def of_kind(self, kind: str) -> tuple[Condition, ...]:
        """Its conditions of one kind, the shortest first."""
        return tuple(condition for condition in self.conditions if condition.kind == kind)


@dataclass(frozen=True)
class Outlook:
    """The outlook (出线形势) of a group: every placed team, in the order in which they were given."""

    line: int
    games: tuple[OpenGame, ...]
    """The games left."""
    teams: tuple[TeamOutlook, ...]

    @property
    def combinations(self) -> int:
        """How many combinations of winners the open games have."""
        return 2 ** len(self.games)

    def of(self, team: Team) -> TeamOutlook | None:
        """The outlook of one team; None for one that is not placed here."""
        return next((one for one in self.teams if one.team == team), None)
