"""The outlook in small groups that can be followed by hand; the reason stands in the margin."""

import pytest
from standings_builders import games, must_happen, ranking, the_outlook, verdicts

from league.scoring.rules import results
from league.standings.rules.outlook import Literal, group, outlook

CYCLE = ("A 80-70 B", "C 75-70 A", "B v C")
"""If B wins, all three have 3 points; between them A has +5, B the margin less 10, C 5 less the margin."""


def conditions(found, team, kind):
    return [condition.literals for condition in found.of(team).of_kind(kind)]


def test_points_alone_can_settle_everything_before_the_last_game():
    # A has 4 points, and the winner of the last game will have 3.
    assert verdicts(the_outlook("A 80-70 B", "A 80-70 C", "B v C")) == "A+ B- C-"


def test_a_team_that_can_still_be_reached_is_open():
    # B can still win both and would be level with A, whom it would have beaten.
    assert verdicts(the_outlook("A 80-70 C", "A v B", "B v C")) == "A? B? C?"


def test_margins_decide_where_points_do_not_and_the_bound_is_exact():
    found = the_outlook(*CYCLE)
    assert verdicts(found) == "A? B? C?"
    # By 15 all but C have +5, and A beat B; by 16 B is alone at the top.
    assert must_happen(found, "B") == ["至少胜C队 16 分即出线。", "负即出局。", "胜C队不超过 15 分即出局。"]
    assert must_happen(found, "C") == ["胜B队即出线。", "负即出局。"]
    assert must_happen(found, "A") == ["B队胜C队不超过 15 分即出线。", "B队负即出局。", "B队至少胜C队 16 分即出局。"]


def test_a_margin_is_a_literal_of_the_game_it_stands_for():
    assert conditions(the_outlook(*CYCLE), "B", "through_if") == [(Literal(2, "B", "C", least=16),)]


def test_two_places_through_the_same_door():
    found = the_outlook("A 80-70 B", "A 80-70 C", "B 80-70 C", "D 80-70 A", "B v D", "C v D", line=2)
    # If B beats D and C loses, A, B and D have 5 points each, and between them A has 0: B -10 + m, D 10 - m.
    assert verdicts(found) == "A? B? C- D?"
    assert must_happen(found, "D") == [
        "胜B队即出线。",
        "负于B队不超过 9 分且胜C队，即出线。",
        "负于B队 11 分或以上即出局。",
        "负于B队且负于C队，即出局。",
    ]


def test_a_place_shared_across_the_line_is_neither_through_nor_out():
    # If C wins, each beat one of the others; nothing but points between them is compared, and all share rank 1.
    found = the_outlook("A 80-70 B", "B 80-70 C", "C v A", by=ranking("h2h_points"))
    assert verdicts(found) == "A? B? C?"
    assert must_happen(found, "A") == ["胜C队即出线。"]
    assert conditions(found, "A", "out_if") == []
    assert conditions(found, "B", "through_if") == []
    assert must_happen(found, "B") == ["须A队负，否则出局。", "此外还要看其他胜负、分差或抽签。"]


def test_a_share_that_is_certain_is_open_and_never_a_claim():
    # A and B have nothing left and are level in all that is compared; only one of them can go on.
    lines = "A 80-70 C", "A 80-70 D", "B 80-70 C", "B 80-70 D", "C v D"
    found = the_outlook(*lines, by=ranking("h2h_points", first_by="wins"))
    assert verdicts(found) == "A? B? C- D-"
    assert must_happen(found, "A") == ["未定：要看多场胜负、分差或抽签。"]


def test_lots_that_were_drawn_count():
    by = ranking("h2h_points")
    found = the_outlook("A 80-70 B", "B 80-70 C", "C v A", by=by, draws=["BAC"])
    assert verdicts(found) == "A? B? C-"
    assert must_happen(found, "B") == ["A队负即出线。", "C队负即出局。"]


def test_the_latest_draw_among_those_who_are_level_counts():
    lines = "A 80-70 B", "B 80-70 C", "C v A"
    found = the_outlook(*lines, by=ranking("h2h_points"), draws=["BAC", "ABC", "CA"])
    assert verdicts(found) == "A+ B- C-"


def test_results_carried_over_count_against_teams_that_are_not_placed():
    # On wins A and B are level after a win of B; A brought +10 along, B brought -10, and only all games count.
    by = ranking("difference", first_by="wins")
    found = the_outlook("A 80-70 X", "X 80-70 B", "A v B", by=by, only_teams="AB")
    assert [one.team for one in found.teams] == ["A", "B"]
    # A has 10 - m and B has m - 10: level at 10, and nothing else is compared.
    assert must_happen(found, "B") == ["至少胜A队 11 分即出线。", "负即出局。", "胜A队不超过 9 分即出局。"]


