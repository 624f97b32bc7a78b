"""Setting up a season as the organiser does it, and what is refused on the way."""

from datetime import UTC, date, datetime, timedelta

import pytest
from builders import a_competition, a_season, a_stage, a_venue, slots
from sqlalchemy import select

from league.competition import queries, service
from league.competition.access import competition_of
from league.competition.errors import (
    BadSlug,
    BadStage,
    BadTitle,
    Changed,
    EndsBeforeItBegins,
    GroupNamedTwice,
    Missing,
    NameTaken,
    NoSuchCompetition,
    NotAtEdge,
    NoTitle,
    ReservedSlug,
    SlotsOverlap,
    SlugTaken,
    StageInUse,
)
from league.competition.models import Group, Slot
from league.extensions import db, transaction
from league.journal.models import Entry

pytestmark = pytest.mark.usefixtures("app")
MAY_2 = date(2019, 5, 2)


def test_a_season_is_made_and_written_down():
    season = a_season("2019")
    assert queries.current_season() == season
    entry = db.session.scalars(select(Entry)).one()
    assert (entry.deed, entry.subject) == ("season.created", "season:2019")


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"slug": "Mai 2019"}, BadSlug, "slug"),
        ({"slug": "-2019"}, BadSlug, "slug"),
        ({"slug": "二〇一九"}, BadSlug, "slug"),
        ({"slug": "a" * 41}, BadSlug, "slug"),
        ({"slug": "new"}, ReservedSlug, "slug"),
        ({"slug": "taken"}, SlugTaken, "slug"),
        ({"name": " "}, Missing, "name"),
        ({"brand": ""}, Missing, "brand"),
        ({"last_day": date(2019, 5, 1)}, EndsBeforeItBegins, "last_day"),
    ],
)
def test_a_season_that_makes_no_sense_is_refused_at_its_field(changes, refusal, field):
    a_season("taken")
    with pytest.raises(refusal) as caught:
        a_season(**({"slug": "2019"} | changes))
    assert caught.value.field == field
    assert len(queries.seasons()) == 1


def test_an_old_form_does_not_overwrite_a_season():
    season = a_season("2019")
    names = {"name": "一", "brand": "二", "first_day": MAY_2, "last_day": None, "actor": None}
    service.edit_season(season_id=season.id, revision=1, **names)
    with pytest.raises(Changed):
        service.edit_season(season_id=season.id, revision=1, **(names | {"name": "三"}))
    assert season.name == "一"


def test_hosts_stand_in_the_posters_order_and_move_among_their_own_part():
    season = a_season()
    union = service.add_host(season_id=season.id, part="host", name="总工会", actor=None)
    sport = service.add_host(season_id=season.id, part="organiser", name="体育局", actor=None)
    culture = service.add_host(season_id=season.id, part="host", name="文旅局", actor=None)
    service.move_host(host_id=culture.id, by=-1, actor=None)
    assert [host.name for host in season.hosts if host.part == "host"] == ["文旅局", "总工会"]
    with pytest.raises(NotAtEdge):
        service.move_host(host_id=culture.id, by=-1, actor=None)
    with pytest.raises(NotAtEdge):
        service.move_host(host_id=sport.id, by=1, actor=None)
    service.remove_host(host_id=union.id, actor=None)
    assert [host.name for host in season.hosts] == ["文旅局", "体育局"]


def test_a_competition_has_titles_and_an_address_of_its_own():
    competition = a_competition(slug="league")
    assert competition_of("league") == competition
    with pytest.raises(SlugTaken):
        a_competition(slug="league")
    with pytest.raises(NoSuchCompetition):
        competition_of("cup")


@pytest.mark.parametrize(
    ("titles", "refusal"), [([], NoTitle), ([(0, "杯", "")], BadTitle), ([(4, " ", "")], BadTitle)]
)
def test_a_competition_without_a_sound_title_is_refused(titles, refusal):
    with pytest.raises(refusal):
        a_competition(titles=titles)


def test_titles_are_replaced_as_a_whole():
    competition = a_competition()
    titles = [(4, "职工篮球联赛", ""), (7, "“天佑杯”篮球联赛", "")]
    service.edit_competition(
        competition_id=competition.id,
        name="联赛",
        short_name="联赛",
        titles=titles,
        entries_until=None,
        revision=1,
        actor=None,
    )
    assert queries.competition_title(competition, "zh") == "第四届职工篮球联赛 暨 第七届“天佑杯”篮球联赛"


def test_groups_come_with_their_stage():
    stage = a_stage(a_competition(), groups=4)
    assert [group.name for group in stage.groups] == ["A", "B", "C", "D"]


def test_a_group_of_a_file_keeps_its_name():
    stage = a_stage(a_competition(), group_labels=["Top 16 E"])
    assert [group.name for group in stage.groups] == ["Top 16 E"]


@pytest.mark.parametrize(
    ("figures", "refusal"),
    [
        ({"groups": 0}, BadStage),
        ({"groups": 27}, BadStage),
        ({"legs": 3}, BadStage),
        ({"qualify": -1}, BadStage),
        ({"kind": "swiss"}, BadStage),
        ({"group_labels": ["A", "A"]}, GroupNamedTwice),
    ],
)
def test_a_stage_that_cannot_be_played_is_refused(figures, refusal):
    competition = a_competition()
    with pytest.raises(refusal):
        a_stage(competition, **figures)
    assert queries.stages_of(competition) == []


