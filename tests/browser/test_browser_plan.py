"""The wishes of a timetable in a browser: dragged, moved by keyboard, and by buttons without JavaScript."""

from browsing import DESK, PHONE, Site, sign_in
from playwright.sync_api import Page, expect

PLAN = "/desk/timetable/2019"


def order(page: Page) -> list[str]:
    fields = page.locator("input[name=wishes]")
    return [str(fields.nth(number).get_attribute("value")) for number in range(fields.count())]


def opened(page: Page, demo: Site) -> Page:
    sign_in(page, demo, "organiser")
    page.goto(demo.url + PLAN)
    return page


def press(page: Page, way: str, number: int) -> None:
    with page.expect_navigation():
        page.locator(f".sort button[value='{way}:{number}']").press("Enter")


def test_a_wish_is_taken_by_its_handle_and_let_go_elsewhere(demo, open_page) -> None:
    page = opened(open_page(DESK), demo)
    before = order(page)
    rows = page.locator(".sort > li")
    grip = rows.nth(0).locator(".grip")
    grip.scroll_into_view_if_needed()
    taken, target = grip.bounding_box(), rows.nth(2).bounding_box()
    assert taken
    assert target
    page.mouse.move(taken["x"] + 5, taken["y"] + 8)
    page.mouse.down()
    page.mouse.move(taken["x"] + 5, target["y"] + target["height"] / 2, steps=8)
    with page.expect_navigation():
        page.mouse.up()
    assert order(page) == [before[1], before[2], before[0], *before[3:]]
    press(page, "up", 2)
    press(page, "up", 1)
    assert order(page) == before


def test_a_wish_moves_by_keyboard_and_the_focus_stays_with_it(demo, open_page) -> None:
    page = opened(open_page(PHONE), demo)
    before = order(page)
    press(page, "down", 3)
    # A page's focus comes with its first frame, which on a busy machine is later than its load.
    expect(page.locator(".sort button[value='down:4']")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert order(page)[5] == before[3]
    press(page, "up", 5)
    press(page, "up", 4)
    assert order(page) == before


def test_without_javascript_there_are_buttons_and_no_handles(demo, open_page) -> None:
    page = opened(open_page(PHONE, java_script_enabled=False), demo)
    before = order(page)
    assert not page.locator(".grip").first.is_visible()
    page.click(".sort button[value='down:0']")
    assert order(page)[:2] == [before[1], before[0]]
    page.click(".sort button[value='up:1']")
    assert order(page) == before
