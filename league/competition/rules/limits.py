"""Which values of a regulation make sense, each refusal at its field."""

from collections.abc import Collection, Iterator

from league.competition.errors import (
    AskedTwice,
    GameListTooLong,
    NoCriteria,
    NoHalves,
    OutOfRange,
    RosterUpsideDown,
    UnknownCriterion,
    UnknownWord,
    WinNotGreatest,
)
from league.competition.rules.house_rules import check_house_rules
from league.competition.rules.regulation import (
    ACROSS_GROUPS,
    CARRIED_OVER,
    CLOCKS,
    FIRST_BY,
    H2H_WHEN,
    HALVES,
    HOME_COURTS,
    LIGHT_STRIP,
    NAMED_FIRST,
    SECOND_FORFEIT,
    TIE_BREAKS,
    WITHDRAWAL,
    PlayingTime,
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
    "late_minutes": (5, 60),
    "knock_out_periods": (1, 8),
    "knock_out_minutes": (1, 30),
    "time_outs_first": (0, 9),
    "time_outs_last": (0, 9),
    "time_outs_extra": (0, 9),
    "fouls_player": (1, 10),
    "fouls_team": (1, 20),
}
"""Field to least and most. Five is a team on court (FIBA OBR 4.2); nothing a hall plays lies outside."""


def check_regulation(regulation: Regulation) -> None:
    """Whether the values make sense one by one and together. Raises a refusal that names its field."""
    for name, value in _figures(regulation):
        least, most = LIMITS[name]
        if not least <= value <= most:
            raise OutOfRange(name, least=least, most=most)
    for name, word, known in _words(regulation):
        if word not in known:
            raise UnknownWord(name)
    for name, order, known in _orders(regulation):
        check_order(name, order, known)
    points = regulation.ranking.points
    if points.win <= max(points.loss, points.default, points.forfeit):
        raise WinNotGreatest("win", win=points.win, other=max(points.loss, points.default, points.forfeit))
    if regulation.roster_min > regulation.roster_max:
        raise RosterUpsideDown("roster_max", least=regulation.roster_min, most=regulation.roster_max)
    if regulation.game_list_max > regulation.roster_max:
        raise GameListTooLong("game_list_max", list=regulation.game_list_max, roster=regulation.roster_max)
    _check_halves(regulation)
    check_house_rules(regulation.house_rules)


def check_order(field: str, order: Collection[str], known: Collection[str] = TIE_BREAKS) -> None:
    """At least one criterion, each known and asked once. Raises NoCriteria, UnknownCriterion or AskedTwice."""
    if not order:
        raise NoCriteria(field)
    for criterion in order:
        if criterion not in known:
            raise UnknownCriterion(field)
    if len(set(order)) < len(order):
        raise AskedTwice(field)


def _figures(regulation: Regulation) -> Iterator[tuple[str, int]]:
    points, outs, fouls = regulation.ranking.points, regulation.time_outs, regulation.fouls
    yield from (("win", points.win), ("loss", points.loss), ("default", points.default), ("forfeit", points.forfeit))
    for name in LIMITS:
        if hasattr(regulation, name):
            yield name, getattr(regulation, name)
    own = regulation.knock_out_time
    if own is not None:
        yield from (("knock_out_periods", own.periods), ("knock_out_minutes", own.minutes))
    yield from (("time_outs_first", outs.first), ("time_outs_last", outs.last), ("time_outs_extra", outs.extra))
    yield from (("fouls_player", fouls.player), ("fouls_team", fouls.team))


def _words(regulation: Regulation) -> Iterator[tuple[str, str, Collection[str]]]:
    ranking = regulation.ranking
    yield "first_by", ranking.first_by, FIRST_BY
    yield "second_forfeit", ranking.second_forfeit, SECOND_FORFEIT
    yield "h2h_when", ranking.h2h_when, H2H_WHEN
    yield "light_strip", regulation.light_strip, LIGHT_STRIP
    yield "home_courts", regulation.home_courts, HOME_COURTS
    yield "named_first", regulation.named_first, NAMED_FIRST
    yield "clock", regulation.clock, CLOCKS
    yield "carried_over", regulation.carried_over, CARRIED_OVER
    yield "withdrawal", regulation.withdrawal, WITHDRAWAL
    yield "time_outs_by", regulation.time_outs.by, HALVES
    yield "fouls_by", regulation.fouls.by, HALVES
    if regulation.knock_out_time is not None:
        yield "knock_out_clock", regulation.knock_out_time.clock, CLOCKS


def _orders(regulation: Regulation) -> Iterator[tuple[str, Collection[str], Collection[str]]]:
    yield "tie_break", regulation.ranking.tie_break, TIE_BREAKS
    if regulation.ranking.tie_break_two is not None:
        yield "tie_break_two", regulation.ranking.tie_break_two, TIE_BREAKS
    yield "across_groups", regulation.across_groups, ACROSS_GROUPS


def _check_halves(regulation: Regulation) -> None:
    """What is counted by half needs halves: an even number of periods, in the knock-out too."""
    times: list[PlayingTime] = [regulation.time]
    if regulation.knock_out_time is not None:
        times.append(regulation.knock_out_time)
    for time in times:
        for name, by in (("time_outs_by", regulation.time_outs.by), ("fouls_by", regulation.fouls.by)):
            if by == "half" and time.periods % 2:
                raise NoHalves(name, periods=time.periods)
