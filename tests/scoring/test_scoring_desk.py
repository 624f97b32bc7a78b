"""Who may what, the organiser's desk, and corrections through their form."""

from builders import a_game, a_stage, an_account, groups_of, result
from score_pages import PLAYED, stored, text_of, typed, value_of
from sqlalchemy import func, select

from league.extensions import db, transaction
from league.fixtures.models import Game
from league.journal.models import Entry


def test_a_foreign_referee_and_a_captain_find_nothing(app, floor, sign_in) -> None:
    here = f"/games/{floor.game.public_id}"
    for role in ("referee", "captain", "editor", "administrator"):
        client = sign_in(app.test_client(), an_account(role))
        token = value_of(client.get("/account").get_data(as_text=True), "csrf_token")
        assert client.get(f"{here}/score").status_code == 404
        for step in ("score", "score/check", "score/edit", "confirmation"):
            response = client.post(f"{here}/{step}", data=typed(PLAYED) | {"csrf_token": token})
            assert response.status_code == 404
    assert stored() == 0


def test_a_visitor_is_asked_to_sign_in(client, floor) -> None:
    here = f"/games/{floor.game.public_id}"
    for address in ("/my/games", f"{here}/score", "/desk/results", f"/desk{here}/correction"):
        response = client.get(address)
        assert (response.status_code, response.location.split("?")[0]) == (303, "/sign-in")


def test_the_desk_is_the_organisers(referee, floor) -> None:
    result(floor.game)
    assert referee.get("/desk/results").status_code == 403
    assert referee.get(f"/desk/games/{floor.game.public_id}/correction").status_code == 403


def test_a_referee_taken_off_the_game_has_lost_it(referee, floor) -> None:
    from league.fixtures.models import GameOfficial

    with transaction():
        db.session.delete(db.session.scalars(select(GameOfficial)).one())
    assert referee.get(f"/games/{floor.game.public_id}/score").status_code == 404


def test_reading_changes_nothing(referee, organiser, floor) -> None:
    result(floor.game)
    before = (stored(), db.session.scalar(select(func.count()).select_from(Entry)))
    here = f"/games/{floor.game.public_id}"
    for address in ("/games", here, f"{here}/score", "/my/games", f"/api/v1{here}"):
        assert referee.get(address).status_code == 200
    for address in ("/desk/results", f"/desk{here}/correction", f"{here}/score"):
        assert organiser.get(address).status_code == 200
    for address in (f"{here}/score/check", f"{here}/score/edit", f"{here}/confirmation"):
        assert referee.get(address).status_code == 405
    assert (stored(), db.session.scalar(select(func.count()).select_from(Entry))) == before


def test_the_desk_lists_what_is_missing(organiser, floor) -> None:
    live = a_game(floor.stage, floor.teams[2], floor.teams[3], starts_at="2019-05-16 19:00")
    result(live, "20-18", [(20, 18)], confirmed=False)
    a_game(floor.stage, floor.teams[0], floor.teams[3], starts_at="2019-05-14 19:00")
    text = text_of(organiser.get("/desk/results"))
    order = [text.index(words) for words in ("2 场还没有确认成绩", "该报未报", "已录，等确认", "已确认", "更正")]
    assert order == sorted(order)


def test_an_organiser_enters_a_missing_score_and_returns_to_his_desk(organiser, floor) -> None:
    here = f"/games/{floor.game.public_id}"
    response = organiser.send(f"{here}/confirmation", at=f"{here}/score", **typed(PLAYED))
    assert (response.status_code, response.location) == (303, "/desk/results")


def test_a_game_without_its_teams_has_no_form(organiser, floor) -> None:
    waiting = a_game(floor.stage, None, floor.teams[2], starts_at="2019-05-20 18:00")
    response = organiser.get(f"/games/{waiting.public_id}/score")
    assert response.status_code == 422
    assert "还没定" in text_of(response)


def test_groups_and_games_are_counted_for_tables(floor) -> None:
    from league.scoring.queries import results_of_group

    stage = a_stage(floor.competition, groups=2)
    groups = groups_of(stage, A=floor.teams[:2], B=floor.teams[2:])
    one = a_game(stage, *floor.teams[:2], group=groups["A"])
    two = a_game(stage, *floor.teams[2:], group=groups["B"])
    three = a_game(stage, floor.teams[3], floor.teams[2], group=groups["B"])
    result(one, "58-55", PLAYED)
    result(two, outcome="forfeit_b")
    result(three, "20-18", [(20, 18)], confirmed=False)
    found = results_of_group([group.id for group in groups.values()])
    assert [(g.status, g.score_a, g.score_b) for g in found[groups["A"].id]] == [("final", 58, 55)]
    assert [(g.status, g.score_a, g.live) for g in found[groups["B"].id]] == [
        ("forfeit_away", 20, False),
        ("scheduled", None, True),
    ]
    assert results_of_group([]) == {}
    assert db.session.get(Game, one.id) is not None
