"""What must happen, as people say it, in both languages."""

import pytest
from standings_builders import must_happen, ranking, the_outlook

from league.wording import CHINESE, ENGLISH

CYCLE = ("A 80-70 B", "C 75-70 A", "B v C")
DOUBLE = ("A 80-70 B", "A 80-70 C", "B 80-70 C", "D 80-70 A", "B v D", "C v D")


@pytest.mark.parametrize(
    ("lines", "team", "more", "chinese", "english"),
    [
        (
            ("A 80-70 B", "A 80-70 C", "B v C"),
            "A",
            {},
            ["余下比赛无论胜负，均已出线。"],
            ["Through, whatever the results of the games left."],
        ),
        (
            ("A 80-70 B", "A 80-70 C", "B v C"),
            "B",
            {},
            ["余下比赛无论胜负，均已出局。"],
            ["Out, whatever the results of the games left."],
        ),
        # One game left: the opponent is named when it is beaten, and who is beaten just loses.
        (
            CYCLE,
            "B",
            {},
            ["至少胜C队 16 分即出线。", "负即出局。", "胜C队不超过 15 分即出局。"],
            ["Through if it beats C队 by at least 16.", "Out if it loses.", "Out if it beats C队 by at most 15."],
        ),
        # Nothing left to play: the margin of the others is said with both names.
        (
            CYCLE,
            "A",
            {},
            ["B队胜C队不超过 15 分即出线。", "B队负即出局。", "B队至少胜C队 16 分即出局。"],
            ["Through if B队 beats C队 by at most 15.", "Out if B队 loses.", "Out if B队 beats C队 by at least 16."],
        ),
        # Two games left: every opponent is named.
        (
            DOUBLE,
            "D",
            {"line": 2},
            [
                "胜B队即出线。",
                "负于B队不超过 9 分且胜C队，即出线。",
                "负于B队 11 分或以上即出局。",
                "负于B队且负于C队，即出局。",
            ],
            [
                "Through if it beats B队.",
                "Through if it loses to B队 by at most 9 and it beats C队.",
                "Out if it loses to B队 by at least 11.",
                "Out if it loses to B队 and it loses to C队.",
            ],
        ),
        # Other games: by the one that has only this game left, the loser before the winner.
        (
            DOUBLE,
            "B",
            {"line": 2},
            ["至少胜D队 11 分即出线。", "胜D队且C队胜，即出线。", "负即出局。", "胜D队不超过 9 分且C队负，即出局。"],
            [
                "Through if it beats D队 by at least 11.",
                "Through if it beats D队 and C队 wins.",
                "Out if it loses.",
                "Out if it beats D队 by at most 9 and C队 loses.",
            ],
        ),
        # No sentence is enough: what is needed at least.
        (
            ("A 80-70 B", "B 80-70 C", "C v A"),
            "C",
            {"by": ranking("h2h_points")},
            ["须胜A队，否则出局。", "此外还要看其他胜负、分差或抽签。"],
            ["Out unless it beats A队.", "Further results, scores or lots decide as well."],
        ),
        (
            ("A 80-70 C", "A 80-70 D", "B 80-70 C", "B 80-70 D", "C v D"),
            "A",
            {"by": ranking("h2h_points", first_by="wins")},
            ["未定：要看多场胜负、分差或抽签。"],
            ["Open: several results, scores or lots decide."],
        ),
        (
            CYCLE,
            "C",
            {"least_margin": 0},
            ["胜B队即出线。", "加时负即出线。", "不经加时负即出局。"],
            [
                "Through if it beats B队.",
                "Through if it loses after extra periods.",
                "Out if it loses without extra periods.",
            ],
        ),
        (
            ("A v B", "A v C", "B v C", "A v D", "B v D", "C v D"),
            "A",
            {},
            [
                "胜B队、胜C队且胜D队，即出线。",
                "负于B队且负于C队，即出局。",
                "负于B队且负于D队，即出局。",
                "负于C队且负于D队，即出局。",
            ],
            [
                "Through if it beats B队, it beats C队 and it beats D队.",
                "Out if it loses to B队 and it loses to C队.",
                "Out if it loses to B队 and it loses to D队.",
                "Out if it loses to C队 and it loses to D队.",
            ],
        ),
    ],
)
def test_a_team_reads_what_must_happen(lines, team, more, chinese, english):
    found = the_outlook(*lines, **more)
    assert must_happen(found, team, CHINESE) == chinese
    assert must_happen(found, team, ENGLISH) == english
