"""Passwords as they are stored: argon2id with the OWASP figures, 38 ms and 19 MiB a try on the measured machine.

The library's own defaults take 198 ms and 64 MiB, so that sixteen people signing in at once need a gigabyte.
"""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from league.accounts.rules.passwords import MOST, canonical

_HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$W4RZMXyL7hTfN3Sg8dKQvA$mXw4q0KcD8Xe1Yk6sH2bVtJr9LuPzGfAoQnEiC5B7hM"
"""Looked at when there is no such account, so that the answer takes as long. No password is known for it."""


def make_hash(password: str) -> str:
    """What is stored of a password."""
    return _HASHER.hash(_as_bytes(password))


def verify(password_hash: str, password: str) -> bool:
    """Whether this is the password; one longer than any can be is not looked at."""
    if len(password) > MOST:
        return False
    try:
        return _HASHER.verify(password_hash, _as_bytes(password))
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(password_hash: str) -> bool:
    """Whether the hash was made with other figures than today's."""
    return _HASHER.check_needs_rehash(password_hash)


def _as_bytes(password: str) -> bytes:
    return canonical(password).encode("utf-8", "surrogatepass")
