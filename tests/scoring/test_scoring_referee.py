"""The referee's pages: from the first period to the confirmation, and two people at one game."""

import re

import pytest
from builders import a_game, an_account, result
from score_pages import HOSTILE, PLAYED, stored, text_of, typed, value_of
from sqlalchemy import select

from league.extensions import db
from league.journal.models import Entry
from league.scoring import reporting
from league.scoring.queries import score_of


def test_my_games_show_what_is_to_be_reported_first(referee, floor) -> None:
    teams, who = floor.teams, floor.referee
    a_game(floor.stage, teams[2], teams[3], starts_at="2019-05-12 18:00", referee=who)
    a_game(floor.stage, teams[0], teams[3], starts_at="2019-05-20 18:00", referee=who)
    done = a_game(floor.stage, teams[1], teams[3], starts_at="2019-05-11 18:00", referee=who)
    result(done, "70-60")
    text = text_of(referee.get("/my/games"))
    order = [text.index(words) for words in ("2 场等你录成绩", "今天", "还没录的", "接下来", "录完的")]
    assert order == sorted(order)
    assert "已确认，已锁定" in text


def test_somebody_without_games_is_told_what_comes(app, sign_in) -> None:
    client = sign_in(app.test_client(), an_account("referee"))
    assert "还没有排给你的比赛" in text_of(client.get("/my/games"))


def test_the_score_so_far_is_public_and_goes_on(referee, floor) -> None:
    address = f"/games/{floor.game.public_id}/score"
    response = referee.send(address, **typed(PLAYED[:2]))
    assert (response.status_code, response.location) == (303, address)
    page = referee.get(address).get_data(as_text=True)
    assert (value_of(page, "revision"), value_of(page, "p2b"), value_of(page, "p3a")) == ("1", "12", "")
    assert score_of(floor.game.id).state == "live"


def test_from_the_form_over_reading_it_again_to_the_confirmation(referee, floor) -> None:
    here = f"/games/{floor.game.public_id}"
    data = typed([(14, 15), (16, 12), (13, 17), (15, 14), (8, 5)], total_a="66", total_b="63")
    check = referee.send(f"{here}/score/check", at=f"{here}/score", **data)
    assert check.status_code == 200
    assert stored() == 0  # reading it over stores nothing
    page = check.get_data(as_text=True)
    assert "确认终场 66:63" in page
    carried = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert carried | {"csrf_token": ""} == data | {"csrf_token": ""}
    back = referee.post(f"{here}/score/edit", data=carried)
    assert value_of(back.get_data(as_text=True), "p5a") == "8"
    done = referee.post(f"{here}/confirmation", data=carried)
    assert (done.status_code, done.location) == (303, "/my/games")
    state = score_of(floor.game.id)
    assert (state.state, state.score_a, state.score_b) == ("final", 66, 63)
    assert "第1场已确认" in text_of(referee.get(f"{here}/score"))
    assert "66:63" in text_of(referee.get(here))


def test_a_level_game_gets_a_row_for_overtime_and_a_sentence(referee, floor) -> None:
    here = f"/games/{floor.game.public_id}"
    level = [(20, 18), (16, 19), (18, 17), (18, 18)]
    response = referee.send(f"{here}/score/check", at=f"{here}/score", **typed(level))
    assert response.status_code == 422
    page = response.get_data(as_text=True)
    assert "第4节后 72:72，要打加时。" in page
    assert value_of(page, "p4b") == "18"
    rows = re.findall(r'<div class="tally" data-extra( hidden)?>', page)
    assert rows[0] == ""  # the first one is to be seen without JavaScript
    assert set(rows[1:]) == {" hidden"}


@pytest.mark.parametrize("step", ["score/check", "confirmation"])
def test_what_cannot_be_is_told_at_its_field_and_keeps_what_was_typed(referee, floor, step) -> None:
    here = f"/games/{floor.game.public_id}"
    for wrong in HOSTILE:
        response = referee.send(f"{here}/{step}", at=f"{here}/score", **(typed(PLAYED) | wrong))
        assert response.status_code == 422, wrong
        page = response.get_data(as_text=True)
        assert 'id="problems"' in page, wrong
        assert value_of(page, "p3b") == "17", wrong
    assert (stored(), score_of(floor.game.id).state) == (0, "scheduled")


def test_a_strange_revision_is_a_conflict_or_none_never_a_failure(referee, floor) -> None:
    here = f"/games/{floor.game.public_id}"
    for revision in ("", "x", "-3", "99999999999999999999", "１", "1.5"):
        response = referee.send(f"{here}/score/check", at=f"{here}/score", **typed(PLAYED, revision))
        assert response.status_code == (200 if revision == "" else 409), revision


def test_two_people_one_game_the_second_sees_both(referee, floor) -> None:
    here = f"/games/{floor.game.public_id}"
    other = an_account("referee", name="蒋敏")
    reporting.record(floor.game.id, 0, [*PLAYED[:3], (18, 11)], actor=other.id)
    response = referee.send(f"{here}/score/check", at=f"{here}/score", **typed(PLAYED, 0))
    assert response.status_code == 409
    text = text_of(response)
    for words in ("蒋敏的", "61:55", "你的", "58:55", "18:11", "15:11"):
        assert words in text
    assert stored() == 1
    kept = db.session.scalars(select(Entry).where(Entry.deed == "result.set_aside")).one()
    assert kept.detail["periods"][3] == [15, 11]
    # "Use mine" goes on from the newer revision, with the numbers typed
    page = response.get_data(as_text=True)
    form = re.search(r'<form method="post" action="[^"]*/score/edit">.*?</form>', page, re.S)
    assert form
    carried = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[0]))
    assert (carried["revision"], carried["p4a"]) == ("1", "15")
    edited = referee.post(f"{here}/score/edit", data=carried).get_data(as_text=True)
    assert (value_of(edited, "revision"), value_of(edited, "p4a")) == ("1", "15")


@pytest.mark.parametrize("step", ["score", "score/check", "confirmation"])
def test_after_the_confirmation_a_referee_changes_nothing(referee, floor, step) -> None:
    here = f"/games/{floor.game.public_id}"
    data = typed([*PLAYED[:3], (18, 11)], 0)
    token = value_of(referee.get(f"{here}/score").get_data(as_text=True), "csrf_token")
    result(floor.game, "58-55", PLAYED)
    response = referee.post(f"{here}/{step}", data=data | {"csrf_token": token})
    assert response.status_code == 409
    assert "只有组委会能更正" in text_of(response)
    assert (stored(), score_of(floor.game.id).score_a) == (1, 58)


def test_a_second_forfeit_is_announced_before_it_counts(referee, floor) -> None:
    earlier = a_game(floor.stage, floor.teams[1], floor.teams[2], starts_at="2019-05-12 18:00")
    result(earlier, outcome="forfeit_a")
    here = f"/games/{floor.game.public_id}"
    data = typed([], ending="forfeit", side="b", reason="19:30 到场 3 人。")
    text = text_of(referee.send(f"{here}/score/check", at=f"{here}/score", **data))
    assert "这是税务在本赛事第 2 次弃权" in text
    assert "确认终场 20:0" in text
