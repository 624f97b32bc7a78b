"""What a decision changes: the difference between what was seen before and what is seen after it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from league.decisions.rules.seen import GameSeen, GroupSeen, Holder, Line, Question, ResultSeen, Seen
from league.errors import Sentence


@dataclass(frozen=True)
class RankChange:
    """A team's rank in a group; None where it has none (before or after it is out)."""

    group: str
    team: int
    old: int | None
    new: int | None
    old_shared: bool = False
    new_shared: bool = False


@dataclass(frozen=True)
class ReasonChange:
    """A rank that stays and is now decided by something else, or by another number."""

    group: str
    team: int
    rank: int
    old: Sentence | None
    new: Sentence | None


@dataclass(frozen=True)
class PointsChange:
    """A team's classification points."""

    group: str
    team: int
    old: int
    new: int


@dataclass(frozen=True)
class Qualifier:
    """A team that goes on now, or no longer does."""

    group: str
    team: int
    goes_on: bool


@dataclass(frozen=True)
class OutChange:
    """A team is out (withdrawn, disqualified, second_forfeit), or back in: then `new` is empty."""

    group: str
    team: int
    old: str
    new: str


@dataclass(frozen=True)
class SeatChange:
    """A side of a game passes from one team to another, or waits again for where it comes from."""

    game: str
    number: int
    name: Sentence
    side: str
    old: Holder
    new: Holder
    opponent: Holder


@dataclass(frozen=True)
class ResultChange:
    """Another result, none any more, or void. `old` is None for a game that is new: a replay."""

    game: str
    """Public id; empty for a game that is new, for it has none before it is made."""
    number: int
    name: Sentence
    group: str
    a: Holder
    b: Holder
    old: ResultSeen | None
    new: ResultSeen | None
    """None for a game that is gone: the replay that an undoing takes back."""


@dataclass(frozen=True)
class Effect:
    """All that changes. Nothing at all is an answer too."""

    ranks: tuple[RankChange, ...] = ()
    reasons: tuple[ReasonChange, ...] = ()
    points: tuple[PointsChange, ...] = ()
    qualifiers: tuple[Qualifier, ...] = ()
    out: tuple[OutChange, ...] = ()
    seats: tuple[SeatChange, ...] = ()
    results: tuple[ResultChange, ...] = ()
    questions: tuple[Question, ...] = ()
    teams: int = 0
    """How many teams there are in all tables that were looked at."""
    same_groups: tuple[str, ...] = ()
    """The groups in whose tables nothing changes."""

    @property
    def nothing(self) -> bool:
        """Whether nothing changes that anybody could see."""
        return not any(
            (
                self.ranks,
                self.reasons,
                self.points,
                self.qualifiers,
                self.out,
                self.seats,
                self.results,
                self.questions,
            )
        )

    @property
    def moved(self) -> int:
        """How many teams change their rank."""
        return len({(change.group, change.team) for change in self.ranks})

    @property
    def concerned(self) -> tuple[int, ...]:
        """Every team that is named in it, in that order."""
        return tuple(dict.fromkeys(_teams_of(self)))

    @property
    def games(self) -> tuple[str, ...]:
        """The public ids of all games that change or are in question, replays that are new left out."""
        named = (
            *(change.game for change in self.results),
            *(change.game for change in self.seats),
            *(question.game for question in self.questions),
        )
        return tuple(dict.fromkeys(game for game in named if game))


