"""Standings, brackets and teams as a fan opens them: without JavaScript, in both languages, and what is not for him."""

import re
from datetime import date

import pytest

from league.extensions import db
from league.fixtures.making import make_games
from league.fixtures.models import Game
from league.registration.approval import disqualify_team
from league.scoring.lots import enter_lots
from tests.builders import (
    a_competition,
    a_game,
    a_season,
    a_stage,
    a_team,
    an_account,
    groups_of,
    published_stage,
    result,
)
from tests.many_groups import other_groups
from tests.standings.test_standings_seating import CIRCLE, GROUP_A, GROUP_B, Cup

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def cup(app):
    return Cup()


def text_of(answer):
    return re.sub(r"\s+", " ", answer.get_data(as_text=True))


def words_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.get_data(as_text=True)))


@pytest.mark.parametrize(("path", "words"), [("/standings", "还没有赛季"), ("/bracket", "还没有赛季")])
def test_before_the_first_season_the_page_says_so(client, path, words):
    answer = client.get(path)
    assert answer.status_code == 200
    assert words in text_of(answer)
    assert "There is no season yet" in text_of(client.get(path, headers=ENGLISH))


def test_the_short_addresses_lead_to_the_seasons_first_competition(client):
    season = a_season()
    first = a_competition(season)
    a_competition(season)
    for path in ("/standings", "/bracket"):
        answer = client.get(path)
        assert answer.status_code == 303
        assert answer.location == f"{path}/{first.slug}"


@pytest.mark.parametrize(
    "path", ["/standings/nowhere", "/bracket/nowhere", "/teams/nobody", "/standings/%00", "/teams/%F0"]
)
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code in (400, 404)


def test_a_competition_without_published_groups_says_what_comes_next(client):
    competition = a_competition()
    assert "小组还没有公布" in text_of(client.get(f"/standings/{competition.slug}"))
    assert "对阵还没有公布" in text_of(client.get(f"/bracket/{competition.slug}"))


def test_standings_show_rank_record_form_line_and_who_goes_on(client, cup):
    cup.play(*GROUP_A, "丁戊 80-70")
    page = client.get(f"/standings/{cup.competition.slug}")
    text, words = text_of(page), words_of(page)
    assert 'href="#group-' in text
    assert "前 2 名进半决赛" in words
    assert "全部打完，甲、乙进入半决赛。" in words
    assert "还有 2 场" in words
    assert "A组循环赛成绩表" in words
    assert "胜 2 分，负 1 分，弃权 0 分" in words
    english = words_of(client.get(f"/standings/{cup.competition.slug}", headers=ENGLISH))
    assert "The first 2 go to the Semi-finals" in english
    assert "2 games open" in english
    assert not re.search("[\u4e00-\u9fff]", re.sub("中文|[甲乙丙丁戊己]", "", english))


def test_a_tie_unfolds_its_reasons_and_says_that_lots_will_decide(client, cup):
    cup.play(*CIRCLE)
    page = client.get(f"/standings/{cup.competition.slug}")
    text, words = text_of(page), words_of(page)
    link = re.search(r'class="tie" href="#(why-\d+-\d+)"', text)[1]
    assert f'<details class="why" id="{link}" open' in text
    assert "3 队同积 3 分，名次怎么分？" in words
    assert "甲、乙、丙并列第 1" in words
    assert "由赛事委员会当众抽签决定" in words
    assert "《竞赛规程》第 2 条第 8 款" in words
    order = [cup.teams[name].id for name in "乙丙甲"]
    enter_lots(cup.groups["A"].id, order, held_on=date(2019, 5, 18), witness="卢建华（裁判长）", actor=None)
    words = words_of(client.get(f"/standings/{cup.competition.slug}"))
    assert "5月18日 星期六抽签，卢建华（裁判长）在场见证，依次为乙、丙、甲。" in words


def test_names_cannot_smuggle_markup_into_a_sentence(client):
    competition = a_competition()
    stage = a_stage(competition, groups=1)
    teams = [a_team(competition, f"<b>{name}</b>") for name in "甲乙丙"]
    group = groups_of(stage, A=teams)["A"]
    for one, other in ((0, 1), (1, 2), (2, 0)):
        result(a_game(stage, teams[one], teams[other], group=group), "80-70")
    page = client.get(f"/standings/{competition.slug}").get_data(as_text=True)
    assert "<b>甲</b>" not in page
    assert "&lt;b&gt;甲&lt;/b&gt;、" in page


def test_other_competitions_of_the_season_are_tabs_and_all_others_one_press_away(client, cup):
    other = a_competition(cup.competition.season, name="天佑杯", short_name="天佑杯")
    past = a_competition(a_season(first_day=date(2018, 5, 2)), name="第三届职工篮球联赛")
    page = text_of(client.get(f"/standings/{cup.competition.slug}"))
    assert f'href="/standings/{other.slug}"' in page
    assert past.slug not in page
    assert 'href="/competitions"' in page
    assert f'href="/standings/{past.slug}"' in text_of(client.get("/competitions"))


def test_the_bracket_is_drawn_twice_and_listed_once_with_where_teams_come_from(client, cup):
    page = client.get(f"/bracket/{cup.competition.slug}")
    text, words = text_of(page), words_of(page)
    assert 'class="bk bk-wide bk-c3"' in text
    assert 'class="bk bk-tall bk-c1"' in text
    assert text.count('<a class="bx"') == 8
    assert text.count('<a class="game"') == 4
    assert "半决赛①：A组第1 对 B组第2，日期待定" in words
    assert "A组前 2 名，未定" in words


