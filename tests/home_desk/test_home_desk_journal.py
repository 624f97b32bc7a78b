"""The journal page: who did what to which thing, when and why; filters, pages, and nobody who must not read it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from databases import statements
from flask.testing import FlaskClient

from league import paths
from league.home.queries.deeds import PER_PAGE
from league.home.rules import DEEDS, KINDS
from league.journal.service import record
from league.registration.service import return_team
from league.scoring import corrections
from tests.builders import a_competition, a_game, a_stage, a_team, an_account, result


@pytest.fixture
def organiser(client: FlaskClient, sign_in: Callable[..., FlaskClient]) -> FlaskClient:
    return sign_in(client, an_account("organiser", name="许文斌"))


def read(client: FlaskClient, address: str = "/desk/journal", **options) -> str:
    answer = client.get(address, **options)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_a_deed_stands_there_with_name_thing_and_reason(organiser: FlaskClient) -> None:
    actor = an_account("organiser", name="周明")
    team = a_team(a_competition(), "江都教育", state="waiting")
    return_team(team.id, "9 号不是本单位职工。", actor=actor.id)
    page = read(organiser)
    assert "退回修改" in page
    assert "江都教育" in page
    assert "周明" in page
    assert "9 号不是本单位职工。" in page
    assert "系统" in page  # whatever no person did


def test_a_correction_shows_old_and_new(organiser: FlaskClient) -> None:
    competition = a_competition()
    stage = a_stage(competition, groups=1, qualify=0)
    game = a_game(stage, a_team(competition), a_team(competition), starts_at="2019-05-02 18:00")
    result(game, "81-76")
    right = [(20, 19)] * 3 + [(20, 19)]
    corrections.correct(game.id, 1, "final", right, reason="第四节多记一分。", actor=None)
    page = read(organiser, "/desk/journal?kind=result")
    assert "<del>81:76</del>" in page
    assert "<ins>80:76</ins>" in page
    assert "联赛 第 1 场" in page


def test_one_kind_and_one_thing_are_shown_alone(organiser: FlaskClient) -> None:
    competition = a_competition()
    one, _other = a_team(competition, "甲队"), a_team(competition, "乙队")
    page = read(organiser, "/desk/journal?kind=team")
    assert "甲队" in page
    assert "乙队" in page
    assert "设立赛事" not in page
    page = read(organiser, f"/desk/journal?subject=team:{one.public_id}")
    assert "只看这一项：甲队" in page
    assert "乙队" not in page


def test_the_journal_goes_by_pages_and_keeps_the_filter(organiser: FlaskClient) -> None:
    for number in range(PER_PAGE + 1):
        record("activity.changed", "activity:999", actor=None, title=f"第{number}项")
    record("team.changed", "team:gone", actor=None)
    first = read(organiser, "/desk/journal?kind=activity")
    assert "第 1 页，共 2 页" in first
    assert 'href="/desk/journal?kind=activity&amp;page=2"' in first
    assert f"第{PER_PAGE}项" in first
    assert "第0项" not in first
    assert "第0项" in read(organiser, "/desk/journal?kind=activity&page=2")


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-9",
        "page=x",
        "page=99999999999999999999",
        "kind=nonsense",
        "kind=%25",
        "subject=" + "x" * 300,
        "subject=activity:abc",
        "subject=activity:99999999999999999999",
        "subject=stage:%C2%B2",
        "subject=%3Cscript%3E",
    ],
)
def test_an_odd_address_is_no_failure(organiser: FlaskClient, query: str) -> None:
    assert "<script>" not in read(organiser, f"/desk/journal?{query}")


def test_things_that_are_gone_or_strange_are_no_failure(organiser: FlaskClient) -> None:
    for subject in ("stage:12345678901234567890", "activity:²", "game:nothing", "odd", "odd:thing", ""):
        record(
            "odd.deed", subject, actor=4711, reason="<b>x</b>", old={"court_id": 1}, new={"starts_at": None}, score=3
        )
    page = read(organiser)
    assert "odd.deed" in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


def test_hostile_reasons_stay_words(organiser: FlaskClient) -> None:
    record("team.changed", "team:x", actor=None, reason="<script>alert(1)</script>", name="<img src=x>")
    page = read(organiser)
    assert "<script>alert" not in page
    assert "<img" not in page


def test_the_page_takes_few_queries_however_much_happened(organiser: FlaskClient) -> None:
    competition = a_competition()
    for _turn in range(8):
        a_team(competition)
    with statements() as asked:
        read(organiser, "/desk/journal?kind=team")
    assert len(asked) <= 12


@pytest.mark.parametrize(
    ("roles", "status"), [((), 403), (("captain", "referee", "editor"), 403), (("administrator",), 200)]
)
def test_organisers_and_administrators_read_it_and_nobody_else(
    client: FlaskClient, sign_in: Callable[..., FlaskClient], roles: tuple[str, ...], status: int
) -> None:
    assert client.get("/desk/journal").status_code == 303
    assert sign_in(client, an_account(*roles)).get("/desk/journal").status_code == status


def deeds_in_code() -> dict[str, str]:
    """Every deed that a service writes down, with the file that does."""
    found = {}
    for path in sorted(Path(paths.PACKAGE).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for deed in re.findall(r"(?:record|_journal)\(\s*\"([a-z_]+\.[a-z_]+)\"", text):
            found[deed] = str(path.relative_to(paths.PACKAGE))
    return found


def test_every_deed_has_its_words() -> None:
    found = deeds_in_code()
    assert len(found) > 40
    missing = {deed: place for deed, place in found.items() if deed not in DEEDS}
    assert not missing


def test_every_deed_is_found_by_a_filter() -> None:
    of_a_court = {"court", "host", "slots", "results", "seat"}
    assert {deed.partition(".")[0] for deed in DEEDS} - set(KINDS) <= of_a_court
