"""Every rule that can be read in two ways, one test each (FIBA OBR Appendix D, Art. 20 and 21, and fiba.md §6)."""

from fractions import Fraction
from math import inf

import pytest
from standings_builders import games, ranked, ranking

from league.standings.rules.ranking import rank

A_CYCLE = ("A 80-70 B", "B 80-70 C", "C 80-70 A")
"""Level in everything: 3 points, +0 and 150 each."""


def steps(*lines, by=None, **more):
    return rank(games(*lines), by or ranking(), **more).steps


def taken(*lines, by=None, **more):
    """The steps as `h2h_points A BC`: the criterion and the parts, best first."""
    found = steps(*lines, by=by, **more)
    return [" ".join([step.criterion, *("".join(part) for part in step.parts)]) for step in found]


# --- what a game gives


@pytest.mark.parametrize(
    ("line", "points"),
    [
        ("A 81-76 B", (2, 1)),  # a defeat is still a point
        ("A 76-81 B", (1, 2)),
        ("A 20-0 B, B forfeits", (2, 0)),  # D.1.1, Art. 20.2.1
        ("A 0-20 B, A forfeits", (0, 2)),
        ("A 62-41 B, B defaults", (2, 1)),  # Art. 21.2.2: the score stands
        ("A 2-0 B, B defaults", (2, 1)),
        ("A 0-2 B, A defaults", (1, 2)),
        ("A v B", (0, 0)),  # still to come: nothing yet, and no 0-0
        ("A 81-76 B, annulled", (0, 0)),
    ],
)
def test_points_of_a_game(line, points):
    table = rank(games(line), ranking())
    assert (table.records["A"].points, table.records["B"].points) == points


def test_points_are_those_of_the_regulation():
    by = ranking(points="3 0 -1 -2")
    records = rank(games("A 80-70 B", "A 2-0 C, C defaults", "A 20-0 D, D forfeits"), by).records
    assert [records[team].points for team in "ABCD"] == [9, 0, -1, -2]


def test_a_record_tells_everything():
    record = rank(games("A 80-70 B", "B 90-60 A", "A 0-20 B, A forfeits", "B 2-0 A, A defaults"), ranking()).records[
        "A"
    ]
    assert record == (4, 1, 3, 4, 140, 182, -42, 1, 1, 0)
    assert (record.played, record.won, record.lost, record.difference, record.forfeits) == (4, 1, 3, -42, 1)


def test_the_score_for_the_table_counts_in_sums_and_the_real_score_names_the_winner():
    table = rank(games("A 96-92 B, counts 83-83"), ranking())
    assert table.order == ("A", "B")
    assert (table.records["A"].scored, table.records["A"].difference) == (83, 0)


def test_a_default_is_lost_even_if_the_offender_stands_ahead_in_the_score():
    assert ranked("A 50-40 B, A defaults") == "B A"


# --- the order before any tie


def test_without_any_team_there_is_an_empty_table():
    table = rank([], ranking())
    assert (table.order, table.shared, table.disqualified, table.steps, table.ranks) == ((), (), (), (), {})


def test_teams_without_games_are_placed_too():
    assert ranked("A 80-70 B", teams=("A", "B", "C")) == "A B C"
    assert ranked("A 80-70 B", "C v D") == "A B C=D"


def test_nobody_tied_needs_one_step_only():
    assert taken("A 80-70 B", "A 80-70 C", "B 80-70 C") == ["points A B C"]


FORFEIT_AND_LOSS = ("A 80-70 X", "A 0-20 B, A forfeits", "B 60-70 X", "B 60-70 Y")  # A 1-1 and 2 points, B 1-2 and 4


def test_points_count_a_forfeit_as_less_than_a_defeat():
    assert taken(*FORFEIT_AND_LOSS)[0] == "points B X YA"  # B 4, X 3, Y and A 2


def test_wins_do_not():
    assert taken(*FORFEIT_AND_LOSS, by=ranking(first_by="wins"))[0] == "wins BXYA"


UNEQUAL = ("A 80-70 P", "A 80-70 Q", "P 70-69 A", "Q 70-69 A", *("B 60-61 R",) * 4, "B 81-60 R")  # A 2-2, B 1-4: 6 each


def test_points_alone_do_not_see_unequal_numbers_of_games():
    assert taken(*UNEQUAL)[:2] == ["points R AB PQ", "h2h_points AB"]


