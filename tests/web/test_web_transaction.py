"""One use case, one transaction, one commit; one writer at a time; a busy database is told, not broken."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from league import clock, extensions
from league.errors import Busy
from league.extensions import db, transaction
from league.journal.models import Entry
from league.journal.service import record


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(Entry)) or 0


def test_what_a_transaction_did_is_there_afterwards(app: Flask) -> None:
    record("team.approved", "team:x", actor=None)
    db.session.rollback()
    assert count() == 1


def test_an_inner_transaction_falls_with_the_outer_one(app: Flask) -> None:
    def fail_late() -> None:
        with transaction():
            record("team.approved", "team:x", actor=None)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_late()
    assert count() == 0


def test_objects_that_were_changed_outside_are_refused(app: Flask) -> None:
    db.session.add(Entry(at=clock.now(), deed="x", subject="y"))
    with pytest.raises(AssertionError, match="outside transaction"), transaction():
        pass
    db.session.rollback()


def test_a_transaction_sees_what_was_stored_after_the_request_began_to_read(app: Flask) -> None:
    assert count() == 0  # the request's read is open now

    def elsewhere() -> None:
        with app.app_context():
            record("team.approved", "team:x", actor=None)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    with transaction():
        assert count() == 1


def test_sixteen_writers_lose_nothing_and_meet_no_lock(app: Flask) -> None:
    def write(number: int) -> None:
        with app.app_context():
            with transaction():
                # Read, then write: the upgrade that fails on SQLite unless the write lock is taken first.
                seen = count()
                record("counted", f"count:{seen}", actor=None)
            db.session.remove()

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(write, range(64)))
    subjects = set(db.session.scalars(select(Entry.subject)))
    assert subjects == {f"count:{n}" for n in range(64)}


def test_the_race_is_real_without_the_writers_place(app: Flask) -> None:
    """Positive control: the same work without `transaction()` loses counts or meets locks."""
    barrier = threading.Barrier(4)
    failures: list[str] = []

    def write(_number: int) -> None:
        with app.app_context():
            seen = count()
            barrier.wait(timeout=60)
            try:
                db.session.add(Entry(at=clock.now(), deed="counted", subject=f"count:{seen}"))
                db.session.flush()
                db.session.connection().commit()
            except sa.exc.OperationalError as problem:
                failures.append(str(problem))
            db.session.remove()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    db.session.rollback()
    assert failures or len(set(db.session.scalars(select(Entry.subject)))) < 4


def hold_the_write_lock(app: Flask) -> object:
    """Another process's writer, as far as this one can tell."""
    if db.engine.dialect.name == "sqlite":
        other = sqlite3.connect(db.engine.url.database or "", isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        return other
    connection = db.engine.connect()
    connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": extensions._WRITER_LOCK_KEY})
    return connection


def test_a_database_that_stays_busy_is_told_and_nothing_is_stored(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extensions, "WAIT_SECONDS", 0.2)
    other = hold_the_write_lock(app)
    with pytest.raises(Busy):
        record("team.approved", "team:x", actor=None)
    other.close()
    assert count() == 0
    record("team.approved", "team:x", actor=None)
    assert count() == 1


def test_a_writer_waits_for_his_turn(app: Flask) -> None:
    other = hold_the_write_lock(app)
    threading.Timer(0.3, other.close).start()
    record("team.approved", "team:x", actor=None)
    assert count() == 1


def test_reads_go_on_while_someone_writes(app: Flask, client: FlaskClient) -> None:
    other = hold_the_write_lock(app)
    assert client.get("/healthz").status_code == 200
    other.close()


def test_sqlite_is_durable_and_referential(app: Flask) -> None:
    if db.engine.dialect.name != "sqlite":
        assert db.engine.dialect.name == "postgresql"
        return
    with db.engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_naive_instant_is_refused(app: Flask) -> None:
    with pytest.raises(sa.exc.StatementError, match="no time zone"), transaction():
        db.session.add(Entry(at=clock.now().replace(tzinfo=None), deed="x", subject="y"))
