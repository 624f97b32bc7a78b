"""Signing up, in and out."""

import re
from hashlib import sha256

import pytest
from builders import PASSWORD, an_account
from flask import Flask
from sqlalchemy import func, select

from league.accounts import hashing, service
from league.accounts.models import Account, SignIn
from league.accounts.service import SESSION_KEY
from league.extensions import db, transaction
from league.journal.models import Entry

GOOD = "erhu yu kafei yu yutian"


def rows(model=SignIn) -> int:
    return db.session.scalar(select(func.count()).select_from(model))


def kept(client) -> dict:
    with client.session_transaction() as session:
        return dict(session)


def page_of(response) -> str:
    """The page without its token, which differs each time."""
    return re.sub(r'name="csrf_token" value="[^"]+"', "", response.get_data(as_text=True))


@pytest.mark.parametrize(
    ("login", "column", "value"),
    [("１３８-0000 0011", "phone", "13800000011"), (" Lu.Jianhua@QQ.com ", "email", "lu.jianhua@qq.com")],
)
def test_a_stranger_signs_up_and_is_signed_in_without_a_role(client, login, column, value):
    response = client.send("/sign-up", name="  卢 建华 ", login=login, password=GOOD)
    assert (response.status_code, response.location) == (303, "/enter")
    account = db.session.scalars(select(Account)).one()
    assert (account.name, getattr(account, column), account.grants) == ("卢 建华", value, [])
    assert account.password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    page = client.get("/account").get_data(as_text=True)
    assert "卢 建华" in page
    assert "注册好了" in page
    entry = db.session.scalars(select(Entry)).one()
    assert (entry.deed, entry.subject, entry.detail) == ("account.created", f"account:{account.public_id}", {})


def test_signing_up_goes_on_to_where_the_visitor_wanted_to_go(client):
    at = "/sign-up?next=/account/name"
    assert client.send(at, name="卢", login="13800000011", password=GOOD).location == "/account/name"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "请填写这一项"),
        ({"name": " \t "}, "请填写这一项"),
        ({"name": "卢" * 41}, "40"),
        ({"login": ""}, "请填写这一项"),
        ({"login": "1380000001"}, "请填写 11 位手机号"),
        ({"login": "13912345678"}, "已经注册过"),
        ({"login": "+86 139 1234 5678"}, "已经注册过"),
        ({"password": ""}, "请填写这一项"),
        ({"password": "short"}, "至少要 8 位"),
        ({"password": "x" * 129}, "最多 128 位"),
        ({"password": "jiangdu2026"}, "太常见"),
        ({"password": "wo de 13800000011 a"}, "不能有自己的手机号"),
    ],
)
def test_signing_up_wrongly_is_told_at_the_field_and_keeps_what_was_typed(client, typed, sentence):
    an_account(phone="13912345678")
    good = {"name": "卢建华", "login": "13800000011", "password": GOOD}
    response = client.send("/sign-up", **{**good, **typed})
    page = response.get_data(as_text=True)
    assert response.status_code == 422
    assert sentence in page
    assert f'<a href="#{next(iter(typed))}">' in page
    assert GOOD not in page
    assert good["name"] in page or "name" in typed
    assert good["login"] in page or "login" in typed
    assert rows(Account) == 1
    assert SESSION_KEY not in kept(client)


def test_columns_of_the_model_in_the_form_change_nothing(client):
    client.send(
        "/sign-up",
        name="卢建华",
        login="13800000011",
        password=GOOD,
        id="77",
        public_id="aaaaaaaaaaaaa",
        email="other@example.com",
        roles="administrator",
        role="administrator",
        grants="administrator",
        disabled_at="2019-01-01",
        created_at="2001-01-01",
        password_hash="x",
    )
    account = db.session.scalars(select(Account)).one()
    assert account.id != 77
    assert account.public_id != "aaaaaaaaaaaaa"
    assert (account.email, account.grants, account.disabled_at) == (None, [], None)
    assert account.created_at.year > 2001
    client.send("/account/name", at="/account", name="新名", phone="13900000000", roles="administrator", id="5")
    account = db.session.scalars(select(Account)).one()
    assert (account.name, account.phone, account.grants) == ("新名", "13800000011", [])


def test_two_of_one_number_cannot_be_stored_even_at_the_same_moment(app, monkeypatch):
    service.create_account(name="甲", phone="13800000011", password=GOOD)
    monkeypatch.setattr(service, "find_account", lambda login: None)  # both looked before either stored
    with pytest.raises(service.LoginTaken) as refused:
        service.create_account(name="乙", phone="13800000011", password=GOOD)
    assert refused.value.field == "login"
    assert rows(Account) == 1


@pytest.mark.parametrize("login", ["13912345678", "+86 139-1234-5678", "１３９１２３４５６７８"])
def test_signing_in_by_number(client, login):
    an_account("captain", name="田静", phone="13912345678")
    response = client.send("/sign-in", login=login, password=PASSWORD)
    assert (response.status_code, response.location) == (303, "/")
    assert "田静" in client.get("/account").get_data(as_text=True)


def test_signing_in_by_address_whatever_its_case(client):
    an_account(name="田静", email="tian@example.com")
    assert client.send("/sign-in", login="Tian@Example.com", password=PASSWORD).status_code == 303


def test_a_password_typed_with_full_width_figures_is_the_same(client):
    an_account(phone="13912345678", password="erhu 78 chuang")
    assert client.send("/sign-in", login="13912345678", password="erhu ７８ chuang").status_code == 303


def test_signing_in_goes_on_to_where_the_visitor_wanted_to_go(client):
    an_account(phone="13912345678")
    closed = client.get("/account/password?x=1&y=2")
    assert closed.status_code == 303
    at = closed.location
    assert at == "/sign-in?next=/account/password?x%3D1%26y%3D2"
    assert client.send(at, login="13912345678", password=PASSWORD).location == "/account/password?x=1&y=2"


