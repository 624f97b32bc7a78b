"""An application, a clean database for each test, and a client that checks every page it fetches."""

import contextvars
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import html5lib
import pytest
import sqlalchemy as sa
from flask import Flask, has_app_context
from flask.testing import FlaskClient

from league.accounts.models import Account
from league.accounts.service import SESSION_KEY, open_sign_in
from league.app import create_app
from league.extensions import db
from league.settings import Settings


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


@pytest.fixture
def app(_app: Flask) -> Iterator[Flask]:
    """The application inside its context; all rows are gone after the test."""
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


class CheckingClient(FlaskClient):
    """Every answer is checked: headers; and of a page its title, ids, forms, scripts and HTML."""

    def send(self, url: str, *, at: str = "", **data):  # type: ignore[no-untyped-def]
        """Fill in and send the form of the page at `at` (else at `url`) with its token, as a browser would."""
        page = self.get(at or url).get_data(as_text=True)
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert found, f"no form at {at or url}"
        return self.post(url, data={"csrf_token": found[1], **data})

    def open(self, *args, **options):  # type: ignore[no-untyped-def]
        # A request has a context of its own, as it has on a server: neither `g` nor the session of the test shine in.
        if has_app_context():
            db.session.rollback()
        response = contextvars.Context().run(super().open, *args, **options)
        check_headers(response)
        if response.mimetype == "text/html" and response.status_code not in (301, 302, 303, 308):
            check_page(response.get_data(as_text=True))
        return response


def check_headers(response) -> None:  # type: ignore[no-untyped-def]
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def check_page(text: str) -> None:
    """The promises every page keeps. Raises AssertionError with what is broken."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    try:
        page = parser.parse(text)
    except html5lib.html5parser.ParseError as problem:
        line = parser.tokenizer.stream.position()[0]
        raise AssertionError(f"invalid HTML: {problem} near: {text.splitlines()[line - 1][:200]}") from problem
    title = page.findtext(".//title")
    assert (title or "").strip(), "the page has no title"
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids)), f"duplicate ids: {sorted({i for i in ids if ids.count(i) > 1})}"
    assert len(page.findall(".//h1")) == 1, "a page has one h1"
    for form in page.findall(".//form"):
        if form.get("method", "get").lower() == "post":
            names = [field.get("name") for field in form.iter("input")]
            assert "csrf_token" in names, f"a form without a token: {form.get('action')}"
    for script in page.findall(".//script"):
        assert script.get("src"), "an inline script"
    for element in page.iter():
        assert "style" not in element.attrib, "an inline style"
        assert not [name for name in element.attrib if isinstance(name, str) and name.startswith("on")]


def pytest_terminal_summary(terminalreporter) -> None:  # type: ignore[no-untyped-def]
    """Where there is no Chromium, the last lines say so and how to get it."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any("no Chromium" in str(report.longrepr) for report in skipped):
        terminalreporter.write_line("")
        terminalreporter.write_line("The browser tests did not run: no Chromium was found.")
        terminalreporter.write_line(
            "Bring it with: sudo apt-get install chromium   (or: .venv/bin/playwright install chromium)"
        )
        terminalreporter.write_line("or name it with CHROMIUM=/path/to/chromium, then: make test")
