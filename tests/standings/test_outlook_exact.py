"""In a small world, where games end by 1 to 3 and losers score 0 to 2, every outcome can be tried: nothing may differ."""

import itertools
import os
import random

import pytest
from outlook_reference import FIBA, Seen, ended, random_result, unplayed
from standings_reference import first, parted, random_ranking, settle
from test_outlook_brute_force import the_outlook_of

from league.standings.rules.outlook import combinations, margins
from league.standings.rules.outlook.group import loser, margin
from league.standings.rules.outlook.proof import _remembered

WORLDS = int(os.environ.get("LEAGUE_OUTLOOK_WORLDS", "60"))
MARGINS, LOSERS = range(1, 4), range(3)


@pytest.fixture
def small_world(monkeypatch):
    """The engine may use no margin and no score but those of the small world."""
    whole = combinations.whole_box

    def small_box(games, limits, least):
        box = whole(games, limits, least)
        for game in range(games):
            low, high = box[margin(game)]
            box[margin(game)] = low, min(high, MARGINS[-1])
            box[loser(game)] = LOSERS[0], LOSERS[-1]
        return box

    monkeypatch.setattr(combinations, "whole_box", small_box)
    monkeypatch.setattr(margins, "MOST_ASKED", MARGINS[-1])
    monkeypatch.setattr(margins, "MOST_A_GAME", MARGINS[-1])
    _remembered.cache_clear()
    yield
    _remembered.cache_clear()


def a_small_group(chance):
    """A group of 3 to 5 with one or two games left, all others close, so that ties go deep."""
    teams = list("ABCDE"[: chance.randint(3, 5)])
    pairs = list(itertools.combinations(teams, 2))
    chance.shuffle(pairs)
    left = chance.choice([1, 2, 2])
    case = {"ranking": FIBA, "games": [unplayed(*pair) for pair in pairs[:left]]}
    for pair in pairs[left:]:
        game = random_result(chance, *pair)
        margin, low = chance.randint(1, 3), chance.randint(0, 2)
        home_won = chance.random() < 0.5
        case["games"].append(
            {**game, "home_score": low + margin * home_won, "away_score": low + margin * (not home_won)}
        )
    if chance.random() < 0.6:
        case["ranking"] = random_ranking(chance)
    if chance.random() < 0.3:
        # Level on points whoever wins, so that everything is left to the criteria.
        case["ranking"] = {**case["ranking"], "points": {"win": 1, "loss": 1, "default": 1, "forfeit": 0}}
    if chance.random() < 0.1:
        case["lots"] = chance.sample(teams, len(teams))
    for number, game in enumerate(case["games"]):
        game["number"] = number
    return case, chance.randint(1, len(teams) - 1)


def every_outcome(case, line):
    """(winner and margin of each open game by its number, rank of the last and of the first in each team's place)."""
    games = {game["number"]: game for game in case["games"] if game["status"] == "scheduled"}
    played = [game for game in case["games"] if game["status"] != "scheduled"]
    ways = list(itertools.product((True, False), MARGINS, LOSERS))
    for outcome in itertools.product(ways, repeat=len(games)):
        over = played + [ended(game, *way) for game, way in zip(games.values(), outcome, strict=True)]
        results = {
            number: (game["home"] if way[0] else game["away"], way[1])
            for (number, game), way in zip(games.items(), outcome, strict=True)
        }
        places, before = {}, 0
        teams = {game[side] for game in over for side in ("home", "away")}
        for level in parted(teams, lambda team, over=over: first(team, over, case)):
            for place in settle(level, over, {**case, "games": over}):
                for team in place:
                    places[team] = (before + len(place), before + 1)
                before += len(place)
        yield results, places


def seen_of(places, line):
    last, before = places
    return Seen(last <= line, before > line, last > line >= before)


def agrees(condition, results, bounds=True):
    return all(
        results[literal.game][0] == literal.winner
        and (not bounds or (literal.least or 0) <= results[literal.game][1] <= (literal.most or 99))
        for literal in condition.literals
    )


def holds(condition, places, line):
    last, before = places
    return last <= line if condition.kind == "through_if" else before > line


def test_every_verdict_and_every_sentence_is_exact(small_world):
    chance, count = random.Random(20261129), dict.fromkeys(("qualified", "out", "open", "gave_up", "bounds"), 0)
    for _ in range(WORLDS):
        case, line = a_small_group(chance)
        found = the_outlook_of(case, line)
        outcomes = list(every_outcome(case, line))
        # With quotients a looser bound may be true and yet not be proved in the steps there are.
        criteria = {*case["ranking"]["tie_break"], *(case["ranking"].get("tie_break_two") or ())}
        exact = not criteria & {"h2h_ratio", "ratio", "quotients"}
        for one in found.teams:
            seen = Seen()
            for _results, places in outcomes:
                seen |= seen_of(places[one.team], line)
            count["gave_up"] += not one.proved
            if one.proved:
                assert one.verdict == seen.verdict, (case, line, one)
                count[one.verdict] += 1
            for condition in one.conditions:
                if condition.kind == "needs":
                    continue
                true = [
                    holds(condition, places[one.team], line)
                    for results, places in outcomes
                    if agrees(condition, results)
                ]
                assert true
                assert all(true), (case, line, one.team, condition)
                count["bounds"] += exact and any_looser_bound_is_false(condition, one.team, outcomes, line)
    assert count["gave_up"] <= 0.02 * sum(count.values()), count
    assert min(count[word] for word in ("qualified", "out", "open", "bounds")) > WORLDS / 6, count


def any_looser_bound_is_false(condition, team, outcomes, line):
    """A bound that is one point looser is contradicted by some outcome; 0 for a sentence without a bound."""
    bound = next((literal for literal in condition.literals if literal.with_margin), None)
    if bound is None:
        return 0
    beyond = bound.most + 1 if bound.least is None else bound.least - 1
    there = [
        holds(condition, places[team], line)
        for results, places in outcomes
        if agrees(condition, results, bounds=False) and results[bound.game][1] == beyond
    ]
    assert there
    assert not all(there), (team, condition)
    return 1
