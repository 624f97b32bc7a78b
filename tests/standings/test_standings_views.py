"""The standings put together in other ways, and as of a past day, as a fan opens them."""

import re
from datetime import date, datetime, timedelta

import pytest

from league import clock
from league.competition.rules import Ranking, Regulation
from league.extensions import db, transaction
from league.fixtures.models import GroupTeam
from league.registration.approval import disqualify_team
from league.scoring.lots import enter_lots
from league.scoring.models import PointDecision
from league.standings.queries import across_table, as_of, group_table, group_tables, load_groups, sum_tables, table_of
from tests.builders import a_competition, a_game, a_stage, a_team, groups_of, published_stage, result

ENGLISH = {"Accept-Language": "en"}
DAY = date(2019, 5, 2)


def words_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.get_data(as_text=True)))


class Two:
    """Two groups; `play("甲乙 80-70", day=3)` plays a game on the third day."""

    def __init__(self, a="甲乙丙", b="丁戊己", *, regulation=None, qualify=1, best_next=1, approved=False):
        self.competition = a_competition(regulation=regulation)
        self.stage = a_stage(self.competition, groups=2, qualify=qualify)
        with transaction():
            self.stage.best_next = best_next
        state = {} if approved else {"players": 0, "state": "draft"}
        self.teams = {name: a_team(self.competition, name, **state) for name in a + b}
        self.groups = groups_of(self.stage, A=[self.teams[n] for n in a], B=[self.teams[n] for n in b])
        self.of = {name: self.groups["A" if name in a else "B"] for name in a + b}
        published_stage(self.stage)
        self.path = f"/standings/{self.competition.slug}"

    def play(self, *lines, day=1):
        for line in lines:
            (one, other), score, *outcome = line.split()
            # Two games never share a minute: the order of play is known.
            at = datetime(2019, 5, 1, 18, 30, tzinfo=clock.HOME) + timedelta(days=day)
            game = a_game(self.stage, self.teams[one], self.teams[other], group=self.of[one], starts_at=at)
            if score != "-":
                result(game, score, outcome=outcome[0] if outcome else "final")
        return self

    def decide(self, name, points, step="points", at=None):
        at = at or datetime(2019, 5, 3, 20, tzinfo=clock.HOME)
        with transaction():
            db.session.add(
                PointDecision(
                    group_id=self.of[name].id,
                    team_id=self.teams[name].id,
                    points=points,
                    step=step,
                    at=at,
                    reason="冒名顶替。",
                )
            )

    @property
    def tables(self):
        return group_tables(self.competition)


@pytest.fixture
def two(app):
    return Two()


def names(rows):
    return "".join(row.face.name for row in rows)


PLAYED = ("甲乙 80-70", "丙甲 60-90", "乙丙 80-75")
OTHERS = ("丁戊 80-79", "己丁 60-90", "戊己 80-60")


# --- beyond one group


def test_a_stage_adds_up_all_groups_without_ranks(client, two):
    two.play(*PLAYED, *OTHERS)
    (table,) = sum_tables(two.tables, "stage")
    assert names(table.rows) == "甲丁戊乙丙己"
    assert [row.record.points for row in table.rows] == [4, 4, 3, 3, 2, 2]
    words = words_of(client.get(f"{two.path}?view=stage"))
    assert "各组对手不同，不作为名次，只依次按积分、净胜分、总得分排列。" in words
    assert "A组循环赛成绩表" not in words


def test_sides_count_only_games_named_first_or_second(client, two):
    two.play(*PLAYED)
    home = {row.face.name: row.record for row in sum_tables(two.tables, "home")[0].rows}
    away = {row.face.name: row.record for row in sum_tables(two.tables, "away")[0].rows}
    assert (home["甲"].played, home["甲"].won, away["甲"].played, away["甲"].scored) == (1, 1, 1, 90)
    for one, other in zip(home.values(), (away[name] for name in home), strict=True):
        assert one.played + other.played == (2 if one.played + other.played else 0)
    assert sum(record.won for record in home.values()) == sum(record.lost for record in away.values())
    assert "列名在前的为主队" in words_of(client.get(f"{two.path}?view=home"))
    assert "作为客队的比赛" in words_of(client.get(f"{two.path}?view=away"))


