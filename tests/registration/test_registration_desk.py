"""The organisers' pages: the list with its filters, deciding one by one and together."""

import re
from datetime import timedelta

import pytest
from databases import statements
from flask.testing import FlaskClient

from league import clock
from league.competition.models import Competition
from league.registration import queries, service
from league.registration.desk import waiting_teams
from league.registration.views import own_work
from tests.builders import a_competition, a_team, an_account


@pytest.fixture
def competition(app) -> Competition:
    return a_competition(entries_until=clock.now() + timedelta(days=3))


@pytest.fixture
def desk(client: FlaskClient, sign_in) -> FlaskClient:
    return sign_in(client, an_account("organiser", name="田静"))


def text(response) -> str:
    return response.get_data(as_text=True)


def names(page: str) -> list[str]:
    return re.findall(r'<span class="ap-t"><b>([^<]+)</b>', page)


def state(team) -> str:
    return queries.sheet(team).state


@pytest.mark.parametrize("wanted", ["draft", "waiting", "returned", "approved", "withdrawn", "disqualified"])
def test_every_page_is_whole(desk, competition, wanted) -> None:
    team = a_team(competition, state=wanted)
    assert desk.get(f"/desk/teams/{team.public_id}").status_code == 200
    for shown in (wanted, "all", ""):
        for language in ("zh-CN", "en"):
            answer = desk.get(f"/desk/teams?state={shown}", headers={"Accept-Language": language})
            assert answer.status_code == 200


def test_the_list_shows_those_that_wait_in_the_order_of_submission(desk, competition) -> None:
    first = a_team(competition, "甲队", state="draft")
    a_team(competition, "乙队", state="waiting")
    a_team(competition, "丙队", state="approved")
    service.submit(first.id, actor=None, as_organiser=True)
    assert names(text(desk.get("/desk/teams"))) == ["乙队", "甲队"]
    assert names(text(desk.get("/desk/teams?state=all"))) == ["甲队", "乙队", "丙队"]
    assert names(text(desk.get("/desk/teams?state=approved"))) == ["丙队"]
    assert names(text(desk.get("/desk/teams?state=nonsense"))) == ["乙队", "甲队"]


def test_filters_stand_in_the_address(desk, competition) -> None:
    other = a_competition(competition.season)
    a_team(competition, "江都教育", state="waiting", unit="教育工会")
    a_team(other, "供电公司", state="waiting", unit="能源工会")
    assert names(text(desk.get(f"/desk/teams?competition={other.slug}"))) == ["供电公司"]
    assert names(text(desk.get("/desk/teams?q=教育"))) == ["江都教育"]
    assert names(text(desk.get("/desk/teams?q=能源"))) == ["供电公司"]  # by its unit
    assert names(text(desk.get("/desk/teams?q=jiangdu"))) == ["江都教育"]  # by its English name
    assert names(text(desk.get("/desk/teams?q=%25"))) == []  # a per cent sign is itself
    assert queries.counts_by_state(competition=other.slug)["waiting"] == 1
    assert queries.counts_by_state()["waiting"] == 2


def test_many_teams_come_by_pages(desk, competition) -> None:
    for n in range(31):
        a_team(competition, f"第{n}队", players=0, state="draft")
    assert len(names(text(desk.get("/desk/teams?state=draft")))) == 30
    assert len(names(text(desk.get("/desk/teams?state=draft&page=2")))) == 1
    assert len(names(text(desk.get("/desk/teams?state=draft&page=999")))) == 1


def test_ticked_teams_are_approved_together_and_the_filter_stays(desk, competition) -> None:
    one, two = (a_team(competition, name, state="waiting") for name in ("甲队", "乙队"))
    ids, ticked = (one.id, two.id), [one.public_id, two.public_id]
    answer = desk.send("/desk/teams?state=waiting&q=队", team=ticked, deed="approve")
    assert answer.status_code == 303
    assert "q=" in answer.location
    assert [state(team) for team in ids] == ["approved", "approved"]


def test_ticked_teams_are_returned_with_one_reason(desk, competition) -> None:
    one, two = (a_team(competition, name, state="waiting") for name in ("甲队", "乙队"))
    ids, ticked = (one.id, two.id), [one.public_id, two.public_id]
    answer = desk.send("/desk/teams", team=ticked, deed="return", reasons=["number", "strips"], reason="周五前改好。")
    assert answer.status_code == 303
    for team in ids:
        sheet = queries.sheet(team)
        assert sheet.state == "returned"
        assert sheet.reason.split("\n") == [
            "号码重复，或不在 0、00、1 至 99 之内。",
            "深浅两套球衣分不清。",
            "周五前改好。",
        ]
        assert sheet.steps[-1].who == "田静"


def test_without_ticks_or_without_a_reason_nothing_happens(desk, competition) -> None:
    team = a_team(competition, state="waiting")
    assert desk.send("/desk/teams", deed="approve").status_code == 422
    answer = desk.send("/desk/teams", team=team.public_id, deed="return", reason="  ")
    assert answer.status_code == 422
    assert f'value="{team.public_id}" checked' in text(answer)
    assert state(team.id) == "waiting"


def test_a_team_somebody_decided_meanwhile_does_not_hold_up_the_others(desk, competition) -> None:
    one, two = (a_team(competition, name, state="waiting") for name in ("甲队", "乙队"))
    ids, ticked = (one.id, two.id), [one.public_id, two.public_id, "abcdefghijklm"]
    service.return_team(one.id, "改名字", actor=None)
    answer = desk.send("/desk/teams?state=all", team=ticked, deed="approve")
    page = text(desk.get(answer.location))
    assert "有人先办了" in page
    assert "已经不在了" in page
    assert "已通过 1 队" in page.replace("\u2009", " ")
    assert [state(team) for team in ids] == ["returned", "approved"]


