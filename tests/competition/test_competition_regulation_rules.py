"""A regulation's values, sets and articles: what is refused, what is written, and that every value is written."""

from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from league.competition.errors import (
    AskedTwice,
    GameListTooLong,
    HouseRuleTwice,
    Missing,
    NameTooLong,
    NoCriteria,
    NoHalves,
    OutOfRange,
    RosterUpsideDown,
    TooManyHouseRules,
    UnknownCriterion,
    UnknownWord,
    WinNotGreatest,
)
from league.competition.rules import (
    ACROSS_GROUPS,
    CARRIED_OVER,
    CLOCKS,
    HALVES,
    TIE_BREAKS,
    WITHDRAWAL,
    BadRegulation,
    Fouls,
    HouseRule,
    PlayingTime,
    Points,
    Ranking,
    Regulation,
    TimeOuts,
    regulation_from_json,
    regulation_to_json,
)
from league.competition.rules.articles import ACROSS, CRITERIA, articles, clause_of, difference, time_words
from league.competition.rules.house_rules import keyed, rules_ever
from league.competition.rules.limits import LIMITS, check_regulation
from league.competition.rules.presets import PRESETS, preset_like
from league.errors import Name, Sentence
from league.wording import CHINESE, ENGLISH, LANGUAGES, say

LEADER = HouseRule("leader", "领导在场", 30, name_en="Leader on court")
SHORT = HouseRule("short", "不足五人", 10, "opponents", 2)


def text_of(regulation, language=ENGLISH):
    """The whole regulation as it is printed."""
    return "\n".join(say(said, language) for made in articles(regulation) for said in (made.title, *made.clauses))


def test_fibas_regulation_is_sound_and_so_are_all_sets():
    check_regulation(Regulation())
    for one in PRESETS:
        made = Regulation(ranking=one.ranking, extra_periods_count=one.extra_periods_count)
        check_regulation(made)
        assert preset_like(made) == one, "no two sets say the same"


@pytest.mark.parametrize(
    ("regulation", "refusal", "field"),
    [
        (Regulation(ranking=Ranking(points=Points(win=1))), WinNotGreatest, "win"),
        (Regulation(ranking=Ranking(points=Points(forfeit=3))), WinNotGreatest, "win"),
        (Regulation(ranking=Ranking(points=Points(win=11))), OutOfRange, "win"),
        (Regulation(ranking=Ranking(first_by="height")), UnknownWord, "first_by"),
        (Regulation(ranking=Ranking(second_forfeit="ban")), UnknownWord, "second_forfeit"),
        (Regulation(ranking=Ranking(tie_break=())), NoCriteria, "tie_break"),
        (Regulation(ranking=Ranking(tie_break=("height",))), UnknownCriterion, "tie_break"),
        (Regulation(ranking=Ranking(tie_break=("scored", "scored"))), AskedTwice, "tie_break"),
        (Regulation(ranking=Ranking(tie_break_two=("ratio", "ratio"))), AskedTwice, "tie_break_two"),
        (Regulation(roster_min=16), RosterUpsideDown, "roster_max"),
        (Regulation(roster_max=10), GameListTooLong, "game_list_max"),
        (Regulation(light_strip="home"), UnknownWord, "light_strip"),
        (Regulation(periods=0), OutOfRange, "periods"),
        (Regulation(period_minutes=31), OutOfRange, "period_minutes"),
        (Regulation(extra_minutes=0), OutOfRange, "extra_minutes"),
        (Regulation(forfeit_score=0), OutOfRange, "forfeit_score"),
        (Regulation(default_score=100), OutOfRange, "default_score"),
        (Regulation(roster_min=4), OutOfRange, "roster_min"),
        (Regulation(ranking=Ranking(h2h_when="never")), UnknownWord, "h2h_when"),
        (Regulation(across_groups=()), NoCriteria, "across_groups"),
        (Regulation(across_groups=("h2h_points",)), UnknownCriterion, "across_groups"),
        (Regulation(across_groups=("wins", "wins")), AskedTwice, "across_groups"),
        (Regulation(carried_over="some"), UnknownWord, "carried_over"),
        (Regulation(withdrawal="forgive"), UnknownWord, "withdrawal"),
        (Regulation(clock="sand"), UnknownWord, "clock"),
        (Regulation(late_minutes=4), OutOfRange, "late_minutes"),
        (Regulation(late_minutes=61), OutOfRange, "late_minutes"),
        (Regulation(knock_out_time=PlayingTime(periods=9)), OutOfRange, "knock_out_periods"),
        (Regulation(knock_out_time=PlayingTime(minutes=0)), OutOfRange, "knock_out_minutes"),
        (Regulation(knock_out_time=PlayingTime(clock="sand")), UnknownWord, "knock_out_clock"),
        (Regulation(knock_out_time=PlayingTime(periods=1)), NoHalves, "time_outs_by"),
        (Regulation(periods=3), NoHalves, "time_outs_by"),
        (Regulation(periods=3, time_outs=TimeOuts(by="period"), fouls=Fouls(by="half")), NoHalves, "fouls_by"),
        (Regulation(time_outs=TimeOuts(by="day")), UnknownWord, "time_outs_by"),
        (Regulation(time_outs=TimeOuts(first=10)), OutOfRange, "time_outs_first"),
        (Regulation(time_outs=TimeOuts(last=-1)), OutOfRange, "time_outs_last"),
        (Regulation(time_outs=TimeOuts(extra=10)), OutOfRange, "time_outs_extra"),
        (Regulation(fouls=Fouls(player=0)), OutOfRange, "fouls_player"),
        (Regulation(fouls=Fouls(team=21)), OutOfRange, "fouls_team"),
        (Regulation(fouls=Fouls(by="day")), UnknownWord, "fouls_by"),
        (Regulation(house_rules=(LEADER,) * 7), TooManyHouseRules, "house_rules"),
        (Regulation(house_rules=(replace(LEADER, name=" "),)), Missing, "house_1_name"),
        (Regulation(house_rules=(LEADER, replace(SHORT, name="领导在场"))), HouseRuleTwice, "house_2_name"),
        (Regulation(house_rules=(LEADER, replace(SHORT, points=0))), OutOfRange, "house_2_points"),
        (Regulation(house_rules=(replace(LEADER, points=100),)), OutOfRange, "house_1_points"),
        (Regulation(house_rules=(replace(LEADER, most=0),)), OutOfRange, "house_1_most"),
        (Regulation(house_rules=(replace(LEADER, most=100),)), OutOfRange, "house_1_most"),
        (Regulation(house_rules=(replace(LEADER, to="referee"),)), UnknownWord, "house_1_to"),
        (Regulation(house_rules=(replace(LEADER, name="长" * 41),)), NameTooLong, "house_1_name"),
        (Regulation(house_rules=(replace(LEADER, name_en="l" * 41),)), NameTooLong, "house_1_name_en"),
        (Regulation(house_rules=(LEADER, replace(SHORT, key="leader"))), BadRegulation, None),
        (Regulation(house_rules=(replace(LEADER, key="<b>"),)), BadRegulation, None),
    ],
)
def test_a_regulation_that_makes_no_sense_is_refused_at_its_field(regulation, refusal, field):
    with pytest.raises(refusal) as caught:
        check_regulation(regulation)
    assert caught.value.field == field