def test_the_bracket_fills_and_names_its_champion(client, cup):
    cup.play(*GROUP_A, *GROUP_B)
    for round_, position in ((4, 1), (4, 2), (2, 1)):
        result(db.session.get(Game, cup.knock_out_game(round_, position).id), "81-76")
    page = client.get(f"/bracket/{cup.competition.slug}")
    words = words_of(page)
    assert "半决赛①：甲 81 比 76 胜戊；接着决赛对丁" in words
    assert "决赛：甲 81 比 76 胜丁，夺得冠军" in words
    assert "甲夺得冠军。" in words
    assert text_of(page).count('class="bk-won"') == 4
    assert "甲、乙A组前 2 名" in words


@pytest.mark.parametrize("teams", [2, 3, 5, 13])
def test_brackets_of_any_size_are_drawn(client, teams):
    competition = a_competition()
    for number in range(teams):
        a_team(competition, f"扬州市江都区经济开发区企业联合代表第{number}队")
    stage = a_stage(competition, kind="knock_out", third_place=True)
    make_games(stage.id, actor=None)
    published_stage(stage)
    for headers in ({}, ENGLISH):
        page = text_of(client.get(f"/bracket/{competition.slug}", headers=headers))
        assert page.count('<a class="bx"') == 2 * page.count('<a class="game"')


def test_games_that_make_no_bracket_are_still_listed(client):
    competition = a_competition()
    stage = a_stage(competition, kind="knock_out")
    a_game(stage, a_team(competition, "甲"), a_team(competition, "乙"), round=8, position=0)
    page = text_of(client.get(f"/bracket/{competition.slug}"))
    assert '<svg class="bk' not in page
    assert page.count('<a class="game"') == 1


def test_a_team_shows_its_facts_games_roster_and_strips_and_no_personal_data(client, cup):
    cup.play(*GROUP_A)
    team = cup.teams["甲"]
    page = client.get(f"/teams/{team.public_id}")
    text, words = text_of(page), words_of(page)
    assert "名次1/3" in words
    assert "积分4" in words
    assert "场均得80.0" in words
    assert "2 胜 0 负" in words
    assert "韩冰队长" in words
    assert "领队 卢建华" in words
    assert text.count('class="strip-kit"') == 2
    assert team.contact_phone not in text
    assert "对每个队" in words
    assert client.get(f"/teams/{team.public_id}", headers=ENGLISH).status_code == 200


@pytest.mark.parametrize("state", ["draft", "waiting", "returned", "withdrawn"])
def test_a_team_that_does_not_take_part_is_not_found(client, state):
    team = a_team(a_competition(), state=state)
    assert client.get(f"/teams/{team.public_id}").status_code == 404
    assert team.name not in text_of(client.get("/teams"))


def test_a_team_that_fell_out_keeps_its_page_and_says_why(client, cup):
    cup.play(*GROUP_A)
    disqualify_team(cup.teams["甲"].id, "冒名顶替。", actor=None)
    assert "甲被取消资格，全部成绩不计。" in words_of(client.get(f"/teams/{cup.teams['甲'].public_id}"))
    assert "甲被取消资格，全部成绩不计。" in words_of(client.get(f"/standings/{cup.competition.slug}"))


def test_teams_are_listed_by_competition(client, cup):
    other = a_competition(cup.competition.season, name="天佑杯", short_name="天佑杯")
    a_team(other, "供电公司")
    words = words_of(client.get("/teams"))
    assert "6 个队" in words
    assert "供电公司工会" in words
    assert "供电公司" not in words_of(client.get(f"/teams?competition={cup.competition.slug}"))


def test_the_list_of_teams_is_empty_without_failing(client):
    assert "还没有审核通过的球队" in text_of(client.get("/teams"))
    assert client.get("/teams?competition=nowhere").status_code == 200
    assert "还没有赛事" in text_of(client.get("/competitions"))


def test_pages_cost_the_same_whatever_is_on_them(client, cup, count_queries):
    paths = [f"/standings/{cup.competition.slug}", f"/bracket/{cup.competition.slug}", "/teams", "/competitions"]
    paths.append(f"/teams/{cup.teams['甲'].public_id}")
    cup.play("甲乙 80-70", "丁戊 80-70")
    before = [count_queries(lambda path=path: client.get(path)) for path in paths]
    cup.play("乙丙 80-70", "甲丙 80-70", "戊己 80-70", "丁己 80-70")
    result(cup.knock_out_game(4, 1), "81-76")
    a_competition(cup.competition.season)
    after = [count_queries(lambda path=path: client.get(path)) for path in paths]
    assert [now - then for now, then in zip(after, before, strict=True)] == [0, 1, 0, 0, 0]
    assert max(after) <= 12


def test_only_the_organiser_finds_the_way_to_the_lots_beside_the_tie(client, sign_in, cup):
    cup.play(*CIRCLE)
    path, way = f"/standings/{cup.competition.slug}", f"/desk/groups/{cup.groups['A'].id}/lots?rank=1"
    assert way not in text_of(client.get(path))
    assert way in text_of(sign_in(client, an_account("organiser")).get(path))


def test_a_page_asks_as_much_of_a_database_full_of_other_groups(client, cup, count_queries):
    cup.play(*CIRCLE)
    path = f"/standings/{cup.competition.slug}"
    before = count_queries(lambda: client.get(path))
    other_groups(24)
    assert count_queries(lambda: client.get(path)) == before
