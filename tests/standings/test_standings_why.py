"""The reasons in words, in both languages."""

import ast
from pathlib import Path

import pytest
from standings_builders import games, ranking

import league.standings
from league.standings.rules.ranking import rank
from league.standings.rules.why import explain
from league.wording import CHINESE, ENGLISH, catalogue, say

NAMES = {"A": "卫健队", "B": "教育队", "C": "公安队", "D": "税务队"}


def said(*lines, by=None, language=CHINESE, **more):
    table = rank(games(*lines), by or ranking(), **more)
    return [say(explain(step, NAMES), language) for step in table.steps]


def test_a_tie_of_three_and_its_restart_read_like_a_regulation():
    assert said("A 75-70 B", "B 73-70 C", "C 91-90 A") == [
        "先按积分排列：卫健队 3 分、教育队 3 分、公安队 3 分。仍分不出先后。",
        "卫健队、教育队、公安队三队同积 3 分，看这三队之间比赛的积分：卫健队 3 分、教育队 3 分、公安队 3 分。仍分不出先后。",
        "卫健队、教育队、公安队三队仍并列，看这三队之间比赛的净胜分：卫健队 +4、教育队 −2、公安队 −2。"
        "依次为卫健队、（教育队、公安队 并列）。",
        "教育队、公安队两队仍并列，从第一条重新比较，看这两队之间比赛的积分：教育队 2 分、公安队 1 分。依次为教育队、公安队。",
    ]


@pytest.mark.parametrize(
    ("lines", "more", "words", "english"),
    [
        (
            ("A 80-70 C", "A 20-0 B, B forfeits", "D 20-0 B, B forfeits"),
            {},
            "教育队 2 次弃权：其全部比赛成绩取消，不列名次。",
            "教育队 forfeited 2 games: all its results are void and it is not ranked.",
        ),
        (
            ("A v B",),
            {},
            "卫健队、教育队两队各项均相同，并列第 1 名。",
            "The two teams 卫健队, 教育队 are level in every criterion and share rank 1.",
        ),
        (
            ("A v B",),
            {"lots": "BA"},
            "教育队、卫健队两队各项均相同，由抽签决定，依次为教育队、卫健队。",
            "The two teams 教育队, 卫健队 are level in every criterion; lots were drawn: 教育队, 卫健队.",
        ),
        (
            ("A v B",),
            {"lots": "BA"},
            "教育队、卫健队两队同积 0 分，看这两队之间比赛的积分：尚未交手。仍分不出先后。",
            "The two teams 教育队, 卫健队 are level on points (0); compared by points in the games between these two teams: "
            "not played yet. This parts nobody.",
        ),
        (
            ("A 20-0 C, C forfeits", "B 80-64 D"),
            {"by": ranking("ratio")},
            "卫健队、教育队两队同积 2 分，看全部比赛的得失分率（得分除以失分）：卫健队 未失分、教育队 1.2500（5/4）。"
            "依次为卫健队、教育队。",
            "The two teams 卫健队, 教育队 are level on points (2); compared by points scored divided by points conceded in all games: "
            "卫健队 conceded nothing, 教育队 1.2500 (5/4). In this order: 卫健队, 教育队.",
        ),
        (
            ("A 80-70 B", "A 60-70 B"),
            {"by": ranking("h2h_wins", "scored", first_by="wins")},
            "卫健队、教育队两队同为 1 胜，看这两队之间比赛的胜场数：卫健队 1 胜、教育队 1 胜。仍分不出先后。",
            "The two teams 卫健队, 教育队 are level on wins (1); compared by wins in the games between these two teams: "
            "卫健队 won 1, 教育队 won 1. This parts nobody.",
        ),
        (
            ("A 80-70 C", "B 70-80 D", "B 70-80 D"),
            {"by": ranking(first_by="points_then_fewer_losses")},
            "卫健队、教育队两队同积 2 分，负场少者列前：卫健队 0 负、教育队 2 负。依次为卫健队、教育队。",
            "The two teams 卫健队, 教育队 are level on points (2); fewer losses come first: 卫健队 lost 0, 教育队 lost 2. "
            "In this order: 卫健队, 教育队.",
        ),
        (
            ("A 80-70 B", "B 80-70 A"),
            {"by": ranking("h2h_points", first_by="points_then_fewer_losses")},
            "卫健队、教育队两队同积 3 分、同为 1 负，看这两队之间比赛的积分：卫健队 3 分、教育队 3 分。仍分不出先后。",
            "The two teams 卫健队, 教育队 are level on points (3) and losses (1); compared by points in the games between these two teams: "
            "卫健队 with 3, 教育队 with 3. This parts nobody.",
        ),
        (
            ("A 71-70 B", "B 71-70 C", "C 80-70 A", "A 99-60 D", "B 80-70 D", "C 71-70 D"),
            {"by": ranking("difference", "h2h_difference", restart=False)},
            "公安队、教育队两队仍并列，看卫健队、公安队、教育队之间比赛的净胜分：公安队 +9、教育队 0。"
            "依次为公安队、教育队。",
            "The two teams 公安队, 教育队 are still level; compared by point difference in the games between 卫健队, 公安队, 教育队: "
            "公安队 +9, 教育队 0. In this order: 公安队, 教育队.",
        ),
    ],
)
def test_what_a_step_says(lines, more, words, english):
    assert words in said(*lines, **more)
    assert english in said(*lines, language=ENGLISH, **more)


def test_a_percent_sign_in_a_name_is_only_a_sign():
    (step, *_) = rank(games("A 80-70 B"), ranking()).steps
    assert "100%队 2 分" in say(explain(step, {"A": "100%队"}), CHINESE)


def test_every_sentence_of_this_room_has_its_chinese():
    words, missing, marked = catalogue(CHINESE), [], 0
    for path in Path(league.standings.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
                message = ast.literal_eval(node.args[0])
                marked += 1
                if words.gettext(message) == message and message != "%(team)s %(value)s":
                    missing.append(message)
    assert marked > 50
    assert missing == []
