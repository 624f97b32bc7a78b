"""The editor writes, previews, publishes and withdraws; nobody else does, and nothing is overwritten unseen."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from league.activities import service
from league.activities.models import Activity
from league.extensions import db
from league.journal.models import Entry
from tests.activities.activity_builders import NOW, an_activity
from tests.builders import an_account


@pytest.fixture(autouse=True)
def in_may_2019(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAGUE_NOW", NOW.isoformat())


@pytest.fixture
def editor(client: FlaskClient, sign_in: Callable[..., FlaskClient]) -> FlaskClient:
    """The browser of a signed-in editor."""
    return sign_in(client, an_account("editor", name="田静"))


WRITTEN = {
    "title": "“中国梦·劳动美”知识竞赛",
    "slug": "",
    "kind": "knowledge_contest",
    "summary": "三人一队",
    "starts_at": "2019-05-28T14:00",
    "ends_at": "2019-05-28T17:00",
    "place": "报告厅",
    "body": "## 怎么比\n\n三人一队。",
}


def the_activity() -> Activity:
    return db.session.scalars(sa.select(Activity)).one()


def deeds() -> list[str]:
    return list(db.session.scalars(sa.select(Entry.deed).where(Entry.deed.startswith("activity.")).order_by(Entry.id)))


def test_an_activity_from_the_first_word_to_readers_and_back(editor: FlaskClient) -> None:
    answer = editor.send("/desk/activities/new", **WRITTEN)
    assert answer.status_code == 303
    activity = the_activity()
    assert activity.slug == "zhong-guo-meng-lao-dong-mei-zhi-shi-jing-sai"
    assert activity.starts_at is not None
    assert activity.starts_at.isoformat() == "2019-05-28T06:00:00+00:00"
    assert activity.published_at is None
    here = f"/desk/activities/{activity.id}"
    page = editor.get(here).get_data(as_text=True)
    assert "草稿已保存" in page
    assert "草稿，只有编辑能看到" in page
    assert "三人一队" in editor.get(f"{here}/preview").get_data(as_text=True)

    assert editor.send(f"{here}/publication", at=here, revision="1").status_code == 303
    assert editor.get(f"/activities/{the_activity().slug}").status_code == 200

    changed = {**WRITTEN, "slug": the_activity().slug, "place": "三楼报告厅", "revision": "2"}
    assert editor.send(here, **changed).status_code == 303
    assert "三楼报告厅" in editor.get(f"/activities/{the_activity().slug}").get_data(as_text=True)

    assert editor.send(f"{here}/withdrawal", at=here, revision="3").status_code == 303
    assert editor.get(f"/activities/{the_activity().slug}").status_code == 404
    assert deeds() == ["activity.created", "activity.published", "activity.changed", "activity.withdrawn"]


def test_a_preview_shows_what_was_typed_and_stores_nothing(editor: FlaskClient) -> None:
    answer = editor.send("/desk/activities/new", **WRITTEN, preview="1")
    assert answer.status_code == 200
    page = answer.get_data(as_text=True)
    assert "预览，尚未保存" in page
    assert "<h2>怎么比</h2>" in page
    assert "## 怎么比" in page  # still in its field
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Activity)) == 0


def test_a_preview_of_a_change_stores_nothing(editor: FlaskClient) -> None:
    activity = an_activity(published=False)
    answer = editor.send(f"/desk/activities/{activity.id}", **{**WRITTEN, "revision": "1", "preview": "1"})
    assert answer.status_code == 200
    assert "知识竞赛" in answer.get_data(as_text=True)
    assert the_activity().title == "全区企业歌曲演唱比赛"


def test_two_editors_the_second_one_is_told_and_keeps_what_he_typed(editor: FlaskClient) -> None:
    activity = an_activity(published=False)
    here = f"/desk/activities/{activity.id}"
    service.change(activity.id, service.draft_of(activity), revision=1, actor=None)  # nothing changed, nothing happens
    assert the_activity().revision == 1
    other = service.draft_of(the_activity())
    service.change(activity.id, type(other)(**{**other.__dict__, "place": "别处"}), revision=1, actor=None)
    answer = editor.send(here, **{**WRITTEN, "slug": "ge-hui", "revision": "1"})
    assert answer.status_code == 409
    page = answer.get_data(as_text=True)
    assert "有人改动并保存了这项活动" in page
    assert "三人一队" in page
    assert the_activity().place == "别处"
    assert 'name="revision" value="2"' in page
    assert editor.send(here, **{**WRITTEN, "slug": "ge-hui", "revision": "2"}).status_code == 303
    assert the_activity().place == "报告厅"


@pytest.mark.parametrize("revision", ["", "x", "-1", "0", "9", "1e9", "９", "99999999999999999999"])
def test_a_form_with_an_odd_revision_saves_nothing(editor: FlaskClient, revision: str) -> None:
    activity = an_activity(published=False)
    here = f"/desk/activities/{activity.id}"
    assert editor.send(here, **{**WRITTEN, "revision": revision}).status_code == 409
    assert editor.send(f"{here}/publication", at=here, revision=revision).status_code == 409
    assert the_activity().revision == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "请填写"),
        ("title", "   ", "请填写"),
        ("title", "长" * 81, "81"),
        ("summary", "长" * 201, "201"),
        ("body", "长" * 20_001, "20001"),
        ("slug", "Not A Slug", "网址只能用小写字母"),
        ("slug", "new", "网址只能用小写字母"),
        ("slug", "taken", "已有别的活动在用"),
        ("kind", "party", "请从列表中选择一项"),
        ("kind", "", "请从列表中选择一项"),
        ("starts_at", "tomorrow", "2019-05-02"),
        ("starts_at", "0001-01-01T00:00", "1950"),
        ("ends_at", "2019-05-28T14:00", "结束时间要晚于开始时间"),
        ("starts_at", "", "没有开始时间"),
    ],
)
def test_bad_input_is_told_at_its_field_and_kept(editor: FlaskClient, field: str, value: str, sentence: str) -> None:
    an_activity("taken")
    answer = editor.send("/desk/activities/new", **{**WRITTEN, field: value})
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert sentence in page
    assert f'href="#{field}"' in page
    assert "“中国梦·劳动美”知识竞赛" in page or field == "title"
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Activity)) == 1


@pytest.mark.parametrize(
    "evil", ["\x00\x01", "\u202e歌", "<script>alert(1)</script>", "' OR 1=1 --", "{{ 7*7 }}", "%s%(x)s"]
)
def test_hostile_words_are_kept_as_words(editor: FlaskClient, evil: str) -> None:
    fields = ("title", "summary", "place", "body", "title_en", "summary_en", "place_en", "body_en")
    answer = editor.send("/desk/activities/new", **{**WRITTEN, **dict.fromkeys(fields, "歌" + evil)})
    assert answer.status_code == 303
    assert "\x00" not in the_activity().title
    for address in ("/desk/activities", answer.location, f"{answer.location}/preview"):
        assert "<script>alert" not in editor.get(address).get_data(as_text=True)


def test_what_is_missing_is_named_before_publishing(editor: FlaskClient) -> None:
    activity = an_activity(published=False, place="")
    here = f"/desk/activities/{activity.id}"
    answer = editor.send(f"{here}/publication", at=here, revision="1")
    assert answer.status_code == 422
    assert "发布之前，还要填写地点" in answer.get_data(as_text=True)
    assert the_activity().published_at is None


def test_a_public_activity_keeps_its_address_and_what_readers_need(editor: FlaskClient) -> None:
    activity = an_activity()
    here = f"/desk/activities/{activity.id}"
    answer = editor.send(here, **{**WRITTEN, "slug": "another", "revision": "2"})
    assert answer.status_code == 422
    assert "请先撤回活动" in answer.get_data(as_text=True)
    answer = editor.send(here, **{**WRITTEN, "slug": "ge-hui", "summary": "", "revision": "2"})
    assert answer.status_code == 422
    assert the_activity().summary == "一个单位一支队"


def test_publishing_or_withdrawing_twice_is_told(editor: FlaskClient) -> None:
    activity = an_activity()
    here = f"/desk/activities/{activity.id}"
    assert "活动已经发布" in editor.send(f"{here}/publication", at=here, revision="2").get_data(as_text=True)
    assert editor.send(f"{here}/withdrawal", at=here, revision="2").status_code == 303
    answer = editor.send(f"{here}/withdrawal", at=here, revision="3")
    assert answer.status_code == 409
    assert "活动没有发布" in answer.get_data(as_text=True)


def test_two_activities_of_one_name_get_two_addresses(editor: FlaskClient) -> None:
    for place in ("工人文化宫", "江都剧院"):
        assert editor.send("/desk/activities/new", **(WRITTEN | {"place": place})).status_code == 303
    slugs = list(db.session.scalars(sa.select(Activity.slug).order_by(Activity.id)))
    assert slugs[1] == f"{slugs[0]}-2"


def test_the_list_shows_drafts_first_and_goes_by_pages(editor: FlaskClient) -> None:
    for number in range(51):
        an_activity(f"a-{number}", days=number, title=f"第{number}项")
    an_activity("draft", published=False, title="还没写完")
    page = editor.get("/desk/activities").get_data(as_text=True)
    assert page.index("还没写完") < page.index("第50项")
    assert "第0项" not in page
    assert "第0项" in editor.get("/desk/activities?page=2").get_data(as_text=True)
    assert editor.get("/desk/activities?page=-99999999999999999999").status_code == 200


@pytest.mark.parametrize("number", ["0", "999", "99999999999999999999", "x", "-1"])
def test_an_unknown_activity_is_not_found(editor: FlaskClient, number: str) -> None:
    assert editor.get(f"/desk/activities/{number}").status_code == 404


@pytest.mark.parametrize("roles", [(), ("captain",), ("organiser", "referee", "administrator")])
def test_only_editors_come_to_the_desk(
    client: FlaskClient, sign_in: Callable[..., FlaskClient], roles: tuple[str, ...]
) -> None:
    activity = an_activity()
    pages = ["", "/new", f"/{activity.id}", f"/{activity.id}/preview"]
    for page in pages:
        assert client.get(f"/desk/activities{page}").status_code == 303
    sign_in(client, an_account(*roles))
    for page in pages:
        assert client.get(f"/desk/activities{page}").status_code == 403


def test_a_form_without_its_token_changes_nothing(editor: FlaskClient) -> None:
    activity = an_activity()
    for address in (f"/desk/activities/{activity.id}/withdrawal", f"/desk/activities/{activity.id}"):
        assert editor.post(address, data={**WRITTEN, "revision": "2"}).status_code == 400
    assert the_activity().published_at is not None
