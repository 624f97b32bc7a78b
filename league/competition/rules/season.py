"""What the parts of a season may be: addresses, days, hosts, stages and their groups."""

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from league.competition.errors import (
    BadPart,
    BadSlug,
    BadStage,
    EndsBeforeItBegins,
    GroupNamedTwice,
    Missing,
    ReservedSlug,
)
from league.errors import N_, Sentence

PARTS = {"host": N_("Hosted by"), "organiser": N_("Organised by"), "co_organiser": N_("Co-organised by")}
"""主办、承办、协办, in the poster's order."""
KINDS = {"round_robin": N_("Round robin"), "knock_out": N_("Knock-out")}
MOST_GROUPS = 26
MOST_QUALIFY = 16
MOST_SLUG = 40
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = frozenset({"new", "edit"})


class StageLike(Protocol):
    """What a stage's sentence is made from."""

    @property
    def kind(self) -> str: ...
    @property
    def legs(self) -> int: ...
    @property
    def qualify(self) -> int: ...
    @property
    def third_place(self) -> bool: ...
    @property
    def groups(self) -> Sequence[object]: ...


def check_slug(slug: str) -> None:
    """The word for the address: small letters, digits, single hyphens. Raises BadSlug or ReservedSlug."""
    if len(slug) > MOST_SLUG or not _SLUG.fullmatch(slug):
        raise BadSlug("slug", slug=slug)
    if slug in _RESERVED:
        raise ReservedSlug("slug", slug=slug)


def check_days(first_day: date, last_day: date | None) -> None:
    """A season ends no earlier than it begins."""
    if last_day is not None and last_day < first_day:
        raise EndsBeforeItBegins("last_day", first=first_day.isoformat(), last=last_day.isoformat())


def check_filled(**words: str) -> None:
    """None of these is empty; the first that is names its field."""
    for name, word in words.items():
        if not word.strip():
            raise Missing(name)


def check_part(part: str) -> None:
    """One of host, organiser and co-organiser."""
    if part not in PARTS:
        raise BadPart("part")


def group_names(groups: int) -> tuple[str, ...]:
    """A, B, C, … for so many groups."""
    if not 1 <= groups <= MOST_GROUPS:
        raise BadStage("groups", least=1, most=MOST_GROUPS)
    return tuple(chr(ord("A") + number) for number in range(groups))


def check_stage(kind: str, names: Collection[str], legs: int, qualify: int) -> None:
    """A stage's figures. Raises BadStage or GroupNamedTwice."""
    if kind not in KINDS:
        raise BadStage("kind", least=1, most=len(KINDS))
    if legs not in (1, 2):
        raise BadStage("legs", least=1, most=2)
    if not 0 <= qualify <= MOST_QUALIFY:
        raise BadStage("qualify", least=0, most=MOST_QUALIFY)
    for name in names:
        if sum(other == name for other in names) > 1:
            raise GroupNamedTwice("groups", name=name)


def stage_sentence(stage: StageLike) -> Sentence:
    """What is played in a stage, in one sentence."""
    if stage.kind == "knock_out":
        if stage.third_place:
            return Sentence(N_("Knock-out; the losers of the semi-finals play for third place."))
        return Sentence(N_("Knock-out without a game for third place."))
    if len(stage.groups) == 1:
        once, twice = N_("One group; everyone meets once."), N_("One group; everyone meets twice.")
    else:
        once, twice = N_("%(num)s groups; everyone meets once."), N_("%(num)s groups; everyone meets twice.")
    played = Sentence(twice if stage.legs == 2 else once, {"num": len(stage.groups)})
    if not stage.qualify:
        return played
    params = {"played": played, "qualify": stage.qualify}
    if stage.qualify == 1:
        return Sentence(N_("%(played)s The first of each group goes on."), params)
    return Sentence(N_("%(played)s The first %(qualify)s of each group go on."), params)
