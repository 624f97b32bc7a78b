"""Case files: what is read, what is refused, and that a refusal says where and what."""

import copy
import json

import pytest

from league.errors import Refused
from league.standings.casefile import answer, read
from league.wording import CHINESE, ENGLISH, say

GAMES = [
    {"home": "甲", "away": "乙", "home_score": 81, "away_score": 76, "status": "final"},
    {"home": "乙", "away": "丙", "home_score": 80, "away_score": 70, "status": "final"},
    {"home": "丙", "away": "甲", "home_score": 0, "away_score": 20, "status": "forfeit_home"},
    {"home": "丙", "away": "甲", "status": "scheduled"},
]
RANKING = {
    "points": {"win": 2, "loss": 1, "default": 1, "forfeit": 0},
    "first_by": "points",
    "tie_break": ["h2h_points", "difference"],
    "restart": True,
    "second_forfeit": "void",
}
CASE = {"id": "小组", "ranking": RANKING, "games": GAMES}


def changed(path, value):
    """The case with another value at `games.0.home_score`; `...` takes the field away."""
    case = copy.deepcopy(CASE)
    *way, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    there = case
    for key in way:
        there = there[key]
    if value is ...:
        del there[last]
    else:
        there[last] = value
    return case


def refusal(content, language=ENGLISH):
    content = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(Refused) as refused:
        read(content)
    text = say(refused.value.sentence, language)
    assert "\n" not in text
    assert "%(" not in text
    assert len(text) < 300
    return text


def test_one_case_and_a_list_of_one_are_the_same():
    assert read(json.dumps(CASE).encode()) == read(json.dumps([CASE]).encode())


def test_the_answers_stand_in_the_order_of_the_cases():
    content = json.dumps([CASE | {"id": name} for name in "cab"]).encode()
    assert [answer(case)["id"] for case in read(content)] == ["c", "a", "b"]


def test_no_cases_are_no_answers():
    assert read(b"[]") == []


def test_an_answer_holds_all_that_is_promised():
    (case,) = read(json.dumps(CASE).encode())
    found = answer(case)
    why = found.pop("why")
    assert found == {"id": "小组", "order": ["甲", "乙", "丙"], "shared": [], "disqualified": []}
    assert why == [
        {
            "teams": ["甲", "乙", "丙"],
            "criterion": "points",
            "values": {"甲": 4, "乙": 3, "丙": 1},
            "parts": [["甲"], ["乙"], ["丙"]],
            "zh": "先按积分排列：甲 4 分、乙 3 分、丙 1 分。依次为甲、乙、丙。",
            "en": "Ranked by points: 甲 with 4, 乙 with 3, 丙 with 1. In this order: 甲, 乙, 丙.",
        }
    ]


def test_points_by_decision_are_added_up_and_named_where_they_changed_a_value():
    decided = [{"team": "甲", "points": -2, "at": "points"}, {"team": "甲", "points": -1, "at": "points"}]
    (case,) = read(json.dumps(changed("adjustments", decided)).encode())
    found = answer(case)
    assert found["order"] == ["乙", "甲", "丙"]
    assert found["why"][0]["values"] == {"乙": 3, "丙": 1, "甲": 1}
    assert "甲 1 分（含裁定 −3）" in found["why"][0]["zh"]
    assert "甲 with 1 (−3 by decision)" in found["why"][0]["en"]
    assert "（含裁定" not in "".join(step["zh"] for step in found["why"][1:])


def test_where_the_regulation_waits_for_open_games_the_reason_says_so():
    case = changed("games.2", GAMES[2] | {"home_score": 80, "away_score": 70, "status": "final"})
    case["ranking"]["h2h_when"] = "all_played"
    said = [step["zh"] for step in answer(read(json.dumps(case).encode())[0])["why"]]
    assert "相互间的比赛尚未全部打完，暂不比较" in said[1]
    assert "净胜分" in said[2]


