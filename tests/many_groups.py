"""A database that is full of other people's groups, put in as rows: nobody plays a thousand groups through the pages."""

import random
from datetime import date
from itertools import combinations

from sqlalchemy import insert

from league import clock
from league.competition.models import Competition, Group, Season, Stage
from league.extensions import db, transaction
from league.fixtures.models import Game, GameEvent, GroupTeam, Publication
from league.registration.models import Team, TeamEvent
from league.scoring.models import LotDraw, PointDecision, ResultEvent

IN_A_COMPETITION, IN_A_GROUP = 4, 6


def other_groups(number, chance=None):
    """So many groups of six, all games played; four to a competition, and each competition in a season of its own."""
    chance = chance or random.Random(1)
    with transaction():
        for first in range(0, number, IN_A_COMPETITION):
            _a_competition(first // IN_A_COMPETITION, min(IN_A_COMPETITION, number - first), chance)


def _a_competition(index, groups, chance):
    now = clock.now()
    season = Season(
        slug=f"other-{index}",
        name="别的赛季",
        name_en="",
        brand="别的",
        brand_en="",
        first_day=date(2000 + index % 18, 1, 1),
    )
    db.session.add(season)
    db.session.flush()
    competition = Competition(season_id=season.id, slug=f"others-{index}", name=f"别的联赛{index}", short_name="别的")
    db.session.add(competition)
    db.session.flush()
    stage = Stage(competition_id=competition.id, position=1, kind="round_robin", name="小组赛", qualify=2)
    db.session.add(stage)
    db.session.flush()
    db.session.add(Publication(stage_id=stage.id, version=1, at=now))
    for position in range(1, groups + 1):
        group = Group(stage_id=stage.id, position=position, name="ABCD"[position - 1])
        teams = [
            Team(
                competition_id=competition.id,
                name=f"{index}-{position}-{n}",
                short_name=f"{n}队",
                code=f"{position}{n}",
                created_at=now,
            )
            for n in range(IN_A_GROUP)
        ]
        db.session.add_all([group, *teams])
        db.session.flush()
        rows = [{"group_id": group.id, "team_id": team.id, "number": n} for n, team in enumerate(teams, 1)]
        db.session.execute(insert(GroupTeam), rows)
        db.session.execute(insert(TeamEvent), [{"team_id": team.id, "kind": "approved", "at": now} for team in teams])
        db.session.add(LotDraw(group_id=group.id, order=[teams[0].id], held_on=now.date(), witness="卢建华", at=now))
        points = {"points": -1, "step": "points", "at": now, "reason": "迟到。"}
        db.session.add(PointDecision(group_id=group.id, team_id=teams[0].id, **points))
        _games(stage, group, teams, chance, now)


def _games(stage, group, teams, chance, now):
    games = [
        Game(
            competition_id=stage.competition_id,
            stage_id=stage.id,
            group_id=group.id,
            number=group.position * 100 + number,
            round=1,
            team_a_id=one.id,
            team_b_id=other.id,
        )
        for number, (one, other) in enumerate(combinations(teams, 2), 1)
    ]
    db.session.add_all(games)
    db.session.flush()
    for kind in ("begun", "ended"):
        db.session.execute(insert(GameEvent), [{"game_id": game.id, "kind": kind, "at": now} for game in games])
    scores = [chance.sample(range(50, 90), 2) for _ in games]
    db.session.execute(
        insert(ResultEvent),
        [
            {
                "game_id": game.id,
                "revision": revision,
                "kind": kind,
                "outcome": "final",
                "score_a": a,
                "score_b": b,
                "at": now,
            }
            for game, (a, b) in zip(games, scores, strict=True)
            for revision, kind in ((1, "recorded"), (2, "confirmed"))
        ],
    )
