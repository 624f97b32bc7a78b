"""The frame of every page: where one is, one's own work, and the switches; and the vocabulary of forms and rows."""

import re
from collections.abc import Callable

import pytest
from builders import a_competition, a_season, an_account
from flask import Flask, render_template_string
from flask.testing import FlaskClient
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice

from league.errors import Refused, Sentence
from league.home.queries import specimens
from league.settings import Settings
from league.web.forms import Choice, Form, Line, Tick, Whole
from league.web.frame import Own


def page_of(client: FlaskClient, url: str = "/") -> str:
    return client.get(url).get_data(as_text=True)


def current_tabs(page: str) -> list[str]:
    bar = page.split('class="tabs-bar"')[1]
    return [re.sub(r"<[^>]+>", "", tab) for tab in re.findall(r"<a [^>]*aria-current[^>]*>.*?</a>", bar, re.DOTALL)]


@pytest.mark.parametrize(
    ("url", "tabs"),
    [
        ("/", ["首页"]),
        ("/games", ["赛程"]),
        ("/activities", ["活动"]),
        ("/standings", ["积分榜"]),
        ("/bracket", ["对阵"]),
        ("/styleguide", []),
        ("/nowhere", []),
    ],
)
def test_the_bar_says_where_one_is(client: FlaskClient, url: str, tabs: list[str]) -> None:
    assert current_tabs(page_of(client, url)) == tabs


def test_a_visitor_finds_the_door_and_comes_back(client: FlaskClient) -> None:
    assert 'href="/sign-in?next=/games?day%3D2019-05-16"' in page_of(client, "/games?day=2019-05-16")


def test_at_the_door_the_way_back_stays_what_it_was(client: FlaskClient) -> None:
    assert 'href="/sign-in"' in page_of(client, "/sign-in")
    for door in ("/sign-in", "/sign-up"):
        page = page_of(client, f"{door}?next=/games?day%3D2019-05-16")
        assert 'class="top-mine" href="/sign-in?next=/games?day%3D2019-05-16"' in page


def test_type_and_colours_are_the_readers_choice(client: FlaskClient) -> None:
    assert "data-type" not in page_of(client)
    client.get("/preferences?type=large&theme=dark")
    assert '<html lang="zh-Hans-CN" data-type="large" data-theme="dark">' in page_of(client)
    client.get("/preferences?type=normal&theme=auto")
    assert '<html lang="zh-Hans-CN">' in page_of(client)


def test_the_demonstration_says_so_on_every_page(client: FlaskClient) -> None:
    for url in ("/", "/nowhere"):
        assert "演示数据</span>" in page_of(client, url)
        assert "演示数据：队员、比分和人名都是编的" in page_of(client, url)


def test_the_season_stands_under_the_brand_and_its_regulations_in_the_foot(client: FlaskClient) -> None:
    competition = a_competition(a_season())
    page = page_of(client)
    assert '<span class="brand-season">联赛·2019</span>' in page
    assert f'<a href="/regulations/{competition.slug}">联赛竞赛规程</a>' in page


def test_own_work_shows_what_waits(app: Flask, client: FlaskClient, sign_in: Callable, monkeypatch) -> None:
    own = [
        Own(Sentence("Activities"), "/desk/a", 7, "pencil", "organiser"),
        Own(Sentence("Schedule"), "/my/games", 0, "whistle", "referee"),
        Own(Sentence("Standings"), "/my/teams", 4, "flag", "captain"),
    ]
    site = app.extensions["league_frame"]
    monkeypatch.setitem(
        app.extensions, "league_frame", type(site)(site.season_provider, [lambda _user: own], True, "苏ICP备1号")
    )
    sign_in(client, an_account(name="田静"))
    page = page_of(client)
    assert '<span class="top-label">田静</span> <span class="count">11</span>' in page
    assert page.count('<span class="count">') == 3  # the sum, and the two that are not nothing
    assert 'action="/sign-out"' in page
    assert "苏ICP备1号" in page
    monkeypatch.setattr("league.web.frame._area", lambda endpoint: "organiser")
    assert '<span class="top-label">活动</span> <span class="count">7</span>' in page_of(client)


