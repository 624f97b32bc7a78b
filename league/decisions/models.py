"""The dossier of a decision, and its undoing."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from league.competition.models import Competition
from league.extensions import Instant, Model, new_public_id


class Decision(Model):
    """What was decided: `asked` by whom, with which `effect`, and what `undo` needs to know to take it back."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("public_id"), Index("ix_decision_competition_id", "competition_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(13), default=new_public_id)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(String(80))
    """What it is about, as the journal calls it: game:…, team:…, competition:…"""
    asked: Mapped[dict[str, Any]] = mapped_column(JSON)
    effect: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What it changed, as it was shown before."""
    undo: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(String(1000))
    at: Mapped[datetime] = mapped_column(Instant)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    competition: Mapped[Competition] = relationship()
    undoing: Mapped["DecisionUndo | None"] = relationship(back_populates="decision")


class DecisionUndo(Model):
    """The decision was taken back."""

    __tablename__ = "decision_undo"
    __table_args__ = (UniqueConstraint("decision_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    at: Mapped[datetime] = mapped_column(Instant)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[str] = mapped_column(String(1000), default="")

    decision: Mapped[Decision] = relationship(back_populates="undoing")
