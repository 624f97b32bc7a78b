"""Browser tests: skipped where there is no Chromium, and failing where a page complains on its console."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import PHONE, Site, chromium_path, start
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if chromium_path() is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    # The sandbox needs rights that containers and root do not have; the browser visits loopback only.
    return {"executable_path": chromium_path(), "args": ["--no-sandbox", "--disable-dev-shm-usage"]}


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration season, as `league demo` serves it."""
    instance = tmp_path_factory.mktemp("demo")
    site = start(["demo"], instance)
    try:
        for line in (instance / "demo-accounts.txt").read_text().splitlines():
            if not line.startswith("#"):
                role, login, password = line.split()
                site.accounts[role] = (login, password)
        yield site
    finally:
        site.process.terminate()
        site.process.wait(timeout=60)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a fresh browser of a size and language; the test fails if any page complains on its console."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        # A refusal answered with 4xx is reported on the console by the browser itself.
        if message.type in ("error", "warning") and "the server responded with a status of 4" not in message.text:
            complaints.append(f"{message.location.get('url')}: {message.text}")

    def opened(size: dict[str, int] = PHONE, language: str = "zh-CN", **options: object) -> Page:
        context = browser.new_context(viewport=size, locale=language, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", heard)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)
