"""Which teams a person may see on a desk, and which he may change."""

from league.accounts.access import User
from league.errors import NotFound
from league.registration.models import Team
from league.registration.queries import is_captain_of, team_by_public_id


def access_team(user: User, public_id: str, verb: str) -> Team:
    """The team for its captain or an organiser to "see" or "edit", for an organiser to "decide"; else NotFound.

    Whether the captain may change it at this moment is the service's question: the answer to that is a sentence.
    """
    team = team_by_public_id(public_id)
    if team is None:
        raise NotFound
    if user.has("organiser"):
        return team
    if verb in ("see", "edit") and is_captain_of(user.id, team.id):
        return team
    raise NotFound
