"""The organiser's board: by keyboard and by hand on a desk, by touch on a phone; a hall closes and a version follows."""

import re
from collections.abc import Callable

from browsing import DESK, Site, sign_in
from playwright.sync_api import Page, expect

SEASON = "/desk/timetable/2019"
SATURDAY = "2019-05-18"


def held(page: Page) -> None:
    """A game is in hand once its places are told."""
    expect(page.locator("[data-hand] .put").first).to_be_attached()


def free_days(page: Page, site: Site, day: str) -> None:
    page.goto(f"{site.url}{SEASON}/board?day={day}")
    expect(page.locator("h1")).to_have_text("赛程板")


def test_a_game_is_moved_with_the_keyboard_alone(demo: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(DESK)
    sign_in(page, demo, "organiser")
    free_days(page, demo, SATURDAY)
    card = page.locator("td .fx[data-game]").first
    game = card.get_attribute("data-game")
    card.locator("[data-pick]").focus()
    page.keyboard.press("Enter")
    held(page)
    expect(page.locator("td .put:focus")).to_have_count(1)
    first = page.evaluate("document.activeElement.dataset.put")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.dataset.put")
    assert second != first
    expect(page.locator("[data-hand-say]")).to_contain_text(re.compile(r"5月\d+日"))
    page.keyboard.press("Escape")
    expect(page.locator(".put")).to_have_count(0)
    expect(page.locator("[data-pick]:focus")).to_have_attribute("data-pick", game or "")

    page.keyboard.press("Enter")
    held(page)
    place = page.evaluate("document.activeElement.dataset.put")  # the cheapest one
    page.keyboard.press("Enter")
    page.keyboard.type("场馆让出时段")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"moved="))
    there = page.locator(f'td[data-place="{place}"] .fx')
    expect(there).to_have_attribute("data-game", game or "")
    expect(page.locator("[data-pick]:focus")).to_have_attribute("data-pick", game or "")


def test_a_card_is_dragged_and_every_place_says_what_it_costs(demo: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(DESK)
    sign_in(page, demo, "organiser")
    free_days(page, demo, SATURDAY)
    card = page.locator("td .fx[data-game]").first
    box = card.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 60, steps=5)
    held(page)
    cell = page.locator("td[data-place]:has(.put-swap)").first
    target = cell.bounding_box()
    assert target is not None
    page.mouse.move(target["x"] + 40, target["y"] + 40, steps=8)
    expect(cell).to_have_class(re.compile("over"))
    expect(page.locator("[data-hand-say]")).to_contain_text("移到这场原来的位置")
    page.mouse.up()
    expect(page.locator("[data-hand-effect]")).to_contain_text("移到这场原来的位置")
    expect(page.locator("[data-hand-form] button[type=submit]")).to_contain_text("对调")
    page.locator("[data-hand-cancel]").click()
    page.keyboard.press("Escape")
    expect(page.locator(".put")).to_have_count(0)


def test_the_board_is_a_list_on_the_smallest_phone(demo: Site, open_page: Callable[..., Page]) -> None:
    page = open_page({"width": 320, "height": 640}, has_touch=True)
    sign_in(page, demo, "organiser")
    free_days(page, demo, SATURDAY)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("li[data-game] [data-pick]").last.tap()
    held(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    group = page.locator("[data-hand-places] details").first
    expect(group).to_have_attribute("open", "")
    group.locator(".put").first.tap()
    page.locator("[data-hand-form] [name=reason]").fill("停电检修")
    page.locator("[data-hand-form] button[type=submit]").tap()
    page.wait_for_url(re.compile(r"moved="))
    expect(page.locator("main")).to_contain_text("第")


def test_without_a_script_the_arrows_lead_to_the_page_of_one_game(demo: Site, open_page: Callable[..., Page]) -> None:
    page = open_page(DESK, java_script_enabled=False)
    sign_in(page, demo, "organiser")
    free_days(page, demo, SATURDAY)
    page.locator("td .fx [data-pick]").first.click()
    expect(page.locator("h1")).to_contain_text("移动第")


def test_a_hall_is_closed_for_a_day_and_a_new_version_published(demo: Site, open_page: Callable[..., Page]) -> None:
    """From the fixtures' desk, without typing an address."""
    page = open_page()
    sign_in(page, demo, "organiser")
    page.goto(f"{demo.url}/desk/fixtures")
    page.get_by_role("link", name="整个赛季").click()
    page.get_by_role("link", name=re.compile("停馆")).click()
    for court in page.locator(".dis-closed label").all():
        if "江都体育馆" in court.inner_text():
            court.click()
    page.locator("[name=first_day]").fill(SATURDAY)
    page.locator("[name=reason]").fill("消防检查，停馆一天")
    page.get_by_role("button", name="看看要移哪些").click()
    expect(page.locator("#effect")).to_contain_text(re.compile("最少移 [1-9]"))
    expect(page.locator("#effect")).to_contain_text("已证明没有移得更少的排法")
    expect(page.locator("main")).to_contain_text("个队要通知")
    page.get_by_role("button", name=re.compile("移动 .* 场并发布")).click()
    expect(page.locator("h1")).to_have_text("赛程版本")
    expect(page.locator("#changes")).to_contain_text(re.compile(r"第 \d+ 版 → 第 \d+ 版"))
    expect(page.locator("#told")).to_contain_text("裁判")
    page.get_by_role("link", name="大家看到的样子").click()
    expect(page.locator("#changes")).to_contain_text("5月18日")
