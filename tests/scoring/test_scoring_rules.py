"""What a result may be: one line a case, the reason in the margin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from league.competition.rules import Regulation
from league.errors import Refused
from league.scoring import errors
from league.scoring.rules.results import (
    ending_of,
    outcome_of,
    period_name,
    result_of,
    score_so_far,
    totals_of,
)
from league.scoring.rules.state import state_of
from league.wording import CHINESE, ENGLISH, say

FIBA = Regulation()
HALVES = Regulation(periods=2)
PLAYED = [(14, 15), (16, 12), (13, 17), (15, 11)]  # 58:55
LEVEL = [(14, 15), (16, 12), (13, 17), (15, 14)]  # 58:58


def test_four_periods_add_up_to_the_result() -> None:
    result = result_of("final", PLAYED, FIBA)
    assert (result.score_a, result.score_b) == (58, 55)
    assert result.periods == tuple(PLAYED)


def test_empty_rows_at_the_end_are_no_periods() -> None:
    assert result_of("final", [*PLAYED, (None, None), (None, None)], FIBA).periods == tuple(PLAYED)


def test_extra_periods_until_one_team_leads() -> None:
    result = result_of("final", [*LEVEL, (6, 6), (8, 5)], FIBA)
    assert (result.score_a, result.score_b) == (72, 69)


def test_regular_periods_follow_the_regulation() -> None:
    assert result_of("final", [(30, 28), (22, 29)], HALVES).score_b == 57


REFUSED = [
    # typed, the field that is named, the refusal; and why
    ("final", PLAYED[:3], "p4a", errors.PeriodMissing),  # one period short
    ("final", [(1, 2), (None, None), (3, 4), (5, 6)], "p2a", errors.PeriodMissing),  # a gap
    ("final", [], "p1a", errors.PeriodMissing),  # nothing at all
    ("final", [(14, 15), (16, None), (13, 17), (15, 11)], "p2b", errors.HalfPeriod),
    ("final", [(14, 15), (None, 12), (13, 17), (15, 11)], "p2a", errors.HalfPeriod),
    ("final", LEVEL, "p5a", errors.ExtraPeriodMissing),
    ("final", [*LEVEL, (6, 6)], "p6a", errors.AnotherExtraPeriodMissing),
    ("final", [*PLAYED, (8, 5)], "p5a", errors.ExtraPeriodNotPlayed),  # it was decided
    ("final", [*LEVEL, (8, 5), (3, 1)], "p6a", errors.ExtraPeriodNotPlayed),
    ("final", [(-1, 15), *PLAYED[1:]], "p1a", errors.OutOfRange),
    ("final", [(14, 200), *PLAYED[1:]], "p1b", errors.OutOfRange),
    ("final", [(199, 1), (102, 1), (0, 0), (0, 0)], "p4a", errors.SumOutOfRange),
    ("final", [*LEVEL, *[(1, 1)] * 11], None, errors.TooManyExtraPeriods),
    ("drawn", PLAYED, "ending", errors.UnknownOutcome),
]


@pytest.mark.parametrize(("outcome", "typed", "field", "refusal"), REFUSED)
def test_what_no_game_can_be_is_refused_at_its_field(outcome, typed, field, refusal) -> None:
    with pytest.raises(refusal) as caught:
        result_of(outcome, typed, FIBA)
    assert type(caught.value) is refusal
    assert caught.value.field == field


def test_the_scoresheet_total_must_agree_on_both_sides() -> None:
    assert result_of("final", PLAYED, FIBA, (58, 55)).score_a == 58
    assert result_of("final", PLAYED, FIBA, (None, 55)).score_a == 58  # not given is not compared
    with pytest.raises(errors.SumDiffers) as caught:
        result_of("final", PLAYED, FIBA, (58, 54))
    assert caught.value.field == "total_b"


def test_sentences_say_what_is_there_and_what_is_wanted() -> None:
    level = [(20, 18), (16, 19), (18, 17), (18, 18)]
    with pytest.raises(errors.ExtraPeriodMissing) as caught:
        result_of("final", level, FIBA)
    assert say(caught.value.sentence, CHINESE) == "第4节后 72:72，要打加时。"
    assert say(caught.value.sentence, ENGLISH) == "After Quarter 4 the score is 72:72, so an extra period is needed."


@pytest.mark.parametrize(
    ("outcome", "score"),
    [("forfeit_a", (0, 20)), ("forfeit_b", (20, 0))],
)
def test_a_forfeit_counts_20_0_whatever_stood(outcome: str, score: tuple[int, int]) -> None:
    for typed in ([], PLAYED, [(14, 15), (None, 3)]):
        result = result_of(outcome, typed, FIBA)
        assert (result.score_a, result.score_b, result.periods) == (*score, ())


def test_the_forfeit_score_is_the_regulations() -> None:
    assert result_of("forfeit_b", [], Regulation(forfeit_score=30)).score_a == 30


@pytest.mark.parametrize(
    ("outcome", "typed", "score"),
    [
        ("default_a", [(10, 22), (8, 9)], (18, 31)),  # the other team leads: the score stands
        ("default_a", [(22, 10), (8, 9)], (0, 2)),  # the offender leads: 2:0
        ("default_a", [(12, 12)], (0, 2)),  # level: 2:0
        ("default_a", [], (0, 2)),  # before a point was made
        ("default_b", [(22, 10), (8, 9)], (30, 19)),
        ("default_b", [(10, 22), (8, 9)], (2, 0)),
        ("default_b", [*LEVEL, (4, 9)], (2, 0)),  # in overtime
    ],
)
def test_by_default_the_score_stands_only_if_the_others_lead(outcome, typed, score) -> None:
    result = result_of(outcome, typed, FIBA)
    assert (result.score_a, result.score_b) == score
    assert result.periods == tuple(typed)


def test_a_default_is_checked_like_any_score() -> None:
    with pytest.raises(errors.HalfPeriod):
        result_of("default_a", [(10, None)], FIBA)
    with pytest.raises(errors.SumDiffers):
        result_of("default_a", [(10, 22)], FIBA, (10, 21))


@pytest.mark.parametrize(("typed", "score"), [([(4, 0)], (4, 0)), (PLAYED[:2], (30, 27)), (LEVEL, (58, 58))])
def test_the_score_so_far_may_be_unfinished_or_level(typed, score) -> None:
    result = score_so_far(typed, FIBA)
    assert (result.score_a, result.score_b) == score


def test_the_score_so_far_needs_something_and_no_overtime_after_a_decision() -> None:
    with pytest.raises(errors.NothingPlayed):
        score_so_far([(None, None)] * 4, FIBA)
    with pytest.raises(errors.ExtraPeriodNotPlayed):
        score_so_far([*PLAYED, (2, 0)], FIBA)


def test_totals_alone_need_both_and_a_winner() -> None:
    assert totals_of("final", (81, 76)).score_a == 81
    for stated, refusal in (
        ((81, None), errors.TotalMissing),
        ((81, 301), errors.OutOfRange),
        ((70, 70), errors.Drawn),
    ):
        with pytest.raises(refusal):
            totals_of("final", stated)


def test_how_it_ended_and_its_side_make_one_word_and_back() -> None:
    assert outcome_of("played", "a") == "final"
    for ending, side in (("forfeit", "a"), ("forfeit", "b"), ("default", "a"), ("default", "b")):
        assert ending_of(outcome_of(ending, side)) == (ending, side)
    with pytest.raises(errors.OffenderMissing):
        outcome_of("forfeit", "")
    with pytest.raises(errors.UnknownOutcome):
        outcome_of("lost", "a")


def test_periods_have_names() -> None:
    assert [say(period_name(n, 4), CHINESE) for n in (1, 4, 5, 6)] == ["第1节", "第4节", "加时", "加时2"]
    assert [say(period_name(n, 2), CHINESE) for n in (1, 2, 3)] == ["上半时", "下半时", "加时"]


POINTS = st.one_of(st.none(), st.integers(-5, 250))
TYPED = st.lists(st.tuples(POINTS, POINTS), max_size=16)


@given(TYPED, st.sampled_from(["final", "forfeit_a", "forfeit_b", "default_a", "default_b"]))
def test_whatever_is_typed_ends_in_a_winner_or_a_sentence(typed, outcome) -> None:
    try:
        result = result_of(outcome, typed, FIBA)
    except Refused as refusal:
        told = say(refusal.sentence, CHINESE)
        assert told
        return
    assert result.score_a != result.score_b
    if result.outcome == "final":
        assert result.score_a == sum(a for a, _ in result.periods)
    else:
        loser = result.score_a if result.outcome.endswith("_a") else result.score_b
        assert loser == min(result.score_a, result.score_b)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=4, max_size=4))
def test_extra_periods_are_wanted_exactly_when_level(periods) -> None:
    level = sum(a for a, _ in periods) == sum(b for _, b in periods)
    try:
        result_of("final", periods, FIBA)
        refused = False
    except errors.ExtraPeriodMissing:
        refused = True
    assert refused is level


class Said:
    """A statement as the fold sees it."""

    def __init__(self, revision: int, kind: str, score: tuple[int, int], outcome: str = "final") -> None:
        self.revision, self.kind, self.outcome, self.periods = revision, kind, outcome, [list(score)]
        self.score_a, self.score_b = score
        self.table_a = self.table_b = None
        self.bonus = []
        self.at = None


def test_a_game_nothing_was_said_about_is_scheduled() -> None:
    state = state_of([])
    assert (state.state, state.revision, state.score_a) == ("scheduled", 0, None)


def test_the_last_revision_holds_in_whatever_order_they_come() -> None:
    said = [Said(2, "recorded", (20, 18)), Said(3, "confirmed", (81, 76)), Said(1, "recorded", (9, 4))]
    state = state_of(said)
    assert (state.state, state.revision, state.score_a, state.corrected) == ("final", 3, 81, False)
    assert state.a_won
    assert not state.b_won


def test_recorded_is_live_and_nobody_has_won_yet() -> None:
    state = state_of([Said(1, "recorded", (9, 4))])
    assert (state.state, state.a_won, state.b_won) == ("live", False, False)


def test_a_correction_turns_the_winner_and_says_so() -> None:
    state = state_of([Said(1, "confirmed", (81, 76)), Said(2, "corrected", (75, 76))])
    assert (state.corrected, state.b_won, state.score_a) == (True, True, 75)


def test_an_undoing_brings_back_what_stood_before_as_if_nothing_had_been_said() -> None:
    first, second = Said(1, "confirmed", (81, 76)), Said(2, "corrected", (75, 76))
    state = state_of([first, second, Said(3, "undone", (81, 76))])
    assert (state.revision, state.score_a, state.corrected, state.a_won) == (3, 81, False, True)
    # A later correction stands on what was brought back, and undoing it leads there again.
    again = state_of([first, second, Said(3, "undone", (81, 76)), Said(4, "corrected", (90, 80))])
    assert (again.score_a, again.corrected) == (90, True)


def test_undoing_the_only_statement_leaves_a_game_nothing_was_said_about_but_its_revision() -> None:
    state = state_of([Said(1, "confirmed", (20, 0), "forfeit_b"), Said(2, "undone", (0, 0))])
    assert (state.state, state.revision, state.score_a, state.corrected) == ("scheduled", 2, None, False)
