"""Every page of the site at every size in both languages: no sideways scrolling, no complaint, no barrier (axe-core)."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import DESK, PHONE, Site, sign_in
from playwright.sync_api import Browser, Page
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from league.app import create_app
from league.settings import Settings

pytestmark = pytest.mark.timeout(1500)
ROOT = Path(__file__).parents[2]
ROLES = ("anonymous", "captain", "organiser", "referee", "editor", "administrator")
WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
FOLLOWED = 5
"""How many addresses of one kind are fetched. The emptiest and the fullest of them are looked at."""
SMALLEST = {"width": 320, "height": 640}
NOT_A_PAGE = {"static", "preferences.choose", "scoring.snapshot", "home.health", "standings.team_calendar"}
NO_LINK = {
    "fixtures_desk.places": "a part of the board, fetched when a game is taken in hand",
    "accounts.reset": "opened by the one-time link that an administrator hands over",
    "home.styleguide": "for those who build the site; only the demonstration has it",
    "registration.players": "where the form for one more player is sent, for those who reload after a refusal",
    "registration.player": "where the paste page leads after it is sent, with the first card open that lacks something",
}
OTHER_DAYS = {
    "registration.enter": 'url_for("registration.enter")',
    "fixtures_desk.drawn": 'stage_url(desk, "drawn")',
    "fixtures_desk.delete": 'stage_url(desk, "delete")',
    "fixtures_desk.clear": 'stage_url(desk, "clear")',
    "fixtures.home_dates": 'url_for("fixtures.home_dates", ',
    "fixtures_desk.past_solve": 'url_for("fixtures_desk.past_solve", ',
    "standings_desk.lots": 'url_for("standings_desk.lots", ',
    "standings_desk.lots_across": 'url_for("standings_desk.lots_across", ',
}
"""Pages that nothing leads to in the demonstration's May: entries are closed, all is published, nobody plays at home."""


class Routes:
    """Which endpoint an address belongs to."""

    def __init__(self, folder: Path) -> None:
        app = create_app(Settings("k" * 40, f"sqlite:///{folder / 'none.db'}", folder, secure=False, demo=True))
        self.adapter = app.url_map.bind("127.0.0.1")
        self.pages = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())} - NOT_A_PAGE

    def endpoint(self, path: str) -> str | None:
        try:
            return str(self.adapter.match(path, "GET")[0])
        except (HTTPException, RequestRedirect):
            return None


Kind = tuple[str, ...]
"""An endpoint and the names of what stands in the query."""


@dataclass
class Walk:
    """What a role finds by links alone: kind of address -> address -> what its main part says."""

    state: object
    found: dict[Kind, dict[str, str]] = field(default_factory=dict)

    def endpoints(self) -> set[str]:
        return {kind[0] for kind in self.found}

    def looked_at(self) -> dict[str, str]:
        """Of each kind the emptiest and the fullest page."""
        chosen = {}
        for says in self.found.values():
            by_length = sorted(says, key=lambda address: len(says[address]))
            chosen |= {address: says[address] for address in (by_length[0], by_length[-1])}
        return chosen


@pytest.fixture(scope="session")
def routes(tmp_path_factory: pytest.TempPathFactory) -> Routes:
    return Routes(tmp_path_factory.mktemp("routes"))


@pytest.fixture(scope="session")
def walks(browser: Browser, demo: Site, routes: Routes) -> dict[str, Walk]:
    """The way of every role through the site, without drawing a page."""
    walked = {}
    for role in ROLES:
        with browser.new_context(viewport=PHONE, locale="zh-CN") as context:
            page = context.new_page()
            if role != "anonymous":
                sign_in(page, demo, role)
            walked[role] = walk(page, demo, routes)
    return walked


