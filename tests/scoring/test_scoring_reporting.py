"""Recording, confirming and correcting: what is stored, what is refused, and who was first."""

import threading
from datetime import date, timedelta

import pytest
from builders import a_game, a_team, an_account, result
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from league import clock
from league.errors import NotFound, Refused
from league.extensions import db, transaction
from league.fixtures.models import GameEvent, Publication
from league.journal.models import Entry
from league.scoring import corrections, errors, lots, reporting
from league.scoring.models import LotDraw, ResultEvent
from league.scoring.queries import score_of
from league.scoring.signals import lots_entered, result_confirmed

PLAYED = [(14, 15), (16, 12), (13, 17), (15, 11)]  # 58:55
OTHER = [(14, 15), (16, 12), (13, 17), (15, 12)]  # 58:56


def events(game) -> list[ResultEvent]:
    return list(
        db.session.scalars(select(ResultEvent).where(ResultEvent.game_id == game.id).order_by(ResultEvent.revision))
    )


def deeds() -> list[str]:
    return [entry.deed for entry in db.session.scalars(select(Entry).order_by(Entry.id))]


def kinds(game) -> list[str]:
    return list(db.session.scalars(select(GameEvent.kind).where(GameEvent.game_id == game.id).order_by(GameEvent.id)))


def test_a_game_goes_from_live_to_official(floor) -> None:
    game, who = floor.game.id, floor.referee.id
    assert reporting.record(game, 0, PLAYED[:1], actor=who) == 1
    assert score_of(game).state == "live"
    assert kinds(floor.game) == ["begun"]
    assert reporting.record(game, 1, PLAYED[:3], actor=who) == 2
    assert reporting.confirm(game, 2, "final", PLAYED, stated=(58, 55), actor=who) == 3
    state = score_of(game)
    assert (state.state, state.score_a, state.score_b) == ("final", 58, 55)
    assert kinds(floor.game) == ["begun", "ended"]
    assert [event.kind for event in events(floor.game)] == ["recorded", "recorded", "confirmed"]
    assert {"result.recorded", "result.confirmed"} <= set(deeds())


def test_a_result_may_be_confirmed_at_once(floor) -> None:
    reporting.confirm(floor.game.id, 0, "final", PLAYED, actor=floor.referee.id)
    assert kinds(floor.game) == ["begun", "ended"]


def test_nothing_changes_after_the_confirmation(floor) -> None:
    result(floor.game, "81-76")
    before = [event.id for event in events(floor.game)]
    for revision in (0, 1, 2):
        with pytest.raises(errors.AlreadyConfirmed):
            reporting.record(floor.game.id, revision, PLAYED, actor=floor.referee.id)
        with pytest.raises(errors.AlreadyConfirmed):
            reporting.confirm(floor.game.id, revision, "final", PLAYED, actor=floor.referee.id)
    assert [event.id for event in events(floor.game)] == before


@pytest.mark.parametrize("revision", [-1, 0, 2, 99])
def test_a_stale_revision_is_told_and_stores_nothing(floor, revision) -> None:
    other = an_account("referee")
    reporting.record(floor.game.id, 0, PLAYED[:2], actor=floor.referee.id)
    with pytest.raises(errors.ResultConflict) as caught:
        reporting.record(floor.game.id, revision, PLAYED[:1], actor=other.id)
    assert caught.value.status == 409
    assert caught.value.sentence.params == {"a": 30, "b": 27}
    with pytest.raises(errors.ResultConflict):
        reporting.confirm(floor.game.id, revision, "final", OTHER, actor=other.id)
    assert len(events(floor.game)) == 1


def test_the_same_statement_sent_twice_by_one_person_is_stored_once(floor) -> None:
    who = floor.referee.id
    assert reporting.record(floor.game.id, 0, PLAYED[:2], actor=who) == 1
    assert reporting.record(floor.game.id, 0, PLAYED[:2], actor=who) == 1
    assert reporting.confirm(floor.game.id, 1, "final", PLAYED, actor=who) == 2
    assert reporting.confirm(floor.game.id, 1, "final", PLAYED, actor=who) == 2
    assert len(events(floor.game)) == 2


def test_even_the_same_numbers_of_somebody_else_are_a_conflict(floor) -> None:
    reporting.record(floor.game.id, 0, PLAYED[:2], actor=floor.referee.id)
    with pytest.raises(errors.ResultConflict):
        reporting.record(floor.game.id, 0, PLAYED[:2], actor=an_account("referee").id)


def test_the_database_holds_one_statement_a_revision(floor) -> None:
    reporting.record(floor.game.id, 0, PLAYED[:2], actor=None)
    again = ResultEvent(
        game_id=floor.game.id, revision=1, kind="recorded", outcome="final", score_a=1, score_b=0, at=clock.now()
    )
    with pytest.raises(IntegrityError), transaction():
        db.session.add(again)


