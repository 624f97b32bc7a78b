"""One's own account: name, password, where one is signed in, how long that lasts."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from builders import PASSWORD, an_account
from databases import statements
from sqlalchemy import func, select

from league.accounts import passwords, service, signing
from league.accounts.models import Account, SignIn
from league.accounts.service import SESSION_KEY, open_sign_in
from league.extensions import db
from league.journal.models import Entry

NEW = "erhu yu kafei yu yutian"
START = datetime(2026, 5, 16, 11, tzinfo=UTC)


@pytest.fixture
def at():
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def rows() -> int:
    return db.session.scalar(select(func.count()).select_from(SignIn))


def browser_of(app, account, sign_in):
    return sign_in(app.test_client(), account)


def test_the_page_shows_name_logins_and_roles(client, sign_in):
    sign_in(client, an_account("captain", "referee", name="田静", phone="13912345678"))
    page = client.get("/account").get_data(as_text=True)
    for words in ("田静", "13912345678", "领队", "裁判员", "录入所执裁场次的成绩", "这台设备"):
        assert words in page


def test_the_page_of_an_account_without_roles_says_where_they_come_from(client, sign_in):
    sign_in(client, an_account())
    assert "由系统管理员授予" in client.get("/account").get_data(as_text=True)


def test_another_name(client, sign_in):
    account = an_account(name="田静")
    sign_in(client, account)
    assert client.send("/account/name", name=" 田 静静 ").location == "/account"
    assert db.session.get(Account, account.id).name == "田 静静"
    assert "姓名已保存" in client.get("/account").get_data(as_text=True)


@pytest.mark.parametrize("name", ["", "  ", "田" * 41, "\u202e"])
def test_an_impossible_name_is_refused(client, sign_in, name):
    account = an_account(name="田静")
    sign_in(client, account)
    assert client.send("/account/name", name=name).status_code == 422
    assert db.session.get(Account, account.id).name == "田静"


def test_a_new_password_ends_every_other_sign_in_and_renews_mine(app, client, sign_in):
    account = an_account(phone="13912345678")
    sign_in(client, account)
    other = browser_of(app, account, sign_in)
    stranger = browser_of(app, an_account(), sign_in)
    with client.session_transaction() as session:
        before = session[SESSION_KEY]
    response = client.send("/account/password", current=PASSWORD, password=NEW)
    assert (response.status_code, response.location) == (303, "/account")
    assert client.get("/account").status_code == 200
    assert other.get("/account").status_code == 303
    assert stranger.get("/account").status_code == 200
    with client.session_transaction() as session:
        assert session[SESSION_KEY] != before
    assert other.send("/sign-in", login="13912345678", password=PASSWORD).status_code == 422
    assert other.send("/sign-in", login="13912345678", password=NEW).status_code == 303
    assert "account.password_changed" in db.session.scalars(select(Entry.deed)).all()


@pytest.mark.parametrize(
    ("current", "password", "sentence"),
    [
        ("", NEW, "请填写这一项"),
        ("erhu yu xiatian", NEW, "当前密码不对"),
        (PASSWORD, "", "请填写这一项"),
        (PASSWORD, "short", "至少要 8 位"),
        (PASSWORD, "qwertyuiop", "太常见"),
        (PASSWORD, "a 13912345678 b", "不能有自己的手机号"),
        (PASSWORD + "x" * 10_000, NEW, "当前密码不对"),
    ],
)
def test_a_new_password_that_is_refused_changes_nothing(app, client, sign_in, current, password, sentence):
    account = an_account(phone="13912345678")
    sign_in(client, account)
    other = browser_of(app, account, sign_in)
    response = client.send("/account/password", current=current, password=password)
    page = response.get_data(as_text=True)
    assert response.status_code == 422
    assert sentence in page
    assert NEW not in page
    assert other.get("/account").status_code == 200
    assert signing.sign_in(login="13912345678", password=PASSWORD, address="192.0.2.1")


def test_the_current_password_cannot_be_guessed_at_a_browser_left_open(client, sign_in):
    sign_in(client, an_account())
    codes = [client.send("/account/password", current="erhu yu xiatian", password=NEW).status_code for _ in range(11)]
    assert codes == [422] * 10 + [429]
    assert client.send("/account/password", current=PASSWORD, password=NEW).status_code == 429


def test_ending_another_browser_of_mine(app, client, sign_in):
    account = an_account()
    sign_in(client, account)
    other = browser_of(app, account, sign_in)
    number = db.session.scalars(select(SignIn.id).order_by(SignIn.id.desc())).first()
    assert client.send(f"/account/sign-ins/{number}/end", at="/account").location == "/account"
    assert other.get("/account").status_code == 303
    assert client.get("/account").status_code == 200


@pytest.mark.parametrize(
    "number", ["0", "999999", "2147483647", "2147483648", "9223372036854775808", "-1", "x", "1%00"]
)
def test_a_sign_in_that_does_not_exist_is_not_found(client, sign_in, number):
    sign_in(client, an_account())
    assert client.send(f"/account/sign-ins/{number}/end", at="/account").status_code == 404


def test_someone_elses_sign_in_looks_as_if_it_did_not_exist(app, client, sign_in):
    sign_in(client, an_account())
    victim = browser_of(app, an_account(), sign_in)
    number = db.session.scalars(select(SignIn.id).order_by(SignIn.id.desc())).first()
    foreign = client.send(f"/account/sign-ins/{number}/end", at="/account")
    missing = client.send("/account/sign-ins/999999/end", at="/account")
    assert foreign.status_code == 404
    words = "没有"
    assert (words in foreign.get_data(as_text=True)) == (words in missing.get_data(as_text=True))
    assert victim.get("/account").status_code == 200


def test_ending_all_others_keeps_this_browser_and_other_peoples(app, client, sign_in):
    account = an_account()
    sign_in(client, account)
    others = [browser_of(app, account, sign_in) for _ in range(3)]
    stranger = browser_of(app, an_account(), sign_in)
    client.send("/account/sign-ins/end-others", at="/account")
    assert client.get("/account").status_code == 200
    assert [other.get("/account").status_code for other in others] == [303] * 3
    assert stranger.get("/account").status_code == 200


def test_the_list_names_browsers_and_leaves_out_those_that_have_ended(at, client, sign_in):
    account = an_account()
    open_sign_in(account.id, "wechat iphone")
    at.shift(timedelta(hours=13))
    open_sign_in(account.id, "edge windows")
    sign_in(client, account)
    page = client.get("/account").get_data(as_text=True)
    assert "Edge·Windows 电脑" in page
    assert "未知设备" in page
    assert "微信" not in page


@pytest.mark.parametrize(
    ("roles", "still", "over"),
    [
        (["organiser"], timedelta(minutes=29), timedelta(minutes=30)),
        (["administrator"], timedelta(minutes=29), timedelta(minutes=30)),
        (["referee"], timedelta(hours=11, minutes=59), timedelta(hours=12)),
        ([], timedelta(hours=11, minutes=59), timedelta(hours=12)),
    ],
)
def test_a_sign_in_ends_when_it_rests_too_long(at, client, sign_in, roles, still, over):
    sign_in(client, an_account(*roles))
    at.shift(still)
    assert client.get("/account").status_code == 200
    at.shift(over)
    assert client.get("/account").status_code == 303


def test_a_sign_in_ends_after_fourteen_days_however_busy(at, app, client):
    account = an_account(phone="13912345678")
    client.send("/sign-in", login="13912345678", password=PASSWORD)
    for _ in range(33):
        at.shift(timedelta(hours=10))
        assert client.get("/account").status_code == 200
    at.shift(timedelta(hours=6))
    assert client.get("/account").status_code == 303
    open_sign_in(account.id)
    assert rows() == 1, "what has ended is swept out"


def test_use_is_noted_at_most_once_a_minute(at, client, sign_in):
    sign_in(client, an_account())

    def seen() -> datetime:
        return db.session.scalars(select(SignIn.seen_at)).one()

    first = seen()
    at.shift(timedelta(seconds=59))
    client.get("/account")
    db.session.rollback()
    assert seen() == first
    at.shift(timedelta(seconds=1))
    client.get("/account")
    db.session.rollback()
    assert seen() == first + timedelta(minutes=1)


def test_noting_use_does_not_wait_for_a_writer(at, app, client, sign_in):
    if db.engine.dialect.name != "sqlite":
        pytest.skip("on PostgreSQL writers of other rows do not stand in the way")
    sign_in(client, an_account())
    at.shift(timedelta(minutes=2))
    with db.engine.connect().execution_options(writing=True) as writer, writer.begin():
        assert client.get("/account").status_code == 200
    assert db.session.scalars(select(SignIn.seen_at)).one() == START


def test_rights_are_asked_for_at_every_request(app, client, sign_in):
    account = an_account("administrator")
    keeper = an_account("administrator")
    sign_in(client, account)
    assert client.get("/desk/accounts").status_code == 200
    service.revoke_role(account.id, "administrator", keeper.id)
    assert client.get("/desk/accounts").status_code == 403
    service.grant_role(account.id, "administrator", keeper.id)
    assert client.get("/desk/accounts").status_code == 200
    service.disable(account.id, actor=keeper.id)
    assert client.get("/desk/accounts").status_code == 303
    service.enable(account.id, actor=keeper.id)
    assert client.get("/desk/accounts").status_code == 303, "the sign-in is gone, not asleep"


def test_a_disabled_account_is_out_even_if_a_sign_in_row_was_left(client, sign_in):
    account = an_account()
    service.disable(account.id, actor=None)
    sign_in(client, account)
    assert client.get("/account").status_code == 303


def count_queries(what) -> int:
    with statements() as asked:
        what()
    return len(asked)


def test_who_is_asking_costs_one_query_and_nothing_without_a_cookie(app, client, sign_in):
    account = an_account("captain", "referee", "organiser")
    nobody = count_queries(lambda: client.get("/preferences"))
    assert nobody == 0
    sign_in(client, account)
    assert count_queries(lambda: client.get("/preferences")) == 1


def test_a_changed_password_kills_open_links(app):
    admin, account = an_account("administrator"), an_account()
    token = passwords.make_reset_link(account.id, actor=admin.id)
    passwords.change_password(account.id, current=PASSWORD, new=NEW, address="192.0.2.1")
    with pytest.raises(passwords.LinkDead):
        passwords.account_of_link(token)


def test_a_password_set_while_the_old_one_was_checked_wins(app, monkeypatch):
    admin, account = an_account("administrator"), an_account()
    token = passwords.make_reset_link(account.id, actor=admin.id)
    real = passwords.make_hash

    def meanwhile(new: str) -> str:
        monkeypatch.setattr(passwords, "make_hash", real)
        passwords.use_reset_link(token, "qiutian de di yi chang")
        return real(new)

    monkeypatch.setattr(passwords, "make_hash", meanwhile)
    with pytest.raises(passwords.WrongPassword):
        passwords.change_password(account.id, current=PASSWORD, new=NEW, address="192.0.2.1")
    assert rows() == 0
    assert passwords.verify(account.password_hash, "qiutian de di yi chang")


@pytest.mark.parametrize("change", ["closed", "another password"])
def test_nobody_gets_in_with_what_ceased_to_hold_while_it_was_checked(app, monkeypatch, change):
    admin, account = an_account("administrator"), an_account(phone="13912345678")
    token = passwords.make_reset_link(account.id, actor=admin.id)
    real = signing.verify

    def meanwhile(stored: str, password: str) -> bool:
        right = real(stored, password)
        if change == "closed":
            service.disable(account.id, actor=admin.id)
        else:
            passwords.use_reset_link(token, NEW)
        return right

    monkeypatch.setattr(signing, "verify", meanwhile)
    with pytest.raises((signing.AccountDisabled, signing.WrongCredentials)):
        signing.sign_in(login="13912345678", password=PASSWORD, address="192.0.2.1")
    assert rows() == 0
