"""The regulation as everyone reads it."""

from flask import render_template
from flask.typing import ResponseReturnValue

from league.competition import access, queries
from league.competition.rules.articles import articles
from league.competition.rules.season import PARTS, stage_sentence
from league.competition.rules.titles import chinese_number
from league.errors import Name
from league.web.language import current_language
from league.web.policy import Room, public
from league.wording import ENGLISH

room = Room("competition", __name__)


@room.get("/regulations/<competition>")
@public
def regulation(competition: str) -> ResponseReturnValue:
    """The articles that hold, who is behind the season, and what was changed when and why."""
    found = access.competition_of(competition)
    season = found.season
    versions = queries.regulation_versions(found.id)
    stages = [(Name(stage.name, stage.name_en), stage_sentence(stage)) for stage in queries.stages_of(found)]
    return render_template(
        "competition/regulation.html",
        competition=found,
        season=season,
        title=queries.competition_title(found, current_language()),
        hosts=[(word, [host for host in season.hosts if host.part == part]) for part, word in PARTS.items()],
        others=[one for one in season.competitions if one.id != found.id],
        articles=articles(queries.held_of(versions), stages),
        frozen=queries.frozen_since(found.id),
        versions=versions,
        number=str if current_language() == ENGLISH else chinese_number,
    )
