"""The front page: who plays today, where, who won; and what it says when there is nothing of that."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from builders import a_competition, a_game, a_season, a_stage, a_team, a_venue, groups_of
from databases import statements
from flask.testing import FlaskClient

from league import clock
from league.activities.models import Activity
from league.competition.models import Competition, Host, Season
from league.extensions import db, transaction
from league.fixtures.models import Game
from league.home.queries import plan_of, specimens
from league.scoring.models import ResultEvent

EVENING = "2019-05-16T19:42:00+08:00"


@pytest.fixture(autouse=True)
def _evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAGUE_NOW", EVENING)


def scored(game: Game, *periods: tuple[int, int], confirmed: bool = True) -> None:
    """These periods stand on the scoresheet, and are confirmed unless the game goes on."""
    a, b = (sum(period[side] for period in periods) for side in (0, 1))
    with transaction():
        for revision, kind in enumerate(("recorded", "confirmed") if confirmed else ("recorded",), 1):
            db.session.add(
                ResultEvent(
                    game_id=game.id,
                    revision=revision,
                    kind=kind,
                    outcome="final",
                    periods=[list(period) for period in periods],
                    score_a=a,
                    score_b=b,
                    at=clock.now(),
                )
            )


class Evening:
    """A season of one competition with four teams in group A and one hall."""

    def __init__(self) -> None:
        self.season: Season = a_season(last_day=date(2019, 5, 26))
        self.competition: Competition = a_competition(self.season)
        self.stage = a_stage(self.competition, groups=1)
        self.teams = [
            a_team(self.competition, name, state="draft", players=0) for name in ("公安", "教育", "水务", "卫健")
        ]
        self.group = groups_of(self.stage, A=self.teams)["A"]
        self.courts = a_venue(name="江都体育馆").courts

    def game(self, a: int, b: int, starts_at: str, court: int = 0) -> Game:
        return a_game(
            self.stage,
            self.teams[a],
            self.teams[b],
            starts_at=starts_at,
            court=self.courts[court],
            group=self.group,
        )


def text_of(client: FlaskClient, url: str = "/") -> str:
    """The page's words, tags taken out."""
    page = client.get(url).get_data(as_text=True)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def in_order(text: str, *words: str) -> bool:
    place = 0
    for word in words:
        place = text.find(word, place)
        if place < 0:
            return False
        place += len(word)
    return True


def test_live_games_come_first_then_the_next_then_the_finished(client: FlaskClient) -> None:
    evening = Evening()
    scored(evening.game(0, 2, "2019-05-16 18:00"), (17, 14), (15, 16), (14, 11), (20, 5))
    scored(evening.game(0, 1, "2019-05-16 19:15"), (17, 14), (15, 16), confirmed=False)
    evening.game(2, 3, "2019-05-16 20:30", court=1)
    text = text_of(client)
    assert in_order(
        text,
        "5月16日 星期四",
        "今天 3 场",
        "江都体育馆",
        "进行中",
        "第2节",
        "接下来",
        "20:30",
        "已结束",
        "18:00",
        "完赛",
    )
    assert in_order(text, "32", "30", "66", "46")


def test_the_title_says_the_live_score(client: FlaskClient) -> None:
    evening = Evening()
    scored(evening.game(0, 1, "2019-05-16 19:15"), (17, 14), confirmed=False)
    assert "<title>进行中：公安 17:14 教育 · 江都职工篮球</title>" in client.get("/").get_data(as_text=True)


def test_the_standings_stand_in_brief_below_the_games(client: FlaskClient) -> None:
    evening = Evening()
    scored(evening.game(0, 1, "2019-05-12 19:15"), (17, 14), (15, 20))
    scored(evening.game(2, 3, "2019-05-12 19:15", court=1), (30, 14))
    assert in_order(text_of(client), "积分榜", "全部", "A组", "胜负", "净", "积分", "水务", "1–0", "+16", "2")
    page = client.get("/").get_data(as_text=True)
    assert f'href="/teams/{evening.teams[0].public_id}"' in page
    assert page.index("前 2 名出线") > page.index("教育", page.index("group-cap"))


