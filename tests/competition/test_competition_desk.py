"""The organiser's pages: each form done and refused, what was typed kept, and nobody else let in."""

from datetime import date

import pytest
from builders import a_competition, a_season, a_stage, a_venue, an_account, slots
from databases import statements
from sqlalchemy import func, select

from league.competition import queries, service
from league.competition.models import Competition, Court, Host, Season, Slot, Stage, Venue
from league.competition.rules import Ranking, Regulation
from league.extensions import db

HOSTILE = "<script>alert(1)</script>\x00\u202e" + "长" * 5000
SEASON = {"slug": "2019", "name": "2019年职工篮球赛", "brand": "江都篮球", "first_day": "2019-05-02"}
LEAGUE = {"slug": "league", "name": "职工联赛", "short_name": "联赛", "edition_1": "4", "title_1": "职工篮球联赛"}


@pytest.fixture
def desk(client, sign_in):
    """An organiser's browser."""
    return sign_in(client, an_account("organiser"))


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def text_of(response):
    return response.get_data(as_text=True)


def paths():
    """Every page of the desk, about things that exist."""
    season = a_season("2019")
    competition = a_competition(season, slug="league")
    stage = a_stage(competition)
    host = service.add_host(season_id=season.id, part="host", name="总工会", actor=None)
    venue = a_venue(name="体育馆")
    slots(venue, days=2)
    return [
        "/desk/seasons",
        "/desk/seasons/new",
        "/desk/seasons/2019",
        "/desk/seasons/2019/edit",
        "/desk/seasons/2019/hosts/new?part=organiser",
        f"/desk/hosts/{host.id}",
        "/desk/seasons/2019/competitions/new",
        "/desk/competitions/league",
        "/desk/competitions/league/edit",
        "/desk/competitions/league/stages/round-robin",
        "/desk/competitions/league/stages/knock-out",
        f"/desk/stages/{stage.id}",
        "/desk/competitions/league/regulation",
        "/desk/venues",
        "/desk/venues/new",
        f"/desk/venues/{venue.id}",
        f"/desk/venues/{venue.id}/courts/new",
        f"/desk/courts/{venue.courts[0].id}",
        "/desk/slots",
        "/desk/slots?week=2019-05-02",
    ]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_page_of_the_desk_is_sound(desk, language):
    for path in paths():
        response = desk.get(path, headers={"Accept-Language": language})
        assert response.status_code == 200, path


def test_only_the_organiser_comes_in(client, sign_in):
    sign_in(client, an_account("captain", "editor", "referee"))
    for path in paths():
        assert client.get(path).status_code == 403, path


@pytest.mark.parametrize(
    "path",
    [
        "/desk/seasons/1999",
        "/desk/competitions/none",
        "/desk/competitions/none/regulation",
        "/desk/hosts/999",
        "/desk/stages/99999999999999999999",
        "/desk/venues/99999999999999999999",
        "/desk/courts/0",
        "/regulations/none",
    ],
)
def test_what_is_not_there_is_not_found(desk, path):
    assert desk.get(path).status_code == 404


