"""A published group game with its referee, for all tests of scores."""

from dataclasses import dataclass

import pytest
from builders import a_competition, a_game, a_stage, a_team, a_venue, an_account, groups_of

from league.accounts.models import Account
from league.competition.models import Competition, Stage
from league.fixtures.models import Game
from league.registration.models import Team


@dataclass
class Floor:
    """A league with two groups, and one game of group A."""

    competition: Competition
    stage: Stage
    teams: list[Team]
    game: Game
    referee: Account


@pytest.fixture
def floor(app) -> Floor:
    competition = a_competition(short_name="联赛", short_name_en="League")
    stage = a_stage(competition, groups=1)
    teams = [a_team(competition, name, players=0, state="draft") for name in ("供电公司", "税务", "教育", "公安")]
    groups = groups_of(stage, A=teams)
    referee = an_account("referee", name="吴建国")
    court = a_venue(name="江都体育馆").courts[0]
    game = a_game(
        stage,
        teams[0],
        teams[1],
        starts_at="2019-05-16 18:00",
        court=court,
        group=groups["A"],
        referee=referee,
    )
    return Floor(competition, stage, teams, game, referee)


@pytest.fixture(autouse=True)
def _evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAGUE_NOW", "2019-05-16T19:42:00+08:00")


@pytest.fixture
def referee(floor, client, sign_in):
    return sign_in(client, floor.referee)


@pytest.fixture
def organiser(app, sign_in):
    return sign_in(app.test_client(), an_account("organiser", name="田静"))
