"""Every page of the site at two sizes in two languages: no sideways scrolling, no complaint, no barrier (axe-core)."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import DESK, PHONE, Site, sign_in
from playwright.sync_api import Page
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from league.app import create_app
from league.settings import Settings

ROLES = ("anonymous", "captain", "organiser", "referee", "editor", "administrator")
AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
EACH = 2
"""How many addresses of one endpoint are looked at, so that a page with and without data both come up."""
NOT_A_PAGE = {"static", "preferences.choose"}


class Routes:
    """Which endpoint an address belongs to."""

    def __init__(self, folder: Path) -> None:
        app = create_app(Settings("k" * 40, f"sqlite:///{folder / 'none.db'}", folder, secure=False, demo=True))
        self.adapter = app.url_map.bind("127.0.0.1")
        self.pages = {
            rule.endpoint
            for rule in app.url_map.iter_rules()
            if "GET" in (rule.methods or ()) and "/api/" not in rule.rule
        } - NOT_A_PAGE

    def endpoint(self, path: str) -> str | None:
        try:
            return str(self.adapter.match(path, "GET")[0])
        except (HTTPException, RequestRedirect):
            return None


@pytest.fixture(scope="session")
def routes(tmp_path_factory: pytest.TempPathFactory) -> Routes:
    return Routes(tmp_path_factory.mktemp("routes"))


def walk(page: Page, site: Site, routes: Routes) -> dict[str, list[str]]:
    """Follow links from the front page, breadth first: endpoint -> the addresses looked at."""
    found: dict[str, list[str]] = {}
    waiting, seen = ["/"], {"/"}
    while waiting:
        address = waiting.pop(0)
        endpoint = routes.endpoint(urlsplit(address).path)
        if endpoint is None or endpoint not in routes.pages or len(found.get(endpoint, [])) >= EACH:
            continue
        answer = page.request.get(site.url + address)
        if answer.status != 200 or "text/html" not in answer.headers.get("content-type", ""):
            assert answer.status < 500, f"{address} answers {answer.status}"
            continue
        page.goto(site.url + address)
        found.setdefault(endpoint, []).append(address)
        for link in page.eval_on_selector_all("a[href]", "links => links.map(a => a.href)"):
            parts = urlsplit(link)
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            if f"{parts.scheme}://{parts.netloc}" == site.url and target not in seen:
                seen.add(target)
                waiting.append(target)
    return found


def problems(page: Page, address: str) -> list[str]:
    """What is wrong with the page as it stands."""
    wrong = []
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if width > 0:
        wrong.append(f"{address}: {width} px too wide")
    for violation in Axe().run(page, options=AXE).response["violations"]:
        nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
        wrong.append(f"{address}: {violation['id']}: {violation['help']}: {nodes}")
    return wrong


@pytest.mark.timeout(1500)
@pytest.mark.parametrize("role", ROLES)
def test_every_page_a_role_can_reach_is_sound(
    role: str,
    demo: Site,
    routes: Routes,
    open_page: Callable[..., Page],
    record_property: Callable[[str, object], None],
) -> None:
    page = open_page(PHONE)
    if role != "anonymous":
        sign_in(page, demo, role)
    found = walk(page, demo, routes)
    wrong = []
    looked_at = 0
    state = page.context.storage_state()
    for size in (PHONE, DESK):
        for language in ("zh_Hans_CN", "en"):
            looking = open_page(size, storage_state=state)
            looking.goto(f"{demo.url}/preferences?lang={language}")
            for address in [address for addresses in found.values() for address in addresses]:
                looking.goto(demo.url + address)
                looked_at += 1
                wrong += [f"{size['width']} {language} {problem}" for problem in problems(looking, address)]
    record_property("pages", looked_at)
    assert len(found) >= 8, f"only {sorted(found)} were reached"
    assert not wrong, "\n".join(wrong)
