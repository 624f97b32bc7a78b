"""The bracket fills itself, empties itself on a correction, and never rewrites what has begun."""

import pytest
from sqlalchemy import select

from league.extensions import db
from league.fixtures.making import make_games
from league.fixtures.models import Game, SeatEvent
from league.journal.models import Entry
from league.registration.approval import disqualify_team
from league.scoring import corrections, reporting
from league.scoring.queries import score_of
from league.standings import service
from league.standings.errors import GroupOpen, LotsChanged, NothingShared, TeamsDiffer
from league.standings.queries import seats_in_question, ties_needing_lots
from tests.builders import a_competition, a_game, a_stage, a_team, groups_of, published_stage, result

TODAY = __import__("datetime").date(2019, 5, 18)


class Cup:
    """Two groups of three, of which two go on, and a bracket with a game for third place."""

    def __init__(self, *, bracket_first=True):
        self.competition = a_competition()
        self.stage = a_stage(self.competition, groups=2, qualify=2)
        self.teams = {name: a_team(self.competition, name) for name in ("甲", "乙", "丙", "丁", "戊", "己")}
        members = list(self.teams.values())
        self.groups = groups_of(self.stage, A=members[:3], B=members[3:])
        self.knock_out = a_stage(self.competition, kind="knock_out", third_place=True)
        self.games = {}
        for group, names in (("A", "甲乙丙"), ("B", "丁戊己")):
            for a, b in ((0, 1), (1, 2), (0, 2)):
                pair = names[a] + names[b]
                one, other = self.teams[names[a]], self.teams[names[b]]
                self.games[pair] = a_game(self.stage, one, other, group=self.groups[group])
        if bracket_first:
            self.make_bracket()

    def make_bracket(self):
        make_games(self.knock_out.id, actor=None)
        published_stage(self.knock_out)

    def play(self, *lines):
        for line in lines:
            pair, score = line.split()
            result(self.games[pair], score)

    def knock_out_game(self, round_, position=1):
        wanted = select(Game).where(Game.stage_id == self.knock_out.id, Game.round == round_)
        return db.session.scalars(wanted.where(Game.bracket_position == position)).one()

    def seats(self, round_, position=1):
        game = self.knock_out_game(round_, position)
        return tuple(team.name if team else None for team in (game.team_a, game.team_b))


@pytest.fixture
def cup(app):
    return Cup()


GROUP_A = ("甲乙 80-70", "乙丙 80-70", "甲丙 80-70")
GROUP_B = ("丁戊 80-70", "戊己 80-70", "丁己 80-70")


def correct(game, score):
    a, b = (int(part) for part in score.split("-"))
    typed = [(a, b), (0, 0), (0, 0), (0, 0)]
    corrections.correct(game.id, score_of(game.id).revision, "final", typed, reason="记录有误。", actor=None)


def test_seats_wait_until_the_group_is_finished(cup):
    cup.play("甲乙 80-70", "乙丙 80-70")
    assert cup.seats(4, 1) == (None, None)
    cup.play("甲丙 80-70")
    assert cup.seats(4, 1) == ("甲", None)
    assert cup.seats(4, 2) == (None, "乙")
    cup.play(*GROUP_B)
    assert cup.seats(4, 1) == ("甲", "戊")
    assert cup.seats(4, 2) == ("丁", "乙")


def test_a_bracket_made_after_the_groups_were_decided_is_filled_at_once(app):
    cup = Cup(bracket_first=False)
    cup.play(*GROUP_A, *GROUP_B)
    cup.make_bracket()
    assert cup.seats(4, 1) == ("甲", "戊")


def test_winners_go_to_the_final_and_losers_play_for_third_place(cup):
    cup.play(*GROUP_A, *GROUP_B)
    result(cup.knock_out_game(4, 1), "81-76")
    result(cup.knock_out_game(4, 2), "0-20", outcome="forfeit_a")
    assert cup.seats(2) == ("甲", "乙")
    assert cup.seats(3) == ("戊", "丁")


def test_every_seat_tells_its_reason(cup):
    cup.play(*GROUP_A)
    reasons = list(db.session.scalars(select(SeatEvent.reason).order_by(SeatEvent.id)))
    assert reasons == ["A组第1：甲。", "A组第2：乙。"]


def test_a_live_score_seats_nobody(cup):
    cup.play("甲乙 80-70", "乙丙 80-70")
    result(cup.games["甲丙"], "40-30", confirmed=False)
    assert cup.seats(4, 1) == (None, None)


def test_a_correction_seats_anew_as_long_as_the_next_game_has_not_begun(cup):
    cup.play(*GROUP_A, *GROUP_B)
    correct(cup.games["甲乙"], "70-80")
    assert cup.seats(4, 1) == ("乙", "戊")
    assert cup.seats(4, 2) == ("丁", "甲")
    assert seats_in_question() == []


