"""Each deed: what it changes, what it refuses, and that one press takes it back."""

from dataclasses import replace

import pytest
from decided import Cup, pages, result_deed
from sqlalchemy import select

from league.competition.queries import regulation_of
from league.competition.rules import Ranking, Regulation
from league.competition.service import save_regulation
from league.decisions.answers import Answer
from league.decisions.deeds import LeavingDeed, PointsDeed, RegulationDeed
from league.decisions.errors import (
    AlreadyUndone,
    NotRunning,
    OnlyLost,
    Overtaken,
    PlayedOn,
    RegulationSince,
    Unanswered,
)
from league.decisions.models import Decision
from league.decisions.rehearsing import preview
from league.decisions.service import decide, undo, why_not_undone
from league.extensions import db
from league.fixtures.errors import GameHasBegun
from league.scoring.errors import NotInGroup, PointsOutOfRange, ReasonMissing, ResultConflict, UnknownStep
from league.scoring.queries import score_of
from league.standings.queries import seats_in_question
from tests.builders import an_account, result

KEEP, REPLAY = Answer("keep"), Answer("replay")


@pytest.fixture
def cup(app):
    cup = Cup()
    cup.play_groups()
    return cup


def leave(cup, name, kind="withdrawn", reason="来信退出。"):
    team = cup.teams[name]
    return LeavingDeed(team, kind, team.revision, reason)


def points(cup, group, name, number, step="points", reason="上场人员与名单不符。", revision=0):
    return PointsDeed(cup.groups[group].id, cup.competition.id, cup.teams[name].id, number, step, revision, reason)


def press(deed, answers=None, actor=None):
    """Look at the effect, then press."""
    return decide(deed, seen_as=preview(deed, answers).seen, answers=answers, actor=actor)


def test_a_correction_is_done_as_previewed_and_undone_to_the_byte(cup, client):
    before = pages(cup, client)
    deed = result_deed(cup.games["甲乙"], "70-80")
    foreseen = preview(deed)
    decision = decide(deed, seen_as=foreseen.seen, actor=None)
    assert cup.seats(4, 1) == ("乙", "戊")
    stored = db.session.scalars(select(Decision)).one()
    assert (stored.public_id, stored.kind, stored.reason) == (decision, "correction", "记录有误。")
    assert pages(cup, client) != before
    undo(decision, actor=None)
    assert cup.seats(4, 1) == ("甲", "戊")
    assert pages(cup, client) == before


@pytest.mark.parametrize("outcome", ["forfeit_a", "default_b"])
def test_a_game_without_a_result_is_forfeited_and_undone(app, client, outcome):
    cup = Cup()
    cup.play("乙丙 80-70")
    before = pages(cup, client)
    decision = press(result_deed(cup.games["甲乙"], None, outcome))
    assert score_of(cup.games["甲乙"].id).outcome == outcome
    undo(decision, actor=None)
    assert pages(cup, client) == before
    result(cup.games["甲乙"], "81-76")
    assert score_of(cup.games["甲乙"].id).score_a == 81


def test_a_game_that_was_live_goes_on_after_a_forfeit_is_undone(app, client):
    cup = Cup()
    result(cup.games["甲乙"], "20-18", confirmed=False)
    before = pages(cup, client)
    undo(press(result_deed(cup.games["甲乙"], None, "forfeit_b")), actor=None)
    assert pages(cup, client) == before
    result(cup.games["甲乙"], "81-76")


def test_without_a_result_a_game_can_only_be_lost_by_rule(app):
    cup = Cup()
    with pytest.raises(OnlyLost):
        preview(result_deed(cup.games["甲乙"], "80-70"))


@pytest.mark.parametrize("policy", ["void", "keep", "rest"])
@pytest.mark.parametrize("kind", ["withdrawn", "disqualified"])
def test_a_team_leaves_and_comes_back_to_the_byte(app, client, policy, kind):
    cup = Cup(regulation=Regulation(withdrawal=policy))
    cup.play("甲乙 80-70", "丁戊 80-70", "戊己 80-70", "丁己 80-70")
    before = pages(cup, client)
    decision = press(leave(cup, "甲", kind))
    game = cup.games["甲丙"]
    if policy == "rest" and kind == "withdrawn":
        assert (score_of(game.id).outcome, score_of(game.id).score_b) == ("forfeit_a", 20)
    else:
        assert score_of(game.id).score_a is None
        page = client.get(f"/games/{game.public_id}").get_data(as_text=True)
        assert "取消" in page
        assert "来信退出。" in page
    undo(decision, actor=None)
    assert pages(cup, client) == before


