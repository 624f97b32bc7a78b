"""A competition as everyone sees it at one moment: its tables, its games, and the pairings that are in question."""

from dataclasses import dataclass

from league.errors import Sentence

Holder = int | Sentence | None
"""Who is on a side of a game: a team by its id, or the words for where the team will come from."""


@dataclass(frozen=True)
class Line:
    """A team's line in a group's table; without a rank it is out, and `out` says why."""

    team: int
    rank: int | None
    shared: bool = False
    through: bool = False
    """It goes on for certain."""
    points: int = 0
    reason: Sentence | None = None
    """What parted it last from teams it was level with, and the number that did."""
    out: str = ""


@dataclass(frozen=True)
class GroupSeen:
    """A group's table."""

    id: int
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class ResultSeen:
    """What is said of a game's score; `state` is that of its row, "voided" too. `score` is None before anything was said."""

    state: str = "scheduled"
    outcome: str = "final"
    score: tuple[int, int] | None = None


@dataclass(frozen=True)
class GameSeen:
    """A game with its sides. `name` is 八强② in a knock-out, the round in a group."""

    game: str
    """Public id."""
    number: int
    name: Sentence
    group: str
    a: Holder
    b: Holder
    result: ResultSeen


@dataclass(frozen=True)
class Question:
    """A game that was begun or played on a pairing that is no longer true: another team ought to have sat there."""

    game: str
    number: int
    name: Sentence
    side: str
    source: Sentence
    seated: int
    wanted: int | None
    """None where it is not settled who."""
    opponent: Holder
    result: ResultSeen


@dataclass(frozen=True)
class Seen:
    """Everything that a decision may change for the public."""

    groups: tuple[GroupSeen, ...] = ()
    games: tuple[GameSeen, ...] = ()
    questions: tuple[Question, ...] = ()
