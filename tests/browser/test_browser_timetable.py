"""A whole season timed without leaving the site: rules, a search that fails and says why, one that is watched, publication."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import DESK, PHONE, Site, press
from playwright.sync_api import Page, expect
from seeking import PATIENCE, sign_in, site_with
from timetable_season import a_district

pytestmark = pytest.mark.timeout(900)


@pytest.fixture
def site(tmp_path: Path, monkeypatch) -> Iterator[Site]:
    """A site with 24 teams in two competitions, ten officials, and no timetable."""
    yield from site_with(lambda: a_district("district"), tmp_path, monkeypatch)


def say_of_a_team(page: Page, team: str, days: str) -> None:
    """On the page of rules and wishes: on which days the team cannot play."""
    page.locator("main").get_by_role("link", name=re.compile("修改")).nth(2).click()
    page.locator("main").get_by_role("link", name=re.compile(team)).first.click()
    page.fill("main [name=days]", days)
    press(page, "^保存$")


def test_an_organiser_times_a_season_and_publishes_it(site: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(DESK)
    sign_in(page, site)
    rules = f"{site.url}/desk/timetable/district"
    page.goto(rules)
    say_of_a_team(page, "教育", "5/6 ~ 5/8 晚自习\n5/10 ~ 5/15\n5/17 ~ 6/23")
    page.goto(rules)
    press(page, "^排赛程$")
    page.fill("main [name=seconds]", "300")
    page.locator("main form").get_by_role("button", name="排赛程", exact=True).click()
    expect(page.locator("h1")).to_contain_text("排不出来", timeout=PATIENCE)
    clash = page.locator("ol.clash")
    expect(clash).to_contain_text("教育")
    expect(clash).to_contain_text("5月9日")
    press(page, "就改这条")
    expect(page.locator("h1")).to_contain_text("正在排赛程")
    expect(page.locator(".wish-t tbody tr")).to_have_count(11, timeout=PATIENCE)
    expect(page.locator(".plot").first).to_be_visible()
    before = page.locator(".live-clock").inner_text()
    expect(page.locator(".live-clock")).not_to_have_text(before, timeout=PATIENCE)
    watching_on_a_phone(site, open_page)
    press(page, "停下")
    expect(page.get_by_role("button", name="采用为草稿")).to_be_visible(timeout=PATIENCE)
    press(page, "采用为草稿")
    press(page, "^发布 24 场")
    press(page, "^发布 24 场$")
    expect(page.locator("main")).to_contain_text("第 1 版已发布")
    fan = open_page(PHONE)
    fan.goto(f"{site.url}/games")  # whichever day the search has put first
    fan.get_by_role("navigation", name="比赛日").get_by_role("link").first.click()
    expect(fan.locator("main .game").first).to_be_visible()
    page.goto(f"{rules}/fairness")
    expect(page.locator(".plots .plot").first).to_be_visible()


def watching_on_a_phone(site: Site, open_page: Callable[..., Page]) -> None:
    """The same on a phone, where nothing is wider than the screen, and without JavaScript, where the page reloads."""
    phone = open_page(PHONE)
    sign_in(phone, site)
    phone.goto(f"{site.url}/desk/timetable/district/solve")
    expect(phone.locator(".wish-t tbody tr")).to_have_count(11)
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    plain = open_page(PHONE, java_script_enabled=False)
    sign_in(plain, site)
    plain.goto(f"{site.url}/desk/timetable/district/solve")
    with plain.expect_navigation(timeout=30_000):
        pass
    expect(plain.locator(".wish-t tbody tr")).to_have_count(11)
