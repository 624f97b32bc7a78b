"""The pages: what fans see, what a referee and an organiser can do, and what they are told."""

import re

import pytest
from builders import a_competition, a_game, a_stage, a_team, a_venue, an_account, groups_of, result
from sqlalchemy import event, func, select

from league.extensions import db, transaction
from league.fixtures.models import Game, GameEvent
from league.journal.models import Entry
from league.scoring import corrections, reporting
from league.scoring.models import ResultEvent
from league.scoring.queries import score_of

PLAYED = [(14, 15), (16, 12), (13, 17), (15, 11)]  # 58:55


@pytest.fixture(autouse=True)
def _evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAGUE_NOW", "2019-05-16T19:42:00+08:00")


@pytest.fixture
def referee(floor, client, sign_in):  # type: ignore[no-untyped-def]
    return sign_in(client, floor.referee)


@pytest.fixture
def organiser(app, sign_in):  # type: ignore[no-untyped-def]
    return sign_in(app.test_client(), an_account("organiser", name="田静"))


def typed(periods, revision=0, **more) -> dict[str, str]:  # type: ignore[no-untyped-def]
    data = {"revision": str(revision), "ending": "played"}
    for number, (a, b) in enumerate(periods, start=1):
        data |= {f"p{number}a": str(a), f"p{number}b": str(b)}
    return data | more


def text_of(response) -> str:  # type: ignore[no-untyped-def]
    """What a person reads, without markup."""
    page = re.sub(r"<(script|style).*?</\1>", "", response.get_data(as_text=True), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def value_of(page: str, name: str) -> str:
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page)
    assert found, name
    return found[1]


def stored() -> int:
    return db.session.scalar(select(func.count()).select_from(ResultEvent)) or 0


class Queries:
    """Counts what is asked of the database."""

    def __enter__(self) -> "Queries":
        self.statements: list[str] = []
        event.listen(db.engine, "before_cursor_execute", self._count)
        return self

    def __exit__(self, *_exc: object) -> None:
        event.remove(db.engine, "before_cursor_execute", self._count)

    def _count(self, _connection, _cursor, statement, *_rest) -> None:  # type: ignore[no-untyped-def]
        self.statements.append(statement)


# ---- the schedule -----------------------------------------------------------------------------------------------------


def test_the_schedule_opens_on_today(client, floor) -> None:  # type: ignore[no-untyped-def]
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
def test_without_games_today_it_opens_on_the_nearest_day(client, floor, monkeypatch, now, day) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("LEAGUE_NOW", now)
    a_game(floor.stage, floor.teams[2], floor.teams[3], starts_at="2019-05-18 18:00")
    page = client.get("/games").get_data(as_text=True)
    found = re.search(r'id="day"><div class="sec-head"><h2>([^<]*)', page)
    assert found
    assert found[1].startswith(day)


def test_a_day_is_a_day_in_shanghai(client, floor) -> None:  # type: ignore[no-untyped-def]
    a_game(floor.stage, floor.teams[2], floor.teams[3], starts_at="2019-05-20 00:30")
    assert "教育" in text_of(client.get("/games?day=2019-05-20"))
    assert "这一天没有比赛" in text_of(client.get("/games?day=2019-05-19"))


def test_filters_live_in_the_address_and_hold_together(client, floor) -> None:  # type: ignore[no-untyped-def]
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


def _games(client, address: str) -> int:  # type: ignore[no-untyped-def]
    response = client.get(address)
    assert response.status_code == 200
    return response.get_data(as_text=True).count('<a class="game"')


@pytest.mark.parametrize(
    "query",
    [
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
    ],
)
def test_a_strange_question_is_answered_with_a_page(client, floor, query) -> None:  # type: ignore[no-untyped-def]
    response = client.get(f"/games?{query}")
    assert response.status_code in (200, 400)


