"""Keeping the table of holidays and make-up workdays."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, select

from league.competition.models import CalendarDay
from league.competition.rules.calendar_days import TypedDay
from league.extensions import db, transaction
from league.journal import service as journal


def import_days(days: Sequence[TypedDay], *, actor: int | None) -> int:
    """Take these days over; a day that was known says from now on what the table says. All are sound."""
    with transaction():
        wanted = {row.day: row for row in days if row.day is not None}
        assert all(row.problem is None for row in days), "a table with problems is not taken over"
        for known in db.session.scalars(select(CalendarDay).where(CalendarDay.day.in_(wanted))):
            row = wanted.pop(known.day)
            known.kind, known.name = row.kind, row.name
        db.session.add_all(CalendarDay(day=day, kind=row.kind, name=row.name) for day, row in wanted.items())
        listed = sorted(row.day.isoformat() for row in days if row.day)
        journal.record("calendar.imported", "calendar", actor=actor, days=listed)
        return len(days)


def remove_days(ids: Collection[int], *, actor: int | None) -> int:
    """These days are what their weekday says again; how many there were."""
    with transaction():
        gone = db.session.scalars(select(CalendarDay).where(CalendarDay.id.in_(ids)).order_by(CalendarDay.day)).all()
        if gone:
            db.session.execute(delete(CalendarDay).where(CalendarDay.id.in_([day.id for day in gone])))
            days = [day.day.isoformat() for day in gone]
            journal.record("calendar.removed", "calendar", actor=actor, days=days)
        return len(gone)
