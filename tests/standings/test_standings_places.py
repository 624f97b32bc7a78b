"""Final places by the rule: FIBA OBR D.5."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from league.fixtures.rules.knockout import bracket, seeded_entries
from league.standings.rules.facts import Record
from league.standings.rules.places import GroupLine, Pair, final_places

quick = settings(max_examples=300, derandomize=True, deadline=None, database=None)


def line(team, rank, won, lost, scored=400, conceded=400, stage=1):
    record = Record(won + lost, won, lost, 2 * won + lost, scored, conceded, scored - conceded, 0, 0)
    return GroupLine(team, stage, rank, record)


def pairs(*lines, stage=2):
    """`8 A B`: A beat B in the round of eight; 2 final, 3 third place, 5, 6 and 7 as in a bracket."""
    return [Pair(stage, int(round_), winner, loser) for round_, winner, loser in (one.split() for one in lines)]


def order(places):
    """`1 A · 2 B · 3 C=D`"""
    return " · ".join(f"{place.place} {'='.join(place.teams)}" for place in places)


EIGHT = [line(team, 1 if team in "ACEG" else 2, 3, 2, 400 + at, 400) for at, team in enumerate("ABCDEFGH")]
QUARTERS = ("8 A B", "8 C D", "8 E F", "8 G H")


def test_final_and_third_place_decide_and_the_quarter_finals_are_parted_by_the_groups():
    found = final_places(pairs(*QUARTERS, "4 A C", "4 E G", "2 E A", "3 C G"), EIGHT)
    assert order(found) == "1 E · 2 A · 3 C · 4 G · 5 H · 6 F · 7 D · 8 B"
    assert [(place.how, place.round) for place in found] == [
        *[("played", 2)] * 2,
        *[("played", 3)] * 2,
        *[("round", 8)] * 4,
    ]


def test_place_in_the_group_goes_before_the_record_the_record_before_difference_and_goals():
    lines = [
        line("A", 1, 2, 3, 300, 400),
        line("B", 2, 5, 0, 500, 300),
        line("C", 2, 4, 1, 500, 300),
        line("D", 2, 4, 1, 400, 350),
        line("E", 2, 4, 1, 450, 400),
        line("F", 2, 4, 1, 450, 400),
    ]
    found = final_places(pairs("16 V A", "16 U B", "16 W C", "16 X D", "16 Y E", "16 Z F", "2 V U"), lines)
    # W to Z beat somebody and were beaten by nobody here: they left in the same round, without figures of a group.
    assert order(found) == "1 V · 2 U · 3 A · 4 B · 5 C · 6 E=F · 8 D · 9 W=X=Y=Z"


def test_without_a_game_for_third_place_the_semi_finals_are_parted_by_the_groups():
    found = final_places(pairs(*QUARTERS, "4 A C", "4 E G", "2 E A"), EIGHT)
    assert order(found[2:4]) == "3 G · 4 C"
    assert found[2].how == "round"


def test_games_for_places_five_to_eight():
    played = pairs(*QUARTERS, "4 A C", "4 E G", "2 E A", "3 C G", "6 B D", "6 F H", "5 F B", "7 D H")
    assert order(final_places(played, EIGHT)) == "1 E · 2 A · 3 C · 4 G · 5 F · 6 B · 7 D · 8 H"


def test_of_places_five_to_eight_only_half_was_played():
    played = pairs(*QUARTERS, "4 A C", "4 E G", "2 E A", "3 C G", "6 B D", "6 F H")
    assert order(final_places(played, EIGHT)[4:]) == "5 F · 6 B · 7 H · 8 D"
    played = pairs(*QUARTERS, "4 A C", "4 E G", "2 E A", "3 C G", "6 B D", "6 F H", "7 D H")
    assert order(final_places(played, EIGHT)[4:]) == "5 F · 6 B · 7 D · 8 H"


def test_teams_that_did_not_reach_the_bracket_follow_by_place_in_the_group():
    groups = [line("A", 1, 5, 0), line("B", 2, 4, 1), line("C", 3, 2, 3), line("D", 1, 5, 0), line("E", 2, 4, 1)]
    groups += [line("F", 3, 3, 2), line("G", 4, 0, 5), line("H", 4, 0, 5)]
    found = final_places(pairs("4 A E", "4 D B", "2 A D", "3 B E"), groups)
    assert order(found) == "1 A · 2 D · 3 B · 4 E · 5 F · 6 C · 7 G=H"
    assert found[-1].how == "group"


def test_without_a_knock_out_the_last_round_robin_decides_and_the_stage_before_it_follows():
    lines = [line(team, rank, 4 - rank, rank) for rank, team in enumerate("ABCD", 1)]
    lines += [line("A", 2, 1, 1, stage=2), line("B", 1, 2, 0, stage=2)]
    assert order(final_places([], lines)) == "1 B · 2 A · 3 C · 4 D"


def test_a_kept_game_counts_as_it_was_played():
    # C beat A in the semi-final by a later correction, but A had played the final, and the pairing was kept.
    found = final_places(pairs(*QUARTERS, "4 C A", "4 E G", "2 A E"), EIGHT)
    assert order(found[:2]) == "1 A · 2 E"
    assert {team for place in found[2:4] for team in place.teams} == {"C", "G"}


def test_while_the_bracket_is_open_whoever_is_still_in_stands_before_those_who_left():
    found = final_places(pairs(*QUARTERS, "4 A C"), EIGHT, entered={2: "ABCDEFGH"})
    assert found[0].teams == ("A",)
    assert [place.how for place in found[:3]] == ["open"] * 3
    assert {team for place in found[:3] for team in place.teams} == {"A", "E", "G"}
    assert found[3].teams == ("C",)


def test_teams_that_are_out_have_no_place():
    found = final_places(pairs(*QUARTERS, "4 A C", "4 E G", "2 E A", "3 C G"), EIGHT, out="CB")
    assert order(found) == "1 E · 2 A · 3 G · 4 H · 5 F · 6 D"


def test_nothing_at_all_is_no_places():
    assert final_places([], []) == []


def a_season(seed):
    """A random season: teams in groups, a random bracket of some of them, played as far as chance goes."""
    chance = random.Random(seed)
    teams = list(range(chance.randint(2, 30)))
    size = chance.randint(1, 6)
    lines = [
        line(team, team // size + 1, chance.randint(0, 5), chance.randint(0, 5), chance.randint(300, 310), 305)
        for team in teams
        if chance.random() < 0.95
    ]
    inside = chance.sample(teams, chance.randint(0, len(teams)))
    decided, found = {}, []
    for game in bracket(seeded_entries(len(inside)), chance.random() < 0.5, chance.random() < 0.5):
        sides = [_team(source, inside, decided) for source in (game.a, game.b)]
        if None in sides or chance.random() < 0.15:
            continue
        if chance.random() < 0.5:
            sides.reverse()
        decided[game.round, game.position] = sides
        found.append(Pair(2, game.round, *sides))
    out = chance.sample(teams, chance.randint(0, 2))
    return teams, found, lines, {2: inside} if inside else {}, out, chance


def _team(source, inside, decided):
    if source.entry:
        return inside[source.entry.rank]
    return decided.get((source.round, source.position), (None, None))[source.kind == "loser"]


@quick
@given(st.integers(0, 2**32))
def test_every_team_has_exactly_one_place_or_a_stated_share(seed):
    _teams, found, lines, entered, out, _chance = a_season(seed)
    places = final_places(found, lines, entered=entered, out=out)
    named = [team for place in places for team in place.teams]
    known = {one.team for one in lines} | set(entered.get(2, ())) | {t for p in found for t in (p.winner, p.loser)}
    assert len(named) == len(set(named))
    assert set(named) == known - set(out)
    expected = 1
    for place in places:
        assert place.place == expected
        expected += len(place.teams)


@quick
@given(st.integers(0, 2**32))
def test_places_do_not_depend_on_the_order_of_anything(seed):
    _teams, found, lines, entered, out, chance = a_season(seed)
    mixed = final_places(
        chance.sample(found, len(found)),
        chance.sample(lines, len(lines)),
        entered={stage: chance.sample(list(teams), len(teams)) for stage, teams in entered.items()},
        out=out,
    )
    assert mixed == final_places(found, lines, entered=entered, out=out)


@quick
@given(st.integers(0, 2**32))
def test_the_winner_of_a_game_for_a_place_stands_right_before_its_loser(seed):
    _teams, found, lines, entered, _out, _chance = a_season(seed)
    at = {team: place for place in final_places(found, lines, entered=entered) for team in place.teams}
    for pair in found:
        if pair.round in (2, 3, 5, 7):
            assert at[pair.loser].place == at[pair.winner].place + 1
            assert len(at[pair.winner].teams) == len(at[pair.loser].teams) == 1
