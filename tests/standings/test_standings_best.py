"""The best of those ranked next: seated when every group is over, away from their own group, waiting where nobody can tell."""

import pytest
from sqlalchemy import select

from league.extensions import db
from league.fixtures import errors
from league.fixtures.drawing import draw_groups, sent_on
from league.fixtures.making import make_games
from league.fixtures.models import Game, GroupTeam, Seat
from league.home.queries.waiting import count_waiting, waiting
from league.scoring import corrections
from league.scoring.queries import score_of
from league.standings.queries import best_undecided, going_on
from tests.builders import a_competition, a_game, a_stage, a_team, an_account, groups_of, published_stage, result

NAMES = ("甲乙丙", "丁戊己", "庚辛壬")
"""Groups A, B and C in the order in which they finish."""


class ThreeGroups:
    """Three groups of three, of which the first and the best second or seconds go on."""

    def __init__(self, *, qualify=1, best=1, names=NAMES, kind="knock_out"):
        self.competition = a_competition()
        self.stage = a_stage(self.competition, groups=len(names), qualify=qualify, best_next=best)
        self.teams = {name: a_team(self.competition, name) for group in names for name in group}
        members = {"ABC"[at]: [self.teams[name] for name in group] for at, group in enumerate(names)}
        self.groups = groups_of(self.stage, **members)
        self.games = {}
        for at, group in enumerate(names):
            for one, other in ((0, 1), (1, 2), (0, 2)):
                pair = group[one] + group[other]
                self.games[pair] = a_game(
                    self.stage, self.teams[group[one]], self.teams[group[other]], group=self.groups["ABC"[at]]
                )
        options = {"third_place": True} if kind == "knock_out" else {"groups": 1, "qualify": 0}
        self.next = a_stage(self.competition, kind=kind, **options)
        if kind == "knock_out":
            make_games(self.next.id, actor=None)
            published_stage(self.next)

    def play(self, *lines):
        for line in lines:
            pair, score = line.split()
            result(self.games[pair], score)

    def sides(self, round_, position=1):
        game = db.session.scalars(
            select(Game).where(Game.stage_id == self.next.id, Game.round == round_, Game.bracket_position == position)
        ).one()
        return tuple(team.name if team else None for team in (game.team_a, game.team_b))

    def correct(self, pair, score):
        a, b = (int(part) for part in score.split("-"))
        game = self.games[pair]
        typed = [(a, b), (0, 0), (0, 0), (0, 0)]
        corrections.correct(game.id, score_of(game.id).revision, "final", typed, reason="记录有误。", actor=None)


A = ("甲乙 80-70", "乙丙 80-70", "甲丙 80-70")  # 乙: 3 points, level
B = ("丁戊 80-75", "戊己 80-70", "丁己 80-70")  # 戊: 3 points, +5
C = ("庚辛 90-60", "辛壬 80-70", "庚壬 80-70")  # 辛: 3 points, -20


@pytest.fixture
def cup(app):
    return ThreeGroups()


def best_seat(cup):
    """Who sits on the seat of the best second."""
    seat = db.session.scalars(select(Seat).where(Seat.source == "best")).one()
    team = seat.game.team_a if seat.side == "a" else seat.game.team_b
    return team.name if team else None


def test_the_best_second_waits_for_every_group(cup):
    cup.play(*A, *B, *C[:2])
    assert best_seat(cup) is None
    assert going_on(cup.stage.id) is None
    cup.play(C[2])
    assert best_seat(cup) == "戊"
    assert going_on(cup.stage.id) == tuple(cup.teams[name].id for name in "甲丁庚戊")


def test_a_bracket_made_afterwards_seats_the_best_second_at_once(cup):
    cup.play(*A, *B, *C)
    late = a_stage(cup.competition, kind="knock_out")
    make_games(late.id, actor=None)
    seat = db.session.scalars(select(Seat).join(Game, Game.id == Seat.game_id).where(Game.stage_id == late.id)).all()
    assert {(one.game.team_a or one.game.team_b).name for one in seat if one.source == "best"} & {
        "戊",
        "甲",
        "丁",
        "庚",
    }
    assert all(game.team_a_id and game.team_b_id for game in {one.game for one in seat if one.game.round == 4})


def test_a_correction_in_any_group_may_name_another_best_second(cup):
    cup.play(*A, *B, *C)
    cup.correct("庚辛", "61-60")  # 辛: 3 points, +9
    assert best_seat(cup) == "辛"


def test_a_first_is_never_the_best_second_too(cup):
    cup.play(*A, *B, *C)
    everyone = [name for position in (1, 2) for name in cup.sides(4, position)]
    assert sorted(everyone) == sorted("甲丁庚戊")


def test_nobody_can_tell_and_so_the_seat_waits_and_the_desk_says_so(cup):
    cup.play(*A, "丁戊 80-70", "戊己 80-70", "丁己 80-70", *C)
    assert best_seat(cup) is None
    (tie,) = best_undecided()
    assert (tie.rank, [face.name for face in tie.teams]) == (2, ["乙", "戊"])
    assert waiting().best == (tie,)
    assert count_waiting() == waiting().count


def test_the_desk_names_the_tie_over_the_groups(cup, client, sign_in):
    cup.play(*A, "丁戊 80-70", "戊己 80-70", "丁己 80-70", *C)
    page = sign_in(client, an_account("organiser")).get("/desk").get_data(as_text=True)
    assert "成绩最好的小组第 2：比不出先后" in page


