"""Checks a timetable by the words of the file format alone; shares nothing with the engine and knows no solver.

Every rule is looked at by itself, game by game and pair by pair: slow, and easy to believe.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations, pairwise
from typing import Any

WEIGHTS = dict(gpd_excess=10, klass_range=10, rest_short=2, gap_long=2, court_range=1, light_imbalance=3)
WEIGHTS |= dict(colour_breaks=1, window_excess=1, ref_missing=100, ref_range=3, ref_repeat=1)


def monday(iso: str) -> int:
    """The number of the calendar week, from an arbitrary Monday on."""
    return (date.fromisoformat(iso).toordinal() - 1) // 7


def days_between(one: str, other: str) -> int:
    return abs(date.fromisoformat(one).toordinal() - date.fromisoformat(other).toordinal())


class Checked:
    """A problem and a solution, both as parsed JSON."""

    def __init__(self, problem: dict[str, Any], solution: dict[str, Any]) -> None:
        self.problem, self.rules = problem, problem["rules"]
        self.slots = {slot["id"]: slot for slot in problem["slots"]}
        self.seats: dict[str, dict[str, Any]] = solution["games"]
        self.wanted = [
            f"{a['id']}-{b['id']}#{leg + 1}"
            for leg in range(self.rules["rounds"])
            for a, b in combinations(problem["teams"], 2)
            if a["group"] == b["group"]
        ]
        self.wrong: list[str] = []

    def teams(self, game: str) -> list[str]:
        return game.partition("#")[0].split("-")

    def slot(self, game: str) -> dict[str, Any]:
        return self.slots[self.seats[game]["slot"]]

    def games(self, team: str) -> list[str]:
        """The team's games in time."""
        mine = [game for game in self.seats if team in self.teams(game)]
        return sorted(mine, key=lambda game: (self.slot(game)["date"], self.slot(game)["time"]))

    def say(self, text: str) -> None:
        self.wrong.append(text)

    def violations(self) -> list[str]:
        """Every hard rule that is broken, in words."""
        self.wrong = []
        if sorted(self.seats) != sorted(self.wanted):
            self.say("games are missing, or nobody asked for them")
            return self.wrong
        self._places()
        self._teams()
        self._pairs()
        self._officials()
        return self.wrong

    def _places(self) -> None:
        for game, seat in self.seats.items():
            if seat["court"] not in self.slot(game)["courts"]:
                self.say(f"{game}: the court is closed")
            if seat["light"] not in self.teams(game):
                self.say(f"{game}: nobody wears light")
            self._host(game, seat)
        for one, other in combinations(self.seats, 2):
            if self.at(one) == self.at(other):
                if self.seats[one]["court"] == self.seats[other]["court"]:
                    self.say(f"{one} and {other} are on one court")
                if set(self.teams(one)) & set(self.teams(other)):
                    self.say(f"{one} and {other} share a team at one time")
        for fixed in self.problem["fixed"]:
            if self.seats[fixed["game"]]["slot"] != fixed["slot"]:
                self.say(f"{fixed['game']} is not where it is fixed")

    def _host(self, game: str, seat: dict[str, Any]) -> None:
        """On its own court a team hosts, on others those without one; leg by leg one team and the other."""
        own = {court["id"]: court.get("hosts", []) for court in self.problem["courts"]}
        legs = self.rules.get("hosts") == "legs"
        if not legs and not any(own.values()):
            return
        host, whose = seat["host"], own[seat["court"]]
        if any(entry["id"] == game and entry.get("neutral") for entry in self.problem.get("games", [])):
            if host is not None or whose:
                self.say(f"{game} belongs on a neutral court, where nobody hosts")
            return
        if host != seat["light"]:
            self.say(f"{game}: the host is not in light")
        if host not in whose if whose else any(host in teams for teams in own.values()):
            self.say(f"{game}: {host} does not host there")
        if legs and host != self.teams(game)[(int(game.partition("#")[2]) - 1) % 2]:
            self.say(f"{game}: {host} does not host this leg")

    def at(self, game: str) -> tuple[str, str]:
        return self.slot(game)["date"], self.slot(game)["time"]

    def _teams(self) -> None:
        for team in self.problem["teams"]:
            dates = [self.slot(game)["date"] for game in self.games(team["id"])]
            if set(dates) & set(team["unavailable"]):
                self.say(f"{team['id']} plays on a day that it cannot")
            if dates and max(Counter(dates).values()) > self.rules["max_per_day"]:
                self.say(f"{team['id']} plays too often on a day")
            if dates and max(Counter(map(monday, dates)).values()) > self.rules["max_per_week"]:
                self.say(f"{team['id']} plays too often in a week")
            for window in self.rules.get("windows", []):
                near = [sum(0 <= days_between(one, d) < window["days"] for d in dates if d >= one) for one in dates]
                if not window.get("weight") and max(near, default=0) > window["most"]:
                    self.say(f"{team['id']} has more than {window['most']} games in {window['days']} days")
            for one, other in combinations(sorted(set(dates)), 2):
                if days_between(one, other) - 1 < self.rules["min_rest_days"]:
                    self.say(f"{team['id']} has no rest between {one} and {other}")

    def _pairs(self) -> None:
        for forbidden in self.problem["forbidden"]:
            for game in self.seats:
                if set(self.teams(game)) == set(forbidden["teams"]) and self.slot(game)["date"] in forbidden["dates"]:
                    self.say(f"{game} is on a forbidden day")
        for field, place in (("share_day", lambda game: self.at(game)[0]), ("share_slot", self.at)):
            for a, b in self.problem[field]:
                mine, theirs = ([g for g in self.games(t) if set(self.teams(g)) != {a, b}] for t in (a, b))
                if {place(game) for game in mine} & {place(game) for game in theirs}:
                    self.say(f"{field}: {a} and {b} meet themselves")
        for one, other in combinations(self.seats, 2):
            if self.teams(one) == self.teams(other):
                apart = days_between(self.slot(one)["date"], self.slot(other)["date"])
                if self.rules["sep_days"] and apart - 1 < self.rules["sep_days"]:
                    self.say(f"{one} and {other} are too near")

    def _officials(self) -> None:
        need = self.problem["ref_need"]
        for referee in self.problem["referees"] or []:
            mine = [game for game, seat in self.seats.items() if referee["id"] in seat.get("referees", [])]
            dates = [self.slot(game)["date"] for game in mine]
            if set(dates) & set(referee["unavailable"]):
                self.say(f"{referee['id']} cannot be there")
            if any(set(self.teams(game)) & set(referee["conflicts"]) for game in mine):
                self.say(f"{referee['id']} has a conflict")
            if len({self.at(game) for game in mine}) < len(mine):
                self.say(f"{referee['id']} is in two places")
            if mine and max(Counter(dates).values()) > referee["max_per_day"]:
                self.say(f"{referee['id']} works too often on a day")
            if mine and max(Counter(map(monday, dates)).values()) > referee["max_per_week"]:
                self.say(f"{referee['id']} works too often in a week")
        for game, seat in self.seats.items():
            crew = seat.get("referees", [])
            if need and (len(crew) > need["crew"] or len(set(crew)) < len(crew)):
                self.say(f"{game}: the crew is too large")

    def measures(self) -> dict[str, int]:
        """What the format's table of measures says, one line after the other."""
        found = Counter({name: 0 for name in WEIGHTS})
        start = self.problem["start"]
        found["end_day"] = max(days_between(start, self.slot(game)["date"]) for game in self.seats)
        courts = [court["id"] for court in self.problem["courts"] if not court.get("hosts")]
        for team in self.problem["teams"]:
            games = self.games(team["id"])
            dates = [self.slot(game)["date"] for game in games]
            for one, other in pairwise(dates):
                found["rest_short"] += max(0, 3 - (days_between(one, other) - 1))
                found["gap_long"] += max(0, days_between(one, other) - 14)
            on = [sum(self.seats[game]["court"] == court for game in games) for court in courts]
            found["court_range"] += max(on, default=0) - min(on, default=0)
            worn = [self.seats[game]["light"] == team["id"] for game in games]
            off = abs(worn.count(True) - worn.count(False))
            found["light_imbalance"] += off - (len(worn) % 2) if off else 0
            found["colour_breaks"] += sum(a == b for a, b in pairwise(worn))
            found["window_excess"] += self._crowded(dates)
        self._of_groups(found)
        self._of_officials(found)
        found["value"] = sum(WEIGHTS[name] * found[name] for name in WEIGHTS)
        return dict(found)

    def _crowded(self, dates: list[str]) -> int:
        """Row by row inside the season: games beyond what the row may hold, weighted."""
        numbers = [date.fromisoformat(found).toordinal() for found in dates]
        season = [date.fromisoformat(slot["date"]).toordinal() for slot in self.problem["slots"]]
        season.append(date.fromisoformat(self.problem["start"]).toordinal())
        total = 0
        for window in self.rules.get("windows", []):
            for first in range(min(season), max(season) - window["days"] + 2):
                games = sum(first <= number < first + window["days"] for number in numbers)
                total += window.get("weight", 0) * max(0, games - window["most"])
        return total

    def _of_groups(self, found: Counter[str]) -> None:
        for group in {team["group"] for team in self.problem["teams"]}:
            teams = [team["id"] for team in self.problem["teams"] if team["group"] == group]
            for klass in {slot["klass"] for slot in self.problem["slots"]}:
                counts = [sum(self.slot(game)["klass"] == klass for game in self.games(team)) for team in teams]
                found["klass_range"] += max(counts) - min(counts)
            for week in {monday(slot["date"]) for slot in self.problem["slots"]}:
                counts = [sum(monday(self.slot(game)["date"]) <= week for game in self.games(team)) for team in teams]
                found["gpd_excess"] += max(0, max(counts) - min(counts) - 1)

    def _of_officials(self, found: Counter[str]) -> None:
        need, people = self.problem["ref_need"], {r["id"]: r for r in self.problem["referees"] or []}
        if not need:
            return
        met: Counter[tuple[str, str]] = Counter()
        load = Counter({referee: 0 for referee in people})
        for game, seat in self.seats.items():
            crew = seat["referees"]
            found["ref_missing"] += need["crew"] - len(crew)
            found["ref_missing"] += all(people[referee]["level"] < max(need["min_level"]) for referee in crew)
            load.update(crew)
            met.update((referee, team) for referee in crew for team in self.teams(game))
        found["ref_range"] = max(load.values(), default=0) - min(load.values(), default=0)
        found["ref_repeat"] = sum(times - 2 for times in met.values() if times > 2)
