"""Draw, fixtures and referees: what the organiser did before the games and between them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from league.accounts.models import Account
from league.clock import HOME, pretend
from league.demo import results
from league.demo.results import EVENING, LATE, MIDDLE, at, may
from league.demo.season import SetUp
from league.demo.teams import CUP_GROUPS, GROUPS, seeds
from league.extensions import db
from league.fixtures import drawing, making, moving, publishing, refereeing
from league.fixtures.models import Game
from league.registration.models import Team

_DRAWN = datetime(2019, 4, 24, 14, 0, tzinfo=HOME).astimezone(UTC)
_PUBLISHED = datetime(2019, 4, 26, 10, 0, tzinfo=HOME).astimezone(UTC)
_MOVED = datetime(2019, 5, 13, 9, 20, tzinfo=HOME)
_NAMED = timedelta(days=3)
"""How long before a game its referee is named."""
_REFEREES = ("referee", "林涛", "蒋敏", "薛勇")


@dataclass(frozen=True)
class Fixture:
    """A game of a group with the codes of its teams."""

    game: Game
    a: str
    b: str

    def is_of(self, pair: str) -> bool:
        """Whether it is the game of these two codes, in either order."""
        return {self.a, self.b} == set(pair.split())

    @property
    def start(self) -> datetime:
        """When it begins."""
        assert self.game.starts_at is not None
        return self.game.starts_at


def build(set_up: SetUp, teams: tuple[Mapping[str, int], Mapping[str, int]], organiser: int) -> None:
    """Both competitions drawn, made, placed and published; later one game is moved."""
    stages = (set_up.league_groups, set_up.league_knock_out, set_up.cup_groups, set_up.cup_knock_out)
    with pretend(_DRAWN):
        _draw(set_up.league_groups, teams[0], seeds(GROUPS), organiser)
        _draw(set_up.cup_groups, teams[1], seeds(CUP_GROUPS), organiser)
    with pretend(_PUBLISHED - timedelta(hours=18)):
        for stage in stages:
            making.make_games(stage, actor=organiser)
        _place_groups(set_up.league_groups, results.LEAGUE_ROUNDS, set_up.courts, organiser)
        _place_groups(set_up.cup_groups, dict.fromkeys("AB", results.CUP_ROUNDS), set_up.courts, organiser)
        _place_knock_out(set_up.league_knock_out, results.LEAGUE_KNOCK_OUT, set_up.courts[0], organiser)
        _place_knock_out(set_up.cup_knock_out, results.CUP_KNOCK_OUT, set_up.courts[0], organiser)
    with pretend(_PUBLISHED):
        for stage in stages:
            publishing.publish(stage, version=0, actor=organiser)
    _move(set_up, organiser)


def group_games(stage: int) -> list[Fixture]:
    """The games of a group stage, in the order in which they are played."""
    found = db.session.scalars(
        select(Game)
        .where(Game.stage_id == stage)
        .options(joinedload(Game.team_a), joinedload(Game.team_b), joinedload(Game.group))
        .order_by(Game.starts_at, Game.number)
    )
    fixtures = []
    for game in found:
        assert game.team_a is not None
        assert game.team_b is not None
        fixtures.append(Fixture(game, game.team_a.code, game.team_b.code))
    return fixtures


def name_referees(set_up: SetUp, people: Mapping[str, int], now: datetime) -> dict[int, int]:
    """Who referees each game of the next days. From Saturday's late games on the organiser has named nobody yet."""
    ids = [people[word] for word in _REFEREES]
    found = db.session.execute(select(Account.id, Account.public_id).where(Account.id.in_(ids)))
    public = {row[0]: row[1] for row in found}
    fixtures = group_games(set_up.league_groups) + group_games(set_up.cup_groups)
    named = {}
    for turn, fixture in enumerate(sorted(fixtures, key=lambda one: (one.start, one.game.id))):
        if fixture.start > at(may(18), MIDDLE):
            break
        # The account that is printed referees the live game and one more tonight.
        tonight = fixture.start in (at(may(16), MIDDLE), at(may(16), LATE))
        person = ids[0] if tonight and fixture.game.court_id == set_up.courts[0] else ids[1 + turn % 3]
        with pretend(min(fixture.start - _NAMED, now)):
            refereeing.name_official(fixture.game.id, public[person], actor=people["organiser"])
        named[fixture.game.id] = person
    return named


def _draw(stage: int, teams: Mapping[str, int], order: Mapping[str, int], organiser: int) -> None:
    found = db.session.execute(select(Team.code, Team.public_id).where(Team.id.in_(teams.values())))
    given = {row[1]: order[row[0]] for row in found}
    drawing.draw_groups(stage, "seeded", code="20190424", seeds=given, last_draw=0, actor=organiser)


def _place_groups(stage: int, rounds: Mapping[str, tuple[date, ...]], courts: tuple[int, int], organiser: int) -> None:
    """Each round on its day: three times an evening, on two courts."""
    evenings: dict[date, list[Fixture]] = defaultdict(list)
    for fixture in group_games(stage):
        assert fixture.game.group is not None
        evenings[rounds[fixture.game.group.name][fixture.game.round - 1]].append(fixture)
    for day, fixtures in sorted(evenings.items()):
        for place, fixture in enumerate(sorted(fixtures, key=_order)):
            _put(fixture.game, courts[place % 2], at(day, EVENING[place // 2]), organiser)


def _order(fixture: Fixture) -> tuple[int, int]:
    """By number; on the last evening so that two games are over, one is on and two are to come."""
    first = [pair for pair in results.TONIGHT if fixture.is_of(pair)]
    return results.TONIGHT.index(first[0]) if first else len(results.TONIGHT), fixture.game.number


def _place_knock_out(stage: int, calendar: Mapping[tuple[int, int], datetime], court: int, organiser: int) -> None:
    for game in db.session.scalars(select(Game).where(Game.stage_id == stage).order_by(Game.number)).all():
        _put(game, court, calendar[game.round, game.bracket_position], organiser)


def _put(game: Game, court: int, start: datetime, organiser: int) -> None:
    moving.move_game(game.id, court_id=court, starts_at=start, revision=game.revision, actor=organiser)


def _move(set_up: SetUp, organiser: int) -> None:
    """One game goes to another evening after everyone has seen it, and the fixtures are published once more."""
    (game,) = (one.game for one in group_games(set_up.league_groups) if one.is_of(results.MOVED))
    with pretend(_MOVED):
        moving.move_game(
            game.id,
            court_id=set_up.courts[0],
            starts_at=results.MOVED_TO,
            reason=results.MOVED_REASON,
            revision=game.revision,
            actor=organiser,
        )
    with pretend(_MOVED + timedelta(minutes=5)):
        publishing.publish(set_up.league_groups, version=1, actor=organiser)
