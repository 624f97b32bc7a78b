"""The administrator's desk: accounts, their roles, a link for a forgotten password."""

from collections.abc import Callable, Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league.accounts import passwords, queries, service
from league.accounts.access import User, access_account
from league.accounts.models import Account
from league.accounts.rules import DEEDS, ROLE_MEANS, ROLES
from league.errors import N_, Refused, Sentence
from league.journal import queries as journal
from league.web.cleaning import clean_line
from league.web.frame import Own
from league.web.language import say_here
from league.web.policy import Room, Visitor, only, the_user

room = Room("accounts_desk", __name__)


def own_work(user: Visitor) -> Sequence[Own]:
    """The administrator's way to the accounts; nothing waits there."""
    if "administrator" not in user.roles:
        return []
    return [Own(Sentence(N_("Accounts")), url_for("accounts_desk.index"), 0, "people", "administrator")]


@room.get("/desk/accounts")
@only("administrator")
def index() -> ResponseReturnValue:
    """All accounts, by a part of the name, number or address, and by role."""
    q = clean_line(request.args.get("q"))[:80]
    role = request.args.get("role", "")
    role = role if role in ROLES else ""
    return render_template(
        "accounts/desk/index.html",
        found=queries.accounts(q, role, page=_page_number()),
        q=q,
        role=role,
        roles=ROLES,
    )


@room.get("/desk/accounts/<account>")
@only("administrator")
def show(account: str) -> ResponseReturnValue:
    """One account: its roles, what the journal says of it, and what can be done."""
    return _page(access_account(the_user(), account, "manage"))


@room.post("/desk/accounts/<account>/roles/<role>")
@only("administrator")
def grant(account: str, role: str) -> ResponseReturnValue:
    """Give a role."""
    return _do(
        account,
        lambda one, me: service.grant_role(one.id, role, me.id),
        lambda one: _("%(name)s now has the role: %(role)s", name=one, role=say_here(ROLES[role])),
    )


@room.post("/desk/accounts/<account>/roles/<role>/end")
@only("administrator")
def revoke(account: str, role: str) -> ResponseReturnValue:
    """Take a role away."""
    return _do(
        account,
        lambda one, me: service.revoke_role(one.id, role, me.id),
        lambda one: _("%(name)s no longer has the role: %(role)s", name=one, role=say_here(ROLES[role])),
    )


@room.post("/desk/accounts/<account>/disabling")
@only("administrator")
def disable(account: str) -> ResponseReturnValue:
    """Close an account."""
    return _do(
        account,
        lambda one, me: service.disable(one.id, actor=me.id),
        lambda one: _("%(name)s is disabled and signed out everywhere.", name=one),
    )


@room.post("/desk/accounts/<account>/enabling")
@only("administrator")
def enable(account: str) -> ResponseReturnValue:
    """Open a closed account again."""
    return _do(
        account,
        lambda one, me: service.enable(one.id, actor=me.id),
        lambda one: _("%(name)s is enabled again.", name=one),
    )


@room.post("/desk/accounts/<account>/reset-link")
@only("administrator")
def make_link(account: str) -> ResponseReturnValue:
    """A link for a new password. It stands in this answer and nowhere else, so there is no redirect."""
    one = access_account(the_user(), account, "manage")
    try:
        token = passwords.make_reset_link(one.id, actor=the_user().id)
    except Refused as refusal:
        return _page(one, refusal)
    return render_template(
        "accounts/desk/link.html",
        account=queries.account(one.id),
        link=url_for("accounts.reset", token=token, _external=True),
        minutes=int(passwords.LINK_LASTS.total_seconds() // 60),
    )


def _do(public_id: str, deed: Callable[[Account, User], None], done: Callable[[str], str]) -> ResponseReturnValue:
    """Do it and go back to the account, or show there why not."""
    me: User = the_user()
    one = access_account(me, public_id, "manage")
    try:
        deed(one, me)
    except Refused as refusal:
        return _page(one, refusal)
    flash(done(one.name), "ok")
    return redirect(url_for("accounts_desk.show", account=one.public_id), 303)


def _page(one: Account, refusal: Refused | None = None) -> ResponseReturnValue:
    deeds = journal.entries(f"account:{one.public_id}", size=20)
    page = render_template(
        "accounts/desk/show.html",
        account=queries.account(one.id),
        deeds=deeds.rows,
        names=queries.names(journal.actors(deeds)),
        refusal=say_here(refusal.sentence) if refusal else "",
        roles=ROLES,
        means=ROLE_MEANS,
        words=DEEDS,
    )
    return page, refusal.status if refusal else 200


def _page_number() -> int:
    text = request.args.get("page", "1")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 1
