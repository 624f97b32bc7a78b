"""What a regulation (竞赛规程) holds and which of its values make sense. A frozen value, written to and read from JSON."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from league.errors import N_, Refused

FIRST_BY = ("points", "wins", "points_then_fewer_losses")
TIE_BREAKS = (
    "h2h_points",
    "h2h_wins",
    "h2h_difference",
    "h2h_scored",
    "h2h_ratio",
    "difference",
    "scored",
    "ratio",
    "quotients",
)
SECOND_FORFEIT = ("void", "keep")
H2H_WHEN = ("at_once", "all_played")
CLOCKS = ("stopped", "running", "last_period", "last_minutes")
"""How the clock runs: stopped throughout, running throughout, running but for the last period, or but for the last two
minutes of it."""
HALVES = ("half", "period")
WITHDRAWAL = ("void", "keep", "rest")
CARRIED_OVER = ("none", "qualified", "all")
ACROSS_GROUPS = ("points", "wins", "difference", "scored", "ratio")
BONUS_TO = ("own", "opponents")
LIGHT_STRIP = ("first", "second")
HOME_COURTS = ("none", "timetable", "given")
"""Whether teams host each other, and who says which of two does: the timetable, or the order in which they were drawn."""
NAMED_FIRST = ("host", "drawn")
FIBA_TIE_BREAK = ("h2h_points", "h2h_difference", "h2h_scored", "difference", "scored")


class BadRegulation(Refused):
    """A value of the regulation is missing, unknown or makes no sense."""

    message = N_("The regulation cannot be read at “%(at)s”: %(found)s.")


@dataclass(frozen=True)
class Points:
    """Classification points (积分) a game gives: to its winner, and to the loser by how he lost (FIBA OBR D.1.1)."""

    win: int = 2
    loss: int = 1
    default: int = 1
    forfeit: int = 0


@dataclass(frozen=True)
class Ranking:
    """How a group is ranked (FIBA OBR D.1.3, D.1.4, and what other regulations put in their place)."""

    points: Points = Points()
    first_by: str = "points"
    tie_break: tuple[str, ...] = FIBA_TIE_BREAK
    tie_break_two: tuple[str, ...] | None = None
    restart: bool = True
    second_forfeit: str = "void"
    h2h_when: str = "at_once"
    """Games between tied teams count `at_once`, or once `all_played`."""


@dataclass(frozen=True)
class PlayingTime:
    """How long a game of a kind of stage is, and how its clock runs."""

    periods: int = 4
    minutes: int = 10
    clock: str = "stopped"


@dataclass(frozen=True)
class HouseRule:
    """A local rule that scores without a basket (本地规则), such as ten points to the opponents of a short team."""

    key: str
    """Its name in stored results; never changes once it was used."""
    name: str
    points: int
    """What it gives each time."""
    to: str = "own"
    """Whom the points go to: the `own` side, or its `opponents`."""
    most: int = 1
    """How often a side may use it in a game."""
    name_en: str = ""


@dataclass(frozen=True)
class TimeOuts:
    """Time-outs: by half (first, second) or by period (each but the last, last); and in an extra period (FIBA OBR 18)."""

    by: str = "half"
    first: int = 2
    last: int = 3
    extra: int = 1


@dataclass(frozen=True)
class Fouls:
    """When a player is out, and from how many team fouls on a period or half the penalty holds (FIBA OBR 40, 41)."""

    player: int = 5
    team: int = 4
    by: str = "period"


@dataclass(frozen=True)
class Regulation:
    """One version of a competition's regulation."""

    ranking: Ranking = Ranking()
    extra_periods_count: bool = True
    """Whether points of extra periods count for differences, sums and ratios; the winner always comes from the score."""
    carried_over: str = "none"
    """Results of an earlier round robin that count in a later one: none, those between teams that went on, or all."""
    across_groups: tuple[str, ...] = ("points", "difference", "scored")
    """How teams of different groups are compared (FIBA OBR D.4)."""
    equal_groups: bool = True
    """Whether games against the last of larger groups are left out of that comparison, until all have as many."""
    withdrawal: str = "void"
    """What becomes of a withdrawn team's games: all void, those played kept, or kept and the rest lost by forfeit."""
    roster_min: int = 8
    roster_max: int = 15
    game_list_max: int = 12
    periods: int = 4
    period_minutes: int = 10
    extra_minutes: int = 5
    forfeit_score: int = 20
    default_score: int = 2
    light_strip: str = "first"
    """Which team wears light: `first` (the team named first, FIBA) or `second`."""
    home_courts: str = "none"
    """`timetable`: a pair that meets once is hosted by whom the timetable says, in a knock-out by nobody; `given`: by the
    team drawn first. Of two meetings each team hosts one, whatever this says."""
    named_first: str = "host"
    """Where teams host: whether the `host` is named first, or the team that was `drawn` first."""
    clock: str = "stopped"
    knock_out_time: PlayingTime | None = None
    """The playing time of the knock-out, where it differs from that of the groups."""
    time_outs: TimeOuts = TimeOuts()
    fouls: Fouls = Fouls()
    late_minutes: int = 15
    """So long after its start a team that is not ready forfeits (FIBA OBR 20.1)."""
    house_rules: tuple[HouseRule, ...] = ()
    changes_after_deadline: bool = field(default=False)

    @property
    def hosted(self) -> bool:
        """Whether games have hosts (主客场制)."""
        return self.home_courts != "none"

    @property
    def time(self) -> PlayingTime:
        """The playing time of the groups."""
        return PlayingTime(self.periods, self.period_minutes, self.clock)

    def for_stage(self, kind: str) -> "Regulation":
        """As it holds in a stage of this kind: `round_robin` or `knock_out`."""
        own = self.knock_out_time if kind == "knock_out" else None
        if own is None:
            return self
        return replace(self, periods=own.periods, period_minutes=own.minutes, clock=own.clock)

    def house_rule(self, key: str) -> HouseRule | None:
        """The house rule of this key, if there is one."""
        return next((rule for rule in self.house_rules if rule.key == key), None)


