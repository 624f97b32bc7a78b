"""Team figures and leaders: every figure by hand on a few games, and sums that agree with the results on random seasons."""

import random
import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from league.extensions import db
from league.fixtures.models import Game
from league.registration.approval import disqualify_team
from league.standings.queries import group_tables, leaders_of
from league.standings.rules.figures import PlayedGame, figures, ranks, richest, widest
from tests.builders import a_competition, a_game, a_stage, a_team, groups_of, published_stage, result
from tests.standings.test_standings_seating import GROUP_A, GROUP_B, Cup

quick = settings(max_examples=200, derandomize=True, deadline=None, database=None)
STATUSES = ["final"] * 8 + ["forfeit_home", "forfeit_away", "default_home", "default_away"]


def words_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.get_data(as_text=True)))


def games(*lines):
    """`A 81-76 B` by its number; `A 81-76 B extra` went into an extra period; or a status at the end."""
    made = []
    for number, line in enumerate(lines, 1):
        home, score, away, *more = line.split()
        scores = [int(points) for points in score.split("-")]
        status = more[0] if more and more[0] != "extra" else "final"
        made.append(PlayedGame(number, home, away, *scores, status, int(more == ["extra"])))
    return made


def test_figures_by_hand():
    found = figures(
        games(
            "A 80-70 B", "B 60-90 A", "C 81-80 A extra", "A 20-0 C forfeit_away", "A 75-70 C", "B 20-0 A forfeit_away"
        ),
        teams=("D",),
    )
    a = found["A"]
    assert (a.games, a.won, a.lost, a.scored, a.conceded) == (6, 4, 2, 345, 301)
    assert (a.forfeits, a.extra, a.run, a.run_until) == (1, 1, 2, 2)
    assert (a.attack, a.defence) == (Fraction(325, 4), Fraction(281, 4))
    assert (a.best.key, a.best.margin) == (2, 30)
    assert found["C"].forfeits == 1
    assert found["C"].best.key == 3
    assert (found["D"].games, found["D"].attack, found["D"].best, found["D"].run) == (0, None, None, 0)


def test_the_first_of_equal_runs_and_wins_is_named():
    found = figures(games("A 80-70 B", "A 80-70 B", "B 80-70 A", "A 80-70 B", "A 80-70 B"))
    assert (found["A"].run, found["A"].run_until, found["A"].best.key) == (2, 2, 1)


def test_the_first_of_two_games_on_total_score_may_end_level():
    found = figures(games("A 70-70 B", "B 60-61 A"))
    assert (found["A"].won, found["A"].drawn, found["B"].lost, found["B"].drawn) == (1, 1, 1, 1)


def test_equal_figures_share_a_rank_and_fewer_points_conceded_are_better():
    found = figures(games("A 80-70 B", "C 80-70 D", "E 90-60 F"), teams=("G",)).values()
    assert ranks(found, "attack") == {"E": 1, "A": 2, "C": 2, "B": 4, "D": 4, "F": 6}
    assert ranks(found, "defence") == {"E": 1, "A": 2, "C": 2, "B": 4, "D": 4, "F": 6}
    assert ranks(found, "run") == {"A": 1, "C": 1, "E": 1}


def test_a_forfeit_is_neither_the_biggest_win_nor_in_the_means():
    played = games("A 20-0 B forfeit_away", "A 50-49 B")
    assert [game.key for game in widest(played, 5)] == [2]
    assert [game.key for game in richest(played, 5)] == [2]
    assert figures(played)["A"].attack == 50


