"""The organiser enters lots in the browser: what he typed stays, what does not fit is said at its place."""

import re

import pytest

from league.standings.queries import group_table
from tests.builders import an_account
from tests.standings.test_standings_seating import CIRCLE, GROUP_A, Cup, draw


@pytest.fixture
def cup(app):
    return Cup()


@pytest.fixture
def organiser(client, sign_in, app):
    return sign_in(client, an_account("organiser"))


def address(cup):
    return f"/desk/groups/{cup.groups['A'].id}/lots"


def typed(cup, names="丙甲乙", **changes):
    places = {f"place_{at}": cup.teams[name].public_id for at, name in enumerate(names, 1)}
    return {"revision": "0", "held_on": "2019-05-18", "witness": "卢建华（裁判长）"} | places | changes


def order(cup):
    return "".join(row.face.name for row in group_table(cup.groups["A"].id).rows)


def test_the_drawn_order_is_entered_and_everyone_sees_it(organiser, cup):
    cup.play(*CIRCLE)
    assert "甲、乙、丙并列第 1" in organiser.get(address(cup)).get_data(as_text=True)
    answer = organiser.send(address(cup), **typed(cup))
    assert answer.status_code == 303
    assert order(cup) == "丙甲乙"
    page = organiser.get(answer.location).get_data(as_text=True)
    assert "抽签结果已录入" in page
    assert "卢建华（裁判长）在场见证，依次为丙、甲、乙。" in page


def test_a_draw_that_was_entered_wrongly_is_followed_by_another(organiser, cup):
    cup.play(*CIRCLE)
    draw(cup, "丙甲乙")
    assert "丙、甲、乙" in organiser.get(address(cup)).get_data(as_text=True)
    assert organiser.send(address(cup), **typed(cup, "乙甲丙", revision="1")).status_code == 303
    assert order(cup) == "乙甲丙"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"place_2": ""}, "Please choose one of the list."),
        ({"place_2": "somebody"}, "Please choose one of the list."),
        ({"held_on": "2019-02-30"}, "Please enter a day that exists, like 2019-05-02."),
        ({"held_on": ""}, "Please fill this in."),
        ({"witness": "   "}, "Please fill this in."),
        ({"witness": "很" * 61}, "This is 61 characters long; at most 60 fit."),
        ({"held_on": "2199-01-01"}, "The lots were drawn on"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(organiser, cup, changes, sentence):
    cup.play(*CIRCLE)
    organiser.get("/preferences?lang=en")
    answer = organiser.send(address(cup), **typed(cup, **changes))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in page
    assert cup.teams["丙"].public_id + '" selected' in page or f'selected value="{cup.teams["丙"].public_id}"' in page
    assert len(group_table(cup.groups["A"].id).facts.lots) == 0


def test_one_team_in_two_places_is_refused(organiser, cup):
    cup.play(*CIRCLE)
    answer = organiser.send(address(cup), **typed(cup, "丙丙乙"))
    assert answer.status_code == 422
    assert "这几队要各占一签：甲、乙、丙。" in answer.get_data(as_text=True)


@pytest.mark.parametrize("revision", ["0", "x", "", "-1", "9" * 30])
def test_lots_entered_in_the_meantime_are_a_conflict_and_nothing_is_overwritten(organiser, cup, revision):
    cup.play(*CIRCLE)
    draw(cup, "丙甲乙")
    answer = organiser.send(address(cup), **typed(cup, "乙甲丙", revision=revision))
    assert answer.status_code == 409
    assert "刚刚有变" in answer.get_data(as_text=True)
    assert order(cup) == "丙甲乙"


def test_where_nothing_is_shared_there_is_no_form(organiser, cup):
    cup.play(*GROUP_A)
    page = organiser.get(address(cup)).get_data(as_text=True)
    assert "这一组没有并列的队" in page
    assert "place_1" not in page


def test_while_games_are_open_there_is_no_form_and_a_late_answer_is_refused(organiser, cup):
    cup.play("甲乙 80-70")
    assert "还有 2 场没有正式成绩" in organiser.get(address(cup)).get_data(as_text=True)
    page = organiser.get("/standings").get_data(as_text=True)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    data = typed(cup) | ({"csrf_token": token[1]} if token else {})
    answer = organiser.post(address(cup), data=data)
    assert answer.status_code in (400, 422)
    assert len(group_table(cup.groups["A"].id).facts.lots) == 0


@pytest.mark.parametrize("group", ["0", "99999", "99999999999999999999", "-1", "x"])
def test_a_group_that_is_not_there_is_not_found(organiser, group):
    assert organiser.get(f"/desk/groups/{group}/lots").status_code == 404


@pytest.mark.parametrize("role", [None, "captain", "referee", "editor"])
def test_only_organisers_enter_lots(client, sign_in, cup, role):
    if role:
        sign_in(client, an_account(role))
    answer = client.get(address(cup))
    assert answer.status_code == (403 if role else 303)
