"""When the courts are open: a week at a time, many slots added by a pattern, closed by ticks."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from league import clock
from league.competition import queries, service
from league.competition.desk.room import room, see
from league.competition.forms.parts import chosen_numbers
from league.competition.forms.setup import SlotsForm
from league.competition.models import Court, Slot
from league.competition.rules.slots import MOST_SLOTS, Pattern, read_times
from league.web.filters import home_day, local
from league.web.forms import done
from league.web.policy import only, the_user

Day = tuple[date, list[tuple[datetime, list[Slot]]]]


@room.route("/desk/slots", methods=["GET", "POST"])
@only("organiser")
def slots() -> ResponseReturnValue:
    """A week of opening times, and the form that adds more."""
    courts = queries.courts()
    form = SlotsForm(data=_first_data())
    form.courts.offer((str(court.id), _court_name(court)) for court in courts)
    if request.method == "GET":
        form.courts.data = [str(court.id) for court in courts]
    status = 200
    if request.method == "POST":
        added: list[int] = []
        status = done(form, lambda: added.append(service.add_slots(pattern=_pattern(form), actor=the_user().id)))
        if status == 303:
            flash(ngettext("%(num)s slot was added.", "%(num)s slots were added.", added[0]), "ok")
            return see(_week_url(form.first_day.data))
    monday = _week(request.args.get("week", ""))
    found = queries.slots_between(_midnight(monday), _midnight(monday + timedelta(days=7)))
    page = render_template(
        "competition/slots.html",
        form=form,
        courts=courts,
        monday=monday,
        sunday=monday + timedelta(days=6),
        days=_by_day(found),
        several=len({slot.court.venue_id for slot in found}) > 1,
        weeks=queries.weeks_of_slots(_midnight(monday), _midnight(monday + timedelta(days=7))),
    )
    return page, status


@room.post("/desk/slots/removal")
@only("organiser")
def remove_slots() -> ResponseReturnValue:
    """Close the slots that were ticked, or all of one day."""
    numbers = chosen_numbers(request.form.getlist("slot"), MOST_SLOTS)
    whole = _day(request.form.get("day", ""))
    if whole is not None:
        numbers = [slot.id for slot in queries.slots_between(_midnight(whole), _midnight(whole + timedelta(days=1)))]
    gone = service.remove_slots(slot_ids=numbers, actor=the_user().id)
    if gone:
        flash(ngettext("%(num)s slot was closed.", "%(num)s slots were closed.", gone), "ok")
    else:
        flash(_("Nothing was ticked, so nothing was closed."), "bad")
    return see(_week_url(whole or _day(request.form.get("week", ""))))


def _pattern(form: SlotsForm) -> Pattern:
    assert form.first_day.data and form.last_day.data and form.minutes.data
    return Pattern(
        courts=tuple(int(number) for number in form.courts.data or ()),
        first_day=form.first_day.data,
        last_day=form.last_day.data,
        weekdays=frozenset(int(number) for number in form.weekdays.data or ()),
        times=read_times(form.times.data or ""),
        minutes=form.minutes.data,
    )


def _first_data() -> dict[str, object]:
    season = queries.current_season()
    first = season.first_day if season else clock.today()
    last = season.last_day if season and season.last_day else first + timedelta(days=27)
    return {
        "first_day": first,
        "last_day": last,
        "weekdays": [str(number) for number in range(7)],
        "times": "18:30 20:00",
        "minutes": 90,
    }


def _court_name(court: Court) -> str:
    return f"{local(court.venue)}{_(' · ')}{local(court)}"


def _by_day(found: Sequence[Slot]) -> list[Day]:
    return [
        (day, [(at, list(same)) for at, same in groupby(of_day, key=lambda slot: slot.starts_at)])
        for day, of_day in groupby(found, key=lambda slot: home_day(slot.starts_at))
    ]


def _week(text: str) -> date:
    """The Monday of the week asked for; else of the next slot, of the last one, or of today."""
    day = _day(text)
    if day is None:
        next_slot = queries.slot_near(_midnight(clock.today()))
        day = home_day(next_slot.starts_at) if next_slot else clock.today()
    return day - timedelta(days=day.weekday())


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1950 <= day.year <= 2200 else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.HOME)


def _week_url(day: date | None) -> str:
    return url_for("competition_desk.slots", week=day.isoformat() if day else None) + "#week"
