"""What the organiser said of the timetable before it was made: holidays, rules, who cannot play, and the officials."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from league.accounts.models import Account
from league.clock import HOME, pretend
from league.competition import service as competition
from league.competition.models import Stage
from league.competition.rules.calendar_days import HOLIDAY, WORKDAY, TypedDay
from league.demo.results import may
from league.demo.season import FIRST_DAY, LAST_DAY, SetUp
from league.extensions import db
from league.fixtures.plans import officials, rules_of_play, teams
from league.fixtures.plans.officials import OfficialDetails
from league.fixtures.plans.rules_of_play import RulesOfPlay
from league.fixtures.rules.dates import Span, read_days
from league.registration.models import Team

_SAID = datetime(2019, 4, 23, 9, 30, tzinfo=HOME)
_SPAN = Span(FIRST_DAY, LAST_DAY)
_ABSENT = {
    "EDU": "周一, 周二 晚自习",
    "TAX": "5/13 ~ 5/14, 5/20 ~ 5/21 报税",
    "TEL": "5/17 电信日活动",
    "LAW": "5/12 ~ 5/13 值班",
    "MED": "5/17 直播",
}
_CUP_ABSENT = {"DQZ": "5/17 镇运动会"}
_OFFICIALS = {
    # level, whose unit, days away
    "referee": (3, "EDU", ""),
    "林涛": (2, "POL", "5/20"),
    "蒋敏": (2, "", "5/23 ~ 5/24"),
    "薛勇": (1, "PST", ""),
}


def build(set_up: SetUp, entered: tuple[Mapping[str, int], Mapping[str, int]], people: Mapping[str, int]) -> None:
    """Everything was said before the games were placed."""
    actor = people["organiser"]
    with pretend(_SAID):
        competition.import_days(_holidays(), actor=actor)
        season = db.session.get_one(Stage, set_up.league_groups).competition.season_id
        rules = RulesOfPlay(FIRST_DAY, set_up.courts, max_per_week=3, crew_size=1, crew_level=1)
        rules_of_play.set_rules(season, rules, revision=0, actor=actor)
        public = {team: key for team, key in db.session.execute(select(Team.id, Team.public_id))}
        for of_team, said in zip(entered, (_ABSENT, _CUP_ABSENT), strict=True):
            for code, text in said.items():
                days = read_days(text, _SPAN)
                teams.set_absences(season, public[of_team[code]], days, revision=None, actor=actor)
        league, cup = entered
        hospital = (public[league["HLT"]], public[league["HOS"]])
        teams.add_pair(season, "share_day", *hospital, revision=None, actor=actor)
        for code in ("EDU", "HLT"):  # the same people play in both competitions
            both = (public[league[code]], public[cup[code]])
            teams.add_pair(season, "share_slot", *both, revision=None, actor=actor)
        _name(season, league, people, actor)


def _holidays() -> list[TypedDay]:
    """Labour Day of 2019: four days off, two Sundays made up for."""
    off = [TypedDay(day, (), may(day), HOLIDAY, "劳动节") for day in (1, 2, 3, 4)]
    sundays = (may(1).replace(month=4, day=28), may(5))
    return off + [TypedDay(5 + at, (), day, WORKDAY, "劳动节调休") for at, day in enumerate(sundays)]


def _name(season: int, league: Mapping[str, int], people: Mapping[str, int], actor: int) -> None:
    units = {team: unit for team, unit in db.session.execute(select(Team.id, Team.unit_id))}
    accounts = {account: key for account, key in db.session.execute(select(Account.id, Account.public_id))}
    for word, (level, code, text) in _OFFICIALS.items():
        unit = units[league[code]] if code else None
        details = OfficialDetails(level, unit, max_per_week=4, days=list(read_days(text, _SPAN)))
        officials.set_official(season, accounts[people[word]], details, revision=None, actor=actor)
