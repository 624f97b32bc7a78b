"""What readers see: the list by month, the posters, and nothing of a draft."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from databases import statements
from flask.testing import FlaskClient

from league.activities import queries
from league.activities.rules import KINDS
from tests.activities.activity_builders import NOW, an_activity
from tests.builders import an_account


@pytest.fixture(autouse=True)
def in_may_2019(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAGUE_NOW", NOW.isoformat())


@pytest.fixture
def editor(client: FlaskClient, sign_in: Callable[..., FlaskClient]) -> FlaskClient:
    """The browser of a signed-in editor."""
    return sign_in(client, an_account("editor", name="田静"))


def read(client: FlaskClient, address: str, status: int = 200, **options) -> str:
    answer = client.get(address, **options)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def test_without_activities_the_list_says_what_comes_next(client: FlaskClient) -> None:
    assert "近期没有安排活动" in read(client, "/activities")


def test_the_list_goes_by_month_with_kinds_and_days_left(client: FlaskClient) -> None:
    an_activity("may", days=3, title="五月的歌")
    an_activity("june", days=20, title="六月的赛", kind="skills_contest")
    an_activity("room", days=None, title="真武镇职工书屋", kind="place")
    page = read(client, "/activities")
    assert page.index("<h2>5月</h2>") < page.index("五月的歌") < page.index("<h2>6月</h2>") < page.index("六月的赛")
    assert page.index("六月的赛") < page.index("真武镇职工书屋")
    assert "还有 <b>3</b> 天" in page
    assert "技能竞赛 <i>1</i>" in page


def test_one_kind_is_shown_alone(client: FlaskClient) -> None:
    an_activity("song", title="五月的歌")
    an_activity("skill", title="六月的赛", kind="skills_contest")
    page = read(client, "/activities?kind=skills_contest")
    assert "六月的赛" in page
    assert "五月的歌" not in page
    assert "全部 <i>2</i>" in page


def test_a_kind_without_activities_still_shows_where_one_is(client: FlaskClient) -> None:
    an_activity("song")
    page = read(client, "/activities?kind=stay")
    assert "疗休养 <i>0</i>" in page
    assert "近期没有安排活动" in page


@pytest.mark.parametrize("query", ["kind=nonsense", "page=x", "page=-5", "page=0", "page=99999999999999999999"])
def test_an_odd_address_shows_the_list(client: FlaskClient, query: str) -> None:
    an_activity("song", title="五月的歌")
    assert "五月的歌" in read(client, f"/activities?{query}")


def test_what_is_over_is_folded_by_pages(client: FlaskClient) -> None:
    for number in range(queries.PAST_PER_PAGE + 1):
        an_activity(f"past-{number}", days=-3 - number, title=f"往事{number}号")
    page = read(client, "/activities")
    assert "往期活动 21 项" in page
    assert '<details class="past-acts" id="past">' in page
    assert "往事0号" in page
    assert "往事20号" not in page
    page = read(client, "/activities?page=2")
    assert '<details class="past-acts" id="past" open>' in page
    assert "往事20号" in page


def test_the_list_takes_few_queries_however_long(client: FlaskClient) -> None:
    for number in range(30):
        an_activity(f"a-{number}", days=number - 15)
    with statements() as asked:
        read(client, "/activities")
    assert len(asked) <= 12


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_poster(client: FlaskClient, kind: str) -> None:
    an_activity("one", kind=kind)
    page = read(client, "/activities/one")
    assert '<svg class="poster-art"' in page
    assert ">全区企业歌曲演唱比赛</h1>" in page
    assert "<h2>怎么比</h2>" in page


def test_a_space_in_a_chinese_title_breaks_the_poster_and_nothing_else(client: FlaskClient) -> None:
    an_activity("one", title="全区企业 歌曲演唱比赛 2019")
    assert '<b class="act-title">全区企业歌曲演唱比赛 2019</b>' in read(client, "/activities")
    page = read(client, "/activities/one")
    assert '<span class="poster-line">全区企业</span><span class="poster-line">歌曲演唱比赛 2019</span>' in page
    assert "<title>全区企业歌曲演唱比赛 2019" in page


def test_a_poster_speaks_english_and_falls_back_where_it_was_not_written(client: FlaskClient) -> None:
    an_activity("one", ends_at=NOW + timedelta(days=5))
    page = read(client, "/activities/one", headers={"Accept-Language": "en"})
    assert "Song contest of the district&#39;s enterprises" in page
    assert "一个单位一支队" in page  # no English summary was written
    assert "in <b>3</b> days" in page


def test_a_draft_does_not_exist_for_readers_nor_on_the_public_page_for_editors(
    client: FlaskClient, editor: FlaskClient
) -> None:
    an_activity("secret", published=False, title="未公开的歌会")
    assert "未公开的歌会" not in read(client, "/activities")
    read(client, "/activities/secret", 404)
    read(editor, "/activities/secret", 404)


@pytest.mark.parametrize("slug", ["nothing", "x" * 500, "%E6%AD%8C", "new"])
def test_an_unknown_address_is_not_found(client: FlaskClient, slug: str) -> None:
    read(client, f"/activities/{slug}", 404)


def test_hostile_text_stays_text(client: FlaskClient) -> None:
    evil = "<script>alert(1)</script>"
    an_activity("one", title=evil, summary=evil, place=evil, body=evil + "\n\n[x](javascript:alert(1))")
    for address in ("/activities", "/activities/one"):
        page = read(client, address)
        assert "<script>alert" not in page
        assert 'href="javascript' not in page


def test_the_front_page_gets_what_comes_next_running_ones_first(app) -> None:
    an_activity("over", days=-2)
    an_activity("later", days=9)
    an_activity("soon", days=1)
    an_activity("running", days=-4, ends_at=NOW + timedelta(days=1))
    an_activity("today", days=0)
    an_activity("room", days=None, kind="place")
    an_activity("secret", days=1, published=False)
    assert [row.slug for row in queries.next_activities(4)] == ["running", "today", "soon", "later"]
    assert len(queries.next_activities(2)) == 2
