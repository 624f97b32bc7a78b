"""What the demonstration is made of makes sense before any of it is stored."""

from itertools import combinations, islice

import pytest

from league.accounts.rules.passwords import check_password
from league.activities import rules as activity_rules
from league.demo import accounts, activities, names, results
from league.demo.teams import CUP_GROUPS, GROUPS, RETURNED, TEAMS, seeds
from league.fixtures.rules.draw import SEEDED, Entrant, draw
from league.registration.rules.details import is_code, is_colour, strips_differ
from league.web.crest import crest_art
from league.web.markdown import markdown


def test_there_are_24_teams_in_four_groups_and_eight_of_them_in_the_cup() -> None:
    assert len(TEAMS) == 24
    assert sorted(code for group in GROUPS.values() for code in group) == sorted(TEAMS)
    assert {len(group) for group in GROUPS.values()} == {6}
    cup = [code for group in CUP_GROUPS.values() for code in group]
    assert len(cup) == len(set(cup)) == 8
    assert set(cup) <= set(TEAMS)


def test_every_team_has_its_own_face() -> None:
    everyone = [*TEAMS.values(), RETURNED]
    for key in ("code", "name", "unit", "name_en", "short_name_en"):
        assert len({getattr(entry, key) for entry in everyone}) == 25
    assert len({(entry.dark, entry.light, entry.pattern) for entry in everyone}) == 25
    for entry in everyone:
        assert is_code(entry.code)
        assert is_colour(entry.dark)
        assert is_colour(entry.light)
        assert strips_differ(entry.light, entry.dark)
        assert crest_art(entry.dark, entry.light, entry.pattern, entry.name).letter


@pytest.mark.parametrize("groups", [GROUPS, CUP_GROUPS])
def test_the_seeds_lay_the_groups(groups: dict[str, tuple[str, ...]]) -> None:
    entrants = [Entrant(code, seed=seed) for code, seed in seeds(groups).items()]
    assert draw(entrants, len(groups), SEEDED, "any code") == tuple(groups.values())


def test_the_same_people_come_each_time_and_nobody_twice() -> None:
    first, second = list(islice(names.people(), 400)), list(islice(names.people(), 400))
    assert first == second
    assert len(set(first)) == 400
    people = names.people()
    rosters = {code: names.roster(code, people) for code in TEAMS}
    everyone = [player.name for roster in rosters.values() for player in roster]
    assert len(set(everyone)) == len(everyone)
    for roster in rosters.values():
        assert 10 <= len(roster) <= 12
        assert len({player.number for player in roster}) == len(roster)
        assert sum(player.captain for player in roster) == 1


def test_group_a_has_three_teams_on_nine_points() -> None:
    wins = dict.fromkeys(GROUPS["A"], 0)
    scores = results.played(results.SCORES)
    for pair in combinations(GROUPS["A"], 2):
        played = scores.get(frozenset(pair))
        if played:
            a, b = (sum(side) for side in zip(*played.periods, strict=True))
            wins[played.first if a > b else played.second] += 1
    assert sorted(code for code, won in wins.items() if won == 4) == ["EDU", "POL", "PWR"]


def test_scores_add_up_and_nobody_ends_level() -> None:
    for lines in (results.SCORES, results.CUP_SCORES):
        for played in results.played(lines).values():
            totals = [sum(side) for side in zip(*played.periods, strict=True)]
            assert totals[0] != totals[1]
            assert all(points >= 3 for period in played.periods for points in period)
            regular = [sum(side) for side in zip(*played.periods[:4], strict=True)]
            assert (len(played.periods) == 4) == (regular[0] != regular[1])


def test_activities_may_be_published_and_speak_both_languages() -> None:
    assert len(activities.PUBLISHED) == 6
    assert len({draft.kind for draft in activities.PUBLISHED}) == 6
    for draft in activities.PUBLISHED:
        activity_rules.check_draft(draft)
        activity_rules.check_ready(draft)
        for text in (draft.title_en, draft.summary_en, draft.place_en, draft.body, draft.body_en):
            assert text
        assert markdown(draft.body)


def test_passwords_of_random_words_are_good_enough() -> None:
    made = {accounts._password() for _turn in range(50)}
    assert len(made) == 50
    for password in made:
        check_password(password, ("13800000001",))
