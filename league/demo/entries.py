"""The teams come in: entered and submitted in April, approved the day after, one of them given back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from league.clock import HOME, pretend
from league.demo import names
from league.demo.season import SetUp
from league.demo.teams import CUP_GROUPS, RETURNED, TEAMS, Entry
from league.registration import approval, entries, rosters
from league.registration.rosters import PlayerDetails
from league.registration.rules.details import TeamDetails

_FIRST_ENTRY = datetime(2019, 4, 8, 9, 10, tzinfo=HOME).astimezone(UTC)
_BETWEEN = timedelta(hours=7, minutes=25)
_GIVEN_BACK = datetime(2019, 4, 19, 16, 30, tzinfo=HOME).astimezone(UTC)
_WHY = "9 号不是本单位职工，请换人；联系人电话打不通，请核对。改好后再报一次。"

_Teams = dict[str, int]


def build(set_up: SetUp, *, captain: int, organiser: int) -> tuple[_Teams, _Teams]:
    """All teams of the league and of the cup, by code. The captain's account holds 江都教育 and the one given back."""
    people = names.people()
    rosters_of = {code: names.roster(code, people) for code in TEAMS}
    staff = {code: _staff(at, people) for at, code in enumerate(TEAMS)}
    league, cup = {}, {}
    when = _FIRST_ENTRY
    for code, entry in TEAMS.items():
        own = captain if code == "EDU" else None
        form = details(entry, *staff[code])
        league[code] = enter(set_up.league, form, rosters_of[code], when, own, organiser)
        if any(code in group for group in CUP_GROUPS.values()):
            later = when + timedelta(minutes=40)
            cup[code] = enter(set_up.cup, form, rosters_of[code], later, own, organiser)
        when += _BETWEEN
    _give_back(set_up, details(RETURNED, *_staff(len(TEAMS), people)), people, captain, organiser)
    return league, cup


def _staff(at: int, people: Iterator[str]) -> tuple[str, str, str, str]:
    """Leader, coach, contact and his number; the numbers are nobody's."""
    leader = "卢建华" if at == 0 else next(people)
    coach, contact = next(people), leader if at % 3 else next(people)
    return leader, coach, contact, f"138000000{at + 11:02}"


def details(entry: Entry, leader: str, coach: str, contact: str, phone: str) -> TeamDetails:
    """What stands on the entry form."""
    return TeamDetails(
        unit=entry.unit,
        name=entry.name,
        short_name=entry.short_name or entry.name,
        name_en=entry.name_en,
        short_name_en=entry.short_name_en,
        code=entry.code,
        leader=leader,
        coach=coach,
        contact=contact,
        contact_phone=phone,
        light=entry.light,
        dark=entry.dark,
        pattern=entry.pattern,
    )


def enter(
    competition: int, details: TeamDetails, roster: list[PlayerDetails], when: datetime, own: int | None, organiser: int
) -> int:
    """Submitted at this instant and approved the day after; the team's id."""
    team = _submit(competition, details, roster, when, own, organiser)
    with pretend(when + timedelta(hours=26)):
        approval.approve(team, actor=organiser)
    return team


def _submit(
    competition: int, details: TeamDetails, roster: list[PlayerDetails], when: datetime, own: int | None, organiser: int
) -> int:
    """Entered by its captain, or by the organiser from a paper form."""
    actor, by_organiser = (own, False) if own is not None else (organiser, True)
    with pretend(when):
        team = entries.create_team(competition, details, actor=actor, captain=own, as_organiser=by_organiser).id
    with pretend(when + timedelta(minutes=12)):
        rosters.add_players(team, roster, actor=actor, as_organiser=by_organiser)
    with pretend(when + timedelta(minutes=25)):
        approval.submit(team, actor=actor, as_organiser=by_organiser)
    return team


def _give_back(set_up: SetUp, details: TeamDetails, people: Iterator[str], captain: int, organiser: int) -> None:
    numbers = (4, 5, 7, 8, 9, 10, 11, 13, 22)
    roster = [
        PlayerDetails(next(people), str(number), "GFC"[at % 3], captain=number == 7)
        for at, number in enumerate(numbers)
    ]
    team = _submit(set_up.league, details, roster, _GIVEN_BACK - timedelta(hours=20), captain, organiser)
    with pretend(_GIVEN_BACK):
        approval.return_team(team, _WHY, actor=organiser)
