"""The pages of a decision: first look, then press; what is refused keeps what was typed; the list is public."""

import re

import pytest
from builders import a_team, an_account, result
from decided import Cup
from sqlalchemy import select

from league.decisions.models import Decision
from league.extensions import db
from league.scoring import corrections
from league.scoring.queries import score_of
from league.standings.queries import group_table

QUARTERS = [(20, 17)] * 3 + [(20, 19)]  # 80:70, as the builder makes it
TURNED = [(17, 20)] * 3 + [(19, 20)]


@pytest.fixture
def cup(app):
    cup = Cup()
    cup.play_groups()
    return cup


@pytest.fixture
def organiser(app, sign_in):
    return sign_in(app.test_client(), an_account("organiser", name="田静"))


def typed(periods, **more):
    data = {"ending": "played"}
    for number, (a, b) in enumerate(periods, start=1):
        data |= {f"p{number}a": str(a), f"p{number}b": str(b)}
    return data | more


def hidden(text):
    found = dict(re.findall(r'<input type="hidden" name="(revision|seen|csrf_token)" value="([^"]*)"', text))
    return {name: found[name] for name in ("revision", "seen")}


def look(client, address, **data):
    revision = hidden(client.get(address).get_data(as_text=True))["revision"]
    return client.send(address, **({"revision": revision, "do": "look"} | data))


def press(client, address, **data):
    """Look, then press the button with what the page said."""
    shown = look(client, address, **data)
    assert shown.status_code == 200, text_of(shown)
    return client.send(address, **(data | hidden(shown.get_data(as_text=True)) | {"do": "apply"}))