def test_a_shared_rank_below_the_line_asks_for_lots_when_it_may_go_on(cup):
    cup.play("甲乙 80-70", "甲丙 80-70", *B, *C)
    from league.standings.queries import group_table

    assert group_table(cup.groups["A"].id).lots_wanted == ()
    cup.play("乙丙 80-70")
    assert best_seat(cup) == "戊"


def test_a_shared_last_place_of_a_larger_group_is_told_where_the_comparison_needs_it(app):
    competition = a_competition()
    stage = a_stage(competition, groups=2, qualify=1, best_next=1)
    teams = {name: a_team(competition, name, players=0, state="draft") for name in "甲乙丙丁子丑寅卯辰"}
    groups = groups_of(stage, A=[teams[name] for name in "甲乙丙丁"], B=[teams[name] for name in "子丑寅卯辰"])
    circle = {"寅卯": "80-70", "卯辰": "80-70", "寅辰": "70-80"}  # nothing parts the last three of group B
    for letter, members in (("A", "甲乙丙丁"), ("B", "子丑寅卯辰")):
        for at, one in enumerate(members):
            for other in members[at + 1 :]:
                game = a_game(stage, teams[one], teams[other], group=groups[letter])
                result(game, circle.get(one + other, "80-70"))
    knock_out = a_stage(competition, kind="knock_out")
    make_games(knock_out.id, actor=None)
    waits = db.session.scalars(select(Seat).where(Seat.source == "best")).one()
    assert (waits.game.team_a_id if waits.side == "a" else waits.game.team_b_id) is None
    (tie,) = best_undecided()
    assert (tie.group, tie.place, {face.name for face in tie.teams}) == ("B", 3, set("寅卯辰"))
    assert tie.group_id == groups["B"].id


def test_two_best_thirds_do_not_meet_their_own_winners(app):
    names = ("甲乙丙", "丁戊己", "庚辛壬")
    cup = ThreeGroups(qualify=2, best=2, names=names)
    # The thirds: 丙 -20, 己 -15, 壬 -40. The best waits opposite B1, and would meet its own winner.
    cup.play(*A, "丁戊 80-75", "戊己 80-70", "丁己 80-75", "庚辛 90-60", "辛壬 90-70", "庚壬 90-70")
    meetings = [cup.sides(8, position) for position in (1, 2, 3, 4)]
    thirds = {name: pair for pair in meetings for name in pair if name in "丙己壬"}
    assert set(thirds) == {"丙", "己"}
    for name, pair in thirds.items():
        own = next(group for group in names if name in group)
        assert not set(own) & (set(pair) - {name})


def test_a_seat_of_the_best_next_says_what_it_waits_for(cup, client):
    page = client.get(f"/bracket/{cup.competition.slug}").get_data(as_text=True)
    assert "成绩最好的小组第2①" in page
    assert "1 个成绩最好的小组第 2" in page
    english = client.get(f"/bracket/{cup.competition.slug}?lang=en", headers={"Accept-Language": "en"})
    assert "Best of rank 2 ①" in english.get_data(as_text=True)


def test_placing_a_game_of_the_best_next_waits_for_all_groups(cup):
    from league.fixtures.queries import waiting_for

    seat = db.session.scalars(select(Seat).where(Seat.source == "best")).one()
    assert {game.id for game in cup.games.values()} <= waiting_for([seat.game_id])[seat.game_id]


# -- a later round robin


def test_a_later_round_robin_is_drawn_from_those_who_went_on(app):
    cup = ThreeGroups(kind="round_robin")
    with pytest.raises(errors.NotSettled):
        draw_groups(cup.next.id, "drawn", last_draw=0, actor=None)
    assert sent_on(cup.next) == ()
    cup.play(*A, *B, *C)
    draw_groups(cup.next.id, "drawn", last_draw=0, actor=None)
    drawn = select(GroupTeam).where(GroupTeam.group_id == cup.next.groups[0].id)
    assert {line.team.name for line in db.session.scalars(drawn)} == set("甲丁庚戊")


def test_the_desk_of_a_later_round_robin_says_what_it_waits_for(app, client, sign_in):
    cup = ThreeGroups(kind="round_robin")
    browser = sign_in(client, an_account("organiser"))
    page = browser.get(f"/desk/fixtures?competition={cup.competition.slug}&stage=2").get_data(as_text=True)
    assert "出线名单还没有确定" in page
    cup.play(*A, *B, *C)
    page = browser.get(f"/desk/fixtures?competition={cup.competition.slug}&stage=2").get_data(as_text=True)
    assert "4 队" in page or "4 个队" in page
    assert "乙" not in page.split('id="draw"')[1].split("</section>")[0]


def test_a_correction_after_the_draw_is_told_on_the_desk(app, client, sign_in):
    cup = ThreeGroups(kind="round_robin")
    cup.play(*A, *B, *C)
    draw_groups(cup.next.id, "drawn", last_draw=0, actor=None)
    here = f"/desk/fixtures?competition={cup.competition.slug}&stage=2"
    browser = sign_in(client, an_account("organiser"))
    assert "按现在的成绩没有从" not in browser.get(here).get_data(as_text=True)
    cup.correct("庚辛", "61-60")
    assert "戊已抽入本阶段，但按现在的成绩没有从“小组赛”出线。" in browser.get(here).get_data(as_text=True)


def test_all_approved_teams_play_where_no_stage_comes_before(app):
    stage = a_stage(a_competition(), groups=1)
    assert sent_on(stage) is None
