"""What everyone sees: the schedule by day, the page of a game, the snapshot for live pages."""

import re

import pytest
from builders import a_competition, a_game, a_stage, a_team, a_venue, an_account, result
from databases import statements
from score_pages import PLAYED, text_of

from league.extensions import db, transaction
from league.fixtures.models import GameEvent
from league.scoring import corrections, reporting


def test_the_schedule_opens_on_today(client, floor) -> None:
    a_game(floor.stage, floor.teams[2], floor.teams[3], starts_at="2019-05-18 18:00")
    text = text_of(client.get("/games"))
    assert "5月16日 星期四" in text
    assert "供电公司" in text
    assert "18:00" in text


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2019-05-01T12:00:00+08:00", "5月16日"),  # before: the next match day
        ("2019-05-17T12:00:00+08:00", "5月18日"),  # in between
        ("2019-06-30T12:00:00+08:00", "5月18日"),  # after: the last one
        ("2019-05-17T23:59:00+00:00", "5月18日"),  # already the 18th in Shanghai
    ],
)
def test_without_games_today_it_opens_on_the_nearest_day(client, floor, monkeypatch, now, day) -> None:
    monkeypatch.setenv("LEAGUE_NOW", now)
    a_game(floor.stage, floor.teams[2], floor.teams[3], starts_at="2019-05-18 18:00")
    page = client.get("/games").get_data(as_text=True)
    found = re.search(r'id="day"><div class="sec-head"><h2>([^<]*)', page)
    assert found
    assert found[1].startswith(day)


def test_a_day_is_a_day_in_shanghai(client, floor) -> None:
    a_game(floor.stage, floor.teams[2], floor.teams[3], starts_at="2019-05-20 00:30")
    assert "教育" in text_of(client.get("/games?day=2019-05-20"))
    assert "这一天没有比赛" in text_of(client.get("/games?day=2019-05-19"))


def test_filters_live_in_the_address_and_hold_together(client, floor) -> None:
    cup = a_competition(floor.competition.season, short_name="天佑杯", slug="cup")
    stage = a_stage(cup, groups=1)
    one, two = a_team(cup, "邮政"), a_team(cup, "电信")
    court = a_venue(name="体育公园").courts[0]
    a_game(stage, one, two, starts_at="2019-05-16 19:00", court=court)
    a_game(stage, one, two, starts_at="2019-05-18 19:00", court=court)
    day = "day=2019-05-16"
    assert _games(client, f"/games?{day}") == 2
    assert _games(client, f"/games?{day}&competition=cup") == 1
    assert _games(client, f"/games?{day}&court={court.id}") == 1
    assert _games(client, f"/games?{day}&competition=cup&team={floor.teams[0].public_id}") == 0
    page = client.get(f"/games?competition=cup&team={one.public_id}&court={court.id}&{day}").get_data(as_text=True)
    following = re.search(r'<a href="([^"]+)" rel="next"', page)
    assert following
    assert "day=2019-05-18" in following[1]
    for kept in ("competition=cup", f"team={one.public_id}", f"court={court.id}"):
        assert kept in following[1]
    assert _games(client, following[1].replace("&amp;", "&")) == 1


def _games(client, address: str) -> int:
    response = client.get(address)
    assert response.status_code == 200
    return response.get_data(as_text=True).count('<a class="game"')


STRANGE = [
    "day=abc",
    "day=2019-02-30",
    "day=99999-01-01",
    "day=0001-01-01",
    "day=",
    "team=<script>",
    "team=' OR 1=1 --",
    "court=x",
    "court=99999999999999999999",
    "court=-1",
    "court=１",
    "competition=nowhere",
    "competition=" + "x" * 3000,
    "day=2019-05-16&day=2019-05-17",
    "team=%00",
    "team=%ED%A0%80",
]


def test_a_strange_question_is_answered_with_a_page(client, floor) -> None:
    for query in STRANGE:
        assert client.get(f"/games?{query}").status_code in (200, 400), query


def test_empty_states_say_what_comes_next(client, floor) -> None:
    assert "上一个比赛日是 5月16日 星期四" in text_of(client.get("/games?day=2019-05-19"))
    assert "下一个比赛日是 5月16日 星期四" in text_of(client.get("/games?day=2019-05-02"))
    assert "没有符合的比赛" in text_of(client.get("/games?competition=nowhere"))


def test_before_anything_is_published_the_schedule_says_so(client, app) -> None:
    stage = a_stage(a_competition(), groups=1)
    a_game(stage, a_team(stage.competition), a_team(stage.competition), starts_at="2019-05-16 18:00", published=False)
    text = text_of(client.get("/games"))
    assert "赛程还没发布" in text
    assert "18:00" not in text


def test_games_without_a_day_are_listed_under_date_not_recorded(client, floor) -> None:
    a_game(floor.stage, floor.teams[2], floor.teams[3])
    page = client.get("/games?day=2019-05-16").get_data(as_text=True)
    assert 'id="undated"' in page
    assert "日期未载" in page


@pytest.mark.parametrize("address", ["/games?day=2019-05-16", "/my/games", "/desk/results"])
def test_lists_take_as_many_queries_for_a_hundred_games_as_for_one(app, floor, sign_in, address) -> None:
    account = an_account("organiser", "referee")
    client = app.test_client()
    if not address.startswith("/games"):
        sign_in(client, account)
    counts = []
    teams = [a_team(floor.competition, players=0, state="draft") for _ in range(20)]
    made = 0
    for many in (1, 10, 100):
        while made < many:
            a_game(floor.stage, teams[made % 20], teams[(made + 1) % 20], starts_at="2019-05-16 08:00", referee=account)
            made += 1
        client.get(address)
        with statements() as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2], counts
    assert counts[2] <= (12 if address.startswith("/games") else 22)