def test_a_loss_may_be_worth_less_than_a_default():
    """Only the win must be the greatest; what notices do with the rest is theirs."""
    check_regulation(Regulation(ranking=Ranking(points=Points(win=3, loss=0, default=1, forfeit=0))))


orders = st.permutations(TIE_BREAKS).flatmap(
    lambda order: st.integers(1, len(order)).map(lambda length: tuple(order[:length]))
)
rankings = st.builds(
    Ranking,
    first_by=st.sampled_from(["points", "wins", "points_then_fewer_losses"]),
    tie_break=orders,
    tie_break_two=st.none() | orders,
    restart=st.booleans(),
    second_forfeit=st.sampled_from(["void", "keep"]),
    h2h_when=st.sampled_from(["at_once", "all_played"]),
)
times = st.builds(PlayingTime, st.integers(1, 8), st.integers(1, 30), st.sampled_from(CLOCKS))
house_rules = st.builds(
    HouseRule,
    st.sampled_from(["a", "b"]),
    st.text(max_size=9),
    st.integers(1, 99),
    st.sampled_from(["own", "opponents"]),
)
regulations = st.builds(
    Regulation,
    ranking=rankings,
    extra_periods_count=st.booleans(),
    carried_over=st.sampled_from(CARRIED_OVER),
    across_groups=st.permutations(ACROSS_GROUPS).map(tuple),
    equal_groups=st.booleans(),
    withdrawal=st.sampled_from(WITHDRAWAL),
    knock_out_time=st.none() | times,
    time_outs=st.builds(TimeOuts, st.sampled_from(HALVES), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)),
    fouls=st.builds(Fouls, st.integers(1, 10), st.integers(1, 20), st.sampled_from(HALVES)),
    late_minutes=st.integers(5, 60),
    house_rules=st.lists(house_rules, max_size=3).map(tuple),
)


@given(regulations)
def test_a_regulation_comes_back_from_its_json_as_it_was(regulation):
    regulation = replace(regulation, roster_max=LIMITS["roster_max"][1])
    assert regulation_from_json(regulation_to_json(regulation)) == regulation


