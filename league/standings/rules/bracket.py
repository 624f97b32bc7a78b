"""The drawing of a bracket (对阵图): where each box stands and which lines join them, for any number of rounds.

Plain numbers, in the units of the SVG's view box. Where teams had byes, the first round has gaps and no lines there.
Games for the places 5 to 8 stand below the way to the final. `layouts` puts the boxes down.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from league.fixtures.rules.knockout import (
    FIFTH_PLACE,
    FIFTH_TO_EIGHTH,
    FINAL,
    PLACING,
    SEVENTH_PLACE,
    is_main,
    order_of_play,
)

BOX_HEIGHT, HALF = 66, 33
LABEL = 25
"""Room above a box for its label."""
BLOCK = 44
"""Room above the games for places 5 to 8, with their heading."""
SECOND_GAME = 48
"""Two games on total score need so much more width for their figures."""
Key = tuple[int, int]
"""A game: teams left in its round (or the places it is played for), and its position from the top, beginning with 1."""


@dataclass(frozen=True)
class Box:
    """A game's box: left and upper edge, and its width."""

    key: Key
    x: float
    y: float
    width: int

    @property
    def middle(self) -> float:
        """The height of the line between its two sides."""
        return self.y + HALF


@dataclass(frozen=True)
class Line:
    """A line from a game to where its winner (dashed: its loser) plays on, as the `d` of a path."""

    of: Key
    path: str
    dashed: bool = False


@dataclass(frozen=True)
class Drawing:
    """Boxes in the order of play, lines, the size of the whole, and where the cup stands (its middle) and the heading of
    the games for places 5 to 8 (its left end)."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    left: float
    top: float
    width: float
    height: float
    columns: int
    """Boxes beside each other."""
    cup: tuple[float, float] | None
    places: tuple[float, float] | None


def can_draw(games: Iterable[Key]) -> bool:
    """Whether these are games of one bracket: rounds are powers of two, and every position is in its round."""
    keys = list(games)
    return bool(keys) and len(set(keys)) == len(keys) and all(_fits(key) for key in keys)


def leads_to(key: Key) -> Key | None:
    """The game that the winner of this one plays next; None after the last."""
    round_, position = key
    if is_main(round_):
        return (round_ // 2, (position + 1) // 2) if round_ > FINAL else None
    return (FIFTH_PLACE, 1) if round_ == FIFTH_TO_EIGHTH else None


def _fits(key: Key) -> bool:
    round_, position = key
    if round_ == FIFTH_TO_EIGHTH:
        return position in (1, 2)
    if round_ in PLACING:
        return position == 1
    return is_main(round_) and 1 <= position <= round_ // 2


class Plan:
    """What all drawings share: rounds, heights, the games for a place, and the size of it all."""

    box = 196
    gap = 36
    pitch: float = 112

    def __init__(self, games: Iterable[Key], legs: int = 1) -> None:
        self.games = sorted(games, key=lambda key: (*order_of_play(key[0]), key[1]))
        self.box += SECOND_GAME * (legs - 1)
        self.first = max([key[0] for key in self.games if is_main(key[0])], default=FINAL)
        self.before_final = max(self.first.bit_length() - 2, 0)
        """Rounds before the final."""
        self.at: dict[Key, Box] = {}
        self.lines: list[Line] = []
        self.places: tuple[float, float] | None = None

    @property
    def step(self) -> int:
        """From the left edge of a box to that of the next column."""
        return self.box + self.gap

    def put(self, key: Key, x: float, middle: float) -> None:
        """Stand a box at its middle height."""
        self.at[key] = Box(key, x, middle - HALF, self.box)

    def column(self, round_: int) -> int:
        """How many rounds were played before this one."""
        return (self.first // round_).bit_length() - 1

    def lowest(self) -> float:
        """Where the lowest box ends."""
        return max((box.y + BOX_HEIGHT for box in self.at.values()), default=0.0)

    def join(self, way: Callable[[Box, Box, int], str], least: int = FINAL) -> None:
        """A line from every game of a round above `least` to the game its winner plays."""
        for key, box in self.at.items():
            following = self.at.get(leads_to(key) or (0, 0))
            if following and (key[0] > least or not is_main(key[0])):
                self.lines.append(Line(key, way(box, following, -1 if key[1] % 2 else 1)))

    def rightwards(self, box: Box, following: Box, side: int) -> str:
        """From the right edge of a box to the side of the next one on which its winner stands."""
        start = box.x + self.box
        bend = start + self.gap / 2
        end = following.middle if box.middle == following.middle else following.middle + side * HALF / 2
        return f"M{start:g} {box.middle:g}H{bend:g}V{end:g}H{following.x:g}"

    def put_places(self, left: float, right: float) -> None:
        """The games for places 5 to 8 below everything: those of the losers of the quarter-finals, then the last two."""
        if not any(key[0] in (FIFTH_TO_EIGHTH, FIFTH_PLACE, SEVENTH_PLACE) for key in self.games):
            return
        heading = self.lowest() + BLOCK
        top = heading + LABEL + HALF + 14
        pitch = BOX_HEIGHT + LABEL + 13
        firsts = [key for key in self.games if key[0] == FIFTH_TO_EIGHTH]
        for row, key in enumerate(firsts):
            self.put(key, left, top + row * pitch)
        self.put((FIFTH_PLACE, 1), right, top)
        if (SEVENTH_PLACE, 1) in self.games:
            self.put((SEVENTH_PLACE, 1), right, top + pitch)
        self.places = (left, heading) if firsts else None  # one game alone says itself what it is for

    def drawn(self, left: float, width: float, columns: int, cup: tuple[float, float] | None) -> Drawing:
        """The whole, as high as its boxes and the cup need."""
        highest = min([box.y - LABEL for box in self.at.values()] + ([cup[1] - 36] if cup else []), default=0.0)
        boxes = tuple(self.at[key] for key in self.games)
        height = self.lowest() - highest + 8
        return Drawing(boxes, tuple(self.lines), left, highest, width, height, columns, cup, self.places)

    def has(self, round_: int) -> bool:
        """Whether the one game of this round is played: the final, or one for a place."""
        return (round_, 1) in self.games
