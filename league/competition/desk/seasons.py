"""Seasons and the bodies behind them."""

from typing import Any

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league.competition import access, queries, service
from league.competition.desk.room import form_page, room, see
from league.competition.forms.setup import HostForm, NewSeasonForm, SeasonForm
from league.competition.models import Season
from league.competition.rules.season import PARTS
from league.errors import NotFound, Refused
from league.web.filters import local
from league.web.forms import done
from league.web.language import current_language, say_here
from league.web.policy import only, the_user


def _url(season: Season) -> str:
    return url_for("competition_desk.season", season=season.slug)


def _words(form: SeasonForm) -> dict[str, Any]:
    names = ("name", "name_en", "brand", "brand_en", "first_day", "last_day")
    return {name: form[name].data for name in names}


@room.get("/desk/seasons")
@only("organiser")
def index() -> ResponseReturnValue:
    """All seasons, the latest first."""
    seasons = queries.seasons()
    titles = {season.id: queries.season_title(season, current_language()) for season in seasons}
    return render_template("competition/seasons.html", seasons=seasons, titles=titles, current=queries.current_season())


@room.route("/desk/seasons/new", methods=["GET", "POST"])
@only("organiser")
def new_season() -> ResponseReturnValue:
    """Make a season."""
    form = NewSeasonForm()
    status = 200
    if request.method == "POST":
        status = done(
            form, lambda: service.create_season(slug=form.slug.data or "", actor=the_user().id, **_words(form))
        )
        if status == 303:
            flash(_("The season is made. Next come its hosts and competitions."), "ok")
            return see(url_for("competition_desk.season", season=form.slug.data))
    back = (url_for("competition_desk.index"), _("Seasons"))
    return form_page(form, _("New season"), back, button=_("Make the season"), status=status)


@room.get("/desk/seasons/<season>")
@only("organiser")
def season(season: str) -> ResponseReturnValue:
    """One season: its competitions, its hosts."""
    found = access.season_of(season)
    hosts = [(word, [host for host in found.hosts if host.part == part]) for part, word in PARTS.items()]
    competitions = queries.competitions_of(found)
    titles = {one.id: queries.competition_title(one, current_language()) for one in competitions}
    return render_template(
        "competition/season.html",
        season=found,
        title=queries.season_title(found, current_language()),
        hosts=hosts,
        competitions=competitions,
        titles=titles,
    )


@room.route("/desk/seasons/<season>/edit", methods=["GET", "POST"])
@only("organiser")
def edit_season(season: str) -> ResponseReturnValue:
    """Change a season's names and days."""
    found = access.season_of(season)
    form = SeasonForm(obj=found)
    status = 200
    if request.method == "POST":
        status = done(
            form,
            lambda: service.edit_season(
                season_id=found.id, revision=form.revision.data, actor=the_user().id, **_words(form)
            ),
        )
        if status == 303:
            flash(_("Saved."), "ok")
            return see(_url(found))
    back = (_url(found), local(found))
    return form_page(form, _("Names and days of the season"), back, status=status, stored=found)


@room.route("/desk/seasons/<season>/hosts/new", methods=["GET", "POST"])
@only("organiser")
def new_host(season: str) -> ResponseReturnValue:
    """Name one more body behind the season."""
    found = access.season_of(season)
    form = HostForm(data={"revision": found.revision})
    if request.method == "GET" and request.args.get("part") in PARTS:
        form.part.data = request.args["part"]
    status = 200
    if request.method == "POST":
        status = done(
            form,
            lambda: service.add_host(
                season_id=found.id,
                part=form.part.data,
                name=form.name.data or "",
                name_en=form.name_en.data or "",
                revision=form.revision.given,
                actor=the_user().id,
            ),
        )
        if status == 303:
            flash(_("%(name)s was added.", name=form.name.data), "ok")
            return see(_url(found) + "#hosts")
        form.revision.data = found.revision if status == 409 else form.revision.data
    back = (_url(found), local(found))
    return form_page(form, _("Add a host"), back, button=_("Add"), status=status)


@room.route("/desk/hosts/<int:host>", methods=["GET", "POST"])
@only("organiser")
def host(host: int) -> ResponseReturnValue:
    """Change the name or part of a body."""
    found = access.host_of(host)
    season = found.season
    form = HostForm(obj=found, revision=season.revision)
    status = 200
    if request.method == "POST":
        status = done(
            form,
            lambda: service.edit_host(
                host_id=found.id,
                part=form.part.data,
                name=form.name.data or "",
                name_en=form.name_en.data or "",
                revision=form.revision.data,
                actor=the_user().id,
            ),
        )
        if status == 303:
            flash(_("Saved."), "ok")
            return see(_url(season) + "#hosts")
        form.revision.data = season.revision if status == 409 else form.revision.data
    back = (_url(season), local(season))
    return form_page(form, _("Change a host"), back, status=status, stored=found)


@room.post("/desk/hosts/<int:host>/place")
@only("organiser")
def move_host(host: int) -> ResponseReturnValue:
    """Move a body up or down among those of its part."""
    found = access.host_of(host)
    try:
        service.move_host(host_id=found.id, by=-1 if request.form.get("way") == "up" else 1, actor=the_user().id)
    except NotFound:
        raise
    except Refused as refusal:
        flash(say_here(refusal.sentence), "bad")
    return see(_url(found.season) + "#hosts")


@room.post("/desk/hosts/<int:host>/removal")
@only("organiser")
def remove_host(host: int) -> ResponseReturnValue:
    """Name a body no longer."""
    found = access.host_of(host)
    season, name = found.season, found.name
    service.remove_host(host_id=found.id, actor=the_user().id)
    flash(_("%(name)s was removed.", name=name), "ok")
    return see(_url(season) + "#hosts")
