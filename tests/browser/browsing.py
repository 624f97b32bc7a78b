"""Chromium, found where it lies, and the site itself, started by its own commands in a process of its own."""

import os
import re
import select
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
USUAL_PATHS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium_path() -> str | None:
    """CHROMIUM, the usual names on the path, or the browser that Playwright brought itself."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    for name in USUAL_PATHS:
        found = shutil.which(name)
        if found:
            return found
    own = sorted(Path.home().glob(".cache/ms-playwright/chromium-*/chrome-linux*/chrome"))
    return str(own[-1]) if own else None


@dataclass
class Site:
    """A running site: its address, its log, and in the demonstration the accounts (role -> login, password)."""

    url: str
    instance: Path
    process: subprocess.Popen[bytes]
    accounts: dict[str, tuple[str, str]] = field(default_factory=dict)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(command: list[str], instance: Path, **env: str) -> Site:
    """Start `league COMMAND` on a free port and wait until it answers; at most ten times what it should take."""
    port = free_port()
    kept = {k: v for k, v in os.environ.items() if not k.startswith("LEAGUE_")}
    with (instance / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "league", *command, "--port", str(port)],
            stdout=log,
            stderr=log,
            env={**kept, "LEAGUE_INSTANCE": str(instance), "PYTHONUNBUFFERED": "1", **env},
        )
    site = Site(f"http://127.0.0.1:{port}", instance, process)
    deadline = time.monotonic() + 200
    while True:
        try:
            with urllib.request.urlopen(f"{site.url}/healthz", timeout=5):
                return site
        except OSError:
            text = (instance / "log").read_text()
            assert process.poll() is None, text
            assert time.monotonic() < deadline, text
            select.select([], [], [], 0.1)  # a tenth of a second between two looks


def sign_in(page: Page, site: Site, role: str) -> None:
    """As the demonstration's account of this role, from the front page."""
    login, password = site.accounts[role]
    page.goto(site.url + "/sign-in")
    page.fill("[name=login]", login)
    page.fill("[name=password]", password)
    page.click("main button[type=submit]")
    assert not re.search(r"/sign-in", page.url), page.inner_text("main")


def menu(page: Page, text: str) -> None:
    """Open the signed-in person's menu in the title bar and choose."""
    page.locator("header .brand").click()
    page.locator("header summary").first.click()
    page.locator("header").get_by_role("link", name=re.compile(text)).first.click()


def press(page: Page, text: str) -> None:
    """The button or link with these words, in the page itself."""
    words, main = re.compile(text), page.locator("main")
    main.get_by_role("button", name=words).or_(main.get_by_role("link", name=words)).first.click()
