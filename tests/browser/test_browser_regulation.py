"""The regulation's form in a browser: an order by hand, by keyboard and without JavaScript; points that add up at once."""

from axe_playwright_python.sync_playwright import Axe
from browsing import DESK, PHONE, Site, sign_in
from playwright.sync_api import Page, expect

FORM = "/desk/competitions/tianyou-cup-2019/regulation"
WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
FIBA = ["h2h_points", "h2h_difference", "h2h_scored", "difference", "scored"]


def order(page: Page, name: str = "tie_break") -> list[str]:
    fields = page.locator(f"input[name={name}]")
    return [str(fields.nth(number).get_attribute("value")) for number in range(fields.count())]


def opened(page: Page, demo: Site) -> Page:
    sign_in(page, demo, "organiser")
    page.goto(demo.url + FORM)
    assert order(page) == FIBA
    return page


def test_a_row_is_taken_by_its_handle_and_let_go_elsewhere(demo, open_page) -> None:
    page = opened(open_page(DESK), demo)
    page.fill("#win", "3")
    rows = page.locator("#tie_break .sort > li")
    grip = rows.nth(3).locator(".grip")
    grip.scroll_into_view_if_needed()
    taken, target = grip.bounding_box(), rows.nth(0).bounding_box()
    assert taken
    assert target
    page.mouse.move(taken["x"] + 5, taken["y"] + 8)
    page.mouse.down()
    page.mouse.move(target["x"] + 5, target["y"] + 60, steps=6)
    page.mouse.move(target["x"] + 5, target["y"] + 8, steps=6)
    page.mouse.up()
    page.wait_for_selector("#tie_break .moved")
    assert order(page) == ["difference", "h2h_points", "h2h_difference", "h2h_scored", "scored"]
    assert page.input_value("#win") == "3", "nothing typed is lost"


def test_the_same_by_keyboard_with_the_focus_staying_at_the_criterion(demo, open_page) -> None:
    page = opened(open_page(PHONE), demo)
    page.locator("#tie_break button[value='up:tie_break:3']").focus()
    for place in (2, 1):
        with page.expect_navigation():
            page.keyboard.press("Enter")
        # A page's focus comes with its first frame, which on a busy machine is later than its load.
        expect(page.locator(f"button[value='up:tie_break:{place}']")).to_be_focused()
    assert order(page) == ["h2h_points", "difference", "h2h_difference", "h2h_scored", "scored"]


def test_without_javascript_rows_are_moved_added_and_taken_out(demo, open_page) -> None:
    page = opened(open_page(PHONE, java_script_enabled=False), demo)
    assert not page.locator(".grip").first.is_visible(), "no handle that nothing answers to"
    page.click("button[value='down:tie_break:0']")
    assert order(page)[:2] == ["h2h_difference", "h2h_points"]
    page.click("button[value='add:house']")
    page.fill("#house_1_name", "领导在场")
    page.click("button[value='add:house']")
    assert page.input_value("#house_1_name") == "领导在场"
    page.click("button[value='drop:house:2']")
    page.click("button[value='knock_out:on']")
    assert page.input_value("#knock_out_minutes") == "10"
    assert page.input_value("#house_1_name") == "领导在场"
    assert order(page)[:2] == ["h2h_difference", "h2h_points"]


def test_the_form_with_everything_open_is_without_barriers_and_does_not_scroll_sideways(demo, open_page) -> None:
    for size in ({"width": 320, "height": 640}, DESK):
        page = opened(open_page(size), demo)
        for button in ("two:on", "knock_out:on", "add:house", "up:tie_break:2"):
            page.click(f"button[value='{button}']")
        page.click("main .act-bar button.btn:not(.btn-quiet)")
        assert page.locator(".problems").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        found = Axe().run(page, options={"runOnly": WCAG})
        assert not found.response["violations"], found.generate_report()
