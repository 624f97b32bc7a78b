"""A form sent twice, by a double tap or the back button: one row, or a sentence; never two, never a 500.

The very same form is sent both times: token, revision and all.
"""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from access_world import dump
from builders import PASSWORD, a_competition, a_game, a_season, a_stage, a_team, a_venue, an_account, groups_of, result
from flask.testing import FlaskClient
from sqlalchemy import select

from league import clock
from league.accounts.rules import ROLES
from league.decisions.deeds import LeavingDeed, PointsDeed, ResultDeed
from league.decisions.rehearsing import preview
from league.decisions.service import decide
from league.extensions import db
from league.fixtures.making import make_games
from league.fixtures.models import Game
from league.registration.queries import roster

SENTENCES = (303, 409, 422)
DETAILS = {"unit": "江都教育工会", "name": "江都教育", "short_name": "教育", "dark": "#1f4e9c", "light": "#ffffff"}
SEASON = {"slug": "2020", "name": "2020年赛", "brand": "江都篮球", "first_day": "2020-05-02"}
LEAGUE = {"slug": "cup", "name": "职工杯赛", "short_name": "杯赛", "edition_1": "4", "title_1": "职工篮球杯赛"}
SLOTS = {"first_day": "2019-06-02", "last_day": "2019-06-03", "weekdays": list("0123456"), "times": "18:30"}
ACTIVITY = {"kind": "singing_contest", "title": "歌曲演唱比赛", "summary": "合唱", "body": "合唱", "place": "文化宫"}
QUARTERS = {f"p{number}{side}": "20" if side == "a" else "15" for number in range(1, 5) for side in "ab"}


class Place:
    """What the forms below are about."""

    def __init__(self) -> None:
        self.person = an_account(*ROLES, name="田静")
        self.season = a_season()
        self.competition = a_competition(self.season, entries_until=clock.now() + timedelta(days=3))
        self.draft = a_team(self.competition, "供电公司", state="draft", captain=self.person)
        self.waiting = a_team(self.competition, "税务", state="waiting")
        self.teams = [a_team(self.competition) for _ in range(3)]
        self.venue = a_venue(courts=1)
        self.member = an_account(name="何志远")

    def stage(self, *, drawn: bool = True, games: bool = False) -> str:
        """A stage with one group, as far as it is wanted; its address on the desk."""
        stage = a_stage(self.competition, groups=1)
        if drawn:
            groups_of(stage, A=self.teams)
        if games:
            make_games(stage.id, actor=None)
        return f"/desk/fixtures/{self.competition.slug}/{stage.position}"

    def game(self, score: str = "") -> str:
        stage = a_stage(self.competition, groups=1)
        group = groups_of(stage, A=self.teams)["A"]
        game = a_game(stage, *self.teams[:2], group=group, starts_at="2019-05-02 18:00", court=self.venue.courts[0])
        if score:
            result(game, score)
        return game.public_id

    def tie(self) -> int:
        """Three teams in a circle, which nothing but lots can part."""
        stage = a_stage(self.competition, groups=1)
        group = groups_of(stage, A=self.teams)["A"]
        for one, other in ((0, 1), (1, 2), (2, 0)):
            result(a_game(stage, self.teams[one], self.teams[other], group=group), "80-70")
        return group.id


def _my(place: Place, path: str = "") -> str:
    return f"/my/teams/{place.draft.public_id}{path}"


def _lots(place: Place) -> tuple[str, str, Mapping[str, Any]]:
    address = f"/desk/groups/{place.tie()}/lots"
    order = {f"place_{at}": team.public_id for at, team in enumerate(place.teams, 1)}
    return address, address, {**order, "held_on": "2019-05-02", "witness": "卢建华"}


def _lots_across(place: Place) -> tuple[str, str, Mapping[str, Any]]:
    """The seconds of two groups are level."""
    stage = a_stage(place.competition, groups=2)
    pairs = {"A": [place.teams[0], place.teams[1]], "B": [place.teams[2], a_team(place.competition)]}
    for name, group in groups_of(stage, **pairs).items():
        result(a_game(stage, *pairs[name], group=group), "80-70")
    address = f"/desk/stages/{stage.id}/lots?rank=2"
    order = {f"place_{at}": members[1].public_id for at, members in enumerate(pairs.values(), 1)}
    return address, address, {**order, "held_on": "2019-05-02", "witness": "卢建华"}


def _at_stage(path: str, at: str = "", **state: bool) -> Callable[[Place], tuple[str, str, Mapping[str, Any]]]:
    def form(place: Place) -> tuple[str, str, Mapping[str, Any]]:
        address = place.stage(**state)
        position = address.rsplit("/", 1)[1]
        board = f"/desk/fixtures?competition={place.competition.slug}&stage={position}"
        return address + path, address + at if at else board, {}

    return form


