"""Trying a deed to see what it changes: it is done, looked at, and rolled back, so that nothing of it remains."""

from collections.abc import Callable, Sequence

from league.competition.models import Competition
from league.decisions.queries import groups_seen, see
from league.decisions.rules import Effect, Seen, compare
from league.extensions import db, transaction
from league.standings.queries import GroupTable


def rehearse(competition_id: int, deed: Callable[[], object]) -> Effect:
    """What this deed would change in the competition for everyone to see. Raises what the deed raises.

    `deed` calls services, which write rows, journal and listeners included; all of it is rolled back to where it was,
    also inside a transaction that goes on. Objects that were loaded before are read anew afterwards.
    """
    with transaction() as session:
        session.flush()
        before = _seen(competition_id)
        savepoint = session.begin_nested()
        try:
            deed()
            session.flush()
            after = _seen(competition_id)
        finally:
            savepoint.rollback()
            session.expire_all()
    return compare(before, after)


def compare_tables(before: Sequence[GroupTable], after: Sequence[GroupTable]) -> Effect:
    """The difference of tables alone, e.g. of the same groups ranked by two regulations."""
    return compare(Seen(groups_seen(before)), Seen(groups_seen(after)))


def _seen(competition_id: int) -> Seen:
    # What stands in the session may be older than what the deed wrote past it.
    db.session.expire_all()
    return see(db.session.get_one(Competition, competition_id))
