"""Entering teams and players: what is stored, what is refused, who is first when two come at once."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from league import clock
from league.competition.models import Competition
from league.errors import Conflict, NotFound, Refused
from league.extensions import db, transaction
from league.registration import entries, errors, queries, service
from league.registration.models import Player, Team, TeamCaptain, Unit
from league.registration.service import PlayerDetails, TeamDetails
from tests.builders import a_competition, a_team, an_account

EDUCATION = TeamDetails("江都区教育系统工会", "江都教育篮球队", "江都教育")


@pytest.fixture
def competition(app: Flask) -> Competition:
    return a_competition(entries_until=clock.now() + timedelta(days=3))


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_english_names_and_the_code_are_offered_in_pinyin(competition: Competition) -> None:
    team = service.create_team(competition.id, EDUCATION, actor=an_account().id)
    assert (team.name_en, team.short_name_en, team.code) == ("Jiangdu Jiaoyu Lanqiudui", "Jiangdu Jiaoyu", "JDJ")
    own = replace(EDUCATION, name="二队", name_en="Second", short_name_en="2nd", code="TWO")
    second = service.create_team(competition.id, own, actor=an_account().id)
    assert (second.name_en, second.short_name_en, second.code) == ("Second", "2nd", "TWO")


def test_who_enters_a_team_is_its_captain(competition: Competition) -> None:
    captain, other = an_account(), an_account()
    team = service.create_team(competition.id, EDUCATION, actor=captain.id)
    assert queries.is_captain_of(captain.id, team.id)
    assert not queries.is_captain_of(other.id, team.id)


def test_two_teams_of_one_unit_share_it(competition: Competition) -> None:
    service.create_team(competition.id, EDUCATION, actor=an_account().id)
    service.create_team(competition.id, replace(EDUCATION, name="江都教育二队"), actor=an_account().id)
    assert count(Unit) == 1


@pytest.mark.parametrize(
    ("change", "field", "refusal"),
    [
        ({"unit": ""}, "unit", errors.BadDetail),
        ({"name": ""}, "name", errors.BadDetail),
        ({"short_name": ""}, "short_name", errors.BadDetail),
        ({"unit": "长" * 81}, "unit", errors.TooLong),
        ({"name": "长" * 61}, "name", errors.TooLong),
        ({"short_name": "长" * 25}, "short_name", errors.TooLong),
        ({"name_en": "x" * 101}, "name_en", errors.TooLong),
        ({"short_name_en": "x" * 41}, "short_name_en", errors.TooLong),
        ({"leader": "长" * 41}, "leader", errors.TooLong),
        ({"coach": "长" * 41}, "coach", errors.TooLong),
        ({"contact": "长" * 41}, "contact", errors.TooLong),
        ({"code": "AB"}, "code", errors.BadCode),
        ({"code": "abc"}, "code", errors.BadCode),
        ({"code": "ABCD"}, "code", errors.BadCode),
        ({"code": "ÄBC"}, "code", errors.BadCode),
        ({"contact_phone": "123"}, "contact_phone", errors.BadPhone),
        ({"light": "white"}, "light", errors.BadColour),
        ({"dark": "#12"}, "dark", errors.BadColour),
        ({"pattern": 5}, "pattern", errors.BadDetail),
        ({"pattern": -1}, "pattern", errors.BadDetail),
    ],
)
def test_each_bad_detail_is_refused_at_its_field(competition, change, field, refusal) -> None:
    with pytest.raises(refusal) as refused:
        service.create_team(competition.id, replace(EDUCATION, **change), actor=an_account().id)
    assert refused.value.field == field
    assert count(Team) == 0
    team = service.create_team(competition.id, EDUCATION, actor=None, as_organiser=True)
    with pytest.raises(refusal):
        service.edit_team(team.id, replace(EDUCATION, **change), actor=None, as_organiser=True)


def test_a_name_and_a_code_belong_to_one_team_of_a_competition(competition: Competition) -> None:
    service.create_team(competition.id, EDUCATION, actor=an_account().id)
    with pytest.raises(errors.NameTaken) as name:
        service.create_team(competition.id, EDUCATION, actor=an_account().id)
    assert name.value.field == "name"
    with pytest.raises(errors.CodeTaken) as code:
        service.create_team(competition.id, replace(EDUCATION, name="二队", code="JDJ"), actor=an_account().id)
    assert code.value.field == "code"
    assert code.value.sentence.params["free"] == "JDY"
    other = a_competition(competition.season, entries_until=clock.now() + timedelta(days=3))
    assert service.create_team(other.id, EDUCATION, actor=an_account().id).code == "JDJ"


def test_codes_are_made_free_of_each_other(competition: Competition) -> None:
    codes = [a_team(competition, f"江都教育{n}队", players=0, state="draft").code for n in "甲乙丙丁"]
    assert len(set(codes)) == 4


def test_an_edit_keeps_ones_own_name_and_code(competition: Competition) -> None:
    team = a_team(competition, "江都教育", state="draft")
    details = queries.sheet(team.id).details
    service.edit_team(team.id, replace(details, coach="沈文博"), actor=None, as_organiser=True)
    assert queries.sheet(team.id).details == replace(details, coach="沈文博")
    other = a_team(competition, "供电公司", state="draft")
    taken = queries.sheet(other.id).details
    for change in ({"name": taken.name}, {"code": taken.code}):
        with pytest.raises((errors.NameTaken, errors.CodeTaken)):
            service.edit_team(team.id, replace(details, **change), actor=None, as_organiser=True)


def test_an_edit_from_an_old_page_overwrites_nothing(competition: Competition) -> None:
    team = a_team(competition, state="draft")
    seen = queries.sheet(team.id)
    first, second = replace(seen.details, coach="甲"), replace(seen.details, coach="乙")
    service.edit_team(team.id, first, actor=None, as_organiser=True, revision=seen.revision)
    with pytest.raises(Conflict):
        service.edit_team(team.id, second, actor=None, as_organiser=True, revision=seen.revision)
    assert queries.sheet(team.id).details.coach == "甲"


def test_constraints_of_the_database_become_the_same_sentences(competition: Competition) -> None:
    """The rule asks first; should it ever be passed, the database's refusal is told at the field all the same."""
    a_team(competition, "江都教育", players=0, state="draft", code="JDJ")
    for field, refusal, name, code in (
        ("name", errors.NameTaken, "江都教育", "XYZ"),
        ("code", errors.CodeTaken, "别的队", "JDJ"),
    ):
        with pytest.raises(refusal) as refused, transaction() as session:  # noqa: PT012
            details = TeamDetails("a", name, "b", code=code)
            session.add(
                Team(competition_id=competition.id, name=name, short_name="b", code=code, created_at=clock.now())
            )
            entries._flush(session, details)
        assert refused.value.field == field


