"""The only way in which a view loads a competition, a team or a group of this room."""

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from league.accounts.access import User
from league.competition.access import competition_of
from league.competition.models import Competition, Group, Stage
from league.errors import NotFound
from league.extensions import db
from league.fixtures.models import GroupTeam
from league.registration.models import Team, TeamEvent
from league.registration.queries import kinds_for, last_event_id


def access_competition(slug: str) -> Competition:
    """The competition at this address, for everyone. Raises NoSuchCompetition."""
    return competition_of(slug)


def access_team(public_id: str) -> Team:
    """A team that takes part: approved, or drawn into a group, whatever became of it later. Raises NotFound."""
    approved = (
        select(TeamEvent.id).where(TeamEvent.id == last_event_id, TeamEvent.kind.in_(kinds_for(["approved"]))).exists()
    )
    drawn = select(GroupTeam.id).where(GroupTeam.team_id == Team.id).exists()
    team = db.session.scalars(
        select(Team)
        .where(Team.public_id == public_id, or_(approved, drawn))
        .options(joinedload(Team.unit), joinedload(Team.competition).joinedload(Competition.season))
    ).first()
    if team is None:
        raise NotFound
    return team


def access_group(user: User, group_id: int, verb: str) -> Group:
    """A group whose lots this person may "draw". Raises NotFound."""
    group = db.session.get(Group, group_id)
    if group is None or verb != "draw" or not user.has("organiser"):
        raise NotFound
    return group


def access_stage(user: User, stage_id: int, verb: str) -> Stage:
    """A round robin over whose groups this person may "draw" lots. Raises NotFound."""
    stage = db.session.get(Stage, stage_id)
    if stage is None or stage.kind != "round_robin" or verb != "draw" or not user.has("organiser"):
        raise NotFound
    return stage