def compare(before: Seen, after: Seen) -> Effect:
    """The difference; groups and games are known again by their ids."""
    old_groups = {group.id: group for group in before.groups}
    new_groups = {group.id: group for group in after.groups}
    pairs = [
        (old_groups.get(id_, GroupSeen(id_, group.name, ())), new_groups.get(id_, GroupSeen(id_, group.name, ())))
        for id_, group in (old_groups | new_groups).items()
    ]
    lines = [pair for old, new in pairs for pair in _lines(old, new)]
    old_games = {game.game: game for game in before.games}
    new_games = {game.game: game for game in after.games}
    known = {(question.game, question.side, question.wanted) for question in before.questions}
    return Effect(
        ranks=tuple(_rank(*pair) for pair in lines if _placed(pair[1]) != _placed(pair[2])),
        reasons=tuple(_reasons(lines)),
        points=tuple(_points(lines)),
        qualifiers=tuple(
            Qualifier(name, (new or old).team, bool(new and new.through))  # type: ignore[union-attr]
            for name, old, new in lines
            if bool(old and old.through) != bool(new and new.through)
        ),
        out=tuple(_out(lines)),
        seats=tuple(
            change for id_ in old_games if id_ in new_games for change in _seats(old_games[id_], new_games[id_])
        ),
        results=tuple(_results(old_games, new_games)),
        questions=tuple(q for q in after.questions if (q.game, q.side, q.wanted) not in known),
        teams=sum(len(group.lines) for group in after.groups),
        same_groups=tuple(new.name for old, new in pairs if old.lines == new.lines),
    )


Lines = tuple[str, Line | None, Line | None]
"""A group's name, and a team's line in it before and after."""


def _lines(old: GroupSeen, new: GroupSeen) -> Iterator[Lines]:
    """Each team's line before and after, in the order of the new table, then those that are no longer in it."""
    before = {line.team: line for line in old.lines}
    after = {line.team: line for line in new.lines}
    for team in [*after, *(team for team in before if team not in after)]:
        yield new.name, before.get(team), after.get(team)


def _placed(line: Line | None) -> tuple[int | None, bool]:
    return (line.rank, line.shared) if line else (None, False)


def _rank(group: str, old: Line | None, new: Line | None) -> RankChange:
    (was, was_shared), (now, now_shared) = _placed(old), _placed(new)
    team = new.team if new else old.team if old else 0
    return RankChange(group, team, was, now, was_shared, now_shared)


def _reasons(lines: list[Lines]) -> Iterator[ReasonChange]:
    for group, old, new in lines:
        if old and new and new.rank is not None and _placed(old) == _placed(new) and old.reason != new.reason:
            yield ReasonChange(group, new.team, new.rank, old.reason, new.reason)


def _points(lines: list[Lines]) -> Iterator[PointsChange]:
    for group, old, new in lines:
        if old and new and not (old.out or new.out) and old.points != new.points:
            yield PointsChange(group, new.team, old.points, new.points)


def _out(lines: list[Lines]) -> Iterator[OutChange]:
    for group, old, new in lines:
        was, now = old.out if old else "", new.out if new else ""
        if was != now:
            yield OutChange(group, (new or old).team, was, now)  # type: ignore[union-attr]


def _seats(old: GameSeen, new: GameSeen) -> Iterator[SeatChange]:
    for side, was, now, opponent in (("a", old.a, new.a, new.b), ("b", old.b, new.b, new.a)):
        if was != now:
            yield SeatChange(new.game, new.number, new.name, side, was, now, opponent)


def _results(before: Mapping[str, GameSeen], after: Mapping[str, GameSeen]) -> Iterator[ResultChange]:
    for id_, game in after.items():
        old = before.get(id_)
        if old is None:
            yield ResultChange("", game.number, game.name, game.group, game.a, game.b, None, game.result)
        elif old.result != game.result:
            yield ResultChange(id_, game.number, game.name, game.group, game.a, game.b, old.result, game.result)
    for id_, game in before.items():
        if id_ not in after:
            yield ResultChange(id_, game.number, game.name, game.group, game.a, game.b, game.result, None)


def _teams_of(effect: Effect) -> Iterator[int]:
    for changes in (effect.out, effect.ranks, effect.qualifiers, effect.points, effect.reasons):
        yield from (change.team for change in changes)
    for seat in effect.seats:
        yield from (holder for holder in (seat.old, seat.new, seat.opponent) if isinstance(holder, int))
    for question in effect.questions:
        named = (question.seated, question.wanted, question.opponent)
        yield from (holder for holder in named if isinstance(holder, int))
    for result in effect.results:
        yield from (holder for holder in (result.a, result.b) if isinstance(holder, int))
