"""Lots between teams of different groups (FIBA OBR D.4): entered like those inside a group, and the bracket follows them."""

import re
from datetime import date, timedelta

import pytest
from databases import statements
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from league import clock
from league.competition.models import Stage
from league.errors import NotFound
from league.extensions import db
from league.home.queries.waiting import waiting
from league.journal.models import Entry
from league.scoring import errors as refused
from league.scoring.lots import enter_lots, enter_lots_across
from league.scoring.models import LotDraw
from league.scoring.queries import lots_of_stage
from league.standings import service
from league.standings.errors import GroupsNotSettled, GroupsOpen, LotsChanged, NothingLevel, TeamsDiffer
from league.standings.queries import across_table, as_of, best_undecided, going_on, groups_of, stage_tables, table_of
from tests.builders import an_account
from tests.standings.test_standings_best import A, C, ThreeGroups, best_seat

DAY = date(2019, 5, 18)
LEVEL = (*A, "丁戊 80-70", "戊己 80-70", "丁己 80-70", *C)
"""The seconds 乙 and 戊 have won one and lost one, 150 to 150; 辛 comes after them."""
ALL_LEVEL = (*LEVEL[:6], "庚辛 80-70", "辛壬 80-70", "庚壬 80-70")


@pytest.fixture
def cup(app):
    return ThreeGroups()


@pytest.fixture
def organiser(client, sign_in, app):
    return sign_in(client, an_account("organiser", name="许文斌"))


def draw(cup, names, *, revision=0, rank=2, held_on=DAY, witness="卢建华（裁判长）"):
    order = [cup.teams[name].id for name in names]
    service.draw_lots_across(cup.stage.id, rank, order, held_on=held_on, witness=witness, revision=revision, actor=None)


def address(cup, query="?rank=2"):
    return f"/desk/stages/{cup.stage.id}/lots{query}"


def typed(cup, names="戊乙", **changes):
    places = {f"place_{at}": cup.teams[name].public_id for at, name in enumerate(names, 1)}
    return {"revision": "0", "held_on": "2019-05-18", "witness": "卢建华（裁判长）"} | places | changes


def draws():
    return list(db.session.scalars(select(LotDraw).order_by(LotDraw.id)))


# ---- the seat ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("names", ["戊乙", "乙戊"])
def test_the_first_of_the_draw_takes_the_seat_and_nothing_waits_any_more(cup, names):
    cup.play(*LEVEL)
    assert best_seat(cup) is None
    draw(cup, names)
    assert best_seat(cup) == names[0]
    assert best_undecided() == []
    assert waiting().best == ()
    assert going_on(cup.stage.id) == tuple(cup.teams[name].id for name in "甲丁庚" + names[0])


def test_a_later_draw_counts_instead_of_the_earlier_one(cup):
    cup.play(*LEVEL)
    draw(cup, "戊乙")
    draw(cup, "乙戊", revision=1)
    assert best_seat(cup) == "乙"
    assert [one.order[0] for one in draws()] == [cup.teams["戊"].id, cup.teams["乙"].id]


def test_the_latest_draw_that_holds_every_one_of_the_level_teams_counts(cup):
    cup.play(*ALL_LEVEL)
    draw(cup, "辛戊乙")
    assert best_seat(cup) == "辛"
    cup.correct("庚辛", "90-60")  # 辛 falls behind; the draw still says 戊 before 乙
    assert best_seat(cup) == "戊"
    draw(cup, "乙戊", revision=1)
    assert best_seat(cup) == "乙"
    cup.correct("庚辛", "80-70")  # all three are level again, and only the first draw held them all
    assert best_seat(cup) == "辛"


def test_a_correction_that_parts_them_makes_the_lots_idle(cup):
    cup.play(*LEVEL)
    draw(cup, "戊乙")
    cup.correct("甲乙", "80-79")
    assert best_seat(cup) == "乙"


def test_two_seats_are_filled_in_the_order_of_the_draw(app):
    cup = ThreeGroups(qualify=1, best=2, kind="round_robin")
    cup.play(*LEVEL)
    assert going_on(cup.stage.id) is None
    draw(cup, "戊乙")
    assert going_on(cup.stage.id)[-2:] == (cup.teams["戊"].id, cup.teams["乙"].id)


# ---- what is refused ---------------------------------------------------------------------------------------------------


def test_lots_are_refused_while_games_of_any_group_are_open(cup):
    cup.play(*LEVEL[:-1])
    with pytest.raises(GroupsOpen):
        draw(cup, "戊乙")
    assert draws() == []


def test_lots_are_refused_where_nothing_is_level(cup):
    cup.play(*A, "丁戊 80-75", "戊己 80-70", "丁己 80-70", *C)
    with pytest.raises(NothingLevel):
        draw(cup, "戊乙")
    assert draws() == []


def test_lots_inside_a_group_come_first(cup):
    cup.play("甲乙 70-80", "乙丙 70-80", "甲丙 80-70", *LEVEL[3:])
    with pytest.raises(GroupsNotSettled):
        draw(cup, "戊乙")
    assert draws() == []


