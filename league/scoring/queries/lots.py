"""Lots that were drawn, inside groups and over the groups of a stage."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select

from league.competition.models import Stage
from league.extensions import db
from league.scoring.models import LotDraw


@dataclass(frozen=True)
class Lots:
    """Lots that were drawn in a group, or over the groups of a stage: team ids, best first."""

    order: tuple[int, ...]
    held_on: date
    witness: str


def lots_of_group(group_ids: Collection[int]) -> Mapping[int, list[Lots]]:
    """The lots drawn in each of these groups, the latest last."""
    found: dict[int, list[Lots]] = {group_id: [] for group_id in group_ids}
    if group_ids:
        for draw in db.session.scalars(select(LotDraw).where(LotDraw.group_id.in_(group_ids)).order_by(LotDraw.id)):
            assert draw.group_id is not None
            found[draw.group_id].append(_lots(draw))
    return found


def drawn_across() -> ColumnElement[bool]:
    """For a query over Stage: whether lots were ever drawn over its groups."""
    return select(LotDraw.id).where(LotDraw.stage_id == Stage.id).correlate(Stage).exists()


def lots_of_stage(stage_ids: Collection[int]) -> Mapping[int, list[Lots]]:
    """The lots drawn over the groups of each of these stages, the latest last."""
    found: dict[int, list[Lots]] = {stage_id: [] for stage_id in stage_ids}
    if stage_ids:
        for draw in db.session.scalars(select(LotDraw).where(LotDraw.stage_id.in_(stage_ids)).order_by(LotDraw.id)):
            assert draw.stage_id is not None
            found[draw.stage_id].append(_lots(draw))
    return found


def _lots(draw: LotDraw) -> Lots:
    return Lots(tuple(draw.order), draw.held_on, draw.witness)
