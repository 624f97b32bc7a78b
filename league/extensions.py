"""Database, migrations, CSRF, languages; and `transaction()`, the only place that commits.

Nothing here belongs to one feature. Sources of the figures that decided: deferred transactions on SQLite gave 2,100
"database is locked" in twelve seconds under sixteen writers, `BEGIN IMMEDIATE` behind a process lock none.
"""

import random
import secrets
import threading
import time
from base64 import b32encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from flask_babel import Babel
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import DateTime, Dialect, Engine, MetaData, event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from league.errors import Busy

WAIT_SECONDS = 5.0
"""How long a writer waits for the database before the user is asked to try again."""
_WRITER_LOCK_KEY = 0x1EA6E
_process_lock = threading.Lock()


class Base(DeclarativeBase):
    """Every constraint has a name, so that migrations and refusals can speak of it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Instant(TypeDecorator[datetime]):
    """An aware instant, stored in UTC on both databases; a naive one is a mistake and is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


db = SQLAlchemy(model_class=Base, disable_autonaming=True)
if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model
    """What every room's models derive from."""
migrate = Migrate()
csrf = CSRFProtect()
babel = Babel()


def new_public_id() -> str:
    """A random 64-bit id in base32 (13 letters and digits, lower case) for addresses that nobody shall guess."""
    return b32encode(secrets.token_bytes(8)).decode().rstrip("=").lower()


@contextmanager
def transaction() -> Iterator[Any]:
    """One use case, one transaction, one commit; an inner one joins the outer one.

    Ends the read that the request has open (its objects refresh), waits for the one writer's place, and raises `Busy`
    if it does not come free in time.
    """
    session = db.session()
    if session.info.get("writing"):
        yield session
        return
    assert not (session.new or session.dirty), "objects were changed outside transaction()"
    session.rollback()
    if not _process_lock.acquire(timeout=WAIT_SECONDS):
        raise Busy
    try:
        session.info["writing"] = True
        _begin_writing(session)
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info.pop("writing", None)
        _process_lock.release()


def _begin_writing(session: Any) -> None:
    connection = session.connection(execution_options={"writing": True})
    if connection.dialect.name == "postgresql":
        try:
            connection.execute(text(f"SET LOCAL lock_timeout = '{int(WAIT_SECONDS * 1000)}ms'"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER_LOCK_KEY})
        except OperationalError as problem:
            raise Busy from problem


def _is_locked(problem: Exception) -> bool:
    return "locked" in str(problem) or "busy" in str(problem)


def prepare_engine(engine: Engine) -> None:
    """Durable, referential and without upgrades from read to write, on SQLite; nothing to do on PostgreSQL."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        cursor = connection.cursor()
        for pragma in (
            "busy_timeout = 0",  # our own fair retry below
            "journal_mode = WAL",
            "synchronous = FULL",  # NORMAL may lose an acknowledged score when the power fails
            "foreign_keys = ON",
            "wal_autocheckpoint = 1000",
            "journal_size_limit = 67108864",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        if not connection.get_execution_options().get("writing"):
            connection.exec_driver_sql("BEGIN")
            return
        deadline = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                return
            except OperationalError as problem:
                if not _is_locked(problem):
                    raise
                if time.monotonic() > deadline:
                    raise Busy from problem
                time.sleep(random.uniform(0.001, 0.003))  # noqa: S311 - jitter, not a secret