def test_empty_states_say_what_comes_next(client, floor) -> None:  # type: ignore[no-untyped-def]
    assert "上一个比赛日是 5月16日 星期四" in text_of(client.get("/games?day=2019-05-19"))
    assert "下一个比赛日是 5月16日 星期四" in text_of(client.get("/games?day=2019-05-02"))
    assert "没有符合的比赛" in text_of(client.get("/games?competition=nowhere"))


def test_before_anything_is_published_the_schedule_says_so(client, app) -> None:  # type: ignore[no-untyped-def]
    stage = a_stage(a_competition(), groups=1)
    a_game(stage, a_team(stage.competition), a_team(stage.competition), starts_at="2019-05-16 18:00", published=False)
    text = text_of(client.get("/games"))
    assert "赛程还没发布" in text
    assert "18:00" not in text


def test_games_without_a_day_are_listed_under_date_not_recorded(client, floor) -> None:  # type: ignore[no-untyped-def]
    a_game(floor.stage, floor.teams[2], floor.teams[3])
    page = client.get("/games?day=2019-05-16").get_data(as_text=True)
    assert 'id="undated"' in page
    assert "日期未载" in page


@pytest.mark.parametrize("address", ["/games?day=2019-05-16", "/my/games", "/desk/results"])
def test_lists_take_as_many_queries_for_a_hundred_games_as_for_one(app, floor, sign_in, address) -> None:  # type: ignore[no-untyped-def]
    account = an_account("organiser", "referee")
    client = sign_in(app.test_client(), account)
    counts = []
    teams = [a_team(floor.competition, players=0, state="draft") for _ in range(20)]
    made = 0
    for many in (1, 10, 100):
        while made < many:
            a_game(floor.stage, teams[made % 20], teams[(made + 1) % 20], starts_at="2019-05-16 08:00", referee=account)
            made += 1
        client.get(address)
        with Queries() as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries.statements))
    assert counts[0] == counts[1] == counts[2], counts
    if address.startswith("/games"):
        assert counts[2] <= 20


# ---- the page of a game -----------------------------------------------------------------------------------------------


def test_a_game_to_come_says_when_and_where(client, floor) -> None:  # type: ignore[no-untyped-def]
    response = client.get(f"/games/{floor.game.public_id}")
    text = text_of(response)
    for words in ("供电公司", "税务", "江都体育馆", "江都区龙川路", "吴建国", "A组", "第1轮", "未开赛"):
        assert words in text
    assert "<title>供电公司 vs 税务 · A组 · 5月16日 18:00" in _title(response)


def _title(response) -> str:  # type: ignore[no-untyped-def]
    found = re.search(r"<title>[^<]*", response.get_data(as_text=True))
    assert found
    return found[0]


def test_a_live_game_shows_its_score_in_the_title_too(client, floor) -> None:  # type: ignore[no-untyped-def]
    reporting.record(floor.game.id, 0, PLAYED[:2], actor=None)
    response = client.get(f"/games/{floor.game.public_id}")
    assert "30:27 供电公司 vs 税务 · A组 · 实时比分" in _title(response)
    assert "秒前更新" in text_of(response)
    assert 'data-state="live"' in response.get_data(as_text=True)


def test_a_finished_game_shows_its_periods_and_overtime(client, floor) -> None:  # type: ignore[no-untyped-def]
    result(floor.game, "66-63", [(14, 15), (16, 12), (13, 17), (15, 14), (8, 5)])
    response = client.get(f"/games/{floor.game.public_id}")
    assert "加时完赛" in text_of(response)
    assert "66:63" in _title(response)


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("forfeit_b", "税务弃权，比分记 20:0，该队本场积 0 分"), ("default_b", "比分记 58:55，该队本场积 1 分")],
)
def test_a_forfeit_or_default_is_explained(client, floor, outcome, words) -> None:  # type: ignore[no-untyped-def]
    reporting.confirm(floor.game.id, 0, outcome, PLAYED, reason="19:30 到场 3 人。", actor=None)
    text = text_of(client.get(f"/games/{floor.game.public_id}"))
    assert words in text
    assert "19:30 到场 3 人。" in text


