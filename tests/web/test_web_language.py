"""Which language a reader gets, and that a choice of his lasts."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from league.web.language import choose
from league.web.preferences import safe_next
from league.wording import CHINESE, ENGLISH


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", CHINESE),  # a Chinese phone that also lists English
        ("zh-CN", CHINESE),
        ("zh-HK,zh;q=0.9", CHINESE),
        ("en-GB,en;q=0.9", ENGLISH),
        ("de,fr;q=0.5", CHINESE),
        ("", CHINESE),
        ("*", CHINESE),
    ],
)
def test_the_browser_asks_and_gets(app: Flask, asked: str, given: str) -> None:
    with app.test_request_context(headers={"Accept-Language": asked}):
        assert choose() == given


def test_a_choice_lasts(client: FlaskClient) -> None:
    client.get("/preferences?lang=en")
    assert '<html lang="en"' in client.get("/").get_data(as_text=True)
    client.get("/preferences?lang=zh_Hans_CN")
    assert '<html lang="zh-Hans-CN"' in client.get("/").get_data(as_text=True)


def test_a_language_that_is_not_offered_changes_nothing(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get("/preferences?lang=xx").headers


AWAY = r"""
//evil.cn ///evil.cn ////evil.cn /\\evil.cn \\\\evil.cn https://evil.cn https:evil.cn http:/evil.cn javascript:alert(1)
data:text/html,x evil.cn @evil.cn .evil.cn ／／evil.cn //evil%E3%80%82cn ftp://evil.cn mailto:a@b.cn //evil.cn/%2f..
//user@evil.cn https:///evil.cn :evil.cn ?next=//evil.cn #//evil.cn
""".split()  # noqa: SIM905 - a list of payloads reads best in rows


@pytest.mark.parametrize(
    "target", [*AWAY, "", "/\tevil.cn", "\t//evil.cn", "/\r\nSet-Cookie: x=1", "/\x00/evil.cn", "/ /evil.cn"]
)
def test_next_never_leads_away(target: str) -> None:
    assert safe_next(target, "/safe") == "/safe"


def test_next_leads_back() -> None:
    assert safe_next("/games?day=2019-05-16") == "/games?day=2019-05-16"
