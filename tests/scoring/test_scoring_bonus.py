"""Points by house rules: beside the baskets, inside the score, in every page that shows or changes a score."""

from dataclasses import replace

import pytest
from builders import a_competition, a_game, a_stage, a_team, an_account, groups_of
from hypothesis import given
from hypothesis import strategies as st
from score_pages import PLAYED, stored, text_of, typed, value_of

from league.competition import service as competition_service
from league.competition.rules import HouseRule, PlayingTime, Regulation
from league.scoring import corrections, errors, reporting
from league.scoring.queries import results_of_group, score_of
from league.scoring.queries.page import game_page
from league.scoring.rules.bonus import beside, bonus_points, checked_bonus
from league.scoring.rules.results import result_of, score_so_far, total

LEADER = HouseRule("leader", "领导在场", 30, name_en="Leader on court")
SHORT = HouseRule("short", "不足五人", 10, "opponents", 2)
RULES = (LEADER, SHORT)
HOUSE = Regulation(house_rules=RULES)
LEVEL = [(14, 15), (16, 12), (13, 17), (15, 14)]  # 58:58


@pytest.mark.parametrize(
    ("bonus", "given"),
    [
        ((), (0, 0)),
        ((("leader", "a", 1),), (30, 0)),
        ((("leader", "a", 1), ("leader", "b", 1)), (30, 30)),
        ((("short", "a", 1),), (0, 10)),  # to the opponents
        ((("short", "b", 2), ("leader", "b", 1)), (20, 30)),
    ],
)
def test_a_rule_gives_to_its_own_side_or_to_the_opponents(bonus, given):
    assert bonus_points(checked_bonus(bonus, RULES), RULES) == given


@pytest.mark.parametrize(
    ("bonus", "refusal", "field"),
    [
        ([("leader", "a", 2)], errors.BonusOutOfRange, "bonus_leader_a"),
        ([("short", "b", 3)], errors.BonusOutOfRange, "bonus_short_b"),
        ([("short", "b", -1)], errors.BonusOutOfRange, "bonus_short_b"),
        ([("women", "a", 1)], errors.UnknownBonus, None),
        ([("leader", "c", 1)], errors.UnknownBonus, None),
        ([("leader", "a", 1), ("leader", "a", 1)], errors.UnknownBonus, None),
    ],
)
def test_what_no_rule_gives_is_refused_at_its_field(bonus, refusal, field):
    with pytest.raises(refusal) as caught:
        checked_bonus(bonus, RULES)
    assert caught.value.field == field


def test_the_total_decides_and_not_the_baskets():
    result = result_of("final", PLAYED, HOUSE, bonus=(("leader", "b", 1),))  # 58:55 in baskets
    assert (result.score_a, result.score_b, result.periods) == (58, 85, tuple(PLAYED))
    assert result.bonus == (("leader", "b", 1),)


def test_level_in_baskets_but_not_in_all_needs_no_extra_period():
    assert result_of("final", LEVEL, HOUSE, bonus=(("short", "b", 1),)).score_a == 68
    with pytest.raises(errors.BonusNotLevel) as caught:
        result_of("final", [*LEVEL, (6, 4)], HOUSE, bonus=(("short", "b", 1),))
    assert caught.value.field == "p5a"


def test_level_in_all_but_not_in_baskets_needs_one():
    played = [(14, 15), (16, 12), (13, 17), (15, 4)]  # 58:48
    with pytest.raises(errors.BonusLevel) as caught:
        result_of("final", played, HOUSE, bonus=(("short", "a", 1),))
    assert caught.value.field == "p5a"
    assert caught.value.sentence.params["a"] == 58
    result = result_of("final", [*played, (3, 5)], HOUSE, bonus=(("short", "a", 1),))
    assert (result.score_a, result.score_b) == (61, 63)


def test_the_total_on_the_scoresheet_holds_them():
    bonus = (("leader", "a", 1),)
    assert result_of("final", PLAYED, HOUSE, (88, 55), bonus=bonus).score_a == 88
    with pytest.raises(errors.SumWithBonusDiffers):
        result_of("final", PLAYED, HOUSE, (58, 55), bonus=bonus)


def test_a_forfeit_has_none_and_a_default_only_if_its_score_stands():
    bonus = (("leader", "b", 1),)
    assert result_of("forfeit_a", PLAYED, HOUSE, bonus=bonus).bonus == ()
    stands = result_of("default_a", PLAYED, HOUSE, bonus=bonus)  # 58:85, the opponents lead
    assert (stands.score_a, stands.score_b, stands.bonus) == (58, 85, bonus)
    falls = result_of("default_b", PLAYED, HOUSE, bonus=bonus)
    assert (falls.score_a, falls.score_b, falls.bonus) == (2, 0, ())


def test_more_than_any_game_has_seen_is_refused():
    many = Regulation(house_rules=(replace(LEADER, most=99),))
    with pytest.raises(errors.BonusTooMuch) as caught:
        result_of("final", PLAYED, many, bonus=(("leader", "a", 9),))
    assert caught.value.field == "bonus_leader_a"


