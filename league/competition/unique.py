"""The database's own word on names and addresses that only one thing may bear."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError

from league.errors import Refused
from league.extensions import db


@contextmanager
def or_refused(refusal: Refused) -> Iterator[None]:
    """Store what was done inside; if a constraint says no, say it as this refusal, at its field."""
    try:
        yield
        db.session.flush()
    except IntegrityError as problem:
        raise refusal from problem