def test_with_nothing_live_the_next_games_stand_on_the_board(client: FlaskClient) -> None:
    evening = Evening()
    evening.game(0, 1, "2019-05-16 20:30")
    page = client.get("/").get_data(as_text=True)
    assert 'aria-label="接下来的比赛"' in page
    assert '<span class="vh">20</span>' in page  # the time on the flip cards


def test_a_rest_day_names_the_next_match_day(client: FlaskClient) -> None:
    evening = Evening()
    evening.game(0, 1, "2019-05-18 19:15")
    assert in_order(text_of(client), "5月16日 星期四", "今天没有比赛", "下一个比赛日：5月18日 星期六", "公安", "教育")


def test_after_the_last_game_the_last_match_day_stays(client: FlaskClient) -> None:
    evening = Evening()
    scored(evening.game(0, 1, "2019-05-12 19:15"), (17, 14), (15, 16))
    assert in_order(text_of(client), "今天没有比赛", "上一个比赛日：5月12日 星期日", "公安", "32", "30", "教育")


def test_the_champion_heads_the_page_once_everything_is_played(client: FlaskClient) -> None:
    evening = Evening()
    knock_out = a_stage(evening.competition, kind="knock_out", groups=0, qualify=0)
    final = a_game(knock_out, evening.teams[0], evening.teams[1], starts_at="2019-05-15 19:15", round=2, position=1)
    scored(final, (17, 14), (15, 20))
    assert in_order(text_of(client), "联赛冠军", "教育", "34:32", "公安")
    evening.game(2, 3, "2019-05-18 19:15")
    assert "冠军" not in text_of(client)


def test_once_a_season_is_over_the_champions_of_earlier_ones_stand_beside_it(client: FlaskClient) -> None:
    evening = Evening()
    past = a_competition(a_season(first_day=date(2018, 5, 2), last_day=date(2018, 6, 3)), name="第三届职工篮球联赛")
    for of, day in ((past, "2018-06-03"), (evening.competition, "2019-05-15")):
        teams = [a_team(of, name, state="draft", players=0) for name in ("供电", "法检")]
        final = a_stage(of, kind="knock_out", groups=0, qualify=0)
        scored(a_game(final, *teams, starts_at=f"{day} 19:15", round=2, position=1), (17, 14), (15, 20))
    assert in_order(text_of(client), "往年冠军", "2018", "法检", "第三届职工篮球联赛", "34:32", "供电")
    with statements() as asked:
        client.get("/")
    assert len(asked) <= 15  # the twelve of every day, and three for earlier champions
    evening.game(2, 3, "2019-05-18 19:15")
    assert "往年冠军" not in text_of(client)


def test_drafts_are_nobodys_business(client: FlaskClient) -> None:
    evening = Evening()
    a_game(evening.stage, evening.teams[0], evening.teams[1], starts_at="2019-05-16 20:30", published=False)
    text = text_of(client)
    assert "公安" not in text
    assert "赛程还没有公布" in text


def test_hosts_and_coming_activities_stand_on_the_page(client: FlaskClient) -> None:
    evening = Evening()
    with transaction():
        for position, (part, name) in enumerate((("organiser", "区篮球协会"), ("host", "区总工会"))):
            db.session.add(Host(season_id=evening.season.id, part=part, position=position, name=name))
        for title, days, published in (("歌曲演唱比赛", 3, True), ("去年的讲座", -9, True), ("还在写的", 4, False)):
            db.session.add(
                Activity(
                    slug=f"a{days + 20}",
                    kind="talk",
                    title=title,
                    starts_at=clock.now() + timedelta(days=days),
                    published_at=clock.now() if published else None,
                )
            )
    text = text_of(client)
    assert in_order(text, "近期活动", "歌曲演唱比赛", "主办", "区总工会", "承办", "区篮球协会")
    assert "去年的讲座" not in text
    assert "还在写的" not in text


def test_before_the_first_season_the_page_says_what_comes(client: FlaskClient) -> None:
    assert in_order(text_of(client), "5月16日 星期四", "第一个赛季正在筹备")