def links(text: str, address: str) -> Iterator[str]:
    """Where the links of a page on this site lead, without fragments."""
    for found in re.findall(r'<a\b[^>]*?\bhref="([^"]*)"', text):
        parts = urlsplit(urljoin(address, html.unescape(found)))
        if parts.netloc == urlsplit(address).netloc:
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def walk(page: Page, site: Site, routes: Routes) -> Walk:
    """Follow links from the front page, breadth first; of addresses of one kind only the first ones."""
    done = Walk(page.context.storage_state())
    waiting, seen = ["/"], {"/"}
    while waiting:
        address = waiting.pop(0)
        parts = urlsplit(address)
        endpoint = routes.endpoint(parts.path)
        if endpoint not in routes.pages:
            continue
        kind = (endpoint, *sorted({name for name, _ in parse_qsl(parts.query)} - {"next"}))
        if len(done.found.get(kind, ())) >= FOLLOWED:
            continue
        answer = page.request.get(site.url + address)
        assert answer.status < 400, f"a link leads to {address}, which answers {answer.status}"
        text = answer.text()
        main = text[text.find("<main") : text.find("</main>")]
        done.found.setdefault(kind, {})[address] = re.sub(r'name="csrf_token" value="[^"]*"', "", main)
        for link in links(text, answer.url):
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    return done


def new_to(role: str, walks: dict[str, Walk]) -> list[str]:
    """The addresses at which this role reads something that no role before it has read there."""
    before = [walks[other].looked_at() for other in ROLES[: ROLES.index(role)]]
    own = walks[role].looked_at()
    return [address for address in own if not any(says.get(address) == own[address] for says in before)]


def too_wide(page: Page) -> list[str]:
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{width} px too wide"] if width > 0 else []


def barriers(page: Page, only: object = WCAG) -> list[str]:
    """What axe-core, which the page carries by now, finds wrong with it as it stands."""
    options = {"runOnly": only, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(options).then(results => results.violations)", options)
    return [
        f"{each['id']}: {each['help']}: " + "; ".join(node["html"][:160] for node in each["nodes"][:3])
        for each in found
    ]


def look(page: Page) -> Iterator[str]:
    """What is wrong with the open page: as a phone and a desk show it, narrower, in large type and in the dark."""

    def at(size: dict[str, int], what: str, wrong: list[str]) -> Iterator[str]:
        return (f"{size['width']} {what}: {each}" for each in wrong)

    page.evaluate(Axe().axe_script)
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        yield from at(size, "", too_wide(page) + barriers(page))
    page.emulate_media(color_scheme="dark")
    yield from at(PHONE, "dark", barriers(page, ["color-contrast"]))
    page.emulate_media(color_scheme="light")
    page.evaluate("document.documentElement.dataset.type = 'large'")
    yield from at(PHONE, "large type", too_wide(page))
    page.set_viewport_size(SMALLEST)
    yield from at(SMALLEST, "large type", too_wide(page))
    page.evaluate("delete document.documentElement.dataset.type")
    yield from at(SMALLEST, "", too_wide(page))


@pytest.mark.parametrize("language", ["zh_Hans_CN", "en"])
@pytest.mark.parametrize("role", ROLES)
def test_every_page_a_role_can_reach_is_sound(
    role: str, language: str, demo: Site, walks: dict[str, Walk], open_page: Callable[..., Page]
) -> None:
    page = open_page(DESK, storage_state=walks[role].state, reduced_motion="reduce")
    page.goto(f"{demo.url}/preferences?lang={language}")
    wrong = []
    for address in new_to(role, walks):
        page.goto(demo.url + address)
        wrong += [f"{address} {problem}" for problem in look(page)]
    assert not wrong, "\n".join(wrong)


def test_every_page_is_reached_by_links_alone(walks: dict[str, Walk], routes: Routes) -> None:
    reached = set().union(*(walked.endpoints() for walked in walks.values()))
    assert routes.pages - reached == {*NO_LINK, *OTHER_DAYS}


def test_pages_of_other_days_are_linked() -> None:
    """What no day of the demonstration shows is at least written as the target of a link.

    It stands in a template, or with what a room hands over for a page of another one (`league/web/sections`).
    """
    links = re.compile(r'<a\b[^>]*?href="{{ (.*?) }}"')
    templates = [found for file in (ROOT / "templates").rglob("*.html") for found in links.findall(file.read_text())]
    rooms = [file.read_text() for file in (ROOT / "league").rglob("views.py")]
    handed_over = re.findall(r"\burl = (url_for\(.*?\))\n", "\n".join(text for text in rooms if "Section(" in text))
    targets = " ".join([*templates, *handed_over])
    assert [endpoint for endpoint, link in OTHER_DAYS.items() if link not in targets] == []
