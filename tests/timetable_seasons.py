"""Seasons in the timetable's file format, in the domain's words."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

INSTANCES = Path(__file__).parent / "data" / "timetable"
START = date(2027, 5, 3)  # a Monday


def instance(name: str) -> dict[str, Any]:
    """One of the instances that are measured."""
    return json.loads((INSTANCES / f"{name}.json").read_text())


def day(number: int) -> str:
    return (START + timedelta(days=number)).isoformat()


def slot_id(number: int, time: str) -> str:
    return f"{day(number)}T{time}"


def a_season(
    *,
    groups: tuple[int, ...] = (4,),
    days: tuple[int, ...] = (1, 3, 5, 8, 10, 12, 15, 17),
    times: tuple[str, ...] = ("19:00",),
    courts: int = 1,
    unavailable: dict[str, list[int]] | None = None,
    **rules: int,
) -> dict[str, Any]:
    """Groups A, B, ... of so many teams; every court is open on every day at every time. Weekends are a kind."""
    ids = [f"C{number + 1}" for number in range(courts)]
    return {
        "name": "a season",
        "start": START.isoformat(),
        "weeks": 4,
        "rules": {"rounds": 1, "max_per_day": 1, "max_per_week": 2, "min_rest_days": 1, "sep_days": 0} | rules,
        "teams": [
            {
                "id": f"{'ABCDEF'[group]}{number + 1}",
                "group": "ABCDEF"[group],
                "unavailable": [day(n) for n in (unavailable or {}).get(f"{'ABCDEF'[group]}{number + 1}", [])],
            }
            for group, size in enumerate(groups)
            for number in range(size)
        ],
        "courts": [{"id": court, "name": court, "district": "S"} for court in ids],
        "slots": [
            {"id": slot_id(n, time), "date": day(n), "time": time, "klass": kind(n, time), "courts": list(ids)}
            for n in days
            for time in times
        ],
        "share_day": [],
        "share_slot": [],
        "referees": [],
        "ref_need": None,
        "fixed": [],
        "forbidden": [],
        "knockout": None,
    }


def at_home(season: dict[str, Any], *, free: bool = False, **open_: tuple[int, ...]) -> dict[str, Any]:
    """The same season with courts of these teams' own, open on these days; who hosts is free, or goes by legs."""
    season["courts"] += [{"id": f"home {team}", "name": "home", "district": "S", "hosts": [team]} for team in open_]
    for team, days in open_.items():
        season["slots"] += [home_slot(team, n) for n in days]
    season["rules"]["hosts"] = "free" if free else "legs"
    return season


def home_slot(team: str, number: int) -> dict[str, Any]:
    own = {"id": f"{team}@{day(number)}", "date": day(number), "time": "20:00", "klass": "H"}
    return own | {"courts": [f"home {team}"]}


def kind(number: int, time: str) -> str:
    weekend = (START + timedelta(days=number)).weekday() > 4
    return "SA" if weekend else ("WE" if time < "20:00" else "WL")


def officials(season: dict[str, Any], people: int, crew: int = 2) -> dict[str, Any]:
    """The same season with crews; every other official is of level 2, one of each crew has to be."""
    season["referees"] = [
        {
            "id": f"R{number}",
            "level": 1 + number % 2,
            "conflicts": [],
            "unavailable": [],
            "max_per_day": 2,
            "max_per_week": 4,
        }
        for number in range(people)
    ]
    season["ref_need"] = {"crew": crew, "min_level": [2, 1]}
    return season