def test_one_team_goes_through_return_approval_reopening_and_withdrawal(desk, competition) -> None:
    team = a_team(competition, state="waiting")
    where = f"/desk/teams/{team.public_id}"

    def press(path: str, **data: str) -> int:
        found = re.search(r'name="revision" value="(\d+)"', text(desk.get(where)))
        return desk.send(where + path, at=where, revision=found[1], **data).status_code

    assert press("/return") == 422  # no reason
    assert press("/return", reasons="name") == 303
    assert state(team.id) == "returned"
    service.submit(team.id, actor=None, as_organiser=True)
    assert press("/approval") == 303
    assert press("/reopening", reason="换一名队员。") == 303
    assert state(team.id) == "returned"
    assert press("/withdrawal", reason="来信退出。") == 303
    assert state(team.id) == "withdrawn"


def test_two_organisers_at_one_team_and_the_second_is_told(desk, competition) -> None:
    team = a_team(competition, state="waiting")
    where = f"/desk/teams/{team.public_id}"
    revision = str(queries.sheet(team.id).revision)
    service.approve(team.id, actor=None)
    answer = desk.send(f"{where}/return", at=where, reason="改名字", revision=revision)
    assert answer.status_code == 409
    assert "有人先办了" in text(answer)
    assert "改名字" in text(answer)
    assert state(team.id) == "approved"


def test_the_neighbours_in_the_line_are_one_press_away(desk, competition) -> None:
    teams = [a_team(competition, name, state="waiting") for name in ("甲队", "乙队", "丙队")]
    page = text(desk.get(f"/desk/teams/{teams[1].public_id}"))
    assert page.index(teams[0].public_id) < page.index(teams[2].public_id)
    before, after = queries.next_waiting(teams[1].id)
    assert (before.name, after.name) == ("甲队", "丙队")
    assert queries.next_waiting(teams[0].id)[0] is None
    service.approve(teams[1].id, actor=None)
    before, after = queries.next_waiting(teams[1].id)  # decided by now, its neighbours are the same
    assert (before.name, after.name) == ("甲队", "丙队")


def test_a_name_in_two_teams_is_shown_to_the_organiser_only(desk, competition, sign_in, app) -> None:
    captain = an_account()
    one = a_team(competition, "甲队", state="waiting", captain=captain)
    a_team(competition, "乙队", state="waiting")
    assert "同名队员也报在" in text(desk.get(f"/desk/teams/{one.public_id}"))
    phone = sign_in(app.test_client(), captain)
    assert "乙队" not in text(phone.get(f"/my/teams/{one.public_id}"))


def test_the_organiser_changes_a_team_at_any_time(desk, competition) -> None:
    team = a_team(competition, state="approved")
    where = f"/my/teams/{team.public_id}"
    assert desk.send(f"{where}/players", at=where, name="胡斌", number="50").status_code == 303
    assert len(queries.roster(team.id)) == 9


def count_queries(client: FlaskClient, url: str) -> int:
    with statements() as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_lists_cost_the_same_for_one_team_and_for_many(desk, client, app, sign_in, competition) -> None:
    captain = an_account()
    phone = sign_in(app.test_client(), captain)
    counted = []
    for more in (1, 9, 20):
        for _ in range(more):
            a_team(competition, players=8, state="waiting", captain=captain)
        counted.append((count_queries(desk, "/desk/teams"), count_queries(phone, "/my/teams")))
    assert counted[0] == counted[1] == counted[2]
    assert max(counted[0]) <= 20  # of which the frame, with what waits in every room, takes eight
    team = queries.teams_of_captain(captain.id)[0].face
    assert count_queries(phone, f"/my/teams/{team.public_id}") <= 20
    assert count_queries(desk, f"/desk/teams/{team.public_id}") <= 24


def test_own_work_counts_what_waits_for_the_captain(app, competition) -> None:
    captain = an_account()
    with app.app_context(), app.test_request_context():
        assert own_work(captain) == ()
    team = a_team(competition, players=7, state="draft", captain=captain, contact_phone="")
    with app.app_context(), app.test_request_context():
        assert [(own.count, own.url) for own in own_work(captain)] == [(2, f"/my/teams/{team.public_id}")]
    a_team(competition, state="draft", captain=captain)  # whole: one press is waiting
    a_team(competition, state="returned", captain=captain)
    a_team(competition, state="waiting", captain=captain)
    a_team(competition, state="approved", captain=captain)
    with app.app_context(), app.test_request_context():
        assert [(own.count, own.url) for own in own_work(captain)] == [(4, "/my/teams")]
    assert waiting_teams() == queries.waiting_teams_count() == 1


def test_faces_rosters_and_those_who_are_out(app, competition) -> None:
    one = a_team(competition, "甲队", state="approved")
    out = a_team(competition, "乙队", state="withdrawn")
    bad = a_team(competition, "丙队", state="disqualified")
    assert queries.faces([one.id, out.id, 999]).keys() == {one.id, out.id}
    assert queries.faces([]) == {}
    assert queries.approved_teams(competition.id) == [queries.face(one)]
    assert queries.out_of_competition(competition.id) == {out.id: "withdrawn", bad.id: "disqualified"}
    assert queries.team_by_public_id(one.public_id).id == one.id
    assert queries.team_by_public_id("nobody") is None
    line = queries.roster(one.id)[0]
    assert (line.number, line.name, line.position, line.captain) == ("4", "韩冰", "G", True)
