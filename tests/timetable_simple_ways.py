"""The same season by simple ways, to be measured beside the engine: the desk's simple placement, and a greedy circle."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta, timezone
from typing import Any

from timetable_checker import Checked

from league.fixtures.timetable.placing import Opening, ToPlace, place
from league.fixtures.timetable.problem import Game, Problem, Slot
from league.fixtures.timetable.reading import problem_from
from league.fixtures.timetable.solution import Seat
from league.fixtures.timetable.strips import Strips

HOME = timezone(timedelta(hours=8))


def simple_ways(season: dict[str, Any]) -> dict[str, dict[str, Seat]]:
    """Places by way: `simple` as the desk has it, `circle` by rounds into the first free place."""
    problem = problem_from(season)
    return {"simple": simple(problem), "circle": circle(problem)}


def judged(season: dict[str, Any], seats: dict[str, Seat]) -> str:
    """Last day and value (without officials) of what has a place, and how many rules the checker finds broken."""
    problem = problem_from(season)
    slots = {game: seat.slot for game, seat in seats.items()}
    placed = set(seats)
    part = Problem(**{**vars_of(problem), "games": tuple(game for game in problem.games if game.id in placed)})
    light = Strips(part, slots, problem.weights()).first()
    answer = {"games": {g: {"slot": s.slot, "court": s.court, "light": light[g]} for g, s in seats.items()}}
    check = Checked(season | {"ref_need": None, "referees": []}, answer)
    unplaced = len(check.wanted) - len(seats)
    check.wanted = list(seats)
    fixed = [entry for entry in season["fixed"] if entry["game"] in seats]
    check.problem = check.problem | {"fixed": fixed}
    broken, found = len(check.violations()), check.measures()
    text = f"{found['end_day']:3} {found['value']:5} {broken:3} broken"
    return text + (f" {unplaced:3} unplaced" if unplaced else "")


def vars_of(problem: Problem) -> dict[str, Any]:
    """The fields of a problem, without what it has worked out."""
    return {name: getattr(problem, name) for name in Problem.__dataclass_fields__}


def circle_rounds(problem: Problem) -> dict[str, int]:
    """The round of each game by the circle method."""
    rounds: dict[str, int] = {}
    by_pair: dict[frozenset[str], list[str]] = defaultdict(list)
    for game in problem.games:
        by_pair[frozenset(game.teams)].append(game.id)
    for teams in problem.groups.values():
        ring: list[str | None] = [*teams, *([None] if len(teams) % 2 else [])]
        for number in range(len(ring) - 1):
            for one, other in zip(ring[: len(ring) // 2], ring[: len(ring) // 2 - 1 : -1], strict=True):
                if one and other:
                    for leg, game in enumerate(by_pair[frozenset((one, other))]):
                        rounds[game] = number + leg * (len(ring) - 1)
            ring.insert(1, ring.pop())
    return rounds


def simple(problem: Problem) -> dict[str, Seat]:
    """`placing.place`, which knows nothing of absences, weeks and shared people."""
    ids = {game.id: number for number, game in enumerate(problem.games)}
    teams = {team.id: number for number, team in enumerate(problem.teams)}
    courts = {court: number for number, court in enumerate(problem.courts)}
    lines = {group: number for number, group in enumerate(problem.groups)}
    rounds = circle_rounds(problem)
    midnight = datetime(problem.start.year, problem.start.month, problem.start.day, tzinfo=HOME)
    starts = {
        slot.id: midnight + timedelta(days=slot.day, hours=int(slot.time[:2]), minutes=int(slot.time[3:]))
        for slot in problem.slots
    }
    openings = {(starts[s.id], courts[c]): (s.id, c) for s in problem.slots for c in s.courts}
    wanted = [
        ToPlace(ids[g.id], ids[g.id], lines[g.group], rounds[g.id], frozenset(teams[t] for t in g.teams))
        for g in problem.games
    ]
    placed = place(wanted, [Opening(court, start, 90) for start, court in openings])
    names = {number: game for game, number in ids.items()}
    return {names[n]: Seat(*openings[o.starts_at, o.court]) for n, o in placed.places.items()}


def circle(problem: Problem) -> dict[str, Seat]:
    """Rounds of the circle, each game into the first place that breaks no rule; one game of a team a day."""
    rounds, seats = circle_rounds(problem), {}
    played: dict[str, list[tuple[Game, Slot]]] = defaultdict(list)
    used: set[tuple[tuple[int, str], str]] = set()
    for game in sorted(problem.games, key=lambda g: (g.id not in problem.fixed, rounds[g.id], g.id)):
        for slot in problem.slots:
            court = next((c for c in slot.courts if (slot.moment, c) not in used), None)
            fixed = problem.fixed.get(game.id, slot.id) == slot.id
            if court is None or slot.day in problem.barred(game) or not fixed:
                continue
            if all(_free(problem, played, team, game, slot) for team in game.teams):
                seats[game.id] = Seat(slot.id, court)
                used.add((slot.moment, court))
                for team in game.teams:
                    played[team].append((game, slot))
                break
    return seats


def _free(problem: Problem, played: dict[str, list[tuple[Game, Slot]]], team: str, game: Game, slot: Slot) -> bool:
    """Rest, games a week, the other meeting far enough, and nobody needed in two places."""
    rules, days = problem.rules, [there.day for _other, there in played[team]]
    week = sum(problem.week(day) == problem.week(slot.day) for day in days)
    if week >= rules.max_per_week or any(abs(day - slot.day) <= rules.min_rest_days for day in days):
        return False
    meetings = [there.day for other, there in played[team] if set(other.teams) == set(game.teams)]
    if rules.sep_days and any(abs(day - slot.day) <= rules.sep_days for day in meetings):
        return False
    for pairs, whole in ((problem.share_day, True), (problem.share_slot, False)):
        for pair in pairs:
            if team in pair and set(pair) != set(game.teams):
                other = pair[0] if pair[1] == team else pair[1]
                theirs = [there for g, there in played[other] if team not in g.teams]
                if any(there.moment == slot.moment or (whole and there.day == slot.day) for there in theirs):
                    return False
    return True
