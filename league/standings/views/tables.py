"""The standings of a competition: by group, stage, competition, side, form, across groups, and as of a past day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from league import clock
from league.competition.rules.articles import CRITERIA
from league.errors import N_, Sentence
from league.standings.access import access_competition
from league.standings.queries import (
    SUMS,
    AcrossTable,
    GroupTable,
    across_table,
    as_of,
    competitions_beside,
    groups_of,
    is_over,
    match_days_of,
    sum_tables,
    table_of,
    usual_rank,
)
from league.standings.rules.facts import Step
from league.standings.views.door import reasons, room
from league.web.language import say_here
from league.web.policy import public

GROUP, ACROSS = "group", "across"
VIEWS = (GROUP, *SUMS, ACROSS)
EARLIEST = date(1900, 1, 1)
WORDS = {
    "points": N_("classification points"),
    "wins": N_("wins"),
    "difference": N_("point difference"),
    "scored": N_("points scored"),
    "ratio": N_("points scored divided by points conceded"),
}
"""What is compared over all games, in the middle of a sentence."""
COUNTED_IN = CRITERIA | {word: WORDS[word] for word in ("points", "wins")}
"""Where points by decision count."""


@dataclass(frozen=True)
class Choice:
    """What the address asks for. What it cannot mean is passed over, but for a day, which is answered by a sentence."""

    slug: str
    view: str
    rank: int | None
    day: date | None
    typed: str
    problem: str
    """Why the day that was typed cannot be shown; empty if it can."""

    def url(self, **changed: Any) -> str:
        """The address with something chosen otherwise; None takes it away."""
        view = None if self.view == GROUP else self.view
        asked: dict[str, Any] = {"view": view, "rank": self.rank, "day": self.day.isoformat() if self.day else None}
        asked |= changed
        if asked["view"] != ACROSS:
            asked["rank"] = None
        return url_for("standings.table", competition=self.slug, **asked)


@room.get("/standings/<competition>")
@public
def table(competition: str) -> ResponseReturnValue:
    """All groups of a competition, each with its cross table and why teams that are level stand in this order."""
    chosen = access_competition(competition)
    facts = groups_of(chosen)
    choice = _choice(chosen.slug)
    days = match_days_of(facts)
    tables = [table_of(as_of(group, choice.day) if choice.day else group) for group in facts]
    return render_template(
        "standings/table.html",
        competition=chosen,
        tabs=competitions_beside(chosen),
        tables=tables,
        stages=_by_stage(tables),
        choice=choice,
        over=choice.day is None and is_over(chosen, tables),
        views=_worth_showing(tables),
        days=days,
        sums=sum_tables(tables, choice.view) if choice.view in SUMS else [],
        compared=_compared(tables, choice) if choice.view == ACROSS else [],
        words_said=_words_said,
        counted_in=COUNTED_IN,
        why=_why,
    )


def _why(group: GroupTable | AcrossTable, step: Step) -> str:
    """A step in words."""
    return reasons(group.faces)(step)


def _words_said(words: Sequence[str]) -> str:
    """What is compared, one after the other."""
    return say_here(Sentence("%(words)s", {"words": [Sentence(WORDS[word]) for word in words]}))


def _choice(slug: str) -> Choice:
    view = request.args.get("view", GROUP)
    rank = request.args.get("rank", "")
    typed = request.args.get("day", "").strip()[:40]
    day, problem = _day(typed)
    return Choice(
        slug,
        view if view in VIEWS else GROUP,
        int(rank) if rank.isascii() and rank.isdigit() and len(rank) < 3 else None,
        day,
        typed,
        problem,
    )


def _day(typed: str) -> tuple[date | None, str]:
    """The day that was typed, or why it cannot be shown. Today is no past day: the standings are as they are."""
    if not typed:
        return None, ""
    try:
        day = date.fromisoformat(typed) if len(typed) == 10 else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != typed:  # 2019-W18-1 is a day as well, but nobody means it
        return None, N_("This is no day. Write it like 2019-05-12.")
    if day > clock.today():
        return None, N_("This day has not come yet; these are the standings as they are.")
    if day < EARLIEST:
        return None, N_("No game was played as early as that; these are the standings as they are.")
    return day, ""


def _worth_showing(tables: list[GroupTable]) -> list[tuple[str, str]]:
    """The views that would show something else than the groups, with their names."""
    stages = {group.facts.stage_id for group in tables}
    several = len(tables) > len(stages)
    names = {
        GROUP: N_("Groups"),
        "stage": N_("Whole stage") if several else "",
        "competition": N_("Whole competition") if len(stages) > 1 else "",
        ACROSS: N_("Across groups") if several else "",
        "home": N_("Home side"),
        "away": N_("Away side"),
        "form": N_("Last five"),
    }
    return [(view, name) for view, name in names.items() if name] if tables else []


def _compared(tables: list[GroupTable], choice: Choice) -> list[dict[str, Any]]:
    """Each stage of several groups with the ranks to choose from and the comparison of the chosen one."""
    made = []
    for stage in _by_stage(tables):
        if len(stage) < 2:
            continue
        facts = stage[0].facts
        most = sorted((len(group.rows) for group in stage), reverse=True)[1]
        rank = min(choice.rank or usual_rank(facts), most) or 1
        made.append({"stage": facts, "ranks": range(1, most + 1), "rank": rank, "table": across_table(stage, rank)})
    return made


def _by_stage(tables: list[GroupTable]) -> list[list[GroupTable]]:
    """The groups of each stage, the latest stage first: that is the one that is played."""
    stages: dict[int, list[GroupTable]] = {}
    for group in tables:
        stages.setdefault(group.facts.stage_id, []).append(group)
    return list(reversed(stages.values()))
