"""What is stored of a game's score, and of lots that were drawn."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from league.extensions import Instant, Model
from league.fixtures.models import Game


class ResultEvent(Model):
    """One statement about a game's score; the highest revision holds.

    `outcome` names the side that offends for forfeits and defaults; `score_a` and `score_b` are what counts (20:0).
    An undoing takes back one earlier statement (`undoes_id`) and repeats what stands again.
    """

    __tablename__ = "result_event"
    __table_args__ = (
        # Two people with the same revision in hand: the second one is told, nothing is overwritten.
        UniqueConstraint("game_id", "revision"),
        UniqueConstraint("undoes_id"),
        CheckConstraint("kind IN ('recorded', 'confirmed', 'corrected', 'undone')", name="known_kind"),
        CheckConstraint("(kind = 'undone') = (undoes_id IS NOT NULL)", name="undoing_names_what"),
        CheckConstraint(
            "outcome IN ('final', 'forfeit_a', 'forfeit_b', 'default_a', 'default_b')", name="known_outcome"
        ),
        CheckConstraint("score_a >= 0 AND score_b >= 0", name="not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    game_id: Mapped[int] = mapped_column(ForeignKey("game.id"))
    revision: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    outcome: Mapped[str] = mapped_column(String(10))
    periods: Mapped[list[list[int]]] = mapped_column(JSON, default=list)
    """Points of both sides by period, extra periods after the regular ones: [[17, 14], [15, 16]]."""
    bonus: Mapped[list[list[Any]]] = mapped_column(JSON, default=list)
    """Points by house rules, without a basket: [["leader", "a", 1]] is rule, side, how often. The score holds them."""
    score_a: Mapped[int]
    score_b: Mapped[int]
    table_a: Mapped[int | None]
    """What the standings count in the score's place, e.g. the score before extra periods; both sides or neither."""
    table_b: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(Instant)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[str] = mapped_column(String(1000), default="")
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("result_event.id"))

    game: Mapped[Game] = relationship()


class LotDraw(Model):
    """A draw held to part teams that nothing else parts, of one group or of several groups of a stage; `order` holds team
    ids, best first."""

    __tablename__ = "lot_draw"
    __table_args__ = (
        CheckConstraint("(group_id IS NULL) <> (stage_id IS NULL)", name="group_or_stage"),
        Index("ix_lot_draw_group_id", "group_id"),
        Index("ix_lot_draw_stage_id", "stage_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("stage_group.id"))
    stage_id: Mapped[int | None] = mapped_column(ForeignKey("stage.id"))
    order: Mapped[list[int]] = mapped_column(JSON)
    held_on: Mapped[date] = mapped_column(Date)
    witness: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime] = mapped_column(Instant)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class PointDecision(Model):
    """Points given to a team of a group, or taken from it, by decision; `step` is where in the ranking they count."""

    __tablename__ = "point_decision"
    __table_args__ = (
        UniqueConstraint("undoes_id"),
        CheckConstraint("points <> 0", name="not_nothing"),
        Index("ix_point_decision_group_id", "group_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("stage_group.id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    points: Mapped[int]
    """Added where it is positive, taken where it is negative."""
    step: Mapped[str] = mapped_column(String(24))
    """`points` or `wins` (the sum that ranks first), or a criterion of the tie-break."""
    at: Mapped[datetime] = mapped_column(Instant)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[str] = mapped_column(String(1000))
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("point_decision.id"))
    """Takes back that decision; its points are the opposite."""