def test_what_was_stored_before_there_was_more_to_say_is_still_read():
    """As version 0.3 stored it: no word of clocks, groups or house rules."""
    old = {
        "ranking": {
            "points": {"win": 3, "loss": 1, "default": 1, "forfeit": 0},
            "first_by": "points",
            "tie_break": ["h2h_wins", "ratio"],
            "restart": False,
            "second_forfeit": "keep",
        },
        "roster_min": 8,
        "roster_max": 18,
        "game_list_max": 12,
        "periods": 2,
        "period_minutes": 20,
        "extra_minutes": 3,
        "forfeit_score": 20,
        "default_score": 2,
        "light_strip": "second",
        "changes_after_deadline": False,
    }
    ranking = Ranking(Points(3, 1, 1, 0), "points", ("h2h_wins", "ratio"), None, False, "keep")
    read = regulation_from_json(old)
    assert read == Regulation(
        ranking=ranking, roster_max=18, periods=2, period_minutes=20, extra_minutes=3, light_strip="second"
    )
    check_regulation(read)


@given(rankings)
def test_the_articles_name_the_criteria_in_the_order_in_which_they_are_computed(ranking):
    whole = articles(Regulation(ranking=ranking))
    for order, teams in ((ranking.tie_break, 3), (ranking.tie_break_two or ranking.tie_break, 2)):
        places = [clause_of(criterion, ranking, teams) for criterion in order]
        assert places == sorted(places)
        assert [place.clause for place in places] == list(range(2, 2 + len(order)))
        for criterion, place in zip(order, places, strict=True):
            said = whole[place.article - 1].clauses[place.clause - 1]
            assert said == articles(Regulation(ranking=Ranking(tie_break=(criterion,))))[1].clauses[1]


STEPS = {
    "second_forfeit": "second",
    "restart": "Once a clause has placed some",
    "shared": "share the rank",
    "lots": "draws lots",
    "waiting": "Games between them count",
    "decision": "by decision",
    "extra_periods": "extra periods",
    "carried_over": "round robin",
    "across_groups": "different groups",
    "equal_groups": "differ in size",
    "forfeit": "forfeits; the other wins",
    "default": "loses by default",
    "withdrawal": "withdraws",
}


@given(regulations)
def test_every_step_of_a_ranking_has_its_clause(regulation):
    stages = [(Name("小组赛", "Groups"), Sentence("%(n)s", {"n": 1}))]
    whole = articles(regulation, stages)
    for word, words in STEPS.items():
        place = clause_of(word, regulation)
        assert words in say(whole[place.article - 1].clauses[place.clause - 1], ENGLISH)
        assert clause_of(word, regulation.ranking) == place, "the number depends on the ranking only"
    place = clause_of(regulation.ranking.first_by, regulation)
    assert "are ranked by" in say(whole[place.article - 1].clauses[place.clause - 1], ENGLISH)
    for word in ("height", ""):
        assert clause_of(word, regulation) is None


OTHERS = {
    "first_by": "wins",
    "tie_break": ("difference",),
    "tie_break_two": ("ratio",),
    "second_forfeit": "keep",
    "h2h_when": "all_played",
    "carried_over": "all",
    "across_groups": ("wins",),
    "withdrawal": "rest",
    "light_strip": "second",
    "home_courts": {"none": "timetable", "timetable": "given"},
    "named_first": "drawn",
    "clock": "running",
    "knock_out_time": PlayingTime(minutes=12),
    "house_rules": (LEADER,),
    "by": {"half": "period", "period": "half"},
    "to": "opponents",
    "key": "other",
    "name": "干部在场",
    "name_en": "A leader plays",
}
"""To which other legal value a field is changed; figures grow by one, and yes becomes no."""


def changes(value, at=""):
    """Every dataclass field below `value` with the value in which it alone is changed: (where, changed)."""
    for each in fields(value):
        held = getattr(value, each.name)
        where = f"{at}{each.name}"
        if is_dataclass(held):
            yield from ((deeper, replace(value, **{each.name: made})) for deeper, made in changes(held, f"{where}."))
            continue
        if isinstance(held, bool):
            other = not held
        elif isinstance(held, int):
            other = held + (2 if each.name == "periods" else 1)  # halves stay halves
        else:
            other = OTHERS[each.name]
            other = other[held] if isinstance(other, dict) else other
        assert other != held, where
        yield where, replace(value, **{each.name: other})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_a_regulation_is_written_in_its_articles(language):
    # So that any other outcome may be worth a point more; who is named first is said where teams host.
    begun = Regulation(ranking=Ranking(Points(win=3)), home_courts="timetable")
    printed, walked = text_of(begun, language), dict(changes(begun))
    assert {"ranking.points.default", "time_outs.extra", "changes_after_deadline"} < set(walked)
    for where, changed in walked.items():
        check_regulation(changed)
        assert text_of(changed, language) != printed, where


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_the_knock_outs_time_is_written(language):
    own = PlayingTime(4, 12, "last_period")
    printed = text_of(Regulation(knock_out_time=own), language)
    for where, changed in changes(own):
        assert text_of(Regulation(knock_out_time=changed), language) != printed, where


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_a_house_rule_is_written_but_its_key(language):
    printed = text_of(Regulation(house_rules=(LEADER,)), language)
    unseen = {"key", "name" if language == ENGLISH else "name_en"}
    for where, changed in changes(LEADER):
        if where not in unseen:
            assert text_of(Regulation(house_rules=(changed,)), language) != printed, where