@pytest.mark.parametrize(
    ("word", "values"),
    [
        ("ratio", {"a": "inf", "b": "4/3"}),
        ("h2h_ratio", {"a": "inf", "b": "inf"}),
        ("quotients", {"a": "0/1", "b": "4/3"}),
        ("difference", {"a": 20, "b": 20}),
    ],
)
def test_fractions_are_written_in_lowest_terms(word, values):
    played = [
        {"home": "a", "away": "x", "home_score": 20, "away_score": 0, "status": "forfeit_away"},
        {"home": "b", "away": "y", "home_score": 80, "away_score": 60, "status": "final"},
    ]
    ranking = RANKING | {"tie_break": [word]}
    (case,) = read(json.dumps({"id": "1", "ranking": ranking, "games": played}).encode())
    step = next(step for step in answer(case)["why"] if step["criterion"] == word and "a" in step["teams"])
    assert step["values"] == values


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("about", "a source"),
        ("expected_order", ["甲"]),
        ("ranking.note", {"deep": [1]}),
        ("games.0.referee", None),
        ("lots", None),
        ("lots", []),
        ("lots", ["丙", "甲"]),
        ("only_teams", None),
        ("only_teams", ["甲", "丙"]),
        ("adjustments", None),
        ("adjustments", []),
        ("adjustments", [{"team": "甲", "points": -1, "at": "points", "reason": "迟到"}]),
        ("adjustments", [{"team": "甲", "points": 1, "at": "ratio"}, {"team": "甲", "points": -1, "at": "ratio"}]),
        ("ranking.h2h_when", "all_played"),
        ("ranking.tie_break", []),
        ("ranking.tie_break_two", None),
        ("ranking.tie_break_two", ["quotients"]),
        ("ranking.restart", False),
        ("ranking.points.forfeit", -1),
        ("games.0.home_score", 999),
        ("games.0.away_score", 0),
        ("games.3.home_score", None),
        ("games.3.home_score", 0),
        ("games.3.status", "annulled"),
        ("games.2.status", "default_home"),
    ],
)
def test_this_is_a_case(path, value):
    (case,) = read(json.dumps(changed(path, value)).encode())
    assert answer(case)["order"]


def test_a_drawn_game_may_be_annulled_or_lost_by_default():
    for status in ("annulled", "default_home"):
        case = changed("games.0", GAMES[0] | {"home_score": 50, "away_score": 50, "status": status})
        assert answer(read(json.dumps(case).encode())[0])


def test_a_byte_order_mark_is_let_pass():
    assert read(b"\xef\xbb\xbf" + json.dumps(CASE).encode())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not JSON: line 1, column 1"),
        (b"not json", "not JSON: line 1, column 1"),
        (b'{"id": "x",\n  "games": [}', "not JSON: line 2"),
        (b'{"id": "x"} trailing', "not JSON: line 1"),
        ("小组".encode("gb18030"), "not text in UTF-8"),
        (json.dumps(CASE).encode("utf-16"), "not text in UTF-8"),
        (b"\x00\xff\xfe", "not text in UTF-8"),
        (b"[NaN]", "cannot be read: NaN"),
        (b'{"games": -Infinity}', "cannot be read: -Infinity"),
        (b"[" + b"9" * 5000 + b"]", "cannot be read: 99999999999999999999..."),
        (b"[" * 100_000, "nested too deeply"),
        (b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
        (b"[" * 60 + b"]" * 60, "nested too deeply"),
        (b'{"a":' * 60 + b"1" + b"}" * 60, "nested too deeply"),
        (b'{"id": "x", "id": "y"}', 'says the field "id" twice'),
    ],
    ids=range(15),
)
def test_a_file_that_holds_no_cases_is_one_sentence(content, says):
    assert says in refusal(content)
    assert any("一" <= char <= "鿿" for char in refusal(content, CHINESE))


