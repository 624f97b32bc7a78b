"""The season of 2019, built by the services: everything the demonstration promises is there, and only once."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from league import clock
from league.accounts.models import Account, RoleGrant
from league.activities.models import Activity
from league.clock import parse_instant
from league.competition.models import Competition, Court, Host, Season
from league.competition.queries import current_season, frozen_since
from league.demo import accounts
from league.demo.build import DEMO_NOW, ensure
from league.extensions import db
from league.fixtures.models import Game, GameOfficial
from league.journal.models import Entry
from league.registration.models import Team, TeamEvent
from league.scoring.models import ResultEvent
from league.settings import Settings

NOW = parse_instant(DEMO_NOW)


@pytest.fixture
def own(settings: Settings, tmp_path: Path) -> Settings:
    """The same database, another instance folder."""
    return replace(settings, instance=tmp_path)


def how_many(what: type, *where: sa.ColumnElement[bool]) -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(what).where(*where)) or 0


def latest_results() -> list[ResultEvent]:
    later = sa.orm.aliased(ResultEvent)
    newer = sa.exists().where(later.game_id == ResultEvent.game_id, later.revision > ResultEvent.revision)
    return list(db.session.scalars(sa.select(ResultEvent).where(~newer)))


def test_the_season_is_what_it_promises(app: Flask, own: Settings) -> None:
    ensure(app, own)
    season = db.session.scalars(sa.select(Season).order_by(Season.first_day.desc())).first()
    assert season.slug == "2019"
    assert season.first_day.isoformat() == "2019-05-02"
    assert [host.part for host in season.hosts] == ["host", "host", "organiser", "organiser", "co_organiser"]
    league, cup = season.competitions
    assert [(title.edition, title.name) for c in (league, cup) for title in c.titles] == [
        (4, "职工篮球联赛"),
        (7, "“天佑杯”篮球联赛"),
    ]
    assert how_many(Court) == 3
    assert how_many(Host, Host.season_id == season.id) == 5
    assert how_many(Activity, Activity.published_at.is_not(None)) == 6
    _teams(league, cup)
    _games(league, cup)
    _results(league, cup)


def _teams(league: Competition, cup: Competition) -> None:
    def last_event(team: Team) -> str:
        return team.events[-1].kind

    teams = db.session.scalars(sa.select(Team)).all()
    in_league = [team for team in teams if team.competition_id == league.id]
    assert [last_event(team) for team in in_league].count("approved") == 24
    (returned,) = [team for team in in_league if last_event(team) == "returned"]
    assert returned.events[-1].reason
    assert [last_event(team) for team in teams if team.competition_id == cup.id] == ["approved"] * 8
    assert all(team.players and team.leader and team.contact_phone for team in teams)
    assert how_many(TeamEvent, TeamEvent.at > NOW) == 0


def _games(league: Competition, cup: Competition) -> None:
    assert how_many(Game, Game.competition_id == league.id) == 60 + 8
    assert how_many(Game, Game.competition_id == cup.id) == 12 + 3
    ours = Game.competition_id.in_((league.id, cup.id))
    assert how_many(Game, Game.starts_at.is_(None)) == 0
    first = db.session.scalar(sa.select(sa.func.min(Game.starts_at)).where(ours))
    assert first == datetime(2019, 5, 2, 18, 0, tzinfo=clock.HOME)
    named = sa.select(GameOfficial.game_id)
    soon = sa.and_(Game.starts_at > NOW, Game.team_a_id.is_not(None))
    assert how_many(Game, ours, Game.starts_at <= NOW, Game.id.not_in(named)) == 0
    assert how_many(Game, soon, Game.id.in_(named)) > 0
    assert how_many(Game, soon, Game.id.not_in(named)) > 0


def _results(league: Competition, cup: Competition) -> None:
    ours = Game.competition_id.in_((league.id, cup.id))
    found = [result for result in latest_results() if result.game.competition_id in (league.id, cup.id)]
    assert how_many(ResultEvent, ResultEvent.at > NOW) == 0
    live = [result for result in found if result.kind == "recorded"]
    assert len(live) == 1
    assert live[0].game.starts_at < NOW
    assert len([result for result in found if result.kind == "corrected"]) == 1
    assert len([result for result in found if result.outcome.startswith("forfeit")]) == 1
    assert len([result for result in found if len(result.periods) > 4]) == 1
    # About half of all games are played.
    assert 0.45 < (len(found) - 1) / how_many(Game, ours) < 0.6


def test_the_season_before_was_played_to_its_end_under_two_titles(app: Flask, own: Settings) -> None:
    ensure(app, own)
    season = db.session.scalars(sa.select(Season).where(Season.slug == "2018")).one()
    (both,) = season.competitions
    assert [title.edition for title in both.titles] == [3, 6]
    # Four groups of four; quarter-finals, semi-finals, places 5 to 8, third place, final.
    assert how_many(Game, Game.competition_id == both.id) == 24 + 12
    games = db.session.scalars(sa.select(Game).where(Game.competition_id == both.id)).all()
    assert {result.game_id for result in latest_results() if result.kind == "confirmed"} >= {game.id for game in games}
    assert all(game.team_a_id and game.team_b_id for game in games)
    assert frozen_since(both.id) == min(game.starts_at for game in games) + timedelta(minutes=72)
    assert current_season().slug == "2019"


def test_one_account_for_each_role_with_a_password_in_the_instance_folder(app: Flask, own: Settings) -> None:
    made = ensure(app, own)
    assert [account.role for account in made] == ["captain", "organiser", "referee", "editor", "administrator"]
    for account in made:
        stored = db.session.scalars(sa.select(Account).where(Account.phone == account.login)).one()
        assert how_many(RoleGrant, RoleGrant.account_id == stored.id, RoleGrant.role == account.role) == 1
        assert account.password not in stored.password_hash
    file = own.instance / accounts.FILE
    assert file.stat().st_mode & 0o777 == 0o600
    assert accounts.kept(own.instance) == made


def test_a_second_start_changes_nothing_and_prints_the_same(app: Flask, own: Settings) -> None:
    made = ensure(app, own)
    entries = how_many(Entry)
    assert ensure(app, own) == made
    assert how_many(Entry) == entries


def test_a_database_with_a_season_of_its_own_stays_as_it_is(app: Flask, own: Settings) -> None:
    db.session.add(Season(slug="2026", name="2026", brand="2026", first_day=NOW.date()))
    db.session.commit()
    assert ensure(app, own) == []
    assert how_many(Season) == 1
    assert how_many(Account) == 0


def test_a_fresh_database_keeps_the_passwords_that_were_printed_before(app: Flask, own: Settings) -> None:
    before = [accounts.DemoAccount("captain", "13800000001", "acorn-lagoon-violet-teapot")]
    accounts.keep(own.instance, before)
    made = ensure(app, own)
    assert made[0] == before[0]
    assert len(made) == 5


def test_the_clock_stands_only_inside_the_block() -> None:
    then = datetime(2019, 5, 2, 10, 0, tzinfo=clock.HOME)
    with clock.pretend(then):
        assert clock.now() == then
        with clock.pretend(NOW):
            assert clock.now() == NOW
        assert clock.now() == then
        assert clock.today() == then.date()
    assert clock.now() > NOW