def test_form_counts_the_last_five_games(app):
    two = Two(a="甲乙", b="丙丁")
    for day in range(1, 5):
        two.play("甲乙 90-60", day=day)
    for day in range(5, 8):
        two.play("乙甲 90-60", day=day)
    (table,) = sum_tables(two.tables, "form")
    assert {row.face.name: (row.record.played, row.record.won) for row in table.rows}["甲"] == (5, 2)
    assert table.rows[0].face.name == "乙"
    assert table.rows[0].form == (False, False, True, True, True)


def test_a_competition_adds_up_its_round_robins_and_counts_what_is_carried_over_once(client, app):
    two = Two(regulation=Regulation(carried_over="qualified")).play(*PLAYED, *OTHERS)
    second = a_stage(two.competition, groups=1, name="复赛", qualify=0)
    members = [two.teams[name] for name in "甲乙"]
    group = groups_of(second, A=members)["A"]
    published_stage(second)
    assert group_table(group.id).rows[0].record.played == 1  # carried over
    result(a_game(second, *members, group=group, starts_at="2019-05-09 18:30"), "81-76")
    (table,) = sum_tables(two.tables, "competition")
    assert {row.face.name: row.record.played for row in table.rows} == dict.fromkeys("甲乙", 3) | dict.fromkeys(
        "丙丁戊己", 2
    )
    assert "整个赛事" in words_of(client.get(f"{two.path}?view=competition"))
    assert sum(row.record.scored for row in table.rows) == sum(row.record.conceded for row in table.rows)


def test_results_of_a_team_that_is_out_are_added_up_nowhere(app):
    two = Two(approved=True).play(*PLAYED)
    disqualify_team(two.teams["丙"].id, "冒名顶替。", actor=None)
    rows = sum_tables(two.tables, "stage")[0].rows
    assert "丙" not in names(rows)
    assert {row.face.name: row.record.played for row in rows}["甲"] == 1


def test_a_second_forfeit_takes_a_team_out_of_the_sums_too(two):
    two.play("甲乙 80-70", "丙甲 0-20 forfeit_a", "乙丙 20-0 forfeit_b")
    rows = sum_tables(two.tables, "stage")[0].rows
    assert "丙" not in names(rows)
    assert {row.face.name: row.record.played for row in rows}["乙"] == 1


# --- across groups


def test_the_best_next_are_compared_and_the_line_is_drawn(client, two):
    two.play(*PLAYED, *OTHERS)
    page = client.get(f"{two.path}?view=across")
    words = words_of(page)
    assert "各组第 2 名比较" in words
    assert "其中最好的 1 名出线" in words
    assert "戊、乙" in words.replace("戊 A", "")
    assert "先按积分排列：戊 3 分、乙 3 分。仍分不出先后。" in words
    assert "看参加比较的小组赛的净胜分：戊 +19、乙 −5。依次为戊、乙。" in words
    assert "其中最好" not in words_of(client.get(f"{two.path}?view=across&rank=1"))
    english = words_of(client.get(f"{two.path}?view=across", headers=ENGLISH))
    assert "The best of them goes on" in english


def test_a_larger_group_leaves_out_its_last(client, app):
    two = Two(a="甲乙丙庚").play(*PLAYED, "甲庚 80-50", "乙庚 99-50", "丙庚 80-50", *OTHERS)
    words = words_of(client.get(f"{two.path}?view=across&rank=2"))
    assert "A组队数较多，与末位庚的比赛不计，使各队场数相同。" in words
    assert words.count("《竞赛规程》第") == 2  # how they are compared, and that groups are made equal
    table = across_table(two.tables, 2)
    assert [row.record.played for row in table.rows] == [2, 2]


def test_a_shared_rank_is_said_to_leave_the_comparison_open(client, two):
    two.play("甲乙 80-70", "乙丙 80-70", "丙甲 80-70", *OTHERS)
    assert "A组甲、乙、丙名次并列，比较尚无定论。" in words_of(client.get(f"{two.path}?view=across"))


