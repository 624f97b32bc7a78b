"""Builders that speak the domain. Each stores what it makes and returns it."""

from datetime import date, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import func, select

from league import clock
from league.accounts.models import Account, RoleGrant
from league.competition import service as competition_service
from league.competition.models import Competition, Court, Group, Season, Stage, Venue
from league.competition.rules import Regulation
from league.competition.rules.slots import Pattern, read_times
from league.extensions import db, transaction
from league.fixtures.models import Game, GameOfficial, GroupDraw, GroupTeam, Publication
from league.registration import service as registration_service
from league.registration.models import Team
from league.scoring import reporting
from league.scoring.queries import score_of

PASSWORD = "lanqiu xiehui kaihui"
"""The password of every account made here."""
_numbers = count(1)


@cache
def _hash(password: str) -> str:
    return PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1).hash(password)


def an_account(
    *roles: str, name: str = "卢建华", phone: str | None = None, email: str | None = None, password: str = PASSWORD
) -> Account:
    """An account with these roles; its telephone number is its own unless one is given."""
    if phone is None and email is None:
        phone = f"139{next(_numbers):08d}"
    with transaction():
        now = clock.now()
        account = Account(name=name, phone=phone, email=email, password_hash=_hash(password), created_at=now)
        account.grants = [RoleGrant(role=role, granted_at=now) for role in roles]
        db.session.add(account)
    return account


# -- fixtures ---------------------------------------------------------------------------------------------------------


def groups_of(stage: Stage, **teams: list[Team]) -> dict[str, Group]:
    """Seat teams in groups as if drawn: `groups_of(stage, A=[one, two], B=[three, four])`. Missing groups are made."""
    with transaction():
        there = {group.name: group for group in db.session.scalars(select(Group).where(Group.stage_id == stage.id))}
        for name, members in teams.items():
            if name not in there:
                there[name] = Group(stage_id=stage.id, position=len(there) + 1, name=name)
                db.session.add(there[name])
                db.session.flush()
            for number, team in enumerate(members, 1):
                db.session.add(GroupTeam(group_id=there[name].id, team_id=team.id, number=number))
        db.session.add(GroupDraw(stage_id=stage.id, method="by_hand", at=clock.now()))
    return there


def a_game(
    stage: Stage,
    team_a: Team | None,
    team_b: Team | None,
    *,
    starts_at: datetime | str | None = None,
    court: Court | None = None,
    published: bool = True,
    group: Group | None = None,
    round: int = 1,
    position: int = 0,
    referee: Account | None = None,
) -> Game:
    """A game of these teams with the next number of its competition; `starts_at` may be "2019-05-02 18:00"."""
    if isinstance(starts_at, str):
        starts_at = datetime.fromisoformat(starts_at).replace(tzinfo=clock.HOME)
    with transaction():
        last = db.session.scalar(select(func.max(Game.number)).where(Game.competition_id == stage.competition_id))
        game = Game(
            competition_id=stage.competition_id,
            stage_id=stage.id,
            group_id=group.id if group else None,
            number=(last or 0) + 1,
            round=round,
            bracket_position=position,
            team_a_id=team_a.id if team_a else None,
            team_b_id=team_b.id if team_b else None,
            court_id=court.id if court else None,
            starts_at=starts_at,
        )
        db.session.add(game)
        db.session.flush()
        if referee:
            db.session.add(GameOfficial(game_id=game.id, account_id=referee.id, named_at=clock.now()))
    if published:
        published_stage(stage)
    return game


def published_stage(stage: Stage) -> Publication:
    """The stage's fixtures are public; once is enough."""
    with transaction():
        there = db.session.scalar(select(Publication).where(Publication.stage_id == stage.id))
        if there is None:
            there = Publication(stage_id=stage.id, version=1, at=clock.now())
            db.session.add(there)
    return there


def a_season(slug: str | None = None, *, first_day: date = date(2019, 5, 2), **options: Any) -> Season:
    """A season from 2 May 2019; its address is its own unless one is given."""
    options = {"name": "2019年江都区职工篮球赛", "name_en": "Jiangdu Workers' Basketball 2019"} | options
    options = {"brand": "江都职工篮球", "brand_en": "Jiangdu Hoops"} | options
    slug = slug or f"season-{next(_numbers)}"
    return competition_service.create_season(slug=slug, first_day=first_day, actor=None, **options)


def a_competition(season: Season | None = None, *, regulation: Regulation | None = None, **options: Any) -> Competition:
    """The 4th workers' league, in a season of its own unless one is given; FIBA's regulation unless another is given."""
    season = season or a_season()
    options = {"name": "第四届职工篮球联赛", "name_en": "4th Workers' Basketball League"} | options
    options = {"short_name": "联赛", "short_name_en": "League"} | options
    options = {"titles": [(4, "职工篮球联赛", "Workers' Basketball League")]} | options
    options = {"slug": f"league-{next(_numbers)}"} | options
    competition = competition_service.create_competition(season_id=season.id, actor=None, **options)
    if regulation is not None:
        competition_service.save_regulation(competition_id=competition.id, regulation=regulation, actor=None)
    return competition


