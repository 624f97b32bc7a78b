"""The drawing of a bracket (对阵图): where each box stands and which lines join them, for any number of rounds.

`wide` has the first round at both edges and the final in the middle; `tall` reads from left to right, for a phone.
Plain numbers, in the units of the SVG's view box. Where teams had byes, the first round has gaps and no lines there.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

FINAL, SEMI_FINALS, THIRD_PLACE = 2, 4, 3
BOX_HEIGHT, HALF = 66, 33
LABEL = 25
"""Room above a box for its label."""
Key = tuple[int, int]
"""A game: teams left in its round, and its position from the top, beginning with 1."""


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
    """Boxes and lines, the size of the whole, and where the cup stands (its middle), if there is a final."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    left: float
    top: float
    width: float
    height: float
    cup: tuple[float, float] | None


def wide(games: Iterable[Key]) -> Drawing:
    """For a desk: both halves run towards the final in the middle."""
    return _Wide(games).drawing()


def tall(games: Iterable[Key]) -> Drawing:
    """For a phone: from left to right, the final between the semi-finals."""
    return _Tall(games).drawing()


def can_draw(games: Iterable[Key]) -> bool:
    """Whether these are games of one bracket: rounds are powers of two, and every position is in its round."""
    keys = list(games)
    return bool(keys) and len(set(keys)) == len(keys) and all(_fits(key) for key in keys)


def _fits(key: Key) -> bool:
    round_, position = key
    if round_ == THIRD_PLACE:
        return position == 1
    return round_ >= FINAL and round_ & (round_ - 1) == 0 and 1 <= position <= round_ // 2


