"""RobinX constraints struck from a season's document, and whether what is left can be timed at all.

Shares nothing with the engine: one Boolean a match and slot, constraint by constraint as the format words them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import permutations
from typing import Any
from xml.etree import ElementTree

from ortools.sat.python import cp_model

Fact = Mapping[str, Any]


def only(text: str, facts: Iterable[Fact]) -> str:
    """The document in which of all hard constraints only these are left, with only the slots that they name."""
    root, facts = ElementTree.fromstring(text), list(facts)
    for kind in root.find("Constraints"):
        for each in list(kind):
            named = [fact for fact in facts if fact["rule"] == each.tag and _is(each, fact["at"])]
            if each.get("type") == "HARD" and not named:
                kind.remove(each)
            elif each.tag == "CA1":
                (fact,) = named
                slots = set(fact["at"]["slots"].split(";"))
                assert slots <= set(each.attrib["slots"].split(";")), "a slot that the document does not name"
                each.set("slots", fact["at"]["slots"])
    return ElementTree.tostring(root, encoding="unicode")


def _is(each: ElementTree.Element, at: Mapping[str, Any]) -> bool:
    """Whether the fact speaks of this constraint."""
    wanted = {"teams" if name == "team" else name: str(value) for name, value in at.items() if name != "slots"}
    return wanted.items() <= each.attrib.items()


class _Plain:
    """A match in a slot, or not."""

    def __init__(self, root: ElementTree.Element) -> None:
        self.model = cp_model.CpModel()
        self.teams = [team.attrib["id"] for team in root.iter("team")]
        self.slots = range(len(list(root.iter("slot"))))
        self.pairs = list(permutations(self.teams, 2))
        self.at = {(h, a, s): self.model.new_bool_var("") for h, a in self.pairs for s in self.slots}
        for h, a in self.pairs:
            self.model.add_exactly_one(self.at[h, a, s] for s in self.slots)
        self.plays = {
            (t, s): [self.at[h, a, s] for h, a in self.pairs if t in (h, a)] for t in self.teams for s in self.slots
        }
        for found in self.plays.values():
            self.model.add_at_most_one(found)

    def ca1(self, each: ElementTree.Element) -> None:
        team, at_home = each.attrib["teams"], each.attrib["mode"] == "H"
        for s in (int(s) for s in each.get("slots", "").split(";") if s):
            for h, a in self.pairs:
                if team == h or (team == a and not at_home):
                    self.model.add(self.at[h, a, s] == 0)

    def ca3(self, each: ElementTree.Element) -> None:
        length, most = int(each.attrib["intp"]), int(each.attrib["max"])
        for t in self.teams:
            for first in range(len(self.slots) - length + 1):
                row = [var for s in range(first, first + length) for var in self.plays[t, s]]
                self.model.add(sum(row) <= most)

    def se1(self, each: ElementTree.Element) -> None:
        for h, a in self.pairs:
            for s in self.slots:
                for near in range(s, min(s + int(each.attrib["min"]), self.slots[-1]) + 1):
                    self.model.add_bool_or([~self.at[h, a, s], ~self.at[a, h, near]])


def possible(text: str) -> bool:
    """Whether the hard constraints leave room for a double round robin; fails where that stays open."""
    root = ElementTree.fromstring(text)
    plain = _Plain(root)
    for each in (each for kind in root.find("Constraints") for each in kind if each.get("type") == "HARD"):
        {"CA1": plain.ca1, "CA3": plain.ca3, "SE1": plain.se1}[each.tag](each)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = 10
    status = solver.solve(plain.model)
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE), "left open"
    return status != cp_model.INFEASIBLE