def a_stage(
    competition: Competition,
    *,
    groups: int = 2,
    legs: int = 1,
    qualify: int = 2,
    kind: str = "round_robin",
    **options: Any,
) -> Stage:
    """A stage with its groups A, B, …; of a knock-out only `third_place` counts."""
    return competition_service.add_stage(
        competition_id=competition.id, kind=kind, groups=groups, legs=legs, qualify=qualify, actor=None, **options
    )


def a_venue(*, courts: int = 2, name: str | None = None) -> Venue:
    """A hall with its courts 1号场, 2号场, …"""
    venue = competition_service.create_venue(
        name=name or f"第{next(_numbers)}体育馆", name_en="", address="江都区龙川路", actor=None
    )
    for number in range(1, courts + 1):
        competition_service.add_court(venue_id=venue.id, name=f"{number}号场", name_en=f"Court {number}", actor=None)
    return venue


def slots(
    venue: Venue, *, first_day: date = date(2019, 5, 2), days: int = 14, times: str = "18:30 20:00", minutes: int = 90
) -> int:
    """All courts of the venue are open on so many days in a row at these times; how many slots there are."""
    pattern = Pattern(
        courts=tuple(court.id for court in venue.courts),
        first_day=first_day,
        last_day=first_day + timedelta(days=days - 1),
        weekdays=frozenset(range(7)),
        times=read_times(times),
        minutes=minutes,
    )
    return competition_service.add_slots(pattern=pattern, actor=None)


# -- registration -----------------------------------------------------------------------------------------------------

PLAYERS = ("韩冰", "张子豪", "沈文博", "刘畅", "吴迪", "许航", "唐宇", "郭峰", "何俊")


def a_team(
    competition: Competition,
    name: str | None = None,
    *,
    players: int = 8,
    state: str = "approved",
    captain: Account | None = None,
    **details: Any,
) -> Team:
    """A team with everything a team needs, in this state; its first player (number 4) is the captain on the floor.

    With fewer players than the regulation asks for, leave it a draft.
    """
    name = name or f"第{next(_numbers)}代表队"
    details = {"unit": f"{name}工会", "short_name": name[:24], "leader": "卢建华", "coach": "陈立"} | details
    details = {"contact": "卢建华", "contact_phone": "13800000011"} | details
    team = registration_service.create_team(
        competition.id,
        registration_service.TeamDetails(name=name, **details),
        actor=captain.id if captain else None,
        captain=captain.id if captain else None,
        as_organiser=True,
    )
    rows = [
        registration_service.PlayerDetails(PLAYERS[at % len(PLAYERS)], str(at + 4), "GFC"[at % 3], captain=at == 0)
        for at in range(players)
    ]
    if rows:
        registration_service.add_players(team.id, rows, actor=None, as_organiser=True)
    _bring_to(team, state)
    return team


def _bring_to(team: Team, state: str) -> None:
    if state != "draft":
        registration_service.submit(team.id, actor=None, as_organiser=True)
    if state in ("approved", "withdrawn", "disqualified"):
        registration_service.approve(team.id, actor=None)
    if state == "returned":
        registration_service.return_team(team.id, "4 号和 5 号的姓名与身份证不符。", actor=None)
    if state == "withdrawn":
        registration_service.withdraw_team(team.id, "来信退出。", actor=None)
    if state == "disqualified":
        registration_service.disqualify_team(team.id, "冒名顶替。", actor=None)


# -- scoring ----------------------------------------------------------------------------------------------------------


def result(
    game: Game,
    score: str = "81-76",
    periods: list[tuple[int, int]] | None = None,
    outcome: str = "final",
    confirmed: bool = True,
    actor: Account | None = None,
) -> Game:
    """Report a game: `result(game, "81-76")`. Periods are made up to fit unless they are given; not confirmed is live.

    `outcome` names the side that offends (`forfeit_a`, `default_b`); a forfeit's score is the regulation's.
    """
    a, b = (int(points) for points in score.split("-"))
    typed = periods or [(a // 4, b // 4)] * 3 + [(a - a // 4 * 3, b - b // 4 * 3)]
    who = actor.id if actor else None
    revision = score_of(game.id).revision
    if not confirmed:
        reporting.record(game.id, revision, typed, actor=who)
        return game
    reason = "" if outcome == "final" else "开赛 15 分钟后到场 3 人。"
    reporting.confirm(
        game.id, revision, outcome, [] if outcome.startswith("forfeit") else typed, reason=reason, actor=who
    )
    return game