def test_a_season_without_games_says_what_comes_next(client: FlaskClient) -> None:
    evening = Evening()
    assert "赛程还没有公布" in text_of(client)
    with transaction():
        db.session.merge(evening.competition).entries_until = datetime(2019, 5, 20, 18, tzinfo=clock.HOME)
    assert "正在接受报名" in text_of(client)
    assert "5月20日 18:00" in text_of(client)


def test_the_page_speaks_english(client: FlaskClient) -> None:
    evening = Evening()
    evening.game(0, 1, "2019-05-16 20:30")
    client.set_cookie("lang", "en")
    page = client.get("/").get_data(as_text=True)
    assert '<html lang="en"' in page
    assert in_order(text_of(client), "Jiangdu Hoops", "Thu 16 May", "1 game today")


def test_more_games_do_not_mean_more_queries(client: FlaskClient) -> None:
    evening = Evening()
    evening.game(0, 1, "2019-05-16 20:30")
    with statements() as few:
        client.get("/")
    for number in range(12):
        game = evening.game(number % 4, (number + 1) % 4, f"2019-05-16 {8 + number // 2:02d}:00", court=number % 2)
        if number < 8:
            scored(game, (17, 14), (15, 16))
    with statements() as many:
        client.get("/")
    assert len(many) == len(few), "\n".join(sorted(set(many) - set(few)))
    assert len(many) <= MOST_QUERIES, "\n".join(many)


MOST_QUERIES = 12
"""Four for the games, four for the tables, and one each for season, days, activities and hosts."""


def states(rows: Sequence[object]) -> list[str]:
    return [row.state for row in rows]


def test_the_plan_of_a_day() -> None:
    live, next_one, *_rest = rows = specimens().rows
    whole = plan_of(rows)
    assert whole.board == [live]
    assert next_one in whole.coming
    assert set(states(whole.coming)) == {"scheduled"}
    assert set(states(whole.finished)) == {"final"}
    assert len(whole.all) == len(rows)
    before = plan_of([row for row in rows if row.state == "scheduled"])
    assert len(before.board) == 2
    assert not before.live
    assert not before.over
    after = plan_of([row for row in rows if row.state == "final" and row.starts_at])
    assert after.over
    assert len(after.board) == 2
    assert not set(after.board) & set(after.finished)


def test_a_live_score_says_how_old_it_is(client: FlaskClient) -> None:
    evening = Evening()
    evening.game(2, 3, "2019-05-16 20:30", court=1)
    page = client.get("/").get_data(as_text=True)
    assert "data-age" not in page
    assert "front-live.js" not in page
    scored(evening.game(0, 1, "2019-05-16 19:15"), (17, 14), confirmed=False)
    page = client.get("/").get_data(as_text=True)
    assert page.count("data-age") == 1
    assert "秒前更新" in text_of(client)
    assert "front-live.js" in page


def test_only_groups_that_play_on_the_day_stand_in_brief(client: FlaskClient) -> None:
    evening = Evening()
    other = a_competition(evening.season, name="第七届天佑杯", short_name="天佑杯")
    stage = a_stage(other, groups=1)
    cup = [a_team(other, name, state="draft", players=0) for name in ("税务", "城管")]
    group = groups_of(stage, A=cup)["A"]
    a_game(stage, cup[0], cup[1], starts_at="2019-05-18 19:15", group=group)
    evening.game(0, 1, "2019-05-16 20:30")
    text = text_of(client)
    assert "联赛 A组" in text
    assert "天佑杯 A组" not in text
    assert "全部 2 个小组" in text


def test_a_shared_link_has_the_title_of_the_page_and_the_name_of_the_site(client: FlaskClient) -> None:
    evening = Evening()
    with transaction():
        db.session.merge(evening.teams[0]).short_name = '公"安<b>'
    scored(evening.game(0, 1, "2019-05-16 19:15"), (17, 14), confirmed=False)
    page = client.get("/").get_data(as_text=True)
    assert 'content="进行中：公&#34;安&lt;b&gt; 17:14 教育"' in page
    assert '<meta property="og:site_name" content="江都职工篮球">' in page
