"""Builders that speak the domain. Each stores what it makes and returns it."""

from datetime import datetime
from functools import cache
from itertools import count

from argon2 import PasswordHasher
from sqlalchemy import func, select

from league import clock
from league.accounts.models import Account, RoleGrant
from league.competition.models import Court, Group, Stage
from league.extensions import db, transaction
from league.fixtures.models import Game, GameOfficial, GroupDraw, GroupTeam, Publication
from league.registration.models import Team

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