def _confirmation(place: Place) -> tuple[str, str, Mapping[str, Any]]:
    game = place.game()
    return f"/games/{game}/confirmation", f"/games/{game}/score", {"ending": "played", **QUARTERS}


def _correction(place: Place) -> tuple[str, str, Mapping[str, Any]]:
    public_id = place.game("60-59")
    address, typed = f"/desk/games/{public_id}/correction", [(20, 15)] * 4
    game = db.session.scalars(select(Game).where(Game.public_id == public_id)).one()
    seen = preview(ResultDeed(game, 1, "final", typed, reason="记录有误。")).seen
    return address, address, {"ending": "played", "reason": "记录有误。", "seen": seen, "do": "apply", **QUARTERS}


def _points(place: Place) -> tuple[str, str, Mapping[str, Any]]:
    group, team = place.tie(), place.teams[0]
    address = f"/desk/groups/{group}/points"
    seen = preview(PointsDeed(group, place.competition.id, team.id, -1, "points", 0, "名单不符。")).seen
    data = {"team": team.public_id, "deed": "take", "points": "1", "step": "points", "reason": "名单不符。"}
    return address, address, {**data, "seen": seen, "do": "apply"}


def _leaving(place: Place) -> tuple[str, str, Mapping[str, Any]]:
    place.game()
    team = place.teams[0]
    address = f"/desk/teams/{team.public_id}/leaving"
    seen = preview(LeavingDeed(team, "withdrawn", team.revision, "来信退出。")).seen
    return address, address, {"kind": "withdrawn", "reason": "来信退出。", "seen": seen, "do": "apply"}


def _undoing(place: Place) -> tuple[str, str, Mapping[str, Any]]:
    group, team = place.tie(), place.teams[0]
    deed = PointsDeed(group, place.competition.id, team.id, -1, "points", 0, "名单不符。")
    address = f"/desk/decisions/{decide(deed, seen_as=preview(deed).seen, actor=None)}"
    return f"{address}/undoing", address, {}


def _officials(place: Place) -> tuple[str, str, Mapping[str, Any]]:
    address = f"/desk/games/{place.game()}/officials"
    return address, address, {"account": an_account("referee").public_id}


def _plain(address: Callable[[Place], str], at: Callable[[Place], str] | None = None, **data: Any) -> Any:
    return lambda place: (address(place), (at or address)(place), data)


FORMS: dict[str, Callable[[Place], tuple[str, str, Mapping[str, Any]]]] = {
    "enter a team": lambda p: ("/enter", "/enter", {**DETAILS, "competition": p.competition.slug}),
    "change a team": _plain(lambda p: _my(p, "/details"), **DETAILS),
    "add a player": _plain(lambda p: _my(p, "/players"), _my, name="胡斌", number="50"),
    "add a player without a number": _plain(lambda p: _my(p, "/players"), _my, name="胡斌"),
    "change a player": lambda p: (
        _my(p, f"/players/{roster(p.draft.id)[0].public_id}"),
        _my(p),
        {"name": "胡斌", "number": "50"},
    ),
    "take a player off": lambda p: (
        _my(p, f"/players/{roster(p.draft.id)[0].public_id}/removal"),
        _my(p, f"/players/{roster(p.draft.id)[0].public_id}/removal"),
        {},
    ),
    "submit": _plain(lambda p: _my(p, "/submission"), _my),
    "approve": lambda p: (*[f"/desk/teams/{p.waiting.public_id}{path}" for path in ("/approval", "")], {}),
    "return": lambda p: (*[f"/desk/teams/{p.waiting.public_id}{path}" for path in ("/return", "")], {"reason": "缺人"}),
    "draw": _at_stage("/draw", drawn=False),
    "make games": _at_stage("/games"),
    "delete games": _at_stage("/games/delete", at="/games/delete", games=True),
    "publish": _at_stage("/publication", at="/publication", games=True),
    "confirm a score": _confirmation,
    "correct a result": _correction,
    "take points": _points,
    "let a team leave": _leaving,
    "undo a decision": _undoing,
    "name a referee": _officials,
    "enter lots": _lots,
    "enter lots over groups": _lots_across,
    "new season": _plain(lambda p: "/desk/seasons/new", **SEASON),
    "new competition": _plain(lambda p: f"/desk/seasons/{p.season.slug}/competitions/new", **LEAGUE),
    "new host": _plain(lambda p: f"/desk/seasons/{p.season.slug}/hosts/new", part="host", name="江都区总工会"),
    "new round robin": _plain(
        lambda p: f"/desk/competitions/{p.competition.slug}/stages/round-robin",
        name="小组赛",
        groups="2",
        legs="1",
        qualify="2",
    ),
    "new knock-out": _plain(lambda p: f"/desk/competitions/{p.competition.slug}/stages/knock-out", name="淘汰赛"),
    "new venue": _plain(lambda p: "/desk/venues/new", name="江都体育中心"),
    "new court": _plain(lambda p: f"/desk/venues/{p.venue.id}/courts/new", name="主场"),
    "open slots": lambda p: (
        "/desk/slots",
        "/desk/slots",
        {**SLOTS, "minutes": "90", "courts": [str(p.venue.courts[0].id)]},
    ),
    "new activity": _plain(lambda p: "/desk/activities/new", slug="ge-hui", **ACTIVITY),
    "new activity without an address": _plain(lambda p: "/desk/activities/new", **ACTIVITY),
    "grant a role": lambda p: (
        f"/desk/accounts/{p.member.public_id}/roles/editor",
        f"/desk/accounts/{p.member.public_id}",
        {},
    ),
    "disable": lambda p: (
        f"/desk/accounts/{p.member.public_id}/disabling",
        f"/desk/accounts/{p.member.public_id}",
        {},
    ),
}