@pytest.mark.parametrize("item", [None, True, 1, 1.5, "x", [], [[]]])
def test_a_case_is_an_object(item):
    assert refusal([item]).startswith("Case 1, the case: ")


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("id", ..., "Case 1, id is missing: it must be a name"),
        ("id", "", 'Case 1, id: "" is not a name'),
        ("id", 7, "Case 1, id: 7 is not a name"),
        ("id", "\ud800", 'Case 1, id: "?" is not a name'),
        ("ranking", ..., 'Case "小组", ranking is missing: it must be an object'),
        ("ranking", [], "ranking: [] is not an object"),
        ("ranking.points", ..., "ranking.points is missing"),
        ("ranking.points", [2, 1], "ranking.points: [2, 1]"),
        ("ranking.points.win", ..., "ranking.points.win is missing"),
        ("ranking.points.win", True, "ranking.points.win: true"),
        ("ranking.points.win", 2.0, "ranking.points.win: 2.0"),
        ("ranking.points.win", 10**12, "ranking.points.win: 1000000000000"),
        ("ranking.points.forfeit", None, "ranking.points.forfeit: null"),
        ("ranking.first_by", ..., "ranking.first_by is missing"),
        ("ranking.first_by", "goals", 'ranking.first_by: "goals"'),
        ("ranking.first_by", ["points"], 'ranking.first_by: ["points"]'),
        ("ranking.tie_break", ..., "ranking.tie_break is missing"),
        ("ranking.tie_break", "difference", 'ranking.tie_break: "difference"'),
        ("ranking.tie_break", ["difference", "luck"], 'ranking.tie_break: ["difference", "luck"]'),
        ("ranking.tie_break", [{}], "ranking.tie_break: [{}]"),
        ("ranking.tie_break_two", 2, "ranking.tie_break_two: 2"),
        ("ranking.restart", ..., "ranking.restart is missing"),
        ("ranking.restart", "yes", 'ranking.restart: "yes"'),
        ("ranking.restart", 1, "ranking.restart: 1"),
        ("ranking.second_forfeit", ..., "ranking.second_forfeit is missing"),
        ("ranking.second_forfeit", "out", 'ranking.second_forfeit: "out"'),
        ("ranking.h2h_when", "later", 'ranking.h2h_when: "later"'),
        ("ranking.h2h_when", ["at_once"], 'ranking.h2h_when: ["at_once"]'),
        ("adjustments", {"甲": -1}, 'adjustments: {"甲": -1} is not a list of points given or taken by decision'),
        ("adjustments", [-1], "decision 1: -1 is not an object"),
        ("adjustments", [{"points": 1, "at": "points"}], "decision 1, team is missing"),
        ("adjustments", [{"team": "丁", "points": 1, "at": "points"}], 'decision 1, team: "丁" is not a team'),
        ("adjustments", [{"team": [], "points": 1, "at": "points"}], "decision 1, team: [] is not a team"),
        ("adjustments", [{"team": "甲", "at": "points"}], "decision 1, points is missing"),
        ("adjustments", [{"team": "甲", "points": 0, "at": "points"}], "decision 1, points: 0 is not a whole number"),
        ("adjustments", [{"team": "甲", "points": True, "at": "points"}], "decision 1, points: true"),
        ("adjustments", [{"team": "甲", "points": 1001, "at": "points"}], "decision 1, points: 1001"),
        ("adjustments", [{"team": "甲", "points": "-1", "at": "points"}], 'decision 1, points: "-1"'),
        ("adjustments", [{"team": "甲", "points": 1}], "decision 1, at is missing: it must be one of points, wins"),
        ("adjustments", [{"team": "甲", "points": 1, "at": {}}], "decision 1, at: {}"),
        ("games", ..., "games is missing: it must be a list with at least one game"),
        ("games", [], "games: [] is not"),
        ("games", {"0": {}}, 'games: {"0": {}} is not'),
        ("games.1", None, "game 2: null is not an object"),
        ("games.1", "甲 81-76 乙", "game 2: "),
        ("games.1.home", ..., "game 2, home is missing: it must be a name"),
        ("games.1.home", "  ", "game 2, home: "),
        ("games.1.away", 3, "game 2, away: 3 is not a name"),
        ("games.1.away", "\udc00", "game 2, away: "),
        ("games.1.away", "乙", 'game 2, away: "乙" is not another team than the home team'),
        ("games.1.status", ..., "game 2, status is missing: it must be one of final, forfeit_home"),
        ("games.1.status", "finished", 'game 2, status: "finished"'),
        ("games.1.status", ["final"], 'game 2, status: ["final"]'),
        ("games.1.status", {}, "game 2, status: {}"),
        ("games.1.home_score", ..., "game 2, home_score is missing: it must be a whole number from 0 to 999"),
        ("games.1.home_score", None, "game 2, home_score: null"),
        ("games.1.home_score", -1, "game 2, home_score: -1"),
        ("games.1.home_score", True, "game 2, home_score: true"),
        ("games.1.home_score", 81.0, "game 2, home_score: 81.0"),
        ("games.1.home_score", "81", 'game 2, home_score: "81"'),
        ("games.1.home_score", 1000, "game 2, home_score: 1000"),
        ("games.1.away_score", [], "game 2, away_score: []"),
        ("games.2.away_score", None, "game 3, away_score: null"),
        ("games.3.away_score", "?", 'game 4, away_score: "?"'),
        ("games.1.away_score", 80, "game 2: a final game cannot end in a draw (80:80)"),
        ("games.1.home_score_for_table", 70, "game 2, away_score_for_table is missing"),
        ("games.1.away_score_for_table", -5, "game 2, away_score_for_table: -5"),
        ("only_teams", "甲", 'only_teams: "甲" is not a list of teams'),
        ("only_teams", [], "only_teams: [] is not a list with at least one team"),
        ("only_teams", ["丁"], 'only_teams: "丁" is not a team of a game in this case'),
        ("only_teams", ["甲", "甲"], "is not a list that names each team once"),
        ("lots", {"甲": 1}, 'lots: {"甲": 1} is not a list of teams'),
        ("lots", ["甲", "丁"], 'lots: "丁" is not a team'),
        ("lots", ["甲", ["乙"]], 'lots: ["乙"] is not a team'),
        ("lots", ["乙", "乙"], "is not a list that names each team once"),
    ],
)
def test_what_is_no_case_is_refused_and_named(path, value, says):
    case = changed(path, value)
    text = refusal(case)
    assert says in text
    assert text.startswith("Case ")
    assert refusal(case, CHINESE).startswith("案例 ")