def test_corrections_are_public_without_who_made_them(client, floor) -> None:  # type: ignore[no-untyped-def]
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


def test_a_moved_game_says_from_where(client, floor) -> None:  # type: ignore[no-untyped-def]
    with transaction():
        from league import clock

        detail = {"old": {"starts_at": "2019-05-15T19:15:00+08:00"}, "new": {}}
        db.session.add(GameEvent(game_id=floor.game.id, kind="moved", at=clock.now(), detail=detail))
    assert "原定 5月15日 19:15" in text_of(client.get(f"/games/{floor.game.public_id}"))


def test_drafts_and_unknown_games_are_not_there(client, floor, organiser) -> None:  # type: ignore[no-untyped-def]
    stage = a_stage(floor.competition, groups=1)
    draft = a_game(stage, floor.teams[0], floor.teams[1], published=False)
    for address in (f"/games/{draft.public_id}", "/games/nosuchgame234", f"/api/v1/games/{draft.public_id}"):
        assert client.get(address).status_code == 404
    assert organiser.get(f"/games/{draft.public_id}").status_code == 200


def test_text_people_typed_stays_text(client, floor) -> None:  # type: ignore[no-untyped-def]
    nasty = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    reporting.confirm(floor.game.id, 0, "forfeit_b", [], reason=nasty, actor=None)
    page = client.get(f"/games/{floor.game.public_id}").get_data(as_text=True)
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_game_between_places_stands_on_its_page(client, floor) -> None:  # type: ignore[no-untyped-def]
    game = a_game(floor.stage, None, None, starts_at="2019-05-20 18:00")
    assert client.get(f"/games/{game.public_id}").status_code == 200


def test_pages_of_a_game_speak_english(app, floor) -> None:  # type: ignore[no-untyped-def]
    client = app.test_client()
    client.set_cookie("lang", "en")
    reporting.record(floor.game.id, 0, PLAYED[:2], actor=None)
    assert "Live score" in _title(client.get(f"/games/{floor.game.public_id}"))
    assert "Schedule" in text_of(client.get("/games"))


# ---- the snapshot -----------------------------------------------------------------------------------------------------


def test_the_snapshot_is_answered_with_304_until_something_changes(client, floor) -> None:  # type: ignore[no-untyped-def]
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


def test_the_snapshot_of_a_game_to_come_has_no_score(client, floor) -> None:  # type: ignore[no-untyped-def]
    answer = client.get(f"/api/v1/games/{floor.game.public_id}").json
    assert (answer["rev"], answer["state"], answer["score"], answer["updated_at"]) == (0, "scheduled", None, None)


# ---- the referee ------------------------------------------------------------------------------------------------------


def test_my_games_show_what_is_to_be_reported_first(referee, floor) -> None:  # type: ignore[no-untyped-def]
    teams, who = floor.teams, floor.referee
    a_game(floor.stage, teams[2], teams[3], starts_at="2019-05-12 18:00", referee=who)
    a_game(floor.stage, teams[0], teams[3], starts_at="2019-05-20 18:00", referee=who)
    done = a_game(floor.stage, teams[1], teams[3], starts_at="2019-05-11 18:00", referee=who)
    result(done, "70-60")
    text = text_of(referee.get("/my/games"))
    order = [text.index(words) for words in ("2 场等你录成绩", "今天", "还没录的", "接下来", "录完的")]
    assert order == sorted(order)
    assert "已确认，已锁定" in text


def test_somebody_without_games_is_told_what_comes(app, sign_in) -> None:  # type: ignore[no-untyped-def]
    client = sign_in(app.test_client(), an_account("referee"))
    assert "还没有排给你的比赛" in text_of(client.get("/my/games"))


