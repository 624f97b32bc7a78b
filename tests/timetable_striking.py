"""Facts struck from a file and changes made to it, by the words of the format alone; and whether a file is possible.

Shares nothing with the engine: facts are found in the file by their `rule` and `at`, and possible is what a plain
model of one Boolean a game and slot says.
"""

from __future__ import annotations

import copy
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from ortools.sat.python import cp_model

Season = dict[str, Any]
Fact = dict[str, Any]
NO_LIMIT = {"rounds": 1, "max_per_day": 99, "max_per_week": 99, "min_rest_days": 0, "sep_days": 0}


def only(season: Season, facts: list[Fact]) -> Season:
    """The file in which of all facts only these are left."""
    left = copy.deepcopy(season) | {"fixed": [], "forbidden": [], "share_day": [], "share_slot": []}
    rules = {fact["rule"] for fact in facts}
    left["rules"] = {rule: season["rules"][rule] if rule in rules else free for rule, free in NO_LIMIT.items()}
    left["rules"] |= {"hosts": season["rules"].get("hosts", "free"), "windows": []}
    for team in left["teams"]:
        mine = [
            fact["at"]["dates"] for fact in facts if fact["rule"] == "unavailable" and fact["at"]["team"] == team["id"]
        ]
        assert all(set(dates) <= set(team["unavailable"]) for dates in mine), "a date that the file does not name"
        team["unavailable"] = [each for dates in mine for each in dates]
    counted = {slot for fact in facts if fact["rule"] == "courts" for slot in fact["at"]["slots"]}
    more = [f"more {number}" for number in range(20)]
    left["courts"] += [{"id": court, "name": court} for court in more]
    own = {court["id"]: court.get("hosts", []) for court in season["courts"]}
    for slot in left["slots"]:
        hosts = own[slot["courts"][0]] if slot["courts"] else []
        new = [f"{'+'.join(hosts)} {court}" for court in more] if hosts else more
        known = {court["id"] for court in left["courts"]}
        left["courts"] += [{"id": court, "name": court, "hosts": hosts} for court in new if court not in known]
        slot["courts"] += [] if slot["id"] in counted else new
    closed = {fact["at"]["team"]: fact["at"]["closed"] for fact in facts if fact["rule"] == "hosts"}
    for team in sorted({team for hosts in own.values() for team in hosts}):
        _opened(left, team, set(_days_without(season, team)) - set(closed.get(team, ())))
    if not rules & {"slots"} and not facts:
        left["slots"] += days_after(season, more)
    for fact in facts:
        _kept(season, left, fact)
    return left


def _days_without(season: Season, team: str) -> list[str]:
    """Days of the season on which the team's own court is closed."""
    own = {court["id"] for court in season["courts"] if team in court.get("hosts", [])}
    dates = [date.fromisoformat(slot["date"]) for slot in season["slots"]]
    first, last = min(*dates, date.fromisoformat(season["start"])), max(dates)
    all_ = [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]
    open_ = {slot["date"] for slot in season["slots"] if own & set(slot["courts"])}
    return [each for each in all_ if each not in open_]


def _opened(left: Season, team: str, dates: set[str]) -> None:
    """The team's court open on these dates too, for a game a day at its usual time."""
    own = {court["id"] for court in left["courts"] if team in court.get("hosts", [])}
    times = Counter(slot["time"] for slot in left["slots"] if own & set(slot["courts"]))
    usual = times.most_common(1)[0][0] if times else left["slots"][0]["time"]
    if dates:
        left["courts"].append({"id": f"{team} opened", "name": "opened", "hosts": [team]})
    for each in sorted(dates):
        slot = {"id": f"{team} {each}", "date": each, "time": usual, "klass": "H"}
        left["slots"].append(slot | {"courts": [f"{team} opened"]})


def _kept(season: Season, left: Season, fact: Fact) -> None:
    rule, at = fact["rule"], fact["at"]
    if rule == "forbidden":
        said = [d for f in season["forbidden"] if set(f["teams"]) == set(at["teams"]) for d in f["dates"]]
        assert set(at["dates"]) <= set(said)
        left["forbidden"].append({"teams": at["teams"], "dates": at["dates"]})
    elif rule == "fixed":
        assert at in season["fixed"]
        left["fixed"].append(at)
    elif rule in ("share_day", "share_slot"):
        assert sorted(at["teams"]) in [sorted(pair) for pair in season[rule]]
        left[rule].append(at["teams"])
    elif rule == "hosts":
        assert set(at["closed"]) <= set(_days_without(season, at["team"]))
    elif rule == "windows":
        assert at in [{"days": w["days"], "most": w["most"]} for w in season["rules"]["windows"] if not w.get("weight")]
        left["rules"]["windows"].append(at)
    elif rule in ("courts", "slots"):
        assert set(at["slots"]) <= {slot["id"] for slot in season["slots"]}
    elif rule != "unavailable":
        assert rule in NO_LIMIT, f"no key of the file: {rule}"


