"""Standings as of a past day: the games played until then as their results count today, lots and points decided until then."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from league import clock
from league.scoring.queries import GroupResult
from league.standings.queries.facts import GroupFacts


def as_of(facts: GroupFacts, day: date) -> GroupFacts:
    """What was known of a group at the end of this day. A game without a date counts for no day."""
    return replace(
        facts,
        day=day,
        results=tuple(result if _by(result.starts_at, day) else _open(result) for result in facts.results),
        carried=tuple(result for result in facts.carried if _by(result.starts_at, day)),
        lots=tuple(lots for lots in facts.lots if lots.held_on <= day),
        lots_across=tuple(lots for lots in facts.lots_across if lots.held_on <= day),
        given=tuple(given for given in facts.given if _by(given.at, day)),
    )


def match_days_of(groups: Iterable[GroupFacts]) -> list[date]:
    """The days on which games with a result were played, the earliest first."""
    results = [result for facts in groups for result in facts.results if result.score_a is not None]
    return sorted({_home_day(result.starts_at) for result in results if result.starts_at})


def _by(at: datetime | None, day: date) -> bool:
    return at is not None and _home_day(at) <= day


def _home_day(at: datetime) -> date:
    return at.astimezone(clock.HOME).date()


def _open(result: GroupResult) -> GroupResult:
    """The game as it stood before it was played."""
    return replace(
        result, status="scheduled", score_a=None, score_b=None, live=False, table_a=None, table_b=None, periods=()
    )
