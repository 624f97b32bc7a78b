"""Forty seasons made impossible in known ways: each kind of hard rule, alone and together, small and of 24 teams."""

from __future__ import annotations

from typing import Any, NamedTuple

from timetable_seasons import a_season, at_home, day, slot_id

Season = dict[str, Any]
TWO = ("19:00", "20:40")
FOUR_WEEKS = (1, 3, 5, 8, 10, 12, 15, 17, 19, 22, 24, 26)
EIGHT_WEEKS = tuple(7 * week + weekday for week in range(8) for weekday in (1, 3, 5, 6))


class Impossible(NamedTuple):
    """A season without a timetable; each conflict names at least these rules. `together`: no single change helps."""

    season: Season
    named: frozenset[str]
    together: bool = False


def small(**given: Any) -> Season:
    """Four teams, four weeks, room for everything."""
    return a_season(**({"groups": (4,), "days": FOUR_WEEKS, "times": TWO, "courts": 2} | given))


def district(**given: Any) -> Season:
    """24 teams, eight weeks, and as much room as a district has."""
    return a_season(**({"groups": (8, 8, 8), "days": EIGHT_WEEKS, "times": TWO, "courts": 2} | given))


def away(season: Season, **left: tuple[int, ...]) -> Season:
    """Teams that can play on these days only."""
    days = sorted({slot["date"] for slot in season["slots"]})
    for team in season["teams"]:
        if team["id"] in left:
            team["unavailable"] = [d for d in days if d not in {day(n) for n in left[team["id"]]}]
    return season


def fixed(season: Season, **places: str) -> Season:
    """Games (A1_A2 is the first meeting) fixed in slots."""
    ids = {name: f"{name[:5].replace('_', '-')}#{name[6:] or 1}" for name in places}
    return season | {"fixed": [{"game": ids[name], "slot": slot} for name, slot in places.items()]}


def forbidden(season: Season, *pairs: tuple[str, str, tuple[int, ...]]) -> Season:
    return season | {"forbidden": [{"teams": [a, b], "dates": [day(n) for n in days]} for a, b, days in pairs]}


def shared(season: Season, rule: str, *pairs: list[str]) -> Season:
    return season | {rule: list(pairs)}


def courts_at(season: Season, number: int, *days: int, time: str | None = None) -> Season:
    """So many courts only on these days."""
    for slot in season["slots"]:
        if slot["date"] in {day(n) for n in days} and time in (None, slot["time"]):
            slot["courts"] = slot["courts"][:number]
    return season


