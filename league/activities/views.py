"""Activities as members see them."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from league import clock
from league.activities import queries
from league.activities.access import public_activity
from league.activities.rules import KINDS
from league.web.markdown import markdown
from league.web.policy import Room, current_user, public

room = Room("activities", __name__)


@room.get("/activities")
@public
def index() -> ResponseReturnValue:
    """What comes by month, what stands open, and folded what is over."""
    kind = request.args.get("kind", "")
    kind = kind if kind in KINDS else ""
    page = request.args.get("page", 1, type=_page)
    programme = queries.programme(kind, page)
    return render_template("activities/index.html", programme=programme, kind=kind, kinds=KINDS)


@room.get("/activities/<slug>")
@public
def show(slug: str) -> ResponseReturnValue:
    """The poster of one activity."""
    activity = public_activity(slug)
    user = current_user()
    return render_template(
        "activities/show.html",
        activity=activity,
        row=queries.row_of(activity, clock.now()),
        markdown=markdown,
        may_edit=user is not None and "editor" in user.roles,
    )


def _page(text: str) -> int:
    """A page number that no database stumbles over."""
    return min(int(text), 1_000_000)
