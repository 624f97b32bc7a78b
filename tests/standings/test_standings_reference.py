"""The ranking against a second implementation. LEAGUE_REFERENCE_GROUPS=20000 compares more groups."""

import os
import random

from standings_reference import random_case, reference

from league.standings.casefields import case_from
from league.standings.rules.ranking import rank

GROUPS = int(os.environ.get("LEAGUE_REFERENCE_GROUPS", "1500"))


def test_both_implementations_agree_on_random_groups_with_the_whole_vocabulary():
    chance, seen = random.Random(20261123), {"tie": 0, "shared": 0, "disqualified": 0, "lots": 0}
    for number in range(GROUPS):
        data = random_case(chance, f"{number} {chance.choice(['single', 'double'])}")
        case = case_from(data, number)
        table = rank(case.games, case.ranking, only_teams=case.only_teams, lots=case.lots)
        found = list(table.order), [list(teams) for teams in table.shared], list(table.disqualified)
        assert found == reference(data), data
        seen["shared"] += bool(table.shared)
        seen["disqualified"] += bool(table.disqualified)
        criteria = {step.criterion for step in table.steps}
        seen["tie"] += bool(criteria - {case.ranking.first_by, "second_forfeit"})
        seen["lots"] += "lots" in criteria
    # A generator that never reaches the rare branches would prove nothing.
    assert seen["tie"] > GROUPS * 0.6, seen
    assert min(seen.values()) > GROUPS * 0.005, seen


def test_the_reference_itself_knows_the_published_orders(group_cases):
    for data in group_cases:
        expected = data["expected_order"], data.get("expected_shared", []), data.get("expected_disqualified", [])
        assert reference(data) == expected, data["id"]
