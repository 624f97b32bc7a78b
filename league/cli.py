"""The command `league`. A plain click group: only the commands that need the application make it.

So `league rank`, `league timetable` and `league --help` need no settings, no database and no Flask.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from league.fixtures.command import timetable
from league.standings.command import rank

if TYPE_CHECKING:
    from flask import Flask

    from league.errors import Refused
    from league.settings import Settings

LOOPBACK = "127.0.0.1"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """A district's workers' basketball league: registration, fixtures, scores, standings, activities."""


main.add_command(rank)
main.add_command(timetable)


@main.command()
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65535), envvar="PORT")
@click.option("--reload/--no-reload", default=True, show_default=True, help="Start anew when the code changes.")
def run(port: int, reload: bool) -> None:
    """Serve this checkout's own database for development, on this machine only."""
    from contextlib import nullcontext

    from werkzeug.serving import is_running_from_reloader, run_simple

    from league.jobs import alongside

    app = _app(serving=False)
    _upgrade(app)
    _say_address(port)
    # Where code is watched, the process that serves is a child; the scheduler begins and ends with that one.
    with alongside() if is_running_from_reloader() or not reload else nullcontext():
        run_simple(LOOPBACK, port, app, threaded=True, use_reloader=reload, use_debugger=False)


@main.command()
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65535), envvar="PORT")
def demo(port: int) -> None:
    """Serve the demonstration season of 2019 on this machine only; make it when there is none."""
    from werkzeug.serving import run_simple

    from league.demo.build import DEMO_NOW, ensure
    from league.jobs import alongside

    os.environ.setdefault("LEAGUE_NOW", DEMO_NOW)
    settings = _settings(serving=False, demo=True)
    app = _app_from(settings)
    _upgrade(app)
    click.echo("Looking for the demonstration season; making it takes some seconds …")
    for account in ensure(app, settings):
        click.echo(f"  {account.role:<14} {account.login:<24} {account.password}")
    _say_address(port)
    with alongside():
        run_simple(LOOPBACK, port, app, threaded=True)


@main.command()
@click.option("--bind", default=f"{LOOPBACK}:8000", show_default=True, help="Address and port, behind your proxy.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 64))
def serve(bind: str, workers: int, threads: int) -> None:
    """Serve for the public, with gunicorn; refuses settings that are missing or unsafe."""
    from gunicorn.app.base import BaseApplication

    settings = _settings(serving=True)
    app = _app_from(settings)
    _require_head(app)

    class Server(BaseApplication):
        def load_config(self) -> None:
            # Two processes of eight threads: 383-397 score posts a second on two cores; a stop lets requests end.
            chosen = {"bind": bind, "workers": workers, "threads": threads, "worker_class": "gthread"}
            for key, value in {**chosen, "graceful_timeout": 10}.items():
                self.cfg.set(key, value)

        def load(self) -> Flask:
            return app

    Server().run()


@main.command()
@click.option("--until-closed", is_flag=True, hidden=True, help="End when standard input does.")
def scheduler(until_closed: bool) -> None:
    """Do the work that was asked for in the browser, and timed work; `run` and `demo` bring their own."""
    from league.jobs import run_scheduler

    app = _app(serving=False)
    _require_head(app)
    run_scheduler(app, until_closed=until_closed)


@main.command(hidden=True)
def solve() -> None:
    """One solve, in a process of its own; the scheduler starts it and tells it which."""
    from ortools.sat.python import cp_model  # noqa: F401 - loaded while it waits, not when it is told

    from league.fixtures.computing import compute
    from league.jobs import told_which, when_closed

    # The pages are answered first.
    os.nice(5)
    app = _app(serving=False)
    which = told_which()
    if which is not None:
        when_closed(lambda: os._exit(1))
        compute(app.app_context, *which)


@main.group()
def db() -> None:
    """The database and its migrations."""


@db.command()
def upgrade() -> None:
    """Bring the database to the newest form; makes it when there is none."""
    _upgrade(_app(serving=False))
    click.echo("The database is up to date.")


@db.command()
@click.argument("revision", default="-1")
def downgrade(revision: str) -> None:
    """Take the database back to REVISION, one step if none is named."""
    import flask_migrate

    with _app(serving=False).app_context():
        flask_migrate.downgrade(revision=revision)


@db.command()
@click.option("-m", "--message", required=True, help="What changes, in a few words.")
def revise(message: str) -> None:
    """Write a migration from the difference between models and database (for developers)."""
    import flask_migrate

    from league import paths

    number = len(list((paths.MIGRATIONS / "versions").glob("[0-9]*.py"))) + 1
    with _app(serving=False).app_context():
        flask_migrate.migrate(message=message, rev_id=f"{number:04d}")


@main.command("create-admin")
@click.option("--login", prompt="Phone number or e-mail")
@click.option("--name", prompt="Name")
@click.password_option()
def create_admin(login: str, name: str, password: str) -> None:
    """Make the first administrator, who grants every other role in the browser."""
    from league.accounts.service import create_account_for_login, grant_role
    from league.errors import Refused
    from league.extensions import transaction

    app = _app(serving=False)
    _upgrade(app)
    with app.app_context():
        try:
            with transaction():
                account = create_account_for_login(login=login, name=name, password=password, actor=None)
                for role in ("administrator", "organiser"):
                    grant_role(account.id, role, actor=None)
        except Refused as refusal:
            _fail(refusal)
    click.echo(f"{name} is administrator and organiser now.")


@main.command("import-results")
@click.argument("file", type=click.Path())
def import_results(file: str) -> None:
    """Bring the groups of FILE into the database as finished competitions."""
    from league.errors import Refused
    from league.standings.importing import import_file

    app = _app(serving=False)
    _upgrade(app)
    with app.app_context():
        try:
            imported = import_file(file, actor=None)
        except Refused as refusal:
            _fail(refusal)
    click.echo(f"{len(imported)} competitions are on the site now.")


def _fail(refusal: Refused) -> NoReturn:
    from league.wording import console_language, say

    click.echo(say(refusal.sentence, console_language()), err=True)
    sys.exit(2)


def _settings(*, serving: bool, demo: bool = False) -> Settings:
    from league.settings import UnsafeSettings, from_environment

    try:
        return from_environment(serving=serving, demo=demo)
    except UnsafeSettings as problem:
        click.echo(str(problem), err=True)
        sys.exit(2)


def _app(*, serving: bool) -> Flask:
    return _app_from(_settings(serving=serving))


def _app_from(settings: Settings) -> Flask:
    from league.app import create_app

    return create_app(settings)


def _upgrade(app: Flask) -> None:
    import flask_migrate

    with app.app_context():
        flask_migrate.upgrade()


def _require_head(app: Flask) -> None:
    """The public's server does not start on a database of another form than the code's."""
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from league import paths
    from league.extensions import db as database

    with app.app_context(), database.engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
        # The workers fork from here: a connection kept in the pool would be one for all of them.
        connection.invalidate()
    if found != ScriptDirectory(str(paths.MIGRATIONS)).get_current_head():
        click.echo("The database is not up to date; run `league db upgrade` first.", err=True)
        sys.exit(2)


def _say_address(port: int) -> None:
    click.echo(f"http://{LOOPBACK}:{port}/")