@pytest.mark.parametrize("names", ["戊辛", "乙戊辛", "乙", "甲丁"])
def test_lots_of_other_teams_than_the_level_ones_are_refused(cup, names):
    cup.play(*LEVEL)
    with pytest.raises(TeamsDiffer):
        draw(cup, names)
    assert draws() == []


def test_whoever_did_not_know_of_an_earlier_draw_is_told(cup):
    cup.play(*LEVEL)
    draw(cup, "戊乙")
    with pytest.raises(LotsChanged):
        draw(cup, "乙戊")
    assert best_seat(cup) == "戊"


def test_a_day_to_come_and_a_missing_witness_are_refused(cup):
    cup.play(*LEVEL)
    with pytest.raises(refused.LotsInFuture):
        draw(cup, "戊乙", held_on=clock.today() + timedelta(days=1))
    with pytest.raises(refused.WitnessMissing):
        draw(cup, "戊乙", witness="  ")
    assert draws() == []


def test_lots_over_groups_name_one_team_of_a_group(cup):
    for names, refusal in (
        ("乙", refused.LotsTooFew),
        ("", refused.LotsTooFew),
        ("乙乙", refused.LotsUnfitAcross),
        ("甲乙", refused.LotsUnfitAcross),
    ):
        order = [cup.teams[name].id for name in names]
        with pytest.raises(refusal):
            enter_lots_across(cup.stage.id, order, held_on=DAY, witness="蒋敏", actor=None)
    with pytest.raises(refused.LotsUnfitAcross):
        enter_lots_across(cup.stage.id, [cup.teams["乙"].id, 99999], held_on=DAY, witness="蒋敏", actor=None)
    with pytest.raises(NotFound):
        enter_lots_across(99999, [1, 2], held_on=DAY, witness="蒋敏", actor=None)
    assert draws() == []


@pytest.mark.parametrize("both", [True, False])
def test_a_draw_is_of_a_group_or_of_a_stage_and_the_database_holds_it(cup, both):
    where = {"group_id": cup.groups["A"].id, "stage_id": cup.stage.id} if both else {}
    db.session.add(LotDraw(order=[1, 2], held_on=DAY, witness="蒋敏", at=clock.now(), **where))
    with pytest.raises(IntegrityError):
        db.session.flush()


# ---- what is kept ------------------------------------------------------------------------------------------------------


def test_the_draw_is_kept_with_its_day_and_witness_and_stands_in_the_journal(cup):
    cup.play(*LEVEL)
    draw(cup, "戊乙")
    (kept,) = lots_of_stage([cup.stage.id])[cup.stage.id]
    assert (kept.held_on, kept.witness) == (DAY, "卢建华（裁判长）")
    deed = db.session.scalars(select(Entry).where(Entry.deed == "lots.entered")).one()
    assert (deed.subject, deed.detail["order"]) == (f"stage:{cup.stage.id}", list(kept.order))


def test_draws_inside_a_group_and_over_groups_do_not_mix(cup):
    enter_lots(cup.groups["A"].id, [cup.teams["甲"].id, cup.teams["乙"].id], held_on=DAY, witness="蒋敏", actor=None)
    cup.play(*LEVEL)
    draw(cup, "戊乙")
    facts = {one.name: one for one in groups_of(cup.competition)}
    assert [len(facts[name].lots) for name in "ABC"] == [1, 0, 0]
    assert [len(facts[name].lots_across) for name in "ABC"] == [1, 1, 1]


def test_lots_over_groups_cost_one_query_more_however_many_there_are(cup):
    cup.play(*LEVEL)
    counts = []
    for revision in range(3):
        db.session.expire_all()
        stage = db.session.get_one(Stage, cup.stage.id)
        with statements() as asked:
            stage_tables(stage)
        counts.append(len(asked))
        draw(cup, "戊乙", revision=revision)
    assert counts == [counts[0], counts[0] + 1, counts[0] + 1]


def test_on_a_day_before_the_draw_nothing_had_parted_them(cup):
    cup.play(*LEVEL)
    draw(cup, "戊乙")
    facts = groups_of(cup.competition)
    assert across_table([table_of(one) for one in facts], 2).lots
    assert across_table([table_of(as_of(one, DAY - timedelta(days=1))) for one in facts], 2).lots == ()


# ---- pages -------------------------------------------------------------------------------------------------------------


def test_the_desk_leads_to_the_lots(organiser, cup):
    cup.play(*LEVEL)
    page = organiser.get("/desk").get_data(as_text=True)
    assert f'href="/desk/stages/{cup.stage.id}/lots?rank=2&amp;place=1"' in page
    assert "录入抽签结果" in page


def test_where_lots_inside_a_group_come_first_the_desk_and_the_page_lead_there(app, organiser):
    cup = ThreeGroups()
    cup.play("甲乙 70-80", "乙丙 70-80", "甲丙 80-70", *LEVEL[3:])
    page = organiser.get(address(cup)).get_data(as_text=True)
    assert "须先在组内抽签" in page
    assert f'href="/desk/groups/{cup.groups["A"].id}/lots?rank=1"' in page
    assert "place_1" not in page


