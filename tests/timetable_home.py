"""A league of eight units in which teams host each other: five in gyms of their own, three on a neutral court."""

from dataclasses import dataclass
from datetime import date, timedelta

from builders import a_competition, a_season, a_stage, a_team, a_venue, groups_of, slots

from league.competition.models import Court, Season, Stage
from league.competition.rules import Regulation
from league.extensions import db, transaction
from league.fixtures.making import make_games
from league.fixtures.models import HomeCourt, Plan
from league.fixtures.rules.wishes import WISHES
from league.registration.models import Team

FIRST_DAY = date(2019, 5, 6)
"""A Monday."""
AT_HOME = ("公安", "税务", "供电", "农商", "教育")
ON_NEUTRAL = ("水务", "建工", "邮政")


EVENLY = ("end_day", "light_imbalance", *(wish for wish in WISHES if wish not in ("end_day", "light_imbalance")))
"""Home and away in turn right after the last day."""


@dataclass(frozen=True)
class HomeLeague:
    """The season, its one stage, its teams and their own courts by name, and the neutral court."""

    season: Season
    stage: Stage
    teams: dict[str, Team]
    courts: dict[str, Court]
    neutral: Court
    plan: Plan

    def team(self, name: str) -> Team:
        return self.teams[name]


def a_home_league(
    slug: str = "home-2019",
    *,
    legs: int = 1,
    weeks: int = 12,
    regulation: Regulation | None = None,
    courts: bool = True,
) -> HomeLeague:
    """All games are made, none has a place. Each gym is open on one evening a week, the neutral court on three.

    Without `courts` nobody has said yet whose the gyms are, and no gym is open.
    """
    season = a_season(slug, first_day=FIRST_DAY, last_day=FIRST_DAY + timedelta(days=7 * weeks - 1))
    competition = a_competition(
        season, slug=f"{slug}-league", regulation=regulation or Regulation(home_courts="timetable")
    )
    stage = a_stage(competition, groups=1, legs=legs, qualify=0)
    teams = {name: a_team(competition, f"江都{name}", short_name=name) for name in (*AT_HOME, *ON_NEUTRAL)}
    groups_of(stage, A=list(teams.values()))
    make_games(stage.id, actor=None)
    gyms = {name: a_venue(courts=1, name=f"{name}体育馆") for name in AT_HOME}
    hall = a_venue(courts=1, name="江都体育馆")
    for number, venue in enumerate(gyms.values() if courts else ()):
        for week in range(weeks):
            slots(venue, first_day=FIRST_DAY + timedelta(days=7 * week + number), days=1, times="19:00")
    for week in range(weeks):
        slots(hall, first_day=FIRST_DAY + timedelta(days=7 * week + 1), days=3, times="18:30 20:00")
    own = {name: venue.courts[0] for name, venue in gyms.items()}
    with transaction():
        plan = Plan(season_id=season.id, first_day=FIRST_DAY, wishes=list(EVENLY))
        db.session.add(plan)
        if courts:
            db.session.add_all(HomeCourt(team_id=teams[name].id, court_id=own[name].id) for name in AT_HOME)
    return HomeLeague(season, stage, teams, own, hall.courts[0], plan)