def test_a_season_is_made_changed_and_listed(desk):
    response = desk.send("/desk/seasons/new", **SEASON)
    assert (response.status_code, response.location) == (303, "/desk/seasons/2019")
    changed = {"name": "2019年职工篮球联赛", "brand": "江都", "first_day": "2019-05-02", "last_day": "2019-06-30"}
    assert desk.send("/desk/seasons/2019/edit", revision="1", **changed).status_code == 303
    season = db.session.scalars(select(Season)).one()
    assert (season.name, season.last_day, season.revision) == ("2019年职工篮球联赛", date(2019, 6, 30), 2)
    assert "2019年职工篮球联赛" in text_of(desk.get("/desk/seasons"))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "请填写这一项。"),
        ({"name": "长" * 121}, "最多 120 个字"),
        ({"slug": "五月"}, "小写字母"),
        ({"slug": "new"}, "另选一个"),
        ({"first_day": "2019-02-30"}, "真实存在的日期"),
        ({"first_day": "1800-01-01"}, "1950"),
        ({"last_day": "2019-05-01"}, "早于第一天"),
        ({"name": HOSTILE}, "最多 120 个字"),
        ({"slug": HOSTILE}, "最多"),
        ({"first_day": HOSTILE.replace("\x00", "")}, "真实存在的日期"),
    ],
)
def test_a_season_that_is_refused_keeps_what_was_typed(desk, typed, sentence):
    response = desk.send("/desk/seasons/new", **(SEASON | {"brand_en": "Jiangdu Hoops"} | typed))
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert "Jiangdu Hoops" in text_of(response)
    assert "<script>alert" not in text_of(response)
    assert count(Season) == 0


def test_an_old_form_is_told_what_is_stored_and_may_then_be_saved(desk):
    paths()
    typed = {"name": "乙", "brand": "江都", "first_day": "2019-05-02"}
    assert desk.send("/desk/seasons/2019/edit", revision="2", **typed).status_code == 303  # adding a host made it 2
    response = desk.send("/desk/seasons/2019/edit", revision="2", **(typed | {"name": "丙"}))
    assert response.status_code == 409
    assert "现在保存的内容" in text_of(response)
    assert "<dd>乙</dd>" in text_of(response)
    assert 'name="revision" value="3"' in text_of(response)
    assert desk.send("/desk/seasons/2019/edit", revision="3", **(typed | {"name": "丙"})).status_code == 303


def test_hosts_are_added_ordered_changed_and_removed(desk):
    a_season("2019")
    for name in ("总工会", "文体旅局"):
        assert desk.send("/desk/seasons/2019/hosts/new", part="host", name=name).status_code == 303
    first, second = db.session.scalars(select(Host).order_by(Host.position)).all()
    first_id, second_id = first.id, second.id
    assert desk.send(f"/desk/hosts/{second_id}/place", at="/desk/seasons/2019", way="up").status_code == 303
    page = text_of(desk.get("/desk/seasons/2019"))
    assert page.index("文体旅局") < page.index("总工会")
    assert desk.send(f"/desk/hosts/{second_id}/place", at="/desk/seasons/2019", way="up").status_code == 303
    assert "不能再移" in text_of(desk.get("/desk/seasons/2019"))
    changed = {"part": "organiser", "name": "体育局", "revision": "4"}
    assert desk.send(f"/desk/hosts/{first_id}", **changed).status_code == 303
    assert desk.send(f"/desk/hosts/{first_id}", **changed).status_code == 409
    assert desk.send(f"/desk/hosts/{second_id}/removal", at="/desk/seasons/2019").status_code == 303
    assert [host.name for host in db.session.scalars(select(Host))] == ["体育局"]


@pytest.mark.parametrize("typed", [{"part": "sponsor"}, {"part": ""}, {"name": " "}, {"name": HOSTILE}])
def test_a_host_that_is_none_is_refused(desk, typed):
    a_season("2019")
    assert desk.send("/desk/seasons/2019/hosts/new", **({"part": "host", "name": "总工会"} | typed)).status_code == 422
    assert count(Host) == 0


def test_one_competition_may_carry_two_titles(desk):
    a_season("2019")
    titles = {"edition_2": "7", "title_2": "“天佑杯”篮球联赛", "title_2_en": "Tianyou Cup"}
    typed = LEAGUE | titles | {"entries_until": "2019-04-20T18:00"}
    assert desk.send("/desk/seasons/2019/competitions/new", **typed).status_code == 303
    for path in ("/desk/seasons", "/desk/seasons/2019", "/desk/competitions/league", "/regulations/league"):
        assert "第四届职工篮球联赛 暨 第七届“天佑杯”篮球联赛" in text_of(desk.get(path)), path
    assert "2019年4月20日 18:00" in text_of(desk.get("/desk/competitions/league"))
    assert 'value="Tianyou Cup"' in text_of(desk.get("/desk/competitions/league/edit"))


