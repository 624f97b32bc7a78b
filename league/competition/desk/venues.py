"""Venues and their courts."""

from typing import Any

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league.competition import access, queries, service
from league.competition.desk.room import form_page, room, see
from league.competition.forms.setup import NameForm, VenueForm
from league.competition.models import Venue
from league.errors import NotFound, Refused
from league.web.filters import local
from league.web.forms import done
from league.web.language import say_here
from league.web.policy import only, the_user


def _url(venue: Venue) -> str:
    return url_for("competition_desk.venues") + f"#venue-{venue.id}"


def _words(form: VenueForm) -> dict[str, Any]:
    return {name: form[name].data or "" for name in ("name", "name_en", "address", "directions")}


@room.get("/desk/venues")
@only("organiser")
def venues() -> ResponseReturnValue:
    """All venues with their courts."""
    return render_template("competition/venues.html", venues=queries.venues())


@room.route("/desk/venues/new", methods=["GET", "POST"])
@only("organiser")
def new_venue() -> ResponseReturnValue:
    """Add a venue."""
    form = VenueForm()
    status = 200
    if request.method == "POST":
        status = done(form, lambda: service.create_venue(actor=the_user().id, **_words(form)))
        if status == 303:
            flash(_("The venue is made. Next come its courts."), "ok")
            return see(url_for("competition_desk.venues"))
    back = (url_for("competition_desk.venues"), _("Venues"))
    return form_page(form, _("New venue"), back, button=_("Add"), status=status)


@room.route("/desk/venues/<int:venue>", methods=["GET", "POST"])
@only("organiser")
def venue(venue: int) -> ResponseReturnValue:
    """Change a venue's names and address."""
    found = access.venue_of(venue)
    form = VenueForm(obj=found)
    status = 200
    if request.method == "POST":
        status = done(
            form,
            lambda: service.edit_venue(
                venue_id=found.id, revision=form.revision.data, actor=the_user().id, **_words(form)
            ),
        )
        if status == 303:
            flash(_("Saved."), "ok")
            return see(_url(found))
    back = (url_for("competition_desk.venues"), _("Venues"))
    return form_page(form, _("Change the venue"), back, status=status, stored=found)


@room.route("/desk/venues/<int:venue>/courts/new", methods=["GET", "POST"])
@only("organiser")
def new_court(venue: int) -> ResponseReturnValue:
    """Add a court."""
    found = access.venue_of(venue)
    number = len(found.courts) + 1
    form = NameForm(data={"name": f"{number}号场", "name_en": f"Court {number}"})
    status = 200
    if request.method == "POST":
        status = done(
            form,
            lambda: service.add_court(
                venue_id=found.id, name=form.name.data or "", name_en=form.name_en.data or "", actor=the_user().id
            ),
        )
        if status == 303:
            flash(_("%(name)s was added.", name=form.name.data), "ok")
            return see(_url(found))
    back = (url_for("competition_desk.venues"), _("Venues"))
    return form_page(form, _("Add a court"), back, button=_("Add"), status=status, hint=local(found))


@room.route("/desk/courts/<int:court>", methods=["GET", "POST"])
@only("organiser")
def court(court: int) -> ResponseReturnValue:
    """Give a court another name."""
    found = access.court_of(court)
    venue = found.venue
    form = NameForm(obj=found, revision=venue.revision)
    status = 200
    if request.method == "POST":
        status = done(
            form,
            lambda: service.rename_court(
                court_id=found.id,
                name=form.name.data or "",
                name_en=form.name_en.data or "",
                revision=form.revision.data,
                actor=the_user().id,
            ),
        )
        if status == 303:
            flash(_("Saved."), "ok")
            return see(_url(venue))
        form.revision.data = venue.revision if status == 409 else form.revision.data
    back = (url_for("competition_desk.venues"), _("Venues"))
    return form_page(form, _("Rename the court"), back, status=status, stored=found)


@room.post("/desk/courts/<int:court>/place")
@only("organiser")
def move_court(court: int) -> ResponseReturnValue:
    """Move a court up or down in its venue."""
    found = access.court_of(court)
    try:
        service.move_court(court_id=found.id, by=-1 if request.form.get("way") == "up" else 1, actor=the_user().id)
    except NotFound:
        raise
    except Refused as refusal:
        flash(say_here(refusal.sentence), "bad")
    return see(_url(found.venue))