def days_after(season: Season, courts: list[str]) -> list[dict[str, Any]]:
    """A calendar that goes on."""
    last = max(date.fromisoformat(slot["date"]) for slot in season["slots"])
    days = [(last + timedelta(days=2 * n)).isoformat() for n in range(1, 60)]
    return [{"id": f"after {d}", "date": d, "time": "19:00", "klass": "WE", "courts": list(courts)} for d in days]


def changed(season: Season, change: dict[str, Any]) -> Season:
    """The file after a change and all that has to be made with it."""
    new = copy.deepcopy(season)
    for each in (change, *change.get("also", [])):
        if each["rule"] in NO_LIMIT:
            assert each["at"] == {"value": new["rules"][each["rule"]]}
            new["rules"][each["rule"]] = each["to"]
            new["fixed"] = [f for f in new["fixed"] if int(f["game"].partition("#")[2]) <= new["rules"]["rounds"]]
        else:
            _single(new, each["rule"], each["at"], each["to"])
    return new


def _single(new: Season, rule: str, at: dict[str, Any], to: Any) -> None:
    """A change to dates, games, pairs or slots."""
    if rule in ("unavailable", "forbidden"):
        whose = [team for team in new["teams"] if team["id"] == at.get("team")]
        whose += [entry for entry in new["forbidden"] if set(entry["teams"]) == set(at.get("teams", ()))]
        key = "unavailable" if rule == "unavailable" else "dates"
        for entry in whose:
            entry[key] = [d for d in entry[key] if d not in at["dates"]] + to
    elif rule == "hosts":
        assert to == "open"
        _opened(new, at["team"], set(at["opened"]))
    elif rule == "windows":
        new["rules"]["windows"] = [w | {"most": to} if at.items() <= w.items() else w for w in new["rules"]["windows"]]
    elif rule == "fixed":
        new["fixed"] = [entry for entry in new["fixed"] if entry != at]
    elif rule in ("share_day", "share_slot"):
        new[rule] = [pair for pair in new[rule] if sorted(pair) != sorted(at["teams"])]
    elif rule == "courts":
        new["courts"] += [{"id": f"new {n}", "name": "new"} for n in range(to)]
        for slot in new["slots"]:
            if slot["id"] in at["slots"]:
                slot["courts"] = (slot["courts"] + [f"new {n}" for n in range(to)])[:to]
    else:
        assert rule == "slots"
        new["courts"].append({"id": "more", "name": "more"})
        new["slots"] += days_after(new, ["more"])[: 3 * int(to)]


def fewer_moves_possible(season: Season, seats: dict[str, Any], stay: set[str], moves: int, work: float = 20.0) -> bool:
    """Whether the season can be with fewer than so many games away from these seats, and none of `stay`."""
    model, at = modelled(season)
    courts = {slot["id"]: slot["courts"] for slot in season["slots"]}
    kept = []
    for game, seat in seats.items():
        here = [var for (_a, _b, name, slot), var in at.items() if name == game and slot == seat["slot"]]
        if here and seat["court"] in courts[seat["slot"]]:
            keeps = model.new_bool_var("")
            model.add_implication(keeps, here[0])
            kept.append(keeps)
            if game in stay:
                model.add(keeps == 1)
    model.add(sum(kept) > len(seats) - moves)
    return _answered(model, work)


def possible(season: Season, work: float = 6.0) -> bool:
    """Whether there is a timetable; fails where that stays open."""
    sizes = Counter(team["group"] for team in season["teams"])
    games = season["rules"]["rounds"] * sum(size * (size - 1) // 2 for size in sizes.values())
    if games > len({(s["date"], s["time"], c) for s in season["slots"] for c in s["courts"]}):
        return False
    return _answered(modelled(season)[0], work)


def _answered(model: cp_model.CpModel, work: float) -> bool:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = work
    status = solver.solve(model)
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE), "left open"
    return status != cp_model.INFEASIBLE


Places = dict[tuple[str, str, str, str], Any]
"""By first team, second team, game and slot."""


