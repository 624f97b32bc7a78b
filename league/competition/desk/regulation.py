"""The regulation of a competition, version by version."""

from collections.abc import Sequence

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league.competition import access, queries, service
from league.competition.desk.room import room, see
from league.competition.forms.ranking import ORDERS
from league.competition.forms.regulation import RegulationForm
from league.competition.models import Competition, RegulationVersion
from league.competition.rules import Regulation
from league.competition.rules.articles import ACROSS, CRITERIA, articles
from league.competition.rules.presets import PRESETS
from league.competition.rules.titles import chinese_number
from league.web.forms import done
from league.web.language import current_language
from league.web.policy import only, the_user
from league.wording import ENGLISH


@room.route("/desk/competitions/<competition>/regulation", methods=["GET", "POST"])
@only("organiser")
def regulation(competition: str) -> ResponseReturnValue:
    """Change the regulation; a button with `do` only rearranges the page."""
    found = access.competition_of(competition)
    versions = queries.regulation_versions(found.id)
    held = queries.held_of(versions)
    form = RegulationForm()
    status, do = 200, request.form.get("do", "")
    if request.method == "GET":
        form.fill(held)
        form.version.data = versions[0].version if versions else 0
    elif do:
        form.rearrange(do, {name: request.form.get(f"more_{name}", "") for name in ORDERS})
    else:
        status = done(form, lambda: _save(form, found.id, held))
        if status == 303:
            flash(_("Saved. The new version holds from now on."), "ok")
            return see(url_for("competition.regulation", competition=found.slug))
        if status == 409:
            versions = queries.regulation_versions(found.id)
            held = queries.held_of(versions)
            form.version.data = versions[0].version
    return _page(found, versions, held, form, do), status


def _page(
    found: Competition, versions: Sequence[RegulationVersion], held: Regulation, form: RegulationForm, do: str
) -> str:
    """The form beside the text that would be printed; what differs from the stored one is marked."""
    frozen = queries.frozen_since(found.id)
    form.reason.flags.required = bool(versions) or frozen is not None
    form.hold(held)
    printed, before = articles(form.readable(held)), articles(held)
    clauses = [clause for article in before for clause in article.clauses]
    return render_template(
        "competition/regulation_form.html",
        competition=found,
        form=form,
        versions=versions,
        frozen=frozen,
        presets=PRESETS,
        criteria=CRITERIA,
        across=ACROSS,
        focus=form.focus_after(do),
        articles=printed,
        held=clauses,
        changes=sum(clause not in clauses for article in printed for clause in article.clauses),
        number=str if current_language() == ENGLISH else chinese_number,
    )


def _save(form: RegulationForm, competition_id: int, held: Regulation) -> None:
    service.save_regulation(
        competition_id=competition_id,
        regulation=form.read(held),
        reason=form.reason.data or "",
        version=form.version.data,
        actor=the_user().id,
    )
