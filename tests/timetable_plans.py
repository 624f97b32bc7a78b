"""A season that wants a timetable: a league in one group, its hall, its plan."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from builders import a_competition, a_season, a_stage, a_team, a_venue, groups_of, slots

from league.competition.models import Season
from league.extensions import db, transaction
from league.fixtures.making import make_games
from league.fixtures.models import Plan, Stage, TeamAbsence
from league.fixtures.rules.calendar import HOME
from league.registration.models import Team

FIRST_DAY = date(2019, 5, 2)
BEFORE = datetime(2019, 4, 1, 12, tzinfo=HOME)


def a_league(season: Season, *, teams: int = 4, names: Sequence[str] = (), **options) -> tuple[Stage, list[Team]]:
    """A round robin in one group with its games made, as a draft; the stage and its teams."""
    stage = a_stage(a_competition(season, **options), groups=1)
    members = [a_team(stage.competition, *names[number : number + 1]) for number in range(teams)]
    groups_of(stage, A=members)
    make_games(stage.id, actor=None)
    return stage, members


def a_plan(season: Season | None = None, *, teams: int = 4, days: int = 14, open_courts: int = 2, **said) -> Plan:
    """A plan of a season with one league and a hall that is open for so many days."""
    if season is None:
        season = a_season()
        a_league(season, teams=teams)
        slots(a_venue(courts=open_courts), first_day=FIRST_DAY, days=days)
    with transaction():
        plan = Plan(season_id=season.id, **({"first_day": FIRST_DAY} | said))
        db.session.add(plan)
    return plan


def never_there(team: Team, days: int = 14) -> None:
    """The team cannot play on any of these days."""
    with transaction():
        db.session.add_all(TeamAbsence(team_id=team.id, day=FIRST_DAY + timedelta(days=n)) for n in range(days))
