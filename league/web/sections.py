"""What a room's page tells of a matter of a room to its right: short sections, made by providers.

Rooms hand their providers over in `create_app`; this file knows none of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Flask, current_app

from league.errors import Sentence


@dataclass(frozen=True)
class Section:
    """A heading with the way to the page where the matter is dealt with, and how it stands there."""

    title: Sentence
    url: str
    link: Sentence
    text: Sentence | None = None
    """What can be done there, where nothing has been done yet."""
    state: Sentence | None = None
    kind: str = ""
    """How the state looks: a kind of `badge` in `macros/page.html`."""
    at: datetime | None = None
    reason: str = ""
    """What somebody wrote with it, in his own words."""


TeamProvider = Callable[[int], Sequence[Section]]
"""The sections of a team, given its id."""


def init_app(app: Flask, *, of_team: Sequence[TeamProvider]) -> None:
    """Remember whom to ask."""
    app.extensions["league_team_sections"] = tuple(of_team)


def sections_of_team(team_id: int) -> list[Section]:
    """What other rooms have to say on the desk of a team's captain."""
    return [section for provider in current_app.extensions["league_team_sections"] for section in provider(team_id)]
