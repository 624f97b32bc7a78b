"""Every form of every role, with missing, wrong, huge and hostile values: a sentence, what was typed kept, never a 500.

The forms are found as a person finds them: by following links from the front page of the demonstration season.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import html5lib
import pytest
import sqlalchemy as sa
from checking import CheckingClient
from databases import own_database
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from league.app import create_app
from league.demo.build import DEMO_NOW, ensure
from league.extensions import db
from league.settings import Settings

ROLES = ("anonymous", "captain", "organiser", "referee", "editor", "administrator")
EACH = 3
MARK = "记号Zx"
VALUES = {
    "empty": "",
    "spaces": "  \t\u3000 ",
    "huge": MARK + "很长" * 5000,
    "script": f"{MARK}<script>alert(1)</script>\"'`><img src=x onerror=alert(1)>",
    "template": MARK + "{{ 7*7 }}%(x)s%s{0}${7*7}",
    "sql": MARK + "'; DROP TABLE team; --",
    "nul": f"{MARK}\x00\x01\x1b",
    "controls": f"{MARK}\x7f\x80\x85\x9f\ufdd0\ufffe\U0001ffff",
    "direction": f"{MARK}\u202e\u2066abc\u200b\ufeff",
    "unseen": "\u200b\u3164\ufeff\u2060",
    "minus": "-1",
    "number": "99999999999999999999999999",
    "not a number": "NaN",
    "full width": "１２",
    "no day": "2027-02-29T25:61",
    "emoji": MARK + "🏀" * 50,
}


@dataclass(frozen=True)
class FoundForm:
    """A form on a page: where it stands, where it goes, its fields with the values they came with."""

    page: str
    action: str
    fields: tuple[tuple[str, str, str], ...]
    """Name, type, value."""

    @property
    def typed(self) -> list[str]:
        """Fields a person types or chooses in."""
        return [name for name, kind, _value in self.fields if kind not in ("hidden", "submit", "button")]


@pytest.fixture(scope="module")
def demo_app(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Flask, dict[str, tuple[str, str]]]]:
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch, own_database(folder, "hostile") as url:
        patch.setenv("LEAGUE_NOW", DEMO_NOW)
        chosen = replace(settings, instance=folder, database_url=url)
        app = create_app(chosen)
        app.test_client_class = CheckingClient
        with app.app_context():
            db.create_all()
        accounts = {account.role: (account.login, account.password) for account in ensure(app, chosen)}
        yield app, accounts
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def endpoint(app: Flask, path: str, method: str) -> str | None:
    try:
        return str(app.url_map.bind("localhost").match(path, method)[0])
    except (HTTPException, RequestRedirect):
        return None


def forms_on(address: str, text: str) -> list[FoundForm]:
    page = html5lib.parse(text, namespaceHTMLElements=False)
    found = []
    for form in page.iter("form"):
        if form.get("method", "get").lower() != "post":
            continue
        fields = []
        for element in form.iter():
            name = element.get("name")
            if not name or element.tag not in ("input", "select", "textarea", "button"):
                continue
            kind = element.get("type", "text") if element.tag == "input" else element.tag
            fields.append((name, "submit" if kind == "button" else kind, element.get("value") or element.text or ""))
        found.append(FoundForm(address, form.get("action") or address, tuple(fields)))
    return found


def walk(app: Flask, client: CheckingClient) -> list[FoundForm]:
    """Every form reached from the front page, one of each action and set of fields."""
    seen, waiting, visits = {"/"}, ["/"], {}
    found: dict[tuple[str | None, tuple[str, ...]], FoundForm] = {}
    while waiting:
        address = waiting.pop(0)
        name = endpoint(app, urlsplit(address).path, "GET")
        visits[name] = visits.get(name, 0) + 1
        if name is None or name in ("static", "preferences.choose") or visits[name] > EACH:
            continue
        answer = client.get(address)
        assert answer.status_code < 500, address
        if answer.mimetype != "text/html" or answer.status_code != 200:
            continue
        text = answer.get_data(as_text=True)
        for form in forms_on(address, text):
            key = (endpoint(app, urlsplit(form.action).path, "POST"), tuple(sorted({f[0] for f in form.fields})))
            found.setdefault(key, form)
        for link in html5lib.parse(text, namespaceHTMLElements=False).iter("a"):
            target = (link.get("href") or "").split("#")[0]
            if target.startswith("/") and target not in seen:
                seen.add(target)
                waiting.append(target)
    return list(found.values())


def signed_in(app: Flask, accounts: dict[str, tuple[str, str]], role: str) -> CheckingClient:
    client = app.test_client()
    if role != "anonymous":
        login, password = accounts[role]
        assert client.send("/sign-in", login=login, password=password).status_code == 303
    return client


class Sender:
    """A browser that stays signed in, whatever its forms did, and sends them as often as it is told."""

    def __init__(self, app: Flask, accounts: dict[str, tuple[str, str]], role: str) -> None:
        self.app, self.accounts, self.role = app, accounts, role
        self.begin()

    def begin(self) -> None:
        """Sign in with nothing remembered of before: neither failed tries nor a token."""
        with self.app.app_context(), db.engine.begin() as connection:
            connection.execute(sa.text("DELETE FROM failed_try"))
        self.client, self.token, self.doubt = signed_in(self.app, self.accounts, self.role), "", False

    def send(self, form: FoundForm, value: str | None, twice: bool = False) -> tuple[int, str]:
        """Send the form with `value` in every field a person fills in; None leaves them out."""
        if self.doubt and self.role != "anonymous" and self.client.get("/account").status_code != 200:
            self.begin()
        if not self.token:
            found = forms_on(form.page, self.client.get(form.page).get_data(as_text=True))
            self.token = next(given for one in found for name, _kind, given in one.fields if name == "csrf_token")
        data: MultiDict[str, str] = MultiDict((name, given) for name, kind, given in form.fields if kind == "hidden")
        data["csrf_token"] = self.token
        if value is not None:
            for name in dict.fromkeys(form.typed):
                data.setlist(name, [value] * (2 if twice else 1))
        answer = self.client.post(form.action, data=data)
        self.doubt = answer.status_code not in (200, 409, 422)
        assert answer.status_code != 400, f"{form.action}: the token did not fit, so nothing was tried"
        return answer.status_code, answer.get_data(as_text=True)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("role", ROLES)
def test_no_value_in_any_form_breaks_a_page(role: str, demo_app: tuple[Flask, dict[str, tuple[str, str]]]) -> None:
    app, accounts = demo_app
    browser = Sender(app, accounts, role)
    forms = [
        form
        for form in walk(app, browser.client)
        if form.typed and endpoint(app, urlsplit(form.action).path, "POST") != "accounts.sign_out"
    ]
    assert len(forms) >= 2, "hardly a form was found"
    wrong = []
    sent = 0
    for form in forms:
        for label, value in [*VALUES.items(), ("left out", None)]:
            status, text = browser.send(form, value)
            sent += 1
            if status >= 500:
                wrong.append(f"{form.action} ({form.page}) with {label}: {status}")
            if status in (409, 422) and value and MARK in value and label == "script":
                if "<script>alert" in text or "<img src=x" in text:
                    wrong.append(f"{form.action}: the script came back alive")
                if MARK not in text and keeps_text(form):
                    wrong.append(f"{form.action} ({form.page}): what was typed is gone")
            if status == 422 and not ('class="error' in text or "note-bad" in text):
                wrong.append(f"{form.action} ({form.page}) with {label}: refused without a sentence")
        status, _text = browser.send(form, MARK, twice=True)
        if status >= 500:
            wrong.append(f"{form.action} with every field twice: {status}")
    assert sent >= 2 * len(VALUES)
    assert not wrong, "\n".join(wrong)


def keeps_text(form: FoundForm) -> bool:
    """Whether the form has a field whose text a refusal must keep: not only passwords, numbers and choices."""
    return any(kind in ("text", "textarea", "search") for _name, kind, _value in form.fields)


def test_hostile_queries_never_break_a_page(demo_app: tuple[Flask, dict[str, tuple[str, str]]]) -> None:
    app, accounts = demo_app
    client = signed_in(app, accounts, "organiser")
    payloads = (
        "-1",
        "0",
        "9" * 30,
        "%00",
        "..%2f..%2fetc",
        "NaN",
        "2027-02-29",
        "0000-00-00",
        "10000-01-01",
        "%F0%9F",
        "%ED%A0%80",
        "x" * 5000,
    )
    addresses = set()
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint in ("static",):
            continue
        for payload in payloads:
            path = rule.rule
            for argument in rule.arguments:
                path = path.replace(f"<{argument}>", payload).replace(f"<int:{argument}>", payload)
            addresses.add(
                path
                if rule.arguments
                else f"{path}?page={payload}&day={payload}&q={payload}&competition={payload}&team={payload}&state={payload}&court={payload}"
            )
    for address in sorted(addresses):
        assert client.get(address).status_code < 500, address
    assert len(addresses) > 100
