"""The season of 2019: its hosts, its two competitions, its courts and when they are open."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from league.clock import HOME, pretend
from league.competition import competitions, regulations, seasons, venues
from league.competition.rules import Regulation
from league.competition.rules.slots import Pattern
from league.demo.results import EVENING, LAST_DAY, SLOT_MINUTES

SET_UP = datetime(2019, 3, 18, 9, 0, tzinfo=HOME).astimezone(UTC)
COURTS_OPENED = datetime(2019, 4, 22, 15, 0, tzinfo=HOME)
ENTRIES_UNTIL = datetime(2019, 4, 20, 18, 0, tzinfo=HOME)
FIRST_DAY = date(2019, 5, 2)

_HOSTS = (
    ("host", "扬州市江都区总工会", "Jiangdu District Federation of Trade Unions, Yangzhou"),
    ("host", "扬州市江都区文化体育和旅游局", "Jiangdu District Bureau of Culture, Sports and Tourism"),
    ("organiser", "扬州市江都区体育局", "Jiangdu District Sports Bureau"),
    ("organiser", "扬州市江都区篮球协会", "Jiangdu District Basketball Association"),
    ("co_organiser", "扬州市江都区天佑杯俱乐部", "Tianyou Cup Club, Jiangdu District"),
)


@dataclass(frozen=True)
class SetUp:
    """What the later steps refer to, by id."""

    league: int
    league_groups: int
    league_knock_out: int
    cup: int
    cup_groups: int
    cup_knock_out: int
    courts: tuple[int, int]


def build(organiser: int) -> SetUp:
    """The season with everything but teams and games."""
    with pretend(SET_UP):
        season = hosted(
            "扬州市江都区第四届职工篮球联赛 暨 第七届“天佑杯”篮球联赛",
            "4th Jiangdu Workers' Basketball League and 7th Tianyou Cup",
            (FIRST_DAY, LAST_DAY),
            organiser,
        )
        league = _league(season, organiser)
        cup = _cup(season, organiser)
    with pretend(COURTS_OPENED):
        courts = _courts(organiser)
    return SetUp(*league, *cup, courts)


def hosted(name: str, name_en: str, days: tuple[date, date], organiser: int) -> int:
    """A season from its first to its last day, at the address of its year, with the hosts of every year; its id."""
    season = seasons.create_season(
        slug=str(days[0].year),
        name=name,
        name_en=name_en,
        brand="江都职工篮球",
        brand_en="Jiangdu Workers' Basketball",
        first_day=days[0],
        last_day=days[1],
        actor=organiser,
    ).id
    for part, host, host_en in _HOSTS:
        seasons.add_host(season_id=season, part=part, name=host, name_en=host_en, actor=organiser)
    return season


def _league(season: int, organiser: int) -> tuple[int, int, int]:
    competition = competitions.create_competition(
        season_id=season,
        slug="workers-league-2019",
        name="第四届职工篮球联赛",
        name_en="4th Workers' Basketball League",
        short_name="职工联赛",
        short_name_en="League",
        titles=[(4, "职工篮球联赛", "Workers' Basketball League")],
        entries_until=ENTRIES_UNTIL,
        actor=organiser,
    ).id
    regulations.save_regulation(competition_id=competition, regulation=Regulation(), actor=organiser)
    return competition, *_stages(competition, groups=4, third_place=True, organiser=organiser)


def _cup(season: int, organiser: int) -> tuple[int, int, int]:
    competition = competitions.create_competition(
        season_id=season,
        slug="tianyou-cup-2019",
        name="第七届“天佑杯”篮球联赛",
        name_en="7th Tianyou Cup",
        short_name="天佑杯",
        short_name_en="Tianyou Cup",
        titles=[(7, "“天佑杯”篮球联赛", "Tianyou Cup")],
        entries_until=ENTRIES_UNTIL,
        actor=organiser,
    ).id
    regulations.save_regulation(competition_id=competition, regulation=Regulation(), actor=organiser)
    return competition, *_stages(competition, groups=2, third_place=False, organiser=organiser)


def _stages(competition: int, *, groups: int, third_place: bool, organiser: int) -> tuple[int, int]:
    group_stage = competitions.add_stage(
        competition_id=competition, kind="round_robin", groups=groups, qualify=2, actor=organiser
    )
    knock_out = competitions.add_stage(
        competition_id=competition, kind="knock_out", third_place=third_place, actor=organiser
    )
    return group_stage.id, knock_out.id


def _courts(organiser: int) -> tuple[int, int]:
    hall = venues.create_venue(
        name="江都体育馆",
        name_en="Jiangdu Sports Hall",
        address="扬州市江都区仙女镇",
        directions="东门进馆，二楼看台不要票。",
        actor=organiser,
    ).id
    first = venues.add_court(venue_id=hall, name="1号场", name_en="Court 1", actor=organiser).id
    second = venues.add_court(venue_id=hall, name="2号场", name_en="Court 2", actor=organiser).id
    park = venues.create_venue(
        name="工人文化宫灯光球场",
        name_en="Workers' Palace Floodlit Court",
        address="扬州市江都区工人文化宫",
        directions="露天场地，遇雨不用。",
        actor=organiser,
    ).id
    spare = venues.add_court(venue_id=park, name="灯光球场", name_en="Floodlit court", actor=organiser).id
    # Tuesdays, Thursdays and the weekend; from the middle of May on Fridays too, and the spare court in reserve.
    _open((first, second), FIRST_DAY, LAST_DAY, {1, 3, 5, 6}, EVENING, organiser)
    _open((first, second), date(2019, 5, 17), LAST_DAY, {4}, EVENING, organiser)
    _open((spare,), date(2019, 5, 18), LAST_DAY, {5, 6}, (time(19, 0),), organiser)
    return first, second


def _open(
    courts: tuple[int, ...], first: date, last: date, weekdays: set[int], times: tuple[time, ...], organiser: int
) -> None:
    pattern = Pattern(courts, first, last, frozenset(weekdays), times, SLOT_MINUTES)
    venues.add_slots(pattern=pattern, actor=organiser)
