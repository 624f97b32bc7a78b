"""Whatever is typed or sent: a sentence, never a failure of ours."""

import re
from html import unescape

import pytest
from builders import PASSWORD, an_account
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HOSTILE = [
    "\x00", "a\x00b", "\x1b[31m", "\u202egnp.exe", "\u2066x\u2069", "\ufeff", "\u200b\u200b", "\U0001f3c0" * 50, "x" * 10_000,
    "江" * 10_000, "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE account; --", "{{7*7}}", "%s%s%n",
    "${jndi:ldap://e}", "../../etc/passwd", "=1+1", "NaN", "-1", "9" * 400, "\r\nSet-Cookie: a=b", "ﷺ" * 60, "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "null",
    "ß" * 30, "İ", "ǅ", "\x85", "\u2028\u2029", "𬱖䶮㛃",
]  # fmt: skip
FORMS = {
    "/sign-in": ("login", "password"),
    "/sign-up": ("name", "login", "password"),
    "/account/name": ("name",),
    "/account/password": ("current", "password"),
}


@pytest.fixture
def inside(app, sign_in):
    return sign_in(app.test_client(), an_account(phone="13912345678"))


@pytest.mark.parametrize("url", FORMS)
def test_hostile_values_are_answered_with_a_page(client, inside, url):
    browser = inside if url.startswith("/account") else client
    good = {"login": "13800000011", "name": "卢", "password": "erhu yu kafei yu", "current": PASSWORD}
    for value in HOSTILE:
        for field in FORMS[url]:
            response = browser.send(url, **{**{each: good[each] for each in FORMS[url]}, field: value})
            page = response.get_data(as_text=True)
            assert response.status_code in (303, 422, 429), (field, value)
            assert "<script>alert" not in page
            assert "Traceback" not in page
            if response.status_code == 303 and not url.startswith("/account"):
                browser.send("/sign-out", at="/account")


@pytest.mark.parametrize("raw", [b"\xed\xa0\x80", b"\xff\xfe", b"\xc0\xaf", b"%ED%A0%80", b"\x80" * 4000])
def test_bytes_that_are_no_text_are_answered_with_a_page(client, raw):
    token = token_of(client, "/sign-up").encode()
    body = b"csrf_token=" + token + b"&name=" + raw + b"&login=" + raw + b"&password=" + raw
    for url in ("/sign-up", "/sign-in"):
        response = client.post(url, data=body, content_type="application/x-www-form-urlencoded")
        assert response.status_code == (422 if raw.isascii() else 400)


def token_of(client, at: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(at).get_data(as_text=True))
    assert found
    return found[1]


@pytest.mark.parametrize(
    "data", [{}, {"login": ["13912345678"] * 3, "password": ["a", "b"]}, {"x": "y"}, {"login[]": "1"}]
)
def test_missing_extra_and_repeated_fields_are_answered_with_a_page(client, data):
    token = token_of(client, "/sign-in")
    for url in ("/sign-in", "/sign-up"):
        assert client.post(url, data={"csrf_token": token, **data}).status_code == 422


def test_a_body_that_is_too_large_is_refused(client):
    response = client.post("/sign-in", data={"login": "x" * (5 * 1024 * 1024 + 1)})
    assert response.status_code in (400, 413)


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x", ""])
def test_a_body_of_another_kind_is_refused(client, kind):
    response = client.post("/sign-in", data=b'{"login": "13912345678"}', content_type=kind)
    assert response.status_code == 400


@pytest.mark.parametrize(
    "cookie", ["", "x", "a.b.c", "eyJzaWduX2luIjoieCJ9.x.x", "." * 4000, "\\x00", "eyJzaWduX2luIjpbXX0.ZZZZZZ.AAAA"]
)
def test_a_cookie_that_was_not_ours_is_nobody(client, cookie):
    client.set_cookie("league", cookie)
    assert client.get("/sign-in").status_code == 200
    assert client.get("/account").status_code == 303


@pytest.mark.parametrize("content", [7, ["x"], {"a": 1}, None, "", "\x00", "x" * 3000])
def test_a_token_of_another_shape_is_nobody(client, content):
    with client.session_transaction() as session:
        session["sign_in"] = content
    assert client.get("/account").status_code == 303
    assert client.send("/sign-out", at="/sign-in").status_code == 303


def test_what_was_typed_comes_back_escaped(client):
    response = client.send("/sign-in", login='"><b>x</b>@', password="whatever it is")
    page = response.get_data(as_text=True)
    assert "<b>x</b>" not in page
    assert '"><b>x</b>@' in unescape(page)


@pytest.mark.parametrize("agent", ["", "x" * 9000, "MicroMessenger\x7f", "'; --"])
def test_any_browser_may_sign_in(client, agent):
    an_account(phone="13912345678")
    client.environ_base["HTTP_USER_AGENT"] = agent
    assert client.send("/sign-in", login="13912345678", password=PASSWORD).status_code == 303
    assert client.get("/account").status_code == 200


TEXT = st.characters(exclude_categories=("Cs", "Cn")).filter(lambda letter: not "\x80" <= letter <= "\x9f")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(login=st.text(TEXT, max_size=300), password=st.text(TEXT, max_size=200), q=st.text(TEXT, max_size=100))
def test_any_text_is_answered_with_a_page(client, login, password, q):
    assert client.send("/sign-in", login=login, password=password).status_code in (422, 429)
    assert client.get("/sign-in", query_string={"next": q}).status_code in (200, 400)