def test_a_team_whose_results_fell_is_not_placed_and_its_games_are_not_left():
    # B forfeited twice: what A and C won against it is void, so D has beaten both of them and cannot be reached.
    found = the_outlook("A 20-0 B, B forfeits", "C 20-0 B, B forfeits", "D 70-60 A", "D 70-60 C", "B v D", "A v C")
    assert verdicts(found) == "A- C- D+"
    assert [tuple(game) for game in found.games] == [(5, "A", "C")]


def test_a_team_that_withdrew_keeps_its_results_where_it_is_spared():
    lines = "A 20-0 B, B forfeits", "C 20-0 B, B forfeits", "A v C"
    assert verdicts(the_outlook(*lines)) == "A? C?"
    assert verdicts(the_outlook(*lines, spared=["B"])) == "A? B- C?"


def test_points_by_decision_count():
    # Without them a win of B makes it a matter of margins; A starts a point behind, and no longer takes part in it.
    found = the_outlook(*CYCLE, adjustments={("points", "A"): -1})
    assert verdicts(found) == "A- B? C?"
    assert must_happen(found, "B") == ["胜C队即出线。", "负即出局。"]


def test_points_by_decision_at_a_tie_break_move_the_bound():
    # Two goals more in the difference between them: A has +7, so B needs 18.
    found = the_outlook(*CYCLE, adjustments={("h2h_difference", "A"): 2})
    assert must_happen(found, "B")[0] == "至少胜C队 18 分即出线。"


def test_where_extra_periods_do_not_count_a_win_can_have_no_margin():
    # Each won by 10 once, and whoever wins the last game is ahead by its margin, however it is come by.
    lines = "A 80-70 B", "B 75-65 A", "A v B"
    assert must_happen(the_outlook(*lines), "A") == ["胜B队即出线。", "负即出局。"]
    by = ranking("difference", first_by="points", points="1 1 1 0")
    assert must_happen(the_outlook(*lines, by=by), "A") == ["胜B队即出线。", "负即出局。"]
    # Level after regular time both stay at 0, and the rank is shared.
    found = the_outlook(*lines, by=by, least_margin=0)
    assert must_happen(found, "A") == ["不经加时胜B队即出线。", "不经加时负即出局。"]


def test_a_win_after_extra_periods_is_said_as_such():
    # B wins: A and C have 3 points each and B 3 as well; A +5, B m - 10, C 5 - m, and C beat A.
    found = the_outlook(*CYCLE, least_margin=0)
    assert must_happen(found, "C") == ["胜B队即出线。", "加时负即出线。", "不经加时负即出局。"]


def test_who_is_ranked_next_may_go_on_where_the_best_of_several_groups_do():
    # A is first whatever happens; the winner of the last game is second, and other groups decide about him.
    found = the_outlook("A 80-70 B", "A 80-70 C", "B v C", next_may=1)
    assert verdicts(found) == "A+ B? C?"
    assert must_happen(found, "B") == ["须胜C队，否则出局。", "此外还要看其他胜负、分差或抽签。"]


def test_who_goes_on_when_nobody_goes_on():
    found = the_outlook("A v B", line=0)
    assert found.teams == ()


def test_everybody_is_through_where_everybody_goes_on():
    assert verdicts(the_outlook("A v B", "C v D", line=4)) == "A+ B+ C+ D+"


def test_without_games_left_the_table_itself_is_the_outlook():
    assert verdicts(the_outlook("A 80-70 B")) == "A+ B-"


def test_two_games_of_the_same_pair_are_told_apart():
    found = the_outlook("A 80-70 B", "A v B", "A v B")
    assert must_happen(found, "A")[:2] == ["两队余下第 1 场胜B队即出线。", "两队余下第 2 场胜B队即出线。"]
    assert conditions(found, "A", "through_if") == [(Literal(1, "A", "B"),), (Literal(2, "A", "B"),)]


def test_annulled_games_are_not_left():
    found = the_outlook("A 80-70 B", "A 5-4 B, annulled")
    assert (found.games, verdicts(found)) == ((), "A+ B-")


