"""Competitions with their titles, and their stages."""

from typing import Any

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league import clock
from league.competition import access, queries, service
from league.competition.competitions import DEFAULT_NAMES
from league.competition.desk.room import done, form_page, room, see
from league.competition.forms.setup import (
    CompetitionForm,
    KnockOutForm,
    NameForm,
    NewCompetitionForm,
    RoundRobinForm,
)
from league.competition.models import Competition
from league.competition.rules.presets import preset_like
from league.competition.rules.season import stage_sentence
from league.errors import Refused
from league.web.language import current_language, say_here
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
        preset=preset_like(queries.held_of(versions).ranking),
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


@room.route("/desk/competitions/<competition>/stages/round-robin", methods=["GET", "POST"])
@only("organiser")
def new_round_robin(competition: str) -> ResponseReturnValue:
    """Add a stage of groups."""
    found = access.competition_of(competition)
    name, name_en = DEFAULT_NAMES["round_robin"]
    form = RoundRobinForm(data={"name": name, "name_en": name_en, "groups": 4, "qualify": 2})
    status = 200
    if request.method == "POST":
        status = done(
            form,
            lambda: service.add_stage(
                competition_id=found.id,
                kind="round_robin",
                name=form.name.data or "",
                name_en=form.name_en.data or "",
                groups=form.groups.data or 0,
                legs=int(form.legs.data),
                qualify=form.qualify.data or 0,
                actor=the_user().id,
            ),
        )
        if status == 303:
            flash(_("The stage and its groups are made."), "ok")
            return see(_url(found) + "#stages")
    return form_page(form, _("Add a round robin"), (_url(found), str(found.name)), button=_("Add"), status=status)


@room.route("/desk/competitions/<competition>/stages/knock-out", methods=["GET", "POST"])
@only("organiser")
def new_knock_out(competition: str) -> ResponseReturnValue:
    """Add a stage in which the loser is out."""
    found = access.competition_of(competition)
    name, name_en = DEFAULT_NAMES["knock_out"]
    form = KnockOutForm(data={"name": name, "name_en": name_en, "third_place": True})
    status = 200
    if request.method == "POST":
        status = done(
            form,
            lambda: service.add_stage(
                competition_id=found.id,
                kind="knock_out",
                name=form.name.data or "",
                name_en=form.name_en.data or "",
                third_place=bool(form.third_place.data),
                actor=the_user().id,
            ),
        )
        if status == 303:
            flash(_("The stage is made."), "ok")
            return see(_url(found) + "#stages")
    return form_page(form, _("Add a knock-out"), (_url(found), str(found.name)), button=_("Add"), status=status)


@room.route("/desk/stages/<int:stage>", methods=["GET", "POST"])
@only("organiser")
def rename_stage(stage: int) -> ResponseReturnValue:
    """Give a stage another name."""
    found = access.stage_of(stage)
    competition = found.competition
    form = NameForm(obj=found, revision=competition.revision)
    status = 200
    if request.method == "POST":
        status = done(
            form,
            lambda: service.rename_stage(
                stage_id=found.id,
                name=form.name.data or "",
                name_en=form.name_en.data or "",
                revision=form.revision.data,
                actor=the_user().id,
            ),
        )
        if status == 303:
            flash(_("Saved."), "ok")
            return see(_url(competition) + "#stages")
        form.revision.data = competition.revision if status == 409 else form.revision.data
    back = (_url(competition), str(competition.name))
    return form_page(form, _("Rename the stage"), back, status=status, stored=found)


@room.post("/desk/stages/<int:stage>/removal")
@only("organiser")
def remove_stage(stage: int) -> ResponseReturnValue:
    """Take a stage away again."""
    found = access.stage_of(stage)
    competition, name = found.competition, found.name
    try:
        service.remove_stage(stage_id=found.id, actor=the_user().id)
        flash(_("%(name)s was removed.", name=name), "ok")
    except Refused as refusal:
        flash(say_here(refusal.sentence), "bad")
    return see(_url(competition) + "#stages")