def test_of_eight_people_at_once_exactly_one_is_first(floor, app) -> None:
    game = floor.game.id
    people = [an_account("referee").id for _ in range(8)]
    db.session.rollback()
    start, told, stored = threading.Barrier(8), [], []

    def report(who: int) -> None:
        with app.app_context():
            start.wait()
            try:
                stored.append(reporting.confirm(game, 0, "final", [(who, 0), *PLAYED[1:3], (40, 1)], actor=who))
            except Refused as refusal:
                told.append(refusal.status)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=report, args=(who,)) for who in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stored == [1]
    assert told == [409] * 7
    assert len(events(floor.game)) == 1
    assert kinds(floor.game) == ["begun", "ended"]


def test_what_was_set_aside_stays_in_the_journal(floor) -> None:
    reporting.set_aside(floor.game.id, 0, OTHER, "played", actor=floor.referee.id)
    entry = db.session.scalars(select(Entry).where(Entry.deed == "result.set_aside")).one()
    assert entry.detail["periods"][3] == [15, 12]


@pytest.mark.parametrize(("outcome", "score"), [("forfeit_a", (0, 20)), ("forfeit_b", (20, 0))])
def test_a_forfeit_counts_for_the_other_side_whatever_stood(floor, outcome, score) -> None:
    reporting.record(floor.game.id, 0, PLAYED[:2], actor=None)
    reporting.confirm(floor.game.id, 1, outcome, PLAYED[:2], reason="19:30 到场 3 人。", actor=None)
    state = score_of(floor.game.id)
    assert (state.score_a, state.score_b, state.outcome) == (*score, outcome)


@pytest.mark.parametrize("outcome", ["forfeit_a", "default_b"])
def test_a_forfeit_or_default_says_why(floor, outcome) -> None:
    for reason, refusal in (("  ", errors.ReasonMissing), ("长" * 501, errors.ReasonTooLong)):
        with pytest.raises(refusal) as caught:
            reporting.confirm(floor.game.id, 0, outcome, [], reason=reason, actor=None)
        assert caught.value.field == "reason"
    assert events(floor.game) == []


def test_a_refused_result_leaves_nothing_behind(floor) -> None:
    with pytest.raises(errors.PeriodMissing):
        reporting.confirm(floor.game.id, 0, "final", PLAYED[:2], actor=None)
    with pytest.raises(errors.NothingPlayed):
        reporting.record(floor.game.id, 0, [], actor=None)
    assert (events(floor.game), kinds(floor.game)) == ([], [])


def test_a_draft_a_game_without_teams_and_no_game_have_no_score(floor) -> None:
    waiting = a_game(floor.stage, None, floor.teams[2])
    with pytest.raises(errors.TeamsUnknown):
        reporting.record(waiting.id, 0, PLAYED, actor=None)
    with pytest.raises(NotFound):
        reporting.record(waiting.id + 1000, 0, PLAYED, actor=None)
    with transaction():
        db.session.delete(db.session.scalars(select(Publication)).one())
    with pytest.raises(errors.NotPublished):
        reporting.confirm(floor.game.id, 0, "final", PLAYED, actor=None)


def test_listeners_hear_of_each_confirmation_inside_its_transaction(floor) -> None:
    heard = []

    def listen(_sender, *, game_id: int) -> None:
        assert db.session().info.get("writing")
        heard.append((game_id, score_of(game_id).score_b))

    with result_confirmed.connected_to(listen):
        reporting.record(floor.game.id, 0, PLAYED[:2], actor=None)
        reporting.confirm(floor.game.id, 1, "final", PLAYED, actor=None)
        corrections.correct(floor.game.id, 2, "final", OTHER, reason="多录一分", actor=None)
    assert heard == [(floor.game.id, 55), (floor.game.id, 56)]


def test_a_listener_that_fails_takes_the_confirmation_with_it(floor) -> None:
    def fail(_sender, **_facts) -> None:
        raise errors.TeamsUnknown

    with result_confirmed.connected_to(fail), pytest.raises(errors.TeamsUnknown):
        reporting.confirm(floor.game.id, 0, "final", PLAYED, actor=None)
    assert events(floor.game) == []


# ---- corrections ------------------------------------------------------------------------------------------------------


def test_a_correction_keeps_the_old_result_and_its_reason(floor) -> None:
    organiser = an_account("organiser")
    result(floor.game, "58-55", PLAYED)
    assert corrections.correct(floor.game.id, 1, "final", OTHER, reason="记分表上是 12 分", actor=organiser.id) == 2
    first, second = events(floor.game)
    assert (first.kind, first.score_b, second.kind, second.score_b) == ("confirmed", 55, "corrected", 56)
    entry = db.session.scalars(select(Entry).where(Entry.deed == "result.corrected")).one()
    assert (entry.reason, entry.actor_id) == ("记分表上是 12 分", organiser.id)
    assert (entry.detail["old"], entry.detail["new"]) == ("58:55", "58:56")