def _all() -> dict[str, Impossible]:
    a, late = slot_id(1, "19:00"), slot_id(1, "20:40")
    weekend = tuple(n for n in EIGHT_WEEKS if n % 7 > 4)
    found: dict[str, tuple[Season, str]] = {
        "a team with no day": (away(small(), A3=()), "unavailable"),
        "a team with two days": (away(small(), A1=(1, 3)), "unavailable max_per_day"),
        "a team with one week": (away(small(), A1=(8, 10, 12)), "unavailable max_per_week"),
        "a team with days that are too near": (away(small(min_rest_days=2), A1=(1, 3, 15)), "unavailable min_rest_days max_per_day"),
        "two teams that are never there together": (away(small(), A1=(1, 5, 10, 15), A2=(3, 8, 12, 17)), "unavailable"),
        "a pair that never may meet": (forbidden(small(), ("A2", "A1", FOUR_WEEKS)), "forbidden"),
        "a pair that may meet only where one is away": (forbidden(away(small(), A1=(1, 3, 8, 15)), ("A1", "A2", (1, 3, 8, 15))), "forbidden unavailable"),
        "a pair forbidden in both halves": (forbidden(small(), ("A1", "A2", FOUR_WEEKS[:6]), ("A2", "A1", FOUR_WEEKS[6:])), "forbidden"),
        "two games of a team fixed together": (fixed(small(), A1_A2=a, A1_A3=a), "fixed"),
        "two games of a team fixed on one day": (fixed(small(), A1_A2=a, A1_A3=late), "fixed max_per_day"),
        "two games of a team fixed on days in a row": (fixed(small(days=(1, 2, *FOUR_WEEKS[2:])), A1_A2=a, A1_A3=slot_id(2, "19:00")), "fixed min_rest_days"),
        "three games of a team fixed in a week": (fixed(small(), A1_A2=a, A1_A3=slot_id(3, "19:00"), A1_A4=slot_id(5, "19:00")), "fixed max_per_week"),
        "more games fixed than there are courts": (fixed(small(groups=(4, 4)), A1_A2=a, A3_A4=a, B1_B2=a), "fixed courts"),
        "a game fixed where a team is away": (fixed(away(small(), A2=(3, 8, 12, 17)), A1_A2=a), "fixed unavailable"),
        "a game fixed where the pair may not meet": (forbidden(fixed(small(), A1_A2=a), ("A1", "A2", (1, 3))), "fixed forbidden"),
        "both meetings fixed too near": (fixed(small(rounds=2, sep_days=7), A1_A2=a, A1_A2_2=slot_id(5, "19:00")), "fixed sep_days rounds"),
        "people shared by the day, fixed on one day": (shared(fixed(small(groups=(3, 3)), A1_A2=a, B1_B2=late), "share_day", ["A1", "B1"]), "fixed share_day"),
        "people shared by the day, too few days": (shared(small(groups=(3, 3), days=(1, 3, 8)), "share_day", ["A1", "B1"]), "share_day"),
        "people shared by three teams": (shared(away(small(groups=(3, 3, 3), max_per_week=9), A1=(1, 3, 5, 8, 10), B1=(1, 3, 5, 8, 10), C1=(1, 3, 5, 8, 10)), "share_day", ["A1", "B1"], ["B1", "C1"], ["C1", "A1"]), "share_day unavailable"),
        "people shared by the hour, fixed at one time": (shared(fixed(small(groups=(3, 3)), A1_A2=a, B1_B2=a), "share_slot", ["B1", "A1"]), "fixed share_slot"),
        "people shared by the hour, too few hours": (shared(small(groups=(3, 3), days=(1, 3, 8), times=("19:00",), courts=3), "share_slot", ["A1", "B1"]), "share_slot"),
        "people shared in one group": (shared(small(days=(1, 3, 8, 10), times=("19:00",), courts=2), "share_slot", ["A1", "A2"]), "share_slot"),
        "more games than places": (small(days=(1, 3, 8, 10, 15), times=("19:00",), courts=1), "courts"),
        "courts closed on most days": (courts_at(small(courts=1, times=("19:00",)), 0, *FOUR_WEEKS[5:]), "courts"),
        "one court on the only days of four teams": (away(courts_at(small(times=("19:00",)), 1, 1, 3, 8), A1=(1, 3, 8), A2=(1, 3, 8), A3=(1, 3, 8), A4=(1, 3, 8)), "unavailable courts"),
        "one court for a group that is there on one day": (away(courts_at(small(groups=(4, 3), times=("18:00", "19:30", "21:00"), max_per_day=3, max_per_week=9), 1, 1), A1=(1,), A2=(1,), A3=(1,), A4=(1,)), "unavailable courts"),
        "a calendar that is too small": (small(days=(1, 3), times=("19:00",), courts=9), "slots"),
        "a calendar without an open court": (courts_at(small(), 0, *FOUR_WEEKS), "courts"),
        "too few days": (small(days=(5, 7), times=("18:00", "19:30", "21:00")), "max_per_day"),
        "no game a day": (small(max_per_day=0), "max_per_day"),
        "too few weeks": (small(days=(1, 3, 5), courts=3), "max_per_week"),
        "too much rest": (small(min_rest_days=12), "min_rest_days max_per_day"),
        "meetings too near": (small(groups=(3,), rounds=2, sep_days=24), "sep_days rounds"),
        "three meetings": (small(groups=(3,), rounds=3, sep_days=12), "sep_days rounds"),
        "too many meetings": (small(rounds=5), "rounds"),
        "24 teams: a team with six days": (away(district(), B3=EIGHT_WEEKS[:6]), "unavailable max_per_day"),
        "24 teams: more games than places": (district(groups=(12, 12)), "courts"),
        "24 teams: too few weeks": (district(days=EIGHT_WEEKS[:12], courts=6), "max_per_week"),
        "24 teams: too much rest": (district(min_rest_days=8), "min_rest_days max_per_day"),
        "24 teams: weekends only for a team, fixed in one of them": (fixed(away(district(max_per_week=1), A1=weekend[:12]), B1_B2=a), "unavailable max_per_week"),
        "24 teams: a group that is there on Saturdays only": (away(courts_at(district(), 1, *(n for n in EIGHT_WEEKS if n % 7 == 5)), **{f"C{n}": tuple(d for d in EIGHT_WEEKS if d % 7 == 5) for n in range(1, 9)}), "unavailable courts"),
        "32 teams: two rounds": (a_season(groups=(8, 8, 8, 8), days=EIGHT_WEEKS, times=TWO, courts=8, rounds=2, max_per_week=1), "max_per_week"),
    }  # fmt: skip
    found |= {
        "a team with too few days at home": (at_home(small(rounds=2, max_per_week=9, sep_days=2), A1=(1, 8)), "hosts"),
        "a team whose court never opens": (at_home(small(), A1=()), "hosts"),
        "a team at home when its guest is away": (at_home(away(small(), A2=(3, 8, 12, 17)), A1=(1, 5, 15, 22)), "hosts unavailable"),
        "no neutral court for two that have none": (at_home(courts_at(small(), 0, *FOUR_WEEKS), free=True, A1=FOUR_WEEKS), "courts"),
        "one game in thirteen days": (small(windows=[{"days": 13, "most": 1}]), "windows"),
        "few days at home, too near": (at_home(small(min_rest_days=0, max_per_week=9, windows=[{"days": 4, "most": 2}, {"days": 2, "most": 1, "weight": 5}]), A1=(1, 2, 3)), "hosts windows"),
        "a game fixed away from home": (at_home(fixed(small(), A1_A2=a), A1=FOUR_WEEKS), "fixed"),
    }  # fmt: skip
    named = {name: Impossible(season, frozenset(rules.split())) for name, (season, rules) in found.items()}
    two = away(forbidden(small(), ("A3", "A4", FOUR_WEEKS)), A1=(1, 3))
    three = away(district(), A1=EIGHT_WEEKS[:6], B1=EIGHT_WEEKS[4:9], C1=EIGHT_WEEKS[9:15])
    four = fixed(shared(small(groups=(3, 3)), "share_day", ["A1", "B1"]), A1_A2=a, B1_B2=late, A2_A3=a)
    days = small(days=(1, 3), times=("18:00", "19:30", "21:00"))
    named["too few days in one week"] = Impossible(days, frozenset({"max_per_day"}), together=True)
    named["two clashes at once"] = Impossible(two, frozenset(), together=True)
    named["24 teams: three teams with too few days"] = Impossible(three, frozenset({"unavailable"}), together=True)
    named["two clashes of fixed games"] = Impossible(four, frozenset({"fixed"}))
    return named


IMPOSSIBLE = _all()
SMALL = {name: case for name, case in IMPOSSIBLE.items() if len(case.season["teams"]) < 24}
LARGE = {name: case for name, case in IMPOSSIBLE.items() if name not in SMALL}
