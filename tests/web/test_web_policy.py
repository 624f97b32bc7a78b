"""Deny by default, and the cookies and headers of every answer."""

import json

import pytest
from builders import PASSWORD, an_account
from flask import Flask

from league.app import create_app
from league.extensions import db
from league.settings import Settings
from league.web.policy import Policy, Room, UndeclaredPolicy, only, public, signed_in

PLAIN = {"Content-Type": "text/plain"}


def test_a_view_without_a_policy_is_refused_when_it_is_added():
    room = Room("planted", __name__)
    with pytest.raises(UndeclaredPolicy, match="view does not say who may use it"):

        @room.get("/planted")
        def view():
            return "planted"


def test_a_policy_is_words():
    assert [str(policy) for policy in (Policy(public=True), Policy(), Policy(roles=frozenset({"b", "a"})))] == [
        "public",
        "signed in",
        "a or b",
    ]


@pytest.fixture
def planted(settings: Settings, app: Flask) -> Flask:
    """An application of its own on the same database, with views that no room declared."""
    other = create_app(settings)
    other.testing = True
    other.test_client_class = app.test_client_class
    other.add_url_rule("/undeclared", "undeclared", lambda: ("secret", PLAIN))
    other.add_url_rule("/open", "open", public(lambda: ("for everyone", PLAIN)))
    other.add_url_rule("/members", "members", signed_in(lambda: ("for members", PLAIN)))
    other.add_url_rule("/editors", "editors", only("editor", "organiser")(lambda: ("for editors", PLAIN)))
    other.add_url_rule("/api/v1/members", "api", signed_in(lambda: {"for": "members"}))
    other.add_url_rule("/words/<word>", "words", public(lambda word: (word, PLAIN)))
    yield other
    with other.app_context():
        db.engine.dispose()


def test_a_view_of_the_application_without_a_policy_is_forbidden_to_all(planted, sign_in):
    client = planted.test_client()
    assert client.get("/undeclared").status_code == 403
    sign_in(client, an_account("administrator", "organiser", "editor"))
    assert client.get("/undeclared").status_code == 403


@pytest.mark.parametrize(
    ("roles", "answers"),
    [
        (None, {"/open": 200, "/members": 303, "/editors": 303}),
        ([], {"/open": 200, "/members": 200, "/editors": 403}),
        (["captain", "referee"], {"/open": 200, "/members": 200, "/editors": 403}),
        (["editor"], {"/open": 200, "/members": 200, "/editors": 200}),
        (["organiser"], {"/open": 200, "/members": 200, "/editors": 200}),
        (["administrator"], {"/open": 200, "/members": 200, "/editors": 403}),  # no role stands for another
    ],
)
def test_who_may_use_what(planted, sign_in, roles, answers):
    client = planted.test_client()
    if roles is not None:
        sign_in(client, an_account(*roles))
    assert {url: client.get(url).status_code for url in answers} == answers


def test_a_stranger_is_led_to_the_door_and_back(planted):
    client = planted.test_client()
    assert client.get("/members?a=1&b=江都").location.startswith("/sign-in?next=/members?a%3D1%26b%3D")
    assert client.head("/members").location == "/sign-in"


def test_an_interface_for_machines_answers_401_instead(planted):
    response = planted.test_client().get("/api/v1/members")
    assert response.status_code == 401
    assert json.loads(response.data)["error"]


def test_a_nul_in_an_address_finds_nothing(planted):
    client = planted.test_client()
    assert client.get("/words/ok").data == b"ok"
    assert client.get("/words/a%00b").status_code == 404
    assert client.get("/open?q=a%00b").status_code == 400
    assert client.get("/open?a%00b=q").status_code == 400


def test_public_pages_set_no_cookie_and_may_be_kept(client):
    for url in ("/preferences?next=/", "/missing"):
        assert "Set-Cookie" not in client.get(url).headers
    response = client.get("/missing")
    assert response.headers["Cache-Control"] == "no-cache"
    assert {"Cookie", "Accept-Language"} <= set(response.vary)


def test_pages_with_a_form_or_a_person_are_kept_nowhere(client, sign_in):
    assert client.get("/sign-in").headers["Cache-Control"] == "no-store"
    assert client.get("/sign-in").headers["Cache-Control"] == "no-store", "the token's cookie is there already"
    assert client.get("/account").headers["Cache-Control"] == "no-store"
    sign_in(client, an_account())
    for url in ("/account", "/missing", "/desk/accounts"):
        assert client.get(url).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("url", ["/sign-in", "/missing", "/account", "/static/site.css", "/static/missing.css"])
def test_the_headers_of_every_answer(client, url):
    with client.get(url) as response:
        headers = response.headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers, "plain http on loopback must not be bound to https"


def set_cookies(response) -> dict[str, str]:
    return {line.partition("=")[0]: line for line in response.headers.getlist("Set-Cookie")}


def test_the_cookie_on_loopback(client):
    an_account(phone="13912345678")
    cookie = set_cookies(client.send("/sign-in", login="13912345678", password=PASSWORD))["league"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie
    assert "Secure" not in cookie, "Safari would drop it on plain http"


@pytest.fixture
def secure(settings: Settings, app: Flask) -> Flask:
    other = create_app(
        Settings(secret_key="s" * 40, database_url=settings.database_url, instance=settings.instance, secure=True)
    )
    other.testing = True
    other.test_client_class = app.test_client_class
    other.config["PREFERRED_URL_SCHEME"] = "https"  # what the test client then speaks
    yield other
    with other.app_context():
        db.engine.dispose()


def test_the_cookies_of_a_real_site_are_bound_to_host_and_https(secure):
    an_account(phone="13912345678")
    client = secure.test_client()
    client.environ_base["HTTP_REFERER"] = "https://localhost/sign-in"
    response = client.send("/sign-in", login="13912345678", password=PASSWORD)
    assert response.status_code == 303
    cookie = set_cookies(response)["__Host-league"]
    for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie
    assert client.get("/account").status_code == 200
    assert client.get("/account").headers["Strict-Transport-Security"].startswith("max-age=")
    chosen = set_cookies(client.get("/preferences?lang=en&type=large&theme=dark"))
    assert set(chosen) == {"lang", "type", "theme"}
    for cookie in chosen.values():
        assert "Secure" in cookie
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie


def test_a_form_sent_from_another_site_is_refused(secure):
    an_account(phone="13912345678")
    client = secure.test_client()
    client.environ_base["HTTP_REFERER"] = "https://evil.example/"
    assert client.send("/sign-in", login="13912345678", password=PASSWORD).status_code == 400
    assert client.get("/account").status_code == 303
