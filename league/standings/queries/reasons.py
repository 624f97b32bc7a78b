"""The words in which a tie is explained: its steps, the games among its teams, the clauses of the regulation."""

from dataclasses import dataclass

from league.errors import Sentence
from league.registration.queries import TeamFace
from league.standings.rules.facts import Step


@dataclass(frozen=True)
class Quote:
    """A sentence of the regulation, and where it stands."""

    sentence: Sentence
    article: int
    clause: int


@dataclass(frozen=True)
class Figure:
    """A team and the number that it was compared by."""

    face: TeamFace
    text: Sentence


@dataclass(frozen=True)
class MiniCell:
    """What two of the tied teams scored against each other, game by game."""

    scores: tuple[tuple[int, int], ...]
    diagonal: bool


@dataclass(frozen=True)
class MiniRow:
    """A tied team in the table of the games between them; figures stand under `MiniTable.columns`."""

    face: TeamFace
    cells: tuple[MiniCell, ...]
    figures: tuple[Sentence, ...]


@dataclass(frozen=True)
class MiniTable:
    """The games among the tied teams, with what was compared in them; `deciding` is the column that parted them."""

    rows: tuple[MiniRow, ...]
    columns: tuple[Sentence, ...]
    deciding: int | None


@dataclass(frozen=True)
class WhyStep:
    """One step as it is shown; the view says `step` itself with `explain`."""

    step: Step
    heading: Sentence
    again: bool
    figures: tuple[Figure, ...]
    """The numbers that decided; empty where nobody was parted."""
    mini: MiniTable | None
    duel: tuple[tuple[int, int], ...]
    """Between two teams only: their games, the better team's score first."""
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Tie:
    """Teams level on points (or wins), best first, and the steps that parted them."""

    faces: tuple[TeamFace, ...]
    level: int
    by_wins: bool
    steps: tuple[WhyStep, ...]
    shared: bool
    """Some of them still share a rank."""
    opened: bool
    """It decides who goes on, so its steps are shown at once."""
