"""The editor writes activities, looks at them as readers will, publishes and withdraws them."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league import clock
from league.activities import queries, service
from league.activities.access import access_activity
from league.activities.forms import ActivityForm, StateForm
from league.activities.models import Activity
from league.activities.rules import Draft, one_line
from league.errors import Conflict, Refused
from league.web.markdown import markdown
from league.web.policy import Room, only, the_user

room = Room("activities_desk", __name__)

_ONE = "/desk/activities/<int:number>"


@room.get("/desk/activities")
@only("editor")
def index() -> ResponseReturnValue:
    """All activities, drafts first."""
    rows, page, pages = queries.desk_list(min(request.args.get("page", 1, type=int), 1_000_000))
    return render_template("activities/desk.html", rows=rows, page=page, pages=pages)


@room.get("/desk/activities/new")
@only("editor")
def new() -> ResponseReturnValue:
    """An empty form."""
    return _form_page(ActivityForm(formdata=None))


@room.post("/desk/activities/new")
@only("editor")
def create() -> ResponseReturnValue:
    """Keep a new draft, or only show how it would look."""
    form = ActivityForm()
    if not form.validate_on_submit():
        return _form_page(form, status=422)
    if not form.slug.data:
        before = service.sent_before(form.draft(""), the_user().id)
        if before is not None and "preview" not in request.form:
            return redirect(url_for("activities_desk.edit", number=before.id), 303)
        form.slug.data = service.offered_slug(form.title.data)
    if "preview" in request.form:
        return _form_page(form, tried=form.draft(form.slug.data))
    try:
        activity = service.create(form.draft(form.slug.data), actor=the_user().id)
    except Refused as refusal:
        form.refuse(refusal)
        return _form_page(form, status=refusal.status)
    flash(_("The draft is kept. Nobody but editors sees it yet."), "ok")
    return redirect(url_for("activities_desk.edit", number=activity.id), 303)


@room.get(_ONE)
@only("editor")
def edit(number: int) -> ResponseReturnValue:
    """The form with what is stored."""
    activity = access_activity(the_user(), number, "see")
    return _form_page(ActivityForm(formdata=None, obj=activity), activity)


@room.post(_ONE)
@only("editor")
def change(number: int) -> ResponseReturnValue:
    """Save a new version, or only show how it would look."""
    activity = access_activity(the_user(), number, "edit")
    form = ActivityForm()
    if not form.validate_on_submit():
        return _form_page(form, activity, status=422)
    draft = form.draft(form.slug.data or activity.slug)
    if "preview" in request.form:
        return _form_page(form, activity, tried=draft)
    try:
        service.change(number, draft, revision=form.revision.number or 0, actor=the_user().id)
    except Refused as refusal:
        return _refused(form, refusal, activity)
    flash(_("Saved."), "ok")
    return redirect(url_for("activities_desk.edit", number=number), 303)


@room.get(_ONE + "/preview")
@only("editor")
def preview(number: int) -> ResponseReturnValue:
    """The stored version as readers will see it."""
    activity = access_activity(the_user(), number, "see")
    row = queries.row_of(activity, clock.now())
    return render_template("activities/preview.html", activity=activity, row=row, markdown=markdown)


@room.post(_ONE + "/publication")
@only("editor")
def publish(number: int) -> ResponseReturnValue:
    """Show it to everyone."""
    return _turn(number, service.publish, _("The activity is public."))


@room.post(_ONE + "/withdrawal")
@only("editor")
def withdraw(number: int) -> ResponseReturnValue:
    """Make it a draft again."""
    return _turn(number, service.withdraw, _("The activity is a draft again. Its page is gone for readers."))


def _turn(number: int, deed: Callable[..., Activity], said: str) -> ResponseReturnValue:
    activity = access_activity(the_user(), number, "edit")
    form = StateForm()
    form.validate_on_submit()
    try:
        deed(number, revision=form.revision.number or 0, actor=the_user().id)
    except Refused as refusal:
        return _refused(ActivityForm(formdata=None, obj=activity), refusal, activity)
    flash(said, "ok")
    return redirect(url_for("activities_desk.edit", number=number), 303)


def _refused(form: ActivityForm, refusal: Refused, activity: Activity) -> ResponseReturnValue:
    """The form again with the refusal at its field. After a conflict it saves over the version that is stored now."""
    form.refuse(refusal)
    if isinstance(refusal, Conflict):
        form.revision.data = str(activity.revision)
    return _form_page(form, activity, status=refusal.status)


def _form_page(
    form: ActivityForm, activity: Activity | None = None, *, tried: Draft | None = None, status: int = 200
) -> ResponseReturnValue:
    """The form; with `tried`, how what was typed would look."""
    page = render_template(
        "activities/form.html",
        form=form,
        activity=activity,
        title=activity and one_line(activity.title),
        tried=tried and queries.row_of_draft(tried, clock.now()),
        tried_body=tried,
        markdown=markdown,
    )
    return page, status
