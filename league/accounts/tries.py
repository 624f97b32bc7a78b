"""Failed tries, counted in the database so that all workers count together.

A try is counted before its password is looked at and forgiven when it was right; counting afterwards would let a
hundred tries at once pass as one.
"""

import logging

from sqlalchemy import delete, func, select

from league import clock
from league.accounts.models import FailedTry
from league.accounts.rules.patience import SAME, WINDOW, Tries, admit
from league.extensions import db, transaction

log = logging.getLogger(__name__)


def count_try(login: str, address: str) -> None:
    """Count a try for this login's fingerprint from this address; raises TooManyTries, then nothing is counted."""
    now = clock.now()
    recent = (FailedTry.at > now - WINDOW, FailedTry.at <= now)
    with transaction():
        db.session.execute(delete(FailedTry).where(FailedTry.at <= now - WINDOW))
        here = FailedTry.address == address
        same, at_address, everywhere = db.session.execute(
            select(func.count().filter(here, FailedTry.login == login), func.count().filter(here), func.count()).where(
                *recent
            )
        ).one()
        if same + 1 == SAME:
            log.warning("sign-in: %s tries for one account from %s", SAME, address)
        admit(Tries(same, at_address, everywhere))
        db.session.add(FailedTry(at=now, login=login, address=address))


def forgive(login: str, address: str) -> None:
    """It was right: forget the tries for this login from this address."""
    with transaction():
        db.session.execute(delete(FailedTry).where(FailedTry.login == login, FailedTry.address == address))
