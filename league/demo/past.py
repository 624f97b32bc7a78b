"""The season before: 2018, one competition under two titles (暨), played to its end with places 3 and 5 to 8.

It fills what only a finished season can show: final places, a full bracket, past champions, and what a new regulation
is tried on before its own first game.
"""

import random
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from league.clock import HOME, pretend
from league.competition import competitions, regulations
from league.competition.models import Stage
from league.competition.rules import PlayingTime, Points, Ranking, Regulation
from league.demo import entries, names
from league.demo.results import Periods, at
from league.demo.season import hosted
from league.demo.teams import TEAMS
from league.extensions import db
from league.fixtures import drawing, making, moving, publishing
from league.fixtures.models import Game
from league.registration.models import Team
from league.scoring import reporting

SLUG = "workers-league-2018"
CODES = ("EDU", "PWR", "HLT", "BOC", "DQZ", "POL", "WTR", "MOB", "DEV", "TAX", "CON", "MKT", "LAW", "CIT", "TRA", "SHB")
"""The sixteen teams, last year's best first: their seeds."""
SET_UP = datetime(2018, 3, 20, 9, 0, tzinfo=HOME).astimezone(UTC)
FIRST_DAY, LAST_DAY = date(2018, 5, 3), date(2018, 6, 3)
_HOURS = (time(17, 30), time(19, 0), time(20, 30))
_GROUP_DAYS = (date(2018, 5, 3), date(2018, 5, 8), date(2018, 5, 15))
_KNOCK_OUT_DAYS = {8: date(2018, 5, 22), 6: date(2018, 5, 27), 4: date(2018, 5, 26), 7: date(2018, 6, 2)}
_LAST_GAMES = {5: time(17, 30), 3: time(19, 0), 2: time(20, 30)}
_OVER = timedelta(minutes=72)


def build(courts: tuple[int, int], organiser: int) -> None:
    """The whole season, each deed at its hour."""
    groups, knock_out = _set_up(organiser)
    chance = random.Random(2018)  # noqa: S311 - the same season on every machine
    with pretend(SET_UP + timedelta(days=35)):
        seeds = _seeds(groups)
        drawing.draw_groups(groups, "seeded", code="20180424", seeds=seeds, last_draw=0, actor=organiser)
        for stage in (groups, knock_out):
            making.make_games(stage, actor=organiser)
        _place(groups, knock_out, courts, organiser)
        for stage in (groups, knock_out):
            publishing.publish(stage, version=0, actor=organiser)
    for game_id in db.session.scalars(
        select(Game.id).where(Game.stage_id.in_((groups, knock_out))).order_by(Game.starts_at, Game.number)
    ).all():
        _play(db.session.get_one(Game, game_id), chance, organiser)


def _set_up(organiser: int) -> tuple[int, int]:
    with pretend(SET_UP):
        season = hosted(
            "扬州市江都区第三届职工篮球联赛 暨 第六届“天佑杯”篮球联赛",
            "3rd Jiangdu Workers' Basketball League and 6th Tianyou Cup",
            (FIRST_DAY, LAST_DAY),
            organiser,
        )
        competition = competitions.create_competition(
            season_id=season,
            slug=SLUG,
            name="第三届职工篮球联赛 暨 第六届“天佑杯”篮球联赛",
            name_en="3rd Workers' Basketball League and 6th Tianyou Cup",
            short_name="职工联赛·天佑杯",
            short_name_en="League and Cup",
            titles=[(3, "职工篮球联赛", "Workers' Basketball League"), (6, "“天佑杯”篮球联赛", "Tianyou Cup")],
            entries_until=SET_UP + timedelta(days=30),
            actor=organiser,
        ).id
        # As it was then: goal average, the groups on a running clock, the knock-out longer and stopped.
        ranking = Ranking(points=Points(2, 1, 1, 0), tie_break=("h2h_points", "h2h_ratio", "ratio"))
        regulation = Regulation(
            ranking=ranking, period_minutes=8, clock="running", knock_out_time=PlayingTime(4, 10, "last_period")
        )
        regulations.save_regulation(competition_id=competition, regulation=regulation, actor=organiser)
        groups = competitions.add_stage(
            competition_id=competition, kind="round_robin", groups=4, qualify=2, actor=organiser
        ).id
        knock_out = competitions.add_stage(
            competition_id=competition, kind="knock_out", third_place=True, fifth_place=True, actor=organiser
        ).id
    people = names.people(2018)
    for number, code in enumerate(CODES):
        staff = (next(people), next(people), next(people), f"138000000{number + 50}")
        roster = names.roster(code, people, written=False)
        when = SET_UP + timedelta(days=10, hours=number)
        entries.enter(competition, entries.details(TEAMS[code], *staff), roster, when, None, organiser)
    return groups, knock_out


def _seeds(stage: int) -> dict[str, int | None]:
    """Public id to seed."""
    teams = db.session.execute(
        select(Team.public_id, Team.code)
        .join(Stage, Stage.competition_id == Team.competition_id)
        .where(Stage.id == stage)
    )
    return {public_id: CODES.index(code) + 1 for public_id, code in teams}


def _place(groups: int, knock_out: int, courts: tuple[int, int], organiser: int) -> None:
    """Eight group games an evening would be too many: what does not fit an evening is played the day after."""
    taken: dict[date, int] = {}
    for game in db.session.scalars(select(Game).where(Game.stage_id == groups).order_by(Game.number)).all():
        day = _GROUP_DAYS[game.round - 1]
        while taken.get(day, 0) == len(_HOURS) * len(courts):
            day += timedelta(days=1)
        place = taken.get(day, 0)
        taken[day] = place + 1
        _put(game, courts[place % 2], at(day, _HOURS[place // 2]), organiser)
    for game in db.session.scalars(select(Game).where(Game.stage_id == knock_out).order_by(Game.number)).all():
        last = _LAST_GAMES.get(game.round)
        day = LAST_DAY if last else _KNOCK_OUT_DAYS[game.round]
        place = game.bracket_position - 1
        _put(game, courts[place % 2], at(day, last or _HOURS[1 + place // 2]), organiser)


def _put(game: Game, court: int, start: datetime, organiser: int) -> None:
    moving.move_game(game.id, court_id=court, starts_at=start, revision=game.revision, actor=organiser)


def _play(game: Game, chance: random.Random, organiser: int) -> None:
    assert game.team_a is not None
    assert game.team_b is not None
    assert game.starts_at is not None
    better = CODES.index(game.team_b.code) - CODES.index(game.team_a.code)
    with pretend(game.starts_at + _OVER):
        reporting.confirm(game.id, 0, "final", _periods(better, chance), actor=organiser)


def _periods(better: int, chance: random.Random) -> Periods:
    """Four quarters as amateurs score them, and extra periods after a draw."""
    edge = better / 16
    played = [(_points(chance, edge), _points(chance, -edge)) for _quarter in range(4)]
    while sum(a for a, _ in played) == sum(b for _, b in played):
        played.append((chance.randint(2, 9), chance.randint(2, 9)))
    return tuple(played)


def _points(chance: random.Random, edge: float) -> int:
    return max(4, round(chance.gauss(14.5 + edge, 3.2)))