@pytest.mark.parametrize(
    ("by", "through_from", "out_up_to"),
    [
        (ranking(), 16, 15),
        # All games are those between them; at 15 A and B are level, and nothing is left to part them.
        (ranking("difference"), 16, 14),
        # A scored 150: 70 and 81 are more, whatever C scores.
        (ranking("scored"), 81, 4),
        (ranking("h2h_scored"), 81, 4),
        # Each has won one: a shared rank, which is neither through nor out.
        (ranking("h2h_wins"), None, None),
        # A has 150/145. B has (70 + c + m) / (80 + c) if C scores c: from 23 on above it for every c up to 277.
        (ranking("h2h_ratio"), 23, 12),
        (ranking("ratio"), 23, 12),
        # In a game of few points a small margin is a large quotient, so no margin is safe by itself.
        (ranking("quotients"), None, None),
        # Each has lost one.
        (ranking(first_by="points_then_fewer_losses"), 16, 15),
        (ranking(first_by="wins"), 16, 15),
        # All have 2 points whoever wins, so what is between them decides everything.
        (ranking(points="1 1 1 0"), 16, 15),
        (ranking(points="3 0 0 0"), 16, 15),
        # At 15 A and B are level at +5. Beginning again, A is first for it beat B; going on, points scored decide.
        (ranking("h2h_difference"), 16, 15),
        (ranking(restart=False), 16, 14),
        (ranking("h2h_difference", "h2h_points", restart=False), 16, 14),
    ],
)
def test_every_word_of_the_vocabulary_has_its_own_bound(by, through_from, out_up_to):
    found = the_outlook(*CYCLE, by=by)
    assert verdicts(found) == "A? B? C?"
    least = [literal.least for (literal,) in conditions(found, "B", "through_if")]
    most = [literal.most for (literal,) in conditions(found, "B", "out_if") if literal.winner == "B"]
    assert least == ([] if through_from is None else [through_from])
    assert most == ([] if out_up_to is None else [out_up_to])


def test_two_teams_may_have_criteria_of_their_own():
    # Between A and B alone B would need 11; but two teams are compared by all games: A has 30 - m, B has m.
    lines = "A 80-70 B", "A 80-60 X", "B 80-70 X", "A v B"
    assert must_happen(the_outlook(*lines, by=ranking("h2h_difference")), "B")[0] == "至少胜A队 11 分即出线。"
    two = the_outlook(*lines, by=ranking("h2h_difference", tie_break_two=("difference",)))
    assert must_happen(two, "B") == ["至少胜A队 16 分即出线。", "负即出局。", "胜A队不超过 14 分即出局。"]


def test_the_first_stage_of_a_group_is_open_at_once():
    everyone = "ABCDEF"
    lines = [f"{a} v {b}" for a in everyone for b in everyone if a < b]
    found = the_outlook(*lines, line=2)
    assert (len(found.games), found.combinations) == (15, 32768)
    assert verdicts(found) == "A? B? C? D? E? F?"
    assert found.of("A").more


def test_points_prove_something_even_with_very_many_games_left():
    # Thirteen games left among B to G, but A has played all its games and won them twice over.
    lines = [f"A 80-70 {b}" for b in "BCDEFG" for _ in (1, 2)]
    left = [f"{a} v {b}" for a in "BCDEFG" for b in "BCDEFG" if a < b]
    found = the_outlook(*lines, *left)
    assert len(found.games) == 15
    assert verdicts(found) == "A+ B- C- D- E- F- G-"


def test_what_is_too_much_to_prove_is_open_and_says_why():
    # Whoever wins the five games it has left is level with A at 13 points, but A beat it. No outcome shows A below the
    # line, and 32,768 combinations are not gone through one by one.
    others = "BCDEFG"
    left = [f"{a} v {b}" for a in others for b in others if a < b]
    played = ["X 80-70 A", *(f"A 80-70 {b}" for b in others), *(f"{b} 80-70 X" for b in others)]
    found = the_outlook(*played, *left, only_teams="ABCDEFG")
    assert verdicts(found).startswith("A?? ")
    assert must_happen(found, "A") == ["未定：余下场次太多，尚无法证明。"]
    # Three games later it is proved.
    fewer = [*played, *(line.replace(" v ", " 80-70 ") for line in left[:3]), *left[3:]]
    assert verdicts(the_outlook(*fewer, only_teams="ABCDEFG")) == "A+ B- C- D- E- F- G-"


def test_the_same_facts_are_worked_out_once():
    assert outlook(games(*CYCLE), ranking(), 1) is outlook(tuple(games(*CYCLE)), ranking(), 1)


def test_an_outcome_is_what_can_be_entered():
    assert group.MOST_A_GAME == results.MOST_A_GAME
