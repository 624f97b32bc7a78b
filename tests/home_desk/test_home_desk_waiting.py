"""The organiser's list of what waits: each thing is there with its sentence and link, and its sum in the title bar."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from databases import statements
from flask import Flask
from flask.testing import FlaskClient

from league.clock import HOME
from league.extensions import db
from league.fixtures import making, publishing
from league.home.desk import own_work
from league.home.queries import waiting as queries
from tests.builders import a_competition, a_game, a_season, a_stage, a_team, an_account, groups_of, result

NOW = datetime(2019, 5, 16, 19, 42, tzinfo=HOME)


@pytest.fixture(autouse=True)
def in_may_2019(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAGUE_NOW", NOW.isoformat())


@pytest.fixture
def organiser(client: FlaskClient, sign_in: Callable[..., FlaskClient]) -> FlaskClient:
    return sign_in(client, an_account("organiser", name="许文斌"))


def read(client: FlaskClient, address: str = "/desk", **options) -> str:
    answer = client.get(address, **options)
    assert answer.status_code == 200
    waiting()
    return answer.get_data(as_text=True)


def a_meeting(hours: float = 24, **options):
    """A published game of two teams, so many hours from now."""
    competition = options.pop("competition", None) or a_competition(a_season())
    stage = a_stage(competition, groups=1, qualify=0)
    return a_game(stage, a_team(competition), a_team(competition), starts_at=NOW + timedelta(hours=hours), **options)


def waiting() -> queries.Waiting:
    """What waits; each time its sum must be what the title bar counts for itself."""
    found = queries.waiting()
    assert found.count == queries.count_waiting()
    return found


def test_with_nothing_to_do_the_desk_says_so_and_leads_to_every_desk(organiser: FlaskClient) -> None:
    page = read(organiser)
    assert "今天没有待处理的事" in page
    for address in ("/desk/seasons", "/desk/teams", "/desk/fixtures", "/desk/results", "/desk/venues", "/desk/journal"):
        assert f'href="{address}"' in page
    assert 'href="/desk/activities"' not in page
    assert 'href="/desk/accounts"' not in page


def test_whoever_holds_more_roles_is_led_to_more_desks(
    client: FlaskClient, sign_in: Callable[..., FlaskClient]
) -> None:
    page = read(sign_in(client, an_account("organiser", "editor", "administrator")))
    assert 'href="/desk/activities"' in page
    assert 'href="/desk/accounts"' in page


def test_teams_that_wait_are_counted(organiser: FlaskClient) -> None:
    competition = a_competition()
    for _turn in range(3):
        a_team(competition, state="waiting")
    a_team(competition, state="approved")
    a_team(competition, state="returned")
    page = read(organiser)
    assert "今天等你处理 3 件" in page
    assert "3 支队等待审核" in page
    assert 'href="/desk/teams?state=waiting"' in page


def test_a_draft_is_one_thing_however_many_games_it_has(organiser: FlaskClient) -> None:
    competition = a_competition()
    stage = a_stage(competition, groups=1, qualify=0)
    groups_of(stage, A=[a_team(competition) for _turn in range(4)])
    making.make_games(stage.id, actor=None)
    page = read(organiser)
    assert "今天等你处理 1 件" in page
    assert "6 场赛程草稿" in page
    assert "6 场还没有时间" in page
    publishing.publish(stage.id, version=0, actor=None)
    page = read(organiser)
    assert "6 场没有时间" in page
    assert "今天等你处理 6 件" in page


def test_games_of_the_next_days_without_a_referee_are_told(organiser: FlaskClient) -> None:
    competition = a_competition()
    a_meeting(24, competition=competition)
    a_meeting(24 * 9, competition=a_competition())
    a_meeting(26, competition=a_competition(), referee=an_account("referee"))
    page = read(organiser)
    assert "今天等你处理 1 件" in page
    assert "1 场没有裁判" in page
    assert f'href="/desk/fixtures?competition={competition.slug}&amp;stage=1"' in page


@pytest.mark.parametrize(("hours", "late"), [(-3, True), (-2, True), (-1, False)])
@pytest.mark.parametrize("score", [None, "40-38"])
def test_a_game_without_an_official_result_waits_two_hours_after_it_began(
    app: Flask, hours: float, late: bool, score: str | None
) -> None:
    game = a_meeting(hours, referee=an_account("referee"))
    if score:
        result(game, score, confirmed=False)
    assert len(waiting().late) == late
    result(game, "81-76")
    assert waiting().late == ()


def test_late_results_come_first_with_their_numbers(organiser: FlaskClient) -> None:
    competition = a_competition()
    a_team(competition, state="waiting")
    a_meeting(-3, competition=competition, referee=an_account("referee"))
    page = read(organiser)
    assert page.index("1 场没有正式成绩") < page.index("1 支队等待审核")
    assert "开赛已过两小时：联赛 1" in page


def test_lots_are_asked_for_once_the_group_is_played_and_a_seat_depends_on_them(organiser: FlaskClient) -> None:
    competition = a_competition()
    groups = a_stage(competition, groups=1, qualify=2)
    teams = [a_team(competition, name) for name in ("甲队", "乙队", "丙队")]
    groups_of(groups, A=teams)
    making.make_games(groups.id, actor=None)
    knock_out = a_stage(competition, kind="knock_out")
    making.make_games(knock_out.id, actor=None)
    for stage in (groups, knock_out):
        publishing.publish(stage.id, version=0, actor=None)
    db.session.expire_all()
    games = [game for game in _games(groups.id)]
    for game in games[:-1]:
        result(game, _even(game))
    assert waiting().lots == ()
    result(games[-1], _even(games[-1]))
    (tie,) = waiting().lots
    assert {face.name for face in tie.teams} == {"甲队", "乙队", "丙队"}
    page = read(organiser)
    assert "A组同分，只能抽签" in page
    assert f'href="/desk/groups/{tie.group_id}/lots"' in page


def _games(stage_id: int):
    from league.fixtures.models import Game

    return db.session.scalars(sa.select(Game).where(Game.stage_id == stage_id).order_by(Game.number)).all()


def _even(game) -> str:
    """甲 beats 乙, 乙 beats 丙, 丙 beats 甲, each by 60 to 50."""
    beats = {"甲队": "乙队", "乙队": "丙队", "丙队": "甲队"}
    return "60-50" if beats[game.team_a.name] == game.team_b.name else "50-60"


def test_the_title_bar_shows_the_same_sum(app: Flask) -> None:
    competition = a_competition()
    a_team(competition, state="waiting")
    a_meeting(24, competition=competition)
    user = an_account("organiser")
    visitor = type("V", (), {"id": user.id, "name": user.name, "roles": {"organiser"}})()
    with app.test_request_context("/"):
        (own,) = own_work(visitor)
        assert own.url == "/desk"
        assert own.area == "organiser"
        assert own.count == waiting().count == 2


def test_the_editor_sees_how_many_drafts_there_are_and_others_nothing(app: Flask) -> None:
    with app.test_request_context("/"):
        editor = type("V", (), {"id": 1, "name": "田静", "roles": {"editor"}})()
        (own,) = own_work(editor)
        assert (own.url, own.count, own.area) == ("/desk/activities", 0, "editor")
        captain = type("V", (), {"id": 1, "name": "卢建华", "roles": {"captain", "referee", "administrator"}})()
        assert list(own_work(captain)) == []


def test_what_waits_costs_few_queries_however_much_it_is(app: Flask) -> None:
    competition = a_competition()
    for _turn in range(6):
        a_team(competition, state="waiting")
    for hours in (-4, -3, 24, 25):
        a_meeting(hours, competition=a_competition())
    db.session.rollback()
    with statements() as asked:
        queries.waiting()
        whole = len(asked)
        queries.count_waiting()
    assert whole <= 7
    assert len(asked) == whole + 1


@pytest.mark.parametrize("roles", [(), ("captain", "referee", "editor"), ("administrator",)])
def test_only_organisers_come_to_the_desk(
    client: FlaskClient, sign_in: Callable[..., FlaskClient], roles: tuple[str, ...]
) -> None:
    assert client.get("/desk").status_code == 303
    assert sign_in(client, an_account(*roles)).get("/desk").status_code == 403


def test_the_desk_speaks_english(organiser: FlaskClient) -> None:
    competition = a_competition()
    a_team(competition, state="waiting")
    a_meeting(-3, competition=competition, referee=an_account("referee"))
    page = read(organiser, headers={"Accept-Language": "en"})
    assert "2 things wait for you today" in page
    assert "1 game without an official result" in page
    assert "League 1" in page
    assert "1 team waits for approval" in page
