"""When an activity may be published, what its address may be, and how it stands to the present."""

from datetime import datetime, timedelta

import pytest

from league.activities import rules
from league.activities.errors import BadSlug, EndsBeforeStart, EndWithoutStart, NotReady
from league.activities.rules import Draft, Phase
from league.clock import HOME

NOW = datetime(2019, 5, 16, 19, 42, tzinfo=HOME)


def a_draft(**more) -> Draft:
    plain = {"slug": "ge-hui", "kind": "singing_contest", "title": "歌会", "summary": "一起唱", "place": "文化宫"}
    return Draft(**{**plain, "starts_at": NOW, **more})


@pytest.mark.parametrize("slug", ["a", "2019", "song-contest-2019", "a" * 80])
def test_an_address_of_small_letters_digits_and_hyphens_is_good(slug: str) -> None:
    rules.check_draft(a_draft(slug=slug))


@pytest.mark.parametrize(
    "slug", ["", "A", "a b", "-a", "a-", "a--b", "a/b", "../x", "歌", "a.b", "a\n", "new", "a" * 81, "%61"]
)
def test_any_other_address_is_refused(slug: str) -> None:
    with pytest.raises(BadSlug) as refusal:
        rules.check_draft(a_draft(slug=slug))
    assert refusal.value.field == "slug"


def test_an_end_needs_a_beginning_before_it() -> None:
    rules.check_draft(a_draft(ends_at=NOW + timedelta(minutes=1)))
    with pytest.raises(EndWithoutStart):
        rules.check_draft(a_draft(starts_at=None, ends_at=NOW))
    for end in (NOW, NOW - timedelta(days=1)):
        with pytest.raises(EndsBeforeStart):
            rules.check_draft(a_draft(ends_at=end))


@pytest.mark.parametrize(("missing", "value"), [("summary", ""), ("starts_at", None), ("place", "")])
def test_what_readers_need_is_asked_for_before_publishing(missing: str, value: object) -> None:
    with pytest.raises(NotReady) as refusal:
        rules.check_ready(a_draft(**{missing: value}))
    assert refusal.value.field == missing


def test_a_place_needs_no_date() -> None:
    rules.check_ready(a_draft(kind="place", starts_at=None))


@pytest.mark.parametrize(
    ("words", "taken", "slug"),
    [
        (["zhi", "gong", "shu", "wu"], [], "zhi-gong-shu-wu"),
        (["“", "zhong", "guo", "·", "”2019"], [], "zhong-guo-2019"),
        ([], [], "activity"),
        (["！"], [], "activity"),
        (["new"], [], "new-2"),
        (["ge", "hui"], ["ge-hui", "ge-hui-2"], "ge-hui-3"),
        (["x" * 300], [], "x" * 72),
    ],
)
def test_an_address_is_made_from_the_title(words: list[str], taken: list[str], slug: str) -> None:
    made = rules.slug_from(words, frozenset(taken))
    assert made == slug
    rules.check_draft(a_draft(slug=made))


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (None, None, Phase("always")),
        (NOW + timedelta(days=3), None, Phase("coming", 3)),
        (NOW + timedelta(hours=5), None, Phase("coming", 1)),  # past midnight is tomorrow
        (NOW + timedelta(hours=1), None, Phase("today")),
        (NOW - timedelta(hours=1), None, Phase("today")),
        (NOW - timedelta(hours=1), NOW + timedelta(hours=1), Phase("running")),
        (NOW - timedelta(days=9), NOW + timedelta(days=1), Phase("running")),
        (NOW, NOW + timedelta(seconds=1), Phase("running")),
        (NOW - timedelta(hours=2), NOW, Phase("past")),
        (NOW - timedelta(hours=20), None, Phase("past")),
    ],
)
def test_the_phase_of_an_activity(starts: datetime | None, ends: datetime | None, expected: Phase) -> None:
    assert rules.phase(starts, ends, NOW, HOME) == expected
