"""Two games on total score and places 5 to 8 in a bracket: who is seated where, what begins stays, what the page shows."""

import pytest
from databases import statements
from sqlalchemy import select

from league.extensions import db
from league.fixtures.making import make_games
from league.fixtures.models import Game
from league.fixtures.seating import seat_team
from league.scoring import corrections, reporting
from league.scoring.queries import score_of
from league.standings.queries import brackets_of, seats_in_question
from tests.builders import a_competition, a_stage, a_team, published_stage, result

NAMES = "甲乙丙丁戊己庚辛"


class Cup:
    """A bracket of so many teams in the order in which they entered."""

    def __init__(self, teams=4, **options):
        self.competition = a_competition()
        for name in NAMES[:teams]:
            a_team(self.competition, name)
        self.stage = a_stage(self.competition, kind="knock_out", **options)
        make_games(self.stage.id, actor=None)
        published_stage(self.stage)

    def game(self, round_, position=1, leg=1):
        wanted = select(Game).where(Game.stage_id == self.stage.id, Game.round == round_, Game.leg == leg)
        return db.session.scalars(wanted.where(Game.bracket_position == position)).one()

    def sides(self, round_, position=1, leg=1):
        game = self.game(round_, position, leg)
        return tuple(team.name if team else None for team in (game.team_a, game.team_b))

    def play_all(self):
        """The team named first wins every game by ten."""
        for game in db.session.scalars(select(Game).where(Game.stage_id == self.stage.id).order_by(Game.number)):
            result(game, "80-70")


def correct(game, score):
    a, b = (int(part) for part in score.split("-"))
    typed = [(a, b), (0, 0), (0, 0), (0, 0)]
    corrections.correct(game.id, score_of(game.id).revision, "final", typed, reason="记录有误。", actor=None)


@pytest.fixture
def two(app):
    return Cup(legs=2, third_place=True)


def test_each_pair_plays_twice_and_the_second_game_turns_the_sides(two):
    assert two.sides(4, 1) == ("甲", "丁")
    assert two.sides(4, 1, leg=2) == ("丁", "甲")
    assert len(brackets_of(two.competition)[0].rows) == 7  # two semi-finals and the final twice, place three once


def test_only_both_games_together_seat_anybody(two):
    result(two.game(4, 1), "70-90")
    assert two.sides(2) == (None, None)
    result(two.game(4, 1, leg=2), "80-95")  # 甲 165, 丁 170
    assert two.sides(2) == ("丁", None)
    assert two.sides(2, leg=2) == (None, "丁")
    assert two.sides(3) == ("甲", None)


def test_a_drawn_first_game_is_decided_by_the_second(two):
    result(two.game(4, 1), "70-70")
    result(two.game(4, 1, leg=2), "80-81")
    assert two.sides(2) == ("甲", None)


def test_a_drawn_second_game_stands_while_the_totals_differ(two):
    result(two.game(4, 1), "80-75")
    result(two.game(4, 1, leg=2), "70-70")
    assert two.sides(2) == ("甲", None)


def test_a_forfeit_in_the_first_game_seats_the_opponent_at_once(two):
    result(two.game(4, 1), "0-20", outcome="forfeit_a")
    assert (two.sides(2), two.sides(3)) == (("丁", None), ("甲", None))


def test_a_forfeit_in_the_second_game_loses_the_series_whatever_the_total(two):
    result(two.game(4, 1), "99-40")
    result(two.game(4, 1, leg=2), "20-0", outcome="forfeit_b")
    assert two.sides(2) == ("丁", None)


def test_a_correction_of_the_first_game_turns_the_pair_round(two):
    result(two.game(4, 1), "80-75")
    result(two.game(4, 1, leg=2), "80-76")  # 甲 156, 丁 155
    assert two.sides(2) == ("甲", None)
    correct(two.game(4, 1), "78-75")
    assert (two.sides(2), two.sides(2, leg=2), two.sides(3)) == (("丁", None), (None, "丁"), ("甲", None))


def test_a_correction_that_makes_the_totals_level_empties_the_seat(two):
    result(two.game(4, 1), "80-75")
    result(two.game(4, 1, leg=2), "80-76")
    correct(two.game(4, 1), "79-75")
    assert two.sides(2) == (None, None)


def test_once_the_first_game_has_begun_the_pairing_of_the_second_stands(two):
    for position in (1, 2):
        result(two.game(4, position), "80-75")
        result(two.game(4, position, leg=2), "80-76")
    assert two.sides(2) == ("甲", "乙")
    reporting.record(two.game(2).id, 0, [(20, 18)], actor=None)
    correct(two.game(4, 1), "78-75")
    assert (two.sides(2), two.sides(2, leg=2)) == (("甲", "乙"), ("乙", "甲"))
    assert [(found.seated.name, found.wanted.name) for found in seats_in_question()] == [("甲", "丁")]
    seat = next(seat for seat in two.game(2, leg=2).seats if seat.side == "b")
    assert seat_team(seat.id, two.game(4, 1).team_b_id) is False


