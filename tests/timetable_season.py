"""A season as large as a district's: 24 teams in two competitions, a knock-out, two halls, ten officials, and no timetable yet."""

from datetime import date

from builders import a_competition, a_season, a_stage, a_team, a_venue, an_account, groups_of, slots

from league.competition.models import Season
from league.extensions import db, transaction
from league.fixtures.making import make_games
from league.fixtures.models import Official, Plan

FIRST_DAY = date(2019, 5, 6)
UNITS = (
    "公安", "税务", "邮政", "城管", "教育", "供电", "水务", "建工", "卫健", "交通", "农商", "电信",
    "移动", "国土", "民政", "司法", "人社", "环保", "文旅", "市监", "消防", "烟草", "法院", "财政",
)  # fmt: skip


def a_district(slug: str = "district-2019", *, officials: int = 10, weeks: int = 7) -> Season:
    """Sixteen teams in four groups with quarter-finals, eight in two groups; all games are made, none has a place."""
    season = a_season(slug, first_day=FIRST_DAY)
    number = 0
    for slug_of, groups, sizes in (("league", "ABCD", 4), ("cup", "AB", 4)):
        options = (
            {} if slug_of == "league" else {"name": "第四届“天佑杯”", "short_name": "天佑杯", "short_name_en": "Cup"}
        )
        competition = a_competition(season, slug=f"{slug}-{slug_of}", **options)
        stage = a_stage(competition, groups=len(groups), qualify=2)
        members = {}
        for group in groups:
            members[group] = [
                a_team(competition, f"江都{UNITS[number + at]}", short_name=UNITS[number + at]) for at in range(sizes)
            ]
            number += sizes
        groups_of(stage, **members)
        make_games(stage.id, actor=None)
        knock_out = a_stage(competition, kind="knock_out")
        make_games(knock_out.id, actor=None)
    venue = a_venue(courts=2, name="江都体育馆")
    slots(venue, first_day=FIRST_DAY, days=7 * weeks, times="18:30 20:00")
    people = [an_account("referee", name=f"裁判{at + 1}") for at in range(officials)]
    with transaction():
        for at, account in enumerate(people):
            db.session.add(Official(account_id=account.id, level=2 if at < 4 else 1))
        db.session.add(Plan(season_id=season.id, first_day=FIRST_DAY, crew_size=2 if officials else 0, crew_level=2))
    return season
