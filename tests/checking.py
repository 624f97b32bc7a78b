"""A client that checks every page it fetches, and what it checks."""

import contextvars
import re

import html5lib
from flask import has_app_context
from flask.testing import FlaskClient

from league.extensions import db


class CheckingClient(FlaskClient):
    """Every answer is checked: headers; and of a page its title, ids, forms, scripts and HTML."""

    def send(self, url: str, *, at: str = "", **data):
        """Fill in and send the form of the page at `at` (else at `url`) with its token, as a browser would."""
        page = self.get(at or url).get_data(as_text=True)
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert found, f"no form at {at or url}"
        return self.post(url, data={"csrf_token": found[1], **data})

    def open(self, *args, **options):
        # A request has a context of its own, as it has on a server: neither `g` nor the session of the test shine in.
        if has_app_context():
            db.session.rollback()
        response = contextvars.Context().run(super().open, *args, **options)
        check_headers(response)
        if response.mimetype == "text/html" and response.status_code not in (301, 302, 303, 308):
            check_page(response.get_data(as_text=True))
        return response


def check_headers(response) -> None:
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def check_page(text: str) -> None:
    """The promises every page keeps. Raises AssertionError with what is broken."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    try:
        page = parser.parse(text)
    except html5lib.html5parser.ParseError as problem:
        line = parser.tokenizer.stream.position()[0]
        raise AssertionError(f"invalid HTML: {problem} near: {text.splitlines()[line - 1][:200]}") from problem
    title = page.findtext(".//title")
    assert (title or "").strip(), "the page has no title"
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids)), f"duplicate ids: {sorted({i for i in ids if ids.count(i) > 1})}"
    assert len(page.findall(".//h1")) == 1, "a page has one h1"
    for form in page.findall(".//form"):
        if form.get("method", "get").lower() == "post":
            names = [field.get("name") for field in form.iter("input")]
            assert "csrf_token" in names, f"a form without a token: {form.get('action')}"
    for script in page.findall(".//script"):
        assert script.get("src"), "an inline script"
    for element in page.iter():
        assert "style" not in element.attrib, "an inline style"
        assert not [name for name in element.attrib if isinstance(name, str) and name.startswith("on")]
