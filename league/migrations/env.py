"""Alembic's environment: runs inside the application, on its engine.

SQLite: batch mode drops the old table, and with foreign_keys=ON its children would go with it; the pragma does nothing
inside a transaction. So it is set off before BEGIN, the whole is checked before the commit, and it is set on again.
"""

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from league.extensions import Instant

target = current_app.extensions["migrate"].db


def render_item(kind: str, thing: Any, autogen_context: Any) -> str | bool:
    """Our column types as what the database knows."""
    if kind == "type" and isinstance(thing, Instant):
        return "sa.DateTime(timezone=True)"
    return False


def leave_out_empty(_context: Any, _revision: Any, directives: list[Any]) -> None:
    """No file for no change."""
    if getattr(context.config.cmd_opts, "autogenerate", False) and directives[0].upgrade_ops.is_empty():
        directives[:] = []


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=target.metadata,
        render_item=render_item,
        process_revision_directives=leave_out_empty,
        **{
            k: v
            for k, v in current_app.extensions["migrate"].configure_args.items()
            if k != "process_revision_directives"
        },
    )
    with context.begin_transaction():
        context.run_migrations()
        if connection.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise RuntimeError(f"the migration would leave rows without their parents: {broken[:5]}")


def run_on_engine() -> None:
    with target.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            driver = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys = OFF")
            try:
                run(connection.execution_options(writing=True))
            finally:
                driver.execute("PRAGMA foreign_keys = ON")
        else:
            run(connection)


run_on_engine()
