"""Builders that speak the domain. Each stores what it makes and returns it."""

from functools import cache
from itertools import count

from argon2 import PasswordHasher

from league import clock
from league.accounts.models import Account, RoleGrant
from league.extensions import db, transaction

PASSWORD = "lanqiu xiehui kaihui"
"""The password of every account made here."""
_numbers = count(1)


@cache
def _hash(password: str) -> str:
    return PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1).hash(password)


def an_account(
    *roles: str, name: str = "卢建华", phone: str | None = None, email: str | None = None, password: str = PASSWORD
) -> Account:
    """An account with these roles; its telephone number is its own unless one is given."""
    if phone is None and email is None:
        phone = f"139{next(_numbers):08d}"
    with transaction():
        now = clock.now()
        account = Account(name=name, phone=phone, email=email, password_hash=_hash(password), created_at=now)
        account.grants = [RoleGrant(role=role, granted_at=now) for role in roles]
        db.session.add(account)
    return account
