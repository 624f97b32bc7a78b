"""Five regulations that workers' leagues really play by, entered as data, each with a table worked out by hand.

The notices are public; what they say is told beside each in a word or two, and nothing of them is law here.
"""

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from builders import a_competition, a_game, a_stage, a_team, groups_of
from standings_builders import games, order

from league.competition.rules import Fouls, HouseRule, PlayingTime, Points, Ranking, Regulation, TimeOuts
from league.competition.rules.articles import articles, clause_of
from league.competition.rules.limits import check_regulation
from league.extensions import db
from league.registration.models import Team
from league.scoring import reporting
from league.standings.queries.facts import load_groups
from league.standings.rules.ranking import rank
from league.wording import CHINESE, say

JXPU = Regulation(
    # jxpu 2023, a college's staff: 2-1-0; two teams by their own game; three and more by the goal average (得失分率) of the games
    # between them, then of all games. Left to two, they are two. First stage 4 × 12 without stopping, then 4 × 10 stopped;
    # two time-outs in the first half, three in the second; ten minutes late is a forfeit, 20:0.
    ranking=Ranking(tie_break=("h2h_ratio", "ratio"), tie_break_two=("h2h_points", "h2h_ratio", "ratio")),
    period_minutes=12,
    clock="running",
    knock_out_time=PlayingTime(4, 10, "stopped"),
    late_minutes=10,
)
CIDP = Regulation(
    # cidp 2017, a college's staff: 3-1-0; who won between them, the goal average between them, that of the whole round robin.
    # The clock runs through three periods and stops in the fourth; a roster has ten players.
    ranking=Ranking(Points(3, 1, 1, 0), tie_break=("h2h_wins", "h2h_ratio", "ratio"), second_forfeit="keep"),
    clock="last_period",
    roster_max=10,
    game_list_max=10,
)
HANBIN = Regulation(
    # 汉滨区职工运动会: 2-1-0, forfeit or disqualified 0; among the tied, who won, difference, points scored. Nothing begins
    # again: the games looked at stay those between all who were level.
    ranking=Ranking(tie_break=("h2h_points", "h2h_difference", "h2h_scored"), restart=False),
)
AHJJXX = Regulation(
    # ahjjxx, a template for clubs: 2-1-0; the difference of all games first, then the games between them. Thirty players are
    # entered, ten named for a game.
    ranking=Ranking(tie_break=("difference", "h2h_points")),
    roster_max=30,
    game_list_max=10,
)
LEADER = HouseRule("leader", "领导在场", 30, name_en="Leader on court")
SHORT = HouseRule("short", "不足五人", 10, "opponents", 4, "Fewer than five")
SHOT = HouseRule("shot", "中场定点投篮", 1, "own", 5, "Half-time shots")
YC1998 = Regulation(
    # yc1998 2023, a works union: a leader of the unit on court in every period, 30 points after the game; half-time shots at one point
    # each, and from a hospital in Wenzhou (2023): ten points to the opponents of a side that is short of five.
    # Seven team fouls a half; one time-out a period and two in the last, as other notices have it.
    fouls=Fouls(team=7, by="half"),
    time_outs=TimeOuts("period", 1, 2, 1),
    house_rules=(LEADER, SHORT, SHOT),
)
ALL = {"jxpu": JXPU, "cidp": CIDP, "hanbin": HANBIN, "ahjjxx": AHJJXX, "yc1998": YC1998}


def parting(table, *teams):
    """The steps that parted teams of a tie, in their order: (criterion, values, parts)."""
    return [
        (step.criterion, dict(step.values), ["".join(sorted(part)) for part in step.parts])
        for step in table.steps
        if step.level and set(step.teams) <= set(teams) and len(step.parts) > 1
    ]


@pytest.mark.parametrize("name", ALL)
def test_each_is_a_regulation_that_can_be_saved(name):
    check_regulation(ALL[name])


# -- 1: goal average among three -------------------------------------------------------------------------------------

JXPU_GAMES = (
    "A 41-30 B",
    "B 63-50 C",
    "C 108-100 A",
    "A 80-50 D",
    "B 90-40 D",
    "C 75-60 D",
)