def test_points_then_fewer_losses_sees_them_in_a_step_of_its_own():
    by = ranking(first_by="points_then_fewer_losses")
    assert taken(*UNEQUAL, by=by)[:2] == ["points_then_fewer_losses R AB PQ", "points_then_fewer_losses A B"]
    second = steps(*UNEQUAL, by=by)[1]
    assert (second.level, second.values) == ((6,), {"A": -2, "B": -4})  # higher first in every step


def test_level_on_losses_too_goes_on_to_the_tie_break():
    assert taken("A 80-70 B", "B 85-70 A", by=ranking(first_by="points_then_fewer_losses")) == [
        "points_then_fewer_losses BA",
        "points_then_fewer_losses BA",
        "h2h_points BA",
        "h2h_difference B A",
    ]


# --- D.1.3: the criteria in their order


def test_the_game_between_two_teams_goes_before_the_overall_difference():
    assert ranked("A 71-70 B", "B 99-50 C", "C 80-79 D", "D 75-70 A", "A 80-70 C", "D 60-99 B")[:3] == "A B"


def test_three_in_a_cycle_are_parted_by_the_difference_of_their_games():
    assert ranked("A 81-70 B", "B 80-70 C", "C 79-70 A") == "A B C"  # A +2, B -1, C -1; B beat C


def test_then_by_the_points_scored_in_their_games():
    assert taken("A 90-80 B", "B 80-70 C", "C 70-60 A")[-1] == "h2h_scored B A C"  # 160, 150, 140; no difference


def test_then_by_the_difference_of_all_games():
    assert ranked(*A_CYCLE, "A 80-77 X", "B 80-78 X", "C 80-79 X") == "A B C X"
    assert ranked(*A_CYCLE, "A 80-79 X", "B 80-77 X", "C 80-78 X") == "B C A X"


def test_then_by_the_points_scored_in_all_games():
    assert taken(*A_CYCLE, "A 80-70 X", "B 70-60 X", "C 90-80 X")[-1] == "scored C A B"


def test_a_forfeit_counts_in_the_mini_table_as_in_the_table():
    lines = ("A 80-70 B", "B 80-70 C", "C 20-0 A, A forfeits", "X 80-70 A")  # A, B and C have 3 points
    assert ranked(*lines) == "B C A X"
    assert taken(*lines)[1] == "h2h_points BC A"  # 3, 3, 2: were a forfeit worth 1, these would be level


def test_two_games_of_a_pair_are_summed_whoever_hosted():
    assert ranked("A 80-70 B", "B 85-70 A") == ranked("A 80-70 B", "A 70-85 B") == "B A"


def test_unequal_numbers_of_mutual_games_are_simply_summed():
    lines = ("A 70-60 B", "C 70-60 A", "Y 80-70 C", "B 80-70 X")  # A, B and C have 3 points; B and C have not met
    assert taken(*lines)[1] == "h2h_points A C B"  # 3 from two games, 2 from one, 1 from one


def test_teams_that_have_not_met_fall_through_to_all_games_and_the_step_says_so():
    found = steps("A 80-70 X", "B 90-70 Y")
    assert ranked("A 80-70 X", "B 90-70 Y") == "B A X Y"
    assert [step.met for step in found if step.criterion == "h2h_points"] == [False, False]


# --- D.1.4: the restart

TOP_PLACED = ("A 75-70 B", "B 73-70 C", "C 91-90 A")  # among three: A +4, B -2, C -2; B beat C; C scored more
LAST_PLACED = ("A 71-70 B", "B 73-70 C", "C 95-90 A")  # A -4, B +2, C +2
TWO_PAIRS = ("A 65-60 B", "B 79-70 C", "C 75-70 D", "D 91-90 A")  # A +4, B +4, C -4, D -4; D scored more than C
AFTER_OVERALL = (*A_CYCLE, "A 80-60 X", "B 80-70 X", "C 90-80 X")  # among all: A +20, B +10, C +10; C scored more


@pytest.mark.parametrize(
    ("lines", "with_restart", "without"),
    [
        (TOP_PLACED, "A B C", "A C B"),
        (LAST_PLACED, "B C A", "C B A"),
        (TWO_PAIRS, "A B C D", "A B D C"),  # D.2.5: each pair by itself
        (AFTER_OVERALL, "A B C X", "A C B X"),  # also after the criteria on all games
    ],
    ids=["a team placed at the top", "at the bottom", "two pairs", "after overall difference"],
)
def test_the_teams_still_level_begin_again(lines, with_restart, without):
    assert ranked(*lines) == with_restart
    assert ranked(*lines, by=ranking(restart=False)) == without


