"""An activity to work with, as `tests.builders` has teams and games."""

from datetime import datetime, timedelta
from typing import Any

from league.activities import service
from league.activities.models import Activity
from league.activities.rules import Draft
from league.clock import HOME

NOW = datetime(2019, 5, 16, 19, 42, tzinfo=HOME)


def an_activity(slug: str = "ge-hui", *, days: int | None = 3, published: bool = True, **more: Any) -> Activity:
    """`an_activity("ge-hui", days=3)` begins three days after `NOW`; published unless told otherwise."""
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
