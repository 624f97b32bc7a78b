"""Lots drawn between teams that nothing else parts, inside a group (FIBA OBR D.1.3, last step) or over groups (D.4); a
person enters them, never the machine."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, select

from league import clock
from league.competition.models import Group, Stage
from league.errors import NotFound
from league.extensions import db, transaction
from league.fixtures.models import GroupTeam
from league.journal import service as journal
from league.scoring.errors import LotsInFuture, LotsTooFew, LotsUnfit, LotsUnfitAcross, WitnessMissing
from league.scoring.models import LotDraw
from league.scoring.signals import lots_entered, lots_entered_across


def enter_lots(group_id: int, order: Sequence[int], *, held_on: date, witness: str, actor: int | None) -> None:
    """Store the lots drawn in a group: team ids, best first. A later draw comes after an earlier one, and may name
    other teams; nothing is overwritten."""
    with transaction():
        if db.session.get(Group, group_id) is None:
            raise NotFound
        members = _groups_of_teams(GroupTeam.group_id == group_id)
        if len(set(order)) != len(order) or not set(order) <= members.keys():
            raise LotsUnfit("order")
        _store(LotDraw(group_id=group_id), order, held_on, witness, actor)
        lots_entered.send(group_id=group_id)


def enter_lots_across(stage_id: int, order: Sequence[int], *, held_on: date, witness: str, actor: int | None) -> None:
    """Store the lots drawn over the groups of a stage: ids of teams each of another group, best first. A later draw
    comes after an earlier one; nothing is overwritten."""
    with transaction():
        if db.session.get(Stage, stage_id) is None:
            raise NotFound
        members = _groups_of_teams(GroupTeam.group_id.in_(select(Group.id).where(Group.stage_id == stage_id)))
        if len({members.get(team) for team in order} - {None}) != len(order):
            raise LotsUnfitAcross("order")
        _store(LotDraw(stage_id=stage_id), order, held_on, witness, actor)
        lots_entered_across.send(stage_id=stage_id)


def _groups_of_teams(condition: ColumnElement[bool]) -> Mapping[int, int]:
    """The group of each team."""
    found = db.session.execute(select(GroupTeam.team_id, GroupTeam.group_id).where(condition))
    return {team: group for team, group in found}


def _store(draw: LotDraw, order: Sequence[int], held_on: date, witness: str, actor: int | None) -> None:
    """Complete the draw of a group or a stage, and write it down."""
    if len(order) < 2:
        raise LotsTooFew("order")
    today = clock.today()
    if held_on > today:
        raise LotsInFuture("held_on", found=today.isoformat())
    witness = " ".join(witness.split())
    if not witness or len(witness) > 60:
        raise WitnessMissing("witness")
    draw.order, draw.held_on, draw.witness = list(order), held_on, witness
    draw.at, draw.actor_id = clock.now(), actor
    db.session.add(draw)
    journal.record(
        "lots.entered",
        f"group:{draw.group_id}" if draw.group_id is not None else f"stage:{draw.stage_id}",
        actor=actor,
        order=list(order),
        held_on=held_on.isoformat(),
        witness=witness,
    )
    db.session.flush()