def test_a_step_of_the_restart_looks_only_at_games_of_those_still_level():
    assert taken(*TOP_PLACED) == ["points ABC", "h2h_points ABC", "h2h_difference A BC", "h2h_points B C"]
    assert (steps(*TOP_PLACED)[-1].start, steps(*TOP_PLACED)[-1].among) == ("again", ("B", "C"))


def test_without_restart_head_to_head_stays_in_the_games_of_the_first_tie():
    # All games: A +30, B +10, C +10. Among three: C +9, B 0, A -9. Between B and C alone: B +1.
    lines = ("A 71-70 B", "B 71-70 C", "C 80-70 A", "A 99-60 X", "B 80-70 X", "C 71-70 X")
    by = ("difference", "h2h_difference")
    assert ranked(*lines, by=ranking(*by)) == "A B C X"
    assert ranked(*lines, by=ranking(*by, restart=False)) == "A C B X"
    assert steps(*lines, by=ranking(*by, restart=False))[-1].among == ("A", "C", "B")


# --- another order for ties of exactly two


def test_tie_break_two_holds_for_two_teams_and_not_for_three():
    by = ranking("h2h_points", "h2h_difference", tie_break_two=("difference",))
    assert ranked("A 71-70 B", "A 71-70 X", "B 99-70 X", "B 80-70 Y", "A 80-81 Y", by=by)[:3] == "B A"
    assert ranked("A 71-70 B", "A 71-70 X", "B 99-70 X", "B 80-70 Y", "A 80-81 Y", by=ranking())[:3] == "A B"
    assert taken(*A_CYCLE, "A 99-50 X", "B 80-70 X", "C 80-70 X", by=by)[1].startswith("h2h_points")


REDUCED_TO_TWO = (*TOP_PLACED, "A 80-70 X", "B 80-79 X", "C 99-60 X")


def test_three_reduced_to_two_by_a_restart_are_a_tie_of_two():
    assert ranked(*REDUCED_TO_TWO, by=ranking(tie_break_two=("difference",))) == "A C B X"
    assert ranked(*REDUCED_TO_TWO, by=ranking()) == "A B C X"


def test_without_restart_a_tie_of_three_keeps_the_criteria_of_three():
    lines = (*TOP_PLACED, "A 80-70 X", "B 99-60 X", "C 80-79 X")  # among three C scored more; in all games B is better
    assert ranked(*lines, by=ranking(tie_break_two=("difference",), restart=False)) == "A C B X"


# --- the other criteria


def test_head_to_head_wins_do_not_see_a_forfeit():
    lines = ("A 99-70 B", "B 20-0 A, A forfeits")  # one win each, 2 and 3 points, A +9
    assert ranked(*lines, by=ranking("h2h_points", first_by="wins")) == "B A"
    assert ranked(*lines, by=ranking("h2h_wins", "h2h_difference", first_by="wins")) == "A B"


def test_ratio_and_difference_disagree():
    lines = ("A 100-90 X", "B 50-41 Y")
    assert ranked(*lines, by=ranking("difference")) == "A B Y X"
    assert ranked(*lines, by=ranking("ratio")) == "B A X Y"
    assert steps(*lines, by=ranking("ratio"))[1].values == {"B": Fraction(50, 41), "A": Fraction(10, 9)}


def test_head_to_head_ratio_takes_the_games_between_them_only():
    lines = ("A 100-90 B", "B 50-40 A", "A 99-20 X", "B 30-29 X")
    assert steps(*lines, by=ranking("h2h_ratio"))[1].values == {"A": 1, "B": 1}
    lines = ("A 100-90 B", "B 50-39 A", "A 99-20 X", "B 30-29 X")
    assert ranked(*lines, by=ranking("h2h_ratio")) == "B A X"


def test_a_ratio_with_nothing_conceded_stands_above_all_others():
    lines = ("A 20-0 X, X forfeits", "B 99-1 Y")
    assert ranked(*lines, by=ranking("ratio"))[:3] == "A B"
    assert steps(*lines, by=ranking("ratio"))[1].values == {"A": inf, "B": 99}


def test_quotients_are_summed_game_by_game_and_exactly():
    lines = ("A 90-60 X", "X 80-70 A", "B 100-80 Y", "Y 90-80 B")
    by = ranking("quotients")
    assert steps(*lines, by=by)[1].values["A"] == Fraction(90, 60) + Fraction(70, 80)
    assert steps(*lines, by=by)[1].values["B"] == Fraction(100, 80) + Fraction(80, 90)


