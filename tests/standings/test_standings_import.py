"""`import-results`: a file's groups stand on the site's own pages, ranked through the database as they are by the rules."""

import json

import pytest
from sqlalchemy import func, select

from league.extensions import db
from league.fixtures.models import Game
from league.scoring.models import ResultEvent
from league.standings.importing import import_file
from league.standings.queries import group_tables
from tests.standings.conftest import DATA

POINTS = {"win": 2, "loss": 1, "default": 1, "forfeit": 0}
FIBA = ["h2h_points", "h2h_difference", "h2h_scored", "difference", "scored"]


def a_case(**changes):
    ranking = {"points": POINTS, "first_by": "points", "tie_break": FIBA, "restart": True, "second_forfeit": "void"}
    games = [game("甲", "乙", 80, 70), game("乙", "丙", 80, 70), game("丙", "甲", 80, 70)]
    return {"id": "test-A", "ranking": ranking, "games": games} | changes


def game(home, away, home_score=None, away_score=None, status="final", **more):
    return {"home": home, "away": away, "home_score": home_score, "away_score": away_score, "status": status} | more


@pytest.fixture
def stored(tmp_path, app):
    def store(*cases):
        path = tmp_path / "cases.json"
        path.write_text(json.dumps(list(cases), ensure_ascii=False), encoding="utf-8")
        return import_file(str(path), actor=None)

    return store


def names(faces):
    return [face.name for face in faces]


def test_all_published_groups_come_out_of_the_database_in_their_order(app, client, group_cases):
    made = import_file(str(DATA / "group_cases.json"), actor=None)
    assert len(made) == len(group_cases) == 77
    for competition, case in zip(made, group_cases, strict=True):
        (table,) = group_tables(competition)
        assert names(row.face for row in table.rows) == case["expected_order"], case["id"]
        assert [names(teams) for teams in table.shared] == case.get("expected_shared", []), case["id"]
        assert sorted(names(out.face for out in table.out)) == sorted(case.get("expected_disqualified", [])), case["id"]
    assert db.session.scalar(select(func.count(ResultEvent.id)).where(ResultEvent.table_a.is_not(None)))
    for slug in ("eurobasket2017-a", "official-d-2-6", "wc2019-second-o", "edge-second-forfeit-annulled"):
        for language in ("zh", "en"):
            answer = client.get(f"/standings/{slug}", headers={"Accept-Language": language})
            assert answer.status_code == 200, slug
    answer = client.get("/standings/el2011-t16-bar")
    page = answer.get_data(as_text=True)
    (table,) = group_tables(next(c for c in made if c.slug == "el2011-t16-bar"))
    assert all(row.face.short_name in page for row in table.rows)
    team = table.rows[0].face.public_id
    assert client.get(f"/teams/{team}").status_code == 200
    some = db.session.scalars(select(Game).limit(1)).one()
    assert "日期未载" in client.get(f"/games/{some.public_id}").get_data(as_text=True)
