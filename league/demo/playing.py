"""What the referees reported, evening by evening, and the one result that was corrected the morning after."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from league.clock import pretend
from league.decisions.deeds import ResultDeed
from league.decisions.rehearsing import preview
from league.decisions.service import decide
from league.demo import results
from league.demo.games import Fixture, group_games
from league.demo.results import Periods, Played
from league.demo.season import SetUp
from league.scoring import reporting

_FIRST_QUARTER, _OVER, _NO_SHOW = timedelta(minutes=17), timedelta(minutes=68), timedelta(minutes=16)
_NEXT_MORNING = timedelta(hours=15, minutes=20)


def build(set_up: SetUp, referees: Mapping[int, int], organiser: int, now: datetime) -> None:
    """Everything that was played in both competitions until `now`."""
    _play(group_games(set_up.cup_groups), results.played(results.CUP_SCORES), referees)
    league = group_games(set_up.league_groups)
    _play(league, results.played(results.SCORES), referees)
    for fixture in league:
        referee = referees.get(fixture.game.id, 0)
        if fixture.is_of(results.FORFEIT):
            _forfeit(fixture, referee)
        elif fixture.is_of(results.LIVE):
            _live(fixture, referee, now)
        elif fixture.is_of(results.CORRECTED):
            _correct(fixture, organiser)


def _play(fixtures: list[Fixture], scores: Mapping[frozenset[str], Played], referees: Mapping[int, int]) -> None:
    for fixture in fixtures:
        played = scores.get(frozenset((fixture.a, fixture.b)))
        if played is None:
            continue
        periods = played.seen_from(fixture.a)
        if fixture.is_of(results.CORRECTED):
            periods = results.of(results.CORRECTED, results.CONFIRMED_FIRST).seen_from(fixture.a)
        referee = referees[fixture.game.id]
        revision = _record(fixture, periods[:1], fixture.start + _FIRST_QUARTER, 0, referee)
        with pretend(fixture.start + _OVER + timedelta(minutes=9 * (len(periods) - 4))):
            reporting.confirm(fixture.game.id, revision, "final", periods, actor=referee)


def _record(fixture: Fixture, periods: Periods, when: datetime, revision: int, referee: int) -> int:
    with pretend(when):
        return reporting.record(fixture.game.id, revision, periods, actor=referee)


def _live(fixture: Fixture, referee: int, now: datetime) -> None:
    """The first quarter when it ended, then the score of some seconds ago."""
    begun = results.of(results.LIVE, results.LIVE_NOW).seen_from(fixture.a)
    revision = _record(fixture, begun[:1], fixture.start + _FIRST_QUARTER, 0, referee)
    _record(fixture, begun, now - timedelta(seconds=20), revision, referee)


def _forfeit(fixture: Fixture, referee: int) -> None:
    stayed_away = results.FORFEIT.split()[1]
    outcome = "forfeit_a" if fixture.a == stayed_away else "forfeit_b"
    with pretend(fixture.start + _NO_SHOW):
        reporting.confirm(fixture.game.id, 0, outcome, (), reason=results.FORFEIT_REASON, actor=referee)


def _correct(fixture: Fixture, organiser: int) -> None:
    right = results.played(results.SCORES)[frozenset((fixture.a, fixture.b))].seen_from(fixture.a)
    with pretend(fixture.start + _NEXT_MORNING):
        deed = ResultDeed(fixture.game, 2, "final", right, reason=results.CORRECTION_REASON)
        decide(deed, seen_as=preview(deed).seen, actor=organiser)
