"""What every page's frame shows: the season, the language, who is signed in and what waits for him.

Rooms hand providers over in `create_app`; this file knows none of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from flask import Flask, current_app, g, request, url_for
from flask_babel import gettext

from league.errors import N_, Sentence
from league.web.crest import crest_art
from league.web.filters import local
from league.web.language import current_language
from league.web.policy import Visitor, current_user
from league.wording import CHINESE, ENGLISH

TYPE_COOKIE, THEME_COOKIE = "type", "theme"


@dataclass(frozen=True)
class Own:
    """A signed-in person's own work: a page and how many things wait there (我的球队 3)."""

    label: Sentence
    url: str
    count: int
    icon: str
    """Name of an icon of `macros/icons.html`."""
    area: str
    """Which pages belong to it: `captain`, `referee`, `organiser`, `editor` or `administrator`."""


@dataclass(frozen=True)
class Tab:
    """One of the site's five sections. `current` is what aria-current says, or empty."""

    label: Sentence
    url: str
    icon: str = ""
    current: str = ""


@dataclass(frozen=True)
class Language:
    """A language as the switch in the title bar shows it, in its own words."""

    code: str
    html_lang: str
    name: str
    short: str


_LANGUAGES = {
    CHINESE: Language(CHINESE, "zh-Hans-CN", "中文", "中文"),
    ENGLISH: Language(ENGLISH, "en", "English", "EN"),
}

# Endpoint, label, icon, and which further endpoints belong to the section (a prefix).
_TABS = (
    ("home.front", N_("Home"), "home", ()),
    ("scoring.games", N_("Schedule"), "calendar", ("scoring.",)),
    ("standings.index", N_("Standings"), "podium", ("standings.",)),
    ("standings.bracket_index", N_("Bracket"), "bracket", ("standings.bracket",)),
    ("activities.index", N_("Activities"), "flag", ("activities.",)),
)
# An area's pages, told by the beginning of their endpoint.
_AREAS = (
    ("captain", ("registration.",)),
    ("home dates", ("fixtures.home_dates", "fixtures.propose_home")),
    ("referee", ("scoring.mine", "scoring.score")),
    ("organiser", ("competition_desk.", "registration_desk.", "fixtures_desk.", "scoring_desk.", "standings_desk.")),
    ("organiser", ("home_desk.",)),
    ("editor", ("activities_desk.",)),
    ("administrator", ("accounts_desk.",)),
)


@dataclass(frozen=True)
class Frame:
    """Handed to every template as `frame`."""

    user: Visitor | None
    season: Any
    """The season the site shows (name, brand, their English, first_day, competitions), or None before there is one."""
    demo: bool
    icp: str
    language: str
    html_lang: str
    large_type: bool
    theme: str
    own: Sequence[Own]
    tabs: Sequence[Tab] = ()
    area: str = ""
    """The role whose pages these are, or empty on public pages."""
    here: str = "/"
    """The address to come back to after choosing a language."""
    wanted: str | None = None
    """The address to come back to after signing in: here, or at the door where the visitor wanted to go before."""

    @property
    def season_line(self) -> str:
        """The line under the brand: the season's competitions in short, and its year (联赛·天佑杯·2019)."""
        names = [local(competition, "short_name") for competition in self.season.competitions]
        return gettext(" · ").join([*names, str(self.season.first_day.year)])

    @property
    def other_language(self) -> Language:
        """The language the switch leads to."""
        return _LANGUAGES[ENGLISH if self.language == CHINESE else CHINESE]

    @property
    def mine(self) -> Own | None:
        """The own work that this page belongs to."""
        return next((own for own in self.own if own.area == self.area), None)

    @property
    def waiting(self) -> int:
        """How many things wait for this person, over all roles."""
        return sum(own.count for own in self.own)


OwnProvider = Callable[[Visitor], Sequence[Own]]


@dataclass(frozen=True)
class Site:
    """What does not change from one request to the next, and whom to ask for what does."""

    season_provider: Callable[[], Any]
    own_providers: Sequence[OwnProvider]
    demo: bool
    icp: str


def init_app(
    app: Flask, *, season_provider: Callable[[], Any], own_providers: Sequence[OwnProvider], demo: bool, icp: str
) -> None:
    """Give every template its frame, gathered once a request."""
    app.extensions["league_frame"] = Site(season_provider, own_providers, demo, icp)
    app.jinja_env.globals["crest_art"] = crest_art

    @app.context_processor
    def frame() -> dict[str, Frame]:
        return {"frame": current_frame()}


def current_frame() -> Frame:
    """This request's frame, gathered when it is first asked for."""
    if "frame" not in g:
        site: Site = current_app.extensions["league_frame"]
        user = current_user()
        own = [own for provider in site.own_providers for own in provider(user)] if user else []
        g.frame = gather(user, site.season_provider(), own)
    return cast(Frame, g.frame)


def gather(visitor: Visitor | None, season: Any, own: Sequence[Own] = ()) -> Frame:
    """The frame of this request for this visitor and season."""
    site: Site = current_app.extensions["league_frame"]
    language = current_language()
    theme = request.cookies.get(THEME_COOKIE, "")
    here = request.full_path.rstrip("?") if request.method == "GET" else request.path
    return Frame(
        user=visitor,
        season=season,
        demo=site.demo,
        icp=site.icp,
        language=language,
        html_lang=_LANGUAGES[language].html_lang,
        large_type=request.cookies.get(TYPE_COOKIE) == "large",
        theme=theme if theme in ("light", "dark") else "",
        own=own,
        tabs=_tabs(),
        area=_area(request.endpoint or ""),
        here=here,
        wanted=request.args.get("next") if (request.endpoint or "").startswith("accounts.") else here,
    )


def _tabs() -> list[Tab]:
    """The five sections, and which of them this page belongs to: the one with the longest prefix, none on a desk."""
    here = request.endpoint or ""
    reach = {row[0]: max((len(p) for p in row[3] if here.startswith(p)), default=0) for row in _TABS}
    nearest = max(reach, key=lambda endpoint: reach[endpoint])
    if _area(here) or not reach[nearest]:
        nearest = ""
    return [
        Tab(
            Sentence(label),
            url_for(endpoint),
            icon,
            "page" if here == endpoint else "true" if endpoint == nearest else "",
        )
        for endpoint, label, icon, _prefixes in _TABS
    ]


def _area(endpoint: str) -> str:
    return next((area for area, prefixes in _AREAS if endpoint.startswith(prefixes)), "")