def test_a_correction_of_a_semi_final_changes_both_following_games(cup):
    cup.play(*GROUP_A, *GROUP_B)
    result(cup.knock_out_game(4, 1), "81-76")
    correct(cup.knock_out_game(4, 1), "76-81")
    assert cup.seats(2) == ("戊", None)
    assert cup.seats(3) == ("甲", None)


def test_what_has_begun_is_kept_and_put_in_question(cup):
    cup.play(*GROUP_A, *GROUP_B)
    semi_final = cup.knock_out_game(4, 1)
    reporting.record(semi_final.id, 0, [(20, 18)], actor=None)
    correct(cup.games["甲乙"], "70-80")
    assert cup.seats(4, 1) == ("甲", "戊")
    assert cup.seats(4, 2) == ("丁", "甲")
    (question,) = seats_in_question()
    assert (question.game, question.seated.name, question.wanted.name) == (semi_final.public_id, "甲", "乙")
    entry = db.session.scalars(select(Entry).where(Entry.deed == "seat.in_question")).one()
    assert entry.subject == f"game:{semi_final.public_id}"
    assert entry.reason == "A组第1：乙。"


def test_two_teams_of_one_game_change_sides_without_meeting_themselves(app):
    competition = a_competition()
    stage = a_stage(competition, groups=1, qualify=2)
    one, two = a_team(competition, "甲"), a_team(competition, "乙")
    game = a_game(stage, one, two, group=groups_of(stage, A=[one, two])["A"])
    knock_out = a_stage(competition, kind="knock_out")
    make_games(knock_out.id, actor=None)
    result(game, "81-76")
    final = db.session.scalars(select(Game).where(Game.stage_id == knock_out.id)).one()
    assert (final.team_a.name, final.team_b.name) == ("甲", "乙")
    correct(game, "76-81")
    db.session.refresh(final)
    assert (final.team_a.name, final.team_b.name) == ("乙", "甲")


def test_a_disqualified_team_leaves_its_seat_to_the_next(cup):
    cup.play(*GROUP_A)
    disqualify_team(cup.teams["甲"].id, "冒名顶替。", actor=None)
    assert cup.seats(4, 1) == ("乙", None)
    assert cup.seats(4, 2) == (None, "丙")


CIRCLE = ("甲乙 80-70", "乙丙 80-70", "甲丙 70-80")


def test_teams_that_share_a_rank_are_not_seated_until_lots_are_entered(cup):
    cup.play(*CIRCLE)
    assert cup.seats(4, 1) == (None, None)
    (wanted,) = ties_needing_lots()
    assert (wanted.group, wanted.rank, [face.name for face in wanted.teams]) == ("A", 1, ["甲", "乙", "丙"])
    draw(cup, "丙甲乙")
    assert cup.seats(4, 1) == ("丙", None)
    assert cup.seats(4, 2) == (None, "甲")
    assert ties_needing_lots() == []


def draw(cup, names, *, revision=0, group="A"):
    order = [cup.teams[name].id for name in names]
    service.draw_lots(
        cup.groups[group].id, order, held_on=TODAY, witness="卢建华（裁判长）", revision=revision, actor=None
    )


def test_a_later_draw_counts_instead_of_the_earlier_one(cup):
    cup.play(*CIRCLE)
    draw(cup, "丙甲乙")
    assert cup.seats(4, 1) == ("丙", None)
    draw(cup, "乙甲丙", revision=1)
    assert cup.seats(4, 1) == ("乙", None)


def test_a_correction_after_the_draw_makes_the_lots_idle(cup):
    cup.play(*CIRCLE)
    draw(cup, "丙甲乙")
    correct(cup.games["甲丙"], "80-70")
    assert cup.seats(4, 1) == ("甲", None)


def test_a_correction_that_makes_teams_level_empties_their_seats(cup):
    cup.play(*GROUP_A)
    correct(cup.games["甲丙"], "70-80")
    assert cup.seats(4, 1) == (None, None)
    last = db.session.scalars(select(SeatEvent).order_by(SeatEvent.id.desc()).limit(1)).one()
    assert last.team_id is None
    assert last.reason == "A组第2暂未确定。"


def test_lots_are_refused_while_games_are_open(cup):
    cup.play("甲乙 80-70")
    with pytest.raises(GroupOpen):
        draw(cup, "甲乙丙")


def test_lots_are_refused_where_nothing_is_shared(cup):
    cup.play(*GROUP_A)
    with pytest.raises(NothingShared):
        draw(cup, "甲乙丙")


@pytest.mark.parametrize("names", ["甲乙", "甲乙丁", "丁戊己", ""])
def test_lots_must_name_exactly_the_teams_that_share_the_rank(cup, names):
    cup.play(*CIRCLE)
    with pytest.raises(TeamsDiffer) as refused:
        draw(cup, names)
    assert refused.value.sentence.params["teams"] == ["甲", "乙", "丙"]


def test_lots_that_were_entered_in_the_meantime_are_a_conflict(cup):
    cup.play(*CIRCLE)
    draw(cup, "丙甲乙")
    with pytest.raises(LotsChanged):
        draw(cup, "乙甲丙", revision=0)
