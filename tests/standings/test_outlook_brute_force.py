"""The outlook against trying outcomes (fiba.md section 8). LEAGUE_OUTLOOK_GROUPS=300 compares more groups.

The enumeration is coarse: three margins a game, or 60 with up to two games left, and one score for every loser. Where it
has seen one side only, the team may still be open by a score that it does not try; for such teams outcomes are drawn,
first with margins up to 60, then with all scores that can be entered.
"""

import os
import random

import pytest
from outlook_reference import draw_more, random_group, tried

from league.standings.casefields import case_from
from league.standings.rules.outlook import combinations, outlook, walk
from league.standings.rules.outlook.proof import _remembered

GROUPS = int(os.environ.get("LEAGUE_OUTLOOK_GROUPS", "30"))
SEED = 20261129


def the_outlook_of(data, line, next_may=0):
    """The outlook under test of a group as the reference knows it."""
    plain = [{key: value for key, value in game.items() if key != "number"} for game in data["games"]]
    case = case_from({**data, "games": plain, "id": "random"}, 1)
    draws = [case.lots] if case.lots else []
    return outlook(
        case.games,
        case.ranking,
        line,
        only_teams=case.only_teams,
        draws=draws,
        next_may=next_may,
        adjustments=case.adjustments,
    )


def compared(groups, enough=None, next_may=0, **kind):
    """How the two agree: claims, wrong claims, open teams, and how many of these were seen on one side only.

    With `enough`, no more groups are compared once this was counted.
    """
    chance = random.Random(SEED)
    count = dict.fromkeys(
        ("claims", "wrong", "open", "gave_up", "one_sided", "beyond_60", "undecided", "sentences", "false"), 0
    )
    for _ in range(groups):
        if enough and count[enough]:
            break
        data, line = random_group(chance, **kind)
        found = the_outlook_of(data, line, next_may)
        sentences = [(one.team, condition) for one in found.teams for condition in one.conditions]
        trial = tried(data, line, sentences, next_may=next_may)
        assert {one.team for one in found.teams} == set(trial.teams)
        count["sentences"] += len(sentences)
        count["false"] += len({(team, condition) for team, condition, *_ in trial.wrong})
        one_sided = []
        for one in found.teams:
            seen = trial.teams[one.team].verdict
            if one.verdict == "open":
                count["open"] += 1
                count["gave_up"] += not one.proved
                one_sided += [one.team] if seen != "open" else []
            else:
                count["claims"] += 1
                count["wrong"] += seen != one.verdict
        count["one_sided"] += len(one_sided)
        for word, margin in (("beyond_60", 60), ("undecided", 299)):
            if one_sided and not enough:
                again = draw_more(data, trial, one_sided, margin)
                one_sided = [team for team in one_sided if again.teams[team].verdict != "open"]
                count[word] += len(one_sided)
    return count


def test_no_claim_is_wrong_and_no_sentence_is_false():
    count = compared(GROUPS)
    print(count)
    assert count["wrong"] == 0, count
    assert count["false"] == 0, count
    # Margins from -60 to 60 decide at most 1 % of what the outlook calls open; all scores together decide none of it.
    # (A share of few groups is a matter of luck, so two more are let through there.)
    assert count["beyond_60"] <= 0.01 * count["open"] + 2 * (GROUPS < 300), count
    assert count["undecided"] == 0, count
    # Trying few outcomes misses little; if it missed much, it would be no check.
    assert count["one_sided"] <= 0.04 * count["open"], count
    # A generator whose groups are all decided, or all open, would prove nothing.
    assert min(count["claims"], count["open"]) > GROUPS, count
    assert count["sentences"] > 5 * GROUPS, count


def test_where_the_best_next_of_several_groups_go_on_as_well_no_claim_is_wrong():
    count = compared(15, next_may=1)
    assert (count["wrong"], count["false"]) == (0, 0), count
    assert min(count["claims"], count["open"]) > 15, count


@pytest.fixture
def forgetful():
    """Nothing that a planted engine found is remembered."""
    _remembered.cache_clear()
    yield
    _remembered.cache_clear()


@pytest.mark.parametrize("seen", ["wrong", "false"])
@pytest.mark.parametrize("margin", [1, 15, 60])
def test_an_engine_that_ignores_margins_is_caught(monkeypatch, forgetful, margin, seen):
    whole = combinations.whole_box

    def one_margin_only(games, limits, least):
        box = whole(games, limits, least)
        return {variable: bounds if variable % 2 else (margin, margin) for variable, bounds in box.items()}

    monkeypatch.setattr(combinations, "whole_box", one_margin_only)
    assert compared(60, enough=seen)[seen]


@pytest.mark.parametrize("taken_for", ["in", "out"])
def test_an_engine_that_takes_a_shared_place_for_one_side_is_caught(monkeypatch, forgetful, taken_for):
    monkeypatch.setattr(walk, "SHARED", taken_for)
    assert compared(60, enough="wrong", tie_break=["h2h_points"])["wrong"]


def test_the_loosest_margin_is_the_last_one_that_is_true():
    # With one game left every score of it can be tried: one point more, and some score contradicts the sentence.
    chance, bounds = random.Random(SEED), 0
    while bounds < 60:
        data, line = random_group(chance, most_open=1)
        for one in the_outlook_of(data, line).teams:
            for condition in one.conditions:
                (literal,) = condition.literals
                if not literal.with_margin:
                    continue
                bounds += 1
                beyond = literal.most + 1 if literal.least is None else literal.least - 1
                losers = [*range(0, 300 - beyond, 7), 60, 300 - beyond]
                found = [tried(data, line, margins=(beyond,), loser=loser).teams[one.team] for loser in losers]
                if condition.kind == "through_if":
                    assert any(seen.outside or seen.shared for seen in found), (data, line, condition)
                else:
                    assert any(seen.inside or seen.shared for seen in found), (data, line, condition)