@quick
@given(st.integers(0, 2**32))
def test_all_sums_over_the_teams_agree_with_the_results(seed):
    chance = random.Random(seed)
    teams = [chr(65 + number) for number in range(chance.randint(2, 12))]
    played = []
    for number in range(chance.randint(0, 40)):
        one, other = chance.sample(teams, 2)
        scores, status = chance.sample(range(40, 100), 2), chance.choice(STATUSES)
        played.append(PlayedGame(number, one, other, *scores, status, chance.choice([0, 0, 0, 1])))
    found = figures(played, teams).values()
    points = sum(game.home_score + game.away_score for game in played)
    assert sum(of.scored for of in found) == sum(of.conceded for of in found) == points
    assert sum(of.won for of in found) == sum(of.lost for of in found) == len(played)
    assert sum(of.games for of in found) == 2 * len(played)
    out = [game for game in played if game.status == "final"]
    assert sum(of.made for of in found) == sum(of.allowed for of in found) == sum(game.total for game in out)
    assert sum(of.played_out for of in found) == 2 * len(out)
    assert sum(of.forfeits for of in found) == len(played) - len(out)
    assert sum(of.extra for of in found) == 2 * sum(game.extra_periods for game in played)
    assert max((of.best.margin for of in found if of.best), default=None) == (
        (out and widest(out, 1)[0].margin) or None
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_figures_tables_and_stored_results_add_up_to_the_same(app, seed):
    chance = random.Random(seed)
    competition = a_competition()
    stage = a_stage(competition, groups=2)
    teams = {name: a_team(competition, name) for name in "甲乙丙丁戊己庚"}
    groups = groups_of(stage, A=[teams[n] for n in "甲乙丙丁"], B=[teams[n] for n in "戊己庚"])
    published_stage(stage)
    total = played = 0
    for group, names in (("A", "甲乙丙丁"), ("B", "戊己庚")):
        for at, one in enumerate(names):
            for other in names[at + 1 :]:
                game = a_game(stage, teams[one], teams[other], group=groups[group])
                a, b = chance.sample(range(40, 99), 2)
                if chance.random() < 0.9:
                    result(game, f"{a}-{b}")
                    total, played = total + a + b, played + 1
    found = [team.figures for team in leaders_of(competition).teams]
    records = [row.record for table in group_tables(competition) for row in table.rows]
    assert sum(of.scored for of in found) == sum(record.scored for record in records) == total
    assert sum(of.conceded for of in found) == sum(record.conceded for record in records) == total
    assert sum(of.won for of in found) == sum(record.lost for record in records) == played
    assert {of.games for of in found} == {record.played for record in records}


# --- pages


@pytest.fixture
def cup(app):
    return Cup()


def test_the_page_of_leaders_links_to_games_and_teams(client, cup):
    cup.play(*GROUP_A, *GROUP_B)
    result(db.session.get(Game, cup.knock_out_game(4, 1).id), "99-50")
    page = client.get(f"/leaders/{cup.competition.slug}")
    words = words_of(page)
    assert "进攻最强" in words
    assert "99:50" in words
    assert f'href="/games/{cup.knock_out_game(4, 1).public_id}"' in page.get_data(as_text=True)
    assert client.get(f"/leaders/{cup.competition.slug}", headers={"Accept-Language": "en"}).status_code == 200
    assert sum(team.figures.games for team in leaders_of(cup.competition).teams) == 2 * 7


def test_results_of_a_team_that_is_out_are_in_no_figure(client, cup):
    cup.play(*GROUP_A)
    disqualify_team(cup.teams["甲"].id, "冒名顶替。", actor=None)
    found = {team.face.name: team.figures for team in leaders_of(cup.competition).teams}
    assert "甲" not in found
    assert found["乙"].games == 1


def test_before_the_first_result_the_page_says_so(client, cup):
    assert "第一场正式成绩公布后" in words_of(client.get(f"/leaders/{cup.competition.slug}"))
    assert client.get("/leaders/nowhere").status_code == 404


def test_a_team_shows_its_figures_and_its_rank_among_the_teams(client, cup):
    cup.play(*GROUP_A, *GROUP_B)
    words = words_of(client.get(f"/teams/{cup.teams['甲'].public_id}"))
    assert re.search(r"场均得80\.0第 \d／6 队", words)
    assert "最长连胜2" in words


def test_leaders_cost_the_same_for_any_number_of_games(client, cup, count_queries):
    cup.play("甲乙 80-70", "丁戊 80-70")
    path = f"/leaders/{cup.competition.slug}"
    before = count_queries(lambda: client.get(path))
    cup.play("乙丙 80-70", "甲丙 80-70", "戊己 80-70", "丁己 80-70")
    result(cup.knock_out_game(4, 1), "81-76")
    assert count_queries(lambda: client.get(path)) == before <= 12