def test_the_score_so_far_is_public_and_goes_on(referee, floor) -> None:  # type: ignore[no-untyped-def]
    address = f"/games/{floor.game.public_id}/score"
    response = referee.send(address, **typed(PLAYED[:2]))
    assert (response.status_code, response.location) == (303, address)
    page = referee.get(address).get_data(as_text=True)
    assert (value_of(page, "revision"), value_of(page, "p2b"), value_of(page, "p3a")) == ("1", "12", "")
    assert score_of(floor.game.id).state == "live"


def test_from_the_form_over_reading_it_again_to_the_confirmation(referee, floor) -> None:  # type: ignore[no-untyped-def]
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


def test_a_level_game_gets_a_row_for_overtime_and_a_sentence(referee, floor) -> None:  # type: ignore[no-untyped-def]
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


HOSTILE = [
    {"p1a": "-1"},
    {"p1a": "200"},
    {"p1a": "9" * 5000},
    {"p1a": "1e3"},
    {"p1a": "<b>"},
    {"p1a": "'; DROP TABLE game; --"},
    {"p2b": ""},
    {"p1a": "", "p1b": ""},
    {"p5a": "3", "p5b": "1"},  # overtime although it is decided
    {"p14a": "x"},
    {"total_a": "57"},
    {"total_b": "abc"},
    {"total_b": "-5"},
    {"ending": "won"},
    {"ending": "forfeit"},  # without a side
    {"ending": "forfeit", "side": "c"},
    {"ending": "forfeit", "side": "a"},  # without a reason
    {"ending": "default", "side": "b", "reason": "   "},
    {"ending": "forfeit", "side": "a", "reason": "长" * 501},
    {"ending": "forfeit", "side": "a", "reason": "\u202e\x00"},
]


@pytest.mark.parametrize("wrong", HOSTILE)
@pytest.mark.parametrize("step", ["score/check", "confirmation"])
def test_what_cannot_be_is_told_at_its_field_and_keeps_what_was_typed(referee, floor, wrong, step) -> None:  # type: ignore[no-untyped-def]
    here = f"/games/{floor.game.public_id}"
    response = referee.send(f"{here}/{step}", at=f"{here}/score", **(typed(PLAYED) | wrong))
    assert response.status_code == 422
    page = response.get_data(as_text=True)
    assert 'id="problems"' in page
    assert value_of(page, "p3b") == "17"
    assert (stored(), score_of(floor.game.id).state) == (0, "scheduled")


@pytest.mark.parametrize("revision", ["", "x", "-3", "99999999999999999999", "１", "1.5"])
def test_a_strange_revision_is_a_conflict_or_none_never_a_failure(referee, floor, revision) -> None:  # type: ignore[no-untyped-def]
    here = f"/games/{floor.game.public_id}"
    response = referee.send(f"{here}/score/check", at=f"{here}/score", **typed(PLAYED, revision))
    assert response.status_code == (200 if revision == "" else 409)


def test_two_people_one_game_the_second_sees_both(referee, floor) -> None:  # type: ignore[no-untyped-def]
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
def test_after_the_confirmation_a_referee_changes_nothing(referee, floor, step) -> None:  # type: ignore[no-untyped-def]
    here = f"/games/{floor.game.public_id}"
    data = typed([*PLAYED[:3], (18, 11)], 0)
    token = value_of(referee.get(f"{here}/score").get_data(as_text=True), "csrf_token")
    result(floor.game, "58-55", PLAYED)
    response = referee.post(f"{here}/{step}", data=data | {"csrf_token": token})
    assert response.status_code == 409
    assert "只有组委会能更正" in text_of(response)
    assert (stored(), score_of(floor.game.id).score_a) == (1, 58)


def test_a_second_forfeit_is_announced_before_it_counts(referee, floor) -> None:  # type: ignore[no-untyped-def]
    earlier = a_game(floor.stage, floor.teams[1], floor.teams[2], starts_at="2019-05-12 18:00")
    result(earlier, outcome="forfeit_a")
    here = f"/games/{floor.game.public_id}"
    data = typed([], ending="forfeit", side="b", reason="19:30 到场 3 人。")
    text = text_of(referee.send(f"{here}/score/check", at=f"{here}/score", **data))
    assert "这是税务在本赛事第 2 次弃权" in text
    assert "确认终场 20:0" in text