def test_a_refusal_names_the_case_it_means():
    assert refusal([CASE, changed("games.0.home_score", -3) | {"id": "第二"}]).startswith('Case "第二", game 1')
    assert refusal([CASE, {}]).startswith("Case 2, id is missing")


def test_two_cases_do_not_share_a_name():
    assert refusal([CASE, CASE]) == 'The name "小组" is given to two cases.'


def test_what_was_found_is_shortened_and_harmless_to_a_terminal():
    text = refusal(changed("games.0.status", "\x1b[31m\x9b" + "x" * 500))
    assert "\x1b" not in text
    assert "\x9b" not in text
    assert "xxx..." in text


@pytest.mark.parametrize("junk", [None, True, False, 0, -1, 1.5, "", "x", [], [[]], {}, {"a": 1}, 10**19, 1e300])
@pytest.mark.parametrize(
    "path",
    [
        "id",
        "ranking",
        "games",
        "only_teams",
        "lots",
        "adjustments",
        "ranking.h2h_when",
        *(f"ranking.{key}" for key in RANKING),
    ]
    + [f"games.0.{key}" for key in (*GAMES[0], "home_score_for_table")],
)
def test_junk_anywhere_is_refused_or_ranked_but_never_a_crash(path, junk):
    try:
        found = answer(read(json.dumps(changed(path, junk)).encode())[0])["order"]
    except Refused as refused:
        found = say(refused.sentence, CHINESE)
    assert found
