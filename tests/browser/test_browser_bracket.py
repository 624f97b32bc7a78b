"""The drawn bracket in a browser: every box by Tab in the order of play and in view, arrow keys along its lines."""

from browsing import DESK, PHONE
from playwright.sync_api import Page

KEY = "() => document.activeElement.dataset.key"
IN_VIEW = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const frame = document.activeElement.closest(".bk-frame").getBoundingClientRect();
  const bar = document.querySelector(".tabs-bar").getBoundingClientRect().top; // at the top of a desk
  const bottom = bar > innerHeight / 2 ? bar : innerHeight;
  return box.left >= frame.left - 3 && box.right <= frame.right + 3 && box.top >= 0 && box.bottom <= bottom + 1;
}"""
ORDER = ["8-1", "8-2", "8-3", "8-4", "4-1", "4-2", "3-1", "2-1"]


def bracket(page: Page, site, kind: str) -> Page:
    page.goto(f"{site.url}/bracket")
    page.locator(f"svg.bk-{kind} a.bx").first.focus()
    return page


def test_tab_reaches_every_box_in_the_order_of_play_and_brings_it_into_view(demo, open_page) -> None:
    for size, kind in ((PHONE, "tall"), ({"width": 320, "height": 640}, "tall"), (DESK, "wide")):
        page = bracket(open_page(size), demo, kind)
        reached = []
        for _ in ORDER:
            reached.append(page.evaluate(KEY))
            assert page.evaluate(IN_VIEW), (size, reached[-1])
            page.keyboard.press("Tab")
        assert reached == ORDER


def test_arrow_keys_follow_the_lines(demo, open_page) -> None:
    ways = {
        (
            1280,
            "wide",
        ): "Right 4-1 Right 2-1 Right 4-2 Left 2-1 Down 3-1 Up 2-1 Left 4-1 Left 8-1 Down 8-2 Up 8-1 Up 8-1",
        (390, "tall"): "Right 4-1 Right 2-1 Left 4-1 Down 4-2 Left 8-3 Down 8-4 Right 4-2",
    }
    for (width, kind), way in ways.items():
        page = bracket(open_page({"width": width, "height": 800}), demo, kind)
        words = way.split()
        for arrow, reached in zip(words[::2], words[1::2], strict=True):
            page.keyboard.press(f"Arrow{arrow}")
            assert page.evaluate(KEY) == reached, (kind, arrow)


def test_a_box_has_one_name_and_says_no_more(demo, open_page) -> None:
    page = bracket(open_page(DESK, "en-GB"), demo, "wide")
    said = page.locator("svg.bk-wide").aria_snapshot()
    assert said.count('link "') == len(ORDER)
    assert "text:" not in said
    assert "Quarter-final 1: " in said
