"""Error pages: a sentence, one way on, and they stand even where the database does not."""

import logging

import pytest
from builders import an_account
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from league.errors import Conflict, Refused
from league.extensions import db
from league.web import failures


def broken(*_args: object, **_options: object) -> None:
    raise OperationalError("SELECT 1", {}, Exception("the database is gone"))


@pytest.fixture
def without_database(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever asks the database fails."""
    monkeypatch.setattr(db.session(), "execute", broken)
    monkeypatch.setattr(type(db.session()), "execute", broken)
    monkeypatch.setattr(type(db.session()), "scalars", broken)
    monkeypatch.setattr(type(db.session()), "scalar", broken)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (400, "没有收到完整的内容"),
        (403, "这里要有权限才能进"),
        (404, "出界了，这里没有页面"),
        (409, "有人先改了一步"),
        (413, "一次传得太多"),
        (422, "这一步没有办成"),
        (429, "先暂停一下"),
        (500, "这次是网站出了错"),
        (503, "现在太忙了"),
    ],
)
def test_each_failure_has_its_words_and_one_way_on(app: Flask, status: int, words: str) -> None:
    with app.test_request_context("/games"):
        page, given, _headers = failures.show(Refused().sentence, status)
    assert given == status
    assert f"<h1>{words}</h1>" in page
    assert page.count('class="btn"') == 1


def test_a_lost_page_leads_to_todays_games(client: FlaskClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "回今天的比赛" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("came_from", "way"),
    [
        ("http://localhost/games?day=2019-05-16", "/games?day=2019-05-16"),
        ("http://evil.cn/games", "/"),  # never away
        ("http://localhost//evil.cn", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_is_the_page_the_reader_came_from(app: Flask, came_from: str, way: str) -> None:
    with app.test_request_context("/x", method="POST", headers={"Referer": came_from}):
        page, _status, _headers = failures.show(Conflict().sentence, 409)
    assert f'<a class="btn" href="{way}">' in page


@pytest.mark.usefixtures("without_database")
def test_without_a_database_the_page_says_so_and_does_not_fail_again(client: FlaskClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    text = answer.get_data(as_text=True)
    assert "现在太忙了" in text
    assert "再试一次" in text
    assert 'class="tabs-bar"' in text


def test_nor_for_somebody_who_is_signed_in(app: Flask, client: FlaskClient, sign_in, request, monkeypatch) -> None:
    sign_in(client, an_account())
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)  # as on a server
    request.getfixturevalue("without_database")
    for path in ("/", "/nowhere", "/preferences"):
        answer = client.get(path)
        assert answer.status_code in (404, 500, 503)
        assert "<h1>" in answer.get_data(as_text=True)


@pytest.mark.usefixtures("without_database")
def test_a_lost_page_is_told_without_a_database_too(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "出界了" in answer.get_data(as_text=True)
    assert "the failure's own page failed" in caplog.text  # it is not swallowed


@pytest.mark.usefixtures("without_database")
def test_programs_get_the_sentence_as_json(client: FlaskClient) -> None:
    answer = client.get("/api/v1/nowhere")
    assert answer.status_code == 404
    assert answer.get_json() == {"error": "没有这个页面。"}


@pytest.mark.usefixtures("without_database")
def test_health_tells_whoever_watches(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.get_json()) == (503, {"status": "database unreachable"})


def test_health_is_well(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.get_json()) == (200, {"status": "ok"})
