"""What is missing, who may change what until when, and which code is free."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from league.competition.rules import Regulation
from league.registration.rules import entry
from league.registration.rules.details import is_code, is_colour, is_phone, offer_code, strips_differ
from league.registration.rules.entry import captain_may_change, is_open, state_after
from league.registration.rules.roster import PlayerFacts, TeamFacts, is_number, missing, number_problem

DEADLINE = datetime(2019, 4, 26, 10, tzinfo=UTC)


def players(count: int, **first: object) -> list[PlayerFacts]:
    facts = [PlayerFacts(f"p{n}", str(n + 4), "韩冰", is_captain=n == 0) for n in range(count)]
    if first:
        facts[0] = PlayerFacts(**{**vars(facts[0]), **first})
    return facts


def facts(*, roster: list[PlayerFacts] | None = None, **said: str) -> TeamFacts:
    given = {
        "leader": "卢建华",
        "contact": "卢建华",
        "contact_phone": "13800000011",
        "light": "#ffffff",
        "dark": "#1f4e9c",
    }
    return TeamFacts(**{**given, **said}, players=players(8) if roster is None else roster)


def lacking(team: TeamFacts, regulation: Regulation | None = None) -> list[tuple[str, str | None]]:
    regulation = regulation or Regulation()
    return [(thing.field, thing.player) for thing in missing(team, regulation)]


def test_a_whole_team_lacks_nothing() -> None:
    assert lacking(facts()) == []


@pytest.mark.parametrize(
    ("team", "field", "player"),
    [
        (facts(leader=""), "leader", None),
        (facts(contact=""), "contact", None),
        (facts(contact_phone=""), "contact_phone", None),
        (facts(contact_phone="1380000001"), "contact_phone", None),
        (facts(light="#1f4e9c"), "light", None),  # both strips the same
        (facts(light="#1f4e9c", dark="#ffffff"), "light", None),  # the light one is the darker
        (facts(roster=players(7)), "players", None),  # the regulation asks for 8
        (facts(roster=players(16)), "players", None),  # and lets 15
        (facts(roster=players(8, is_captain=False)), "players", None),
        (facts(roster=[*players(8), PlayerFacts("x", "50", "张子豪", is_captain=True)]), "players", "x"),
        (facts(roster=players(8, number=None)), "number", "p0"),
        (facts(roster=players(8, number="100")), "number", "p0"),
        (facts(roster=players(8, name="")), "name", "p0"),
        (facts(roster=players(8, name="韩冰1")), "name", "p0"),
    ],
)
def test_each_thing_that_lacks_is_told_where_it_is_typed(team: TeamFacts, field: str, player: str | None) -> None:
    assert lacking(team) == [(field, player)]


def test_a_number_worn_twice_is_told_of_both() -> None:
    roster = players(8)
    roster[1] = PlayerFacts("p1", "4", "张子豪")
    assert lacking(facts(roster=roster)) == [("number", "p0"), ("number", "p1")]


def test_too_few_players_are_told_once_and_the_captain_only_later() -> None:
    assert lacking(facts(roster=[])) == [("players", None)]


def test_the_regulation_decides_how_many() -> None:
    small = Regulation(roster_min=5, roster_max=8)
    assert lacking(facts(roster=players(5)), small) == []
    assert lacking(facts(roster=players(9)), small) == [("players", None)]


def test_numbers_are_0_00_and_1_to_99() -> None:
    good = {"0", "00", *map(str, range(1, 100))}
    tried = {f"{n:0{width}d}" for n in range(120) for width in (1, 2, 3)} | {"", "-1", "1a", "١", "½", "1 "}
    assert {text for text in tried if is_number(text)} == good
    assert all((number_problem(text) is None) == (text in good) for text in tried)


@pytest.mark.parametrize(
    ("now", "is_it"),
    [
        (DEADLINE - timedelta(seconds=1), True),
        (DEADLINE, True),
        (DEADLINE + timedelta(milliseconds=999), True),  # the deadline's second belongs to the time
        (DEADLINE + timedelta(seconds=1), False),
    ],
)
def test_entries_are_open_up_to_the_second(now: datetime, is_it: bool) -> None:
    assert is_open(now, DEADLINE) is is_it
    assert captain_may_change(entry.DRAFT, now, DEADLINE) is is_it


def test_without_a_deadline_entries_are_not_open() -> None:
    assert not is_open(DEADLINE, None)


@pytest.mark.parametrize("state", list(entry.STATES))
def test_only_drafts_and_returned_teams_are_the_captains_to_change(state: str) -> None:
    assert captain_may_change(state, DEADLINE, DEADLINE) is (state in (entry.DRAFT, entry.RETURNED))


def test_a_returned_team_may_be_mended_after_the_deadline_and_a_draft_if_the_regulation_says_so() -> None:
    late = DEADLINE + timedelta(days=9)
    assert captain_may_change(entry.RETURNED, late, DEADLINE)
    assert not captain_may_change(entry.DRAFT, late, DEADLINE)
    assert captain_may_change(entry.DRAFT, late, DEADLINE, changes_after=True)
    assert not captain_may_change(entry.WAITING, late, DEADLINE, changes_after=True)


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ([], "draft"),
        (["submitted"], "waiting"),
        (["submitted", "returned"], "returned"),
        (["submitted", "returned", "submitted", "approved"], "approved"),
        (["submitted", "approved", "reopened"], "returned"),
        (["submitted", "approved", "withdrawn"], "withdrawn"),
        (["submitted", "approved", "disqualified"], "disqualified"),
    ],
)
def test_the_last_event_makes_the_state(kinds: list[str], state: str) -> None:
    assert state_after(kinds) == state


def test_every_event_has_a_state_a_name_and_a_way_in() -> None:
    assert set(entry.STATE_AFTER) == set(entry.EVENTS) == set(entry.ALLOWED_FROM)
    assert all(states <= set(entry.STATES) for states in entry.ALLOWED_FROM.values())


@given(st.text(max_size=10), st.sets(st.from_regex(r"\A[A-Z]{3}\Z"), max_size=40))
def test_an_offered_code_is_always_three_letters_and_free(initials: str, taken: set[str]) -> None:
    code = offer_code(initials, taken)
    assert is_code(code)
    assert code not in taken


def test_codes_stay_near_the_initials() -> None:
    taken: set[str] = set()
    for expected in ("JDJ", "JDY", "JDA"):
        code = offer_code("jdjy", taken)
        assert code == expected
        taken.add(code)


@pytest.mark.parametrize("text", ["13800000011", "19999999999"])
def test_mobile_numbers(text: str) -> None:
    assert is_phone(text)


@pytest.mark.parametrize(
    "text", ["", "1380000001", "138000000111", "23800000011", "12800000011", "１3800000011", "1380000001a"]
)
def test_what_is_no_mobile_number(text: str) -> None:
    assert not is_phone(text)


@pytest.mark.parametrize("text", ["", "#fff", "#FFFFFF", "red", "#12345g", "#1234567", "url(x)", "#ffffff;"])
def test_what_is_no_colour(text: str) -> None:
    assert not is_colour(text)


def test_strips_are_told_apart_by_how_light_they_are() -> None:
    assert strips_differ("#ffffff", "#e07b1a")
    assert not strips_differ("#ffffff", "#ffffff")
    assert not strips_differ("#1f4e9c", "#1d3f8f")  # two dark blues
