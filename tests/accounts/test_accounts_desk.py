"""The administrator's desk: who may do what."""

import pytest
from builders import an_account
from sqlalchemy import event, select

from league.accounts import queries, service
from league.accounts.access import User
from league.accounts.desk import own_work
from league.accounts.errors import LastAdministrator, UnknownRole
from league.accounts.models import Account, RoleGrant
from league.errors import NotFound
from league.extensions import db
from league.journal.models import Entry


@pytest.fixture
def boss(app):
    return an_account("administrator", name="管理")


@pytest.fixture
def desk(client, sign_in, boss):
    return sign_in(client, boss)


def address(account) -> str:
    return f"/desk/accounts/{account.public_id}"


def roles_of(account) -> set[str]:
    return set(queries.account(account.id).roles)


def test_an_administrator_grants_and_revokes_roles(desk, boss):
    account = an_account(name="卢建华")
    at = address(account)
    assert desk.send(f"{at}/roles/referee", at=at).location == at
    assert roles_of(account) == {"referee"}
    page = desk.get(at).get_data(as_text=True)
    assert "卢建华现在是：裁判员" in page
    assert "授予角色·裁判员" in page
    desk.send(f"{at}/roles/captain", at=at)
    desk.send(f"{at}/roles/referee/end", at=at)
    assert roles_of(account) == {"captain"}
    grant = db.session.scalars(select(RoleGrant).where(RoleGrant.role == "referee")).one()
    assert (grant.granted_by, grant.revoked_by) == (boss.id, boss.id)
    entries = db.session.scalars(select(Entry).order_by(Entry.id)).all()
    told = [(entry.deed, entry.detail, entry.actor_id) for entry in entries]
    assert told == [
        ("role.granted", {"role": "referee"}, boss.id),
        ("role.granted", {"role": "captain"}, boss.id),
        ("role.revoked", {"role": "referee"}, boss.id),
    ]


def test_pressing_twice_grants_once(desk):
    account = an_account()
    at = address(account)
    for _ in range(2):
        assert desk.send(f"{at}/roles/referee", at=at).status_code == 303
    assert len(db.session.scalars(select(RoleGrant).where(RoleGrant.account_id == account.id)).all()) == 1
    for _ in range(2):
        assert desk.send(f"{at}/roles/referee/end", at=at).status_code == 303
    assert db.session.scalars(select(Entry.deed).order_by(Entry.id)).all() == ["role.granted", "role.revoked"]
    desk.send(f"{at}/roles/referee", at=at)
    assert roles_of(account) == {"referee"}, "a role can be granted again"


@pytest.mark.parametrize("role", ["owner", "Administrator", "%00", "..", "organiser;drop", "组委会", "x" * 500])
def test_a_role_that_does_not_exist_is_refused(desk, role):
    account = an_account()
    at = address(account)
    assert desk.send(f"{at}/roles/{role}", at=at).status_code in (404, 405, 422)
    assert desk.send(f"{at}/roles/{role}/end", at=at).status_code in (404, 405, 422)
    assert roles_of(account) == set()
    with pytest.raises(UnknownRole):
        service.grant_role(account.id, "owner", None)


def test_the_last_administrator_cannot_resign_or_be_disabled(desk, boss):
    disabled = an_account("administrator")
    service.disable(disabled.id, actor=boss.id)
    at = address(boss)
    for deed in ("roles/administrator/end", "disabling"):
        response = desk.send(f"{at}/{deed}", at=at)
        assert response.status_code == 422
        assert "最后一名系统管理员" in response.get_data(as_text=True)
    assert roles_of(boss) == {"administrator"}
    assert desk.get("/desk/accounts").status_code == 200


def test_with_a_second_administrator_the_first_may_go(desk, boss):
    service.grant_role(an_account().id, "administrator", boss.id)
    at = address(boss)
    assert desk.send(f"{at}/roles/administrator/end", at=at).status_code == 303
    assert desk.get(at).status_code == 403


def test_a_disabled_administrator_may_lose_the_role(app, boss):
    second = an_account("administrator")
    service.disable(second.id, actor=boss.id)
    service.revoke_role(second.id, "administrator", boss.id)
    with pytest.raises(LastAdministrator):
        service.revoke_role(boss.id, "administrator", boss.id)


def test_disabling_and_enabling(app, desk, sign_in, boss):
    account = an_account("captain", name="卢建华", phone="13912345678")
    browser = sign_in(app.test_client(), account)
    at = address(account)
    assert desk.send(f"{at}/disabling", at=at).status_code == 303
    page = desk.get(at).get_data(as_text=True)
    assert "卢建华的账号已停用" in page
    assert "起停用" in page
    assert browser.get("/account").status_code == 303
    assert queries.accounts_with_role("captain") == []
    desk.send(f"{at}/disabling", at=at)
    assert desk.send(f"{at}/enabling", at=at).status_code == 303
    assert roles_of(account) == {"captain"}, "what was granted stands"
    desk.send(f"{at}/enabling", at=at)
    deeds = db.session.scalars(select(Entry.deed).order_by(Entry.id)).all()
    assert deeds == ["account.disabled", "account.enabled"]


DEEDS = ["roles/referee", "roles/referee/end", "disabling", "enabling", "reset-link"]


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("role", ["captain", "organiser", "referee", "editor", None])
def test_nobody_else_does_these_deeds(app, client, sign_in, boss, deed, role):
    account = an_account("captain")
    sign_in(client, an_account(*([role] if role else [])))
    response = client.send(f"{address(account)}/{deed}", at="/account")
    assert response.status_code == 403
    assert roles_of(account) == {"captain"}
    assert db.session.scalars(select(Entry)).all() == []


