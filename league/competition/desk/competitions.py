"""Competitions with their titles and deadlines."""

from typing import Any

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league import clock
from league.competition import access, queries, service
from league.competition.desk.room import room, see
from league.competition.forms.setup import CompetitionForm, NewCompetitionForm
from league.competition.models import Competition
from league.competition.rules.presets import preset_like
from league.competition.rules.season import stage_sentence
from league.web.forms import done
from league.web.language import current_language
from league.web.policy import only, the_user


def _url(competition: Competition) -> str:
    return url_for("competition_desk.competition", competition=competition.slug)


def _words(form: CompetitionForm) -> dict[str, Any]:
    words = {name: form[name].data for name in ("name", "name_en", "short_name", "short_name_en")}
    return words | {"titles": form.titles, "entries_until": form.entries_until.instant}


@room.route("/desk/seasons/<season>/competitions/new", methods=["GET", "POST"])
@only("organiser")
def new_competition(season: str) -> ResponseReturnValue:
    """Make a competition of a season."""
    found = access.season_of(season)
    form = NewCompetitionForm()
    status = 200
    if request.method == "POST":
        status = done(
            form,
            lambda: service.create_competition(
                season_id=found.id, slug=form.slug.data or "", actor=the_user().id, **_words(form)
            ),
        )
        if status == 303:
            flash(_("The competition is made. Next come its stages and its regulation."), "ok")
            return see(url_for("competition_desk.competition", competition=form.slug.data))
    page = render_template(
        "competition/competition_form.html", form=form, season=found, competition=None, differences={}
    )
    return page, status


@room.get("/desk/competitions/<competition>")
@only("organiser")
def competition(competition: str) -> ResponseReturnValue:
    """One competition: titles, deadline, stages, regulation."""
    found = access.competition_of(competition)
    versions = queries.regulation_versions(found.id)
    stages = [(stage, stage_sentence(stage)) for stage in queries.stages_of(found)]
    return render_template(
        "competition/competition.html",
        competition=found,
        title=queries.competition_title(found, current_language()),
        stages=stages,
        versions=versions,
        preset=preset_like(queries.held_of(versions)),
        entries_open=found.entries_until is not None and clock.now() <= found.entries_until,
    )


@room.route("/desk/competitions/<competition>/edit", methods=["GET", "POST"])
@only("organiser")
def edit_competition(competition: str) -> ResponseReturnValue:
    """Change a competition's names, titles and deadline."""
    found = access.competition_of(competition)
    form = CompetitionForm(obj=found, data=_title_data(found))
    status = 200
    if request.method == "POST":
        status = done(
            form,
            lambda: service.edit_competition(
                competition_id=found.id, revision=form.revision.data, actor=the_user().id, **_words(form)
            ),
        )
        if status == 303:
            flash(_("Saved."), "ok")
            return see(_url(found))
    conflict = status == 409
    if conflict:
        form.revision.data = found.revision
    page = render_template(
        "competition/competition_form.html",
        form=form,
        season=found.season,
        competition=found,
        differences=_stored(found) if conflict else {},
    )
    return page, status


def _title_data(competition: Competition) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for place, title in enumerate(competition.titles, 1):
        data |= {f"edition_{place}": title.edition, f"title_{place}": title.name, f"title_{place}_en": title.name_en}
    return data


def _stored(competition: Competition) -> dict[str, Any]:
    return {
        _("Name of the competition"): competition.name,
        _("Titles"): queries.competition_title(competition, current_language()),
        _("Entries until"): competition.entries_until,
    }
