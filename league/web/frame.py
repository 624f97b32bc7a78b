"""What every page's frame shows: the season, the language, who is signed in and what waits for him.

Rooms hand providers over in `create_app`; this file knows none of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, g, request

from league.errors import Sentence
from league.web.language import current_language
from league.web.policy import Visitor, current_user
from league.wording import CHINESE

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
class Frame:
    """Handed to every template as `frame`."""

    user: Visitor | None
    season: Any
    """The season the site shows (slug, name, name_en, brand, brand_en), or None before there is one."""
    demo: bool
    icp: str
    language: str
    html_lang: str
    large_type: bool
    theme: str
    own: Sequence[Own]

    @property
    def waiting(self) -> int:
        """How many things wait for this person, over all roles."""
        return sum(own.count for own in self.own)


OwnProvider = Callable[[Visitor], Sequence[Own]]


def init_app(
    app: Flask, *, season_provider: Callable[[], Any], own_providers: Sequence[OwnProvider], demo: bool, icp: str
) -> None:
    """Give every template its frame, gathered once a request."""

    def gather() -> Frame:
        user = current_user()
        return Frame(
            user=user,
            season=season_provider(),
            demo=demo,
            icp=icp,
            language=current_language(),
            html_lang="zh-Hans-CN" if current_language() == CHINESE else "en",
            large_type=request.cookies.get(TYPE_COOKIE) == "large",
            theme=request.cookies.get(THEME_COOKIE, "")
            if request.cookies.get(THEME_COOKIE) in ("light", "dark")
            else "",
            own=[own for provider in own_providers for own in provider(user)] if user else [],
        )

    @app.context_processor
    def frame() -> dict[str, Frame]:
        if "frame" not in g:
            g.frame = gather()
        return {"frame": g.frame}
