"""Teams of different groups beside each other: FIBA OBR D.4 and D.3."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standings_builders import games, order, ranking
from standings_reference import random_case

from league.competition.rules import Points
from league.standings.casefields import case_from
from league.standings.rules.across import ComparedGroup, compare
from league.standings.rules.facts import GameFact
from league.standings.rules.ranking import rank
from league.standings.rules.why import explain
from league.wording import CHINESE, say

WORDS = ("points", "difference", "scored")
quick = settings(max_examples=150, derandomize=True, deadline=None, database=None)


def a_group(key, *lines, by=None, adjustments=None, teams=()):
    played = games(*lines)
    table = rank(played, by or ranking(), teams=teams, adjustments=adjustments)
    return ComparedGroup(key, table, played, adjustments)


def across(groups, rank=2, words=WORDS, **more):
    return compare(groups, rank, words=words, points=Points(), **more)


def with_figures(team, won, lost, scored, conceded):
    """A group whose second has exactly these figures over its games."""
    played = [GameFact(team, "X", 1, 0)] * (won - 1) + [GameFact(team, "X", 0, 1)] * (lost - 1)
    played += [GameFact(team, "X", scored - won + 1, 0), GameFact(team, "X", 0, conceded - lost + 1)]
    table = rank(games(f"First{team} 80-70 {team}", f"First{team} 80-70 {team}"), ranking())
    return ComparedGroup(team, table, played)


def test_the_official_best_seconds():
    # FIBA OBR D.4: 2-D 7-1 628:521; 2-B 6-2 551:488 (+63); 2-A 6-2 531:506 (+25); 2-C 6-2 525:500 (+25, fewer goals)
    figures = [
        ("A", 6, 2, 531, 506),
        ("B", 6, 2, 551, 488),
        ("C", 6, 2, 525, 500),
        ("D", 7, 1, 628, 521),
    ]
    found = across([with_figures(*group) for group in figures])
    records = {team: record for team, record in found.table.records.items()}
    assert {t: (r.won, r.lost, r.scored, r.conceded) for t, r in records.items()} == {t: tuple(f) for t, *f in figures}
    assert order(found.table) == "D B A C"
    assert [(step.criterion, step.parts) for step in found.table.steps] == [
        ("points", (("D",), ("B", "A", "C"))),
        ("difference", (("B",), ("A", "C"))),
        ("scored", (("A",), ("C",))),
    ]


def test_turkey_and_iran_were_level_on_difference_and_parted_by_goals_scored():
    # World Cup 2019, places 17 to 32 (case wc2019-cross-21): both 2-3 and +7; Turkey scored more.
    found = across([with_figures("IRI", 2, 3, 384, 377), with_figures("TUR", 2, 3, 398, 391)])
    assert order(found.table) == "TUR IRI"
    assert found.table.steps[-1].criterion == "scored"


LARGE = (
    "A 80-70 B", "A 80-70 C", "A 80-70 D", "A 80-40 E", "B 75-70 C", "B 75-70 D", "B 99-40 E", "C 80-70 D", "C 80-40 E",
    "D 80-40 E",
)  # fmt: skip
SMALL = ("P 80-70 Q", "P 80-70 R", "P 80-70 S", "Q 76-70 R", "Q 76-70 S", "R 80-70 S")


def test_games_against_the_last_of_a_larger_group_are_left_out():
    found = across([a_group("A", *LARGE), a_group("B", *SMALL)])
    assert found.left_out == {"A": ("E",)}
    assert {team: (r.played, r.difference) for team, r in found.table.records.items()} == {"Q": (3, 2), "B": (3, 0)}
    assert order(found.table) == "Q B"
    assert found.team_at(1) == "Q"
    assert order(across([a_group("A", *LARGE), a_group("B", *SMALL)], equal=False).table) == "B Q"


def test_leaving_out_never_touches_the_order_inside_the_group():
    large = a_group("A", *LARGE)
    before = large.table.order
    across([large, a_group("B", *SMALL)])
    assert large.table.order == before


def test_a_team_out_by_a_second_forfeit_makes_the_last_of_other_groups_fall():
    # D.3: 4-A forfeits twice, so group A has three teams, and in group B the games of 4-B fall for the comparison.
    first = (
        "A 80-70 B",
        "A 80-70 C",
        "B 80-70 C",
        "A 20-0 D, D forfeits",
        "B 20-0 D, D forfeits",
        "C 20-0 D, D forfeits",
    )
    found = across([a_group("A", *first), a_group("B", *SMALL)])
    assert found.left_out == {"B": ("S",)}
    assert {record.played for record in found.table.records.values()} == {2}


def test_a_group_without_the_rank_takes_no_part_and_makes_nobody_smaller():
    found = across([a_group("A", *SMALL), a_group("B", "X 80-70 Y")], rank=3)
    assert (found.table.order, found.left_out) == (("R",), {})
    assert across([], rank=3).table.order == ()


CIRCLE = ("A 80-70 B", "B 80-70 C", "C 80-70 A")


def test_a_shared_rank_leaves_the_comparison_unsettled():
    found = across([a_group("A", *CIRCLE), a_group("B", *SMALL)])
    assert found.unsettled == {"A": ("A", "B", "C")}
    assert found.table.order == ("Q",)
    assert found.team_at(1) is None


def test_a_shared_last_rank_leaves_unsettled_whose_games_fall():
    last = ("A 80-60 B", "A 80-60 C", "A 80-60 D", "B 80-70 C", "B 80-70 D", "C 70-71 D", "D 70-71 C")
    group = a_group("A", *last)
    assert group.table.shared == (("C", "D"),)
    found = across([group, a_group("B", "P 80-70 Q", "P 80-70 R", "Q 76-70 R")])
    assert found.unsettled == {"A": ("C", "D")}
    assert found.team_at(1) is None


def test_what_nothing_parts_is_shared_until_lots_are_drawn():
    groups = [a_group(key, f"{a} 80-70 {b}") for key, a, b in (("A", "A", "B"), ("B", "P", "Q"))]
    found = across(groups, rank=1)
    assert order(found.table) == "A=P"
    assert found.settled
    assert found.team_at(1) is None
    assert found.team_at(2) is None
    drawn = across(groups, rank=1, lots=("P", "A"))
    assert order(drawn.table) == "P A"
    assert drawn.team_at(1) == "P"


def test_points_by_decision_count_in_the_comparison():
    taken = {("points", "Q"): -1}
    found = across([a_group("A", *LARGE[:6] + LARGE[7:8]), a_group("B", *SMALL, adjustments=taken)], equal=False)
    assert found.table.records["Q"].adjusted == -1
    assert found.table.steps[0].adjusted == {"Q": -1}
    assert order(found.table) == "B Q"


def test_the_comparison_explains_itself():
    found = across([with_figures("A", 6, 2, 531, 506), with_figures("C", 6, 2, 525, 500)])
    assert [say(explain(step), CHINESE) for step in found.table.steps] == [
        "先按积分排列：A 14 分、C 14 分。仍分不出先后。",
        "A、C两队同积 14 分，看参加比较的小组赛的净胜分：A +25、C +25。仍分不出先后。",
        "A、C两队仍并列，看参加比较的小组赛的总得分：A 531 分、C 525 分。依次为A、C。",
    ]


@pytest.mark.parametrize(
    "words", [("wins", "ratio"), ("difference",), ("scored", "points"), ("ratio", "wins", "scored")]
)
def test_any_words_of_a_regulation_can_be_compared_and_said(words):
    found = across([a_group("A", *LARGE), a_group("B", *SMALL)], words=words)
    assert len(found.table.order) == 2
    assert all(say(explain(step), CHINESE) for step in found.table.steps)
    said = say(explain(found.table.steps[0]), CHINESE)
    assert said.startswith("先按")


def some_groups(seed):
    chance = random.Random(seed)
    made = []
    for key in range(chance.randint(1, 5)):
        case = case_from(random_case(chance, chance.choice(["single", "double"])), 1)
        name = lambda team, key=key: f"{key}{team}"  # noqa: E731 -- one line for one letter
        played = [game._replace(home=name(game.home), away=name(game.away)) for game in case.games]
        table = rank(played, case.ranking)
        out = set(table.disqualified)
        played = [game for game in played if game.home not in out and game.away not in out]
        made.append(ComparedGroup(key, table, played))
    return made, chance


@quick
@given(st.integers(0, 2**32))
def test_neither_the_order_of_groups_and_games_nor_hosts_matter(seed):
    groups, chance = some_groups(seed)
    place, equal = chance.randint(1, 5), chance.random() < 0.7
    found = across(groups, place, equal=equal)
    mixed = [
        ComparedGroup(group.key, group.table, chance.sample(group.games, len(group.games)))
        for group in chance.sample(groups, len(groups))
    ]
    assert across(mixed, place, equal=equal) == found
    assert across(mixed, place, equal=equal).table.steps == found.table.steps


@quick
@given(st.integers(0, 2**32))
def test_following_the_comparison_by_hand_gives_its_order(seed):
    groups, chance = some_groups(seed)
    found = across(groups, chance.randint(1, 5))
    followed = [set(found.table.order)] if found.table.order else []
    for step in found.table.steps:
        at = followed.index(set(step.teams))
        values = sorted(set(step.values.values()), reverse=True)
        parts = [{team for team in step.teams if step.values[team] == value} for value in values]
        followed[at : at + 1] = parts
    places = [
        {team for team in found.table.order if found.table.ranks[team] == rank} for rank in found.table.ranks.values()
    ]
    assert followed == [place for at, place in enumerate(places) if place not in places[:at]]
    compared = {group.key for group in groups if len(group.table.order) >= found.rank}
    named = set(found.group_of.values())
    assert compared >= named
    assert compared - named <= set(found.unsettled)
