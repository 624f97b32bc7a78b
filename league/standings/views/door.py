"""The room of all pages here, and what several of them say in the same way."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from league.errors import Sentence
from league.registration.queries import TeamFace
from league.standings.queries import GroupOutlook
from league.standings.queries.ties import STEP_WORDS
from league.standings.rules.facts import Step, Team
from league.standings.rules.outlook.sentences import what_must_happen
from league.standings.rules.why import explain
from league.web.filters import local
from league.web.language import say_here
from league.web.policy import Room

room = Room("standings", __name__)


@room.app_template_filter("team_names")
def team_names(faces: Iterable[TeamFace]) -> str:
    """Several teams in a row, as the language joins them."""
    return say_here(Sentence("%(names)s", {"names": [local(face, "short_name") for face in faces]}))


@room.app_template_filter("step_word")
def step_word(step: str) -> str:
    """A step of the ranking in a few words: the sum that ranks first, or a criterion of the tie-break."""
    return say_here(STEP_WORDS.get(step, step))


def reasons(faces: Mapping[int, TeamFace]) -> Callable[[Step], str]:
    """Says a step of a ranking in the reader's language, with the short names of these teams."""
    names: dict[Team, str] = {team: local(face, "short_name") for team, face in faces.items()}
    return lambda step: say_here(explain(step, names))


@room.app_template_filter("must_happen")
def must_happen(look: GroupOutlook, team: TeamFace, most: int = 4) -> list[str]:
    """What must happen for a team to go on, in sentences; at most so many of each kind."""
    names: dict[Team, str] = {face.id: local(face, "short_name") for face in look.faces}
    return [say_here(said) for said in what_must_happen(look.outlook, look.of(team.id), names, most)]


@room.app_template_filter("mean")
def mean(value: Fraction | None) -> str:
    """A mean to one decimal, halves rounded up: 76.3; a dash where there is none yet."""
    if value is None:
        return "–"
    tenths = (value * 20 + 1) // 2
    return f"{tenths // 10}.{tenths % 10}"
