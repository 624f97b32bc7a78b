"""A team's games as a calendar that a telephone subscribes to."""

from datetime import timedelta

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league import clock
from league.fixtures.rules.clashes import GAME_MINUTES
from league.scoring.queries import GameRow, Side, games_of_team
from league.standings.access import access_team
from league.standings.rules.ics import Event, calendar
from league.standings.views.door import room
from league.web.filters import local
from league.web.language import say_here
from league.web.policy import public


@room.get("/teams/<team>/calendar.ics")
@public
def team_calendar(team: str) -> ResponseReturnValue:
    """The published games of a team that have a day, with their courts and who hosts."""
    found = access_team(team)
    events = [_event(row) for row in games_of_team(found.id) if row.starts_at]
    title = f"{local(found, 'short_name')}{_(' · ')}{local(found.competition, 'short_name')}"
    answer = Response(calendar(title, events, clock.now()), mimetype="text/calendar")
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.public_id}.ics"'
    return answer


def _event(row: GameRow) -> Event:
    assert row.starts_at is not None
    court = row.court
    return Event(
        f"{row.public_id}@{request.host.partition(':')[0]}",
        row.starts_at,
        row.starts_at + timedelta(minutes=GAME_MINUTES),
        f"{_named(row.a)} {_('v')} {_named(row.b)}",
        f"{local(court, 'venue')} {local(court)}" if court else "",
        f"{local(row, 'competition_short')}{_(' · ')}{_('Game %(number)s', number=row.number)}",
        url_for("scoring.game", game=row.public_id, _external=True),
        row.state == "voided",
    )


def _named(side: Side) -> str:
    name = local(side.team, "short_name") if side.team else say_here(side.place) if side.place else ""
    return _("%(team)s (host)", team=name) if side.host else name