def test_a_final_over_two_games_names_its_champion_by_the_total(two, client):
    for position in (1, 2):
        result(two.game(4, position), "80-75")
        result(two.game(4, position, leg=2), "80-76")
    result(two.game(2), "60-70")
    result(two.game(2, leg=2), "70-75")  # 甲 135, 乙 140
    (bracket,) = brackets_of(two.competition)
    assert bracket.champion.name == "乙"
    final = bracket.pairs[2, 1]
    assert (final.a.scores, final.a.total, final.b.total, final.b.won) == ((60, 75), 135, 140, True)
    page = client.get(f"/bracket/{two.competition.slug}").get_data(as_text=True)
    assert "决赛两回合：乙总分 140 比 135 胜甲，夺得冠军" in page
    assert "半决赛①两回合：甲总分 156 比 155 胜丁；接着决赛对乙" in page


def test_a_pair_under_way_is_told_with_its_first_score(two, client):
    result(two.game(4, 1), "80-75")
    page = client.get(f"/bracket/{two.competition.slug}").get_data(as_text=True)
    assert "<title>半决赛①：甲 80:75 丁，日期待定</title>" in page


@pytest.mark.parametrize(
    ("teams", "decided"), [(8, 8), (7, 6), (6, 6), (5, 4)], ids=["eight", "three losers", "two losers", "one loser"]
)
def test_places_behind_the_semi_finals_are_played_to_their_end(app, teams, decided):
    cup = Cup(teams, third_place=True, fifth_place=True)
    cup.play_all()
    (bracket,) = brackets_of(cup.competition)
    places = {}
    for round_ in (2, 3, 5, 7):
        pair = bracket.pairs.get((round_, 1))
        if pair:
            first = 1 if round_ == 2 else round_
            places |= {first: pair.decided[0].team.name, first + 1: pair.decided[1].team.name}
    assert sorted(places) == list(range(1, decided + 1))
    assert len(set(places.values())) == decided
    assert (bracket.wide.places is None) == (teams < 7), "one game alone needs no heading"


def test_losers_of_quarter_finals_go_on_for_places(app):
    cup = Cup(8, third_place=True, fifth_place=True)
    for position in (1, 2, 3, 4):
        result(cup.game(8, position), "80-70")
    losers = [cup.sides(8, position)[1] for position in (1, 2, 3, 4)]
    assert (*cup.sides(6, 1), *cup.sides(6, 2)) == tuple(losers)
    result(cup.game(6, 1), "80-70")
    result(cup.game(6, 2), "60-70")
    assert cup.sides(5) == (losers[0], losers[3])
    assert cup.sides(7) == (losers[1], losers[2])


def test_the_page_says_every_box_in_the_order_of_play(app, client):
    cup = Cup(8, third_place=True, fifth_place=True)
    cup.play_all()
    page = client.get(f"/bracket/{cup.competition.slug}").get_data(as_text=True)
    wide = page.split('class="bk bk-wide')[1].split("</svg>\n<svg")[0]
    names = [part.split("：")[0] for part in wide.split("<title>")[1:]]
    boxes = "八强① 八强② 八强③ 八强④ 5至8名半决赛① 5至8名半决赛② 半决赛① 半决赛② 七八名决赛 五六名决赛 三四名决赛 决赛"
    assert names == boxes.split()
    assert "五六名决赛：辛 80 比 70 胜庚，获第5名" in page or "获第5名" in page
    assert "第5至8名" in page
    english = client.get(f"/bracket/{cup.competition.slug}", headers={"Accept-Language": "en"}).get_data(as_text=True)
    assert "; they take place 7" in english
    assert "Quarter-final 1: " in english
    assert page.count('<a class="game"') == 12


def test_the_bracket_costs_the_same_however_large_it_is(app):
    def cost(teams, **options):
        competition = Cup(teams, **options).competition
        db.session.rollback()
        with statements() as asked:
            brackets_of(competition)
        return len(asked)

    assert cost(4) == cost(8, third_place=True, fifth_place=True)
    assert cost(4, legs=2) == cost(8, legs=2, third_place=True, fifth_place=True)


def test_five_to_eight_with_too_few_entries_is_refused_when_games_are_made(app):
    from league.competition.errors import TooFewForFifth

    with pytest.raises(TooFewForFifth) as refused:
        Cup(4, fifth_place=True)
    assert refused.value.sentence.params["entries"] == 4
