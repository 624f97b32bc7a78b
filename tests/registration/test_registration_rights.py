"""Who may see and change whose team; what was never asked for stays as it is."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from league import clock
from league.accounts.access import User
from league.competition.models import Competition
from league.errors import NotFound
from league.extensions import db
from league.registration import queries
from league.registration.access import access_team
from league.registration.models import Player, Team, TeamCaptain
from tests.builders import a_competition, a_team, an_account

CAPTAINS = [
    ("GET", ""),
    ("GET", "/details"),
    ("POST", "/details"),
    ("POST", "/submission"),
    ("GET", "/players"),
    ("POST", "/players"),
    ("GET", "/players/{player}"),
    ("POST", "/players/{player}"),
    ("GET", "/players/{player}/removal"),
    ("POST", "/players/{player}/removal"),
    ("GET", "/paste"),
    ("POST", "/paste"),
    ("POST", "/paste/confirmation"),
]
ORGANISERS = [("GET", ""), ("POST", "/approval"), ("POST", "/return"), ("POST", "/reopening"), ("POST", "/withdrawal")]


@pytest.fixture
def competition(app: Flask) -> Competition:
    return a_competition(entries_until=clock.now() + timedelta(days=3))


def user(*roles: str, id: int = 999) -> User:
    return User(id, "x", "x", frozenset(roles))


def ask(client: FlaskClient, method: str, url: str) -> int:
    data = {"csrf_token": csrf(client), "name": "胡斌", "reason": "改名字"} if method == "POST" else None
    return client.open(url, method=method, data=data).status_code


def csrf(client: FlaskClient) -> str:
    page = client.get("/my/teams").get_data(as_text=True)
    return page.split('name="csrf_token" value="')[1].split('"')[0]


@pytest.mark.parametrize(("method", "path"), CAPTAINS)
def test_another_captains_team_is_not_there(client, sign_in, competition, method, path) -> None:
    team = a_team(competition, state="returned", captain=an_account())
    own = an_account()
    a_team(competition, state="returned", captain=own)
    player = queries.roster(team.id)[0].public_id
    before = queries.sheet(team.id)
    sign_in(client, own)
    assert ask(client, method, f"/my/teams/{team.public_id}{path.format(player=player)}") == 404
    db.session.rollback()
    assert queries.sheet(team.id).revision == before.revision


@pytest.mark.parametrize(("method", "path"), [one for one in CAPTAINS if "{player}" in one[1]])
def test_a_player_of_another_team_is_not_found_under_ones_own(client, sign_in, competition, method, path) -> None:
    captain = an_account()
    own = a_team(competition, state="draft", captain=captain)
    player = queries.roster(a_team(competition).id)[0].public_id
    sign_in(client, captain)
    assert ask(client, method, f"/my/teams/{own.public_id}{path.format(player=player)}") == 404


@pytest.mark.parametrize(("method", "path"), ORGANISERS)
@pytest.mark.parametrize("roles", [(), ("captain",), ("referee",), ("editor",), ("administrator",)])
def test_only_organisers_decide(client, sign_in, competition, method, path, roles) -> None:
    captain = an_account(*roles)
    team = a_team(competition, state="waiting", captain=captain)
    sign_in(client, captain)
    assert ask(client, method, f"/desk/teams/{team.public_id}{path}") == 403
    assert ask(client, method, "/desk/teams") == 403
    db.session.rollback()
    assert queries.sheet(team.id).state == "waiting"


@pytest.mark.parametrize(
    "path", ["/enter", "/my/teams", "/my/teams/abcdefghijklm", "/desk/teams", "/desk/teams/abcdefghijklm"]
)
def test_strangers_are_sent_to_the_door(client, competition, path) -> None:
    answer = client.get(path)
    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in")


@pytest.mark.parametrize("public_id", ["abcdefghijklm", "1", "-1", "%00", "x" * 300, "..%2f..", "é"])
def test_addresses_that_are_no_teams_are_not_found(client, sign_in, competition, public_id) -> None:
    sign_in(client, an_account("organiser"))
    assert client.get(f"/my/teams/{public_id}").status_code == 404
    assert client.get(f"/desk/teams/{public_id}").status_code == 404


@pytest.mark.parametrize(
    ("roles", "mine", "verb", "allowed"),
    [
        ((), True, "see", True),
        ((), True, "edit", True),
        ((), True, "decide", False),
        ((), False, "see", False),
        ((), False, "edit", False),
        (("captain", "referee", "editor", "administrator"), False, "see", False),
        (("organiser",), False, "see", True),
        (("organiser",), False, "edit", True),
        (("organiser",), False, "decide", True),
    ],
)
def test_who_may_do_what_with_a_team(competition, roles, mine, verb, allowed) -> None:
    captain = an_account()
    team = a_team(competition, captain=captain if mine else None)
    asking = user(*roles, id=captain.id)
    if allowed:
        assert access_team(asking, team.public_id, verb).id == team.id
    else:
        with pytest.raises(NotFound):
            access_team(asking, team.public_id, verb)


def test_nobody_writes_columns_the_form_does_not_hold(client, sign_in, competition) -> None:
    captain = an_account()
    team = a_team(competition, state="draft", captain=captain)
    other = a_team(competition, state="draft")
    player = queries.roster(team.id)[0].public_id
    sign_in(client, captain)
    typed = {"unit": "a", "name": "江都", "short_name": "江", "dark": "#1f4e9c", "light": "#ffffff", "pattern": "0"}
    foreign = {c.name: "7" for c in Team.__table__.columns if c.name not in ("revision", *typed)}
    foreign |= {c.name: "7" for c in Player.__table__.columns if c.name not in typed}
    foreign |= {"code": "", "number": "4", "position": "", "state": "approved", "kind": "approved", "contact_phone": ""}
    kept = {"id", "public_id", "competition_id", "unit_id", "seed", "created_at"}
    before = {name: getattr(db.session.get_one(Team, team.id), name) for name in kept - {"unit_id"}}
    where = f"/my/teams/{team.public_id}"
    assert client.send(f"{where}/details", **{**foreign, **typed}).status_code == 303
    assert client.send(f"{where}/players/{player}", at=where, **{**foreign, "name": "胡斌"}).status_code == 303
    db.session.expire_all()
    after = db.session.get_one(Team, team.id)
    assert {name: getattr(after, name) for name in before} == before
    assert queries.state_of(after) == "draft"
    assert [p.team_id for p in after.players] == [team.id] * 8
    assert len(queries.roster(other.id)) == 8
    assert db.session.scalar(db.select(db.func.count()).select_from(TeamCaptain)) == 1


def test_the_telephone_is_shown_to_its_captain_and_the_organisers_only(client, sign_in, competition) -> None:
    captain = an_account()
    team = a_team(competition, captain=captain, contact_phone="13812345678")
    sign_in(client, captain)
    assert "13812345678" in client.get(f"/my/teams/{team.public_id}").get_data(as_text=True)
    assert "13812345678" not in client.get("/my/teams").get_data(as_text=True)
    assert "contact" not in queries.TeamFace.__dataclass_fields__
    sign_in(client, an_account("organiser"))
    assert "13812345678" in client.get(f"/desk/teams/{team.public_id}").get_data(as_text=True)
    assert "13812345678" not in client.get("/desk/teams?state=all").get_data(as_text=True)


HOSTILE = [
    "",
    "\x00",
    "x" * 10_000,
    "\u202eabc",
    "<script>alert(1)</script>",
    "'; DROP TABLE team; --",
    "=1+1",
    "😀",
    "１２",
    "9" * 400,
    "NaN",
    "-1",
    "\ufffe",
    "{{ 7*7 }}",
    "%(x)s",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_breaks_a_form_of_the_captain(client, sign_in, competition, value) -> None:
    captain = an_account()
    team = a_team(competition, state="draft", captain=captain)
    where = f"/my/teams/{team.public_id}"
    sign_in(client, captain)
    names = ["unit", "name", "short_name", "name_en", "short_name_en", "code", "leader", "coach", "contact"]
    names += ["contact_phone", "dark", "dark_other", "light", "light_other", "pattern", "revision", "competition"]
    assert client.send("/enter", **dict.fromkeys(names, value)).status_code in (303, 422)
    assert client.send("/enter", preview="1", **dict.fromkeys(names, value)).status_code == 200
    assert client.send(f"{where}/details", **dict.fromkeys(names, value)).status_code in (303, 409, 422)
    player = dict.fromkeys(["number", "name", "position", "captain", "revision"], value)
    assert client.send(f"{where}/players", at=where, **player).status_code in (303, 422)
    first = queries.roster(team.id)[0].public_id
    assert client.send(f"{where}/players/{first}", at=where, **player).status_code in (303, 409, 422)
    assert client.send(f"{where}/paste", table=value).status_code in (200, 422)
    rows = {"number-0": value, "name-0": value, "position-0": value, "captain": value, "leave-0": ""} if value else {}
    assert client.send(f"{where}/paste/confirmation", at=f"{where}/paste", **rows).status_code in (303, 422)
    assert client.get("/enter", query_string={"competition": value}).status_code in (200, 400)  # 400 for a NUL


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_breaks_a_form_of_the_organiser(client, sign_in, competition, value) -> None:
    team = a_team(competition, state="waiting")
    sign_in(client, an_account("organiser"))
    for name in ("competition", "state", "q", "page"):
        assert client.get("/desk/teams", query_string={name: value}).status_code in (200, 400)  # 400 for a NUL
    where = f"/desk/teams/{team.public_id}"
    data = {"reason": value, "reasons": value, "revision": value, "deed": value, "team": value}
    assert client.send("/desk/teams", **data).status_code in (303, 422)
    for path in ("/return", "/withdrawal", "/reopening", "/approval"):
        assert client.send(where + path, at=where, **data).status_code in (303, 409, 422)


def test_repeated_fields_break_nothing(client, sign_in, competition) -> None:
    captain = an_account()
    team = a_team(competition, state="draft", captain=captain)
    sign_in(client, captain)
    where = f"/my/teams/{team.public_id}"
    twice = {"name": ["胡斌", "高翔"], "number": ["50", "51"], "position": ["G", "C"], "captain": ["y", "n"]}
    assert client.send(f"{where}/players", at=where, **twice).status_code == 303