def test_nobody_grants_himself_a_role(app, client, sign_in, boss):
    account = an_account("organiser")
    sign_in(client, account)
    at = address(account)
    assert client.send(f"{at}/roles/administrator", at="/account").status_code == 403
    assert client.send("/account/name", name="x", role="administrator", roles="administrator").status_code == 303
    assert roles_of(account) == {"organiser"}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_without_its_token_is_not_done(desk, deed):
    account = an_account("captain")
    assert desk.post(f"{address(account)}/{deed}", data={"csrf_token": "forged"}).status_code == 400
    assert roles_of(account) == {"captain"}
    assert desk.get(f"{address(account)}/{deed}").status_code == 405


@pytest.mark.parametrize("public_id", ["nobody", "1", "%00", "’ or 1=1", "x" * 3000, "aaaaaaaaaaaaa", "..%2f.."])
def test_an_account_that_does_not_exist_is_not_found(desk, public_id):
    assert desk.get(f"/desk/accounts/{public_id}").status_code == 404
    for deed in DEEDS:
        assert desk.send(f"/desk/accounts/{public_id}/{deed}", at="/account").status_code == 404


def test_the_list_is_searched_by_name_number_address_and_role(desk):
    an_account("referee", name="卢建华", phone="13812340011")
    an_account("captain", name="田静", email="Tian.Jing@example.com".lower())
    service.disable(an_account(name="王有德").id, actor=None)

    def found(**asked) -> set[str]:
        page = desk.get("/desk/accounts", query_string=asked).get_data(as_text=True)
        return {name for name in ("卢建华", "田静", "王有德", "管理") if f"<b>{name}</b><small>" in page}

    assert found() == {"卢建华", "田静", "王有德", "管理"}
    assert found(q="建华") == {"卢建华"}
    assert found(q=" 138-1234 ") == {"卢建华"}
    assert found(q="0011") == {"卢建华"}
    assert found(q="TIAN.") == {"田静"}
    assert found(role="captain") == {"田静"}
    assert found(role="captain", q="卢") == set()
    assert found(role="emperor") == {"卢建华", "田静", "王有德", "管理"}
    assert found(q="%") == set(), "a per cent sign is a letter"
    assert found(q="_") == set()
    page = desk.get("/desk/accounts").get_data(as_text=True)
    assert "138****0011" in page
    assert "13812340011" not in page
    assert "已停用" in page


def test_the_list_is_paged(desk):
    for number in range(64):
        an_account(name=f"第{number:02d}人")
    first = desk.get("/desk/accounts").get_data(as_text=True)
    assert "第 1 页，共 3 页" in first
    assert "第63人" in first
    assert "第00人" not in first
    last = desk.get("/desk/accounts?page=3").get_data(as_text=True)
    assert "第00人" in last
    assert 'rel="next"' not in last
    for nonsense in ("0", "-1", "99", "x", "1e9", "9" * 400, "٣", ""):
        assert desk.get("/desk/accounts", query_string={"page": nonsense}).status_code == 200
    assert "page=2" in desk.get("/desk/accounts?q=人&page=1").get_data(as_text=True)
    assert "没有找到" in desk.get("/desk/accounts?q=nobody").get_data(as_text=True)


def test_the_list_costs_the_same_for_one_and_for_thirty(desk):
    def statements() -> int:
        seen = []

        def listen(_connection, _cursor, statement, *_rest) -> None:
            seen.append(statement)

        event.listen(db.engine, "before_cursor_execute", listen)
        try:
            desk.get("/desk/accounts")
        finally:
            event.remove(db.engine, "before_cursor_execute", listen)
        return len(seen)

    few = statements()
    for _ in range(29):
        an_account("captain", "referee")
    assert statements() == few <= 12


def test_the_desk_is_in_english_too(desk):
    account = an_account("referee", name="Lu")
    desk.set_cookie("lang", "en")
    for url in ("/desk/accounts", address(account), "/account", "/account/name", "/account/password"):
        page = desk.get(url).get_data(as_text=True)
        assert 'lang="en"' in page
    assert "enters the result of the games that are assigned" in desk.get(address(account)).get_data(as_text=True)


def test_referees_to_choose_from(app):
    first = an_account("referee", name="甲")
    an_account("captain", name="乙")
    gone = an_account("referee", name="丙")
    service.disable(gone.id, actor=None)
    lost = an_account("referee", name="丁")
    service.revoke_role(lost.id, "referee", None)
    assert [(one.id, one.public_id, one.name) for one in queries.accounts_with_role("referee")] == [
        (first.id, first.public_id, "甲")
    ]
    assert queries.names([first.id, gone.id, 999_999]) == {first.id: "甲", gone.id: "丙"}
    assert queries.names([]) == {}


def test_an_account_that_is_gone_cannot_get_a_role(app):
    with pytest.raises(NotFound):
        service.grant_role(999_999, "referee", None)


def test_create_admin_on_the_command_line_makes_one(app):
    account = service.create_account_for_login(login="+86 138 0000 0011", name="管理", password="erhu yu kafei yu")
    assert (account.phone, account.email) == ("13800000011", None)
    other = service.create_account_for_login(login="Boss@Example.com", name="管理", password="erhu yu kafei yu")
    assert db.session.get(Account, other.id).email == "boss@example.com"


def test_the_way_to_the_desk_stands_in_an_administrators_menu_only(app):
    with app.test_request_context():
        (way,) = own_work(User(1, "a", "管理", frozenset({"administrator", "organiser"})))
        assert (way.url, way.count, way.area) == ("/desk/accounts", 0, "administrator")
        assert own_work(User(2, "b", "田静", frozenset({"organiser", "referee"}))) == []
