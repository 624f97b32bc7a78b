"""Nobody can dispute the standings: an organiser changes a rule and a result with the effect in sight; a fan reads why."""

import re
from collections.abc import Callable, Iterator

import pytest
from browsing import DESK, PHONE, Site, menu, sign_in, start
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.timeout(600)
REASON = "4 月 24 日领队会通过，许文斌记。"


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A demonstration of this test's own, for it changes what others look at."""
    instance = tmp_path_factory.mktemp("decided")
    own = start(["demo"], instance)
    try:
        for line in (instance / "demo-accounts.txt").read_text().splitlines():
            if not line.startswith("#"):
                role, login, password = line.split()
                own.accounts[role] = (login, password)
        yield own
    finally:
        own.process.terminate()
        own.process.wait(timeout=60)


def order(page: Page) -> list[str]:
    fields = page.locator("input[name=tie_break]")
    return [str(fields.nth(number).get_attribute("value")) for number in range(fields.count())]


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile(name)).last.click()


def table(page: Page, site: Site) -> list[str]:
    """The teams of group A from the top, as everyone sees them."""
    page.goto(site.url)
    page.get_by_role("navigation").get_by_role("link", name="积分榜").last.click()
    return page.locator("main table.stand").first.locator("tbody .st-name .name").all_inner_texts()


def test_a_rule_is_changed_with_its_effect_in_sight_and_taken_back(site: Site, open_page: Callable[..., Page]) -> None:
    fan = open_page(PHONE)
    before = table(fan, site)
    assert before[:3] == ["江都教育", "供电公司", "江都公安"]
    page = open_page(DESK)
    sign_in(page, site, "organiser")
    menu(page, "赛事管理")
    for words in ("赛季与赛事", "第四届职工篮球联赛 暨", "^第四届职工篮球联赛(?! 暨)", "修改规程"):
        page.locator("main").get_by_role("link", name=re.compile(words)).first.click()
    # From the ready-made set of FIBA, the difference of all games goes to the top.
    page.locator("label.pick", has_text="FIBA").first.click()
    press(page, "填入这一套")
    for place in (3, 2, 1):
        with page.expect_navigation():
            page.locator(f"button[value='up:tie_break:{place}']").click()
    assert order(page)[0] == "difference"
    with page.expect_navigation():
        page.locator("button[value=show]").last.click()
    effect = page.locator("#effect")
    expect(effect).to_contain_text("江都公安")
    # Two of group A, and two of another group that are level too.
    expect(effect.locator(".effect-n").first).to_contain_text("4")
    assert table(fan, site) == before, "looking saves nothing"
    page.fill("textarea[name=reason]", REASON)
    press(page, "存为第 2 版")
    expect(page.locator("main")).to_contain_text(REASON)
    assert table(fan, site)[:3] == ["江都教育", "江都公安", "供电公司"]
    fan.locator("main").get_by_role("link", name="竞赛规程").first.click()
    expect(fan.locator("main")).to_contain_text(REASON)
    press(page, "撤销")
    expect(page.locator("main")).to_contain_text("已撤销")
    assert table(fan, site) == before


def test_a_fan_unfolds_why_three_level_teams_stand_as_they_do(site: Site, open_page: Callable[..., Page]) -> None:
    fan = open_page(PHONE)
    table(fan, site)
    row = fan.locator("main table.stand tbody tr", has_text="供电公司").first
    row.get_by_role("link", name=re.compile("同分")).click()
    why = fan.locator("details.why:target")
    if not why.evaluate("details => details.open"):
        why.locator("summary").click()
    expect(why.locator("tbody tr")).to_have_count(3)
    expect(why.locator(".mark").first).to_have_text("+6")
    expect(why).to_contain_text("仍并列的从头再比")
    expect(why).to_contain_text("67 : 61")
    expect(why.locator("blockquote").first).to_contain_text("《竞赛规程》第 2 条")


def test_a_correction_shows_what_it_changes_and_one_press_undoes_it(site: Site, open_page: Callable[..., Page]) -> None:
    fan, page = open_page(PHONE), open_page(DESK)
    before = table(fan, site)
    sign_in(page, site, "organiser")
    menu(page, "赛事管理")
    page.locator("main").get_by_role("link", name=re.compile("^成绩")).first.click()
    played = (
        page.locator("main li, main tr").filter(has_text="江都公安").filter(has_text="供电公司").filter(has_text="67")
    )
    played.get_by_role("link", name=re.compile("更正")).first.click()
    # The fourth quarter of the Power Supply was entered too high: the three-way tie turns.
    heads = page.locator(".tally").first.inner_text()
    side = "a" if heads.index("供电公司") < heads.index("江都公安") else "b"
    old = int(page.input_value(f"[name=p4{side}]"))
    page.fill(f"[name=p4{side}]", str(old - 3))
    page.fill("[name=reason]", "第 4 节末一个三分录了两次，技术代表核对记分表。")
    with page.expect_navigation():
        page.locator("button[value=look]").last.click()
    expect(page.locator("#effect")).to_contain_text("江都公安")
    assert table(fan, site) == before, "looking saves nothing"
    with page.expect_navigation():
        page.locator("button[value=apply]").click()
    after = table(fan, site)
    assert after != before
    fan.get_by_role("link", name="更正与裁定").first.click()
    expect(fan.locator("main")).to_contain_text("技术代表核对记分表")
    press(page, "撤销")
    assert table(fan, site) == before
    fan.get_by_role("link", name="更正与裁定").first.click()
    expect(fan.locator("main")).to_contain_text("撤销")