@pytest.mark.parametrize(
    "typed",
    [
        {"title_1": ""},
        {"edition_1": ""},
        {"edition_1": "0"},
        {"edition_1": "9" * 400},
        {"edition_1": "vier"},
        {"title_2": "“天佑杯”"},  # without its edition
        {"edition_3": "7"},  # without its name
        {"name": ""},
        {"short_name": "长" * 25},
        {"slug": "League"},
        {"slug": "taken"},
        {"entries_until": "tomorrow"},
        {"title_1": HOSTILE},
    ],
)
def test_a_competition_that_is_refused_is_not_made(desk, typed):
    a_competition(a_season("2019"), slug="taken")
    response = desk.send("/desk/seasons/2019/competitions/new", **(LEAGUE | {"short_name_en": "Kept"} | typed))
    assert response.status_code == 422
    assert 'value="Kept"' in text_of(response)
    assert count(Competition) == 1


def test_a_competition_is_changed_by_one_at_a_time(desk):
    a_competition(a_season("2019"), slug="league")
    typed = LEAGUE | {"name": "新名", "edition_1": "5"}
    assert desk.send("/desk/competitions/league/edit", revision="1", **typed).status_code == 303
    response = desk.send("/desk/competitions/league/edit", revision="1", **(typed | {"name": "别名"}))
    assert response.status_code == 409
    assert "第五届职工篮球联赛" in text_of(response)
    assert 'value="别名"' in text_of(response)


def test_stages_are_added_renamed_and_removed(desk):
    a_competition(slug="league")
    url = "/desk/competitions/league/stages/"
    groups = {"name": "小组赛", "groups": "4", "legs": "2", "qualify": "2"}
    assert desk.send(url + "round-robin", **groups).status_code == 303
    assert desk.send(url + "knock-out", name="淘汰赛", third_place="y").status_code == 303
    first, second = db.session.scalars(select(Stage).order_by(Stage.position)).all()
    assert (len(first.groups), first.legs, second.kind, second.third_place) == (4, 2, "knock_out", True)
    number = first.id
    assert desk.send(f"/desk/stages/{number}", name="分组赛", revision="3").status_code == 303
    assert desk.send(f"/desk/stages/{number}", name="循环赛", revision="3").status_code == 409
    assert "分组赛" in text_of(desk.get("/desk/competitions/league"))
    assert desk.send(f"/desk/stages/{number}/removal", at="/desk/competitions/league").status_code == 303
    assert count(Stage) == 1


@pytest.mark.parametrize(
    "typed", [{"groups": "0"}, {"groups": "27"}, {"groups": "x"}, {"legs": "3"}, {"qualify": "-1"}, {"name": ""}]
)
def test_a_stage_that_cannot_be_played_is_refused(desk, typed):
    a_competition(slug="league")
    groups = {"name": "小组赛", "groups": "4", "legs": "1", "qualify": "2"} | typed
    assert desk.send("/desk/competitions/league/stages/round-robin", **groups).status_code == 422
    assert count(Stage) == 0


