"""The stages of a competition, with their groups."""

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league.competition import access, service
from league.competition.competitions import DEFAULT_NAMES
from league.competition.desk.room import form_page, room, see
from league.competition.forms.setup import KnockOutForm, NameForm, RoundRobinForm
from league.competition.models import Competition
from league.errors import Refused
from league.web.filters import local
from league.web.forms import done
from league.web.language import say_here
from league.web.policy import only, the_user


def _url(competition: Competition) -> str:
    return url_for("competition_desk.competition", competition=competition.slug)


@room.route("/desk/competitions/<competition>/stages/round-robin", methods=["GET", "POST"])
@only("organiser")
def new_round_robin(competition: str) -> ResponseReturnValue:
    """Add a stage of groups."""
    found = access.competition_of(competition)
    name, name_en = DEFAULT_NAMES["round_robin"]
    start = {"name": name, "name_en": name_en, "groups": 4, "qualify": 2, "best_next": 0, "revision": found.revision}
    form = RoundRobinForm(data=start)
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
                best_next=form.best_next.data or 0,
                revision=form.revision.given,
                actor=the_user().id,
            ),
        )
        if status == 303:
            flash(_("The stage and its groups are made."), "ok")
            return see(_url(found) + "#stages")
        form.revision.data = found.revision if status == 409 else form.revision.data
    return form_page(form, _("Add a round robin"), (_url(found), local(found)), button=_("Add"), status=status)


@room.route("/desk/competitions/<competition>/stages/knock-out", methods=["GET", "POST"])
@only("organiser")
def new_knock_out(competition: str) -> ResponseReturnValue:
    """Add a stage in which the loser is out."""
    found = access.competition_of(competition)
    name, name_en = DEFAULT_NAMES["knock_out"]
    start = {"name": name, "name_en": name_en, "third_place": True, "revision": found.revision}
    form = KnockOutForm(data=start)
    status = 200
    if request.method == "POST":
        status = done(
            form,
            lambda: service.add_stage(
                competition_id=found.id,
                kind="knock_out",
                name=form.name.data or "",
                name_en=form.name_en.data or "",
                legs=int(form.legs.data),
                third_place=bool(form.third_place.data),
                fifth_place=bool(form.fifth_place.data),
                revision=form.revision.given,
                actor=the_user().id,
            ),
        )
        if status == 303:
            flash(_("The stage is made."), "ok")
            return see(_url(found) + "#stages")
        form.revision.data = found.revision if status == 409 else form.revision.data
    return form_page(form, _("Add a knock-out"), (_url(found), local(found)), button=_("Add"), status=status)


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
    back = (_url(competition), local(competition))
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