def ranking_from_json(data: Mapping[str, Any]) -> Ranking:
    """Read the ranking part; raises BadRegulation naming the first value that does not fit."""
    points = data.get("points")
    if not isinstance(points, Mapping):
        raise BadRegulation(at="points", found=repr(points))
    for word in ("win", "loss", "default", "forfeit"):
        if not _whole(points.get(word)):
            raise BadRegulation(at=f"points.{word}", found=repr(points.get(word)))
    if data.get("first_by") not in FIRST_BY:
        raise BadRegulation(at="first_by", found=repr(data.get("first_by")))
    if data.get("second_forfeit") not in SECOND_FORFEIT:
        raise BadRegulation(at="second_forfeit", found=repr(data.get("second_forfeit")))
    if not isinstance(data.get("restart"), bool):
        raise BadRegulation(at="restart", found=repr(data.get("restart")))
    if data.get("h2h_when", "at_once") not in H2H_WHEN:
        raise BadRegulation(at="h2h_when", found=repr(data.get("h2h_when")))
    two = data.get("tie_break_two")
    return Ranking(
        points=Points(*(points[word] for word in ("win", "loss", "default", "forfeit"))),
        first_by=data["first_by"],
        tie_break=_criteria(data.get("tie_break"), "tie_break"),
        tie_break_two=None if two is None else _criteria(two, "tie_break_two"),
        restart=data["restart"],
        second_forfeit=data["second_forfeit"],
        h2h_when=data.get("h2h_when", "at_once"),
    )


def ranking_to_json(ranking: Ranking) -> dict[str, Any]:
    """The inverse of `ranking_from_json`."""
    data: dict[str, Any] = {
        "points": {f.name: getattr(ranking.points, f.name) for f in fields(Points)},
        "first_by": ranking.first_by,
        "tie_break": list(ranking.tie_break),
        "restart": ranking.restart,
        "second_forfeit": ranking.second_forfeit,
        "h2h_when": ranking.h2h_when,
    }
    if ranking.tie_break_two is not None:
        data["tie_break_two"] = list(ranking.tie_break_two)
    return data


def regulation_from_json(data: Mapping[str, Any]) -> Regulation:
    """Read a stored regulation; values it does not hold take today's default."""
    found = {f.name: data[f.name] for f in fields(Regulation) if f.name in data and data[f.name] is not None}
    for name, read in _PARTS.items():
        if name in found:
            found[name] = read(found[name])
    return Regulation(**found)


def regulation_to_json(regulation: Regulation) -> dict[str, Any]:
    """The inverse of `regulation_from_json`."""
    plain = asdict(regulation)
    plain["across_groups"] = list(regulation.across_groups)
    plain["house_rules"] = list(plain["house_rules"])
    return {**plain, "ranking": ranking_to_json(regulation.ranking)}


_PARTS: Mapping[str, Callable[[Any], Any]] = {
    "ranking": ranking_from_json,
    "across_groups": tuple,
    "knock_out_time": lambda data: PlayingTime(**data),
    "time_outs": lambda data: TimeOuts(**data),
    "fouls": lambda data: Fouls(**data),
    "house_rules": lambda data: tuple(HouseRule(**rule) for rule in data),
}
"""The parts of a stored regulation that are more than a plain value."""


def _criteria(words: object, at: str) -> tuple[str, ...]:
    if not isinstance(words, (list, tuple)):
        raise BadRegulation(at=at, found=repr(words))
    for word in words:
        if word not in TIE_BREAKS:
            raise BadRegulation(at=at, found=repr(word))
    return tuple(words)


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