def test_a_stage_is_removed_with_its_groups_while_nothing_holds_on_to_it():
    competition = a_competition()
    service.remove_stage(stage_id=a_stage(competition).id, actor=None)
    assert queries.stages_of(competition) == []
    assert db.session.scalars(select(Group)).all() == []


def test_a_stage_with_games_stays():
    fixtures = pytest.importorskip("league.fixtures.models")
    competition = a_competition()
    stage = a_stage(competition)
    with transaction():
        game = fixtures.Game(competition_id=competition.id, stage_id=stage.id, number=1, round=1)
        db.session.add(game)
    with pytest.raises(StageInUse):
        service.remove_stage(stage_id=stage.id, actor=None)
    assert [group.name for group in queries.stages_of(competition)[0].groups] == ["A", "B"]


def test_venues_and_courts_have_names_of_their_own():
    venue = a_venue(name="体育馆")
    with pytest.raises(NameTaken):
        a_venue(name="体育馆")
    with pytest.raises(NameTaken):
        service.add_court(venue_id=venue.id, name="1号场", actor=None)
    with pytest.raises(NameTaken):
        service.rename_court(court_id=venue.courts[1].id, name="1号场", revision=venue.revision, actor=None)
    service.move_court(court_id=venue.courts[1].id, by=-1, actor=None)
    assert [court.name for court in venue.courts] == ["2号场", "1号场"]
    with pytest.raises(NotAtEdge):
        service.move_court(court_id=venue.courts[0].id, by=-1, actor=None)


def test_the_database_has_the_last_word_on_what_only_one_may_bear(monkeypatch):
    """Should a check ever be passed by, the constraint refuses, and the sentence stands at its field."""
    competition, venue = a_competition(slug="league"), a_venue(name="体育馆")
    other, second = a_venue(name="球场"), venue.courts[1].id
    season, number = competition.season, competition.season_id
    slug, venue_id, other_id, revision = season.slug, venue.id, other.id, other.revision
    monkeypatch.setattr(db.session, "scalar", lambda *_about: None)
    for deed, field in (
        (lambda: a_season(slug), "slug"),
        (lambda: a_competition(db.session.get_one(type(season), number), slug="league"), "slug"),
        (lambda: service.create_venue(name="体育馆", actor=None), "name"),
        (lambda: service.edit_venue(venue_id=other_id, name="体育馆", revision=revision, actor=None), "name"),
        (lambda: service.add_court(venue_id=venue_id, name="1号场", actor=None), "name"),
        (lambda: service.rename_court(court_id=second, name="1号场", revision=3, actor=None), "name"),
    ):
        with pytest.raises((SlugTaken, NameTaken)) as caught:
            deed()
        assert caught.value.field == field


def test_slots_are_in_shanghai_and_never_overlap():
    venue = a_venue(courts=2)
    assert slots(venue, days=2, times="18:30 20:00") == 8
    first = queries.slots_between(datetime(2019, 5, 2, tzinfo=UTC), datetime(2019, 5, 3, tzinfo=UTC))
    assert first[0].starts_at == datetime(2019, 5, 2, 10, 30, tzinfo=UTC)
    assert len(first) == 4
    with pytest.raises(SlotsOverlap) as caught:
        slots(venue, days=1, times="19:59")
    assert caught.value.sentence.params["old"] == "2019-05-02 18:30–20:00"
    assert slots(venue, days=1, times="21:30") == 2, "one begins when the other ends"
    assert len(db.session.scalars(select(Slot)).all()) == 10


def test_slots_are_removed_in_bulk():
    slots(a_venue(courts=1), days=3)
    numbers = [slot.id for slot in db.session.scalars(select(Slot))]
    assert service.remove_slots(slot_ids=[*numbers[:4], 999_999], actor=None) == 4
    assert len(db.session.scalars(select(Slot)).all()) == 2


def test_entries_are_open_up_to_the_deadline_inclusive():
    deadline = datetime(2019, 4, 20, 10, tzinfo=UTC)
    competition = a_competition(entries_until=deadline)
    a_competition()
    assert queries.open_for_entry(deadline) == [competition]
    assert queries.open_for_entry(deadline + timedelta(seconds=1)) == []


def test_the_season_that_is_played_is_shown_until_it_ends(monkeypatch):
    played = a_season(first_day=MAY_2, last_day=date(2019, 6, 30))
    following = a_season(first_day=date(2020, 5, 2))
    brought_in = a_season(first_day=date(2019, 5, 3))
    a_competition(brought_in, imported=True, titles=[])
    monkeypatch.setenv("LEAGUE_NOW", "2019-05-16T19:42:00+08:00")
    assert queries.current_season() == played
    assert queries.past_seasons() == [following, brought_in]
    monkeypatch.setenv("LEAGUE_NOW", "2019-07-01T00:00:01+08:00")
    assert queries.current_season() == following
