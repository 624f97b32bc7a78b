"""Every route, every method, everyone who may come: who gets in, what he finds, what he never sees, what stays.

Who may use a route is its declared policy (the table is tests/test_routes.py); whose thing it is stands in
`access_world`. A route that cannot be filled in from there fails.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from access_world import (
    CANARIES,
    NOW,
    OWN_PHONE,
    RIVAL_PHONE,
    STRANGERS,
    TWINS,
    VISITORS,
    Answer,
    World,
    WouldWrite,
    ask_all,
    browser_of,
    dump,
)
from builders import an_account
from databases import own_database
from flask import Flask
from sqlalchemy.exc import OperationalError

from league import extensions
from league.accounts import service
from league.accounts.rules import ROLES
from league.app import create_app
from league.extensions import db
from league.settings import Settings
from league.web.policy import public

UNSAFE = ("POST", "PUT", "PATCH", "DELETE")


@dataclass
class Walk:
    """The world, what everyone was answered, and its rows before and after."""

    app: Flask
    world: World
    read: list[Answer] = field(default_factory=list)
    sent: list[Answer] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    """Before anything, after all was read, and after all was sent."""

    @property
    def all(self) -> list[Answer]:
        return self.read + self.sent


@pytest.fixture(scope="module")
def walk(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    folder = tmp_path_factory.mktemp("access")
    with pytest.MonkeyPatch.context() as patch, own_database(folder, "access") as url:
        patch.setenv("LEAGUE_NOW", NOW)
        app = create_app(replace(settings, instance=folder, database_url=url))
        app.testing = True
        with app.app_context():
            db.create_all()
            found = Walk(app, World())
            _walk(found, patch)
            yield found
            db.session.remove()
            db.engine.dispose()


def _walk(found: Walk, patch: pytest.MonkeyPatch) -> None:
    def halt(_session: object) -> None:
        raise WouldWrite

    browsers = {visitor: browser_of(found.app, found.world.accounts.get(visitor)) for visitor in VISITORS}
    found.rows.append(dump())
    for visitor, browser in browsers.items():
        found.read += ask_all(found.app, found.world, ["GET"], visitor, browser)
    found.rows.append(dump())
    patch.setattr(extensions, "_begin_writing", halt)
    for visitor, browser in browsers.items():
        found.sent += ask_all(found.app, found.world, UNSAFE, visitor, browser)
    found.rows.append(dump())
    patch.undo()
    patch.setenv("LEAGUE_NOW", NOW)


def told(answers: Iterable[Answer]) -> str:
    """The answers that are wrong, a line each."""
    return "\n".join(map(str, answers))


def test_no_route_is_missing(walk: Walk) -> None:
    missing = [rule.rule for rule in walk.app.url_map.iter_rules() if not walk.world.cases_of(rule.rule)]
    assert not missing, f"routes that access_world cannot fill in: {missing}"
    asked = {(answer.visitor, answer.method, answer.rule) for answer in walk.all}
    for rule in walk.app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            assert all((visitor, method, rule.rule) in asked for visitor in set(VISITORS) - set(TWINS)), rule.rule


def test_strangers_are_led_to_the_door(walk: Walk) -> None:
    wrong = []
    for answer in walk.all:
        if answer.visitor in STRANGERS and not answer.policy.public:
            back = f"/sign-in?next={answer.address}" if answer.method == "GET" else "/sign-in"
            if (answer.status, answer.headers.get("Location")) != (303, back):
                wrong.append(answer)
    assert not wrong, told(wrong)


def test_who_lacks_the_role_is_forbidden(walk: Walk) -> None:
    shut = [answer for answer in walk.all if answer.visitor not in STRANGERS and not answer.admitted]
    assert len({answer.rule for answer in shut}) > 50
    wrong = [answer for answer in shut if answer.status != 403]
    assert not wrong, told(wrong)


def test_what_is_not_yours_is_not_there(walk: Walk) -> None:
    wrong = [a for a in walk.all if a.admitted and not a.allowed and a.status != 404]
    assert not wrong, told(wrong)


def test_what_is_yours_is_there(walk: Walk) -> None:
    """The other half: each refusal above is for the right reason, since the right person gets past it."""
    wrong = [
        a
        for a in walk.all
        if a.allowed
        and a.case.exists
        and a.status not in ((200, 303) if a.method == "GET" else PASSED)
        and a.rule not in NOT_YET
    ]
    assert not wrong, told(wrong)


PASSED = (200, 303, 409, 418, 422)
"""Answers to an empty form: a page, done without writing, refused by a rule, on the way to the database."""
NOT_YET = {"/desk/games/<game>/correction"}
"""There is nothing to correct before a result is confirmed: a sentence, 409."""


def test_a_foreign_thing_looks_like_none(walk: Walk) -> None:
    """Same status, same page, same headers: nobody learns from an answer which ids exist."""
    none = {(a.visitor, a.method, a.rule): a for a in walk.all if not a.case.exists}
    foreign = [a for a in walk.all if a.case.exists and a.admitted and not a.allowed]
    assert len(foreign) > 100
    wrong = []
    for answer in foreign:
        other = none[answer.visitor, answer.method, answer.rule]
        if (answer.status, answer.plain) != (other.status, other.plain):
            wrong.append(answer)
        if answer.headers.get("Cache-Control") != other.headers.get("Cache-Control"):
            wrong.append(answer)
    assert not wrong, told(wrong)


def test_nothing_fails(walk: Walk) -> None:
    wrong = [answer for answer in walk.all if answer.status >= 500]
    assert not wrong, told(wrong)


def test_reading_changes_nothing(walk: Walk) -> None:
    assert walk.rows[0] == walk.rows[1]
    assert sum(len(rows) for rows in walk.rows[0].values()) > 150


def test_who_is_refused_changes_nothing(walk: Walk) -> None:
    """Whoever would write is halted there, so that the order of the walk does not matter; the others write nothing."""
    assert walk.rows[1] == walk.rows[2]
    halted = {answer.rule for answer in walk.sent if answer.status == WouldWrite.status}
    assert len(halted) > 20
    wrong = [a for a in walk.sent if a.status == WouldWrite.status and not a.allowed]
    assert not wrong, told(wrong)


SECRETS = re.compile(r"\$argon2|[Tt]raceback|SQLAlchemy|sqlite|psycopg|/work/|site-packages|Werkzeug|Python/")


def test_a_number_or_address_is_shown_to_whom_it_concerns_only(walk: Walk) -> None:
    shown, wrong = set(), []
    for answer in walk.all:
        for secret in (*CANARIES.values(), OWN_PHONE, RIVAL_PHONE):
            if secret in answer.text or secret in str(answer.headers):
                shown.add(secret)
                if not _concerns(walk.world, answer, secret):
                    wrong.append(f"{answer}: {secret}")
    assert not wrong, "\n".join(wrong)
    assert shown == {*CANARIES.values(), OWN_PHONE, RIVAL_PHONE}, "the walk must see what it looks for"


def _concerns(world: World, answer: Answer, secret: str) -> bool:
    """Its own people on its own page: the table of who may read what."""
    if not answer.allowed:
        return False
    if secret in (OWN_PHONE, RIVAL_PHONE):
        team = world.team if secret == OWN_PHONE else world.rival
        return answer.case.values.get("team") == team.public_id and answer.rule.startswith(("/my/teams", "/desk/teams"))
    if answer.rule == "/account":
        return CANARIES.get(answer.visitor) == secret
    return answer.rule.startswith("/desk/accounts")


def test_no_answer_tells_what_the_site_is_made_of(walk: Walk) -> None:
    wrong = [f"{a}: {found[0]}" for a in walk.all if (found := SECRETS.search(a.text + str(a.headers)))]
    assert not wrong, "\n".join(wrong)


def test_what_is_personal_is_kept_nowhere_and_public_pages_set_no_cookie(walk: Walk) -> None:
    wrong = []
    for answer in walk.all:
        kept = answer.headers.get("Cache-Control", "")
        personal = answer.visitor not in STRANGERS or not answer.policy.public or "Set-Cookie" in answer.headers
        if answer.rule != "/static/<path:filename>" and personal and kept != "no-store":
            wrong.append(answer)
        open_page = answer.method == "GET" and answer.visitor in STRANGERS and "csrf_token" not in answer.text
        if open_page and "Set-Cookie" in answer.headers:
            wrong.append(answer)
        if "default-src 'none'" not in answer.headers.get("Content-Security-Policy", ""):
            wrong.append(answer)
    assert not wrong, told(wrong)


@pytest.mark.parametrize("problem", [RuntimeError, OperationalError])
def test_a_failure_of_ours_tells_nothing(walk: Walk, problem: type, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "SELECT password_hash FROM account at /work/main/league/secret.py"

    def broken(**_ids: object) -> None:
        raise problem(words, {}, Exception(words)) if problem is OperationalError else problem(words)

    broken.policy = public(lambda: None).policy  # type: ignore[attr-defined]
    pages = {"home.front": "/", "scoring.game": f"/games/{walk.world.game.public_id}", "scoring.snapshot": "/api/v1"}
    pages["scoring.snapshot"] += pages["scoring.game"]
    for endpoint, address in pages.items():
        monkeypatch.setitem(walk.app.view_functions, endpoint, broken)
        for visitor in ("anonymous", "administrator"):
            answer = browser_of(walk.app, walk.world.accounts.get(visitor)).get(address)
            assert answer.status_code == (503 if problem is OperationalError else 500)
            text = answer.get_data(as_text=True) + str(answer.headers)
            assert "password_hash" not in text
            assert "secret.py" not in text
            assert not SECRETS.search(text)
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert visitor != "anonymous" or "Set-Cookie" not in answer.headers
            assert answer.is_json == address.startswith("/api/")


def test_nothing_unsafe_is_done_without_the_token_of_ones_own_session(walk: Walk) -> None:
    """With real ids and every right; `test_who_is_refused` shows that with the token the same requests get through."""
    browser = browser_of(walk.app, walk.world.accounts["everything"])
    foreign = browser_of(walk.app, walk.world.accounts["organiser"])
    with foreign.session_transaction() as session:
        session["csrf_token"] = "7" * 40
    tokens = ["", foreign.token()]
    sent = {(a.method, a.rule): a for a in walk.sent if a.visitor == "everything" and a.case.exists and a.allowed}
    assert {a.rule for a in walk.sent} - {rule for _method, rule in sent} == {"/account/sign-ins/<int:number>/end"}
    before, wrong = dump(), []
    for answer in sent.values():
        for token in tokens:
            got = browser.open(answer.address, method=answer.method, data={"csrf_token": token} if token else {})
            wrong += [f"{answer.method} {answer.address}: {got.status_code}"] if got.status_code != 400 else []
    assert not wrong, "\n".join(wrong)
    assert dump() == before
    assert browser.ask("POST", "/account/name", name="周文彬").status_code == 303
    assert dump() != before, "the comparison must see a change"


@pytest.mark.parametrize("role", ROLES)
def test_a_role_that_was_taken_away_is_gone_with_the_next_request(walk: Walk, role: str) -> None:
    account = an_account(role, name="周文斌")
    browser = browser_of(walk.app, account)
    rules = {a.address for a in walk.read if role in a.policy.roles and a.visitor == "everything" and a.case.exists}
    rules = {address for address in rules if not address.endswith("/correction")}
    for address in rules:
        assert browser.get(address).status_code == 200, address
    service.revoke_role(account.id, role, None)
    for address in rules:
        assert browser.get(address).status_code == 403, address
    service.grant_role(account.id, role, None)
    assert {browser.get(address).status_code for address in rules} <= {200}
    service.disable(account.id, actor=None)
    for address in {*rules, "/account", "/my/teams"}:
        assert browser.get(address).status_code == 303, address
    service.enable(account.id, actor=None)
    assert browser.get("/account").status_code == 303, "the old browser stays out"