# ---- who may what -----------------------------------------------------------------------------------------------------


def test_a_foreign_referee_and_a_captain_find_nothing(app, floor, sign_in) -> None:  # type: ignore[no-untyped-def]
    here = f"/games/{floor.game.public_id}"
    for role in ("referee", "captain", "editor", "administrator"):
        client = sign_in(app.test_client(), an_account(role))
        token = value_of(client.get("/account").get_data(as_text=True), "csrf_token")
        assert client.get(f"{here}/score").status_code == 404
        for step in ("score", "score/check", "score/edit", "confirmation"):
            response = client.post(f"{here}/{step}", data=typed(PLAYED) | {"csrf_token": token})
            assert response.status_code == 404
    assert stored() == 0


def test_a_visitor_is_asked_to_sign_in(client, floor) -> None:  # type: ignore[no-untyped-def]
    here = f"/games/{floor.game.public_id}"
    for address in ("/my/games", f"{here}/score", "/desk/results", f"/desk{here}/correction"):
        response = client.get(address)
        assert (response.status_code, response.location.split("?")[0]) == (303, "/sign-in")


def test_the_desk_is_the_organisers(referee, floor) -> None:  # type: ignore[no-untyped-def]
    result(floor.game)
    assert referee.get("/desk/results").status_code == 403
    assert referee.get(f"/desk/games/{floor.game.public_id}/correction").status_code == 403


def test_a_referee_taken_off_the_game_has_lost_it(referee, floor) -> None:  # type: ignore[no-untyped-def]
    from league.fixtures.models import GameOfficial

    with transaction():
        db.session.delete(db.session.scalars(select(GameOfficial)).one())
    assert referee.get(f"/games/{floor.game.public_id}/score").status_code == 404


def test_reading_changes_nothing(referee, organiser, floor) -> None:  # type: ignore[no-untyped-def]
    result(floor.game)
    before = (stored(), db.session.scalar(select(func.count()).select_from(Entry)))
    here = f"/games/{floor.game.public_id}"
    for address in ("/games", here, f"{here}/score", "/my/games", f"/api/v1{here}"):
        assert referee.get(address).status_code == 200
    for address in ("/desk/results", f"/desk{here}/correction", f"{here}/score"):
        assert organiser.get(address).status_code == 200
    for address in (f"{here}/score/check", f"{here}/score/edit", f"{here}/confirmation"):
        assert referee.get(address).status_code == 405
    assert (stored(), db.session.scalar(select(func.count()).select_from(Entry))) == before


# ---- the organiser ----------------------------------------------------------------------------------------------------


def test_the_desk_lists_what_is_missing(organiser, floor) -> None:  # type: ignore[no-untyped-def]
    live = a_game(floor.stage, floor.teams[2], floor.teams[3], starts_at="2019-05-16 19:00")
    result(live, "20-18", [(20, 18)], confirmed=False)
    a_game(floor.stage, floor.teams[0], floor.teams[3], starts_at="2019-05-14 19:00")
    text = text_of(organiser.get("/desk/results"))
    order = [text.index(words) for words in ("2 场还没有确认成绩", "该报未报", "已录，等确认", "已确认", "更正")]
    assert order == sorted(order)


def test_an_organiser_enters_a_missing_score_and_returns_to_his_desk(organiser, floor) -> None:  # type: ignore[no-untyped-def]
    here = f"/games/{floor.game.public_id}"
    response = organiser.send(f"{here}/confirmation", at=f"{here}/score", **typed(PLAYED))
    assert (response.status_code, response.location) == (303, "/desk/results")


