"""A changed regulation: its effect beside the form, on today's tables or on the last finished competition, and one press that
undoes it."""

import re
from datetime import date

import pytest
from sqlalchemy import func, select

from league.competition.models import RegulationVersion
from league.competition.queries import regulation_of
from league.competition.rules import HouseRule, Ranking, Regulation
from league.decisions.models import Decision
from league.extensions import db
from league.journal.models import Entry
from league.scoring import reporting
from league.scoring.queries import score_of
from tests.builders import a_season, an_account
from tests.decisions.decided import Cup, pages

CIRCLE = ("甲乙 80-70", "乙丙 90-60", "甲丙 60-70")
"""甲 +10−10 = 0, 乙 −10+30 = +20, 丙 −30+10 = −20: by FIBA 乙 甲 丙."""


@pytest.fixture
def desk(client, sign_in):
    """An organiser's browser."""
    return sign_in(client, an_account("organiser", name="田静"))


def text_of(response):
    page = re.sub(r"<(script|style).*?</\1>", "", response.get_data(as_text=True), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def fields(response):
    """What the form holds, as a browser would send it."""
    page = response.get_data(as_text=True).split('id="regulation"')[1].split("</form>")[0]
    sent = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and name[1] != "csrf_token" and ('type="radio"' not in tag or "checked" in tag):
            sent.setdefault(name[1], []).append(value[1] if value else "")
    for name, options in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', page, flags=re.S):
        if not name.startswith("more_"):
            chosen = re.search(r'selected value="([^"]*)"', options) or re.search(r'value="([^"]*)"', options)
            sent[name] = [chosen[1]]
    return sent


def url_of(cup):
    return f"/desk/competitions/{cup.competition.slug}/regulation"


def changed(desk, cup, **changes):
    """The form as it stands, with something changed."""
    return fields(desk.get(url_of(cup))) | changes


def look(desk, cup, **changes):
    """The page with the effect, and what its form holds."""
    answer = desk.send(url_of(cup), **changed(desk, cup, **changes), do="show")
    return answer, fields(answer)


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


DIFFERENCE_OF_ALL = {"tie_break": ["scored", "h2h_points"]}
"""Points scored first: 甲 140, 乙 160, 丙 130; the order stays, its reason is another one."""


def test_nothing_changed_has_no_effect_to_show(desk):
    cup = Cup(regulation=Regulation())
    cup.play(*CIRCLE)
    assert "还没有改动。改了再看影响" in text_of(desk.get(url_of(cup)))
    answer, _ = look(desk, cup)
    assert "还没有改动。改了再看影响" in text_of(answer)


def test_a_change_that_moves_nobody_says_0_and_the_reasons_that_change(desk):
    cup = Cup(regulation=Regulation())
    cup.play(*CIRCLE)
    text = text_of(look(desk, cup, **DIFFERENCE_OF_ALL)[0])
    assert "0 队名次变 名次不变，但理由变了" in text
    assert "相互间净胜分 +20" in text
    assert "全部比赛总得分 160" in text
    assert count(RegulationVersion) == 1, "looking saves nothing"


def test_a_change_that_moves_teams_says_which_and_who_goes_on(desk):
    """By wins between them alone, which are one each, the three share the first rank, and nobody goes on for certain."""
    cup = Cup(regulation=Regulation())
    cup.play(*CIRCLE, "丁戊 80-70", "戊己 80-70", "丁己 80-70")
    text = text_of(look(desk, cup, tie_break=["h2h_wins"])[0])
    assert "这样改，今天的榜" in text
    assert "3 队名次变，2 个出线名额换队" in text
    assert "乙 乙 1 改为 并列1" in text
    assert "半决赛① 对 戊 乙 改为 A组第1" in text


def test_a_frozen_regulation_is_saved_only_after_its_effect_was_seen_and_with_a_reason(desk):
    cup = Cup(regulation=Regulation())
    cup.play(*CIRCLE)
    typed = changed(desk, cup, **DIFFERENCE_OF_ALL)
    answer = desk.send(url_of(cup), **typed)
    assert answer.status_code == 422
    assert "请写明修改的原因" in text_of(answer)
    answer = desk.send(url_of(cup), **typed | {"reason": "领队会 5 月 4 日通过。"})
    assert answer.status_code == 422
    assert "全部比赛总得分 160" in text_of(answer), "the effect stands there now"
    assert count(RegulationVersion) == 1
    done = desk.send(url_of(cup), **fields(answer) | {"reason": "领队会 5 月 4 日通过。"})
    assert done.status_code == 303
    assert regulation_of(cup.competition.id).ranking.tie_break == ("scored", "h2h_points")
    assert "领队会 5 月 4 日通过。" in text_of(desk.get("/decisions"))
    assert "领队会 5 月 4 日通过。" in text_of(desk.get(f"/regulations/{cup.competition.slug}"))
    deeds = set(db.session.scalars(select(Entry.deed)))
    assert {"regulation.saved", "decision.regulation"} <= deeds


def test_what_is_changed_after_the_effect_was_shown_is_shown_again_first(desk):
    cup = Cup(regulation=Regulation())
    cup.play(*CIRCLE)
    _, form = look(desk, cup, **DIFFERENCE_OF_ALL)
    answer = desk.send(url_of(cup), **form | {"tie_break": ["difference"], "reason": "无"})
    assert answer.status_code == 422
    assert "全部比赛净胜分" in text_of(answer)
    assert count(RegulationVersion) == 1


def test_the_same_press_twice_makes_one_version(desk):
    cup = Cup(regulation=Regulation())
    cup.play(*CIRCLE)
    _, form = look(desk, cup, **DIFFERENCE_OF_ALL)
    for _ in range(2):
        assert desk.send(url_of(cup), **form | {"reason": "领队会。"}).status_code == 303
    assert (count(RegulationVersion), count(Decision)) == (2, 1)


def test_somebody_else_was_faster_and_nothing_typed_is_lost(desk):
    cup = Cup(regulation=Regulation())
    cup.play(*CIRCLE)
    _, mine = look(desk, cup, **DIFFERENCE_OF_ALL)
    _, theirs = look(desk, cup, late_minutes="10")
    assert desk.send(url_of(cup), **theirs | {"reason": "先改。"}).status_code == 303
    answer = desk.send(url_of(cup), **mine | {"reason": "后改。"})
    assert answer.status_code == 409
    kept = fields(answer)
    assert kept["tie_break"] == ["scored", "h2h_points"]
    assert kept["version"] == ["2"]
    assert kept["late_minutes"] == ["15"], "what was typed, to be compared with what is stored now"
    assert desk.send(url_of(cup), **kept | {"reason": "后改。"}).status_code == 303


def test_one_press_undoes_it_to_the_byte(desk, app):
    cup = Cup(regulation=Regulation())
    cup.play_groups()
    fan = app.test_client()
    before = pages(cup, fan)
    _, form = look(desk, cup, win="5", loss="2", late_minutes="10")
    done = desk.send(url_of(cup), **form | {"reason": "领队会。"})
    dossier = done.location.split("/")[-1].split("?")[0]
    assert pages(cup, fan) != before
    assert "撤销" in text_of(desk.get(f"/desk/decisions/{dossier}"))
    assert desk.send(f"/desk/decisions/{dossier}/undoing", at=f"/desk/decisions/{dossier}").status_code == 303
    assert pages(cup, fan) == before
    assert regulation_of(cup.competition.id) == Regulation()
    assert count(RegulationVersion) == 3, "the undoing is a version too, and public"


def test_a_semi_final_that_was_begun_on_the_old_ranking_is_asked_about(desk):
    """Who is first of A would be open; the organiser says what becomes of the game, or nothing is saved."""
    cup = Cup(regulation=Regulation())
    cup.play(*CIRCLE, "丁戊 80-70", "戊己 80-70", "丁己 80-70")
    assert cup.seats(4) == ("乙", "戊")
    game = cup.knock_out_game(4)
    reporting.record(game.id, score_of(game.id).revision, [(20, 10)], actor=None)
    answer, form = look(desk, cup, tie_break=["h2h_wins"])
    assert f'name="answer_{game.public_id}"' in answer.get_data(as_text=True)
    refused = desk.send(url_of(cup), **form | {"reason": "领队会。"})
    assert refused.status_code == 422
    assert count(RegulationVersion) == 1
    kept = form | {"reason": "领队会。", f"answer_{game.public_id}": "keep"}
    assert desk.send(url_of(cup), **kept).status_code == 303
    assert cup.seats(4) == ("乙", "戊"), "kept by decision"


def test_before_the_first_game_it_is_tried_on_the_last_finished_competition(desk):
    old = Cup(season=a_season("2018", first_day=date(2018, 5, 2)), slug="old", name="第三届职工篮球联赛")
    old.play("甲乙 80-70", "乙丙 90-60", "甲丙 60-70", "丁戊 80-70", "戊己 80-70", "丁己 80-70")
    finish(old)
    new = Cup(season=a_season("2019"), slug="cup", regulation=Regulation())
    answer, form = look(desk, new, **DIFFERENCE_OF_ALL)
    text = text_of(answer)
    assert "用已经结束的第三届职工篮球联赛试算" in text
    assert "全部比赛总得分 160" in text
    assert desk.send(url_of(new), **form | {"reason": "定稿。"}).location == "/regulations/cup"
    assert count(Decision) == 0, "before the first game it is no decision"


def test_with_nothing_to_try_it_on_the_page_says_so(desk):
    cup = Cup(regulation=Regulation())
    text = text_of(look(desk, cup, **DIFFERENCE_OF_ALL)[0])
    assert "还没有可以试算的：没有已经结束的赛事。" in text


def test_an_unreadable_figure_is_told_and_no_effect_is_made_up(desk):
    cup = Cup(regulation=Regulation())
    cup.play(*CIRCLE)
    answer, form = look(desk, cup, win="many")
    assert answer.status_code == 422
    assert "先改好标出的地方" in text_of(answer)
    assert form["win"] == ["many"]


def test_every_button_shows_the_effect_again(desk):
    cup = Cup(regulation=Regulation())
    cup.play(*CIRCLE)
    for do in ("down:tie_break:0", "drop:tie_break:1", "two:on", "knock_out:on", "show:tie_break"):
        answer = desk.send(url_of(cup), **changed(desk, cup, late_minutes="10"), do=do)
        assert answer.status_code == 200
        assert "0 队名次变" in text_of(answer)
        assert fields(answer)["seen"] != [""], do
    answer = desk.send(url_of(cup), **changed(desk, cup), do="add:house")
    assert "还没有改动" in text_of(answer), "a rule without a name is none yet"


def test_a_house_rule_is_added_after_the_first_game(desk):
    cup = Cup(regulation=Regulation())
    cup.play(*CIRCLE)
    row = {"house_1_key": "", "house_1_name": "领导在场", "house_1_name_en": "", "house_1_points": "30"}
    row |= {"house_1_to": "own", "house_1_most": "1", "house_rules": "1"}
    _, form = look(desk, cup, **row)
    assert desk.send(url_of(cup), **form | {"reason": "领队会。"}).status_code == 303
    assert regulation_of(cup.competition.id).house_rules == (HouseRule("rule-1", "领导在场", 30),)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_page_is_sound_in_both_languages(desk, language):
    cup = Cup(regulation=Regulation(ranking=Ranking(tie_break=("ratio",))))
    cup.play(*CIRCLE)
    typed = changed(desk, cup, **DIFFERENCE_OF_ALL)
    answer = desk.send(url_of(cup), **typed, do="show", headers={"Accept-Language": language})
    assert answer.status_code == 200


def finish(cup):
    """Play the knock-out to its end."""
    for round_ in (4, 3, 2):
        for position in (1, 2):
            game = cup.knock_out_game(round_, position)
            if game is not None:
                reporting.confirm(game.id, score_of(game.id).revision, "final", [(20, 10)] * 4, actor=None)


def test_a_competition_that_is_not_finished_is_not_tried_on(desk):
    old = Cup(season=a_season("2018", first_day=date(2018, 5, 2)), slug="old")
    old.play_groups()
    new = Cup(season=a_season("2019"), slug="cup", regulation=Regulation())
    assert "还没有可以试算的" in text_of(look(desk, new, **DIFFERENCE_OF_ALL)[0])