def modelled(season: Season) -> tuple[cp_model.CpModel, Places]:  # noqa: C901 - rule by rule, as in the format
    """A plain model of the file; slots of one time that share courts hold as many games as they have courts."""
    model, rules = cp_model.CpModel(), season["rules"]
    slots = {slot["id"]: slot for slot in season["slots"]}
    number = {slot: date.fromisoformat(slots[slot]["date"]).toordinal() for slot in slots}
    teams = {team["id"]: team for team in season["teams"]}
    fixed = {entry["game"]: entry["slot"] for entry in season["fixed"]}
    at: Places = {}
    for leg in range(1, rules["rounds"] + 1):
        for a, b in combinations(teams, 2):
            if teams[a]["group"] == teams[b]["group"]:
                game = f"{a}-{b}#{leg}"
                barred = set(teams[a]["unavailable"]) | set(teams[b]["unavailable"])
                barred |= {d for f in season["forbidden"] if set(f["teams"]) == {a, b} for d in f["dates"]}
                free = [s for s in slots if slots[s]["date"] not in barred and fixed.get(game, s) == s]
                hosts = [(a, b)[(leg - 1) % 2]] if rules.get("hosts") == "legs" else [a, b]
                hosts = [] if {"id": game, "neutral": True} in season.get("games", []) else hosts
                free = [s for s in free if _may_host(season, slots[s], hosts)]
                at.update({(a, b, game, s): model.new_bool_var("") for s in free})
                model.add(sum(at[a, b, game, s] for s in free) == 1)
    _courts(model, slots, at)
    on: dict[str, dict[int, list[Any]]] = {team: defaultdict(list) for team in teams}
    when: dict[str, dict[tuple[int, str], list[Any]]] = {team: defaultdict(list) for team in teams}
    for (a, b, _game, s), var in at.items():
        for team, other in ((a, b), (b, a)):
            on[team][number[s]].append((other, var))
            when[team][number[s], slots[s]["time"]].append((other, var))
    for team in teams:
        plays = {d: [var for _, var in found] for d, found in on[team].items()}
        for found in when[team].values():
            model.add_at_most_one(var for _, var in found)
        busy = {d: model.new_bool_var("") for d in plays}
        for d, found in plays.items():
            model.add(sum(found) <= min(rules["max_per_day"], len(found)) * busy[d])
            model.add_at_most_one(busy[e] for e in busy if d <= e <= d + rules["min_rest_days"])
        for w in rules.get("windows", []):
            for d in plays if not w.get("weight") else ():
                model.add(sum(v for e in plays if d <= e < d + w["days"] for v in plays[e]) <= w["most"])
        for week in {(d - 1) // 7 for d in plays}:
            model.add(sum(v for d in plays if (d - 1) // 7 == week for v in plays[d]) <= rules["max_per_week"])
    for rule, places in (("share_day", on), ("share_slot", when)):
        for a, b in season[rule]:
            for place in set(places[a]) & set(places[b]):
                mine = [var for other, var in places[a][place] if other != b]
                theirs = [var for other, var in places[b][place] if other != a]
                for one in mine:
                    for two in theirs:
                        model.add_bool_or([~one, ~two])
    if rules["sep_days"]:
        meetings: dict[tuple[str, str], dict[int, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for (a, b, _game, s), var in at.items():
            meetings[a, b][number[s]].append(var)
        for days in meetings.values():
            for d in days:
                model.add_at_most_one(v for e in days if d <= e <= d + rules["sep_days"] for v in days[e])
    return model, at


def _may_host(season: Season, slot: dict[str, Any], teams: list[str]) -> bool:
    """Whether one of these teams hosts on the slot's courts: its own, or any others if it has none.

    No teams: nobody hosts, and the courts are nobody's.
    """
    own = {court["id"]: court.get("hosts", []) for court in season["courts"]}
    here = own[slot["courts"][0]] if slot["courts"] else []
    if not teams:
        return not here
    return any(team in here if here else all(team not in hosts for hosts in own.values()) for team in teams)


def _courts(model: cp_model.CpModel, slots: dict[str, Any], at: Places) -> None:
    """Each game on a court of its slot, each court once at a time; counted where slots of a time share no courts."""
    here: dict[str, list[Any]] = defaultdict(list)
    for (_a, _b, _game, s), var in at.items():
        here[s].append(var)
    moments: dict[tuple[str, str], list[str]] = defaultdict(list)
    for s, slot in slots.items():
        moments[slot["date"], slot["time"]].append(s)
    for together in moments.values():
        courts = [court for s in together for court in slots[s]["courts"]]
        if len(courts) == len(set(courts)):
            for s in together:
                model.add(sum(here[s]) <= len(slots[s]["courts"]))
            continue
        on = {(s, c): model.new_int_var(0, 1, "") for s in together for c in slots[s]["courts"]}
        for court in set(courts):
            model.add(sum(var for (_s, c), var in on.items() if c == court) <= 1)
        for s in together:
            model.add(sum(here[s]) <= sum(var for (slot, _c), var in on.items() if slot == s))
