"""What holds for every outlook: it depends on results alone, and what is proved stays true whatever is played next."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from outlook_reference import random_group
from test_standings_properties import swap

from league.standings.casefields import case_from
from league.standings.rules.facts import GameFact
from league.standings.rules.outlook import outlook

few = settings(max_examples=25, derandomize=True, deadline=None, database=None)
seeds = st.integers(0, 2**32)


def a_group(seed):
    """A case with up to four games left, its line and its chance."""
    chance = random.Random(seed)
    data, line = random_group(chance, most_open=4)
    plain = [{key: value for key, value in game.items() if key != "number"} for game in data["games"]]
    return case_from({**data, "games": plain, "id": "random"}, 1), line, chance


def the_outlook_of(case, line, games=None, name=lambda team: team):
    only = None if case.only_teams is None else [name(team) for team in case.only_teams]
    draws = [[name(team) for team in case.lots]] if case.lots else []
    given = {(step, name(team)): points for (step, team), points in case.adjustments.items()}
    return outlook(games or case.games, case.ranking, line, only_teams=only, draws=draws, adjustments=given)


def verdicts(found, name=lambda team: team):
    return {name(one.team): (one.verdict, one.proved) for one in found.teams}


@few
@given(seeds)
def test_names_do_not_matter(seed):
    case, line, chance = a_group(seed)
    teams = sorted({game.home for game in case.games} | {game.away for game in case.games})
    name = dict(zip(teams, chance.sample(range(1000), len(teams)), strict=True)).__getitem__
    renamed = [game._replace(home=name(game.home), away=name(game.away)) for game in case.games]
    assert verdicts(the_outlook_of(case, line, renamed, name)) == verdicts(the_outlook_of(case, line), name)


@few
@given(seeds)
def test_neither_the_order_of_the_games_nor_who_hosted_matters(seed):
    case, line, chance = a_group(seed)
    shuffled = [swap(game) if chance.random() < 0.5 else game for game in case.games]
    chance.shuffle(shuffled)
    assert verdicts(the_outlook_of(case, line, shuffled)) == verdicts(the_outlook_of(case, line))


@few
@given(seeds)
def test_who_hosted_does_not_change_what_must_happen(seed):
    case, line, chance = a_group(seed)
    swapped = [swap(game) if chance.random() < 0.5 else game for game in case.games]
    before, after = the_outlook_of(case, line), the_outlook_of(case, line, swapped)
    assert {one.team: one.conditions for one in before.teams} == {one.team: one.conditions for one in after.teams}


@few
@given(seeds)
def test_no_result_takes_back_what_was_proved(seed):
    case, line, chance = a_group(seed)
    before = the_outlook_of(case, line)
    games = list(case.games)
    while any(game.status == "scheduled" for game in games):
        at = chance.choice([index for index, game in enumerate(games) if game.status == "scheduled"])
        margin = chance.choice([1, 15, 60, 120, 299])
        scores = [chance.randint(0, 300 - margin)] * 2
        scores[chance.randint(0, 1)] += margin
        games[at] = GameFact(games[at].home, games[at].away, *scores)
        after = the_outlook_of(case, line, games)
        for one in before.teams:
            if one.verdict != "open":
                assert after.of(one.team).verdict == one.verdict
        before = after


@few
@given(seeds)
def test_as_many_go_on_as_there_are_places_and_no_more_are_said_to(seed):
    case, line, _ = a_group(seed)
    found = the_outlook_of(case, line)
    through = [one for one in found.teams if one.verdict == "qualified"]
    out = [one for one in found.teams if one.verdict == "out"]
    assert len(through) <= line
    assert len(out) <= len(found.teams) - line


@few
@given(seeds)
def test_a_sentence_says_nothing_that_a_shorter_one_says_already(seed):
    case, line, _ = a_group(seed)
    for one in the_outlook_of(case, line).teams:
        for condition in one.conditions:
            assert 1 <= len(condition.literals) <= 3
            for other in one.of_kind(condition.kind):
                assert other is condition or not set(other.literals) <= set(condition.literals)
