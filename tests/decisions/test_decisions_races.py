"""Two presses at the same moment: one decision, and the other person is told."""

import pytest
from builders import an_account
from decided import Cup
from racing import at_once
from sqlalchemy import select

from league.decisions.deeds import LeavingDeed, PointsDeed, ResultDeed
from league.decisions.models import Decision, DecisionUndo
from league.decisions.rehearsing import preview
from league.decisions.service import decide, undo
from league.errors import Refused
from league.extensions import db
from league.fixtures.models import Game
from league.registration.models import Team

TURNED = [(17, 20)] * 3 + [(19, 20)]


@pytest.fixture
def cup(app):
    cup = Cup()
    cup.play_groups()
    return cup


def count(model=Decision):
    db.session.rollback()
    return len(db.session.scalars(select(model)).all())


def deeds_of(cup):
    """By name, what makes the deed in the thread that presses, from ids alone."""
    game, team, group = cup.games["甲乙"].id, cup.teams["丙"].id, cup.groups["A"].id
    competition, revision = cup.competition.id, cup.teams["丙"].revision
    return {
        "correction": lambda: ResultDeed(db.session.get_one(Game, game), 1, "final", TURNED, reason="记录有误。"),
        "withdrawn": lambda: LeavingDeed(db.session.get_one(Team, team), "withdrawn", revision, "来信退出。"),
        "points": lambda: PointsDeed(group, competition, team, -1, "points", 0, "名单不符。"),
    }


@pytest.mark.parametrize("kind", ["correction", "withdrawn", "points"])
def test_of_two_organisers_one_decides_and_the_other_is_told(app, cup, kind):
    make = deeds_of(cup)[kind]
    seen, actors = preview(make()).seen, [an_account("organiser").id for _ in range(2)]
    outcomes = at_once(app, *[lambda actor=actor: decide(make(), seen_as=seen, actor=actor) for actor in actors])
    assert sorted(isinstance(outcome, Refused) for outcome in outcomes) == [False, True]
    assert next(outcome for outcome in outcomes if isinstance(outcome, Refused)).status == 409
    assert count() == 1


@pytest.mark.parametrize("kind", ["correction", "withdrawn", "points"])
def test_a_double_press_at_the_same_moment_is_one_decision(app, cup, kind):
    make = deeds_of(cup)[kind]
    seen, actor = preview(make()).seen, an_account("organiser").id
    outcomes = at_once(app, *[lambda: decide(make(), seen_as=seen, actor=actor)] * 3)
    assert len(set(outcomes)) == 1
    assert count() == 1


def test_two_undoings_at_the_same_moment_are_one(app, cup):
    make = deeds_of(cup)["points"]
    decision = decide(make(), seen_as=preview(make()).seen, actor=None)
    outcomes = at_once(app, *[lambda: undo(decision, actor=None)] * 2)
    assert sorted(isinstance(outcome, Refused) for outcome in outcomes) == [False, True]
    assert count(DecisionUndo) == 1
