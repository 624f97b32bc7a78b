"""Orders of criteria that are rearranged by buttons, without JavaScript too."""

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from typing import Any

from wtforms import Field

from league.competition.rules import TIE_BREAKS


class Order(Field):
    """Criteria in an order; words that are no criterion are left out."""

    def __init__(self, label: Any, known: Collection[str] = TIE_BREAKS, **options: Any) -> None:
        super().__init__(label, **options)
        self.known = known
        self.held: Sequence[str] = ()
        """The order as it is stored, to tell what was moved."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = [word for word in valuelist if word in self.known][: 2 * len(self.known)]

    def process_data(self, value: Any) -> None:
        self.data = list(value or ())

    @property
    def unused(self) -> list[str]:
        """The criteria that could still be added."""
        return [word for word in self.known if word not in self.data]

    @property
    def moved(self) -> set[str]:
        """The criteria that are new or were moved; the longest run that stayed in order is not."""
        blocks = SequenceMatcher(None, list(self.held), self.data, autojunk=False).get_matching_blocks()
        stayed = {word for block in blocks for word in self.data[block.b : block.b + block.size]}
        return set(self.data) - stayed if self.held else set()

    def rearrange(self, deed: str, place: str, added: str) -> None:
        """Do what a button says: `up`, `down` or `drop` at a place from 0, or `add` what was chosen."""
        if deed == "add":
            self.data += [added] if added in self.unused else []
        elif place.isascii() and place.isdigit():
            _move(self.data, deed, int(place[:3]))


def focus_after(do: str, orders: dict[str, Order]) -> str:
    """Which button has the focus on the page that follows a press of `up` or `down`: of the same criterion, where it
    can be pressed."""
    found = re.fullmatch(r"(up|down):(\w+):([0-9]{1,3})", do)
    if not found or found[2] not in orders:
        return ""
    deed, name, last = found[1], found[2], len(orders[found[2]].data) - 1
    to = int(found[3]) + (-1 if deed == "up" else 1)
    if deed == "up" and to <= 0:
        return f"down:{name}:0"
    if deed == "down" and to >= last:
        return f"up:{name}:{last}"
    return f"{deed}:{name}:{to}"


def _move(order: list[str], deed: str, at: int) -> None:
    """Change the order in place; a place that is not there changes nothing."""
    to = at + {"up": -1, "down": 1}.get(deed, 0)
    if not (0 <= at < len(order) and 0 <= to < len(order)):
        return
    if deed == "drop":
        del order[at]
    elif to != at:
        order[at], order[to] = order[to], order[at]
