"""The outlook of a group, proved over all outcomes of the games left."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from league.competition.rules import Ranking
from league.standings.rules.facts import Adjustments, GameFact, Team
from league.standings.rules.outlook.combinations import Combinations, by_levels
from league.standings.rules.outlook.conditions import Search
from league.standings.rules.outlook.group import OpenGroup
from league.standings.rules.outlook.walk import Endings
from league.standings.rules.outlook.words import (
    GONE,
    IN,
    OPEN,
    OUT,
    QUALIFIED,
    SHARED,
    TOO_MANY_GAMES,
    TOO_MANY_STEPS,
    Outlook,
    TeamOutlook,
)

MOST_GAMES = 12
"""Up to so many open games every combination of winners is looked at; beyond, only points can prove anything."""
MOST_GAMES_IN_SENTENCES = 8
"""With more games left, what must happen would not fit into short sentences."""
STEPS_FOR_VERDICTS, STEPS_FOR_SENTENCES = 240_000, 96_000
"""What the verdicts of a group may cost, and then the sentences; each team has its share. A step takes microseconds."""


def outlook(
    games: Iterable[GameFact],
    ranking: Ranking,
    line: int,
    *,
    teams: Iterable[Team] = (),
    only_teams: Iterable[Team] | None = None,
    draws: Iterable[Iterable[Team]] = (),
    adjustments: Adjustments | None = None,
    spared: Iterable[Team] = (),
    least_margin: int = 1,
    next_may: int = 0,
) -> Outlook:
    """Who is through, who is out and who needs what, when `line` teams go on. Remembered for the same facts.

    `draws` are the lots that were held, the latest last; the other words are those of `rank`. `least_margin` is 0 where
    points of extra periods do not count; `next_may` is how many of those ranked next may go on as well, if they are the
    best of several groups. Forfeits, defaults, withdrawals and decisions to come are not considered.
    """
    return _remembered(
        tuple(games),
        ranking,
        line,
        tuple(teams),
        None if only_teams is None else tuple(only_teams),
        tuple(tuple(draw) for draw in draws),
        frozenset((adjustments or {}).items()),
        frozenset(spared),
        least_margin,
        next_may,
    )


@lru_cache(maxsize=512)
def _remembered(
    games: tuple[GameFact, ...],
    ranking: Ranking,
    line: int,
    teams: tuple[Team, ...],
    only_teams: tuple[Team, ...] | None,
    draws: tuple[tuple[Team, ...], ...],
    adjustments: frozenset[Any],
    spared: frozenset[Team],
    least_margin: int,
    next_may: int,
) -> Outlook:
    group = OpenGroup(
        games,
        ranking,
        line,
        teams=teams,
        only_teams=only_teams,
        draws=draws,
        adjustments=dict(adjustments),
        spared=spared,
        least_margin=least_margin,
        next_may=next_may,
    )
    if line < 1:
        return Outlook(line, group.open, ())
    number = len(group.open)
    combinations = Combinations(group, STEPS_FOR_VERDICTS // max(1, len(group.placed)))
    if number > MOST_GAMES:
        return Outlook(line, group.open, _of_many(combinations))
    if number > MOST_GAMES_IN_SENTENCES:
        return Outlook(line, group.open, tuple(_verdict_only(combinations, team) for team in group.placed))
    verdicts = [_verdict(combinations, team) for team in group.placed]
    combinations.share = STEPS_FOR_SENTENCES // max(1, len(group.placed))
    return Outlook(line, group.open, tuple(_with_sentences(combinations, *verdict) for verdict in verdicts))


def _verdict(combinations: Combinations, team: Team) -> tuple[TeamOutlook, int, int]:
    """The verdict, and the combinations in which the team is in or out whatever the scores."""
    combinations.begin()
    inside = outside = 0
    seen: set[str] = set()
    for combination in range(combinations.number):
        found = combinations.endings(combination, team)
        seen |= found.certain
        inside |= found.always_in << combination
        outside |= found.always_out << combination
    if inside == combinations.everything:
        return TeamOutlook(team, QUALIFIED), inside, outside
    if outside == combinations.everything:
        return TeamOutlook(team, GONE), inside, outside
    return TeamOutlook(team, OPEN, "" if _both(seen) else TOO_MANY_STEPS), inside, outside


def _both(seen: set[str]) -> bool:
    """Whether an outcome is known in which the team is not through, and one in which it is not out."""
    return bool(seen & {OUT, SHARED}) and bool(seen & {IN, SHARED})


def _with_sentences(combinations: Combinations, verdict: TeamOutlook, inside: int, outside: int) -> TeamOutlook:
    if verdict.verdict != OPEN:
        return verdict
    combinations.begin()
    conditions, more = Search(combinations, verdict.team, inside, outside).conditions()
    return TeamOutlook(verdict.team, OPEN, verdict.gave_up, conditions, more)


def _verdict_only(combinations: Combinations, team: Team) -> TeamOutlook:
    """The verdict without sentences; most teams are open, and two outcomes show it."""
    combinations.begin()
    seen: set[str] = set()
    always_in = always_out = True
    for combination in combinations.likely_first(team):
        found: Endings = combinations.endings(combination, team)
        seen |= found.certain
        always_in, always_out = always_in and found.always_in, always_out and found.always_out
        if _both(seen):
            return TeamOutlook(team, OPEN, more=True)
        if not always_in and not always_out and combinations.steps.left <= 0:
            break
    if always_in or always_out:
        return TeamOutlook(team, QUALIFIED if always_in else GONE)
    return TeamOutlook(team, OPEN, TOO_MANY_STEPS, more=True)


def _of_many(combinations: Combinations) -> tuple[TeamOutlook, ...]:
    """With very many games left: two outcomes show that a team is open, only points can prove more."""
    group = combinations.group
    unsettled = [team for team in group.placed if not _open_by_points(combinations, team)]
    verdicts = {team: TeamOutlook(team, OPEN, more=True) for team in group.placed if team not in unsettled}
    levels = by_levels(group, unsettled) if unsettled else None
    for team in unsettled:
        found = levels[team] if levels else {SHARED}
        if found in ({IN}, {OUT}):
            verdicts[team] = TeamOutlook(team, QUALIFIED if found == {IN} else GONE)
        elif {IN, OUT} <= found or _both(combinations.witnessed_in_samples(team)):
            verdicts[team] = TeamOutlook(team, OPEN, more=True)
        else:
            verdicts[team] = TeamOutlook(team, OPEN, TOO_MANY_GAMES, more=True)
    return tuple(verdicts[team] for team in group.placed)


def _open_by_points(combinations: Combinations, team: Team) -> bool:
    """Whether some combinations put the team in, and others out, by points alone."""
    group = combinations.group
    seen: set[str] = set()
    for combination in combinations.samples(team):
        seen.add(group.by_points(combinations.winners(combination), team))
        if {IN, OUT} <= seen:
            return True
    return False
