"""Final places of a competition (FIBA OBR D.5): games for places decide where they were played; otherwise the round in which
a team left, and inside it place in the group, win-loss record, difference and goals of all group games. What nothing parts
is shared. A game whose pairing was kept by decision counts as it was played.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from league.fixtures.rules.knockout import (
    FIFTH_PLACE,
    FIFTH_TO_EIGHTH,
    FINAL,
    QUARTER_FINALS,
    SEVENTH_PLACE,
    THIRD_PLACE,
    is_main,
)
from league.standings.rules.facts import Record, Team

PLAYED, ROUND, GROUP, OPEN = "played", "round", "group", "open"
"""How a place came about: a game for it, the round of leaving, the group stage alone; or not yet, for play goes on."""


@dataclass(frozen=True)
class Pair:
    """A pairing of a knock-out that is decided, by one game or by two on total score."""

    stage: int
    """The stage's position in its competition, as everywhere here."""
    round: int
    winner: Team
    loser: Team


@dataclass(frozen=True)
class GroupLine:
    """How a team stood at the end of a group."""

    team: Team
    stage: int
    rank: int
    record: Record


@dataclass(frozen=True)
class Place:
    """A place, or one that several teams share."""

    place: int
    teams: tuple[Team, ...]
    how: str
    round: int
    """The round of the game for the place, or the one of leaving; 0 where there is none."""
    stage: int
    """The last stage that these teams reached."""


@dataclass(frozen=True)
class _Block:
    """Teams that so far are level."""

    teams: tuple[Team, ...]
    how: str
    round: int
    stage: int


def final_places(
    pairs: Iterable[Pair],
    lines: Iterable[GroupLine],
    *,
    entered: Mapping[int, Collection[Team]] | None = None,
    out: Collection[Team] = (),
) -> list[Place]:
    """The places of all teams, best first. `entered` names by knock-out stage who is in it, whatever was played; the teams
    that are `out` of the competition have no place."""
    by_stage: dict[int, list[Pair]] = {stage: [] for stage in entered or {}}
    for pair in pairs:
        by_stage.setdefault(pair.stage, []).append(pair)
    by_line = {(line.stage, line.team): line for line in lines}
    last = {line.team: line for line in sorted(by_line.values(), key=lambda line: line.stage)}
    stages = sorted({*by_stage, *(stage for stage, _team in by_line)}, reverse=True)
    blocks: list[_Block] = []
    placed: set[Team] = set(out)
    for stage in stages:
        if stage in by_stage:
            found = _knock_out(stage, by_stage[stage], (entered or {}).get(stage, ()), placed)
        else:
            teams = tuple(team for at, team in by_line if at == stage and team not in placed)
            found = [_Block(teams, GROUP, 0, stage)]
        for block in found:
            placed |= set(block.teams)
        blocks += found
    return _places(blocks, by_line, last)


def _knock_out(stage: int, pairs: Sequence[Pair], entered: Collection[Team], placed: Collection[Team]) -> list[_Block]:
    """The teams of a bracket: those who played for a place, then by the last round each of them played."""
    seen: set[Team] = set(placed)
    blocks: list[_Block] = []

    def add(teams: Iterable[Team], how: str, round_: int) -> None:
        fresh = tuple(team for team in dict.fromkeys(teams) if team not in seen)
        seen.update(fresh)
        if fresh:
            blocks.append(_Block(fresh, how, round_, stage))

    by_round: dict[int, list[Pair]] = {}
    for pair in pairs:
        by_round.setdefault(pair.round, []).append(pair)
    over = FINAL in by_round
    for_place = {round_ for round_ in by_round if not is_main(round_)}
    reserved = {team for round_ in for_place for pair in by_round[round_] for team in (pair.winner, pair.loser)}
    for round_ in sorted(filter(is_main, {FINAL, *by_round})):
        found = by_round.get(round_, [])
        winners, losers = [pair.winner for pair in found], [pair.loser for pair in found]
        if round_ == FINAL:
            _add_played(add, found, FINAL)
            if not over:
                # Whoever is still in, the furthest first: nobody's place is known yet.
                gone = {pair.loser for pair in pairs} | reserved
                for reached in sorted(filter(is_main, by_round)):
                    add([pair.winner for pair in by_round[reached] if pair.winner not in gone], OPEN, reached)
                add([team for team in entered if team not in _named(pairs)], OPEN, 0)
            _add_played(add, by_round.get(THIRD_PLACE, ()), THIRD_PLACE)
        elif round_ == QUARTER_FINALS:
            _add_fifth_to_eighth(add, by_round, [*winners, *losers], reserved)
        else:
            add([*winners, *losers], ROUND, round_)
    add([team for pair in pairs for team in (pair.winner, pair.loser)], ROUND, max(by_round, default=0))
    add(entered, ROUND, 0)
    return blocks


Add = Callable[[Iterable[Team], str, int], None]


def _add_played(add: Add, pairs: Iterable[Pair], round_: int) -> None:
    for pair in pairs:
        add([pair.winner], PLAYED, round_)
        add([pair.loser], PLAYED, round_)


def _add_fifth_to_eighth(
    add: Add, by_round: Mapping[int, Sequence[Pair]], quarter_finals: Sequence[Team], reserved: Collection[Team]
) -> None:
    """The teams of the quarter-finals that are left: by the games for places 5 to 8, as far as they were played."""
    seventh = by_round.get(SEVENTH_PLACE, ())
    below = {team for pair in seventh for team in (pair.winner, pair.loser)}
    between = by_round.get(FIFTH_TO_EIGHTH, ())
    _add_played(add, by_round.get(FIFTH_PLACE, ()), FIFTH_PLACE)
    add([pair.winner for pair in between if pair.winner not in below], PLAYED, FIFTH_TO_EIGHTH)
    add([team for team in quarter_finals if team not in reserved], ROUND, QUARTER_FINALS)
    _add_played(add, seventh, SEVENTH_PLACE)
    add([pair.loser for pair in between], PLAYED, FIFTH_TO_EIGHTH)


def _named(pairs: Iterable[Pair]) -> set[Team]:
    return {team for pair in pairs for team in (pair.winner, pair.loser)}


def _places(
    blocks: Iterable[_Block], by_line: Mapping[tuple[int, Team], GroupLine], last: Mapping[Team, GroupLine]
) -> list[Place]:
    """Every block parted by the figures of the group stage; equal figures share the place."""
    places: list[Place] = []
    taken = 0
    for block in blocks:
        level: dict[tuple[Fraction | int, ...], list[Team]] = {}
        for team in block.teams:
            line = by_line.get((block.stage, team)) or last.get(team)
            level.setdefault(_figures(line), []).append(team)
        for figures in sorted(level):
            teams = tuple(sorted(level[figures], key=str))
            places.append(Place(taken + 1, teams, block.how, block.round, block.stage))
            taken += len(teams)
    return places


def _figures(line: GroupLine | None) -> tuple[Fraction | int, ...]:
    """What parts teams that left together, lower first; a team that was in no group comes last."""
    if line is None:
        return (1,)
    of = line.record
    won = Fraction(of.won, of.played) if of.played else Fraction(0)
    return (0, line.rank, -won, -of.difference, -of.scored)