def test_two_games_on_total_score_count_them_too():
    result = result_of("final", PLAYED, HOUSE, brought=(70, 83))  # 58:55 and 70:83
    assert (result.score_a, result.score_b) == (58, 55)
    with pytest.raises(errors.TotalLevel):
        result_of("final", PLAYED, HOUSE, brought=(70, 83), bonus=(("short", "b", 1),))


periods = st.tuples(st.integers(0, 40), st.integers(0, 40))
times = st.tuples(st.integers(0, 1), st.integers(0, 1), st.integers(0, 2), st.integers(0, 2))


@given(st.lists(periods, min_size=4, max_size=4), times)
def test_periods_and_house_points_add_up_to_the_score_of_every_game(played, used):
    keys = (("leader", "a"), ("leader", "b"), ("short", "a"), ("short", "b"))
    bonus = tuple((key, side, often) for (key, side), often in zip(keys, used, strict=True) if often)
    try:
        result = result_of("final", played, HOUSE, bonus=bonus)
    except (errors.ExtraPeriodMissing, errors.BonusLevel):
        result = score_so_far(played, HOUSE, bonus=bonus)
    extra = bonus_points(result.bonus, RULES)
    assert (result.score_a, result.score_b) == total([*result.periods, extra])
    assert beside(result.periods, (result.score_a, result.score_b), result.bonus) == extra


# -- through the database and the pages -------------------------------------------------------------------------------


@pytest.fixture
def house(floor):
    """The floor's league plays by house rules."""
    competition_service.save_regulation(competition_id=floor.competition.id, regulation=HOUSE, actor=None)
    return floor


def used(**often):
    """Fields of the form: `used(leader_a=1)`."""
    return {f"bonus_{name}": str(times) for name, times in often.items()}


def test_the_form_asks_for_house_rules_only_where_there_are_any(referee, floor):
    here = f"/games/{floor.game.public_id}/score"
    assert "bonus_" not in referee.get(here).get_data(as_text=True)
    competition_service.save_regulation(competition_id=floor.competition.id, regulation=HOUSE, actor=None)
    text = text_of(referee.get(here))
    assert "领导在场 每次加 30 分，最多 1 次" in text
    assert "不足五人 每次给对方加 10 分，最多 2 次" in text


def test_from_the_form_to_the_board_the_points_are_shown_apart(referee, client, house):
    here = f"/games/{house.game.public_id}"
    data = typed(PLAYED, total_a="98", total_b="55") | used(leader_a=1, short_b=1)
    check = referee.send(f"{here}/score/check", at=f"{here}/score", **data)
    text = text_of(check)
    assert check.status_code == 200
    assert "确认终场 98:55" in text
    assert "领导在场（供电公司）：供电公司加 30 分" in text
    assert "不足五人（税务）：供电公司加 10 分" in text
    assert value_of(check.get_data(as_text=True), "bonus_leader_a") == "1", "carried on to the confirmation"
    assert referee.send(f"{here}/confirmation", at=f"{here}/score", **data).status_code == 303
    text = text_of(client.get(here))
    assert "比分含本地规则加分 40:0" in text
    assert "14 16 13 15 +40 98" in text, "periods are baskets, then what came beside them, then the total"
    english = text_of(client.get(here, headers={"Accept-Language": "en"}))
    assert "Leader on court, Gongdian Gongsi: 30 points to Gongdian Gongsi" in english
    answer = client.get(f"/api/v1/games/{house.game.public_id}").json
    assert answer["score"] == [98, 55]
    assert answer["periods"] == [list(points) for points in PLAYED]
    assert answer["bonus"] == [["leader", "a", 1], ["short", "b", 1]]


def test_the_table_counts_the_total(house):
    reporting.confirm(house.game.id, 0, "final", PLAYED, bonus=(("leader", "b", 1),), actor=None)
    (counted,) = [one for one in results_of_group([house.game.group_id])[house.game.group_id] if one.status == "final"]
    assert (counted.score_a, counted.score_b) == (58, 85)
    assert counted.before_extra(4) == (None, None)


def test_without_extra_periods_the_table_still_counts_house_points(house):
    level = [(14, 15), (16, 12), (13, 17), (15, 4), (3, 5)]
    reporting.confirm(house.game.id, 0, "final", level, bonus=(("short", "a", 1),), actor=None)
    (counted,) = [one for one in results_of_group([house.game.group_id])[house.game.group_id] if one.status == "final"]
    assert (counted.score_a, counted.score_b) == (61, 63)
    assert counted.before_extra(4) == (58, 58)