def test_a_correction_through_the_form(organiser, floor, client) -> None:  # type: ignore[no-untyped-def]
    result(floor.game, "58-55", PLAYED)
    address = f"/desk/games/{floor.game.public_id}/correction"
    page = organiser.get(address).get_data(as_text=True)
    assert (value_of(page, "p4b"), value_of(page, "revision")) == ("11", "1")
    data = typed([*PLAYED[:3], (15, 12)], 1)
    refused = organiser.send(address, **data)
    assert refused.status_code == 422
    shown = refused.get_data(as_text=True)
    assert "请写明原因" in shown
    assert "11</del>" in shown  # the old number stays beside the new one
    done = organiser.send(address, **data, reason="记分表上是 12 分。")
    assert (done.status_code, done.location) == (303, f"/games/{floor.game.public_id}")
    assert "58:55 改为 58:56" in text_of(client.get(done.location))
    assert "记分表上是 12 分。" in text_of(organiser.get("/desk/results"))


@pytest.mark.parametrize("wrong", [*HOSTILE, {}])  # {}: nothing changed
def test_a_correction_is_as_strict_as_the_first_entry(organiser, floor, wrong) -> None:  # type: ignore[no-untyped-def]
    result(floor.game, "58-55", PLAYED)
    address = f"/desk/games/{floor.game.public_id}/correction"
    reason = {} if "reason" in wrong or wrong.get("side") == "a" else {"reason": "记分表"}
    response = organiser.send(address, **(typed(PLAYED, 1) | reason | wrong))
    assert response.status_code == 422
    assert stored() == 1


def test_a_second_correction_meets_the_first(organiser, floor) -> None:  # type: ignore[no-untyped-def]
    result(floor.game, "58-55", PLAYED)
    address = f"/desk/games/{floor.game.public_id}/correction"
    first = an_account("organiser", name="卞志强")
    corrections.correct(floor.game.id, 1, "final", [*PLAYED[:3], (15, 12)], reason="甲", actor=first.id)
    response = organiser.send(address, **typed([*PLAYED[:3], (16, 11)], 1, reason="乙"))
    assert response.status_code == 409
    assert "卞志强的" in text_of(response)
    assert stored() == 2


def test_what_is_not_confirmed_is_not_corrected(organiser, floor) -> None:  # type: ignore[no-untyped-def]
    address = f"/desk/games/{floor.game.public_id}/correction"
    assert organiser.get(address).status_code == 422
    assert organiser.get("/desk/games/nosuchgame234/correction").status_code == 404


def test_a_game_without_its_teams_has_no_form(organiser, floor) -> None:  # type: ignore[no-untyped-def]
    waiting = a_game(floor.stage, None, floor.teams[2], starts_at="2019-05-20 18:00")
    response = organiser.get(f"/games/{waiting.public_id}/score")
    assert response.status_code == 422
    assert "还没定" in text_of(response)


def test_groups_and_games_are_counted_for_tables(floor) -> None:  # type: ignore[no-untyped-def]
    from league.scoring.queries import results_of_group

    stage = a_stage(floor.competition, groups=2)
    groups = groups_of(stage, A=floor.teams[:2], B=floor.teams[2:])
    one = a_game(stage, *floor.teams[:2], group=groups["A"])
    two = a_game(stage, *floor.teams[2:], group=groups["B"])
    three = a_game(stage, floor.teams[3], floor.teams[2], group=groups["B"])
    result(one, "58-55", PLAYED)
    result(two, outcome="forfeit_b")
    result(three, "20-18", [(20, 18)], confirmed=False)
    found = results_of_group([group.id for group in groups.values()])
    assert [(g.status, g.score_a, g.score_b) for g in found[groups["A"].id]] == [("final", 58, 55)]
    assert [(g.status, g.score_a, g.live) for g in found[groups["B"].id]] == [
        ("forfeit_away", 20, False),
        ("scheduled", None, True),
    ]
    assert results_of_group([]) == {}
    assert db.session.get(Game, one.id) is not None
