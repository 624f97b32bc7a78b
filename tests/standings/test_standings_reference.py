"""The ranking against a second implementation. LEAGUE_REFERENCE_GROUPS=20000 compares more groups."""

import os
import random
from collections import Counter

from standings_reference import random_case, reference

from league.standings.casefields import case_from
from league.standings.rules.ranking import rank

GROUPS = int(os.environ.get("LEAGUE_REFERENCE_GROUPS", "1500"))


def test_both_implementations_agree_on_random_groups_with_the_whole_vocabulary():
    chance, seen = random.Random(20261123), Counter[str]()
    for number in range(GROUPS):
        data = random_case(chance, f"{number} {chance.choice(['single', 'double'])}")
        case = case_from(data, number)
        options = {"lots": case.lots, "adjustments": case.adjustments, "spared": data.get("spared", ())}
        table = rank(case.games, case.ranking, only_teams=case.only_teams, **options)
        found = list(table.order), [list(teams) for teams in table.shared], list(table.disqualified)
        assert found == reference(data), data
        seen["shared"] += bool(table.shared)
        seen["disqualified"] += bool(table.disqualified)
        criteria = {step.criterion for step in table.steps}
        seen["tie"] += bool(criteria - {case.ranking.first_by, "second_forfeit"})
        seen["lots"] += "lots" in criteria
        seen["waiting"] += any(step.waits for step in table.steps)
        seen["adjusted"] += any(step.adjusted for step in table.steps)
        seen["spared"] += bool(
            {team for team in data.get("spared", ()) if team in table.records and table.records[team].forfeits > 1}
            - set(table.disqualified)
        )
        played = {record.played for record in table.records.values()}
        seen["unequal"] += len(played) > 1
    # A generator that never reaches the rare branches would prove nothing.
    assert seen["tie"] > GROUPS * 0.6, seen
    assert len(seen) == 8
    assert min(seen.values()) > GROUPS * 0.005, seen


def test_the_reference_itself_knows_the_published_orders(group_cases):
    for data in group_cases:
        expected = data["expected_order"], data.get("expected_shared", []), data.get("expected_disqualified", [])
        assert reference(data) == expected, data["id"]
