"""The standings through the database: rows, shared ranks, teams that are out, lots, cross table, and what they cost."""

from datetime import date

import pytest

from league.competition.models import Group
from league.competition.rules import Points, Ranking, Regulation
from league.extensions import db, transaction
from league.fixtures.models import GroupTeam
from league.fixtures.service import void_game
from league.registration.approval import disqualify_team, withdraw_team
from league.scoring.lots import enter_lots
from league.standings.queries import brief_tables, group_table, group_tables
from league.standings.rules.why import explain
from league.wording import CHINESE, say
from tests.builders import a_competition, a_game, a_season, a_stage, a_team, groups_of, published_stage, result


class Round:
    """One group; `play("甲乙 80-70")` plays a game, `open_game("甲乙")` leaves one to be played."""

    def __init__(self, names="甲乙丙丁", *, qualify=2, regulation=None, season=None, published=True):
        self.competition = a_competition(season, regulation=regulation)
        self.stage = a_stage(self.competition, groups=1, qualify=qualify)
        self.teams = {name: a_team(self.competition, name, players=0, state="draft") for name in names}
        self.group = groups_of(self.stage, A=list(self.teams.values()))["A"]
        if published:
            published_stage(self.stage)

    def open_game(self, pair):
        one, other = (self.teams[name] for name in pair)
        return a_game(self.stage, one, other, group=self.group, published=False)

    def play(self, *lines):
        for line in lines:
            pair, score, *outcome = line.split()
            result(self.open_game(pair), score, outcome=outcome[0] if outcome else "final")
        return self

    @property
    def table(self):
        return group_table(self.group.id)

    def order(self):
        return "".join(row.face.name for row in self.table.rows)


@pytest.fixture
def group(app):
    return Round()


def row_of(table, name):
    return next(row for row in table.rows if row.face.name == name)


def test_before_the_first_game_everyone_is_there_and_nobody_is_tied(group):
    table = group.table
    assert not table.started
    assert not table.finished
    assert table.ties == ()
    assert not any(row.tied or row.qualified for row in table.rows)
    assert [row.face.name for row in table.rows] == list("甲乙丙丁")


def test_a_row_holds_the_record_and_the_form(group):
    group.play("甲乙 80-70", "丙甲 90-60", "甲丁 75-70")
    row = row_of(group.table, "甲")
    assert (row.record.played, row.record.won, row.record.lost, row.record.points) == (3, 2, 1, 5)
    assert (row.record.scored, row.record.conceded, row.record.difference) == (215, 230, -15)
    assert row.form == (True, False, True)


def test_the_form_shows_the_last_five_games(app):
    group = Round("甲乙").play("甲乙 80-70", *["乙甲 80-70"] * 2, *["甲乙 80-70"] * 4)
    assert row_of(group.table, "甲").form == (False, True, True, True, True)


def test_the_line_and_who_is_through_are_known_at_the_end_only(group):
    group.play("甲乙 80-70", "甲丙 80-70", "甲丁 80-70", "乙丙 80-70", "乙丁 80-70")
    last = group.open_game("丙丁")
    assert [row.line_after for row in group.table.rows] == [False, True, False, False]
    assert group.table.through == ()
    assert group.table.open_games == 1
    result(last, "80-70")
    assert [face.name for face in group.table.through] == ["甲", "乙"]
    assert group.table.finished


def test_shared_ranks_across_the_line_let_nobody_through(app):
    group = Round("甲乙丙", qualify=1).play("甲乙 80-70", "乙丙 80-70", "丙甲 80-70")
    table = group.table
    assert [row.rank for row in table.rows] == [1, 1, 1]
    assert all(row.shared and not row.qualified for row in table.rows)
    assert [[face.name for face in teams] for teams in table.lots_wanted] == [["甲", "乙", "丙"]]


def test_shared_ranks_above_the_line_are_through_but_lots_decide_their_seats(app):
    group = Round("甲乙丙丁", qualify=3)
    group.play("甲乙 80-70", "乙丙 80-70", "丙甲 80-70", "甲丁 80-70", "乙丁 80-70", "丙丁 80-70")
    table = group.table
    assert [row.qualified for row in table.rows] == [True, True, True, False]
    assert len(table.lots_wanted) == 1