def test_jxpu_three_level_by_goal_average_and_not_by_difference():
    """A, B and C have two wins and a loss each, 5 points; D has 3.

    Between them: A 41+100 : 30+108 = 141:138 = 1.0217, +3
                  B 30+63  : 41+50  =  93:91  = 1.0220, +2
                  C 50+108 : 63+100 = 158:163 = 0.9693, −5
    The goal average puts B before A (93/91 against 47/46), the difference A before B; two decimals would call them level.
    """
    table = rank(games(*JXPU_GAMES), JXPU.ranking)
    assert order(table) == "B A C D"
    assert [table.records[team].points for team in table.order] == [5, 5, 5, 3]
    values = {"A": Fraction(141, 138), "B": Fraction(93, 91), "C": Fraction(158, 163)}
    assert parting(table, "A", "B", "C") == [("h2h_ratio", values, ["B", "A", "C"])]
    assert order(rank(games(*JXPU_GAMES), Ranking())) == "A B C D", "FIBA's difference would have it otherwise"


def test_jxpu_two_level_by_their_own_game():
    """A and B both have 5 points; A beat B, though B's goal average over all games is by far the better."""
    table = rank(
        games("A 60-59 B", "A 50-49 C", "A 40-70 D", "B 90-40 C", "B 88-41 D", "C 60-50 D"),
        JXPU.ranking,
    )
    assert order(table) == "A B C D"  # C and D: 4 points each, C won their game
    assert parting(table, "A", "B") == [("h2h_points", {"A": 2, "B": 1}, ["A", "B"])]
    assert clause_of("h2h_points", JXPU, 2) == (3, 2), "the article of two teams"
    assert clause_of("h2h_ratio", JXPU, 3) == (2, 2)


# -- 2: three points a win -------------------------------------------------------------------------------------------


def test_cidp_wins_between_them_come_before_any_ratio():
    """E has three wins: 3·3+1 = 10. A, B, C have two: 3·2+2 = 8. D has one: 3+3 = 6.

    Between A, B and C: A won two, B one, C none. Over all games C has by far the best ratio, and it does not matter.
    """
    table = rank(
        games(
            *("A 60-58 B", "A 60-59 C", "B 60-59 C"),  # between the three
            *("D 60-40 A", "E 70-40 A", "B 61-60 D", "E 80-50 B", "C 90-30 D", "C 90-30 E"),
            "E 50-49 D",
        ),
        CIDP.ranking,
    )
    assert order(table) == "E A B C D"
    assert [table.records[team].points for team in table.order] == [10, 8, 8, 8, 6]
    assert parting(table, "A", "B", "C") == [("h2h_wins", {"A": 2, "B": 1, "C": 0}, ["A", "B", "C"])]


def test_cidp_a_perfect_circle_falls_through_to_the_whole_round_robin():
    """A, B and C beat one another 60:50, so wins (1 each) and ratio between them (110:110) part nobody.

    Over all: A 190:150 = 19/15, B 180:150 = 6/5, C 170:165 = 34/33.
    """
    table = rank(
        games("A 60-50 B", "B 60-50 C", "C 60-50 A", "A 80-40 D", "B 70-40 D", "C 60-55 D"),
        CIDP.ranking,
    )
    assert order(table) == "A B C D"
    values = {"A": Fraction(19, 15), "B": Fraction(6, 5), "C": Fraction(34, 33)}
    assert parting(table, "A", "B", "C") == [("ratio", values, ["A", "B", "C"])]
    looked = [step.criterion for step in table.steps if set(step.teams) == {"A", "B", "C"}]
    assert looked == ["h2h_wins", "h2h_ratio", "ratio"]


def test_cidp_a_win_and_three_losses_weigh_as_much_as_two_wins_and_two_forfeits():
    """3-1-0: P 3+3+0+0 = 6 and Q 3+1+1+1 = 6; by 2-1-0 it would be 4 against 5. P won their game."""
    lines = (
        *("P 60-50 Q", "P 60-50 R", "S 20-0 P, P forfeits", "T 20-0 P, P forfeits"),
        *("Q 60-50 R", "S 60-50 Q", "T 60-50 Q", "S 60-50 R", "T 60-50 R", "S 60-50 T"),
    )
    table = rank(games(*lines), CIDP.ranking)
    assert order(table) == "S T P Q R"
    assert parting(table, "P", "Q") == [("h2h_wins", {"P": 1, "Q": 0}, ["P", "Q"])]
    assert order(rank(games(*lines), replace(CIDP.ranking, points=Points()))) == "S T Q P R"


