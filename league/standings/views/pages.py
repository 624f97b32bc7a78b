"""Brackets, teams and competitions as fans see them."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from league.competition.queries import competitions_of, current_season, regulation_of, seasons
from league.registration.rules.roster import POSITIONS
from league.standings.access import access_competition, access_team
from league.standings.queries import (
    all_champions,
    brackets_of,
    competitions_beside,
    entered_teams,
    sources_of,
    team_page,
)
from league.standings.rules.bracket import leads_to
from league.standings.rules.fitting import fit
from league.standings.views.door import room
from league.web.policy import public


@room.get("/standings")
@public
def index() -> ResponseReturnValue:
    """The standings of the season's first competition."""
    return _first("standings.table")


@room.get("/bracket")
@public
def bracket_index() -> ResponseReturnValue:
    """The bracket of the season's first competition."""
    return _first("standings.bracket")


@room.get("/bracket/<competition>")
@public
def bracket(competition: str) -> ResponseReturnValue:
    """The bracket as a drawing and as rows, and where its first teams come from."""
    chosen = access_competition(competition)
    return render_template(
        "standings/bracket.html",
        competition=chosen,
        tabs=competitions_beside(chosen),
        brackets=brackets_of(chosen),
        sources=sources_of(chosen),
        fit=fit,
        leads_to=leads_to,
    )


@room.get("/competitions")
@public
def others() -> ResponseReturnValue:
    """Every competition there is, by season: past ones and imported ones too."""
    shown = [season for season in seasons() if season.competitions]
    return render_template("standings/others.html", seasons=shown, champions=all_champions())


@room.get("/teams")
@public
def teams() -> ResponseReturnValue:
    """The teams of the season by competition; of one competition with ?competition=."""
    season = current_season()
    entered = entered_teams(season) if season else []
    chosen = request.args.get("competition", "")
    if any(one.competition.slug == chosen for one in entered):
        entered = [one for one in entered if one.competition.slug == chosen]
    return render_template("standings/teams.html", entered=[one for one in entered if one.teams])


@room.get("/teams/<team>")
@public
def team(team: str) -> ResponseReturnValue:
    """A team: its form, its games, its people by name, its strips."""
    page = team_page(access_team(team))
    regulation = page.table.facts.regulation if page.table else regulation_of(page.competition.id)
    light_first = regulation.light_strip == "first"
    about = {"positions": POSITIONS, "light_first": light_first, "hosted": regulation.hosted}
    return render_template("standings/team.html", page=page, **about)


def _first(endpoint: str) -> ResponseReturnValue:
    """On to the season's first competition; before there is one, a page that says so."""
    season = current_season()
    found = competitions_of(season) if season else []
    if found:
        return redirect(url_for(endpoint, competition=found[0].slug), 303)
    return render_template("standings/nothing.html", bracket=endpoint == "standings.bracket")