def test_lots_part_the_teams_that_were_in_the_draw(app):
    group = Round("甲乙丙", qualify=1).play("甲乙 80-70", "乙丙 80-70", "丙甲 80-70")
    order = [group.teams[name].id for name in "丙甲乙"]
    enter_lots(group.group.id, order, held_on=date(2019, 5, 18), witness="卢建华", actor=None)
    assert group.order() == "丙甲乙"
    assert not group.table.shared
    assert "抽签" in say(explain(group.table.ties[0].steps[-1].step), CHINESE)


def test_lots_of_some_of_the_tied_teams_part_nobody(app):
    group = Round("甲乙丙", qualify=1).play("甲乙 80-70", "乙丙 80-70", "丙甲 80-70")
    for names in ("丙甲", "乙丙"):
        order = [group.teams[name].id for name in names]
        enter_lots(group.group.id, order, held_on=date(2019, 5, 18), witness="卢建华", actor=None)
    assert len(group.table.shared[0]) == 3


def test_a_team_that_forfeits_twice_is_out_with_all_its_results(group):
    group.play("甲乙 80-70", "丁甲 80-70", "丁乙 0-20 forfeit_a", "丙丁 20-0 forfeit_b")
    table = group.table
    assert [(out.face.name, out.why, out.forfeits) for out in table.out] == [("丁", "second_forfeit", 2)]
    assert group.order() == "甲乙丙"
    assert row_of(table, "甲").record.played == 1


@pytest.mark.parametrize(("deed", "why"), [(disqualify_team, "disqualified"), (withdraw_team, "withdrawn")])
def test_a_team_that_is_out_takes_its_results_with_it(app, deed, why):
    competition = a_competition()
    stage = a_stage(competition, groups=1)
    teams = [a_team(competition, name) for name in "甲乙丙"]
    group = groups_of(stage, A=teams)["A"]
    result(a_game(stage, teams[0], teams[1], group=group), "80-70")
    result(a_game(stage, teams[1], teams[2], group=group), "80-70")
    a_game(stage, teams[0], teams[2], group=group)
    deed(teams[0].id, "来信说明。", actor=None)
    table = group_table(group.id)
    assert [(out.face.name, out.why) for out in table.out] == [("甲", why)]
    assert [row.face.name for row in table.rows] == ["乙", "丙"]
    assert row_of(table, "乙").record.played == 1
    assert table.finished, "games with a team that is out will not be played"


def test_a_voided_game_does_not_count_and_is_not_open(group):
    game = group.open_game("甲乙")
    void_game(game.id, "停电。", None)
    group.play("丙丁 80-70")
    assert group.table.finished
    assert row_of(group.table, "甲").record.played == 0


def test_a_team_without_a_rank_here_lets_its_games_count(group):
    group.play("甲乙 80-70", "乙丁 90-50", "甲丁 80-79")
    with transaction():
        seat = db.session.query(GroupTeam).filter_by(team_id=group.teams["丁"].id).one()
        seat.placed = False
    table = group.table
    assert [row.face.name for row in table.rows] == ["甲", "乙", "丙"]
    assert row_of(table, "甲").record.played == 2
    assert table.carried == 2
    assert [face.name for face in table.cross.teams] == ["甲", "乙", "丙"]


def test_the_regulation_of_the_competition_ranks(app):
    ranking = Ranking(points=Points(3, 0, 0, 0), first_by="wins", tie_break=("difference",))
    group = Round("甲乙丙", regulation=Regulation(ranking=ranking))
    group.play("甲乙 80-70", "乙丙 99-70", "丙甲 80-79")
    assert group.order() == "乙甲丙"
    assert row_of(group.table, "甲").record.points == 3
    assert [step.step.criterion for step in group.table.ties[0].steps] == ["difference"]
    assert group.table.ties[0].by_wins


