"""A site of one season, made in the test's own words, on which an organiser seeks a timetable."""

from collections.abc import Callable, Iterator
from pathlib import Path

import flask_migrate
import pytest
from browsing import Site, start
from builders import PASSWORD, an_account
from playwright.sync_api import Page

from league.app import create_app
from league.extensions import db
from league.settings import Settings

ORGANISER = "13800000100"
BEFORE = "2019-04-20T12:00:00+08:00"
PATIENCE = 240_000
"""Milliseconds for a search on a busy machine."""


def site_with(make: Callable[[], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site with an organiser and the season that `make` stores, before its first day."""
    monkeypatch.setenv("LEAGUE_NOW", BEFORE)
    address = f"sqlite:///{tmp_path / 'league.db'}"
    app = create_app(Settings(secret_key="k" * 40, database_url=address, instance=tmp_path, secure=False))
    with app.app_context():
        flask_migrate.upgrade()
        an_account("organiser", name="田静", phone=ORGANISER)
        make()
        db.session.remove()
        db.engine.dispose()
    site = start(["run", "--no-reload"], tmp_path, LEAGUE_NOW=BEFORE)
    yield site
    site.process.terminate()
    site.process.wait(timeout=60)


def sign_in(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/sign-in")
    page.fill("[name=login]", ORGANISER)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button[type=submit]").last.click()