# -- 3: nothing begins again -----------------------------------------------------------------------------------------


def test_hanbin_goes_on_with_the_games_of_all_who_were_level():
    """A, B and C have 5 points each, and 3 between them.

    Difference between them: A +8−2 = +6, B −8+5 = −3, C −5+2 = −3: A is first.
    B and C go on to points scored between all three: B 60+55 = 115, C 50+72 = 122, so C comes before B.
    Beginning again, as FIBA does, would look at their own game only, which B won 55:50.
    """
    lines = ("A 68-60 B", "B 55-50 C", "C 72-70 A", "A 60-40 D", "B 60-40 D", "C 60-40 D")
    table = rank(games(*lines), HANBIN.ranking)
    assert order(table) == "A C B D"
    assert parting(table, "A", "B", "C") == [
        ("h2h_difference", {"A": 6, "B": -3, "C": -3}, ["A", "BC"]),
        ("h2h_scored", {"B": 115, "C": 122}, ["C", "B"]),
    ]
    assert order(rank(games(*lines), replace(HANBIN.ranking, restart=True))) == "A B C D"
    place = clause_of("restart", HANBIN)
    said = say(articles(HANBIN)[place.article - 1].clauses[place.clause - 1], CHINESE)
    assert said == "按其中一款有队排定后，其余仍并列的各队接着比下一款，所计比赛不变。"


# -- 4: difference of all games first ---------------------------------------------------------------------------------


def test_ahjjxx_looks_at_the_difference_of_all_games_first():
    """A, B and C have 5 points each.

    All games: A +2−20+50 = +32, B −2+15+2 = +15, C +20−15+1 = +6, D −53.
    Between them alone: A −18, B +13, C +5, so that FIBA has B, C, A.
    """
    lines = ("A 60-58 B", "C 70-50 A", "B 75-60 C", "A 100-50 D", "B 62-60 D", "C 61-60 D")
    table = rank(games(*lines), AHJJXX.ranking)
    assert order(table) == "A B C D"
    assert parting(table, "A", "B", "C") == [("difference", {"A": 32, "B": 15, "C": 6}, ["A", "B", "C"])]
    assert order(rank(games(*lines), Ranking())) == "B C A D"


def test_ahjjxx_the_game_between_two_decides_only_where_the_difference_is_the_same():
    """A and B have 5 points and +10 each (A +1−11+20, B −1+5+6); A won their game 60:59."""
    table = rank(
        games("A 60-59 B", "C 61-50 A", "A 70-50 D", "B 55-50 C", "B 56-50 D", "D 40-39 C"),
        AHJJXX.ranking,
    )
    assert order(table) == "A B C D"  # C and D have 4 points: C +11−5−1 = +5, D −20−6+1 = −25
    assert parting(table, "A", "B") == [("h2h_points", {"A": 2, "B": 1}, ["A", "B"])]


# -- through the database and the page ---------------------------------------------------------------------------------

TEAMS = {"A": "供电公司", "B": "税务", "C": "教育", "D": "公安"}


def played(regulation, results):
    """A finished group by this regulation: `{"A-B": (periods, bonus)}`; its competition and its teams by letter."""
    competition = a_competition(regulation=regulation)
    stage = a_stage(competition, groups=1, qualify=1)
    teams = {letter: a_team(competition, name, players=0, state="draft") for letter, name in TEAMS.items()}
    group = groups_of(stage, A=list(teams.values()))["A"]
    for pair, (periods, bonus) in results.items():
        game = a_game(stage, teams[pair[0]], teams[pair[-1]], group=group)
        reporting.confirm(game.id, 0, "final", periods, bonus=bonus, actor=None)
    return competition, {team.id: letter for letter, team in teams.items()}