class _Plan:
    """What both drawings share: rounds, halves and the heights of a half."""

    box = 196
    gap = 36
    pitch = 112

    def __init__(self, games: Iterable[Key]) -> None:
        self.games = sorted(games, key=lambda key: (-key[0], key[1]))
        self.first = max([key[0] for key in self.games if key[0] != THIRD_PLACE], default=FINAL)
        self.columns = max(self.first.bit_length() - 2, 0)
        """Rounds before the final."""
        self.slots = max(self.first // 4, 1)
        """Places of the first round in one half."""
        self.at: dict[Key, Box] = {}

    def down(self, round_: int, place: int) -> float:
        """The middle of a game in its half, from the half's upper edge; places count from 0."""
        span = self.first // round_
        return self.pitch * span * (place + 0.5)

    def put(self, key: Key, x: float, middle: float) -> None:
        self.at[key] = Box(key, x, middle - HALF, self.box)

    def joined(self, way: Callable[[Box, Box, int], str]) -> list[Line]:
        """A line from every game before the semi-finals to the game its winner plays."""
        lines = []
        for key, box in self.at.items():
            round_, position = key
            following = self.at.get((round_ // 2, (position + 1) // 2))
            if round_ > SEMI_FINALS and following:
                lines.append(Line(key, way(box, following, -1 if position % 2 else 1)))
        return lines


class _Wide(_Plan):
    def __init__(self, games: Iterable[Key]) -> None:
        super().__init__(games)
        self.pitch = max(112, 352 // self.slots) if self.slots > 1 else 130
        step = self.box + self.gap
        self.centre = self.columns * step + (34 if self.columns else 0) - (self.gap if self.columns else 0)
        self.size = 2 * self.centre + self.box
        self.middle = LABEL + 20 + self.pitch * self.slots / 2
        if self.columns < 2:
            self.middle = 150

    def drawing(self) -> Drawing:
        top = self.middle - self.pitch * self.slots / 2
        for key in self.games:
            round_, position = key
            if round_ == FINAL:
                self.put(key, self.centre, self.middle)
            elif round_ == THIRD_PLACE:
                self.put(key, self.centre, self.middle + 118)
            else:
                half = round_ // 4
                column = (self.first // round_).bit_length() - 1
                right = position > half
                x = column * (self.box + self.gap)
                x = self.size - self.box - x if right else x
                self.put(key, x, top + self.down(round_, (position - 1) % half))
        lines = self.joined(self._way) + self._ends()
        lowest = max((box.y + BOX_HEIGHT for box in self.at.values()), default=0.0)
        highest = min([box.y - LABEL for box in self.at.values()] + [self.middle - HALF - 110])
        cup = (self.centre + self.box / 2, self.middle - HALF - 74) if (FINAL, 1) in self.at else None
        size = (self.size + 4, lowest - highest + 8)
        return Drawing(tuple(self.at.values()), tuple(lines), -2, highest, *size, cup)

    def _way(self, box: Box, following: Box, side: int) -> str:
        if box.x < following.x:
            start, end, bend = box.x + self.box, following.x, self.gap / 2
        else:
            start, end, bend = box.x, following.x + self.box, -self.gap / 2
        return f"M{start:g} {box.middle:g}H{start + bend:g}V{following.middle + side * HALF / 2:g}H{end:g}"

    def _ends(self) -> list[Line]:
        final, third = self.at.get((FINAL, 1)), self.at.get((THIRD_PLACE, 1))
        lines = []
        for position in (1, 2):
            semi = self.at.get((SEMI_FINALS, position))
            if semi is None:
                continue
            inner = semi.x + self.box if position == 1 else semi.x
            if final:
                edge = final.x if position == 1 else final.x + self.box
                lines.append(Line(semi.key, f"M{inner:g} {semi.middle:g}H{edge:g}"))
            if third:
                edge = third.x if position == 1 else third.x + self.box
                out = semi.x + self.box / 2
                lines.append(Line(semi.key, f"M{out:g} {semi.y + BOX_HEIGHT:g}V{third.middle:g}H{edge:g}", True))
        return lines


class _Tall(_Plan):
    box = 164
    gap = 26
    pitch = 100

    def drawing(self) -> Drawing:
        half = self.pitch * self.slots
        last = 2 + max(self.columns - 1, 0) * (self.box + self.gap)
        has_final = (FINAL, 1) in self.games
        centre = half + 50 if self.columns else 50.0
        for key in self.games:
            round_, position = key
            if round_ == FINAL:
                self.put(key, last, centre)
            elif round_ != THIRD_PLACE:
                column = (self.first // round_).bit_length() - 1
                below = position > round_ // 4
                start = half + 100 if below else 0.0
                middle = start + self.down(round_, (position - 1) % (round_ // 4))
                self.put(key, 2 + column * (self.box + self.gap), middle)
        lowest = max((box.y + BOX_HEIGHT for box in self.at.values()), default=0.0)
        if (THIRD_PLACE, 1) in self.games:
            self.put((THIRD_PLACE, 1), last, lowest + LABEL + 26 + HALF)
            lowest += LABEL + 26 + BOX_HEIGHT
        highest = min((box.y - LABEL for box in self.at.values()), default=0.0)
        lines = self.joined(self._way) + self._ends()
        cup = (last - self.gap - self.box / 2, centre) if has_final and self.columns > 1 else None
        size = (last + self.box + 2, lowest - highest + 8)
        return Drawing(tuple(self.at.values()), tuple(lines), 0, highest, *size, cup)

    def _way(self, box: Box, following: Box, side: int) -> str:
        start = box.x + self.box
        bend = start + self.gap / 2
        return f"M{start:g} {box.middle:g}H{bend:g}V{following.middle + side * HALF / 2:g}H{following.x:g}"

    def _ends(self) -> list[Line]:
        final = self.at.get((FINAL, 1))
        lines = []
        for position in (1, 2):
            semi = self.at.get((SEMI_FINALS, position))
            if semi and final:
                x = semi.x + self.box - 16
                ends = (semi.y + BOX_HEIGHT, final.y) if position == 1 else (semi.y, final.y + BOX_HEIGHT)
                lines.append(Line(semi.key, f"M{x:g} {ends[0]:g}V{ends[1]:g}"))
        return lines