@pytest.mark.parametrize("way", ["//evil.example", "https://evil.example/", "/\\evil.example", "/sign-out", "/sign-in"])
def test_signing_in_never_leads_astray(client, way):
    an_account(phone="13912345678")
    response = client.post(
        "/sign-in",
        query_string={"next": way},
        data={"csrf_token": token_of(client), "login": "13912345678", "password": PASSWORD},
    )
    assert (response.status_code, response.location) == (303, "/")


def token_of(client, at: str = "/sign-in") -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(at).get_data(as_text=True))
    assert found
    return found[1]


def test_nobody_learns_whether_an_account_exists(client):
    an_account(phone="13912345678")
    an_account(phone="13912345670")
    db.session.scalars(select(Account)).all()
    with transaction():
        find = db.session.scalars(select(Account).where(Account.phone == "13912345670")).one()
        find.disabled_at = find.created_at
    answers = []
    for login in ("13912345678", "13912345671", "13912345670"):  # with an account, without, disabled
        response = client.send("/sign-in", login=login, password="erhu yu xiatian")
        answers.append(
            (response.status_code, page_of(response).replace(login, "LOGIN"), sorted(response.headers.keys()))
        )
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] == 422
    assert "手机号或邮箱与密码不符" in answers[0][1]


def test_a_stranger_costs_as_much_time_as_an_account(client, monkeypatch):
    an_account(phone="13912345678")
    looked_at = []
    monkeypatch.setattr("league.accounts.signing.verify", lambda kept, typed: looked_at.append(kept) or False)
    client.send("/sign-in", login="13912345678", password=GOOD)
    client.send("/sign-in", login="13912345671", password=GOOD)
    known, nobody = looked_at
    assert known.split("$")[:4] == nobody.split("$")[:4], "the same algorithm and figures"
    assert not hashing.is_outdated(hashing.NOBODY)
    assert nobody == hashing.NOBODY


def test_a_disabled_account_is_told_so_only_to_its_owner(client):
    account = an_account(phone="13912345678")
    service.disable(account.id, actor=None)
    response = client.send("/sign-in", login="13912345678", password=PASSWORD)
    assert response.status_code == 422
    assert "这个账号已停用" in response.get_data(as_text=True)
    assert rows() == 0


def test_an_old_hash_is_renewed_when_its_owner_signs_in(client):
    from argon2 import PasswordHasher

    account = an_account(phone="13912345678")
    with transaction():
        account.password_hash = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    client.send("/sign-in", login="13912345678", password=PASSWORD)
    assert "$m=19456,t=2,p=1$" in db.session.scalars(select(Account.password_hash)).one()
    assert client.send("/sign-in", at="/account", login="13912345678", password=PASSWORD).status_code == 303


def test_the_cookie_holds_a_token_of_256_bits_and_the_table_its_hash_only(client):
    an_account(phone="13912345678")
    client.send("/sign-in", login="13912345678", password=PASSWORD)
    token = kept(client)[SESSION_KEY]
    assert len(token) >= 43
    row = db.session.scalars(select(SignIn)).one()
    assert row.token_hash == sha256(token.encode()).hexdigest()
    assert token not in {str(value) for value in vars(row).values()}


def test_nothing_that_was_put_into_the_session_before_survives_signing_in(client):
    an_account("captain", phone="13912345678")
    attacker = an_account()
    planted = service.open_sign_in(attacker.id)
    with client.session_transaction() as session:
        session[SESSION_KEY] = planted
        session["planted"] = "by someone else"
    old = token_of(client, "/account")
    client.post("/sign-in", data={"csrf_token": old, "login": "13912345678", "password": PASSWORD})
    now = kept(client)
    assert now[SESSION_KEY] != planted
    assert "planted" not in now
    assert client.post("/sign-out", data={"csrf_token": old}).status_code == 400, "the token of before is dead"


def test_signing_out_ends_the_sign_in_on_the_server(client):
    an_account(phone="13912345678")
    client.send("/sign-in", login="13912345678", password=PASSWORD)
    stolen = client.get_cookie("league").value
    assert client.send("/sign-out", at="/account").location == "/"
    assert rows() == 0
    assert SESSION_KEY not in kept(client)
    client.set_cookie("league", stolen)
    assert client.get("/account").status_code == 303


def test_signing_out_twice_does_no_harm(client):
    token = token_of(client)
    assert client.post("/sign-out", data={"csrf_token": token}).status_code == 303


def test_who_is_signed_in_does_not_see_the_door(client, sign_in):
    sign_in(client, an_account())
    assert client.get("/sign-in").location == "/"
    assert client.get("/sign-in?next=/account/name").location == "/account/name"
    assert client.get("/sign-up").location == "/account"


@pytest.mark.parametrize("url", ["/sign-in", "/sign-up", "/sign-out"])
@pytest.mark.parametrize("token", ["", "forged", "foreign"])
def test_a_form_without_its_own_token_does_nothing(app: Flask, client, url, token):
    an_account(phone="13912345678")
    if token == "foreign":
        token = token_of(app.test_client())
    client.get("/sign-in")
    response = client.post(
        url, data={"csrf_token": token, "login": "13912345678", "password": PASSWORD, "name": "卢建华"}
    )
    assert response.status_code == 400
    assert (rows(), rows(Account)) == (0, 1)


@pytest.mark.parametrize("url", ["/sign-out", "/account/sign-ins/end-others", "/account/sign-ins/1/end"])
def test_deeds_are_not_done_by_reading(client, sign_in, url):
    sign_in(client, an_account())
    assert client.get(url).status_code == 405
    assert rows() == 1