def test_a_team_that_leaves_forfeits_the_knock_out_games_where_it_sits(app, client):
    cup = Cup(regulation=Regulation(withdrawal="rest"))
    cup.play_groups()
    before = pages(cup, client)
    decision = press(leave(cup, "甲"))
    assert score_of(cup.knock_out_game(4, 1).id).outcome == "forfeit_a"
    assert cup.seats(2) == ("戊", None)
    assert cup.seats(3) == ("甲", None)
    undo(decision, actor=None)
    assert pages(cup, client) == before


def test_only_a_team_that_takes_part_can_leave(cup):
    press(leave(cup, "丙"))
    with pytest.raises(NotRunning):
        preview(leave(cup, "丙"))


def test_points_are_taken_with_their_reason_and_given_back(cup, client):
    before = pages(cup, client)
    decision = press(points(cup, "A", "甲", -3))
    assert cup.seats(4, 1) == ("乙", "戊")
    assert "上场人员与名单不符。" in client.get(f"/standings/{cup.competition.slug}").get_data(as_text=True)
    undo(decision, actor=None)
    assert pages(cup, client) == before


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"points": 0}, PointsOutOfRange),
        ({"points": 100}, PointsOutOfRange),
        ({"step": "ratio"}, UnknownStep),
        ({"step": "wins"}, UnknownStep),
        ({"reason": "  "}, ReasonMissing),
    ],
)
def test_points_that_make_no_sense_are_refused(cup, change, refusal):
    with pytest.raises(refusal):
        preview(replace(points(cup, "A", "甲", -3), **change))


def test_points_are_for_teams_of_the_group(cup):
    with pytest.raises(NotInGroup):
        preview(replace(points(cup, "A", "甲", -3), team_id=cup.teams["丁"].id))


def test_a_changed_regulation_seats_anew_and_comes_back(app, client):
    cup = Cup(regulation=Regulation())
    cup.play("甲乙 80-70", "乙丙 60-30", "甲丙 95-96", "丁戊 80-70", "戊己 80-70", "丁己 80-70")
    before, seats = pages(cup, client), cup.seats(4, 1)
    other = Regulation(ranking=Ranking(tie_break=("scored",)))
    decision = press(RegulationDeed(cup.competition, other, 1, "领队会决定。"))
    assert cup.seats(4, 1) != seats
    assert pages(cup, client) != before
    undo(decision, actor=None)
    assert pages(cup, client) == before


def test_the_first_regulation_that_was_written_down_can_be_undone_too(cup, client):
    before = cup.seats(4, 1)
    undo(press(RegulationDeed(cup.competition, Regulation(withdrawal="keep"), 0, "领队会决定。")), actor=None)
    assert regulation_of(cup.competition.id) == Regulation()
    assert cup.seats(4, 1) == before


def test_a_regulation_that_was_changed_again_is_not_undone(cup):
    save_regulation(competition_id=cup.competition.id, regulation=Regulation(), actor=None)
    one = Regulation(ranking=Ranking(tie_break=("scored",)))
    decision = press(RegulationDeed(cup.competition, one, 1, "领队会决定。"))
    press(RegulationDeed(cup.competition, Regulation(ranking=Ranking(tie_break=("difference",))), 2, "又改。"))
    with pytest.raises(RegulationSince):
        undo(decision, actor=None)


def played_semi_final(cup):
    """The semi-final 甲-戊 is played; then 甲-乙 is corrected, so 乙 ought to have played it."""
    result(cup.knock_out_game(4, 1), "81-76")
    return result_deed(cup.games["甲乙"], "70-80")


def test_a_game_already_played_is_asked_about_and_nothing_is_done_without_an_answer(cup):
    deed = played_semi_final(cup)
    foreseen = preview(deed)
    (asked,) = foreseen.asked
    assert (asked.number, foreseen.open) == (7, True)
    (question,) = asked.questions
    assert (cup.name(question.seated), cup.name(question.wanted)) == ("甲", "乙")
    with pytest.raises(Unanswered) as refused:
        decide(deed, seen_as=foreseen.seen, actor=None)
    assert refused.value.field == f"answer_{asked.game}"
    assert cup.seats(4, 2) == ("丁", "乙")


def test_a_game_that_is_kept_says_so_and_is_not_asked_about_again(cup, client):
    deed = played_semi_final(cup)
    before = pages(cup, client)
    game = cup.knock_out_game(4, 1)
    decision = press(deed, {game.public_id: KEEP})
    assert cup.seats(4, 1) == ("甲", "戊")
    assert cup.seats(4, 2) == ("丁", "乙")  # and not 甲 a second time
    assert seats_in_question() == []
    assert "按裁定" in client.get(f"/games/{game.public_id}").get_data(as_text=True)
    undo(decision, actor=None)
    assert pages(cup, client) == before