def test_a_single_group_has_nothing_to_compare(client, app):
    competition = a_competition()
    stage = a_stage(competition, groups=1)
    groups_of(stage, A=[a_team(competition), a_team(competition)])
    published_stage(stage)
    assert "这里没有" in words_of(client.get(f"/standings/{competition.slug}?view=across"))


# --- as of a past day


def test_a_past_day_counts_the_games_until_then(client, two):
    two.play("甲乙 80-70", day=1).play("丙甲 60-90", day=2).play("乙丙 80-75", day=3)
    facts = load_groups()[0]
    table = table_of(as_of(facts, date(2019, 5, 3)))
    assert names(table.rows) == "甲乙丙"
    assert [row.record.played for row in table.rows] == [2, 1, 1]
    assert not table.finished
    words = words_of(client.get(f"{two.path}?day=2019-05-03"))
    assert "截至2019年5月3日" in words
    assert "还有 1 场" in words
    assert "全部打完" not in words.split("B组")[0]
    assert "As of the end of" in words_of(client.get(f"{two.path}?day=2019-05-03", headers=ENGLISH))


def test_lots_and_decisions_count_from_their_day_on(two):
    two.play("甲乙 80-70", "乙丙 80-70", "丙甲 80-70")
    order = [two.teams[name].id for name in "乙丙甲"]
    enter_lots(two.groups["A"].id, order, held_on=date(2019, 5, 6), witness="卢建华", actor=None)
    two.decide("甲", -1, at=datetime(2019, 5, 5, 23, 59, tzinfo=clock.HOME))
    facts = load_groups()[0]
    assert table_of(as_of(facts, date(2019, 5, 4))).shared != ()
    assert names(table_of(as_of(facts, date(2019, 5, 5))).rows)[-1] == "甲"
    assert table_of(as_of(facts, date(2019, 5, 6))).facts.lots == facts.lots
    assert as_of(facts, date(2019, 5, 5)).lots == ()


def test_the_last_day_shows_what_stands_now(two):
    two.play("甲乙 80-70", day=1).play("丙甲 60-90", day=2)
    facts = load_groups()[0]
    assert table_of(as_of(facts, date(2019, 5, 3))).table == table_of(facts).table


def test_every_choice_keeps_the_day_and_every_day_the_choice(client, two):
    two.play(*PLAYED, *OTHERS)
    page = client.get(f"{two.path}?view=form&day=2019-05-02").get_data(as_text=True)
    assert f'href="{two.path}?view=stage&amp;day=2019-05-02"' in page
    assert f'href="{two.path}?view=form&amp;day=2019-05-02"' in page
    assert f'href="{two.path}?day=2019-05-02"' in page


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2099-01-01", "这一天还没有到"),
        ("0001-01-01", "那么早还没有比赛"),
        ("2019-02-30", "这不是一个日期"),
        ("gestern", "这不是一个日期"),
        ("２０１９-05-12", "这不是一个日期"),
        ("2019-05-02T25:61", "这不是一个日期"),
        ("2019-W18-1", "这不是一个日期"),
        ("<script>", "这不是一个日期"),
        ("9" * 5000, "这不是一个日期"),
    ],
)
def test_a_day_that_cannot_be_shown_is_a_sentence_and_the_standings_as_they_are(client, two, day, says):
    two.play(*PLAYED)
    answer = client.get(two.path, query_string={"day": day})
    assert answer.status_code == 200
    assert says in words_of(answer)
    assert "全部打完，甲出线" in words_of(answer) or "甲" in words_of(answer)


@pytest.mark.parametrize(
    "query", ["view=nonsense", "view=", "rank=99&view=across", "rank=-1&view=across", "rank=七", "view=across&rank=0"]
)
def test_what_an_address_cannot_mean_is_passed_over(client, two, query):
    two.play(*PLAYED, *OTHERS)
    assert client.get(f"{two.path}?{query}").status_code == 200