def test_a_correction_needs_a_reason_a_change_and_a_confirmed_result(floor) -> None:
    with pytest.raises(errors.NotYetConfirmed):
        corrections.correct(floor.game.id, 0, "final", PLAYED, reason="x", actor=None)
    reporting.record(floor.game.id, 0, PLAYED, actor=None)
    with pytest.raises(errors.NotYetConfirmed):
        corrections.correct(floor.game.id, 1, "final", OTHER, reason="x", actor=None)
    reporting.confirm(floor.game.id, 1, "final", PLAYED, actor=None)
    for reason, refusal in ((" \n ", errors.ReasonMissing), ("长" * 501, errors.ReasonTooLong)):
        with pytest.raises(refusal):
            corrections.correct(floor.game.id, 2, "final", OTHER, reason=reason, actor=None)
    with pytest.raises(errors.NothingChanged):
        corrections.correct(floor.game.id, 2, "final", PLAYED, reason="没有改", actor=None)
    with pytest.raises(errors.ExtraPeriodMissing):
        corrections.correct(floor.game.id, 2, "final", [*PLAYED[:3], (15, 14)], reason="平了", actor=None)
    assert len(events(floor.game)) == 2


def test_two_corrections_of_one_result_do_not_meet_unseen(floor) -> None:
    result(floor.game, "58-55", PLAYED)
    corrections.correct(floor.game.id, 1, "final", OTHER, reason="甲", actor=an_account("organiser").id)
    third = [*PLAYED[:3], (16, 11)]
    with pytest.raises(errors.ResultConflict):
        corrections.correct(floor.game.id, 1, "final", third, reason="乙", actor=an_account("organiser").id)
    assert [event.score_b for event in events(floor.game)] == [55, 56]


def test_a_played_game_may_be_corrected_to_a_forfeit_and_back(floor) -> None:
    result(floor.game, "58-55", PLAYED)
    corrections.correct(floor.game.id, 1, "forfeit_a", [], reason="冒名顶替", actor=None)
    assert (score_of(floor.game.id).score_a, score_of(floor.game.id).score_b) == (0, 20)
    corrections.correct(floor.game.id, 2, "final", PLAYED, reason="查无此事", actor=None)
    assert score_of(floor.game.id).score_a == 58


def test_a_result_without_periods_is_corrected_by_its_totals(floor) -> None:
    with transaction():
        said = {"outcome": "final", "periods": [], "score_a": 81, "score_b": 76, "at": clock.now()}
        db.session.add(ResultEvent(game_id=floor.game.id, revision=1, kind="confirmed", **said))
    corrections.correct(floor.game.id, 1, "final", [], stated=(81, 77), reason="抄错", actor=None)
    assert score_of(floor.game.id).score_b == 77
    with pytest.raises(errors.Drawn):
        corrections.correct(floor.game.id, 2, "final", [], stated=(77, 77), reason="抄错", actor=None)


# ---- lots -------------------------------------------------------------------------------------------------------------


def test_lots_are_stored_with_their_witness_and_heard_of(floor) -> None:
    heard = []
    order = [team.id for team in floor.teams[:3]][::-1]

    def listen(_sender, *, group_id: int) -> None:
        heard.append(group_id)

    with lots_entered.connected_to(listen):
        lots.enter_lots(floor.game.group_id, order, held_on=date(2019, 5, 15), witness="蒋敏", actor=floor.referee.id)
    stored = db.session.scalars(select(LotDraw)).one()
    assert (stored.order, stored.witness, heard) == (order, "蒋敏", [floor.game.group_id])
    assert "lots.entered" in deeds()


def test_lots_name_teams_of_the_group_once_a_past_day_and_a_witness(floor) -> None:
    group, teams = floor.game.group_id, [team.id for team in floor.teams]
    stranger = a_team(floor.competition, "邮政").id
    day = date(2019, 5, 15)
    for order, held_on, witness, refusal in (
        (teams[:1], day, "蒋敏", errors.LotsTooFew),
        ([], day, "蒋敏", errors.LotsTooFew),
        ([teams[0], teams[0]], day, "蒋敏", errors.LotsUnfit),
        ([teams[0], stranger], day, "蒋敏", errors.LotsUnfit),
        (teams[:2], clock.today() + timedelta(days=1), "蒋敏", errors.LotsInFuture),
        (teams[:2], day, "  ", errors.WitnessMissing),
        (teams[:2], day, "长" * 61, errors.WitnessMissing),
    ):
        with pytest.raises(refusal):
            lots.enter_lots(group, order, held_on=held_on, witness=witness, actor=None)
    with pytest.raises(NotFound):
        lots.enter_lots(group + 1000, teams, held_on=day, witness="蒋敏", actor=None)
    assert db.session.scalars(select(LotDraw)).all() == []
