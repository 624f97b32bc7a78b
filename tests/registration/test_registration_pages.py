"""The captain's pages, as a phone without JavaScript sees them."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from league import clock
from league.competition.models import Competition
from league.extensions import db
from league.registration import queries
from league.registration.models import Team
from tests.builders import a_competition, a_team, an_account


@pytest.fixture
def competition(app) -> Competition:
    return a_competition(entries_until=clock.now() + timedelta(days=3))


@pytest.fixture
def captain(app):
    return an_account(name="田静")


@pytest.fixture
def phone(client: FlaskClient, sign_in, captain) -> FlaskClient:
    return sign_in(client, captain)


@pytest.fixture
def team(competition, captain) -> str:
    """The address of the captain's draft of eight players."""
    return a_team(competition, "江都教育", state="draft", captain=captain).public_id


def stored(public_id: str) -> queries.Sheet:
    found = queries.team_by_public_id(public_id)
    assert found is not None
    return queries.sheet(found.id)


def text(response) -> str:
    return response.get_data(as_text=True)


NEW = {
    "unit": "江都区教育系统工会",
    "name": "江都教育篮球队",
    "short_name": "江都教育",
    "dark": "#1f4e9c",
    "light": "#ffffff",
    "pattern": "1",
}


def test_a_captain_enters_a_team_and_stands_at_its_desk(phone, competition, captain) -> None:
    page = phone.get("/enter")
    assert competition.name in text(page)
    answer = phone.send("/enter", competition=competition.slug, **NEW)
    assert answer.status_code == 303
    team = db.session.scalars(db.select(Team)).one()
    assert answer.location == f"/my/teams/{team.public_id}"
    assert (team.code, team.short_name_en, team.name_en) == ("JDJ", "Jiangdu Jiaoyu", "Jiangdu Jiaoyu Lanqiudui")
    desk = phone.get(answer.location)
    assert desk.status_code == 200
    assert "0/15" in text(desk)
    assert queries.is_captain_of(captain.id, team.id)


