"""The page of final places, and who won before, as a fan opens them."""

import re
from datetime import date

import pytest

from league.extensions import db
from league.fixtures.models import Game
from league.registration.approval import disqualify_team
from league.standings.queries import places_of
from tests.builders import a_competition, a_game, a_season, a_stage, a_team, groups_of, published_stage, result
from tests.standings.test_standings_seating import GROUP_A, GROUP_B, Cup
from tests.standings.test_standings_two_games import Cup as Bracket
from tests.standings.test_standings_two_games import correct

ENGLISH = {"Accept-Language": "en"}


def words_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.get_data(as_text=True)))


@pytest.fixture
def cup(app):
    return Cup()


def finish(cup, *, third=True):
    """甲 wins the final against 丁; 戊 is third and 乙 fourth unless that game is still to come."""
    cup.play(*GROUP_A, *GROUP_B)
    for round_, position, score in (
        (4, 1, "81-76"),
        (4, 2, "81-76"),
        (2, 1, "73-70"),
        *([(3, 1, "60-65")] if third else []),
    ):
        result(db.session.get(Game, cup.knock_out_game(round_, position).id), score)


def placed(competition):
    return [(row.place, row.face.name) for row in places_of(competition).rows]


def test_the_champion_stands_on_the_floor_and_every_team_has_its_place(client, cup):
    finish(cup)
    found = placed(cup.competition)
    finalists = [cup.knock_out_game(2).team_a.name, cup.knock_out_game(2).team_b.name]
    assert [name for _place, name in found[:2]] == finalists
    assert [place for place, _name in found] == [1, 2, 3, 4, 5, 5]
    assert {name for _place, name in found[4:]} == {"丙", "己"}  # level in all figures: the place is shared
    page = client.get(f"/places/{cup.competition.slug}")
    words = words_of(page)
    assert "第四届职工篮球联赛冠军" in words.replace(" ", "")
    assert "亚军" in words
    assert "73:70" in words
    assert "第 5 至 6 名" in words
    assert "依次按小组名次，以及小组赛的胜负、净胜分、总得分排列。" in words
    assert client.get(f"/places/{cup.competition.slug}", headers=ENGLISH).status_code == 200


def test_wins_and_losses_are_those_of_all_games(cup):
    finish(cup)
    rows = places_of(cup.competition).rows
    assert (rows[0].figures.won, rows[0].figures.lost) == (4, 0)
    assert sum(row.figures.won for row in rows) == sum(row.figures.lost for row in rows) == 10


def test_before_the_final_is_official_the_page_says_what_is_missing(client, cup):
    cup.play(*GROUP_A, *GROUP_B)
    path = f"/places/{cup.competition.slug}"
    assert "最终名次还没有产生" in words_of(client.get(path))
    assert f'href="{path}"' not in client.get(f"/standings/{cup.competition.slug}").get_data(as_text=True)
    assert "最终名次" not in words_of(client.get(f"/bracket/{cup.competition.slug}"))


def test_standings_bracket_and_competitions_lead_to_the_places_once_they_are_known(client, cup):
    finish(cup)
    for path in (f"/standings/{cup.competition.slug}", f"/bracket/{cup.competition.slug}", "/competitions"):
        assert f'href="/places/{cup.competition.slug}"' in client.get(path).get_data(as_text=True), path
    assert "冠军：甲" in words_of(client.get("/competitions"))


def test_the_third_place_may_still_be_played(client, cup):
    finish(cup, third=False)
    found = places_of(cup.competition)
    assert found.over
    assert [block.how for block in found.blocks] == ["played", "round", "group"]
    assert client.get(f"/places/{cup.competition.slug}").status_code == 200


def test_a_team_that_is_out_has_no_place(client, cup):
    finish(cup)
    disqualify_team(cup.teams["丙"].id, "冒名顶替。", actor=None)
    assert "丙" not in [name for _place, name in placed(cup.competition)]
    assert "不列名次：丙。" in words_of(client.get(f"/places/{cup.competition.slug}"))


