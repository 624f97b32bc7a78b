"""What holds for every group: the order depends on nothing but results, and its explanation can be followed by hand."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from standings_reference import random_case

from league.competition.rules import Ranking
from league.standings.casefields import case_from
from league.standings.rules.facts import GameFact
from league.standings.rules.ranking import rank

quick = settings(max_examples=100, derandomize=True, deadline=None, database=None)
seeds = st.integers(0, 2**32)
SWAPPED = {"home": "away", "away": "home"}


def ranked(case, games=None, name=lambda team: team):
    only = None if case.only_teams is None else [name(team) for team in case.only_teams]
    return rank(games or case.games, case.ranking, only_teams=only, lots=[name(team) for team in case.lots])


def a_case(seed):
    chance = random.Random(seed)
    return case_from(random_case(chance, chance.choice(["single", "double"])), 1), chance


def places(table):
    """The order as it is meant: a list of sets, each sharing a rank."""
    found = {}
    for team in table.order:
        found.setdefault(table.ranks[team], set()).add(team)
    return list(found.values())


def swap(game):
    """The same game seen from the other side."""
    status, _, side = game.status.partition("_")
    status = f"{status}_{SWAPPED[side]}" if side else status
    return GameFact(
        game.away, game.home, game.away_score, game.home_score, status, game.away_for_table, game.home_for_table
    )


@quick
@given(seeds)
def test_the_order_of_the_games_does_not_matter_not_even_to_the_explanation(seed):
    case, chance = a_case(seed)
    shuffled = chance.sample(case.games, len(case.games))
    assert ranked(case, shuffled) == ranked(case)
    assert ranked(case, shuffled).steps == ranked(case).steps


@quick
@given(seeds)
def test_who_hosted_does_not_matter(seed):
    case, chance = a_case(seed)
    swapped = [swap(game) if chance.random() < 0.5 else game for game in case.games]
    assert ranked(case, swapped) == ranked(case)
    assert ranked(case, swapped).records == ranked(case).records


@quick
@given(seeds)
def test_names_do_not_matter(seed):
    case, chance = a_case(seed)
    teams = sorted({game.home for game in case.games} | {game.away for game in case.games})
    name = dict(zip(teams, chance.sample(range(1000), len(teams)), strict=True)).__getitem__
    renamed = [game._replace(home=name(game.home), away=name(game.away)) for game in case.games]
    found = places(ranked(case, renamed, name))
    assert found == [{name(team) for team in place} for place in places(ranked(case))]


@quick
@given(seeds)
def test_every_team_has_one_place_or_a_stated_share(seed):
    case, _ = a_case(seed)
    table = ranked(case)
    named = {game.home for game in case.games} | {game.away for game in case.games}
    expected = (named if case.only_teams is None else set(case.only_teams)) - set(table.disqualified)
    assert len(table.order) == len(set(table.order))
    assert set(table.order) == expected == set(table.ranks)
    for teams in table.shared:
        at = table.order.index(teams[0])
        assert table.order[at : at + len(teams)] == teams
        assert {table.ranks[team] for team in teams} == {at + 1}
    alone = set(table.order) - {team for teams in table.shared for team in teams}
    assert all(table.order[table.ranks[team] - 1] == team for team in alone)


@quick
@given(seeds)
def test_following_the_explanation_by_hand_gives_the_order(seed):
    case, _ = a_case(seed)
    table = ranked(case)
    steps = [step for step in table.steps if step.criterion != "second_forfeit"]
    followed = [set(table.order)] if table.order else []
    for step in steps:
        # Each step takes teams that stand together so far, and sorts them by its values, higher first.
        at = followed.index(set(step.teams))
        by_value = {}
        for team in step.teams:
            by_value.setdefault(step.values[team], set()).add(team)
        parts = [by_value[value] for value in sorted(by_value, reverse=True)]
        assert parts == [set(part) for part in step.parts]
        followed[at : at + 1] = parts
    assert followed == places(table)
    assert [set(step.teams) for step in steps if step.criterion == "shared"] == [set(teams) for teams in table.shared]


@quick
@given(seeds)
def test_points_scored_are_points_conceded_and_every_win_is_a_defeat(seed):
    case, _ = a_case(seed)
    records = rank(case.games, case.ranking, only_teams=None).records.values()
    assert sum(record.scored for record in records) == sum(record.conceded for record in records)
    assert sum(record.won for record in records) == sum(record.lost for record in records)


def test_fractions_are_compared_exactly():
    # As floats both ratios are 1.0000000000000002 or 1.0; exactly, A's is the higher one by a hair.
    large = 10**16
    games = [GameFact("B", "Y", large + 2, large + 1), GameFact("A", "X", large + 1, large)]
    assert rank(games, Ranking(tie_break=("ratio",))).order[:2] == ("A", "B")
