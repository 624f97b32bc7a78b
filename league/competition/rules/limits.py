"""Which values of a regulation make sense, each refusal at its field."""

from league.competition.errors import (
    AskedTwice,
    GameListTooLong,
    NoCriteria,
    OutOfRange,
    RosterUpsideDown,
    UnknownCriterion,
    UnknownWord,
    WinNotGreatest,
)
from league.competition.rules.regulation import (
    FIRST_BY,
    LIGHT_STRIP,
    SECOND_FORFEIT,
    TIE_BREAKS,
    Regulation,
)

LIMITS = {
    "win": (0, 10),
    "loss": (0, 10),
    "default": (0, 10),
    "forfeit": (0, 10),
    "roster_min": (5, 40),
    "roster_max": (5, 40),
    "game_list_max": (5, 40),
    "periods": (1, 8),
    "period_minutes": (1, 30),
    "extra_minutes": (1, 15),
    "forfeit_score": (1, 99),
    "default_score": (1, 99),
}
"""Field to least and most. Five is a team on court (FIBA OBR 4.2); nothing a hall plays lies outside."""


def check_regulation(regulation: Regulation) -> None:
    """Whether the values make sense one by one and together. Raises a refusal that names its field."""
    ranking = regulation.ranking
    for name, (least, most) in LIMITS.items():
        value = getattr(ranking.points, name, None)
        value = getattr(regulation, name) if value is None else value
        if not least <= value <= most:
            raise OutOfRange(name, least=least, most=most)
    for name, word, known in (
        ("first_by", ranking.first_by, FIRST_BY),
        ("second_forfeit", ranking.second_forfeit, SECOND_FORFEIT),
        ("light_strip", regulation.light_strip, LIGHT_STRIP),
    ):
        if word not in known:
            raise UnknownWord(name)
    _check_order("tie_break", ranking.tie_break)
    if ranking.tie_break_two is not None:
        _check_order("tie_break_two", ranking.tie_break_two)
    points = ranking.points
    if points.win <= max(points.loss, points.default, points.forfeit):
        raise WinNotGreatest("win", win=points.win, other=max(points.loss, points.default, points.forfeit))
    if regulation.roster_min > regulation.roster_max:
        raise RosterUpsideDown("roster_max", least=regulation.roster_min, most=regulation.roster_max)
    if regulation.game_list_max > regulation.roster_max:
        raise GameListTooLong("game_list_max", list=regulation.game_list_max, roster=regulation.roster_max)


def _check_order(field: str, order: tuple[str, ...]) -> None:
    """At least one criterion, each known and asked once."""
    if not order:
        raise NoCriteria(field)
    for criterion in order:
        if criterion not in TIE_BREAKS:
            raise UnknownCriterion(field)
    if len(set(order)) < len(order):
        raise AskedTwice(field)