def test_what_no_text_holds_is_refused_before_any_page(client, two):
    assert client.get(f"{two.path}?day=%00").status_code == 400


def test_results_without_a_date_belong_to_no_day(client, app):
    two = Two()
    result(a_game(two.stage, two.teams["甲"], two.teams["乙"], group=two.groups["A"]), "80-70")
    words = words_of(client.get(f"{two.path}?day=2019-05-12"))
    assert "这里有成绩的比赛都没有记载日期。" in words


def test_before_anything_is_published_every_choice_is_an_empty_page(client, app):
    competition = a_competition()
    for query in ("view=across", "view=form", "view=stage&day=2019-05-05", "day=2019-05-05"):
        assert "小组还没有公布" in words_of(client.get(f"/standings/{competition.slug}?{query}"))


# --- points by decision


def test_points_by_decision_have_a_mark_a_footnote_and_a_place_in_the_reasons(client, two):
    two.play("甲乙 80-70", "丙甲 60-90", "乙丙 80-75")
    two.decide("甲", -1)
    page = client.get(two.path)
    words = words_of(page)
    assert "3*含裁定加减分" in words
    assert "甲：5月3日裁定积分 −1。冒名顶替。" in words
    assert "2 队同积 3 分" in words
    assert group_table(two.groups["A"].id).rows[0].record.adjusted == -1
    english = words_of(client.get(two.path, headers=ENGLISH))
    assert "Jia: −1 by decision of 3 May, counted in classification points." in english


def test_a_decision_inside_a_tie_is_named_at_its_step(client, two):
    two.play("甲乙 80-70", "乙丙 80-70", "丙甲 80-70")
    two.decide("乙", 2, "h2h_points")
    words = words_of(client.get(two.path))
    assert "乙 5 分（含裁定 +2）" in words
    assert "乙：5月3日裁定相互间积分 +2。" in words
    assert "裁定" in words.split("乙 5 分（含裁定 +2）")[1].split("《竞赛规程》第")[1]


def test_decisions_count_in_wins_where_wins_rank_first(two, app):
    wins = Two(regulation=Regulation(ranking=Ranking(first_by="wins"))).play(*PLAYED)
    wins.decide("甲", -1, "wins")
    table = group_table(wins.groups["A"].id)
    assert [row.tied for row in table.rows if row.face.name in "甲乙"] == [True, True]


def test_sides_say_that_decisions_are_left_out(client, two):
    two.play(*PLAYED)
    two.decide("甲", -1)
    assert "裁定加减的分不属于某一场" in words_of(client.get(f"{two.path}?view=home"))
    words = words_of(client.get(f"{two.path}?view=stage"))
    assert "裁定加减的分不属于某一场" not in words
    assert "含裁定 −1" in words


def test_games_between_them_that_are_not_all_played_are_not_compared_yet(client, app):
    two = Two(regulation=Regulation(ranking=Ranking(h2h_when="all_played")))
    two.play("甲乙 80-70", "乙丙 90-70", "丙甲 80-79", "甲乙 -")
    words = words_of(client.get(two.path))
    assert "相互间的比赛尚未全部打完，暂不比较" in words
    assert names(group_table(two.groups["A"].id).rows) == "乙甲丙"


# --- cost


def test_every_view_asks_the_same_of_the_database(client, two, count_queries):
    two.play("甲乙 80-70", "丁戊 80-79")
    paths = [
        f"{two.path}?{query}"
        for query in ("view=stage", "view=competition", "view=home", "view=form", "view=across", "day=2019-05-03")
    ]
    before = [count_queries(lambda path=path: client.get(path)) for path in paths]
    two.play("丙甲 60-90", "乙丙 80-75", "己丁 60-90", "戊己 80-60", day=2)
    with transaction():
        number = db.session.query(GroupTeam).count()
        db.session.add(GroupTeam(group_id=two.groups["A"].id, team_id=a_team(two.competition).id, number=number))
    after = [count_queries(lambda path=path: client.get(path)) for path in paths]
    assert after == before
    assert max(after) <= 12