def text_of(response):
    page = re.sub(r"<(script|style).*?</\1>", "", response.get_data(as_text=True), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def count():
    return len(db.session.scalars(select(Decision)).all())


def correction_of(cup, pair="甲乙"):
    return f"/desk/games/{cup.games[pair].public_id}/correction"


def test_looking_shows_the_effect_and_saves_nothing(cup, organiser):
    shown = look(organiser, correction_of(cup), **typed(TURNED))
    text = text_of(shown)
    assert "2 队名次变" in text
    assert "半决赛① 对 戊 甲 改为 乙" in text
    assert "还没有保存" in text
    assert count() == 0
    assert score_of(cup.games["甲乙"].id).score_a == 80


def test_nothing_changes_is_an_answer_too(cup, organiser):
    text = text_of(look(organiser, correction_of(cup), **typed([*QUARTERS[:3], (21, 19)])))
    assert "0 队名次变" in text


def test_one_press_does_it_and_one_press_undoes_it(cup, organiser, client):
    done = press(organiser, correction_of(cup), **typed(TURNED, reason="记分表上是甲队输。"))
    assert done.status_code == 303
    dossier = done.location.partition("?")[0]
    shown = text_of(organiser.get(done.location))
    assert "全部改完" in shown
    assert "撤销这次裁定" in shown
    public = text_of(client.get("/decisions"))
    assert re.search(r"第1场 甲 80:70 \S+ 70:80 乙", public)
    assert "记分表上是甲队输。" in public
    assert "田静" not in public
    undone = organiser.send(f"{dossier}/undoing", at=dossier, reason="看错了。")
    assert undone.status_code == 303
    assert score_of(cup.games["甲乙"].id).score_a == 80
    assert "看错了。" in text_of(client.get("/decisions"))
    assert "这次裁定已撤销" in text_of(organiser.get(dossier))
    again = organiser.post(f"{dossier}/undoing", data={"csrf_token": token_of(organiser)})
    assert again.status_code == 409


def token_of(client):
    page = client.get("/account").get_data(as_text=True)
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found
    return found[1]


def test_a_press_without_a_look_is_refused(cup, organiser):
    refused = organiser.send(correction_of(cup), **typed(TURNED, reason="记录有误。", revision="1", do="apply"))
    assert refused.status_code == 422
    assert "请先看会动到什么" in text_of(refused)
    assert count() == 0


def test_a_reason_is_wanted_at_its_field_and_the_numbers_stay(cup, organiser):
    refused = press(organiser, correction_of(cup), **typed(TURNED))
    page = refused.get_data(as_text=True)
    assert refused.status_code == 422
    assert "请写明原因" in page
    assert "20</del>" in page  # the old number stays beside the new one
    assert count() == 0


def test_a_form_that_was_changed_after_the_look_is_shown_again(cup, organiser):
    shown = look(organiser, correction_of(cup), **typed(TURNED, reason="记录有误。"))
    other = typed([*TURNED[:3], (18, 20)], reason="记录有误。") | hidden(shown.get_data(as_text=True))
    refused = organiser.send(correction_of(cup), **other, do="apply")
    assert refused.status_code == 422
    assert "看过之后您又改了表单" in text_of(refused)
    assert count() == 0


def test_a_second_correction_meets_the_first(cup, organiser):
    shown = look(organiser, correction_of(cup), **typed(TURNED, reason="乙"))
    first = an_account("organiser", name="卞志强")
    corrections.correct(cup.games["甲乙"].id, 1, "final", [*QUARTERS[:3], (21, 19)], reason="甲", actor=first.id)
    data = typed(TURNED, reason="乙") | hidden(shown.get_data(as_text=True))
    refused = organiser.send(correction_of(cup), **data, do="apply")
    assert refused.status_code == 409
    assert "卞志强的" in text_of(refused)


def test_an_effect_overtaken_by_another_result_is_shown_anew(cup, organiser):
    shown = look(organiser, correction_of(cup), **typed(TURNED, reason="记录有误。"))
    corrections.correct(cup.games["乙丙"].id, 1, "final", TURNED, reason="甲", actor=an_account("organiser").id)
    data = typed(TURNED, reason="记录有误。") | hidden(shown.get_data(as_text=True))
    refused = organiser.send(correction_of(cup), **data, do="apply")
    assert refused.status_code == 409
    page = refused.get_data(as_text=True)
    assert "情况有了变化" in page
    assert "记录有误。" in page
    again = organiser.send(correction_of(cup), **(data | hidden(page)), do="apply")
    assert again.status_code == 303


@pytest.mark.parametrize(
    "wrong",
    [
        {"p1a": "-1"},
        {"p1a": "9" * 5000},
        {"p2b": ""},
        {"p5a": "3", "p5b": "1"},
        {"total_a": "57"},
        {"ending": "won"},
        {"ending": "forfeit"},
        {"ending": "forfeit", "side": "a", "reason": "长" * 501},
        {},
    ],
)
def test_a_correction_is_as_strict_as_the_first_entry(cup, organiser, wrong):
    refused = look(organiser, correction_of(cup), **(typed(QUARTERS, reason="记录有误。") | wrong))
    assert refused.status_code == 422
    assert count() == 0


def test_what_is_not_confirmed_is_not_corrected_but_can_be_forfeited(app, organiser):
    cup = Cup()
    assert organiser.get(correction_of(cup)).status_code == 422
    assert organiser.get("/desk/games/nosuchgame234/correction").status_code == 404
    address = f"/desk/games/{cup.games['甲乙'].public_id}/forfeit"
    assert look(organiser, address, ending="forfeit").status_code == 422
    done = press(organiser, address, ending="forfeit", side="b", reason="开赛 15 分钟后到场 3 人。")
    assert done.status_code == 303
    assert score_of(cup.games["甲乙"].id).outcome == "forfeit_b"


def test_a_played_game_must_be_answered_for(cup, organiser, client):
    game = cup.knock_out_game(4, 1)
    result(game, "81-76")
    data = typed(TURNED, reason="记录有误。")
    shown = look(organiser, correction_of(cup), **data)
    assert "要您定：半决赛①已按旧名次打过" in text_of(shown)
    kept = data | hidden(shown.get_data(as_text=True)) | {"do": "apply"}
    refused = organiser.send(correction_of(cup), **kept)
    assert refused.status_code == 422
    assert "请定第7场怎么办" in text_of(refused)
    done = organiser.send(correction_of(cup), **kept, **{f"answer_{game.public_id}": "replay"})
    assert done.status_code == 303
    text = text_of(organiser.get(done.location))
    assert "作废" in text
    assert "第11场" in text
    bracket = text_of(client.get(f"/bracket/{cup.competition.slug}"))
    assert "作废" not in bracket


def test_a_team_that_takes_part_leaves_only_with_the_effect_in_sight(cup, organiser):
    team = cup.teams["丙"].public_id
    page = organiser.get(f"/desk/teams/{team}").get_data(as_text=True)
    assert f"/desk/teams/{team}/leaving" in page
    sent = organiser.send(f"/desk/teams/{team}/withdrawal", at=f"/desk/teams/{team}", reason="来信退出。")
    assert sent.location == f"/desk/teams/{team}/leaving"
    done = press(organiser, sent.location, kind="disqualified", reason="冒名顶替。")
    assert done.status_code == 303
    assert "取消资格" in text_of(organiser.get(done.location))
    assert "目前没有参加比赛" in text_of(organiser.get(sent.location))


def test_a_team_that_leaves_moves_the_others_up(cup, organiser):
    address = f"/desk/teams/{cup.teams['甲'].public_id}/leaving"
    text = text_of(look(organiser, address, kind="withdrawn"))
    assert "3 队名次变" in text
    assert "甲 1 改为 不排名次" in text
    assert "乙 2 改为 1" in text


def test_of_a_team_that_left_meanwhile_the_second_is_told(cup, organiser):
    address = f"/desk/teams/{cup.teams['丙'].public_id}/leaving"
    first = press(organiser, address, kind="withdrawn", reason="来信退出。")
    assert first.status_code == 303
    late = organiser.post(
        address,
        data={
            "csrf_token": token_of(organiser),
            "kind": "withdrawn",
            "reason": "再来一次",
            "revision": "3",
            "do": "look",
        },
    )
    assert late.status_code in (409, 422)
    assert count() == 1


def test_points_are_taken_at_a_chosen_step(cup, organiser, client):
    group = cup.groups["A"].id
    address = f"/desk/groups/{group}/points"
    page = organiser.get(address).get_data(as_text=True)
    assert "相互间净胜分" in page or "净胜分" in page
    data = {"team": cup.teams["甲"].public_id, "deed": "take", "points": "3", "step": "points"}
    assert "3 队名次变" in text_of(look(organiser, address, **data))
    done = press(organiser, address, **data, reason="上场人员与名单不符。")
    assert done.status_code == 303
    assert "上场人员与名单不符。" in text_of(client.get(f"/standings/{cup.competition.slug}"))
    assert [given.points for given in group_table(group).facts.given] == [-3]


@pytest.mark.parametrize(
    "wrong", [{"points": "0"}, {"points": "100"}, {"points": "x"}, {"step": "ratio"}, {"team": "nobody"}, {"deed": ""}]
)
def test_points_that_make_no_sense_are_refused_at_their_field(cup, organiser, wrong):
    data = {"team": cup.teams["甲"].public_id, "deed": "take", "points": "3", "step": "points", "reason": "名单不符。"}
    refused = look(organiser, f"/desk/groups/{cup.groups['A'].id}/points", **(data | wrong))
    assert refused.status_code == 422
    assert "名单不符。" in refused.get_data(as_text=True)
    assert count() == 0


def test_the_same_press_twice_is_one_decision(cup, organiser):
    address = f"/desk/groups/{cup.groups['A'].id}/points"
    data = {"team": cup.teams["甲"].public_id, "deed": "take", "points": "1", "step": "points", "reason": "名单不符。"}
    sent = data | hidden(look(organiser, address, **data).get_data(as_text=True)) | {"do": "apply"}
    first, second = organiser.send(address, **sent), organiser.send(address, **sent)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert count() == 1


def test_a_decision_that_cannot_be_undone_says_why(cup, organiser):
    done = press(organiser, correction_of(cup), **typed(TURNED, reason="记录有误。"))
    result(cup.knock_out_game(4, 1), "81-76")
    dossier = done.location.partition("?")[0]
    assert "不能撤销了" in text_of(organiser.get(dossier))
    refused = organiser.post(f"{dossier}/undoing", data={"csrf_token": token_of(organiser)})
    assert refused.status_code == 409


def test_the_public_list_has_a_constant_number_of_queries(cup, organiser, client, app):
    from databases import statements

    def asked():
        db.session.rollback()
        with statements() as sent:
            assert client.get("/decisions").status_code == 200
        return len(sent)

    press(organiser, correction_of(cup), **typed(TURNED, reason="记录有误。"))
    one = asked()
    for pair in ("乙丙", "丁戊", "戊己"):
        press(organiser, correction_of(cup, pair), **typed(TURNED, reason="记录有误。"))
    assert asked() == one


def test_before_anything_was_decided_the_list_says_so(app, client):
    a_team(Cup().competition, "庚")
    assert "还没有更正" in text_of(client.get("/decisions"))
