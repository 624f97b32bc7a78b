"""Lots drawn between teams that nothing else parts (FIBA OBR D.1.3, last step); a person enters them, never the machine."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from league import clock
from league.competition.models import Group
from league.errors import NotFound
from league.extensions import db, transaction
from league.fixtures.models import GroupTeam
from league.journal import service as journal
from league.scoring.errors import LotsInFuture, LotsTooFew, LotsUnfit, WitnessMissing
from league.scoring.models import LotDraw
from league.scoring.signals import lots_entered


def enter_lots(group_id: int, order: Sequence[int], *, held_on: date, witness: str, actor: int | None) -> None:
    """Store the lots drawn in a group: team ids, best first. A later draw comes after an earlier one, and may name
    other teams; nothing is overwritten."""
    with transaction():
        if db.session.get(Group, group_id) is None:
            raise NotFound
        members = set(db.session.scalars(select(GroupTeam.team_id).where(GroupTeam.group_id == group_id)))
        if len(order) < 2:
            raise LotsTooFew("order")
        if len(set(order)) != len(order) or not set(order) <= members:
            raise LotsUnfit("order")
        today = clock.today()
        if held_on > today:
            raise LotsInFuture("held_on", found=today.isoformat())
        witness = " ".join(witness.split())
        if not witness or len(witness) > 60:
            raise WitnessMissing("witness")
        db.session.add(
            LotDraw(
                group_id=group_id,
                order=list(order),
                held_on=held_on,
                witness=witness,
                at=clock.now(),
                actor_id=actor,
            )
        )
        journal.record(
            "lots.entered",
            f"group:{group_id}",
            actor=actor,
            order=list(order),
            held_on=held_on.isoformat(),
            witness=witness,
        )
        db.session.flush()
        lots_entered.send(group_id=group_id)
