"""`create_app()`: settings, extensions, rooms, error pages. The one file that knows every room."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from league import paths
from league.accounts import desk as accounts_desk
from league.accounts import models as accounts_models
from league.accounts import views as accounts_views
from league.accounts.rules import sessions
from league.activities import desk as activities_desk
from league.activities import models as activities_models
from league.activities import views as activities_views
from league.competition import desk as competition_desk
from league.competition import models as competition_models
from league.competition import queries as competition_queries
from league.competition import views as competition_views
from league.decisions import desk as decisions_desk
from league.decisions import models as decisions_models
from league.decisions import views as decisions_views
from league.extensions import babel, csrf, db, migrate, prepare_engine
from league.fixtures import desk as fixtures_desk
from league.fixtures import models as fixtures_models
from league.fixtures import views as fixtures_views
from league.home import desk as home_desk
from league.home import views as home_views
from league.journal import models as journal_models
from league.registration import desk as registration_desk
from league.registration import models as registration_models
from league.registration import views as registration_views
from league.scoring import desk as scoring_desk
from league.scoring import models as scoring_models
from league.scoring import views as scoring_views
from league.settings import Settings
from league.standings import desk as standings_desk
from league.standings import listeners as standings_listeners
from league.standings import views as standings_views
from league.web import addresses, failures, filters, frame, headers, language, policy, preferences, sections
from league.wording import CHINESE

# Their tables belong to the metadata, whether or not a view has imported them yet.
MODELS = (
    accounts_models,
    activities_models,
    competition_models,
    decisions_models,
    fixtures_models,
    journal_models,
    registration_models,
    scoring_models,
)

# They connect themselves to the signals of the rooms to their left.
LISTENERS = (standings_listeners,)

ROOMS = (
    preferences.room,
    accounts_views.room,
    accounts_desk.room,
    competition_views.room,
    competition_desk.room,
    registration_views.room,
    registration_desk.room,
    fixtures_views.room,
    fixtures_desk.room,
    scoring_views.room,
    scoring_desk.room,
    standings_views.room,
    standings_desk.room,
    decisions_views.room,
    decisions_desk.room,
    activities_views.room,
    activities_desk.room,
    home_views.room,
    home_desk.room,
)

# What waits for a signed-in person, in the order of the title bar's menu.
OWN_PROVIDERS: tuple[frame.OwnProvider, ...] = (
    registration_views.own_work,
    fixtures_views.own_work,
    scoring_views.own_work,
    home_desk.own_work,
    accounts_desk.own_work,
)

# What the desk of a team's captain tells of other rooms.
TEAM_SECTIONS: tuple[sections.TeamProvider, ...] = (fixtures_views.team_sections,)


def create_app(settings: Settings) -> Flask:
    """The whole application with these settings."""
    app = Flask("league", template_folder=str(paths.TEMPLATES), static_folder=str(paths.STATIC))
    _configure(app, settings)
    _extend(app, settings)
    addresses.init_app(app)
    policy.init_app(app, user_provider=accounts_views.current_account, sign_in_endpoint="accounts.sign_in")
    headers.init_app(app, secure=settings.secure)
    filters.init_app(app)
    failures.init_app(app)
    frame.init_app(
        app,
        season_provider=competition_queries.current_season,
        own_providers=OWN_PROVIDERS,
        demo=settings.demo,
        icp=settings.icp,
    )
    sections.init_app(app, of_team=TEAM_SECTIONS)
    app.view_functions["static"] = policy.public(app.view_functions["static"])
    for room in ROOMS:
        app.register_blueprint(room)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SETTINGS=settings,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=_engine_options(settings),
        SESSION_COOKIE_NAME="__Host-league" if settings.secure else "league",
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        # A browser need not keep a token that opens nothing any more; Flask's own figure is a month.
        PERMANENT_SESSION_LIFETIME=sessions.LONGEST,
        WTF_CSRF_TIME_LIMIT=12 * 3600,
        MAX_CONTENT_LENGTH=5 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        TRUSTED_HOSTS=list(settings.hosts) or None,
        BABEL_DEFAULT_LOCALE=CHINESE,
        BABEL_DEFAULT_TIMEZONE="Asia/Shanghai",
    )
    if settings.trusted_proxies:
        count = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]


def _engine_options(settings: Settings) -> dict[str, object]:
    if settings.database_url.startswith("postgresql"):
        return {"pool_pre_ping": True, "isolation_level": "READ COMMITTED"}
    return {}


def _extend(app: Flask, settings: Settings) -> None:
    db.init_app(app)
    migrate.init_app(app, db, directory=str(paths.MIGRATIONS), render_as_batch=True, compare_type=True)
    csrf.init_app(app)
    babel.init_app(app, locale_selector=language.choose)
    app.extensions["babel"].instance.domain_instance = language.Catalogues()
    with app.app_context():
        prepare_engine(db.engine)
