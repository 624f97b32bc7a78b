"""Two games on total score (FIBA OBR D.6): the rule, the referee's refusals, and what rows and pages say.

The book's own six examples (D.7.1 to D.7.6) were read without their figures; these six are worked out to say the same.
"""

import pytest
from builders import a_competition, a_game, a_stage, a_team, an_account, result
from hypothesis import given
from hypothesis import strategies as st
from score_pages import text_of, typed

from league.competition.rules import Regulation
from league.extensions import db
from league.scoring import corrections, errors, reporting
from league.scoring.queries import game_row_of, score_of
from league.scoring.rules.results import result_of, score_so_far
from league.scoring.rules.series import Leg, Series, brought, leg_of, turned

FIBA = Regulation()


def series(first, second=""):
    """`series("80-75", "79-70")`: the second game told from its own side; `!a` names the side that offends."""
    legs = []
    for said in (first, second):
        score, _, offender = said.partition("!")
        a, b = map(int, score.split("-")) if score else (0, 0)
        legs.append(Leg(a, b, offender) if said else None)
    return Series(legs[0], turned(legs[1]) if legs[1] else None)


@pytest.mark.parametrize(
    ("first", "second", "total", "winner"),
    [
        ("80-75", "72-73", (153, 147), "a"),  # both games won
        ("80-75", "79-70", (150, 154), "b"),  # one each: the higher total
        ("70-70", "75-81", (151, 145), "a"),  # the first drawn
        ("80-75", "78-78", (158, 153), "a"),  # the second drawn and the totals unequal: it stands
        ("80-75", "85-80", (160, 160), None),  # level over both: extra periods are still to come
        ("80-75", "20-0!b", (80, 95), "b"),  # a forfeit in the second game loses the series
        ("0-20!a", "", None, "b"),  # a forfeit in the first decides at once
        ("30-12!b", "40-90", (120, 52), "a"),  # lost by default while behind: the score stands
        ("2-0!b", "100-40", (42, 100), "a"),  # whatever the total
        ("80-75", "", None, None),
        ("", "75-80", None, None),
    ],
)
def test_two_games_are_one_of_eighty_minutes(first, second, total, winner) -> None:
    both = series(first, second)
    assert (both.total, both.winner) == (total, winner)


scores = st.tuples(st.integers(0, 150), st.integers(0, 150))


@given(scores, scores)
def test_it_is_the_same_from_either_side_and_in_either_order(one, two) -> None:
    first, second = Leg(*one), Leg(*two)
    here, there = Series(first, second), Series(turned(first), turned(second))
    assert {here.winner, there.winner} in ({"a", "b"}, {None})
    assert Series(second, first).winner == here.winner
    if one[0] > one[1] and two[0] > two[1]:
        assert here.winner == "a"  # whoever won both has the higher total


def test_what_is_brought_along_is_told_from_the_second_games_side() -> None:
    assert brought(leg_of((80, 75), "final")) == (75, 80)
    assert brought(None) is None
    assert brought(leg_of((0, 20), "forfeit_a")) is None


