"""How a name fits the box of a bracket, where nothing can wrap by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

NORMAL, SMALL = 15.0, 11.5


@dataclass(frozen=True)
class Fitted:
    """A name as it fits its box: one line or two, small where it must be, squeezed to `squeeze` as the last resort."""

    lines: tuple[str, ...]
    small: bool
    squeeze: float | None = None

    def squeezes(self, line: str) -> bool:
        """Whether this line is too long; its shorter neighbour keeps its shape."""
        return self.squeeze is not None and measure(line) * SMALL > self.squeeze


def fit(name: str, room: float) -> Fitted:
    """A name is never cut: smaller, then in two lines, and only then squeezed."""
    if measure(name) * NORMAL <= room:
        return Fitted((name,), False)
    if measure(name) * SMALL <= room:
        return Fitted((name,), True)
    lines = _two_lines(name)
    widest = max(measure(line) for line in lines) * SMALL
    return Fitted(lines, True, room if widest > room else None)


def measure(text: str) -> float:
    """About how wide a text is, in units of its size."""
    return sum(1.0 if east_asian_width(char) in "WF" else 0.58 for char in text)


def _two_lines(name: str) -> tuple[str, ...]:
    """At the space, or else between the characters, that makes both lines most alike."""
    spaces = [at for at, char in enumerate(name) if char == " "]
    places: Sequence[int] = spaces or range(1, len(name))
    if not places:
        return (name,)
    at = min(places, key=lambda at: abs(measure(name[:at]) - measure(name[at:])))
    return name[:at].strip(), name[at:].strip()