def test_messages_are_shown_once(client: FlaskClient) -> None:
    with client.session_transaction() as session:
        session["_flashes"] = [("ok", "存好了"), ("bad", "没有存上")]
    page = page_of(client)
    assert 'note-ok" role="status"' in page
    assert 'note-bad" role="alert"' in page
    assert "存好了" not in page_of(client)


def test_the_style_guide_shows_every_state(client: FlaskClient) -> None:
    page = page_of(client, "/styleguide")
    for word in (
        "第3节",
        "未开赛",
        "完赛",
        "加时完赛",
        "更正",
        "弃权",
        "缺员告负",
        "改期",
        "C组第1",
        "日期未载",
        "（胜）",
    ):
        assert word in page
    client.set_cookie("lang", "en")
    assert "Not started" in page_of(client, "/styleguide")


def test_there_is_no_style_guide_where_the_data_are_real(app: Flask, client: FlaskClient, monkeypatch) -> None:
    settings: Settings = app.config["SETTINGS"]
    monkeypatch.setitem(app.config, "SETTINGS", type(settings)(**{**vars(settings), "demo": False}))
    assert client.get("/styleguide").status_code == 404


class SignUp(Form):
    name = Line("队名")
    number = Whole("人数", least=8, most=30, description="至少 8 人")
    kind = Choice("赛事", [SelectChoice("league", "联赛")])
    way = RadioField("方式", choices=[SelectChoice("a", "抽签"), SelectChoice("b", "手工")])
    agreed = Tick("同意")


def drawn(app: Flask, source: str, **values: object) -> str:
    macros = '{% from "macros/forms.html" import field, hidden, post_button, problems with context %}'
    macros += '{% from "macros/games.html" import game_row with context %}'
    return render_template_string(macros + source, **values)


def test_an_error_is_tied_to_its_field_and_listed_on_top(app: Flask) -> None:
    with app.test_request_context("/", method="POST", data={"name": " ", "number": "36", "kind": "cup"}):
        form = SignUp(meta={"csrf": False})
        form.validate()
        form.refuse(Refused())
        page = drawn(app, "{{ problems(form) }}{% for f in form %}{{ field(f) }}{% endfor %}", form=form)
    assert 'role="alert" tabindex="-1" autofocus' in page
    assert "有 5 处要改" in page
    assert '<a href="#number">人数</a>：请填 8 到 30 之间的整数。' in page
    assert "<li>这一步办不了。</li>" in page
    assert re.search(r'<input aria-describedby="number-error number-hint" aria-invalid="true"[^>]*id="number"', page)
    assert page.index('for="number"') < page.index('id="number-error"') < page.index('id="number"')
    assert page.index('id="number"') < page.index('id="number-hint"')
    assert 'id="way" tabindex="-1" aria-describedby="way-error"' in page  # what the list's link leads to can be reached


def test_several_forms_fit_one_page(app: Flask) -> None:
    with app.test_request_context("/"):
        page = drawn(
            app,
            '{{ hidden(form) }}{{ hidden(form) }}{{ post_button("/x", "删", hidden={"revision": 3}) }}',
            form=SignUp(),
        )
    assert page.count('name="csrf_token"') == 3
    assert ' id="' not in page
    assert '<input type="hidden" name="revision" value="3">' in page


def test_what_people_type_is_never_markup(app: Flask) -> None:
    row = specimens().rows[1]
    evil = type(row.a.team)(**{**vars(row.a.team), "short_name": "<b>x", "dark": '"/><script>'})
    with app.test_request_context("/"):
        page = drawn(
            app, "{{ game_row(row) }}", row=type(row)(**{**vars(row), "a": type(row.a)(evil, None, None, False)})
        )
    assert "<b>x" not in page
    assert "<script" not in page
    assert "&lt;b&gt;x" in page
