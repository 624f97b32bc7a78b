"""Two browsers press at the same moment, for what only one can have: one gets it, the other reads a sentence.

Numbers, team names, draws, games and publications race in their rooms' tests, below the pages; these go through them.
The last test takes the locks away and shows that the race is real.
"""

import threading
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest
from access_world import Browser, browser_of
from builders import a_competition, a_game, a_stage, a_team, an_account, groups_of
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from league import clock, extensions
from league.activities.models import Activity
from league.activities.rules import Draft
from league.activities.service import create
from league.competition.rules import Regulation
from league.extensions import db
from league.journal.models import Entry
from league.registration import approval
from league.registration.models import Player, Team, TeamEvent
from league.scoring.models import ResultEvent

TWO = range(2)
QUARTERS = {f"p{number}{side}": "20" if side == "a" else "15" for number in range(1, 5) for side in "ab"}


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Do these in threads of their own, started together: what each returned, or the exception that ended it."""
    db.session.rollback()
    barrier, outcomes = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(number: int) -> None:
        barrier.wait()
        try:
            outcomes[number] = deeds[number]()
        except Exception as problem:
            outcomes[number] = problem

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def pressed(browsers: list[Browser], address: str, *forms: dict[str, str]) -> list[int]:
    """Send a form from every browser at once; the statuses in order."""
    for browser in browsers:
        browser.token()
    filled = [forms[at % len(forms)] if forms else {} for at in range(len(browsers))]
    sent = [
        lambda browser=browser, form=form: browser.ask("POST", address, **form).status_code
        for browser, form in zip(browsers, filled, strict=True)
    ]
    return sorted(at_once(*sent))


def count(model: type, **values: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model).filter_by(**values)) or 0


@pytest.fixture
def organisers(app: Flask) -> list[Browser]:
    return [browser_of(app, an_account("organiser", "editor")) for _ in TWO]


@pytest.fixture
def team(app: Flask) -> Team:
    """A draft with one place left."""
    competition = a_competition(regulation=Regulation(roster_min=8, roster_max=9, game_list_max=9))
    return a_team(competition, players=8, state="draft")


def test_the_last_place_of_a_roster_is_one_players(team: Team, organisers: list[Browser]) -> None:
    players = [{"name": "胡斌", "number": "50"}, {"name": "高翔", "number": "51"}]
    assert pressed(organisers, f"/my/teams/{team.public_id}/players", *players) == [303, 422]
    assert count(Player) == 9


def test_a_team_is_submitted_and_approved_once(team: Team, organisers: list[Browser]) -> None:
    assert pressed(organisers, f"/my/teams/{team.public_id}/submission") == [303, 303]
    assert count(TeamEvent, kind="submitted") == count(Entry, deed="team.submitted") == 1
    assert pressed(organisers, f"/desk/teams/{team.public_id}/approval") == [303, 409]
    assert count(TeamEvent, kind="approved") == count(Entry, deed="team.approved") == 1


def test_a_team_cannot_be_approved_and_returned_at_once(team: Team, organisers: list[Browser]) -> None:
    organisers[0].ask("POST", f"/my/teams/{team.public_id}/submission")
    here = f"/desk/teams/{team.public_id}"
    db.session.rollback()
    revision = str(db.session.get_one(Team, team.id).revision)
    approve = lambda: organisers[0].ask("POST", f"{here}/approval", revision=revision).status_code  # noqa: E731
    give_back = lambda: organisers[1].ask("POST", f"{here}/return", revision=revision, reason="缺人").status_code  # noqa: E731
    assert sorted(at_once(approve, give_back)) == [303, 409]
    assert count(TeamEvent) == 2


def test_a_team_name_is_one_teams(team: Team, organisers: list[Browser]) -> None:
    slug = team.competition.slug
    form = {"unit": "教育工会", "name": "江都教育", "short_name": "教育", "dark": "#1f4e9c", "light": "#ffffff"}
    assert pressed(organisers, "/enter", form | {"competition": slug}) == [303, 422]
    assert count(Team, name="江都教育") == 1


def test_an_activity_is_published_once(app: Flask, organisers: list[Browser]) -> None:
    words = {"title": "歌曲演唱比赛", "summary": "合唱", "body": "合唱", "place": "文化宫", "starts_at": clock.now()}
    activity = create(Draft(slug="ge-hui", kind="singing_contest", **words), actor=None).id
    assert pressed(organisers, f"/desk/activities/{activity}/publication", {"revision": "1"}) == [303, 409]
    db.session.rollback()
    assert db.session.get_one(Activity, activity).revision == 2


def test_a_game_is_confirmed_by_one(app: Flask, team: Team, organisers: list[Browser]) -> None:
    teams = [a_team(team.competition) for _ in TWO]
    stage = a_stage(team.competition, groups=1)
    game = a_game(stage, *teams, group=groups_of(stage, A=teams)["A"])
    forms = [{"revision": "0", "ending": "played", **QUARTERS, "p1a": points} for points in ("21", "22")]
    assert pressed(organisers, f"/games/{game.public_id}/confirmation", *forms) == [303, 409]
    assert count(ResultEvent) == 1


def test_without_the_locks_the_race_is_lost(app: Flask, team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """The positive control: both look before one writes, and nothing holds them apart but what the test took away."""
    looked, real = threading.Barrier(2), approval._check_state

    def look_together(*about: Any) -> None:
        real(*about)
        looked.wait(timeout=20)

    class Open(nullcontext[None]):
        def acquire(self, timeout: float) -> bool:
            return True

        def release(self) -> None:
            pass

    approval.submit(team.id, actor=None, as_organiser=True)
    monkeypatch.setattr(approval, "_check_state", look_together)
    monkeypatch.setattr(extensions, "_process_lock", Open())
    monkeypatch.setattr(extensions, "_begin_writing", lambda session: session.connection())
    wanted = team.id

    def approve() -> None:
        with app.app_context():
            try:
                approval.approve(wanted, actor=None)
            finally:
                db.session.remove()

    outcomes = at_once(approve, approve)
    if db.engine.dialect.name == "sqlite":
        # SQLite itself lets only one of two writers pass; the other fails without a sentence.
        assert [type(outcome) for outcome in outcomes if outcome] == [OperationalError]
    else:
        assert outcomes == [None, None]
        assert count(TeamEvent, kind="approved") == 2, "once too often"
