"""The way of an entry from draft to approval, and what stands in its way."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from league import clock
from league.competition.models import Competition
from league.competition.rules import Regulation
from league.errors import Conflict, NotFound
from league.extensions import db, transaction
from league.journal.models import Entry
from league.registration import errors, queries, service
from league.registration.models import Team, TeamEvent
from league.registration.rules import entry
from tests.builders import a_competition, a_team, an_account


@pytest.fixture
def competition(app: Flask) -> Competition:
    return a_competition(entries_until=clock.now() + timedelta(days=3))


def close(competition: Competition) -> None:
    """The deadline passes."""
    with transaction():
        db.session.get_one(Competition, competition.id).entries_until = clock.now() - timedelta(minutes=1)


def events(team: Team) -> list[str]:
    query = select(TeamEvent.kind).where(TeamEvent.team_id == team.id).order_by(TeamEvent.id)
    return list(db.session.scalars(query))


@pytest.mark.parametrize("state", list(entry.STATES))
def test_the_builder_brings_a_team_to_each_state(competition: Competition, state: str) -> None:
    assert queries.state_of(a_team(competition, state=state)) == state


def test_the_whole_way_with_a_return(competition: Competition) -> None:
    captain, organiser = an_account(), an_account("organiser")
    team = a_team(competition, state="draft", captain=captain)
    service.submit(team.id, actor=captain.id)
    service.return_team(team.id, "4 号姓名不符。", actor=organiser.id)
    player = queries.sheet(team.id).players[0]
    service.edit_player(team.id, player.public_id, service.PlayerDetails("韩兵", "4", captain=True), actor=captain.id)
    service.submit(team.id, actor=captain.id)
    service.approve(team.id, actor=organiser.id)
    assert events(team) == ["submitted", "returned", "submitted", "approved"]
    assert [face.id for face in queries.approved_teams(competition.id)] == [team.id]
    deeds = list(
        db.session.scalars(select(Entry.deed).where(Entry.subject == f"team:{team.public_id}").order_by(Entry.id))
    )
    assert deeds == [
        "team.created",
        "player.added",
        "team.submitted",
        "team.returned",
        "player.changed",
        "team.submitted",
        "team.approved",
    ]


def test_pressing_submit_twice_gives_one_event(competition: Competition) -> None:
    captain = an_account()
    team = a_team(competition, state="draft", captain=captain)
    service.submit(team.id, actor=captain.id)
    service.submit(team.id, actor=captain.id)
    assert events(team) == ["submitted"]


@pytest.mark.parametrize("state", list(entry.STATES))
@pytest.mark.parametrize(
    ("kind", "deed"),
    [
        ("approved", lambda team: service.approve(team, actor=None)),
        ("returned", lambda team: service.return_team(team, "改名字", actor=None)),
        ("reopened", lambda team: service.reopen_team(team, "改号码", actor=None)),
        ("withdrawn", lambda team: service.withdraw_team(team, "来信退出", actor=None)),
        ("disqualified", lambda team: service.disqualify_team(team, "冒名顶替", actor=None)),
    ],
)
def test_each_deed_follows_only_from_its_states(
    competition: Competition, state: str, kind: str, deed: Callable[[int], None]
) -> None:
    team = a_team(competition, state=state)
    before = events(team)
    if state in entry.ALLOWED_FROM[kind]:
        deed(team.id)
        assert events(team) == [*before, kind]
    else:
        with pytest.raises(errors.NotPossible) as refused:
            deed(team.id)
        assert refused.value.status == 409
        assert events(team) == before


@pytest.mark.parametrize(
    "deed", [service.return_team, service.reopen_team, service.withdraw_team, service.disqualify_team]
)
@pytest.mark.parametrize("reason", ["", "   \n", "长" * 1001])
def test_a_decision_against_a_team_says_why_and_not_too_long(competition, deed, reason) -> None:
    team = a_team(competition, state="waiting")
    with pytest.raises((errors.ReasonMissing, errors.TooLong)) as refused:
        deed(team.id, reason, actor=None)
    assert refused.value.field == "reason"
    assert events(team) == ["submitted"]


def test_what_lacks_something_is_not_submitted(competition: Competition) -> None:
    captain = an_account()
    team = a_team(competition, players=7, state="draft", captain=captain)
    with pytest.raises(errors.Incomplete):
        service.submit(team.id, actor=captain.id)
    assert events(team) == []


def test_what_lacks_something_by_now_is_not_approved(competition: Competition) -> None:
    team = a_team(competition, state="waiting")
    player = queries.sheet(team.id).players[0]
    service.edit_player(team.id, player.public_id, service.PlayerDetails("韩冰"), actor=None, as_organiser=True)
    with pytest.raises(errors.Incomplete):
        service.approve(team.id, actor=None)


def changes(team: Team, actor: int | None, as_organiser: bool) -> list[Callable[[], object]]:
    """Every change of a team and its roster."""
    sheet = queries.sheet(team.id)
    player = sheet.players[0].public_id
    new = service.PlayerDetails("胡斌", "77")
    who = {"actor": actor, "as_organiser": as_organiser}
    return [
        lambda: service.edit_team(team.id, sheet.details, **who),
        lambda: service.add_player(team.id, new, **who),
        lambda: service.edit_player(team.id, player, service.PlayerDetails("韩冰", "78", captain=True), **who),
        lambda: service.add_players(team.id, [service.PlayerDetails("马超", "79")], **who),
        lambda: service.paste_players(team.id, "80\t高翔", **who),
        lambda: service.remove_player(team.id, player, **who),
    ]


@pytest.mark.parametrize("state", ["waiting", "approved", "withdrawn", "disqualified"])
def test_the_captain_changes_nothing_after_submitting_but_the_organiser_may(competition, state) -> None:
    captain = an_account()
    team = a_team(competition, state=state, captain=captain)
    for change in changes(team, captain.id, False):
        with pytest.raises(errors.NotEditable):
            change()
    for change in changes(team, None, True):
        change()


def test_after_the_deadline_a_draft_is_closed_for_the_captain(competition: Competition) -> None:
    captain = an_account()
    team = a_team(competition, state="draft", captain=captain)
    close(competition)
    for change in [*changes(team, captain.id, False), lambda: service.submit(team.id, actor=captain.id)]:
        with pytest.raises(errors.NotEditable):
            change()
    service.submit(team.id, actor=None, as_organiser=True)
    assert events(team) == ["submitted"]


def test_after_the_deadline_a_returned_or_reopened_team_may_still_be_mended(competition: Competition) -> None:
    captain = an_account()
    team = a_team(competition, state="returned", captain=captain)
    close(competition)
    for change in changes(team, captain.id, False)[:-1]:
        change()
    service.submit(team.id, actor=captain.id)
    service.approve(team.id, actor=None)
    service.reopen_team(team.id, "换一名队员。", actor=None)
    service.submit(team.id, actor=captain.id)
    assert queries.state_of(db.session.get_one(Team, team.id)) == "waiting"


def test_no_team_is_entered_after_the_deadline_but_by_the_organiser(competition: Competition) -> None:
    close(competition)
    details = service.TeamDetails("教育工会", "江都教育篮球队", "江都教育")
    with pytest.raises(errors.EntriesClosed):
        service.create_team(competition.id, details, actor=an_account().id)
    assert service.create_team(competition.id, details, actor=None, as_organiser=True).id


def test_a_regulation_may_leave_drafts_open_after_the_deadline(app: Flask) -> None:
    competition = a_competition(
        entries_until=clock.now() - timedelta(days=1), regulation=Regulation(changes_after_deadline=True)
    )
    captain = an_account()
    team = a_team(competition, state="draft", captain=captain)
    service.submit(team.id, actor=captain.id)


def test_a_decision_from_an_old_page_is_told(competition: Competition) -> None:
    team = a_team(competition, state="waiting")
    old = queries.sheet(team.id).revision
    service.add_player(team.id, service.PlayerDetails("胡斌", "77"), actor=None, as_organiser=True)
    with pytest.raises(Conflict):
        service.approve(team.id, actor=None, revision=old)
    service.approve(team.id, actor=None, revision=old + 1)


def test_the_second_organiser_is_told_what_the_first_one_did(competition: Competition) -> None:
    team = a_team(competition, state="waiting")
    seen = queries.sheet(team.id).revision
    service.return_team(team.id, "改名字", actor=None, revision=seen)
    with pytest.raises(errors.NotPossible) as refused:
        service.approve(team.id, actor=None, revision=seen)
    assert refused.value.sentence.params["state"].message == entry.STATES["returned"]


@pytest.mark.parametrize(
    "deed",
    [
        lambda: service.submit(999, actor=None),
        lambda: service.approve(999, actor=None),
        lambda: service.return_team(999, "改名字", actor=None),
        lambda: service.edit_team(999, service.TeamDetails("a", "b", "c"), actor=None),
        lambda: service.add_player(999, service.PlayerDetails("韩冰"), actor=None),
        lambda: service.paste_players(999, "4\t韩冰", actor=None),
        lambda: service.create_team(999, service.TeamDetails("a", "b", "c"), actor=None),
    ],
)
def test_what_is_not_there_is_not_found(app: Flask, deed: Callable[[], object]) -> None:
    with pytest.raises(NotFound):
        deed()


def test_the_time_of_an_event_may_be_given(competition: Competition) -> None:
    team = a_team(competition, state="draft")
    then = clock.now() - timedelta(days=40)
    service.submit(team.id, actor=None, as_organiser=True, at=then)
    assert db.session.scalar(select(func.min(TeamEvent.at)).where(TeamEvent.team_id == team.id)) == then