@pytest.mark.parametrize("state", ["draft", "waiting", "returned", "approved", "withdrawn", "disqualified"])
@pytest.mark.parametrize("path", ["", "/details", "/players", "/paste"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_page_of_every_state_is_whole(phone, competition, captain, state, path, language) -> None:
    team = a_team(competition, state=state, captain=captain)
    answer = phone.get(f"/my/teams/{team.public_id}{path}", headers={"Accept-Language": language})
    assert answer.status_code == 200


def test_a_new_team_needs_unit_name_and_short_name_and_keeps_what_was_typed(phone, competition) -> None:
    answer = phone.send("/enter", competition=competition.slug, leader="卢建华", light="#f2c230")
    assert answer.status_code == 422
    page = text(answer)
    assert page.count("请填写这一项。") >= 3
    assert 'value="卢建华"' in page
    assert db.session.scalar(db.select(Team)) is None


def test_the_pennant_can_be_drawn_without_storing_anything(phone, competition) -> None:
    answer = phone.send("/enter", competition=competition.slug, preview="1", **NEW)
    assert answer.status_code == 200
    assert "都</text>" in text(answer) or "江</text>" in text(answer) or "教</text>" in text(answer)
    assert db.session.scalar(db.select(Team)) is None


def test_a_taken_name_is_told_at_its_field(phone, competition) -> None:
    a_team(competition, NEW["name"])
    answer = phone.send("/enter", competition=competition.slug, **NEW)
    assert answer.status_code == 422
    assert 'href="#name"' in text(answer)
    assert "已有球队叫" in text(answer)


def test_without_open_entries_the_page_says_so(client, sign_in, app) -> None:
    a_competition(entries_until=clock.now() - timedelta(seconds=2))
    phone = sign_in(client, an_account())
    assert "现在没有赛事在接受报名" in text(phone.get("/enter"))
    answer = phone.post("/enter", data={"csrf_token": token(phone), "competition": "league", **NEW})
    assert answer.status_code == 422


def token(browser: FlaskClient) -> str:
    """The browser's own token, where the page at hand shows no form."""
    return re.search(r'name="csrf_token" value="([^"]+)"', text(browser.get("/my/teams")))[1]


def test_the_desk_says_what_is_missing_and_leads_there(phone, competition, captain) -> None:
    team = a_team(competition, players=7, state="draft", captain=captain, contact_phone="")
    page = text(phone.get(f"/my/teams/{team.public_id}"))
    assert "7/15" in page
    assert "缺 2 项" in page
    assert f"/my/teams/{team.public_id}/details#contact_phone" in page
    assert "disabled" in page


def test_players_come_one_by_one_are_changed_and_leave(phone, team) -> None:
    assert phone.send(f"/my/teams/{team}/players", name="胡　斌", number="００", position="C").status_code == 303
    line = next(line for line in stored(team).players if line.number == "00")
    assert (line.name, line.position) == ("胡斌", "C")
    where = f"/my/teams/{team}/players/{line.public_id}"
    answer = phone.send(where, name="胡斌", number="9", captain="y", position="", revision=str(stored(team).revision))
    assert answer.status_code == 422  # number 9 is worn
    assert "9 号已经是" in text(answer).replace(" ", " ")
    answer = phone.send(where, name="胡斌", number="20", captain="y", position="", revision=str(stored(team).revision))
    assert answer.status_code == 303
    assert [one.name for one in stored(team).players if one.captain] == ["胡斌"]
    assert "移出名单" in text(phone.get(f"{where}/removal"))
    assert phone.send(f"{where}/removal").status_code == 303
    assert len(stored(team).players) == 8


def test_an_old_page_is_told_and_nothing_typed_is_lost(phone, team) -> None:
    line = stored(team).players[0]
    old = str(stored(team).revision)
    where = f"/my/teams/{team}/players/{line.public_id}"
    assert phone.send(where, name="韩兵", number="4", position="", revision=old).status_code == 303
    answer = phone.send(where, name="韩斌", number="4", position="", revision=old)
    assert answer.status_code == 409
    assert 'value="韩斌"' in text(answer)
    assert stored(team).players[0].name == "韩兵"
    details = dict(vars(stored(team).details), revision=old, coach="沈文博", pattern="0")
    answer = phone.send(f"/my/teams/{team}/details", **details)
    assert answer.status_code == 409
    assert 'value="沈文博"' in text(answer)
    assert "现在存的是" in text(answer)
    details["revision"] = re.search(r'name="revision" value="(\d+)"', text(answer))[1]
    assert phone.send(f"/my/teams/{team}/details", **details).status_code == 303
    assert stored(team).details.coach == "沈文博"


def test_free_colours_are_kept(phone, team) -> None:
    details = dict(vars(stored(team).details), pattern="3", revision=str(stored(team).revision))
    details |= {"dark": "other", "dark_other": "#004433", "light": "other", "light_other": "#FFEEDD"}
    assert phone.send(f"/my/teams/{team}/details", **details).status_code == 303
    kept = stored(team).details
    assert (kept.dark, kept.light, kept.pattern) == ("#004433", "#ffeedd", 3)
    page = text(phone.get(f"/my/teams/{team}/details"))
    assert 'value="other" checked' in page
    assert 'value="#004433"' in page


TABLE = "号码\t姓名\t位置\t身份证号\n１５\t吴　迪\t后卫\t999999198801010011\n4\t唐宇\t中锋\t999999198801020031"


def test_a_table_is_previewed_mended_and_only_then_stored(phone, team) -> None:
    where = f"/my/teams/{team}/paste"
    answer = phone.send(where, table=TABLE)
    page = text(answer)
    assert answer.status_code == 200
    assert "<del>１５</del>" in page
    assert "<del>吴　迪</del>" in page
    assert "4 号已经是" in page
    assert len(stored(team).players) == 8
    rows = {"number-0": "15", "name-0": "吴迪", "position-0": "G", "number-1": "4", "name-1": "唐宇", "position-1": "C"}
    answer = phone.send(f"{where}/confirmation", at=where, **rows)
    assert answer.status_code == 422
    assert 'value="吴迪"' in text(answer)
    assert len(stored(team).players) == 8
    answer = phone.send(f"{where}/confirmation", at=where, captain="1", **{**rows, "number-1": "16"})
    assert answer.status_code == 303
    assert {line.number: (line.name, line.captain) for line in stored(team).players}["16"] == ("唐宇", True)
    assert len(stored(team).players) == 10


def test_a_row_can_be_left_out(phone, team) -> None:
    where = f"/my/teams/{team}/paste"
    rows = {"number-0": "15", "name-0": "吴迪", "number-1": "4", "name-1": "唐宇", "leave-1": "1"}
    assert phone.send(f"{where}/confirmation", at=where, **rows).status_code == 303
    assert len(stored(team).players) == 9
    answer = phone.send(f"{where}/confirmation", at=where, **{"name-0": "吴迪", "leave-0": "1"})
    assert answer.status_code == 303
    assert len(stored(team).players) == 9


def test_too_many_players_at_once_are_refused_and_stay_on_the_page(phone, team) -> None:
    where = f"/my/teams/{team}/paste"
    rows = {f"name-{n}": f"吴{'迪畅航宇峰俊涵超'[n]}" for n in range(8)}
    answer = phone.send(f"{where}/confirmation", at=where, **rows)
    assert answer.status_code == 422
    assert "名单最多 15 人" in text(answer).replace(" ", " ")
    assert 'value="吴畅"' in text(answer)


@pytest.mark.parametrize("table", ["", " \n", "x" * 100_001, "4\t韩\n" * 201, "\t".join("4" * 41), "\x00"])
def test_a_table_that_cannot_be_read_is_told(phone, team, table) -> None:
    answer = phone.send(f"/my/teams/{team}/paste", table=table)
    assert answer.status_code == 422
    assert 'class="error"' in text(answer)


def test_submitting_closes_the_roster_and_says_so(phone, team) -> None:
    desk = f"/my/teams/{team}"
    assert phone.send(f"{desk}/submission", at=desk).status_code == 303
    assert stored(team).state == "waiting"
    page = text(phone.get(desk))
    assert '<form class="pl-form"' not in page
    csrf = token(phone)
    player = stored(team).players[0].public_id
    for path, data in (
        ("/players", {"name": "胡斌"}),
        (f"/players/{player}", {"name": "胡斌", "position": ""}),
        (f"/players/{player}/removal", {}),
        ("/details", NEW),
        ("/paste/confirmation", {"name-0": "胡斌"}),
    ):
        answer = phone.post(desk + path, data={"csrf_token": csrf, **data})
        assert answer.status_code == 409, path
        assert "现在不能改" in text(answer), path
    assert phone.post(f"{desk}/submission", data={"csrf_token": csrf}).status_code == 303  # pressed twice
    assert len(stored(team).steps) == 1


def test_what_is_missing_cannot_be_submitted_by_pressing_anyway(phone, competition, captain) -> None:
    team = a_team(competition, players=3, state="draft", captain=captain).public_id
    answer = phone.send(f"/my/teams/{team}/submission", at=f"/my/teams/{team}")
    assert answer.status_code == 422
    assert "还不能提交" in text(answer)
