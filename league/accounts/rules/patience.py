"""How many failed tries are borne. An account is never locked: only tries from an address are (OWASP ASVS 5.0, 6.3.1).

Somebody who guesses at an account from afar must not keep its owner out, and a whole office shares one address.
"""

from dataclasses import dataclass
from datetime import timedelta

from league.accounts.errors import TooManyTries

WINDOW = timedelta(minutes=5)
SAME, ADDRESS, EVERYWHERE = 10, 50, 1000


@dataclass(frozen=True)
class Tries:
    """Failed tries inside the window: for this login from this address, from this address, in all."""

    same: int
    address: int
    everywhere: int


def admit(tries: Tries) -> None:
    """Raises TooManyTries when one more would be too many."""
    if tries.same >= SAME or tries.address >= ADDRESS or tries.everywhere >= EVERYWHERE:
        raise TooManyTries(minutes=int(WINDOW.total_seconds() // 60))