def test_a_game_to_come_says_when_and_where(client, floor) -> None:
    response = client.get(f"/games/{floor.game.public_id}")
    text = text_of(response)
    for words in ("供电公司", "税务", "江都体育馆", "江都区龙川路", "吴建国", "A组", "第1轮", "未开赛"):
        assert words in text
    assert "<title>供电公司 vs 税务 · A组 · 5月16日 18:00" in _title(response)


def _title(response) -> str:
    found = re.search(r"<title>[^<]*", response.get_data(as_text=True))
    assert found
    return found[0]


def test_a_live_game_shows_its_score_in_the_title_too(client, floor) -> None:
    reporting.record(floor.game.id, 0, PLAYED[:2], actor=None)
    response = client.get(f"/games/{floor.game.public_id}")
    assert "30:27 供电公司 vs 税务 · A组 · 实时比分" in _title(response)
    assert "秒前更新" in text_of(response)
    assert 'data-state="live"' in response.get_data(as_text=True)


def test_a_finished_game_shows_its_periods_and_overtime(client, floor) -> None:
    result(floor.game, "66-63", [(14, 15), (16, 12), (13, 17), (15, 14), (8, 5)])
    response = client.get(f"/games/{floor.game.public_id}")
    assert "加时完赛" in text_of(response)
    assert "66:63" in _title(response)


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("forfeit_b", "税务弃权，比分记 20:0，该队本场积 0 分"), ("default_b", "比分记 58:55，该队本场积 1 分")],
)
def test_a_forfeit_or_default_is_explained(client, floor, outcome, words) -> None:
    reporting.confirm(floor.game.id, 0, outcome, PLAYED, reason="19:30 到场 3 人。", actor=None)
    text = text_of(client.get(f"/games/{floor.game.public_id}"))
    assert words in text
    assert "19:30 到场 3 人。" in text


def test_corrections_are_public_without_who_made_them(client, floor) -> None:
    organiser = an_account("organiser", name="田静")
    result(floor.game, "58-55", PLAYED)
    corrections.correct(
        floor.game.id, 1, "final", [*PLAYED[:3], (15, 12)], reason="记分表上是 12 分。", actor=organiser.id
    )
    response = client.get(f"/games/{floor.game.public_id}")
    text = text_of(response)
    assert "第4节 15:11 改为 15:12" in text
    assert "58:55 改为 58:56" in text
    assert "记分表上是 12 分。" in text
    assert "<del>11</del>" in response.get_data(as_text=True)
    assert "田静" not in text
    assert organiser.phone not in text
    assert "更正" in text_of(client.get("/games?day=2019-05-16"))


def test_a_moved_game_says_from_where(client, floor) -> None:
    with transaction():
        from league import clock

        detail = {"old": {"starts_at": "2019-05-15T19:15:00+08:00"}, "new": {}}
        db.session.add(GameEvent(game_id=floor.game.id, kind="moved", at=clock.now(), detail=detail))
    assert "原定 5月15日 19:15" in text_of(client.get(f"/games/{floor.game.public_id}"))


def test_drafts_and_unknown_games_are_not_there(client, floor, organiser) -> None:
    stage = a_stage(floor.competition, groups=1)
    draft = a_game(stage, floor.teams[0], floor.teams[1], published=False)
    for address in (f"/games/{draft.public_id}", "/games/nosuchgame234", f"/api/v1/games/{draft.public_id}"):
        assert client.get(address).status_code == 404
    assert organiser.get(f"/games/{draft.public_id}").status_code == 200


def test_text_people_typed_stays_text(client, floor) -> None:
    nasty = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    reporting.confirm(floor.game.id, 0, "forfeit_b", [], reason=nasty, actor=None)
    page = client.get(f"/games/{floor.game.public_id}").get_data(as_text=True)
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_game_between_places_stands_on_its_page(client, floor) -> None:
    game = a_game(floor.stage, None, None, starts_at="2019-05-20 18:00")
    assert client.get(f"/games/{game.public_id}").status_code == 200


def test_pages_of_a_game_speak_english(app, floor) -> None:
    client = app.test_client()
    client.set_cookie("lang", "en")
    reporting.record(floor.game.id, 0, PLAYED[:2], actor=None)
    assert "Live score" in _title(client.get(f"/games/{floor.game.public_id}"))
    assert "Schedule" in text_of(client.get("/games"))


def test_the_snapshot_is_answered_with_304_until_something_changes(client, floor) -> None:
    address = f"/api/v1/games/{floor.game.public_id}"
    reporting.record(floor.game.id, 0, PLAYED[:2], actor=None)
    first = client.get(address)
    assert first.json["rev"] == 1
    assert (first.json["state"], first.json["score"], first.json["periods"]) == ("live", [30, 27], [[14, 15], [16, 12]])
    assert first.json["updated_at"]
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    reporting.record(floor.game.id, 1, PLAYED[:3], actor=None)
    assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).json["rev"] == 2


def test_the_snapshot_of_a_game_to_come_has_no_score(client, floor) -> None:
    answer = client.get(f"/api/v1/games/{floor.game.public_id}").json
    assert (answer["rev"], answer["state"], answer["score"], answer["updated_at"]) == (0, "scheduled", None, None)