def test_the_page_shows_who_is_level_where_and_why(organiser, cup):
    cup.play(*LEVEL)
    page = organiser.get(address(cup)).get_data(as_text=True)
    assert "各组第 2 名之间抽签" in page
    assert "乙、戊在各组比较中并列第 1" in page
    assert "看参加比较的小组赛的净胜分" in page
    assert "乙、戊两队比较的各项均相同，并列第 1。" in page
    english = organiser.get(address(cup), headers={"Accept-Language": "en"}).get_data(as_text=True)
    assert "Lots between those ranked 2 in their groups" in english
    assert "share place 1 over the groups" in english


@pytest.mark.parametrize("query", ["", "?rank=x", "?rank=0", "?rank=²", "?rank=-1", "?rank=999999", "?place=77"])
def test_an_odd_rank_or_place_shows_the_usual_one(organiser, cup, query):
    cup.play(*LEVEL)
    page = organiser.get(address(cup, query)).get_data(as_text=True)
    assert "乙、戊在各组比较中并列第 1" in page


def test_a_rank_that_no_group_has_shows_no_form(organiser, cup):
    cup.play(*LEVEL)
    page = organiser.get(address(cup, "?rank=9")).get_data(as_text=True)
    assert "各组之间没有并列的队" in page
    assert "place_1" not in page


def test_the_drawn_order_is_entered_and_everyone_sees_it(organiser, cup):
    cup.play(*LEVEL)
    answer = organiser.send(address(cup), **typed(cup))
    assert answer.status_code == 303
    assert answer.location.endswith(f"view=across&rank=2#across-{cup.stage.id}")
    assert best_seat(cup) == "戊"
    page = organiser.get(answer.location).get_data(as_text=True)
    assert "抽签结果已录入" in page
    assert "卢建华（裁判长）在场见证，依次为戊、乙。" in page
    assert "各项均相同，由抽签决定，依次为戊、乙。" in page
    assert "仍相等的，由组委会当众抽签决定。" in page
    english = organiser.get(answer.location, headers={"Accept-Language": "en"}).get_data(as_text=True)
    assert "lots were drawn" in english


def test_the_same_form_sent_twice_is_stored_once(organiser, cup):
    cup.play(*LEVEL)
    page = organiser.get(address(cup)).get_data(as_text=True)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    data = typed(cup) | ({"csrf_token": token[1]} if token else {})
    assert organiser.post(address(cup), data=data).status_code == 303
    again = organiser.post(address(cup), data=data)
    assert again.status_code == 409
    assert "刚刚有变" in again.get_data(as_text=True)
    assert len(draws()) == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"place_2": ""}, "Please choose one of the list."),
        ({"held_on": "2019-02-30"}, "Please enter a day that exists, like 2019-05-02."),
        ({"held_on": "2199-01-01"}, "The lots were drawn on"),
        ({"witness": "   "}, "Please fill this in."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(organiser, cup, changes, sentence):
    cup.play(*LEVEL)
    organiser.get("/preferences?lang=en")
    answer = organiser.send(address(cup), **typed(cup, **changes))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in page
    assert cup.teams["戊"].public_id + '" selected' in page or f'selected value="{cup.teams["戊"].public_id}"' in page
    assert draws() == []


def test_one_team_in_two_places_is_refused(organiser, cup):
    cup.play(*LEVEL)
    answer = organiser.send(address(cup), **typed(cup, "戊戊"))
    assert answer.status_code == 422
    assert "这几队要各占一签：乙、戊。" in answer.get_data(as_text=True)


def test_while_games_are_open_there_is_no_form(organiser, cup):
    cup.play(*LEVEL[:-1])
    page = organiser.get(address(cup)).get_data(as_text=True)
    assert "这几组还有 1 场没有正式成绩" in page
    assert "place_1" not in page


def test_the_view_over_the_groups_leads_organisers_and_nobody_else_to_the_lots(client, sign_in, cup):
    cup.play(*LEVEL)
    view = f"/standings/{cup.competition.slug}?view=across"
    page = client.get(view).get_data(as_text=True)
    assert "乙、戊在各组比较中并列第 1" in page
    assert "抽签前席位空着" in page
    assert "/lots" not in page
    page = sign_in(client, an_account("organiser")).get(view).get_data(as_text=True)
    assert f'href="/desk/stages/{cup.stage.id}/lots?rank=2&amp;place=1"' in page


def test_stages_that_are_not_there_and_knock_outs_have_no_lots(organiser, cup):
    for stage in (0, 99999, "99999999999999999999", -1, "x", cup.next.id):
        assert organiser.get(f"/desk/stages/{stage}/lots").status_code == 404


@pytest.mark.parametrize("role", [None, "captain", "referee", "editor"])
def test_only_organisers_enter_lots(client, sign_in, cup, role):
    if role:
        sign_in(client, an_account(role))
    assert client.get(address(cup)).status_code == (403 if role else 303)
