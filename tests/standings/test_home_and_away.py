"""Home and away as a fan sees it: the host is named first and marked, and counted apart; a calendar file is right."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from league.competition.rules import Regulation
from league.extensions import db
from league.fixtures.models import Game
from league.fixtures.moving import move_game
from league.fixtures.publishing import publish
from league.fixtures.refereeing import name_official
from league.fixtures.rules.calendar import HOME
from league.standings.queries import group_tables, sum_tables
from league.standings.rules.ics import Event, calendar
from tests.builders import an_account, result
from tests.timetable_home import FIRST_DAY, a_home_league

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture(autouse=True)
def in_april(monkeypatch):
    monkeypatch.setenv("LEAGUE_NOW", "2019-04-01T12:00:00+08:00")


@pytest.fixture
def league(app):
    """Three games with a place: two at gyms, one on the neutral court."""
    return placed(a_home_league("2019"))


def placed(league):
    for one, other, court, day in (
        ("公安", "税务", league.courts["公安"], 0),
        ("税务", "水务", league.courts["税务"], 8),
        ("公安", "水务", league.neutral, 16),
    ):
        put(league, one, other, court, day)
    publish(league.stage.id, version=0, actor=None)
    return league


def game_of(league, one: str, other: str) -> Game:
    pair = {league.team(one).id, league.team(other).id}
    db.session.expire_all()
    found = db.session.scalars(select(Game).where(Game.stage_id == league.stage.id)).all()
    return next(game for game in found if {game.team_a_id, game.team_b_id} == pair)


def put(league, one: str, other: str, court, day: int, **about) -> Game:
    game = game_of(league, one, other)
    begin = datetime.combine(FIRST_DAY + timedelta(days=day), datetime.min.time(), HOME) + timedelta(hours=19)
    move_game(game.id, court_id=court.id, starts_at=begin, revision=game.revision, actor=None, **about)
    return game_of(league, one, other)


def words_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.get_data(as_text=True)))


# -- pages ------------------------------------------------------------------------------------------------------------


def test_the_page_of_a_game_says_who_hosts_and_where(client, league):
    game = game_of(league, "公安", "税务")
    page = words_of(client.get(f"/games/{game.public_id}"))
    assert "公安 主" in page
    assert "税务 主" not in page
    assert "主队 江都公安·公安体育馆 1号场" in page
    assert "公安浅色，税务深色" in page.replace(" ", "")
    english = words_of(client.get(f"/games/{game.public_id}", headers=ENGLISH))
    assert "Gongan host" in english


def test_rows_name_the_host_first_and_the_hall(client, league):
    page = words_of(client.get("/games?day=2019-05-14"))
    assert "税务 主" in page
    assert re.search("税务 主 .{0,9}水 水务", page)
    assert "税务体育馆 1号场" in page
    neutral = words_of(client.get("/games?day=2019-05-22"))
    assert "水务 主" in neutral
    assert "江都体育馆 1号场" in neutral


def test_strips_follow_the_host_whatever_the_order_of_names(client, app):
    league = placed(a_home_league("2019", regulation=Regulation(home_courts="timetable", named_first="drawn")))
    game = game_of(league, "公安", "税务")
    host = {"a": game.team_a, "b": game.team_b}[game.host].short_name
    assert host == "公安"
    page = words_of(client.get(f"/games/{game.public_id}")).replace(" ", "")
    assert "公安浅色，税务深色" in page
    assert f"{game.team_a.short_name}vs" in page or f"{game.team_a.short_name}对" in page or "公安主" in page


def test_the_page_of_a_team_says_where_it_hosts(client, league):
    page = words_of(client.get(f"/teams/{league.team('公安').public_id}"))
    assert "主场： 公安体育馆 1号场" in page
    assert "主队穿浅色。" in page
    assert "在中立场地作主队。" in words_of(client.get(f"/teams/{league.team('水务').public_id}"))


def test_where_nobody_hosts_no_page_says_host(client, app):
    league = placed(a_home_league("2019", regulation=Regulation()))
    for path in ("/games?day=2019-05-06", f"/games/{game_of(league, '公安', '税务').public_id}"):
        assert 'class="host"' not in client.get(path).get_data(as_text=True)
    assert "主场" not in words_of(client.get(f"/standings/{league.stage.competition.slug}")).replace("主队", "")


# -- standings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("named_first", ["host", "drawn"])
def test_home_and_away_are_counted_by_the_host(client, app, named_first):
    """The order of names is a matter of print; who won at home is not."""
    league = placed(a_home_league("2019", regulation=Regulation(home_courts="timetable", named_first=named_first)))
    for one, other, points in (("公安", "税务", "80-70"), ("税务", "水务", "60-66"), ("水务", "公安", "50-71")):
        game = game_of(league, one, other)
        own, theirs = points.split("-")
        result(game, points if game.team_a.short_name == one else f"{theirs}-{own}")
    (table,) = group_tables(league.stage.competition)
    rows = {row.face.short_name: (row.home, row.away) for row in table.rows}
    assert rows["公安"] == ((1, 0), (1, 0))
    assert rows["税务"] == ((0, 1), (0, 1))
    assert rows["水务"] == ((0, 1), (1, 0))
    assert rows["建工"] == ((0, 0), (0, 0))
    (home,) = sum_tables([table], "home")
    figures = {row.face.short_name: (row.record.won, row.record.lost, row.record.scored) for row in home.rows}
    assert (figures["公安"], figures["税务"], figures["水务"]) == ((1, 0, 80), (0, 1, 60), (0, 1, 50))
    (away,) = sum_tables([table], "away")
    figures = {row.face.short_name: (row.record.won, row.record.lost, row.form) for row in away.rows}
    assert (figures["公安"], figures["税务"], figures["水务"]) == ((1, 0, (True,)), (0, 1, (False,)), (1, 0, (True,)))
    page = words_of(client.get(f"/standings/{league.stage.competition.slug}"))
    assert re.search("主场 1–0 ?· ?客场 1–0", page)
    assert "主场胜负" in client.get(f"/standings/{league.stage.competition.slug}").get_data(as_text=True)
    assert "只计作为主队的比赛。" in words_of(client.get(f"/standings/{league.stage.competition.slug}?view=home"))


def test_a_forfeit_at_home_is_counted_for_the_host(app):
    league = placed(a_home_league("2019", regulation=Regulation(home_courts="timetable", named_first="drawn")))
    game = game_of(league, "公安", "税务")
    guest = "b" if game.host == "a" else "a"
    result(game, "0-0", outcome=f"forfeit_{guest}")
    (table,) = group_tables(league.stage.competition)
    (home,) = sum_tables([table], "home")
    record = next(row.record for row in home.rows if row.face.short_name == "公安")
    assert (record.won, record.lost, record.scored) == (1, 0, 20)


# -- a score that was typed in the old order --------------------------------------------------------------------------


def test_a_score_typed_before_the_host_changed_is_not_taken_for_the_other_way_round(client, sign_in, league):
    referee = an_account("referee")
    game = game_of(league, "公安", "税务")
    name_official(game.id, referee.public_id, actor=None)
    browser = sign_in(client, referee)
    path = f"/games/{game.public_id}/score"
    page = browser.get(path).get_data(as_text=True)
    held = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    put(league, "公安", "税务", league.courts["税务"], 1, reason="体育馆停电")
    typed = {f"p{n}{side}": str(points) for n in range(1, 5) for side, points in (("a", 20), ("b", 15))}
    answer = browser.post(path, data=held | typed | {"ending": "played", "side": ""})
    assert answer.status_code == 409
    assert "列名在前" in answer.get_data(as_text=True)
    again = browser.get(path).get_data(as_text=True)
    held = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', again))
    assert browser.post(path, data=held | typed | {"ending": "played", "side": ""}).status_code == 303


# -- the calendar file ------------------------------------------------------------------------------------------------


def events_of(text: str) -> list[dict[str, str]]:
    """The entries of a calendar file, unfolded."""
    lines = text.replace("\r\n ", "").split("\r\n")
    found, event = [], None
    for line in lines:
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            found.append(event)
            event = None
        elif event is not None:
            name, _colon, value = line.partition(":")
            event[name] = value
    return found


def test_a_teams_calendar_has_its_games_with_host_and_court(client, league):
    path = f"/teams/{league.team('水务').public_id}/calendar.ics"
    assert path in client.get(f"/teams/{league.team('水务').public_id}").get_data(as_text=True)
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    first, second = events_of(answer.get_data(as_text=True))
    assert first["SUMMARY"] == "税务（主） 对 水务"
    assert first["LOCATION"] == "税务体育馆 1号场"
    assert first["DTSTART"] == datetime(2019, 5, 14, 11, tzinfo=UTC).strftime("%Y%m%dT%H%M%SZ")
    assert second["SUMMARY"] == "水务（主） 对 公安"
    assert second["LOCATION"] == "江都体育馆 1号场"
    assert first["UID"] != second["UID"]
    assert first["URL"].endswith(game_of(league, "税务", "水务").public_id)


def test_a_calendar_follows_the_moves_and_keeps_its_entries(client, league):
    path = f"/teams/{league.team('公安').public_id}/calendar.ics"
    before = {event["UID"]: event for event in events_of(client.get(path).get_data(as_text=True))}
    put(league, "公安", "税务", league.courts["税务"], 1, reason="体育馆停电")
    after = {event["UID"]: event for event in events_of(client.get(path).get_data(as_text=True))}
    assert before.keys() == after.keys()
    assert "税务（主） 对 公安" in {event["SUMMARY"] for event in after.values()}


def test_nobody_reads_drafts_in_a_calendar(client, app):
    league = a_home_league("2019")
    put(league, "公安", "税务", league.courts["公安"], 0)
    answer = client.get(f"/teams/{league.team('公安').public_id}/calendar.ics")
    assert events_of(answer.get_data(as_text=True)) == []
    assert client.get("/teams/aaaaaaaaaaaaa/calendar.ics").status_code == 404


def test_lines_of_a_calendar_are_folded_and_escaped():
    begin = datetime(2019, 5, 14, 11, tzinfo=UTC)
    event = Event("1@x", begin, begin, "甲" * 60, "一馆, 二层; 东\\西\n三", cancelled=True)
    text = calendar("队", [event], begin)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (found,) = events_of(text)
    assert found["SUMMARY"] == "甲" * 60
    assert found["LOCATION"] == "一馆\\, 二层\\; 东\\\\西\\n三"
    assert found["STATUS"] == "CANCELLED"
