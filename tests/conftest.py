"""An application, a clean database for each test, and a client that checks every page it fetches."""

import time
from collections.abc import Callable, Iterator

import pytest
from checking import CheckingClient
from databases import empty_tables, own_database
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck
from hypothesis import settings as examples

from league import clock
from league.accounts.models import Account
from league.accounts.service import SESSION_KEY, open_sign_in
from league.app import create_app
from league.extensions import db
from league.settings import Settings

# Hypothesis measures each example against 200 ms; a busy machine is no defect of ours.
examples.register_profile("league", deadline=None, suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("league")


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    folder = tmp_path_factory.mktemp("instance")
    with own_database(folder, "suite") as url:
        yield Settings(secret_key="k" * 40, database_url=url, instance=folder, secure=False, demo=True)


@pytest.fixture(scope="session")
def _app(settings: Settings) -> Iterator[Flask]:
    app = create_app(settings)
    app.testing = True
    app.test_client_class = CheckingClient
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def app(_app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The application inside its context; all rows are gone after the test, and the hours of the tests before it."""
    # LEAGUE_NOW runs from the start of the process: an evening pretended after half an hour of tests would be over.
    monkeypatch.setattr(clock, "_started", time.monotonic())
    with _app.app_context():
        yield _app
        db.session.rollback()
        empty_tables()
        db.session.remove()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without JavaScript that complains about a broken page. Speaks Chinese unless told otherwise."""
    return app.test_client()


@pytest.fixture
def sign_in(app: Flask) -> Callable[[FlaskClient, Account], FlaskClient]:
    """`sign_in(client, account)` signs the browser in without its pages; the browser is returned."""

    def sign_in_as(browser: FlaskClient, account: Account) -> FlaskClient:
        token = open_sign_in(account.id)
        with browser.session_transaction() as session:
            session.clear()
            session[SESSION_KEY] = token
        return browser

    return sign_in_as


def pytest_terminal_summary(terminalreporter) -> None:
    """Where there is no Chromium, the last lines say so and how to get it."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any("no Chromium" in str(report.longrepr) for report in skipped):
        terminalreporter.write_line("")
        terminalreporter.write_line("The browser tests did not run: no Chromium was found.")
        terminalreporter.write_line(
            "Bring it with: sudo apt-get install chromium   (or: .venv/bin/playwright install chromium)"
        )
        terminalreporter.write_line("or name it with CHROMIUM=/path/to/chromium, then: make test")
