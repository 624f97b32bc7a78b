"""The regulation of a competition, version by version, with what a change would do before it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league.competition import access, queries
from league.competition.errors import NoReason
from league.competition.forms.ranking import ORDERS
from league.competition.forms.regulation import RegulationForm
from league.competition.rules import Regulation
from league.competition.rules.articles import ACROSS, CRITERIA, articles, difference
from league.competition.rules.limits import check_regulation
from league.competition.rules.presets import PRESETS
from league.competition.rules.titles import chinese_number
from league.competition.service import save_regulation
from league.decisions import rehearsing, service
from league.decisions.deeds import RegulationDeed
from league.decisions.desk.room import answers_of, room
from league.decisions.rehearsing import Preview, Trial
from league.errors import Refused
from league.registration.queries import faces
from league.web.forms import done
from league.web.language import current_language
from league.web.policy import only, the_user
from league.wording import ENGLISH

if TYPE_CHECKING:
    from league.competition.models import Competition, RegulationVersion


@dataclass
class Sheet:
    """The regulation that is being changed, and the form on it."""

    competition: "Competition"
    form: RegulationForm
    competition_id: int = 0
    slug: str = ""
    versions: Sequence["RegulationVersion"] = ()
    held: Regulation = field(default_factory=Regulation)
    frozen: datetime | None = None
    """When the first game began; from then on a change is a decision, with its effect and one press that undoes it."""

    @classmethod
    def open(cls, slug: str) -> "Sheet":
        """The sheet of a competition; raises NoSuchCompetition."""
        found = access.competition_of(slug)
        sheet = cls(found, RegulationForm(), found.id, found.slug)
        sheet.look_again()
        return sheet

    def look_again(self) -> None:
        """Read what is stored now."""
        self.versions = queries.regulation_versions(self.competition_id)
        self.held = queries.held_of(self.versions)
        self.frozen = queries.frozen_since(self.competition_id)
        self.form.reason.flags.required = bool(self.versions) or self.frozen is not None

    @property
    def latest(self) -> int:
        """The version that holds; 0 before the first."""
        return self.versions[0].version if self.versions else 0

    @property
    def typed(self) -> Regulation | None:
        """What was typed, where it makes sense and changes something."""
        try:
            typed = self.form.read(self.held)
            check_regulation(typed)
        except (Refused, TypeError):  # a figure that could not be read is None
            return None
        return typed if typed != self.held or not self.versions else None

    def deed(self, reason: str) -> RegulationDeed:
        """The change as a decision. Raises what the form raises."""
        typed = self.form.read(self.held)
        return RegulationDeed(self.competition, typed, self.form.version.data or 0, reason)


@room.route("/desk/competitions/<competition>/regulation", methods=["GET", "POST"])
@only("organiser")
def regulation(competition: str) -> ResponseReturnValue:
    """Change the regulation; a button with `do` only rearranges the page or shows the effect."""
    sheet = Sheet.open(competition)
    form, do = sheet.form, request.form.get("do", "")
    status = 200
    if request.method == "GET":
        form.fill(sheet.held)
        form.version.data = sheet.latest
    elif do == "show":
        status = done(form, lambda: check_regulation(form.read(sheet.held)))
        status = 200 if status == 303 else status
    elif do:
        form.rearrange(do, {name: request.form.get(f"more_{name}", "") for name in ORDERS})
    else:
        saved: list[str] = []
        status = done(form, lambda: saved.append(_save(sheet)))
        if status == 303:
            flash(_("Saved. The new version holds from now on."), "ok")
            return redirect(saved[0], 303)
        if status == 409:
            sheet.look_again()
            form.version.data = sheet.latest
    return _page(sheet, do), status


def _save(sheet: Sheet) -> str:
    """Save it; before the first game as it is, afterwards as a decision. Returns where to go on."""
    form, actor = sheet.form, the_user().id
    reason = (form.reason.data or "").strip()
    if sheet.frozen is None:
        save_regulation(
            competition_id=sheet.competition_id,
            regulation=form.read(sheet.held),
            reason=reason,
            version=form.version.data,
            actor=actor,
        )
        return url_for("competition.regulation", competition=sheet.slug)
    if not reason:
        raise NoReason("reason")
    seen, answers = request.form.get("seen", ""), answers_of(request.form)
    decided = service.decide(sheet.deed(reason), seen_as=seen, answers=answers, actor=actor)
    return url_for("decisions_desk.show", decision=decided, done=1)


def _page(sheet: Sheet, do: str) -> str:
    """The form beside its effect and the text that would be printed; what differs from the stored one is marked."""
    form = sheet.form
    form.hold(sheet.held)
    printed, before = articles(form.readable(sheet.held)), articles(sheet.held)
    differs = difference(before, printed)
    preview, trial = _effect(sheet) if request.method == "POST" else (None, None)
    effect = preview.effect if preview else trial.effect if trial else None
    return render_template(
        "decisions/regulation.html",
        competition=access.competition_of(sheet.slug),
        form=form,
        versions=queries.regulation_versions(sheet.competition_id),
        frozen=sheet.frozen,
        presets=PRESETS,
        criteria=CRITERIA,
        across=ACROSS,
        focus=form.focus_after(do),
        articles=printed,
        differs=differs,
        preview=preview,
        trial=trial,
        effect=effect,
        faces=faces(effect.concerned) if effect else {},
        chosen=answers_of(request.form),
        number=str if current_language() == ENGLISH else chinese_number,
    )


def _effect(sheet: Sheet) -> tuple[Preview | None, Trial | None]:
    """What the change would do: to today's tables once a game has begun, before that to the last finished competition."""
    typed = sheet.typed
    if typed is None:
        return None, None
    if sheet.frozen is None:
        return None, rehearsing.try_regulation(typed, sheet.held, sheet.competition_id)
    try:
        return rehearsing.preview(sheet.deed(sheet.form.reason.data or "?"), answers_of(request.form)), None
    except Refused:
        return None, None
