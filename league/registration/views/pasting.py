"""Players by the table: paste, look at what was read and mended, put them onto the roster."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from league.errors import Refused, Sentence
from league.files.rules import MOST_ROWS, read_table
from league.registration import service
from league.registration.access import access_team
from league.registration.errors import PasteRefused
from league.registration.forms import ActForm, PasteForm
from league.registration.queries import Sheet, sheet
from league.registration.rules.paste import Mend, read_roster
from league.registration.rules.roster import POSITIONS
from league.registration.service import PlayerDetails
from league.registration.views.room import room
from league.registration.views.team import may
from league.web.cleaning import clean_line
from league.web.policy import signed_in, the_user

_LONGEST_CELL = 200


@dataclass(frozen=True)
class Shown:
    """A row of the preview, with fields to mend it in place."""

    number: str
    name: str
    position: str
    captain: bool
    left_out: bool = False
    mends: Sequence[Mend] = ()
    problems: Sequence[Sentence] = ()


@room.get("/my/teams/<team>/paste")
@signed_in
def paste(team: str) -> ResponseReturnValue:
    """The field to paste into."""
    return _show(sheet(access_team(the_user(), team, "see").id), PasteForm())


@room.post("/my/teams/<team>/paste")
@signed_in
def preview(team: str) -> ResponseReturnValue:
    """Show what was read; nothing is stored yet."""
    seen = sheet(access_team(the_user(), team, "edit").id)
    form = PasteForm()
    if not form.validate_on_submit():
        return _show(seen, form, 422)
    try:
        pasted = read_roster(read_table(form.table.data or ""), _taken(seen))
    except Refused as refusal:
        form.refuse(refusal)
        return _show(seen, form, refusal.status)
    rows = [
        Shown(row.number, row.name, row.position, row.captain, False, row.mends, row.problems) for row in pasted.rows
    ]
    return _show(seen, form, rows=rows, skipped=pasted.skipped)


@room.post("/my/teams/<team>/paste/confirmation")
@signed_in
def confirm(team: str) -> ResponseReturnValue:
    """Put the rows of the preview onto the roster, all of them or none."""
    user = the_user()
    found = access_team(user, team, "edit")
    rows = _rows_sent(request.form)
    kept = [at for at, row in enumerate(rows) if not row.left_out]
    form = PasteForm()
    try:
        service.add_players(
            found.id,
            [PlayerDetails(rows[at].name, rows[at].number, rows[at].position, rows[at].captain) for at in kept],
            actor=user.id,
            revision=ActForm().revision.number,
            as_organiser=user.has("organiser"),
        )
    except PasteRefused as refusal:
        form.refuse(refusal)
        wrong = {kept[at]: problems for at, problems in refusal.problems.items()}
        return _show(sheet(found.id), form, refusal.status, rows=_with(rows, wrong))
    except Refused as refusal:
        form.refuse(refusal)
        return _show(sheet(found.id), form, refusal.status, rows=rows)
    flash(
        ngettext("%(num)s player is on the roster now.", "%(num)s players are on the roster now.", len(kept))
        if kept
        else _("Nobody was added."),
        "ok",
    )
    return redirect(url_for("registration.team", team=team) + "#players", 303)


def _rows_sent(sent: Mapping[str, str]) -> list[Shown]:
    rows = []
    for at in range(MOST_ROWS):
        if f"name-{at}" not in sent:
            break
        position = sent.get(f"position-{at}", "")
        rows.append(
            Shown(
                number=clean_line(sent.get(f"number-{at}"))[:_LONGEST_CELL],
                name=clean_line(sent.get(f"name-{at}"))[:_LONGEST_CELL],
                position=position if position in POSITIONS else "",
                captain=sent.get("captain") == str(at),
                left_out=f"leave-{at}" in sent,
            )
        )
    return rows


def _with(rows: Sequence[Shown], wrong: Mapping[int, Sequence[Sentence]]) -> list[Shown]:
    return [
        Shown(row.number, row.name, row.position, row.captain, row.left_out, (), wrong.get(at, ()))
        for at, row in enumerate(rows)
    ]


def _taken(seen: Sheet) -> dict[str, str]:
    return {line.number: line.name for line in seen.players if line.number}


def _show(
    seen: Sheet, form: PasteForm, status: int = 200, *, rows: Sequence[Shown] | None = None, skipped: int = 0
) -> ResponseReturnValue:
    return (
        render_template(
            "registration/paste.html",
            sheet=seen,
            form=form,
            rows=rows,
            skipped=skipped,
            wrong=sum(1 for row in rows or () if row.problems and not row.left_out),
            mended=sum(1 for row in rows or () if row.mends),
            may_change=may(seen),
            positions=POSITIONS,
        ),
        status,
    )
