"""What was looked at while a group was ranked, and how that becomes the steps that are shown."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from league.standings.rules.facts import FIRST, SECOND_FORFEIT, GameFact, Step, Team, Value
from league.standings.rules.tally import Rows


class Tie:
    """Teams level so far, and how far they have come through their criteria."""

    __slots__ = ("among", "criteria", "games", "level", "position", "rows", "start", "teams")

    def __init__(
        self,
        teams: list[Team],
        level: Any,
        criteria: Sequence[str],
        games: list[GameFact],
        start: str = FIRST,
        position: int = 0,
        among: list[Team] | None = None,
        rows: Rows | None = None,
    ) -> None:
        self.teams, self.level, self.criteria, self.start, self.position = teams, level, criteria, start, position
        self.games = games
        """The games to look in; once `rows` are there, only those among the teams of `among`."""
        self.among, self.rows = among or teams, rows


class Look(NamedTuple):
    """A step as it was taken."""

    teams: Sequence[Team]
    criterion: str
    values: Mapping[Team, Value]
    parts: Sequence[Sequence[Team]]
    level: tuple[Value, ...] = ()
    start: str = FIRST
    among: Sequence[Team] = ()
    met: bool = True
    adjusted: Mapping[Team, int] = {}
    waits: bool = False


def look(tie: Tie, criterion: str, compared: Sequence[Value], parts: Sequence[Sequence[Team]]) -> Look:
    """What was seen of a tie by one criterion."""
    values = dict(zip(tie.teams, compared, strict=True))
    level = tie.level if isinstance(tie.level, tuple) else (tie.level,)
    level = tuple(abs(number) if index else number for index, number in enumerate(level))
    if criterion.startswith("h2h_"):
        return Look(tie.teams, criterion, values, parts, level, tie.start, tie.among, bool(tie.games))
    return Look(tie.teams, criterion, values, parts, level, tie.start)


def first_looks(levels: Mapping[Any, list[Team]], first_by: str, adjusted: Mapping[Team, int]) -> Iterable[Look]:
    """All teams by points or wins; then, where the regulation says so, those level on points by losses."""
    if not levels:
        return
    by_first: dict[int, dict[Any, list[Team]]] = {}
    for level in sorted(levels, reverse=True):
        by_first.setdefault(level[0] if isinstance(level, tuple) else level, {})[level] = levels[level]
    parts = {value: [team for teams in inner.values() for team in teams] for value, inner in by_first.items()}
    values = {team: value for value, teams in parts.items() for team in teams}
    yield Look(list(values), first_by, values, list(parts.values()), adjusted=adjusted)
    if first_by != "points_then_fewer_losses":
        return
    for value, inner in by_first.items():
        if len(parts[value]) > 1:
            losses = {team: level[1] for level, teams in inner.items() for team in teams}
            yield Look(parts[value], first_by, losses, list(inner.values()), (value,))


def steps_of(
    looks: Iterable[Look], order: Sequence[Team], first_by: str, forfeits: Mapping[Team, int]
) -> tuple[Step, ...]:
    """The steps, second forfeits before all else; teams are listed in their final order, whatever came in first."""
    place = {team: index for index, team in enumerate(order)}

    def in_order(teams: Iterable[Team]) -> tuple[Team, ...]:
        return tuple(sorted(teams, key=place.__getitem__))

    steps = [Step((team,), SECOND_FORFEIT, {team: forfeits[team]}, ((team,),)) for team in sorted(forfeits, key=str)]
    for seen in looks:
        teams = in_order(seen.teams)
        values = {team: seen.values[team] for team in teams}
        parts = tuple(in_order(part) for part in seen.parts)
        among = in_order(seen.among)
        adjusted = {team: seen.adjusted[team] for team in teams if seen.adjusted.get(team)}
        steps.append(
            Step(
                teams,
                seen.criterion,
                values,
                parts,
                first_by,
                seen.level,
                seen.start,
                among,
                seen.met,
                adjusted,
                seen.waits,
            )
        )
    return tuple(steps)