def quarters(a, b):
    return [(a // 4, b // 4)] * 3 + [(a - a // 4 * 3, b - b // 4 * 3)]


def test_the_first_game_may_end_level_and_has_no_extra_period() -> None:
    assert result_of("final", quarters(70, 70), FIBA, brought=None).score_a == 70
    with pytest.raises(errors.NoExtraPeriod) as refused:
        result_of("final", [*quarters(70, 70), (5, 3)], FIBA, brought=None)
    assert refused.value.field == "p5a"
    with pytest.raises(errors.PeriodMissing):
        result_of("final", quarters(70, 70)[:3], FIBA, brought=None)


def test_the_second_game_may_end_level_while_the_total_is_not() -> None:
    assert result_of("final", quarters(78, 78), FIBA, brought=(75, 80)).periods == tuple(quarters(78, 78))
    with pytest.raises(errors.TotalNotLevel) as refused:
        result_of("final", [*quarters(78, 78), (5, 3)], FIBA, brought=(75, 80))
    assert refused.value.sentence.params["a"] == 153


def test_extra_periods_are_played_exactly_while_the_total_is_level() -> None:
    with pytest.raises(errors.TotalLevel) as refused:
        result_of("final", quarters(85, 80), FIBA, brought=(75, 80))
    assert (refused.value.field, refused.value.sentence.params["a"]) == ("p5a", 160)
    with pytest.raises(errors.TotalLevel):
        result_of("final", [*quarters(85, 80), (7, 7)], FIBA, brought=(75, 80))
    assert result_of("final", [*quarters(85, 80), (7, 7), (3, 9)], FIBA, brought=(75, 80)).score_b == 96


def test_a_score_so_far_follows_the_same_rule() -> None:
    assert score_so_far([*quarters(85, 80), (2, 0)], FIBA, (75, 80)).score_a == 87
    with pytest.raises(errors.TotalNotLevel):
        score_so_far([*quarters(80, 80), (2, 0)], FIBA, (75, 80))
    with pytest.raises(errors.ExtraPeriodMissing):
        result_of("final", quarters(70, 70), FIBA)  # a single game still never ends level


# -- through the service


class Pair:
    """A final over two games."""

    def __init__(self):
        self.competition = a_competition()
        stage = a_stage(self.competition, kind="knock_out", legs=2)
        self.one, self.two = (a_team(self.competition, name) for name in ("教育", "供电"))
        self.referee = an_account("referee", name="吴建国")
        options = {"round": 2, "position": 1, "referee": self.referee}
        self.first = a_game(stage, self.one, self.two, starts_at="2019-05-16 18:00", **options)
        self.second = a_game(stage, self.two, self.one, starts_at="2019-05-16 20:00", **options)
        self.second.leg = 2
        db.session.commit()


@pytest.fixture
def pair(app):
    return Pair()


def test_a_drawn_first_game_is_nobodys_and_the_second_decides(pair) -> None:
    result(pair.first, "70-70")
    row = game_row_of(pair.first)
    assert (row.a.won, row.b.won, row.decided, row.pair.total) == (False, False, None, None)
    result(pair.second, "80-76")
    row = game_row_of(pair.second)
    assert (row.pair.total, row.pair.winner, row.decided[0].team.name) == ((150, 146), "a", "供电")
    assert game_row_of(pair.first).pair.total == (146, 150)
    assert game_row_of(pair.first).decided is None  # it is the second game that decides


def test_the_second_game_cannot_end_before_the_first(pair) -> None:
    with pytest.raises(errors.FirstGameOpen):
        result(pair.second, "80-76")
    assert score_of(pair.second.id).revision == 0
    result(pair.second, "80-76", confirmed=False)  # it may be shown live
    result(pair.first, "81-80")
    result(pair.second, "80-76")
    assert game_row_of(pair.second).pair.total == (160, 157)


def test_a_forfeit_in_the_first_game_decides_both(pair) -> None:
    result(pair.first, "0-20", outcome="forfeit_a")
    row = game_row_of(pair.first)
    assert (row.pair.winner, row.decided[0].team.name) == ("b", "供电")
    assert game_row_of(pair.second).pair.winner == "a"


def test_a_correction_of_the_second_game_obeys_the_total(pair) -> None:
    result(pair.first, "80-75")
    result(pair.second, "78-78")
    with pytest.raises(errors.TotalLevel):
        corrections.correct(pair.second.id, 1, "final", quarters(83, 78), reason="漏记。", actor=None)
    corrections.correct(pair.second.id, 1, "final", quarters(84, 78), reason="漏记。", actor=None)
    assert game_row_of(pair.second).pair.winner == "a"


# -- on pages


def test_the_referee_is_told_what_is_needed(pair, client, sign_in) -> None:
    browser = sign_in(client, pair.referee)
    page = text_of(browser.get(f"/games/{pair.first.public_id}/score"))
    assert "这是第一场：可以打平，不打加时" in page
    assert "第一场还没有确认成绩" in text_of(browser.get(f"/games/{pair.second.public_id}/score"))
    result(pair.first, "80-75")
    page = text_of(browser.get(f"/games/{pair.second.public_id}/score"))
    assert "第一场 75:80。供电净胜 6 分及以上晋级，净胜 5 分打加时，否则教育晋级。" in page
    english = browser.get(f"/games/{pair.second.public_id}/score", headers={"Accept-Language": "en"})
    assert english.status_code == 200


def test_a_level_total_keeps_what_was_typed_and_asks_for_an_extra_period(pair, client, sign_in) -> None:
    result(pair.first, "80-75")
    browser = sign_in(client, pair.referee)
    here = f"/games/{pair.second.public_id}/score"
    answer = browser.send(here + "/check", at=here, **typed(quarters(85, 80)))
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert "两回合总分 160:160，还须打加时" in page
    assert 'name="p4a" value="22"' in page
    answer = browser.send(here + "/check", at=here, **typed([*quarters(85, 80), (9, 4)]))
    assert "两回合总分 169:164。" in text_of(answer)
    assert "供电晋级" in text_of(answer)


def test_checking_the_second_game_first_is_refused_politely(pair, client, sign_in) -> None:
    browser = sign_in(client, pair.referee)
    here = f"/games/{pair.second.public_id}/score"
    answer = browser.send(here + "/check", at=here, **typed(quarters(80, 76)))
    assert answer.status_code == 422
    assert "请先确认第一场" in text_of(answer)


def test_rows_and_pages_show_the_total_in_both_languages(pair, client) -> None:
    result(pair.first, "80-75")
    result(pair.second, "78-78")
    page = text_of(client.get(f"/games/{pair.second.public_id}"))
    assert "两回合第二场，总分 153:158，教育夺冠" in page
    assert f"/games/{pair.first.public_id}" in client.get(f"/games/{pair.second.public_id}").get_data(as_text=True)
    client.get("/preferences?lang=en")
    page = text_of(client.get(f"/games?competition={pair.competition.slug}&day=2019-05-16"))
    assert "Second of two games, together 153:158; Jiaoyu win" in page
    assert "First of two games, together 158:153" in page


def test_a_team_page_counts_a_drawn_game_as_neither_won_nor_lost(pair, client) -> None:
    result(pair.first, "70-70")
    result(pair.second, "80-76")
    assert "0 胜 1 负 1 平" in text_of(client.get(f"/teams/{pair.one.public_id}"))


def test_rows_cost_the_same_however_many_pairs_there_are(app) -> None:
    from databases import statements

    from league.scoring.queries import games_of_competition

    def cost(pairs):
        competition = a_competition()
        stage = a_stage(competition, kind="knock_out", legs=2)
        for position in range(1, pairs + 1):
            teams = [a_team(competition, players=0, state="draft") for _ in "ab"]
            a_game(stage, *teams, round=8, position=position)
            second = a_game(stage, *reversed(teams), round=8, position=position)
            second.leg = 2
            db.session.commit()
        db.session.rollback()
        with statements() as asked:
            games_of_competition(competition.id)
        return len(asked)

    assert cost(1) == cost(4)


def test_a_live_first_game_adds_nothing(pair) -> None:
    reporting.record(pair.first.id, 0, [(20, 18)], actor=None)
    assert game_row_of(pair.second).pair.score is None
    assert game_row_of(pair.first).pair.total is None
