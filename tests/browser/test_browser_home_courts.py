"""A season in which units host each other: home dates are entered, a timetable is sought and published, a gym closes for
three weeks, and a fan finds host and court on every page and in his calendar."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from browsing import DESK, PHONE, Site, press
from playwright.sync_api import Page, expect
from seeking import PATIENCE, sign_in, site_with
from timetable_home import AT_HOME, ON_NEUTRAL, a_home_league

from league import clock

NARROW = {"width": 320, "height": 640}
FANS = ("/", "/games?day=2019-05-07", "/standings", "/teams", "/games/versions/home-league/1")
DESKS = ("", "/teams", "/rules", "/pairs", "/solve", "/board", "/disruption", "/versions", "/fairness")
BROKEN = """() => [...document.querySelectorAll(".game .name")].filter((name) => {
  const words = name.textContent.trim().split(/\\s+/).length;
  return name.offsetHeight > (words + 0.5) * parseFloat(getComputedStyle(name).fontSize) * 1.7;
}).map((name) => name.textContent)"""
"""The names in rows of games that are broken within a word."""
EVENINGS = dict(zip(AT_HOME, "一二三四五", strict=True))
pytestmark = pytest.mark.timeout(900)


@pytest.fixture
def site(tmp_path: Path, monkeypatch) -> Iterator[Site]:
    """A site with eight units, of which nobody has said yet who has a gym."""
    yield from site_with(lambda: a_home_league("home", courts=False), tmp_path, monkeypatch)


def test_units_host_each_other(site: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(DESK)
    sign_in(page, site)
    home_dates(page, site)
    searched_and_published(page, site)
    fan = open_page(PHONE)
    seen = a_fan_looks(fan, site, "公安")
    assert len(seen) == 7, "everyone meets everyone"
    assert_hosted_at_home(seen)
    first = min(at.date() for at, _title, place in seen if "公安体育馆" in place)
    last = first + timedelta(days=20)
    a_gym_closes(page, site, first, last)
    after = a_fan_looks(fan, site, "公安")
    assert len(after) == 7
    assert_hosted_at_home(after)
    assert not [at for at, _title, place in after if "公安体育馆" in place and first <= at.date() <= last]
    assert {event for event in seen if not first <= event[0].date() <= last} & set(after), "the others stay"
    assert fan.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for language in ("zh-CN", "en"):
        narrow = open_page(NARROW, language)
        sign_in(narrow, site)
        pages = [*FANS, *(f"/desk/timetable/home{rest}" for rest in DESKS), *own_pages(narrow, site)]
        for path in pages:
            answer = narrow.goto(f"{site.url}{path}")
            assert answer is not None
            assert answer.ok, path
            assert narrow.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], (language, path)
            assert narrow.evaluate(BROKEN) == [], (language, path)


def own_pages(page: Page, site: Site) -> list[str]:
    """The pages of one team: everyone's, the organiser's, and its captain's two."""
    page.goto(f"{site.url}/teams")
    public = page.locator("main a[href^='/teams/']").first.get_attribute("href") or ""
    key = public.removeprefix("/teams/")
    return [public, f"/desk/timetable/home/teams/{key}", f"/my/teams/{key}", f"/my/teams/{key}/home"]


def home_dates(page: Page, site: Site) -> None:
    """In the place of its absences: whose gym is whose, and on which evenings it is free."""
    for name in AT_HOME:
        page.goto(f"{site.url}/desk/timetable/home/teams")
        page.locator("main").get_by_role("link", name=re.compile(name)).first.click()
        page.get_by_label(f"{name}体育馆").check()
        page.fill("main [name=times]", f"每周{EVENINGS[name]} 19:00")
        press(page, "^保存$")
    for name in AT_HOME:
        row = page.locator("main").get_by_role("link", name=re.compile(name)).first
        expect(row).to_contain_text(f"{name}体育馆")
        expect(row).to_contain_text(f"每周{EVENINGS[name]} 19:00")
    for name in ON_NEUTRAL:
        row = page.locator("main").get_by_role("link", name=re.compile(name)).first
        expect(row).to_contain_text("在中立场地作主队")


