"""What pages show of a game: the one row, its sides, its court."""

from dataclasses import dataclass
from datetime import datetime

from league.errors import Sentence
from league.fixtures.rules.naming import game_name, group_round_name
from league.registration.queries import TeamFace


@dataclass(frozen=True)
class CourtFace:
    """Where a game is played."""

    venue: str
    venue_en: str
    name: str
    name_en: str


@dataclass(frozen=True)
class Side:
    """One side of a game: its team, or the words for where the team will come from (A组第1)."""

    team: TeamFace | None
    place: Sentence | None
    score: int | None
    won: bool
    host: bool = False


@dataclass(frozen=True)
class OtherLeg:
    """What one of two games on total score says of the other; figures and sides are those of the row itself."""

    game: str
    """Public id of the other game."""
    leg: int
    """Which of the two the row itself is."""
    score: tuple[int, int] | None
    """The other game's official score, the row's side a first."""
    total: tuple[int, int] | None
    """The points of both games, as far as the row's own game has come; None before the other one is official."""
    winner: str | None
    """`a` or `b`: who goes on; None while that is open."""


@dataclass(frozen=True)
class GameRow:
    """The one game row, the same everywhere.

    `state`: scheduled, live (recorded, not yet confirmed), final, or voided: it does not count, never played or played in
    vain; a score it had stays with it, and nobody has won. `outcome` as in `ResultEvent`. `period` counts from 1;
    beyond `regular` it is an extra period. `moved_from` is the old start of a published game that was moved.
    """

    public_id: str
    number: int
    starts_at: datetime | None
    court: CourtFace | None
    competition_slug: str
    competition_short: str
    competition_short_en: str
    stage: str
    stage_en: str
    group: str | None
    round: int
    knock_out: bool
    a: Side
    b: Side
    state: str
    outcome: str
    periods: tuple[tuple[int, int], ...]
    regular: int
    corrected: bool
    moved_from: datetime | None
    updated_at: datetime | None
    revision: int = 0
    """Of the score; 0 before anything was entered."""
    bracket_position: int = 0
    beside: tuple[int, int] = (0, 0)
    """How much of the score came by house rules, without a basket."""
    void_reason: str = ""
    kept: str = ""
    """Why its pairing stands by decision although results say otherwise by now; empty where that is not so."""

    pair: OtherLeg | None = None
    """Of two games on total score: what the other one is."""
    light: str | None = None
    """The side in light, `a` or `b`, where that is settled; else the regulation says it."""

    @property
    def host(self) -> Side | None:
        """The side that hosts; None where nobody does, or it is open."""
        return self.a if self.a.host else self.b if self.b.host else None

    @property
    def leg(self) -> int:
        """Which of two games on total score it is; 1 where it is the only one."""
        return self.pair.leg if self.pair else 1

    @property
    def decided(self) -> tuple[Side, Side] | None:
        """Who went on and who lost, if this is the game that decided it: of two games the last one played."""
        if self.pair is None:
            winner = "a" if self.a.won else "b" if self.b.won else None
        else:
            winner = self.pair.winner if self.pair.leg == 2 or self.pair.score is None else None
        if winner is None or self.state != "final":
            return None
        return (self.a, self.b) if winner == "a" else (self.b, self.a)

    @property
    def extra_periods(self) -> int:
        """How many extra periods were played so far."""
        return max(len(self.periods) - self.regular, 0)

    @property
    def round_name(self) -> Sentence:
        """第5轮, 半决赛①."""
        return game_name(self.round, self.bracket_position) if self.knock_out else group_round_name(self.round)

    @property
    def level(self) -> bool:
        """Whether the score stands level, as far as it is known."""
        return self.a.score is not None and self.a.score == self.b.score