def test_best_seconds_two_games_and_places_five_to_eight_are_set_up(desk):
    a_competition(slug="league")
    url = "/desk/competitions/league/stages/"
    groups = {"name": "小组赛", "groups": "4", "legs": "1", "qualify": "1", "best_next": "2"}
    assert desk.send(url + "round-robin", **groups).status_code == 303
    assert desk.send(url + "knock-out", name="淘汰赛", legs="2", third_place="y", fifth_place="y").status_code == 303
    first, second = db.session.scalars(select(Stage).order_by(Stage.position)).all()
    assert (first.best_next, second.legs, second.third_place, second.fifth_place) == (2, 2, True, True)
    page = text_of(desk.get("/desk/competitions/league"))
    assert "每组第一名和 2 个成绩最好的第二名出线" in page
    assert "每对打两回合（决赛相同），按总分定胜负，第一场可以打平，总分打平才打加时；名次赛只打一场。" in page
    assert "按总分定胜负" in text_of(desk.get("/regulations/league"))
    number = second.id
    assert desk.send(f"/desk/stages/{number}/removal", at="/desk/competitions/league").status_code == 303
    assert desk.send(url + "knock-out", name="淘汰赛", legs="1").status_code == 303


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"best_next": "4"}, "应少于 4 个"),
        ({"best_next": "1", "qualify": "0"}, "请先填每组出线队数"),
        ({"best_next": "1", "groups": "1"}, "只有一个组"),
        ({"best_next": "-1"}, "0 到 25"),
        ({"best_next": "x"}, "0 到 25"),
    ],
)
def test_best_next_that_nobody_can_find_is_refused_at_its_field(desk, typed, said):
    a_competition(slug="league")
    groups = {"name": "分组赛", "groups": "4", "legs": "1", "qualify": "1"} | typed
    answer = desk.send("/desk/competitions/league/stages/round-robin", **groups)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert 'value="分组赛"' in text_of(answer)
    assert count(Stage) == 0


def test_places_five_to_eight_are_refused_where_too_few_go_on(desk):
    competition = a_competition(slug="league")
    a_stage(competition, groups=2, qualify=2)
    url = "/desk/competitions/league/stages/knock-out"
    answer = desk.send(url, name="决赛圈", legs="1", fifth_place="y")
    assert answer.status_code == 422
    assert "至少要有 5 个队进入淘汰赛，现在只有 4 个" in text_of(answer)
    assert 'value="决赛圈"' in text_of(answer)
    assert desk.send(url, name="决赛圈", legs="3").status_code == 422
    assert desk.send(url, name="决赛圈", legs="1").status_code == 303


def test_venues_and_courts_are_set_up(desk):
    assert desk.send("/desk/venues/new", name="江都体育馆", address="龙川路 1 号").status_code == 303
    venue = db.session.scalars(select(Venue)).one().id
    assert 'value="1号场"' in text_of(desk.get(f"/desk/venues/{venue}/courts/new"))
    for name in ("1号场", "2号场"):
        assert desk.send(f"/desk/venues/{venue}/courts/new", name=name).status_code == 303
    assert desk.send(f"/desk/venues/{venue}/courts/new", name="1号场").status_code == 422
    second = db.session.scalars(select(Court.id).where(Court.name == "2号场")).one()
    assert desk.send(f"/desk/courts/{second}/place", at="/desk/venues", way="up").status_code == 303
    assert desk.send(f"/desk/courts/{second}", name="主场", revision="4").status_code == 303
    assert desk.send(f"/desk/courts/{second}", name="副场", revision="4").status_code == 409
    page = text_of(desk.get("/desk/venues"))
    assert page.index("主场") < page.index("1号场")
    assert desk.send(f"/desk/venues/{venue}", name="体育中心", revision="5").status_code == 303
    assert desk.send(f"/desk/venues/{venue}", name=HOSTILE, revision="6").status_code == 422


def pattern(**changes):
    courts = [str(court.id) for court in queries.courts()]
    typed = {"courts": courts, "first_day": "2019-05-02", "last_day": "2019-05-12", "weekdays": ["3", "5", "6"]}
    return typed | {"times": "18:30、20:00", "minutes": "90"} | changes