def searched_and_published(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/desk/timetable/home/solve")
    page.fill("main [name=seconds]", "20")
    page.locator("main form").get_by_role("button", name="排赛程", exact=True).click()
    expect(page.get_by_role("button", name="采用为草稿")).to_be_visible(timeout=PATIENCE)
    press(page, "采用为草稿")
    press(page, "^发布 28 场")
    press(page, "^发布 28 场$")
    expect(page.locator("main")).to_contain_text("第 1 版已发布")


def a_fan_looks(fan: Page, site: Site, unit: str) -> list[tuple[datetime, str, str]]:
    """The unit's games as its page shows them, each opened; and the same from its calendar: time, title, place."""
    fan.goto(f"{site.url}/teams")
    fan.locator("main").get_by_role("link", name=re.compile(unit)).first.click()
    expect(fan.locator("main")).to_contain_text(f"主场： {unit}体育馆")
    rows = fan.locator("main a.game")
    expect(rows.locator(".host")).to_have_count(rows.count())
    told = [row.inner_text() for row in rows.all()]
    calendar = fan.locator("main a[href$='.ics']").get_attribute("href")
    addresses = [row.get_attribute("href") for row in rows.all()]
    events = events_of(fan.request.get(f"{site.url}{calendar}").text())
    for (_at, title, place), row, address in zip(events, told, addresses, strict=True):
        host, guest = title.split(" 对 ")
        assert host.endswith("（主）"), "the host is named first"
        assert row.index(host.removesuffix("（主）")) < row.index(guest)
        assert place in row
        fan.goto(f"{site.url}{address}")
        expect(fan.locator("main dl").first).to_contain_text(f"{host.removesuffix('（主）')}·{place}")
        expect(fan.locator(".live-a .host")).to_have_text("主")
        expect(fan.locator("main")).to_contain_text(f"{host.removesuffix('（主）')}浅色，{guest}深色")
    fan.goto(f"{site.url}/standings")
    expect(fan.locator("main .stand")).to_contain_text("主场 0–0")
    return events


def events_of(text: str) -> list[tuple[datetime, str, str]]:
    """The entries of a calendar file in the order of play: time in Shanghai, title, place."""
    found = []
    for entry in text.replace("\r\n ", "").split("BEGIN:VEVENT")[1:]:
        fields = dict(line.partition(":")[::2] for line in entry.split("\r\n"))
        at = datetime.strptime(fields["DTSTART"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).astimezone(clock.HOME)
        found.append((at, fields["SUMMARY"], fields["LOCATION"]))
    return sorted(found)


def assert_hosted_at_home(events: list[tuple[datetime, str, str]]) -> None:
    for _at, title, place in events:
        host = title.partition("（主）")[0]
        assert place.startswith(f"{host}体育馆" if host in AT_HOME else "江都体育馆"), (title, place)


def a_gym_closes(page: Page, site: Site, first: date, last: date) -> None:
    """For three weeks: the fewest games move, and that it cannot be fewer is proved."""
    page.goto(f"{site.url}/desk/timetable/home/disruption")
    page.locator("[name=kind][value=closed]").check()
    page.get_by_label("公安体育馆").check()
    page.fill("[name=first_day]", first.isoformat())
    page.fill("[name=last_day]", last.isoformat())
    page.fill("[name=reason]", "体育馆装修三周")
    press(page, "^看看要移哪些$")
    expect(page.locator("#effect")).to_contain_text(re.compile("最少移 [1-9]"), timeout=PATIENCE)
    expect(page.locator("#effect")).to_contain_text("已证明没有移得更少的排法")
    page.locator("main button[name=do][value=apply]").click()
    expect(page.locator("main")).to_contain_text(re.compile("版|写下"))