def test_a_replay_makes_a_new_game_and_its_undoing_takes_it_away(cup, client):
    deed = played_semi_final(cup)
    old = cup.knock_out_game(4, 1)
    decision = press(deed, {old.public_id: REPLAY})
    new = cup.knock_out_game(4, 1)
    assert (new.number, new.id != old.id) == (11, True)
    assert cup.seats(4, 1) == ("乙", "戊")
    assert cup.seats(2) == (None, None)
    page = client.get(f"/games/{old.public_id}").get_data(as_text=True)
    assert "作废" in page
    assert "81" in page
    result(new, "70-80")
    assert cup.seats(2) == ("戊", None)
    with pytest.raises(GameHasBegun):
        undo(decision, actor=None)


def test_an_unplayed_replay_is_undone_to_the_byte(cup, client):
    deed = played_semi_final(cup)
    before = pages(cup, client)
    decision = press(deed, {cup.knock_out_game(4, 1).public_id: REPLAY})
    undo(decision, actor=None)
    assert pages(cup, client) == before
    assert cup.knock_out_game(4, 1).number == 7


def test_a_replayed_semi_final_asks_about_a_final_that_was_played(cup):
    result(cup.knock_out_game(4, 2), "81-76")
    deed = played_semi_final(cup)
    result(cup.knock_out_game(2), "81-76")
    semi, final = cup.knock_out_game(4, 1).public_id, cup.knock_out_game(2).public_id
    foreseen = preview(deed, {semi: REPLAY})
    assert [asked.number for asked in foreseen.asked] == [7, 8, 10]
    other = cup.knock_out_game(4, 2).public_id
    with pytest.raises(Unanswered):
        press(deed, {semi: REPLAY, other: KEEP})
    press(deed, {semi: REPLAY, other: KEEP, final: REPLAY})
    assert cup.seats(2) == (None, "丁")


def test_what_was_played_since_is_not_undone(cup):
    decision = press(result_deed(cup.games["甲乙"], "70-80"))
    result(cup.knock_out_game(4, 1), "81-76")
    with pytest.raises(PlayedOn):
        undo(decision, actor=None)
    assert isinstance(why_not_undone(decision), PlayedOn)


def test_undoing_twice_is_refused(cup):
    decision = press(result_deed(cup.games["甲乙"], "70-80"))
    assert why_not_undone(decision) is None
    undo(decision, actor=None)
    with pytest.raises(AlreadyUndone):
        undo(decision, actor=None)


def test_a_later_correction_of_the_same_game_is_undone_first(cup, client):
    before = pages(cup, client)
    first = press(result_deed(cup.games["甲乙"], "70-80"))
    second = press(result_deed(cup.games["甲乙"], "60-80"))
    assert why_not_undone(first) is not None
    undo(second, actor=None)
    undo(first, actor=None)
    assert pages(cup, client) == before


def test_the_same_press_twice_is_one_decision(cup):
    me = an_account("organiser").id
    deed = points(cup, "A", "甲", -1)
    seen = preview(deed).seen
    assert decide(deed, seen_as=seen, actor=me) == decide(deed, seen_as=seen, actor=me)
    assert len(db.session.scalars(select(Decision)).all()) == 1


def test_of_two_organisers_the_second_is_told(cup):
    one, other = an_account("organiser").id, an_account("organiser").id
    deed, late = result_deed(cup.games["甲乙"], "70-80"), result_deed(cup.games["甲乙"], "75-80")
    seen, late_seen = preview(deed).seen, preview(late).seen
    decide(deed, seen_as=seen, actor=one)
    with pytest.raises(ResultConflict):
        decide(late, seen_as=late_seen, actor=other)


def test_an_effect_that_is_not_the_one_shown_any_more_is_not_applied(cup):
    deed = points(cup, "A", "甲", -3)
    seen = preview(deed).seen
    press(result_deed(cup.games["乙丙"], "60-70"))
    with pytest.raises(Overtaken):
        decide(deed, seen_as=seen, actor=None)
    assert [decision.kind for decision in db.session.scalars(select(Decision))] == ["correction"]


def test_whoever_is_kept_in_the_final_does_not_play_for_third_place_too(cup):
    semi = cup.knock_out_game(4, 1)
    result(semi, "81-76")
    result(cup.knock_out_game(4, 2), "81-76")
    final = cup.knock_out_game(2)
    result(final, "81-76")
    assert (cup.seats(2), cup.seats(3)) == (("甲", "丁"), ("戊", "乙"))
    press(result_deed(semi, "76-81"), {final.public_id: KEEP})
    assert (cup.seats(2), cup.seats(3)) == (("甲", "丁"), ("戊", "乙"))
    assert seats_in_question() == []