def test_one_number_is_worn_by_one_player(competition: Competition) -> None:
    team = a_team(competition, state="draft")
    with pytest.raises(errors.NumberTaken) as refused:
        service.add_player(team.id, PlayerDetails("胡斌", "4"), actor=None, as_organiser=True)
    assert refused.value.sentence.params == {"number": "4", "name": "韩冰"}
    service.add_player(team.id, PlayerDetails("胡斌", "00"), actor=None, as_organiser=True)
    service.add_player(team.id, PlayerDetails("高翔", "0"), actor=None, as_organiser=True)
    assert [line.number for line in queries.roster(team.id)][:3] == ["0", "00", "4"]
    other = a_team(competition, state="draft")
    assert len(queries.roster(other.id)) == 8
    with pytest.raises(IntegrityError), transaction() as session:  # noqa: PT012
        session.add(Player(team_id=team.id, position=99, number="4", name="胡斌"))
        session.flush()


def test_numbers_may_follow_and_any_number_of_players_may_lack_one(competition: Competition) -> None:
    team = a_team(competition, players=0, state="draft")
    for name in ("胡斌", "高翔"):
        service.add_player(team.id, PlayerDetails(name), actor=None, as_organiser=True)
    assert [line.number for line in queries.roster(team.id)] == [None, None]


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (PlayerDetails("", "4"), "name"),
        (PlayerDetails("韩" * 41, "4"), "name"),
        (PlayerDetails("=1+1", "4"), "name"),
        (PlayerDetails("韩冰", "100"), "number"),
        (PlayerDetails("韩冰", "-1"), "number"),
        (PlayerDetails("韩冰", "1" * 500), "number"),
        (PlayerDetails("韩冰", "4", "X"), "position"),
    ],
)
def test_a_bad_player_is_refused_at_his_field(competition, details, field) -> None:
    team = a_team(competition, players=1, state="draft")
    player = queries.roster(team.id)[0]
    with pytest.raises(Refused) as added:
        service.add_player(team.id, details, actor=None, as_organiser=True)
    with pytest.raises(Refused) as edited:
        service.edit_player(team.id, player.public_id, details, actor=None, as_organiser=True)
    assert added.value.field == edited.value.field == field
    assert [(line.number, line.name) for line in queries.roster(team.id)] == [("4", "韩冰")]


def test_there_is_one_captain_on_the_floor(competition: Competition) -> None:
    team = a_team(competition, state="draft")
    service.add_player(team.id, PlayerDetails("胡斌", "50", captain=True), actor=None, as_organiser=True)
    assert [line.name for line in queries.roster(team.id) if line.captain] == ["胡斌"]


