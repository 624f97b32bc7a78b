"""The layouts of a bracket. On a desk a small one runs from both edges towards the final in the middle, and a larger one
from left to right; on a phone it runs from left to right with the final between the semi-finals.
"""

from collections.abc import Iterable

from league.fixtures.rules.knockout import (
    FIFTH_PLACE,
    FIFTH_TO_EIGHTH,
    FINAL,
    QUARTER_FINALS,
    SEMI_FINALS,
    SEVENTH_PLACE,
    THIRD_PLACE,
    is_main,
)
from league.standings.rules.bracket import BLOCK, BOX_HEIGHT, HALF, LABEL, Box, Drawing, Key, Line, Plan


def wide(games: Iterable[Key], legs: int = 1) -> Drawing:
    """For a desk: both halves run towards the final in the middle, as long as they fit beside each other."""
    keys = list(games)
    small = legs == 1 and max([key[0] for key in keys if is_main(key[0])], default=FINAL) <= QUARTER_FINALS
    return (_Mirrored if small else _Long)(keys, legs).drawing()


def tall(games: Iterable[Key], legs: int = 1) -> Drawing:
    """For a phone: from left to right, the final between the semi-finals."""
    return _Tall(games, legs).drawing()


class _Mirrored(Plan):
    """Both halves towards the middle, the game for place three below the final."""

    def drawing(self) -> Drawing:
        slots = max(self.first // 4, 1)
        self.pitch = max(112, 352 / slots) if slots > 1 else 130
        centre = float(max(self.before_final * self.step - 2, 0))
        size = 2 * centre + self.box
        middle = 150.0 if self.before_final < 2 else LABEL + 20 + self.pitch * slots / 2
        top = middle - self.pitch * slots / 2
        for key in self.games:
            round_, position = key
            if round_ == FINAL:
                self.put(key, centre, middle)
            elif round_ == THIRD_PLACE:
                self.put(key, centre, middle + 118)
            elif is_main(round_):
                half = round_ // 4
                x = self.column(round_) * self.step
                place = (position - 1) % half
                height = top + self.pitch * (self.first // round_) * (place + 0.5)
                self.put(key, size - self.box - x if position > half else x, height)
        self.places_in_the_middle(centre)
        self.join(self.inwards)
        self.to_third()
        cup = (centre + self.box / 2, middle - HALF - 74) if self.has(FINAL) else None
        return self.drawn(-2, size + 4, 2 * self.before_final + 1, cup)

    def places_in_the_middle(self, centre: float) -> None:
        """The games for places 5 to 8 as a small bracket of their own under the final."""
        if not self.has(FIFTH_PLACE):
            return
        middle = self.lowest() + BLOCK + LABEL + HALF + 14
        aside = self.step + 34 - self.gap
        for key in self.games:
            if key[0] == FIFTH_TO_EIGHTH:
                self.put(key, centre - aside if key[1] == 1 else centre + aside, middle)
        self.put((FIFTH_PLACE, 1), centre, middle)
        if self.has(SEVENTH_PLACE):
            self.put((SEVENTH_PLACE, 1), centre, middle + 118)
        firsts = [box.x for key, box in self.at.items() if key[0] == FIFTH_TO_EIGHTH]
        self.places = (min(*firsts, centre), middle - HALF - LABEL - 14) if firsts else None

    def inwards(self, box: Box, following: Box, side: int) -> str:
        """From the inner edge of a box to the outer edge of the next one."""
        if box.x < following.x:
            start, end, bend = box.x + self.box, following.x, self.gap / 2
        else:
            start, end, bend = box.x, following.x + self.box, -self.gap / 2
        if box.middle == following.middle:
            return f"M{start:g} {box.middle:g}H{end:g}"
        return f"M{start:g} {box.middle:g}H{start + bend:g}V{following.middle + side * HALF / 2:g}H{end:g}"

    def to_third(self) -> None:
        """Dashed lines from where somebody lost to the lower place he plays for."""
        for round_, place in ((SEMI_FINALS, THIRD_PLACE), (FIFTH_TO_EIGHTH, SEVENTH_PLACE)):
            lower = self.at.get((place, 1))
            for position in (1, 2):
                box = self.at.get((round_, position))
                if box and lower:
                    edge = lower.x if position == 1 else lower.x + self.box
                    out = box.x + self.box / 2
                    path = f"M{out:g} {box.y + BOX_HEIGHT:g}V{lower.middle:g}H{edge:g}"
                    self.lines.append(Line(box.key, path, dashed=True))


class _Long(Plan):
    """From left to right, a column a round; the game for place three below the final."""

    pitch = 104

    def drawing(self) -> Drawing:
        last = float(self.before_final * self.step)
        for key in self.games:
            round_, position = key
            if is_main(round_):
                span = self.first // round_
                self.put(key, self.column(round_) * self.step, self.pitch * span * (position - 0.5))
        final = self.pitch * self.first / 4
        if self.has(THIRD_PLACE):
            self.put((THIRD_PLACE, 1), last, final + 124)
        self.put_places(last - self.step, last)
        self.join(self.rightwards)
        cup = (last + self.box / 2, final - HALF - 74) if self.has(FINAL) else None
        return self.drawn(-2, last + self.box + 4, self.before_final + 1, cup)


class _Tall(Plan):
    """From left to right with the semi-finals and the final in one column."""

    box = 164
    gap = 26
    pitch = 100

    def drawing(self) -> Drawing:
        half = self.pitch * max(self.first // 4, 1)
        last = 2.0 + max(self.before_final - 1, 0) * self.step
        final = half + 50.0 if self.before_final else 50.0
        for key in self.games:
            round_, position = key
            if round_ == FINAL:
                self.put(key, last, final)
            elif is_main(round_):
                below = position > round_ // 4
                start = half + 100 if below else 0.0
                place = (position - 1) % (round_ // 4)
                height = start + self.pitch * (self.first // round_) * (place + 0.5)
                self.put(key, 2 + self.column(round_) * self.step, height)
        if self.has(THIRD_PLACE):
            self.put((THIRD_PLACE, 1), last, self.lowest() + LABEL + 26 + HALF)
        self.put_places(last - self.step, last)
        self.join(self.rightwards, least=SEMI_FINALS)
        self.to_final()
        cup = (last - self.gap - self.box / 2, final) if self.has(FINAL) and self.before_final > 1 else None
        return self.drawn(0, last + self.box + 2, max(self.before_final, 1), cup)

    def to_final(self) -> None:
        """Straight down and up from the semi-finals."""
        final = self.at.get((FINAL, 1))
        for position in (1, 2):
            semi = self.at.get((SEMI_FINALS, position))
            if semi and final:
                x = semi.x + self.box - 16
                ends = (semi.y + BOX_HEIGHT, final.y) if position == 1 else (semi.y, final.y + BOX_HEIGHT)
                self.lines.append(Line(semi.key, f"M{x:g} {ends[0]:g}V{ends[1]:g}"))