def test_slots_are_opened_by_a_pattern_and_closed_by_ticks(desk):
    a_venue(courts=2)
    response = desk.send("/desk/slots", **pattern())
    assert (response.status_code, response.location) == (303, "/desk/slots?week=2019-05-02#week")
    assert count(Slot) == 2 * 2 * 6  # courts, times, days
    page = text_of(desk.get("/desk/slots?week=2019-05-02"))
    assert "5月2日 星期四" in page
    assert "week=2019-05-09" in page, "the next week that has slots"
    numbers = [str(slot) for slot in db.session.scalars(select(Slot.id).order_by(Slot.id).limit(3))]
    gone = {"slot": [*numbers, "x", "-1", "9" * 30], "week": "2019-04-29"}
    assert desk.send("/desk/slots/removal", at="/desk/slots", **gone).status_code == 303
    assert count(Slot) == 21
    assert desk.send("/desk/slots/removal", at="/desk/slots", day="2019-05-04").status_code == 303
    assert count(Slot) == 17
    assert desk.send("/desk/slots/removal", at="/desk/slots", week="nonsense").status_code == 303
    assert count(Slot) == 17


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"courts": []}, "至少选一块场地"),
        ({"courts": ["999", "x"]}, "至少选一块场地"),
        ({"weekdays": []}, "至少选一个星期几"),
        ({"weekdays": ["8"]}, "至少选一个星期几"),
        ({"times": "半夜"}, "“半夜”不是"),
        ({"times": " "}, "请填写这一项。"),
        ({"minutes": "5"}, "20 到 300"),
        ({"first_day": ""}, "请填写这一项。"),
        ({"last_day": "2019-05-01"}, "早于第一天"),
        ({"last_day": "2019-05-02", "weekdays": ["0"]}, "没有所选的"),
        ({"last_day": "2199-05-02"}, "最多 2000 个"),
        ({"times": "18:30 19:00"}, "重叠"),
        ({"times": HOSTILE}, "最多 200 个字"),
    ],
)
def test_times_that_cannot_be_open_are_refused(desk, changes, sentence):
    a_venue(courts=1)
    response = desk.send("/desk/slots", **pattern(**changes))
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert count(Slot) == 0


def test_an_overlap_names_both_times(desk):
    slots(a_venue(courts=1, name="体育馆"), days=1, times="18:30")
    response = desk.send("/desk/slots", **pattern(times="19:00"))
    assert response.status_code == 422
    assert "体育馆 1号场：2019-05-02 19:00–20:30 与 2019-05-02 18:30–20:00 重叠。" in text_of(response)


@pytest.mark.parametrize(("language", "words"), [("zh-CN", "第二条"), ("en", "Article 2")])
def test_everyone_reads_the_regulation_in_both_languages(client, language, words):
    season = a_season()
    service.add_host(season_id=season.id, part="co_organiser", name="天佑杯俱乐部", actor=None)
    two = Ranking(tie_break_two=("ratio",), restart=False, second_forfeit="keep", first_by="points_then_fewer_losses")
    a_stage(a_competition(season, slug="league", regulation=Regulation(ranking=two)))
    a_competition(season, slug="cup")
    page = text_of(client.get("/regulations/league", headers={"Accept-Language": language}))
    assert words in page
    assert "天佑杯俱乐部" in page
    assert "/regulations/cup" in page


@pytest.mark.parametrize("path", ["/desk/seasons", "/desk/venues", "/desk/slots?week=2019-05-02", "/regulations/c0"])
def test_a_longer_list_asks_no_more_questions(desk, path):
    def questions():
        with statements() as asked:
            desk.get(path)
        return len(asked)

    season = a_season("2019")
    slots(a_venue(courts=1), days=1)
    a_stage(a_competition(season, slug="c0"))
    few = questions()
    for number in range(1, 4):
        a_competition(season, slug=f"c{number}")
        a_competition(a_season(first_day=date(2018, 5, number)), slug=f"d{number}")
        slots(a_venue(courts=3), days=7)
        a_stage(queries.competitions_of(season)[0], groups=4)
        service.add_host(season_id=season.id, part="host", name=f"总工会{number}", actor=None)
    assert questions() == few
    assert few <= 14
