"""`import-results`: a file's groups stand on the site's own pages, ranked through the database as they are by the rules."""

import json

import pytest
from sqlalchemy import func, select

from league.competition.models import Competition
from league.competition.queries import current_season
from league.errors import Refused
from league.extensions import db
from league.files.errors import NoSuchFile
from league.fixtures.models import Game
from league.journal.models import Entry
from league.registration.models import Team
from league.scoring.models import ResultEvent
from league.standings.errors import AlreadyImported, BadAddress, BadTeamName
from league.standings.importing import import_file, slug_of
from league.standings.queries import group_tables
from league.wording import CHINESE, ENGLISH, say
from tests.builders import a_competition
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


def test_a_small_file_becomes_a_competition_with_everything_in_it(stored):
    games = [
        game("甲", "乙", 80, 70),
        game("乙", "丙", 96, 92, home_score_for_table=83, away_score_for_table=83),
        game("丙", "甲", 0, 20, "forfeit_home"),
        game("甲", "乙", status="scheduled"),
        game("乙", "丙", 50, 40, "annulled"),
        game("丙", "丁", 70, 60, "default_away"),
    ]
    (competition,) = stored(a_case(games=games, only_teams=["甲", "乙", "丙"]))
    assert (competition.slug, competition.imported, competition.name) == ("test-a", True, "test-A")
    (table,) = group_tables(competition)
    assert table.name == "A"
    assert table.open_games == 1
    assert [row.face.name for row in table.rows] == ["甲", "乙", "丙"]
    assert (table.rows[1].record.scored, table.rows[1].record.conceded) == (70 + 83, 80 + 83)
    assert table.rows[2].record.forfeits == 1
    assert table.carried == 1
    assert set(db.session.scalars(select(Team.contact))) == {""}


def test_lots_of_a_file_part_the_teams(stored):
    circle = [game("甲", "乙", 80, 70), game("乙", "丙", 80, 70), game("丙", "甲", 80, 70)]
    (competition,) = stored(a_case(games=circle, lots=["丙", "甲", "乙"]))
    assert [row.face.name for row in group_tables(competition)[0].rows] == ["丙", "甲", "乙"]


def test_imported_competitions_never_become_the_season_of_the_site(stored):
    stored(a_case())
    season = a_competition().season
    assert current_season().id == season.id


def test_two_files_share_the_season_of_imported_competitions(stored):
    first, second = stored(a_case())[0], stored(a_case(id="test-B"))[0]
    assert first.season_id == second.season_id


@pytest.mark.parametrize(
    ("cases", "refusal"),
    [
        ([a_case(id="test-B"), a_case()], AlreadyImported),
        ([a_case(id="test-B"), a_case(id="Test B")], AlreadyImported),
        ([a_case(id="test-B"), a_case(id="!?")], BadAddress),
        ([a_case(id="test-B"), a_case(id="x", games=[game("很" * 61, "乙", 1, 0)])], BadTeamName),
        ([a_case(id="test-B"), a_case(id="x", games=[game("a\x00b", "乙", 1, 0)])], BadTeamName),
        ([a_case(id="test-B"), a_case(id="x", ranking={})], Refused),
        ([a_case(id="test-B"), a_case(id="x", games=[game("甲", "乙", 70, 70)])], Refused),
        ([a_case(id="test-B"), a_case(id="x", games=[])], Refused),
        ([a_case(id="test-B"), a_case(id="x", ranking=a_case()["ranking"] | {"tie_break": []})], Refused),
    ],
    ids=["again", "same address", "no address", "long name", "unprintable", "no ranking", "drawn", "empty", "no order"],
)
def test_a_file_that_cannot_be_imported_as_a_whole_leaves_no_trace(stored, cases, refusal):
    stored(a_case())
    tables = (Competition, Team, Game, ResultEvent, Entry)
    before = [db.session.scalar(select(func.count(table.id))) for table in tables]
    with pytest.raises(refusal) as refused:
        stored(*cases)
    assert [db.session.scalar(select(func.count(table.id))) for table in tables] == before
    for language in (CHINESE, ENGLISH):
        assert "%(" not in say(refused.value.sentence, language)


def test_a_file_that_is_not_there_is_refused(app):
    with pytest.raises(NoSuchFile):
        import_file("/nowhere/cases.json", actor=None)


@pytest.mark.parametrize(
    ("case", "slug"),
    [
        ("EuroBasket 2017 – A", "eurobasket-2017-a"),
        ("江都-A", "jiangdu-a"),
        ("new", "case-new"),
        ("x" * 60, "x" * 40),
        ("--a__b--", "a-b"),
    ],
)
def test_the_address_comes_from_the_id(case, slug):
    assert slug_of(case) == slug