def test_a_game_with_nothing_conceded_adds_nothing_to_the_quotients():
    lines = ("A 20-0 X, X forfeits", "A 60-50 X", "B 70-60 Y", "B 60-59 Y")
    assert steps(*lines, by=ranking("quotients"))[1].values["A"] == Fraction(60, 50)
    assert ranked(*lines, by=ranking("quotients"))[:3] == "B A"


def test_quotients_use_the_score_for_the_table():
    found = steps("A 96-92 X, counts 80-80", "B 90-80 Y", by=ranking("quotients"))[1]
    assert found.values == {"B": Fraction(9, 8), "A": 1}


# --- D.3: the second forfeit

TWICE = ("D 80-70 A", "B 20-0 D, D forfeits", "C 20-0 D, D forfeits", "A 80-70 B", "B 80-70 C", "A 80-70 C")


def test_after_a_second_forfeit_all_results_fall_the_won_ones_too():
    table = rank(games(*TWICE), ranking())
    assert (table.order, table.disqualified) == (("A", "B", "C"), ("D",))
    assert [table.records[team].points for team in "ABC"] == [4, 3, 2]
    assert (table.records["D"].played, table.records["D"].forfeits) == (0, 2)
    assert "D" not in table.ranks


def test_the_step_about_it_comes_first():
    first = steps(*TWICE)[0]
    assert (first.teams, first.criterion, first.values, first.parts) == (("D",), "second_forfeit", {"D": 2}, (("D",),))


def test_keep_lets_them_stand():
    table = rank(games(*TWICE), ranking(second_forfeit="keep"))
    assert (table.order, table.disqualified) == (("A", "B", "C", "D"), ())
    assert [table.records[team].points for team in "ABCD"] == [5, 5, 4, 2]


@pytest.mark.parametrize(
    "lines",
    [
        ("A 20-0 B, B forfeits", "C 80-70 B"),
        ("A 2-0 B, B defaults", "C 2-0 B, B defaults"),  # a default is no forfeit
        ("A 20-0 B, B forfeits", "C 20-0 B, annulled"),
    ],
)
def test_less_than_two_forfeits_puts_nobody_out(lines):
    assert rank(games(*lines), ranking()).disqualified == ()


def test_whoever_forfeits_twice_is_out_even_if_one_of_them_was_against_another_offender():
    lines = ("A 0-20 B, A forfeits", "B 0-20 A, B forfeits", "A 0-20 C, A forfeits", "B 0-20 C, B forfeits")
    assert rank(games(*lines), ranking()).disqualified == ("A", "B")


def test_opponents_left_without_a_game_are_still_placed():
    assert ranked("A 20-0 D, D forfeits", "B 20-0 D, D forfeits", "A v B") == "A=B"


# --- lots and shared ranks


def test_what_nothing_parts_is_shared():
    table = rank(games(*A_CYCLE, "A 80-70 X", "B 80-70 X", "C 80-70 X"), ranking())
    assert table.shared == (("A", "B", "C"),)
    assert table.ranks == {"A": 1, "B": 1, "C": 1, "X": 4}
    assert table.steps[-1].criterion == "shared"
    assert table.steps[-1].values == {"A": 1, "B": 1, "C": 1}


def test_lots_come_last_and_settle_it():
    table = rank(games(*A_CYCLE), ranking(), lots=("C", "A", "B"))
    assert (table.order, table.shared) == (("C", "A", "B"), ())
    assert (table.steps[-1].criterion, table.steps[-1].values) == ("lots", {"C": -1, "A": -2, "B": -3})


def test_lots_never_go_before_a_criterion():
    assert ranked("A 80-70 B", lots=("B", "A")) == "A B"


def test_lots_without_one_of_the_teams_settle_nothing():
    assert ranked(*A_CYCLE, lots=("C", "A")) == "A=B=C"


def test_lots_may_name_others_too():
    assert ranked("A v B", "C v D", "C 80-70 D", lots=("D", "B", "C", "A")) == "C D B A"


# --- results carried over


def test_only_teams_are_placed_and_their_overall_figures_come_from_all_games():
    lines = (*A_CYCLE, "A 70-80 X", "B 70-75 X", "C 70-71 X")
    table = rank(games(*lines), ranking(), only_teams=("A", "B", "C"))
    assert table.order == ("C", "B", "A")
    assert table.records["A"].played == 3
    assert "X" not in table.records


def test_a_team_that_is_out_is_named_even_if_it_is_not_to_be_placed():
    assert rank(games(*TWICE), ranking(), only_teams=("A", "B")).disqualified == ("D",)
