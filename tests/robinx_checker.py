"""A RobinX solution held against its instance, constraint by constraint, by the words of the format alone.

Shares nothing with the engine. It knows the constraints that the published seasons of amateur leagues use, and fails
loudly at any other.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations
from typing import NamedTuple
from xml.etree import ElementTree


class Match(NamedTuple):
    home: str
    away: str
    slot: int


class Season:
    """An instance, as text, and what its constraints say about a list of matches."""

    def __init__(self, text: str) -> None:
        self.root = ElementTree.fromstring(text)
        self.name = self.root.findtext("MetaData/InstanceName")
        self.teams = [team.get("id") for team in self.root.iter("team")]
        self.slots = len(list(self.root.iter("slot")))
        self.constraints = [each for kind in self.root.find("Constraints") for each in kind]

    def violations(self, matches: list[Match]) -> list[str]:
        """Every hard constraint that is broken, and every pair that does not meet once at each side."""
        wrong = [f"{m} is no match of this season" for m in matches if not self._sane(m)]
        met = sorted((m.home, m.away) for m in matches)
        if met != sorted(permutations(self.teams, 2)):
            wrong.append("not every team is host to every other one once")
        for m in matches:
            wrong += [
                f"{m}: a team plays twice" for n in matches if m != n and m.slot == n.slot and {*m[:2]} & {*n[:2]}
            ]
        for each in self.constraints:
            if each.get("type") == "HARD":
                wrong += [f"{each.tag} {each.attrib}: {text}" for text in self._broken(each, matches)]
        return wrong

    def _sane(self, m: Match) -> bool:
        return {m.home, m.away} <= set(self.teams) and m.home != m.away and 0 <= m.slot < self.slots

    def _broken(self, each: ElementTree.Element, matches: list[Match]) -> list[str]:
        if each.tag == "CA1":
            team, mode = each.attrib["teams"], each.attrib["mode"]
            barred = {int(slot) for slot in each.get("slots", "").split(";") if slot}
            sides = {"H": lambda m: m.home == team, "HA": lambda m: team in m[:2]}[mode]
            return [str(m) for m in matches if sides(m) and m.slot in barred]
        if each.tag == "SE1":
            at = {(m.home, m.away): m.slot for m in matches}
            least = int(each.attrib["min"])
            return [f"{a} {b}" for (a, b), slot in at.items() if (b, a) in at and abs(slot - at[b, a]) - 1 < least]
        assert each.tag == "CA3", f"a constraint that this checker does not know: {each.tag}"
        return [f"{team} from {first} on" for team, first, _beyond in self._rows(each, matches)]

    def objective(self, matches: list[Match]) -> int:
        """The soft constraints: games beyond the most, in each row of slots, at their price."""
        soft = [each for each in self.constraints if each.get("type") == "SOFT"]
        assert {each.tag for each in soft} <= {"CA3"}
        return sum(int(each.attrib["penalty"]) * row[2] for each in soft for row in self._rows(each, matches))

    def _rows(self, each: ElementTree.Element, matches: list[Match]) -> list[tuple[str, int, int]]:
        assert (each.attrib["mode1"], each.attrib["mode2"], each.attrib["min"]) == ("HA", "SLOTS", "0")
        length, most = int(each.attrib["intp"]), int(each.attrib["max"])
        busy: dict[str, list[int]] = defaultdict(list)
        for m in matches:
            busy[m.home].append(m.slot)
            busy[m.away].append(m.slot)
        found = []
        for team in self.teams:
            for first in range(self.slots - length + 1):
                games = sum(first <= slot < first + length for slot in busy[team])
                if games > most:
                    found.append((team, first, games - most))
        return found


def matches_of(text: str) -> list[Match]:
    """The matches of a solution's document."""
    found = ElementTree.fromstring(text).iter("ScheduledMatch")
    return [Match(m.attrib["home"], m.attrib["away"], int(m.attrib["slot"])) for m in found]