@given(regulations)
def test_no_placeholder_is_left_in_what_is_printed(regulation):
    for language in LANGUAGES:
        assert "%(" not in text_of(replace(regulation, house_rules=()), language)


def test_the_articles_are_good_chinese():
    regulation = Regulation(
        clock="last_period", knock_out_time=PlayingTime(2, 20), house_rules=(LEADER, SHORT), fouls=Fouls(by="half")
    )
    text = text_of(regulation, CHINESE)
    for sentence in (
        "循环赛每场分 4 节，每节 10 分钟，前几节不停表，最后一节按规则停表。",
        "淘汰赛每场分上下两个半时，每半时 20 分钟，按 FIBA 规则停表。",
        "每队暂停：上半时 2 次，下半时 3 次，每次加时 1 次。",
        "每半时全队犯规从第 5 次起",
        "领导在场：每次给本队加 30 分，每场一次。",
        "不足五人：每次给对方加 10 分，每场最多 2 次。",
        "依次比较积分、净胜分、总得分，高者列前。",
        "开赛 15 分钟后仍未到场",
    ):
        assert sentence in text


def test_the_figures_stand_in_the_articles():
    regulation = Regulation(periods=2, period_minutes=20, forfeit_score=20, roster_max=18, light_strip="second")
    text = text_of(regulation)
    assert "two halves of 20 minutes" in text
    assert "at most 18 players" in text
    assert "The team named first wears its dark strip" in text
    assert "From the 5th team foul of a period on" in text


@pytest.mark.parametrize(
    ("changed", "marked", "gone", "count"),
    [
        (Regulation(), 0, 0, 0),
        (Regulation(late_minutes=10), 1, 1, 1),  # another figure: the old wording is gone, one change
        (Regulation(late_minutes=10, fouls=Fouls(player=6)), 2, 2, 2),
        (
            Regulation(
                ranking=Ranking(tie_break=("h2h_points", "h2h_difference", "difference", "h2h_scored", "scored"))
            ),
            1,
            0,
            1,
        ),
        (Regulation(ranking=Ranking(tie_break=("h2h_points",))), 0, 4, 4),
        (Regulation(house_rules=(LEADER,)), 2, 0, 2),  # the rule, and what such points are for
    ],
)
def test_what_differs_is_marked_and_counted_clause_by_clause(changed, marked, gone, count):
    found = difference(articles(Regulation()), articles(changed))
    assert (len(found.marked), len(found.gone), found.count) == (marked, gone, count)


def test_a_game_is_as_long_as_its_stage_says():
    regulation = Regulation(knock_out_time=PlayingTime(2, 20, "running"))
    groups, knock_out = (time_words(regulation.for_stage(kind)) for kind in ("round_robin", "knock_out"))
    assert say(groups, ENGLISH) == "4 periods of 10 minutes, overtime 5 minutes; the clock stops as FIBA's rules say"
    assert say(knock_out, ENGLISH) == "two halves of 20 minutes, overtime 5 minutes; the clock runs through"


def test_every_criterion_has_a_name_for_lists():
    assert set(CRITERIA) == set(TIE_BREAKS)
    assert set(ACROSS) == set(ACROSS_GROUPS)


def test_keys_are_made_once_and_never_given_again():
    new = replace(LEADER, key="")
    (first,) = keyed([new], [])
    assert first.key == "rule-1"
    renamed = replace(first, name="干部在场", most=4)
    assert keyed([renamed], [[first]]) == (renamed,), "renamed, or used more often"
    assert keyed([new], [[first], []])[0].key == "rule-2", "the first one is gone, its key is not free"
    assert keyed([replace(first, points=20)], [[first]])[0].key == "rule-2", "other points are another rule"
    assert keyed([replace(first, to="opponents")], [[first]])[0].key == "rule-2"
    assert keyed([first], [[first], []]) == (first,), "taken back by undoing, it is the same rule again"
    assert [rule.key for rule in keyed([new, first, new], [])] == ["rule-2", "rule-1", "rule-3"]
    assert rules_ever([[first], [renamed], []]) == {"rule-1": renamed}