@pytest.mark.parametrize(
    "wrong",
    [
        used(leader_a=2),
        used(short_b=3),
        used(leader_a=-1),
        {"bonus_leader_a": "often"},
        {"bonus_leader_a": "9" * 5000},
        {"bonus_leader_a": "<b>"},
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_keeps_what_was_typed(referee, house, wrong):
    here = f"/games/{house.game.public_id}"
    for step in ("score/check", "confirmation", "score"):
        response = referee.send(f"{here}/{step}", at=f"{here}/score", **(typed(PLAYED) | wrong))
        page = response.get_data(as_text=True)
        assert response.status_code == 422
        assert value_of(page, "p4a") == "15"
        assert 'class="error tally-error"' in page
    assert not stored()


def test_a_field_nobody_offers_counts_nothing(referee, house):
    here = f"/games/{house.game.public_id}"
    data = typed(PLAYED) | used(women_a=5)
    assert referee.send(f"{here}/confirmation", at=f"{here}/score", **data).status_code == 303
    assert score_of(house.game.id).score_a == 58


def test_sent_twice_is_stored_once(referee, house):
    here = f"/games/{house.game.public_id}"
    data = typed(PLAYED) | used(leader_a=1)
    for _ in range(2):
        assert referee.send(f"{here}/score", **data).status_code == 303
    assert stored() == 1
    assert score_of(house.game.id).bonus == (("leader", "a", 1),)


def test_a_row_for_overtime_appears_by_the_total(referee, house):
    here = f"/games/{house.game.public_id}/score"
    played = [(14, 15), (16, 12), (13, 17), (15, 4)]
    response = referee.send(f"{here}/check", at=here, **typed(played), **used(short_a=1))
    assert response.status_code == 422
    page = response.get_data(as_text=True)
    assert "第4节后加上本地规则的分是 58:58，要打加时。" in page
    assert '<div class="tally" data-extra>' in page


def test_a_correction_carries_them(house):
    game = house.game.id
    reporting.confirm(game, 0, "final", PLAYED, bonus=(("leader", "a", 1),), actor=None)
    with pytest.raises(errors.NothingChanged):
        corrections.correct(game, 1, "final", PLAYED, bonus=(("leader", "a", 1),), reason="无", actor=None)
    corrections.correct(game, 1, "final", PLAYED, bonus=(("leader", "b", 1),), reason="记反了。", actor=None)
    state = score_of(game)
    assert (state.score_a, state.score_b, state.beside) == (58, 85, (0, 30))


def test_the_correction_page_shows_and_keeps_what_was_used(organiser, house):
    reporting.confirm(house.game.id, 0, "final", PLAYED, bonus=(("leader", "a", 1),), actor=None)
    page = organiser.get(f"/desk/games/{house.game.public_id}/correction").get_data(as_text=True)
    assert value_of(page, "bonus_leader_a") == "1"


def test_a_score_still_adds_up_when_its_rule_is_gone_or_worth_more(house, client):
    reporting.confirm(house.game.id, 0, "final", PLAYED, bonus=(("leader", "a", 1),), actor=None)
    dearer = Regulation(house_rules=(replace(LEADER, points=50),))
    competition_service.save_regulation(
        competition_id=house.competition.id, regulation=dearer, reason="领队会", actor=None
    )
    page = game_page(house.game)
    assert [(line.name, line.points) for line in page.bonus] == [("领导在场", 30)]
    assert page.row.beside == (30, 0)
    assert "比分含本地规则加分 30:0" in text_of(client.get(f"/games/{house.game.public_id}"))
    right = [*PLAYED[:3], (13, 11)]
    corrections.correct(house.game.id, 1, "final", right, bonus=(("leader", "a", 1),), reason="多记两分。", actor=None)
    assert score_of(house.game.id).score_a == 56 + 30


def test_two_people_see_what_differs_in_house_points(referee, house):
    reporting.record(house.game.id, 0, PLAYED, bonus=(("leader", "b", 1),), actor=None)
    here = f"/games/{house.game.public_id}/score"
    response = referee.send(here, **typed(PLAYED), **used(leader_a=1))
    assert response.status_code == 409
    text = text_of(response)
    assert "58:85" in text
    assert "88:55" in text
    assert "0:30" in text
    assert "30:0" in text


@pytest.mark.parametrize(("kind", "rows", "words"), [("round_robin", 4, "分 4 节"), ("knock_out", 2, "分上下两个半时")])
def test_the_form_has_as_many_rows_as_the_stage_plays(app, client, sign_in, kind, rows, words):
    regulation = Regulation(knock_out_time=PlayingTime(2, 20, "running"))
    competition = a_competition(regulation=regulation)
    stage = a_stage(competition, groups=1, kind=kind)
    teams = [a_team(competition, players=0, state="draft") for _ in range(2)]
    group = groups_of(stage, A=teams)["A"] if kind == "round_robin" else None
    game = a_game(stage, *teams, starts_at="2019-05-16 18:00", group=group)
    page = sign_in(app.test_client(), an_account("organiser")).get(f"/games/{game.public_id}/score")
    assert f'data-regular="{rows}"' in page.get_data(as_text=True)
    assert words in text_of(client.get(f"/games/{game.public_id}"))