def test_the_roster_has_room_for_those_the_regulation_lets(competition: Competition) -> None:
    team = a_team(competition, players=15, state="draft")
    with pytest.raises(errors.RosterFull):
        service.add_player(team.id, PlayerDetails("胡斌", "50"), actor=None, as_organiser=True)
    with pytest.raises(errors.RosterFull):
        service.paste_players(team.id, "51\t胡斌", actor=None, as_organiser=True)
    assert len(queries.roster(team.id)) == 15


def test_a_paste_is_all_or_nothing(competition: Competition) -> None:
    team = a_team(competition, players=1, state="draft")
    with pytest.raises(errors.PasteRefused) as refused:
        service.paste_players(team.id, "5\t胡斌\n4\t高翔\n6\t林涛", actor=None, as_organiser=True)
    assert list(refused.value.problems) == [1]
    assert len(queries.roster(team.id)) == 1
    rows = service.paste_players(team.id, "5\t胡斌\n6\t林涛\t中锋", actor=None, as_organiser=True)
    assert len(rows) == 2
    assert [(line.number, line.name, line.position) for line in queries.roster(team.id)] == [
        ("4", "韩冰", "G"),
        ("5", "胡斌", ""),
        ("6", "林涛", "C"),
    ]


def test_another_teams_player_cannot_be_touched_through_ones_own(competition: Competition) -> None:
    mine, other = a_team(competition, state="draft"), a_team(competition, state="draft")
    player = queries.roster(other.id)[0].public_id
    with pytest.raises(NotFound):
        service.edit_player(mine.id, player, PlayerDetails("胡斌", "50"), actor=None, as_organiser=True)
    with pytest.raises(NotFound):
        service.remove_player(mine.id, player, actor=None, as_organiser=True)
    assert len(queries.roster(other.id)) == 8


def test_an_imported_team_has_no_people_and_takes_part(competition: Competition) -> None:
    team = service.import_team(competition.id, "Czech Republic", name_en="Czech Republic")
    assert (team.code, queries.state_of(team)) == ("CRR", "approved")
    assert service.import_team(competition.id, "Spain", code="ESP").code == "ESP"
    assert service.import_team(competition.id, "Spa Town").code == "STT"
    assert {face.name for face in queries.approved_teams(competition.id)} == {"Czech Republic", "Spain", "Spa Town"}
    with pytest.raises(errors.NameTaken):
        service.import_team(competition.id, "Spain")
    assert count(TeamCaptain) == 0


def at_once(app: Flask, *deeds) -> list[object]:
    """Run these at the same time, each with a connection of its own; what each raised, or None."""
    outcomes: list[object] = [None] * len(deeds)
    gate = threading.Barrier(len(deeds))

    def run(at: int) -> None:
        with app.app_context():
            gate.wait()
            try:
                deeds[at]()
            except Refused as refusal:
                outcomes[at] = refusal
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=(at,)) for at in range(len(deeds))]
    db.session.remove()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_of_many_who_want_one_number_at_once_one_gets_it(app: Flask, competition: Competition) -> None:
    team = a_team(competition, players=0, state="draft").id
    outcomes = at_once(
        app,
        *[
            lambda: service.add_player(team, PlayerDetails("胡斌", "7"), actor=None, as_organiser=True)
            for _ in range(6)
        ],
    )
    assert sum(outcome is None for outcome in outcomes) == 1
    assert sum(isinstance(outcome, errors.NumberTaken) for outcome in outcomes) == 5
    assert len(queries.roster(team)) == 1


def test_of_many_who_want_one_name_at_once_one_gets_it(app: Flask, competition: Competition) -> None:
    wanted = competition.id
    outcomes = at_once(
        app, *[lambda: service.create_team(wanted, EDUCATION, actor=None, as_organiser=True) for _ in range(6)]
    )
    assert sum(outcome is None for outcome in outcomes) == 1
    assert count(Team) == 1


def test_of_two_organisers_at_once_one_decides(app: Flask, competition: Competition) -> None:
    team = a_team(competition, state="waiting").id
    outcomes = at_once(
        app,
        lambda: service.approve(team, actor=None),
        lambda: service.return_team(team, "改名字", actor=None),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "NotPossible"]


def test_submitting_many_times_at_once_gives_one_event(app: Flask, competition: Competition) -> None:
    team = a_team(competition, state="draft").id
    outcomes = at_once(app, *[lambda: service.submit(team, actor=None, as_organiser=True) for _ in range(6)])
    assert outcomes == [None] * 6
    assert len(queries.sheet(team).steps) == 1
