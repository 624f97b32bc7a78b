"""A rehearsal tells what a deed would change, and leaves nothing behind."""

import pytest
from access_world import dump
from decided import Cup, correction

from league.decisions.rehearsing import compare_tables, rehearse
from league.decisions.rules.effect import Effect
from league.decisions.rules.stored import digest, effect_from_json, effect_to_json
from league.extensions import transaction
from league.scoring.errors import NothingChanged
from league.standings.queries import group_tables


@pytest.fixture
def cup(app):
    cup = Cup()
    cup.play_groups()
    return cup


def test_a_rehearsed_correction_tells_ranks_and_seats(cup):
    effect = rehearse(cup.competition.id, correction(cup.games["甲乙"], "70-80"))
    ranks = {(cup.name(change.team), change.old, change.new) for change in effect.ranks}
    assert ranks == {("甲", 1, 2), ("乙", 2, 1)}
    seats = {(change.number, change.side, cup.name(change.old), cup.name(change.new)) for change in effect.seats}
    assert seats == {(7, "a", "甲", "乙"), (8, "b", "乙", "甲")}
    (result,) = effect.results
    assert (result.old.score, result.new.score) == ((80, 70), (70, 80))
    assert effect.qualifiers == ()
    assert effect.same_groups == ("B",)


def test_nothing_of_a_rehearsal_remains(cup):
    before = dump()
    rehearse(cup.competition.id, correction(cup.games["甲乙"], "70-80"))
    assert dump() == before


def test_a_deed_that_is_refused_is_refused_and_leaves_nothing(cup):
    before = dump()
    with pytest.raises(NothingChanged):
        rehearse(cup.competition.id, correction(cup.games["甲乙"], "80-70"))
    assert dump() == before


def test_inside_a_transaction_only_the_rehearsal_is_rolled_back(cup):
    with transaction():
        cup.teams["甲"].coach = "胡斌"
        rehearse(cup.competition.id, correction(cup.games["甲乙"], "70-80"))
        assert cup.seats(4, 1) == ("甲", "戊")
    assert cup.teams["甲"].coach == "胡斌"


def test_a_correction_that_changes_no_rank_tells_the_number_that_decides_now(cup):
    effect = rehearse(cup.competition.id, correction(cup.games["甲乙"], "81-70"))
    assert effect.ranks == effect.seats == ()
    assert len(effect.results) == 1


def test_an_effect_is_the_same_after_it_was_stored(cup):
    effect = rehearse(cup.competition.id, correction(cup.games["甲乙"], "70-80"))
    again = effect_from_json(effect_to_json(effect))
    assert again == effect
    assert digest(again) == digest(effect)
    assert Effect().nothing
    assert not effect.nothing


def test_equal_tables_have_no_difference(cup):
    tables = group_tables(cup.competition)
    effect = compare_tables(tables, tables)
    assert effect.nothing
    assert effect.same_groups == ("A", "B")
