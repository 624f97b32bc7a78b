"""A link for a new password: made by an administrator, used once by its owner."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from builders import PASSWORD, an_account
from sqlalchemy import func, select

from league.accounts import passwords, service
from league.accounts.errors import LinkDead
from league.accounts.models import ResetLink, SignIn
from league.extensions import db
from league.journal.models import Entry

NEW = "erhu yu kafei yu yutian"
LOGIN = "13912345678"


def make(client, sign_in, account) -> str:
    sign_in(client, an_account("administrator", name="管理"))
    url = f"/desk/accounts/{account.public_id}"
    response = client.send(f"{url}/reset-link", at=url)
    assert response.status_code == 200
    found = re.search(r"http://localhost(/account/reset/[\w-]+)", response.get_data(as_text=True))
    assert found
    assert response.headers["Cache-Control"] == "no-store"
    return found[1]


def test_the_owner_sets_a_password_with_the_link_and_signs_in(app, client, sign_in):
    account = an_account(phone=LOGIN)
    link = make(client, sign_in, account)
    old = sign_in(app.test_client(), account)
    owner = app.test_client()
    page = owner.get(link)
    assert "139****5678" in page.get_data(as_text=True)
    assert LOGIN not in page.get_data(as_text=True)
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert page.headers["Cache-Control"] == "no-store"
    response = owner.send(link, password=NEW)
    assert (response.status_code, response.location) == (303, "/sign-in")
    assert "新密码设好了" in owner.get("/sign-in").get_data(as_text=True)
    assert old.get("/account").status_code == 303, "whoever was signed in is out"
    assert owner.send("/sign-in", login=LOGIN, password=PASSWORD).status_code == 422
    assert owner.send("/sign-in", login=LOGIN, password=NEW).status_code == 303
    deeds = db.session.scalars(select(Entry.deed).order_by(Entry.id)).all()
    assert deeds == ["account.reset_link_made", "account.password_reset"]


def test_a_link_works_once(app, client, sign_in):
    link = make(client, sign_in, an_account(phone=LOGIN))
    owner = app.test_client()
    assert owner.send(link, password=NEW).status_code == 303
    assert owner.get(link).status_code == 404
    assert owner.post(link, data={"csrf_token": token_of(owner), "password": "erhu yu xiatian"}).status_code == 404
    assert owner.send("/sign-in", login=LOGIN, password=NEW).status_code == 303


def token_of(client) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/sign-in").get_data(as_text=True))
    assert found
    return found[1]


def test_a_link_lasts_thirty_minutes(app):
    admin, account = an_account("administrator"), an_account()
    with time_machine.travel(datetime(2026, 5, 16, tzinfo=UTC), tick=False) as at:
        token = passwords.make_reset_link(account.id, actor=admin.id)
        at.shift(timedelta(minutes=29, seconds=59))
        assert passwords.account_of_link(token).id == account.id
        at.shift(timedelta(seconds=1))
        with pytest.raises(LinkDead):
            passwords.account_of_link(token)
        with pytest.raises(LinkDead):
            passwords.use_reset_link(token, NEW)


def test_a_new_link_kills_the_older_one(app):
    admin, account, other = an_account("administrator"), an_account(), an_account()
    first = passwords.make_reset_link(account.id, actor=admin.id)
    others = passwords.make_reset_link(other.id, actor=admin.id)
    second = passwords.make_reset_link(account.id, actor=admin.id)
    with pytest.raises(LinkDead):
        passwords.account_of_link(first)
    assert passwords.account_of_link(second).id == account.id
    assert passwords.account_of_link(others).id == other.id


def test_a_refused_password_leaves_the_link_alive(app, client, sign_in):
    link = make(client, sign_in, an_account(phone=LOGIN))
    owner = app.test_client()
    for bad in ("", "short", "12345678", "a 13912345678 b", "x" * 129):
        assert owner.send(link, password=bad).status_code == 422
    assert owner.send(link, password=NEW).status_code == 303


def test_the_administrator_cannot_choose_the_password(app, client, sign_in):
    account = an_account(phone=LOGIN)
    sign_in(client, an_account("administrator"))
    url = f"/desk/accounts/{account.public_id}"
    client.send(f"{url}/reset-link", at=url, password=NEW, new=NEW, token="x" * 43)
    assert app.test_client().send("/sign-in", login=LOGIN, password=NEW).status_code == 422
    assert app.test_client().send("/sign-in", login=LOGIN, password=PASSWORD).status_code == 303
    with pytest.raises(LinkDead):
        passwords.account_of_link("x" * 43)


def test_only_the_hash_of_a_link_is_stored(app):
    admin, account = an_account("administrator"), an_account()
    token = passwords.make_reset_link(account.id, actor=admin.id)
    row = db.session.scalars(select(ResetLink)).one()
    assert len(token) >= 43
    assert token not in f"{row.token_hash} {db.session.scalars(select(Entry)).one().detail}"


@pytest.mark.parametrize("token", ["x", "x" * 43, "%00", "..%2f", "%ed%a0%80", "’", "x" * 5000])
def test_a_link_that_never_was_is_not_found(client, token):
    assert client.get(f"/account/reset/{token}").status_code == 404
    assert (
        client.post(f"/account/reset/{token}", data={"csrf_token": token_of(client), "password": NEW}).status_code
        == 404
    )


def test_a_disabled_account_gets_no_link_and_its_links_die(app, client, sign_in):
    admin, account = an_account("administrator"), an_account()
    token = passwords.make_reset_link(account.id, actor=admin.id)
    service.disable(account.id, actor=admin.id)
    service.enable(account.id, actor=admin.id)
    with pytest.raises(LinkDead):
        passwords.account_of_link(token)
    token = passwords.make_reset_link(account.id, actor=admin.id)
    service.disable(account.id, actor=admin.id)
    with pytest.raises(LinkDead):
        passwords.use_reset_link(token, NEW)
    sign_in(client, admin)
    url = f"/desk/accounts/{account.public_id}"
    response = client.send(f"{url}/reset-link", at=url)
    assert response.status_code == 422
    assert "账号已停用" in response.get_data(as_text=True)


def test_a_link_used_in_a_signed_in_browser_signs_it_out(app, client, sign_in):
    account = an_account(phone=LOGIN)
    token = passwords.make_reset_link(account.id, actor=an_account("administrator").id)
    sign_in(client, account)
    assert client.send(f"/account/reset/{token}", password=NEW).location == "/sign-in"
    assert client.get("/sign-in").status_code == 200
    assert db.session.scalar(select(func.count()).select_from(SignIn)) == 0


def test_the_link_needs_its_token(app, client):
    token = passwords.make_reset_link(an_account(phone=LOGIN).id, actor=an_account("administrator").id)
    assert client.post(f"/account/reset/{token}", data={"password": NEW}).status_code == 400
    assert passwords.account_of_link(token)
