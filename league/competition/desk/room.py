"""The desk's room, and the one way in which its forms are sent."""

from collections.abc import Mapping
from typing import Any

from flask import redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league.web.forms import Form
from league.web.policy import Room

room = Room("competition_desk", __name__)


def see(url: str) -> ResponseReturnValue:
    """Go on to a page after something was done."""
    return redirect(url, 303)


def form_page(
    form: Form,
    title: str,
    back: tuple[str, str],
    *,
    button: str = "",
    status: int = 200,
    stored: Any = None,
    hint: str = "",
) -> ResponseReturnValue:
    """A page with nothing but a form. After a conflict, `stored` (the row) tells what is stored now."""
    differences: Mapping[str, Any] = {}
    if status == 409 and stored is not None:
        differences = _differences(form, stored)
        form["revision"].data = stored.revision if hasattr(stored, "revision") else form["revision"].data
    page = render_template(
        "competition/form.html",
        form=form,
        page_title=title,
        hint=hint,
        back=back,
        button=button or _("Save"),
        differences=differences,
    )
    return page, status


def _differences(form: Form, stored: Any) -> Mapping[str, Any]:
    """Label to stored value, for each field that says something else now."""
    found = {}
    for field in form:
        if field.name == "revision" or not hasattr(stored, field.name):
            continue
        value = getattr(stored, field.name)
        if (field.data or "") != (value or ""):
            found[str(field.label.text)] = value
    return found