def fields_of(page: str, action: str) -> dict[str, str]:
    """The hidden fields of the form that goes to this address, or else of the page's form with a revision."""
    forms = re.findall(r"<form\b([^>]*)>(.*?)</form>", page, re.S)
    mine = [body for tag, body in forms if f'action="{action}' in tag]
    mine += [body for tag, body in forms if 'method="post"' in tag and ('action="' not in tag or "revision" in body)]
    found = {}
    for tag in re.findall(r'<input\b[^>]*type="hidden"[^>]*>', mine[0]):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        assert name
        found[name[1]] = value[1] if value else ""
    return found


def rows() -> dict[str, Any]:
    """All rows but the journal's: a refusal may be written down there."""
    return {name: found for name, found in dump().items() if name != "journal_entry"}


@pytest.fixture
def desk(client: FlaskClient, sign_in: Any, monkeypatch: pytest.MonkeyPatch) -> tuple[FlaskClient, Place]:
    monkeypatch.setenv("LEAGUE_NOW", "2019-05-16T19:42:00+08:00")
    place = Place()
    return sign_in(client, place.person), place


@pytest.mark.parametrize("what", FORMS)
def test_the_second_press_of_a_button_does_nothing(desk: tuple[FlaskClient, Place], what: str) -> None:
    client, place = desk
    address, at, data = FORMS[what](place)
    sent = fields_of(client.get(at).get_data(as_text=True), address) | data
    if what == "draw":
        sent["method"] = "drawn"
    before = rows()
    first = client.post(address, data=sent)
    once = rows()
    assert first.status_code == 303, first.get_data(as_text=True)
    assert once != before
    second = client.post(address, data=sent)
    assert second.status_code in (*SENTENCES, *((404,) if what == "take a player off" else ()))
    assert rows() == once


def test_a_table_that_is_pasted_twice_is_on_the_roster_once(desk: tuple[FlaskClient, Place]) -> None:
    """Rows without numbers too, which nothing else would tell apart from new players."""
    client, place = desk
    page = client.send(_my(place, "/paste"), table="姓名\n胡斌\n高翔").get_data(as_text=True)
    sent = fields_of(page, _my(place, "/paste/confirmation")) | {"name-0": "胡斌", "name-1": "高翔"}
    assert client.post(_my(place, "/paste/confirmation"), data=sent).status_code == 303
    assert client.post(_my(place, "/paste/confirmation"), data=sent).status_code == 409
    assert len(roster(place.draft.id)) == 10


def test_after_a_conflict_the_next_press_is_meant(desk: tuple[FlaskClient, Place]) -> None:
    """Two players of one name without numbers exist; two stages of one name may be wanted."""
    client, place = desk
    for what in ("add a player without a number", "new round robin", "new host"):
        address, at, data = FORMS[what](place)
        sent = fields_of(client.get(at).get_data(as_text=True), address) | data
        client.post(address, data=sent)
        again = client.post(address, data=sent)
        assert again.status_code == 409, what
        meant = fields_of(again.get_data(as_text=True), address) | data
        assert client.post(address, data=meant).status_code == 303, what


def test_signing_up_twice_makes_one_account(client: FlaskClient) -> None:
    sent = fields_of(client.get("/sign-up").get_data(as_text=True), "/sign-up")
    sent |= {"name": "胡斌", "login": "13812345678", "password": PASSWORD}
    assert client.post("/sign-up", data=sent).status_code == 303
    once = rows()["account"]
    assert client.post("/sign-up", data=sent).status_code in (303, 400, 409, 422)
    assert rows()["account"] == once
