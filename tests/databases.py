"""Empty databases of a test's own, empty tables after it, and what was asked of them in between."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from league.extensions import db


@contextmanager
def own_database(folder: Path, name: str) -> Iterator[str]:
    """The address of an empty database of this worker's own: a file, or a PostgreSQL database named after both."""
    given = os.environ.get("LEAGUE_TEST_DATABASE_URL", "")
    if not given:
        yield f"sqlite:///{folder / name}.db"
        return
    admin = sa.make_url(given)
    own = f"{admin.database}_{os.environ.get('PYTEST_XDIST_WORKER', 'gw0')}_{name}"
    engine = sa.create_engine(admin, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f'DROP DATABASE IF EXISTS "{own}" WITH (FORCE)'))
        connection.execute(sa.text(f'CREATE DATABASE "{own}"'))
        # These rows need not outlive a power failure, and hundreds of tests need not wait for the disk.
        connection.execute(sa.text(f'ALTER DATABASE "{own}" SET synchronous_commit = off'))
    yield admin.set(database=own).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(sa.text(f'DROP DATABASE IF EXISTS "{own}" WITH (FORCE)'))
    engine.dispose()


def empty_tables() -> None:
    """Delete all rows, asking only the tables that have any: TRUNCATE makes a new file for each, rows or none."""
    tables = {table.name: table for table in reversed(db.metadata.sorted_tables)}
    asked = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in tables)
    with db.engine.begin() as connection:
        filled = set(connection.scalars(sa.text(asked)))
        for name in (name for name in tables if name in filled):
            connection.execute(tables[name].delete())
            numbered = tables[name].autoincrement_column
            if connection.dialect.name == "postgresql" and numbered is not None:
                restart = f"SELECT setval(pg_get_serial_sequence('\"{name}\"', '{numbered.name}'), 1, false)"
                connection.execute(sa.text(restart))


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is asked of the database inside, but for the begin and end of transactions."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
            sent.append(statement)

    sa.event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", note)
