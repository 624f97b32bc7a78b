"""Recording a deed."""

from typing import Any

from league import clock
from league.extensions import db, transaction
from league.journal.models import Entry


def record(deed: str, subject: str, *, actor: int | None, reason: str = "", **detail: Any) -> None:
    """Write down one deed inside the transaction that does it. `deed` reads like "team.approved"."""
    with transaction():
        db.session.add(Entry(at=clock.now(), actor_id=actor, deed=deed, subject=subject, reason=reason, detail=detail))
