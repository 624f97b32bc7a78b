"""Titles, stages and slots: plain values in, verdicts and sentences out."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from league.competition.errors import (
    BadMinutes,
    BadStage,
    BadTimes,
    BestNeedsGroups,
    BestTooMany,
    BestWithoutQualify,
    EndsBeforeItBegins,
    NoCourts,
    NoSuchDays,
    NoTimes,
    NoWeekdays,
    SlotsOverlap,
    TooManySlots,
)
from league.competition.rules.season import check_stage, stage_sentence
from league.competition.rules.slots import Opening, Pattern, check_overlaps, openings, overlap, read_times
from league.competition.rules.titles import chinese_number, ordinal, title_line
from league.wording import CHINESE, ENGLISH, say

HOME = ZoneInfo("Asia/Shanghai")
MAY_2 = date(2019, 5, 2)


def a_title(edition, name, name_en=""):
    return SimpleNamespace(edition=edition, name=name, name_en=name_en)


LEAGUE = a_title(4, "职工篮球联赛", "Workers' Basketball League")
CUP = a_title(7, "“天佑杯”篮球联赛", "Tianyou Cup")


@pytest.mark.parametrize(
    ("titles", "chinese", "english"),
    [
        ([LEAGUE], "第四届职工篮球联赛", "4th Workers' Basketball League"),
        (
            [LEAGUE, CUP],
            "第四届职工篮球联赛 暨 第七届“天佑杯”篮球联赛",
            "4th Workers' Basketball League and 7th Tianyou Cup",
        ),
        (
            [LEAGUE, CUP, a_title(1, "健身赛", "Games")],
            None,
            "4th Workers' Basketball League, 7th Tianyou Cup and 1st Games",
        ),
        ([LEAGUE, LEAGUE], "第四届职工篮球联赛", "4th Workers' Basketball League"),
        ([a_title(12, "职工篮球赛")], "第十二届职工篮球赛", "第十二届职工篮球赛"),  # no English name: said in Chinese
    ],
)
def test_titles_make_one_line(titles, chinese, english):
    assert title_line(titles, ENGLISH) == english
    assert chinese is None or title_line(titles, CHINESE) == chinese


@pytest.mark.parametrize(
    ("number", "chinese", "english"),
    [
        (1, "一", "1st"),
        (2, "二", "2nd"),
        (3, "三", "3rd"),
        (10, "十", "10th"),
        (11, "十一", "11th"),
        (12, "十二", "12th"),
        (20, "二十", "20th"),
        (21, "二十一", "21st"),
        (100, "一百", "100th"),
        (105, "一百零五", "105th"),
        (110, "一百一十", "110th"),
        (111, "一百一十一", "111th"),
        (122, "一百二十二", "122nd"),
    ],
)
def test_editions_are_counted_in_both_languages(number, chinese, english):
    assert (chinese_number(number), ordinal(number)) == (chinese, english)


def stage(kind, groups=0, *, legs=1, qualify=0, best=0, third=False, fifth=False):
    return SimpleNamespace(
        kind=kind,
        groups=range(groups),
        legs=legs,
        qualify=qualify,
        best_next=best,
        third_place=third,
        fifth_place=fifth,
    )


@pytest.mark.parametrize(
    ("played", "english", "chinese"),
    [
        (
            stage("round_robin", 4, qualify=2),
            "4 groups; everyone meets once. The first 2 of each group go on.",
            "分 4 个小组，单循环。每组前 2 名出线。",
        ),
        (stage("round_robin", 1, legs=2), "One group; everyone meets twice.", "不分组，双循环。"),
        (
            stage("round_robin", 2, qualify=1),
            "2 groups; everyone meets once. The first of each group goes on.",
            "分 2 个小组，单循环。每组第一名出线。",
        ),
        (
            stage("round_robin", 4, qualify=2, best=2),
            "4 groups; everyone meets once. The first 2 of each group and the 2 best of rank 3 go on.",
            "分 4 个小组，单循环。每组前 2 名和 2 个成绩最好的第 3 名出线。",
        ),
        (
            stage("round_robin", 3, qualify=1, best=1),
            "3 groups; everyone meets once. The first of each group and the best second go on.",
            "分 3 个小组，单循环。每组第一名和成绩最好的第二名出线。",
        ),
        (
            stage("knock_out", third=True),
            "Knock-out; the losers of the semi-finals play for third place.",
            "单败淘汰，半决赛负队争夺第三名。",
        ),
        (stage("knock_out"), "Knock-out without a game for third place.", "单败淘汰，不设三四名比赛。"),
        (
            stage("knock_out", third=True, fifth=True),
            "Knock-out down to place 8, with games for places 3, 5 and 7.",
            "单败淘汰，打到第八名：半决赛负队争夺第三名，四分之一决赛负队争夺第五至八名。",
        ),
        (
            stage("knock_out", legs=2, third=True, fifth=True),
            "Knock-out down to place 8, with games for places 3, 5 and 7. "
            "Each pair plays two games on total score, the final too: the first may end level, and only a level total brings extra periods. Games for a place are single.",
            "单败淘汰，打到第八名：半决赛负队争夺第三名，四分之一决赛负队争夺第五至八名。"
            "每对打两回合（决赛相同），按总分定胜负，第一场可以打平，总分打平才打加时；名次赛只打一场。",
        ),
        (
            stage("knock_out", legs=2),
            "Knock-out without a game for third place. Each pair plays two games on total score, the final too: the first may end level, and only a level total brings extra periods.",
            "单败淘汰，不设三四名比赛。每对打两回合（决赛相同），按总分定胜负，第一场可以打平，总分打平才打加时。",
        ),
        (
            stage("knock_out", fifth=True),
            "Knock-out; the losers of the quarter-finals play for places 5 to 8.",
            "单败淘汰，四分之一决赛负队争夺第五至八名，不设三四名比赛。",
        ),
    ],
)
def test_a_stage_is_one_sentence(played, english, chinese):
    assert say(stage_sentence(played), ENGLISH) == english
    assert say(stage_sentence(played), CHINESE) == chinese


@pytest.mark.parametrize(
    ("groups", "qualify", "best", "refusal"),
    [
        (4, 2, -1, BadStage),
        (4, 2, 26, BadStage),
        (1, 2, 1, BestNeedsGroups),
        (4, 0, 1, BestWithoutQualify),
        (4, 2, 4, BestTooMany),
        (4, 2, 5, BestTooMany),
    ],
)
def test_as_many_best_as_there_are_groups_or_no_groups_at_all_are_refused(groups, qualify, best, refusal):
    with pytest.raises(refusal) as refused:
        check_stage("round_robin", "ABCD"[:groups], 1, qualify, best)
    assert refused.value.field == "best_next"


def test_fewer_best_than_groups_are_fine():
    check_stage("round_robin", "ABCD", 1, 2, 3)
    check_stage("round_robin", "A", 1, 2, 0)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("18:30 20:00", [(18, 30), (20, 0)]),
        ("20:00,18:30", [(18, 30), (20, 0)]),
        ("１８：３０、20:00", [(18, 30), (20, 0)]),  # as a Chinese keyboard writes it
        ("9:00；9:00", [(9, 0)]),
    ],
)
def test_times_are_read_as_people_write_them(text, times):
    assert read_times(text) == tuple(time(*parts) for parts in times)


@pytest.mark.parametrize("text", ["25:00", "18:60", "18.30", "six", "18:30-20:00", "1830"])
def test_what_is_no_time_of_day_is_named(text):
    with pytest.raises(BadTimes) as caught:
        read_times(f"18:30 {text}")
    assert caught.value.sentence.params["found"] == text


def a_pattern(**changes):
    pattern = Pattern((1, 2), MAY_2, date(2019, 5, 15), frozenset({3, 5}), (time(18, 30), time(20)), 90)
    return replace(pattern, **changes)


def test_a_pattern_opens_each_court_on_each_day_at_each_time():
    slots = openings(a_pattern(), HOME)
    assert len(slots) == 2 * 4 * 2  # courts, days (2, 4, 9, 11 May), times
    assert {slot.starts_at.weekday() for slot in slots} == {3, 5}


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"courts": ()}, NoCourts, "courts"),
        ({"weekdays": frozenset()}, NoWeekdays, "weekdays"),
        ({"times": ()}, NoTimes, "times"),
        ({"minutes": 19}, BadMinutes, "minutes"),
        ({"minutes": 301}, BadMinutes, "minutes"),
        ({"last_day": date(2019, 5, 1)}, EndsBeforeItBegins, "last_day"),
        ({"last_day": MAY_2, "weekdays": frozenset({0})}, NoSuchDays, "weekdays"),
        ({"last_day": date(2024, 5, 2)}, TooManySlots, "last_day"),
        ({"last_day": date(2200, 1, 1), "first_day": date(1950, 1, 1)}, TooManySlots, "last_day"),
    ],
)
def test_a_pattern_that_opens_nothing_or_too_much_is_refused(changes, refusal, field):
    with pytest.raises(refusal) as caught:
        openings(a_pattern(**changes), HOME)
    assert caught.value.field == field


def test_how_many_slots_would_be_too_many_is_told_exactly():
    with pytest.raises(TooManySlots) as caught:
        openings(a_pattern(first_day=date(2019, 1, 1), last_day=date(2022, 12, 31), weekdays=frozenset(range(7))), HOME)
    assert caught.value.sentence.params["count"] == (365 * 4 + 1) * 4


starts = st.integers(0, 300).map(lambda minutes: datetime(2019, 5, 2, 18, tzinfo=HOME) + timedelta(minutes=minutes))
slot_values = st.builds(Opening, st.integers(1, 2), starts, st.integers(20, 120))


@given(slot_values, slot_values)
def test_overlap_is_symmetric_and_needs_one_court(one, other):
    assert overlap(one, other) == overlap(other, one)
    assert overlap(one, one)
    assert one.court == other.court or not overlap(one, other)


@given(st.lists(slot_values, max_size=8), st.lists(slot_values, max_size=8))
def test_exactly_the_overlaps_with_a_new_slot_are_refused(new, old):
    old = [slot for place, slot in enumerate(old) if not any(overlap(slot, other) for other in old[:place])]
    pairs = [(a, b) for place, a in enumerate(new) for b in [*new[:place], *old]]
    if any(overlap(a, b) for a, b in pairs):
        with pytest.raises(SlotsOverlap):
            check_overlaps(new, old, {1: "1", 2: "2"}, HOME)
    else:
        check_overlaps(new, old, {1: "1", 2: "2"}, HOME)
