"""The outlook as fans and the team itself see it, in both languages, while a group is being played."""

import re

import pytest
from databases import statements

from league.competition.rules import Ranking, Regulation
from league.standings.queries import group_tables
from league.standings.rules.outlook import proof
from tests.builders import a_competition, a_game, a_stage, a_team, groups_of, result
from tests.standings.test_standings_seating import GROUP_A, Cup

ENGLISH = {"Accept-Language": "en"}
ONE_LEFT = ("甲乙 80-70", "乙丙 80-70")
"""If 丙 wins the game that is left, each has beaten one: 甲 +10 - m, 乙 0, 丙 m - 10; two of them go on."""


@pytest.fixture
def cup(app):
    return Cup()


def outlook_in(answer, kind="outlook"):
    """The text of the outlooks on a page, without marks."""
    text = answer.get_data(as_text=True)
    found = re.findall(rf'<(?:section|div) class="{kind}".*?</(?:section|div)>', text, re.S)
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", one)).strip() for one in found]


def row_of(answer, name):
    """A team's row in the standings."""
    rows = re.findall(r"<tr>.*?</tr>", answer.get_data(as_text=True), re.S)
    return next(row for row in rows if f'<span class="name">{name}</span>' in row and "st-team" in row)


def test_before_the_first_game_and_after_the_last_there_is_no_outlook(client, cup):
    path = f"/standings/{cup.competition.slug}"
    assert outlook_in(client.get(path)) == []
    cup.play(*GROUP_A)
    assert outlook_in(client.get(path)) == []


def test_a_group_says_who_needs_what(client, cup):
    cup.play(*ONE_LEFT)
    (said,) = outlook_in(client.get(f"/standings/{cup.competition.slug}"))
    assert said.startswith("出线形势 还剩 2 个名额，由乙、甲、丙争夺。")
    assert "胜丙即出线。 负不超过 9 分即出线。 负 11 分或以上即出局。" in said
    # By exactly 10 all are level, and then it matters how many 甲 and 丙 have scored.
    assert "丙负即出线。 丙胜甲不超过 9 分即出线。" in said
    assert said.endswith("余下 1 场，按全部 2 种胜负和一切比分证明。今后的弃权、退赛和裁定不计在内。")


def test_a_group_says_it_in_english_too(client, cup):
    cup.play(*ONE_LEFT)
    (said,) = outlook_in(client.get(f"/standings/{cup.competition.slug}", headers=ENGLISH))
    assert said.startswith("Outlook 2 places are left for Yi, Jia, Bing.")
    assert "Through if it beats Bing. Through if it loses by at most 9. Out if it loses by at least 11." in said
    assert "1 game is left: proved over both winners and all scores. Forfeits, withdrawals" in said


def test_who_is_through_and_who_is_out_says_so_in_its_row_before_the_end(client):
    competition = a_competition()
    stage = a_stage(competition, groups=1, qualify=1)
    a, b, c = (a_team(competition, name) for name in "甲乙丙")
    group = groups_of(stage, A=[a, b, c])["A"]
    for one, other in ((a, b), (a, c)):
        result(a_game(stage, one, other, group=group), "80-70")
    a_game(stage, b, c, group=group)
    page = client.get(f"/standings/{competition.slug}")
    assert '<span class="q-w">出线</span>' in row_of(page, "甲")
    assert '<span class="q-out">出局</span>' in row_of(page, "乙")
    (said,) = outlook_in(page)
    assert "甲已确保出线。乙、丙已无缘出线。" in said
    assert "名额" not in said
    assert "goes on" in row_of(client.get(f"/standings/{competition.slug}", headers=ENGLISH), "Jia")


def test_where_nobody_goes_on_there_is_no_outlook(client):
    competition = a_competition()
    stage = a_stage(competition, groups=1, qualify=0)
    teams = [a_team(competition, name) for name in "甲乙丙"]
    group = groups_of(stage, A=teams)["A"]
    result(a_game(stage, teams[0], teams[1], group=group), "80-70")
    a_game(stage, teams[1], teams[2], group=group)
    assert outlook_in(client.get(f"/standings/{competition.slug}")) == []
    assert outlook_in(client.get(f"/teams/{teams[0].public_id}")) == []


def test_a_team_reads_its_own_outlook(client, cup):
    cup.play(*ONE_LEFT)
    path = f"/teams/{cup.teams['丙'].public_id}"
    (said,) = outlook_in(client.get(path))
    assert said.startswith("至少胜甲 11 分即出线。 负即出局。 胜甲不超过 9 分即出局。 可能还有其他出线方式。")
    (english,) = outlook_in(client.get(path, headers=ENGLISH))
    assert english.startswith("Through if it beats Jia by at least 11. Out if it loses.")


def test_a_team_that_is_through_reads_so(client, cup):
    cup.play("甲乙 80-70", "甲丙 80-70")
    (said,) = outlook_in(client.get(f"/teams/{cup.teams['甲'].public_id}"))
    assert said.startswith("余下比赛无论胜负，均已出线。")


def test_the_outlook_follows_the_regulation_of_the_competition(client):
    competition = a_competition(regulation=Regulation(ranking=Ranking(tie_break=("difference",))))
    stage = a_stage(competition, groups=1, qualify=1)
    teams = [a_team(competition, name) for name in "甲乙丙"]
    group = groups_of(stage, A=teams)["A"]
    for one, other, score in ((0, 1, "80-70"), (2, 0, "75-70")):
        result(a_game(stage, teams[one], teams[other], group=group), score)
    a_game(stage, teams[1], teams[2], group=group)
    # Level at 15 nothing else parts them: the regulation knows nothing but all games.
    (said,) = outlook_in(client.get(f"/teams/{teams[1].public_id}"))
    assert said.startswith("至少胜丙 16 分即出线。 负即出局。 胜丙不超过 14 分即出局。")


def test_the_outlook_asks_the_database_nothing(cup):
    cup.play(*ONE_LEFT)
    tables = group_tables(cup.competition)
    with statements() as asked:
        assert [bool(table.outlook) for table in tables] == [True, False]
    assert asked == []


def test_the_outlook_is_worked_out_once_for_the_same_facts(client, cup):
    cup.play(*ONE_LEFT)
    proof._remembered.cache_clear()
    for _ in range(3):
        client.get(f"/standings/{cup.competition.slug}")
    assert proof._remembered.cache_info().misses == 1


def test_names_of_teams_cannot_smuggle_markup_into_the_outlook(client):
    competition = a_competition()
    stage = a_stage(competition, groups=1, qualify=1)
    teams = [a_team(competition, f"<b>{name}</b>") for name in "甲乙丙"]
    group = groups_of(stage, A=teams)["A"]
    result(a_game(stage, teams[0], teams[1], group=group), "80-70")
    a_game(stage, teams[1], teams[2], group=group)
    a_game(stage, teams[0], teams[2], group=group)
    page = client.get(f"/standings/{competition.slug}").get_data(as_text=True)
    assert "<b>甲</b>" not in page.replace("<b>&lt;b&gt;甲&lt;/b&gt;</b>", "")
    assert "胜&lt;b&gt;丙&lt;/b&gt;" in page or "胜&lt;b&gt;甲&lt;/b&gt;" in page
