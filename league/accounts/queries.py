"""What pages show of accounts."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from league.accounts.access import User
from league.accounts.models import Account, RoleGrant, SignIn
from league.extensions import db


@dataclass(frozen=True)
class Opened:
    """A sign-in as it was found by its token, with the account's roles of this moment."""

    id: int
    user: User
    created_at: datetime
    seen_at: datetime


def by_token_hash(token_hash: str) -> Opened | None:
    """The sign-in with this token, unless its account is disabled. One query."""
    rows = db.session.execute(
        select(
            SignIn.id, SignIn.created_at, SignIn.seen_at, Account.id, Account.public_id, Account.name, RoleGrant.role
        )
        .join(Account, Account.id == SignIn.account_id)
        .outerjoin(RoleGrant, (RoleGrant.account_id == Account.id) & RoleGrant.revoked_at.is_(None))
        .where(SignIn.token_hash == token_hash, Account.disabled_at.is_(None))
    ).all()
    if not rows:
        return None
    sign_in_id, created_at, seen_at, account_id, public_id, name, _ = rows[0]
    roles = frozenset(row[6] for row in rows if row[6])
    return Opened(sign_in_id, User(account_id, public_id, name, roles), created_at, seen_at)
