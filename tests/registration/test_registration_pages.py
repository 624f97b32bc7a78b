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
    assert (team.code, team.short_name_en, team.name_en) == ("JDJ", "Jiangdu Jiaoyu", "Jiangdu Jiaoyu Lanqiu Dui")
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


@pytest.mark.parametrize("state", ["draft", "waiting", "returned", "approved", "withdrawn", "disqualified"])
def test_every_page_of_the_organiser_is_whole(client, sign_in, competition, state) -> None:
    team = a_team(competition, state=state)
    sign_in(client, an_account("organiser"))
    assert client.get(f"/desk/teams/{team.public_id}").status_code == 200
    for shown in (state, "all", ""):
        assert client.get(f"/desk/teams?state={shown}").status_code == 200