def test_a_single_round_robin_ends_with_its_table(client, app):
    competition = a_competition()
    stage = a_stage(competition, groups=1, qualify=0)
    teams = [a_team(competition, name) for name in "甲乙丙"]
    group = groups_of(stage, A=teams)["A"]
    published_stage(stage)
    path = f"/places/{competition.slug}"
    games = [a_game(stage, teams[a], teams[b], group=group) for a, b in ((0, 1), (1, 2), (0, 2))]
    for game in games[:2]:
        result(game, "80-70")
    assert not places_of(competition).over
    result(games[2], "80-70")
    assert placed(competition) == [(1, "甲"), (2, "乙"), (3, "丙")]
    assert "冠军" in words_of(client.get(path))
    assert "冠军：甲" in words_of(client.get("/competitions"))


def test_a_shared_first_place_has_no_champion(client, app):
    competition = a_competition()
    stage = a_stage(competition, groups=1, qualify=0)
    teams = [a_team(competition, name) for name in "甲乙丙"]
    group = groups_of(stage, A=teams)["A"]
    published_stage(stage)
    for a, b in ((0, 1), (1, 2), (2, 0)):
        result(a_game(stage, teams[a], teams[b], group=group), "80-70")
    words = words_of(client.get(f"/places/{competition.slug}"))
    assert "1并列" in words
    assert "联赛冠军" not in words


def test_past_champions_are_listed_by_year_with_their_finals(client, cup):
    finish(cup)
    now = a_competition(a_season(first_day=date(2020, 5, 2)))
    words = words_of(client.get(f"/places/{now.slug}"))
    assert "往年冠军" in words
    assert "2019" in words
    assert "决赛 73:70 丁" in words
    assert "往年冠军" not in words_of(client.get(f"/places/{cup.competition.slug}"))


@pytest.mark.parametrize("path", ["/places/nowhere", "/places/%F0"])
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code in (400, 404)


def test_a_competition_with_nothing_in_it_has_no_places(client, app):
    assert "最终名次还没有产生" in words_of(client.get(f"/places/{a_competition().slug}"))


def test_places_cost_the_same_for_any_number_of_games(client, cup, count_queries):
    path = f"/places/{cup.competition.slug}"
    finish(cup, third=False)
    before = count_queries(lambda: client.get(path))
    result(db.session.get(Game, cup.knock_out_game(3, 1).id), "81-76")
    assert count_queries(lambda: client.get(path)) == before <= 12
    assert count_queries(lambda: client.get("/competitions")) <= 12


def test_two_games_on_total_score_decide_and_the_points_of_both_are_said(client, app):
    cup = Bracket(4, legs=2, third_place=True)
    for game, score in ((cup.game(4, 1), "80-70"), (cup.game(4, 1, leg=2), "75-70"), (cup.game(4, 2), "80-70")):
        result(game, score)
    result(cup.game(4, 2, leg=2), "70-80")
    result(cup.game(2), "70-70")  # the first of two may end level
    assert not places_of(cup.competition).over
    result(cup.game(2, leg=2), "81-70")
    winner = cup.game(2, leg=2).team_a.name
    found = places_of(cup.competition)
    assert found.rows[0].face.name == winner
    assert found.final.scores == (151, 140)
    words = words_of(client.get(f"/places/{cup.competition.slug}"))
    assert "151:140" in words
    assert "两回合总分" in words


def test_games_for_places_five_to_eight_name_all_eight(client, app):
    cup = Bracket(8, third_place=True, fifth_place=True)
    cup.play_all()
    found = places_of(cup.competition)
    assert [row.place for row in found.rows] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [block.how for block in found.blocks] == ["played"] * 4
    words = words_of(client.get(f"/places/{cup.competition.slug}"))
    for name in ("三四名决赛", "五六名决赛", "七八名决赛"):
        assert name in words


def test_a_final_that_was_kept_by_decision_counts_as_it_was_played(client, cup):
    finish(cup)
    final = cup.knock_out_game(2)
    played = [final.team_a.name, final.team_b.name]
    correct(db.session.get(Game, cup.knock_out_game(4, 1).id), "70-81")  # the loser ought to have been there
    assert cup.seats(2) == tuple(played)
    assert [name for _place, name in placed(cup.competition)][:2] == played
    assert len({name for _place, name in placed(cup.competition)}) == 6
