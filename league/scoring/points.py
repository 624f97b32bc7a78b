"""Points given to a team of a group, or taken from it, by decision; the reason and the step are public."""

from sqlalchemy import func, select

from league import clock
from league.competition.models import Group
from league.competition.queries import regulation_of
from league.errors import NotFound
from league.extensions import db, transaction
from league.fixtures.models import GroupTeam
from league.journal import service as journal
from league.scoring.errors import NotInGroup, PointsOutOfRange, PointsTakenBack, UnknownStep
from league.scoring.models import PointDecision
from league.scoring.rules.points import MOST_POINTS, steps_of
from league.scoring.signals import points_given
from league.scoring.statements import checked_reason


def give_points(group_id: int, team_id: int, points: int, step: str, *, reason: str, actor: int | None) -> int:
    """Give (or, negative, take) points at a step of the ranking; returns the id of the decision.

    Raises PointsOutOfRange, UnknownStep, NotInGroup, ReasonMissing, ReasonTooLong.
    """
    with transaction():
        group = _group(group_id)
        if not 1 <= abs(points) <= MOST_POINTS:
            raise PointsOutOfRange("points", most=MOST_POINTS)
        if step not in steps_of(regulation_of(group.stage.competition_id).ranking):
            raise UnknownStep("step")
        member = select(GroupTeam.id).where(
            GroupTeam.group_id == group_id, GroupTeam.team_id == team_id, GroupTeam.placed.is_(True)
        )
        if db.session.scalar(member) is None:
            raise NotInGroup("team")
        return _store(group, team_id, points, step, checked_reason(reason, required=True), actor).id


def take_back_points(decision_id: int, *, reason: str, actor: int | None) -> None:
    """Undo points by decision. Raises PointsTakenBack if they were undone before."""
    with transaction():
        given = db.session.get(PointDecision, decision_id)
        if given is None:
            raise NotFound
        if db.session.scalar(select(PointDecision.id).where(PointDecision.undoes_id == decision_id)) is not None:
            raise PointsTakenBack
        group = _group(given.group_id)
        _store(group, given.team_id, -given.points, given.step, reason, actor, undoes=decision_id)


def points_revision(group_id: int) -> int:
    """Grows with each decision about points in this group and each undoing."""
    return db.session.scalar(select(func.max(PointDecision.id)).where(PointDecision.group_id == group_id)) or 0


def _group(group_id: int) -> Group:
    group = db.session.get(Group, group_id)
    if group is None:
        raise NotFound
    return group


def _store(
    group: Group, team_id: int, points: int, step: str, reason: str, actor: int | None, undoes: int | None = None
) -> PointDecision:
    made = PointDecision(
        group_id=group.id,
        team_id=team_id,
        points=points,
        step=step,
        at=clock.now(),
        actor_id=actor,
        reason=reason,
        undoes_id=undoes,
    )
    db.session.add(made)
    db.session.flush()
    journal.record(
        "points.taken_back" if undoes else "points.given",
        f"group:{group.id}",
        actor=actor,
        reason=reason,
        team=team_id,
        points=points,
        step=step,
    )
    points_given.send(group_id=group.id)
    return made
