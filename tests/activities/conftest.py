"""An activity to work with."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from league.activities import service
from league.activities.models import Activity
from league.activities.rules import Draft
from league.clock import HOME
from tests.builders import an_account

NOW = datetime(2019, 5, 16, 19, 42, tzinfo=HOME)


@pytest.fixture(autouse=True)
def in_may_2019(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAGUE_NOW", NOW.isoformat())


@pytest.fixture
def an_activity(app) -> Callable[..., Activity]:  # type: ignore[no-untyped-def]
    """`an_activity("ge-hui", days=3)` begins in three days; published unless told otherwise."""

    def make(slug: str = "ge-hui", *, days: int | None = 3, published: bool = True, **more) -> Activity:  # type: ignore[no-untyped-def]
        plain = {
            "kind": "singing_contest",
            "title": "全区企业歌曲演唱比赛",
            "title_en": "Song contest of the district's enterprises",
            "summary": "一个单位一支队",
            "body": "## 怎么比\n\n- 合唱",
            "place": "工人文化宫",
            "starts_at": None if days is None else NOW.replace(hour=14, minute=0) + timedelta(days=days),
        }
        activity = service.create(Draft(slug=slug, **{**plain, **more}), actor=None)
        if published:
            service.publish(activity.id, revision=activity.revision, actor=None)
        return activity

    return make


@pytest.fixture
def editor(client: FlaskClient, sign_in) -> FlaskClient:  # type: ignore[no-untyped-def]
    """The browser of a signed-in editor."""
    return sign_in(client, an_account("editor", name="田静"))
