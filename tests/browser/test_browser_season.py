"""The whole season as each person would live it, on a phone, from the front page, without typing an address."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import Site, menu, press, start
from playwright.sync_api import Page, expect

ORGANISER, REFEREE, CAPTAIN = "13800000100", "13800000200", "138000003"
PASSWORD = "qiuchang shang de wanshang"
ENTERING = "2019-04-10T09:00:00+08:00"
TEAMS = ("江都教育", "供电公司", "江都公安", "税务")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A site on which nothing is but its first administrator, in the spring before the season."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("LEAGUE_")} | {"LEAGUE_INSTANCE": str(tmp_path)}
    admin = ["create-admin", "--login", ORGANISER, "--name", "田静", "--password", PASSWORD]
    subprocess.run([sys.executable, "-m", "league", *admin], env=env, check=True, capture_output=True)
    site = start(["run", "--no-reload"], tmp_path, LEAGUE_NOW=ENTERING)
    yield site
    site.process.terminate()
    site.process.wait(timeout=60)


def fill(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.locator(f"main [name={name}]").fill(value)


def sign_up(page: Page, site: Site, name: str, phone: str) -> None:
    page.goto(site.url)
    page.locator("header").get_by_role("link", name="登录").click()
    press(page, "注册")
    fill(page, name=name, login=phone, password=PASSWORD)
    press(page, "^注册")


def sign_in(page: Page, site: Site, phone: str) -> None:
    page.goto(site.url)
    page.locator("header").get_by_role("link", name="登录").click()
    fill(page, login=phone, password=PASSWORD)
    page.locator("main button[type=submit]").last.click()


def set_up(page: Page) -> None:
    """The organiser makes the season, the competition, its stages, a hall and its hours."""
    menu(page, "赛事管理")
    press(page, "赛季与赛事")
    press(page, "新建赛季")
    fill(page, name="扬州市江都区职工篮球赛季", brand="江都职工篮球", first_day="2019-05-02", slug="2019")
    press(page, "建立赛季")
    press(page, "添加赛事")
    fill(page, edition_1="4", title_1="职工篮球联赛", name="第四届职工篮球联赛", short_name="联赛", slug="league")
    fill(page, entries_until="2019-04-20T18:00")
    press(page, "建立赛事")
    press(page, "添加循环赛")
    fill(page, groups="1", qualify="2")
    press(page, "^添加")
    press(page, "添加淘汰赛")
    press(page, "^添加")
    menu(page, "赛事管理")
    press(page, "场馆")
    press(page, "新建场馆")
    fill(page, name="江都体育馆")
    press(page, "^添加")
    press(page, "添加场地")
    fill(page, name="1号场")
    press(page, "^添加")
    press(page, "开放时段")
    for court in page.locator("main [name=courts]").all():
        court.check()
    for weekday in page.locator("main [name=weekdays]").all():
        weekday.check()
    fill(page, first_day="2019-05-02", last_day="2019-05-12", times="18:30 20:00", minutes="75")
    press(page, "^添加|^开放")


def enter_team(page: Page, name: str, number: int) -> None:
    """The captain enters a team with a roster pasted from a table, and hands it in."""
    press(page, "给球队报名|再报|报名")
    fill(page, unit=f"{name}工会", name=f"{name}队", short_name=name, leader="陈立", contact="陈立")
    fill(page, contact_phone=f"1390000{number:04d}")
    press(page, "建队|报名|建立")
    press(page, "粘贴")
    people = "赵钱孙李周吴郑王冯陈"
    rows = [
        f"{i + 4}\t{last}{name[-1]}{'一二三四五六七八九十'[i]}\t{'队长' if i == 0 else ''}"
        for i, last in enumerate(people)
    ]
    fill(page, table="\n".join(["号码\t姓名\t队长", *rows]))
    press(page, "识别表格")
    press(page, "加入名单")
    hand_in(page)


def hand_in(page: Page) -> None:
    press(page, "提交给组委会|重新提交")
    expect(page.locator("body")).to_contain_text("已提交")


def decide_on(page: Page, name: str) -> None:
    """The organiser opens a waiting team from what waits today."""
    menu(page, "赛事管理")
    press(page, "^参赛队")
    page.locator("main").get_by_role("link", name=re.compile("^待审")).first.click()
    page.locator("main").get_by_role("link", name=re.compile(name)).first.click()


def make_fixtures(page: Page) -> None:
    """Draw, make, place and publish the groups, then the knock-out."""
    menu(page, "赛事管理")
    press(page, "编排赛程")
    press(page, "抽入")
    press(page, "场次")  # from the result of the draw to the next step
    press(page, "按分组生成场次")
    press(page, "排进时段")
    press(page, "^发布")
    press(page, "^发布")
    expect(page.locator("body")).to_contain_text("第 1 版已发布")
    page.locator("main").get_by_role("link", name="淘汰赛").first.click()
    press(page, "个席位的对阵")
    press(page, "排进时段")
    press(page, "^发布")
    press(page, "^发布")


def name_referee(admin: Page, organiser: Page) -> None:
    """The administrator grants the role, the organiser names the referee for every game."""
    menu(admin, "账号管理")
    press(admin, "林涛")
    admin.locator("main").get_by_role("button", name=re.compile("授予.*裁判")).click()
    menu(organiser, "赛事管理")
    press(organiser, "编排赛程")
    for stage in ("小组赛", "淘汰赛"):
        organiser.locator("main").get_by_role("link", name=stage).first.click()
        windows = organiser.locator("main a[href*='day=']")
        for window in range(windows.count()):
            for _game in range(6):
                windows.nth(window).click()
                nobody = organiser.locator("main a:visible", has_text="未安排裁判")
                if not nobody.count():
                    break
                nobody.first.click()
                organiser.locator("main [name=account]").select_option(label="林涛")
                press(organiser, "安排到这一场")
                press(organiser, "编排赛程")


def open_game(page: Page, first: str, second: str) -> tuple[str, str]:
    """The referee opens one of his games; the sides as the game names them."""
    menu(page, "执裁")
    row = page.locator("main li, main article", has_text=first).filter(has_text=second).last
    text = row.inner_text()
    row.get_by_role("link", name=re.compile("录成绩")).first.click()
    return (first, second) if text.index(first) < text.index(second) else (second, first)


def report(page: Page, first: str, second: str, periods: str) -> None:
    """The referee enters the periods ("20-17 18-19 …", named from the first team), reads them over and confirms."""
    side_a, _side_b = open_game(page, first, second)
    for number, period in enumerate(periods.split(), start=1):
        points = period.split("-") if side_a == first else period.split("-")[::-1]
        for side, value in zip("ab", points, strict=True):
            page.locator(f"main [name=p{number}{side}]").fill(value)
    press(page, "核对一遍")
    press(page, "^确认")
    expect(page.locator("body")).to_contain_text("成绩已确认")


def report_forfeit(page: Page, absent: str, other: str) -> None:
    open_game(page, absent, other)
    page.locator("main label", has_text="弃权").first.click()
    page.locator("main label", has_text=absent).last.click()
    page.locator("main [name=reason]").fill("开赛后 15 分钟，到场三人。")
    press(page, "核对一遍")
    press(page, "^确认")


def table_order(page: Page) -> list[str]:
    """The teams of the first table on the standings page, from the top."""
    text = page.locator("main table").first.inner_text()
    return sorted((name for name in TEAMS if name in text), key=text.index)


@pytest.mark.timeout(900)
def test_a_whole_season(site: Site, open_page: Callable[..., Page]) -> None:
    organiser = open_page()
    sign_in(organiser, site, ORGANISER)
    set_up(organiser)
    captains = {}
    for number, name in enumerate(TEAMS, start=1):
        captains[name] = open_page()
        sign_up(captains[name], site, "陈立", f"{CAPTAIN}{number:02d}")
        enter_team(captains[name], name, number)
    decide_on(organiser, TEAMS[0])
    fill(organiser, reason="8 号的姓名与身份证不符，请改正。")
    press(organiser, "按此退回")
    captain = captains[TEAMS[0]]
    menu(captain, "我的球队")
    expect(captain.locator("main")).to_contain_text("8 号的姓名与身份证不符")
    captain.locator("main summary", has_text="周育五").click()
    field = captain.locator("main details[open] [name=name]").first
    field.fill("周育武")
    captain.locator("main details[open]").first.get_by_role("button", name=re.compile("保存")).click()
    hand_in(captain)
    for name in TEAMS:
        decide_on(organiser, name)
        press(organiser, "^通过")
        expect(organiser.locator("body")).to_contain_text("已通过")
    make_fixtures(organiser)
    referee = open_page()
    sign_up(referee, site, "林涛", REFEREE)
    name_referee(organiser, organiser)
    played(site, referee)
    fan = open_page()
    fan.goto(site.url)
    follow(fan, "积分榜")
    assert table_order(fan) == ["供电公司", "江都教育", "江都公安", "税务"]
    why = fan.locator("main details.why").first
    if not why.evaluate("details => details.open"):
        why.locator("summary").click()
    expect(why).to_contain_text("看这三队之间比赛的积分")
    expect(why).to_contain_text("+5")
    follow(fan, "对阵")
    assert finalists(fan) == ["供电公司", "江都教育"]

    correct_overtime(organiser)
    follow(fan, "积分榜")
    assert table_order(fan) == ["江都教育", "供电公司", "江都公安", "税务"]
    follow(fan, "对阵")
    assert finalists(fan) == ["江都教育", "供电公司"]
    follow(fan, "积分榜")
    fan.locator("main table").get_by_role("link", name=re.compile("84")).first.click()
    expect(fan.locator("main")).to_contain_text("记录台漏记一个三分")


def follow(page: Page, tab: str) -> None:
    """One of the five tabs at the bottom of the phone."""
    link = page.get_by_role("navigation").last.get_by_role("link", name=tab, exact=True)
    with page.expect_navigation():
        link.click()


def finalists(page: Page) -> list[str]:
    """The sides of the one knock-out game, as its row names them."""
    text = page.locator("main .games, main ul").last.inner_text()
    return sorted((name for name in TEAMS if name in text), key=text.index)


def correct_overtime(organiser: Page) -> None:
    """The organiser adds a three-pointer that the table had missed, with the reason."""
    menu(organiser, "赛事管理")
    press(organiser, "^成绩")
    row = organiser.locator("main li", has_text="76").filter(has_text="81").last
    row.get_by_role("link", name=re.compile("更正")).first.click()
    for name in ("p5a", "p5b"):
        field = organiser.locator(f"main [name={name}]")
        if field.input_value() == "9":
            field.fill("12")
    for name in ("total_a", "total_b"):
        field = organiser.locator(f"main [name={name}]")
        if field.count() and field.input_value() == "81":
            field.fill("84")
    fill(organiser, reason="记录台漏记一个三分。")
    press(organiser, "看看会动到什么")
    # The effect stands beside the form before anything is saved: the third becomes second.
    expect(organiser.locator("#effect")).to_contain_text("江都教育")
    press(organiser, "^更正第")
    expect(organiser.locator("body")).to_contain_text("全部改完")


def played(site: Site, referee: Page) -> None:
    """Six games of the group: an overtime, a forfeit, and three teams that end level."""
    first, second, third, last = TEAMS
    report(referee, first, second, "20-17 18-19 17-18 17-18 9-4")
    report(referee, second, third, "20-15 15-15 20-15 15-15")
    report(referee, third, first, "16-15 16-16 17-17 17-17")
    report(referee, second, last, "20-10 20-10 15-15 15-15")
    report(referee, third, last, "20-10 18-12 15-15 15-15")
    report_forfeit(referee, last, first)
