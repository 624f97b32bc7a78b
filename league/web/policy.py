"""Deny by default: every view says who may use it, or the application does not start.

Objects are a second question: a view loads them only through its room's `access_…` functions, where a foreign object
is simply not found.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, cast

from flask import Blueprint, Flask, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

View = TypeVar("View", bound=Callable[..., Any])


class Visitor(Protocol):
    """Who is signed in, as far as pages need to know."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def roles(self) -> Collection[str]: ...


@dataclass(frozen=True)
class Policy:
    """Who may use a route: everyone, everyone signed in, or those who hold one of the roles."""

    public: bool = False
    roles: frozenset[str] = frozenset()

    def __str__(self) -> str:
        if self.public:
            return "public"
        return " or ".join(sorted(self.roles)) or "signed in"


class UndeclaredPolicy(TypeError):
    """A view was added without saying who may use it."""


def public(view: View) -> View:
    """Everyone may use this view."""
    return _declare(view, Policy(public=True))


def signed_in(view: View) -> View:
    """Whoever is signed in may use this view; what he may do with an object is asked in `access.py`."""
    return _declare(view, Policy())


def only(*roles: str) -> Callable[[View], View]:
    """Only those who hold one of these roles may use this view."""
    return lambda view: _declare(view, Policy(roles=frozenset(roles)))


def _declare(view: View, policy: Policy) -> View:
    view.policy = policy  # type: ignore[attr-defined]
    return view


class Room(Blueprint):
    """A room's pages. Adding a view without a policy fails at import."""

    def add_url_rule(self, rule: str, endpoint: str | None = None, view_func: Any = None, **options: Any) -> None:  # type: ignore[override]
        if view_func is not None and not hasattr(view_func, "policy"):
            raise UndeclaredPolicy(f"{view_func.__module__}.{view_func.__name__} does not say who may use it")
        super().add_url_rule(rule, endpoint, view_func, **options)


def current_user() -> Visitor | None:
    """Who is signed in, asked once a request from the provider that `create_app` handed over."""
    if "visitor" not in g:
        provider = current_app.extensions["league_user_provider"]
        g.visitor = provider()
    return cast(Visitor | None, g.visitor)


def the_user() -> Any:
    """Who is signed in, in a view whose policy asks for it."""
    user = current_user()
    assert user is not None, "the view's policy lets everyone in"
    return user


def init_app(app: Flask, *, user_provider: Callable[[], Visitor | None], sign_in_endpoint: str) -> None:
    """Check the policy of every request before its view runs."""
    app.extensions["league_user_provider"] = user_provider

    @app.before_request
    def check() -> ResponseReturnValue | None:
        view = app.view_functions.get(request.endpoint or "")
        if view is None:
            return None  # 404 or 405 follows
        policy = getattr(view, "policy", None)
        if policy is None:
            abort(403)
        _refuse_nul()
        if policy.public:
            return None
        user = current_user()
        if user is None:
            if request.path.startswith("/api/"):
                abort(401)
            back = request.full_path.rstrip("?") if request.method == "GET" else None
            return redirect(url_for(sign_in_endpoint, next=back), 303)
        if policy.roles and not policy.roles & set(user.roles):
            abort(403)
        return None


def _refuse_nul() -> None:
    """No address holds a NUL, and PostgreSQL fails on one: such a page does not exist, such a question has no sense."""
    if any("\0" in str(part) for part in (request.view_args or {}).values()):
        abort(404)
    if any("\0" in key or "\0" in value for key, value in request.args.items(multi=True)):
        abort(400)