def test_a_tie_shows_its_steps_with_the_games_between_them_and_the_clause(app):
    group = Round("甲乙丙丁", qualify=2)
    group.play("甲乙 81-70", "乙丙 80-75", "丙甲 80-75", "甲丁 80-70", "乙丁 80-70", "丙丁 80-70")
    (tie,) = group.table.ties
    assert [face.name for face in tie.faces] == ["甲", "丙", "乙"]
    assert tie.opened
    first, second = tie.steps[:2]
    assert [cell.scores for cell in first.mini.rows[0].cells] == [(), ((75, 80),), ((81, 70),)]
    assert first.mini.deciding == 1
    assert [say(figure.text, CHINESE) for figure in second.figures] == ["+6", "0", "−6"]
    assert (second.quotes[0].article, second.quotes[0].clause) == (2, 3)
    assert first.quotes == ()


def test_two_teams_are_shown_with_their_games(app):
    group = Round("甲乙丙丁").play("甲乙 80-70", "乙丙 80-70", "甲丁 70-80", "乙丁 80-70", "丙丁 80-70", "丙甲 70-80")
    tie = next(tie for tie in group.table.ties if len(tie.faces) == 2)
    assert [face.name for face in tie.faces] == ["甲", "乙"]
    assert tie.steps[0].duel == ((80, 70),)
    assert tie.steps[0].mini is None


def test_the_cross_table_shows_every_meeting_from_both_sides(app):
    group = Round("甲乙").play("甲乙 80-70", "乙甲 60-90", "甲乙 0-20 forfeit_a")
    first, second = group.table.cross.rows
    assert first.cells[0].diagonal
    assert [(m.own, m.other, m.won, m.points) for m in first.cells[1].meetings] == [
        (80, 70, True, 2),
        (90, 60, True, 2),
        (0, 20, False, 0),
    ]
    assert [(m.own, m.other, m.won, m.points) for m in second.cells[0].meetings] == [
        (70, 80, False, 1),
        (60, 90, False, 1),
        (20, 0, True, 2),
    ]


def test_drafts_are_not_shown_in_public(app):
    group = Round("甲乙", published=False)
    assert group_tables(group.competition) == []
    published_stage(group.stage)
    assert [table.name for table in group_tables(group.competition)] == ["A"]


def test_the_front_page_gets_the_latest_groups_of_each_competition(app):
    season = a_season()
    first, second = Round("甲乙", season=season), Round("丙丁", season=season)
    later = a_stage(first.competition, groups=2)
    groups_of(later, A=[first.teams["甲"]], B=[first.teams["乙"]])
    published_stage(later)
    found = [(table.facts.competition_id, table.name) for table in brief_tables(season)]
    assert found == [(first.competition.id, "A"), (first.competition.id, "B"), (second.competition.id, "A")]


def test_a_competition_costs_the_same_whatever_its_size(app, count_queries):
    small = Round("甲乙丙丁戊己").play("甲乙 80-70")
    large = a_competition()
    stage = a_stage(large, groups=4)
    teams = [a_team(large, f"{number}队", players=0, state="draft") for number in range(24)]
    groups = groups_of(stage, **{name: teams[at * 6 : at * 6 + 6] for at, name in enumerate("ABCD")})
    for at, group in enumerate(groups.values()):
        for one, other in ((0, 1), (2, 3), (4, 5), (1, 2), (3, 4)):
            result(a_game(stage, teams[at * 6 + one], teams[at * 6 + other], group=group), "80-70")
    costs = [count_queries(lambda one=one: group_tables(db.session.merge(one))) for one in (small.competition, large)]
    assert costs[0] == costs[1] <= 6


def test_a_new_result_costs_the_same_beside_a_thousand_other_groups(app, count_queries):
    group = Round("甲乙丙").play("甲乙 80-70")
    group_id = group.group.id
    before = count_queries(lambda: group_table(group_id))
    other = a_stage(group.competition, groups=1)
    with transaction():
        db.session.add_all(Group(stage_id=other.id, position=at + 2, name=f"{at}") for at in range(1000))
    game_id = group.open_game("乙丙").id
    result(db.session.get(type(group.open_game("甲丙")), game_id), "80-70")
    assert count_queries(lambda: group_table(group_id)) == before
