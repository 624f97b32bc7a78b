"""Signing up, in and out; one's own account."""

from collections.abc import Callable

from flask import Response, flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from league import clock
from league.accounts import passwords, queries, service, signing
from league.accounts.access import Opened, User, access_sign_in, sign_in_of
from league.accounts.forms import NameForm, PasswordForm, ResetForm, SignInForm, SignUpForm
from league.accounts.rules import ROLE_MEANS, ROLES
from league.accounts.rules.logins import Login, address_key
from league.accounts.rules.passwords import LEAST
from league.accounts.rules.sessions import SEEN_EVERY, device_code, still_open
from league.accounts.service import SESSION_KEY, fingerprint
from league.errors import Refused
from league.web.forms import Form
from league.web.policy import Room, current_user, public, signed_in, the_user
from league.web.preferences import safe_next

room = Room("accounts", __name__)
_AFTER_SIGN_UP = "registration.enter"
"""Captains sign up themselves, and what they want is a team. A name, not an import: the room lies to the right."""
_DOORS = ("/sign-in", "/sign-up", "/sign-out")


def current_account() -> User | None:
    """Who is signed in: one query, and none for a browser that shows no token."""
    token = session.get(SESSION_KEY)
    if not isinstance(token, str):
        return None
    opened = sign_in_of(fingerprint(token))
    if opened is None or not still_open(opened.created_at, opened.seen_at, opened.user.roles, clock.now()):
        return None
    g.sign_in = opened
    return opened.user


@room.after_app_request
def note_use(response: Response) -> Response:
    """Note that a sign-in was used, at most once a minute and after the page was made."""
    opened: Opened | None = g.get("sign_in")
    now = clock.now()
    if opened is not None and now - opened.seen_at >= SEEN_EVERY:
        signing.saw(opened.id, now)
    return response


def _back() -> str | None:
    """Where the visitor wanted to go before he stood at the door."""
    target = safe_next(request.args.get("next"), otherwise="")
    return target if target and not target.startswith(_DOORS) else None


def _client() -> dict[str, str]:
    return {"address": address_key(request.remote_addr), "device": device_code(request.user_agent.string)}


def _begin(token: str) -> None:
    """The browser is signed in from here on, with a session that holds nothing of before."""
    session.clear()
    session.permanent = True
    session[SESSION_KEY] = token


def _leave() -> None:
    """The browser is signed out: the row is gone, and what the cookie held."""
    token = session.get(SESSION_KEY)
    if isinstance(token, str):
        signing.end_sign_in(token)
    session.clear()


def _attempt(form: Form, deed: Callable[[], None]) -> int:
    """Do what the form asks for: 303 when it is done, else the status of the page that says what is wrong."""
    if not form.is_submitted():
        return 200
    if not form.validate():
        return 422
    try:
        deed()
    except Refused as refusal:
        if refusal.status == 404:
            raise
        form.refuse(refusal)
        return refusal.status
    return 303


def _answer(status: int, page: Callable[[], str]) -> ResponseReturnValue:
    return page(), status, {"Retry-After": "300"} if status == 429 else {}


@room.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    """The door: a number or address, and the password."""
    form, back = SignInForm(), _back()
    if current_user() is not None and request.method == "GET":
        return redirect(back or "/", 303)

    def open_the_door() -> None:
        _begin(signing.sign_in(login=form.login.data or "", password=form.password.data or "", **_client()))

    status = _attempt(form, open_the_door)
    if status == 303:
        return redirect(back or "/", 303)
    return _answer(status, lambda: render_template("accounts/sign_in.html", form=form, back=back))


@room.route("/sign-up", methods=["GET", "POST"])
@public
def sign_up() -> ResponseReturnValue:
    """A new account, signed in at once."""
    form, back = SignUpForm(), _back()
    if current_user() is not None and request.method == "GET":
        return redirect(back or url_for("accounts.me"), 303)

    def join() -> None:
        token = signing.sign_up(
            name=form.name.data or "", login=form.login.data or "", password=form.password.data or "", **_client()
        )
        _begin(token)

    status = _attempt(form, join)
    if status == 303:
        flash(_("You are signed up and signed in."), "ok")
        return redirect(back or url_for(_AFTER_SIGN_UP), 303)
    return _answer(status, lambda: render_template("accounts/sign_up.html", form=form, back=back, least=LEAST))


@room.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    """Out: the row on the server is gone, the cookie's content too."""
    _leave()
    flash(_("You are signed out."), "ok")
    return redirect("/", 303)


@room.get("/account")
@signed_in
def me() -> ResponseReturnValue:
    """One's own account: name, logins, roles, where one is signed in."""
    user = the_user()
    return render_template(
        "accounts/me.html",
        account=queries.account(user.id),
        sign_ins=queries.sign_ins(user.id, fingerprint(session[SESSION_KEY]), clock.now()),
        roles=ROLES,
        means=ROLE_MEANS,
    )


@room.route("/account/name", methods=["GET", "POST"])
@signed_in
def name() -> ResponseReturnValue:
    """Another name."""
    user = the_user()
    form = NameForm(name=user.name)
    status = _attempt(form, lambda: service.rename(user.id, form.name.data or "", actor=user.id))
    if status == 303:
        flash(_("The name is saved."), "ok")
        return redirect(url_for("accounts.me"), 303)
    return _answer(status, lambda: render_template("accounts/name.html", form=form))


@room.route("/account/password", methods=["GET", "POST"])
@signed_in
def password() -> ResponseReturnValue:
    """Another password: the other browsers are signed out, this one goes on."""
    user = the_user()
    form = PasswordForm()

    def change() -> None:
        token = passwords.change_password(
            user.id, current=form.current.data or "", new=form.password.data or "", **_client()
        )
        _begin(token)

    status = _attempt(form, change)
    if status == 303:
        flash(_("The password is changed. Other browsers are signed out."), "ok")
        return redirect(url_for("accounts.me"), 303)
    return _answer(status, lambda: render_template("accounts/password.html", form=form, least=LEAST))


@room.post("/account/sign-ins/<int:number>/end")
@signed_in
def end_sign_in(number: int) -> ResponseReturnValue:
    """Sign one of one's other browsers out."""
    user = the_user()
    signing.end_one(user.id, access_sign_in(user, number).id)
    flash(_("That browser is signed out."), "ok")
    return redirect(url_for("accounts.me"), 303)


@room.post("/account/sign-ins/end-others")
@signed_in
def end_other_sign_ins() -> ResponseReturnValue:
    """Sign every browser out but this one."""
    signing.end_others(the_user().id, session[SESSION_KEY])
    flash(_("All other browsers are signed out."), "ok")
    return redirect(url_for("accounts.me"), 303)


@room.route("/account/reset/<token>", methods=["GET", "POST"])
@public
def reset(token: str) -> ResponseReturnValue:
    """A new password with an administrator's link, which works once."""
    account = passwords.account_of_link(token)
    known = [("phone", account.phone), ("email", account.email)]
    logins = [Login(kind, value).masked for kind, value in known if value]
    form = ResetForm()
    status = _attempt(form, lambda: passwords.use_reset_link(token, form.password.data or ""))
    if status == 303:
        _leave()
        flash(_("The new password is set. Sign in with it."), "ok")
        return redirect(url_for("accounts.sign_in"), 303)
    return _answer(
        status, lambda: render_template("accounts/reset.html", form=form, logins=logins, token=token, least=LEAST)
    )
