"""What a regulation (竞赛规程) holds and which of its values make sense. A frozen value, written to and read from JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
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
LIGHT_STRIP = ("first", "second")
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


@dataclass(frozen=True)
class Regulation:
    """One version of a competition's regulation."""

    ranking: Ranking = Ranking()
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
    changes_after_deadline: bool = field(default=False)


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
    two = data.get("tie_break_two")
    return Ranking(
        points=Points(*(points[word] for word in ("win", "loss", "default", "forfeit"))),
        first_by=data["first_by"],
        tie_break=_criteria(data.get("tie_break"), "tie_break"),
        tie_break_two=None if two is None else _criteria(two, "tie_break_two"),
        restart=data["restart"],
        second_forfeit=data["second_forfeit"],
    )


def ranking_to_json(ranking: Ranking) -> dict[str, Any]:
    """The inverse of `ranking_from_json`."""
    data: dict[str, Any] = {
        "points": {f.name: getattr(ranking.points, f.name) for f in fields(Points)},
        "first_by": ranking.first_by,
        "tie_break": list(ranking.tie_break),
        "restart": ranking.restart,
        "second_forfeit": ranking.second_forfeit,
    }
    if ranking.tie_break_two is not None:
        data["tie_break_two"] = list(ranking.tie_break_two)
    return data


def regulation_from_json(data: Mapping[str, Any]) -> Regulation:
    """Read a stored regulation; values it does not hold take today's default."""
    plain = {f.name: data[f.name] for f in fields(Regulation) if f.name in data and f.name != "ranking"}
    ranking = ranking_from_json(data["ranking"]) if "ranking" in data else Ranking()
    return Regulation(ranking=ranking, **plain)


def regulation_to_json(regulation: Regulation) -> dict[str, Any]:
    """The inverse of `regulation_from_json`."""
    plain = {f.name: getattr(regulation, f.name) for f in fields(Regulation) if f.name != "ranking"}
    return {"ranking": ranking_to_json(regulation.ranking), **plain}


def _criteria(words: object, at: str) -> tuple[str, ...]:
    if not isinstance(words, (list, tuple)):
        raise BadRegulation(at=at, found=repr(words))
    for word in words:
        if word not in TIE_BREAKS:
            raise BadRegulation(at=at, found=repr(word))
    return tuple(words)


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