def quarters(score):
    """Four periods that add up to a score."""
    a, b = map(int, score.split("-"))
    return [(a // 4, b // 4)] * 3 + [(a - a // 4 * 3, b - b // 4 * 3)]


def text_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.get_data(as_text=True)).split())


def test_jxpus_table_comes_out_of_the_database_and_the_page_says_why(client):
    results = {}
    for line in JXPU_GAMES:
        home, score, away = line.split()
        results[f"{home}-{away}"] = (quarters(score), ())
    competition, letter = played(JXPU, results)
    (facts,) = load_groups()
    assert "".join(letter[team] for team in facts.rank().order) == "BACD"
    text = text_of(client.get(f"/standings/{competition.slug}"))
    assert text.index("税务") < text.index("教育")
    assert "1.0220" in text
    assert "1.0217" in text
    assert "相互间比赛的得失分率（得分除以失分），高者列前。" in text, "the clause that it rests on"
    regulation = text_of(client.get(f"/regulations/{competition.slug}"))
    assert "循环赛每场分 4 节，每节 12 分钟，全场不停表。" in regulation
    assert "淘汰赛每场分 4 节，每节 10 分钟，按 FIBA 规则停表。" in regulation
    assert "开赛 10 分钟后仍未到场" in regulation


def test_points_without_a_basket_win_a_game_and_a_group(client):
    """Baskets: A 60:70 B, B 60:62 C, C 58:66 A, and all beat D 70:50.

    A has its leader on court against B, so that game is 90:70; B was once short of five against C, so C gets ten: 60:72;
    C's women score three shots against A: 61:66. Points: A 2+2+2 = 6, C 1+2+2 = 5, B 1+1+2 = 4, D 3.
    Without house rules A, B and C would be A 1+2+2 = 5, B 2+1+2 = 5, C 2+1+2 = 5, and B first by the difference between
    them (+10−2 against −10+8 and +2−8).
    """
    results = {
        "A-B": (quarters("60-70"), (("leader", "a", 1),)),
        "B-C": (quarters("60-62"), (("short", "a", 1),)),
        "C-A": (quarters("58-66"), (("shot", "a", 3),)),
    }
    results |= {f"{team}-D": (quarters("70-50"), ()) for team in "ABC"}
    competition, letter = played(YC1998, results)
    (facts,) = load_groups()
    table = facts.rank()
    assert "".join(letter[team] for team in table.order) == "ACBD"
    assert [table.records[team].points for team in table.order] == [6, 5, 4, 3]
    assert [table.records[team].difference for team in table.order] == [20 + 5 + 20, 12 - 5 + 20, -20 - 12 + 20, -60]
    baskets = games("A 60-70 B", "B 60-62 C", "C 58-66 A", "A 70-50 D", "B 70-50 D", "C 70-50 D")
    assert order(rank(baskets, Ranking())) == "B A C D", "baskets alone"
    text = text_of(client.get(f"/standings/{competition.slug}"))
    assert text.index("供电公司") < text.index("教育") < text.index("税务")
    regulation = text_of(client.get(f"/regulations/{competition.slug}"))
    assert "领导在场：每次给本队加 30 分，每场一次。" in regulation
    assert "不足五人：每次给对方加 10 分，每场最多 4 次。" in regulation
    assert "每半时全队犯规从第 8 次起" in regulation


def test_a_regulation_that_waits_for_all_games_between_them_says_so_while_some_are_open(client):
    """A and B are level and have not met yet; the page quotes the clause by which their own games wait."""
    waiting = Regulation(ranking=Ranking(h2h_when="all_played"))
    results = {"A-C": (quarters("70-60"), ()), "B-D": (quarters("80-60"), ())}
    competition, letter = played(waiting, results)
    ids = {found: team for team, found in letter.items()}
    stage = competition.stages[0]
    a_game(stage, db.session.get(Team, ids["A"]), db.session.get(Team, ids["B"]), group=stage.groups[0])
    text = text_of(client.get(f"/standings/{competition.slug}"))
    assert "相互间比赛全部赛完后才计入，赛完之前跳过相互间各款。" in text
