"""What the parts of a season may be: addresses, days, hosts, stages and their groups."""

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from league.competition.errors import (
    BadPart,
    BadSlug,
    BadStage,
    BestNeedsGroups,
    BestTooMany,
    BestWithoutQualify,
    EndsBeforeItBegins,
    GroupNamedTwice,
    Missing,
    ReservedSlug,
    TooFewForFifth,
)
from league.errors import N_, Sentence

PARTS = {"host": N_("Hosted by"), "organiser": N_("Organised by"), "co_organiser": N_("Co-organised by")}
"""主办、承办、协办, in the poster's order."""
KINDS = {"round_robin": N_("Round robin"), "knock_out": N_("Knock-out")}
MOST_GROUPS = 26
MOST_QUALIFY = 16
MOST_SLUG = 40
FEWEST_FOR_FIFTH = 5
"""So many must enter a knock-out before anybody can lose a quarter-final."""
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
    def best_next(self) -> int: ...
    @property
    def third_place(self) -> bool: ...
    @property
    def fifth_place(self) -> bool: ...
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


def check_stage(kind: str, names: Collection[str], legs: int, qualify: int, best_next: int = 0) -> None:
    """A stage's figures. Raises BadStage, GroupNamedTwice, and what is wrong with the best of those ranked next."""
    if kind not in KINDS:
        raise BadStage("kind", least=1, most=len(KINDS))
    if legs not in (1, 2):
        raise BadStage("legs", least=1, most=2)
    if not 0 <= qualify <= MOST_QUALIFY:
        raise BadStage("qualify", least=0, most=MOST_QUALIFY)
    check_best_next(len(names), qualify, best_next)
    for name in names:
        if sum(other == name for other in names) > 1:
            raise GroupNamedTwice("groups", name=name)


def check_best_next(groups: int, qualify: int, best_next: int) -> None:
    """How many of those ranked next go on too: fewer than there are groups, or all of them would."""
    if not 0 <= best_next < MOST_GROUPS:
        raise BadStage("best_next", least=0, most=MOST_GROUPS - 1)
    if not best_next:
        return
    if groups < 2:
        raise BestNeedsGroups("best_next")
    if not qualify:
        raise BestWithoutQualify("best_next")
    if best_next >= groups:
        raise BestTooMany("best_next", groups=groups, next=qualify + 1)


def check_fifth(entries: int) -> None:
    """Places 5 to 8 are for those who lose a quarter-final. Raises TooFewForFifth."""
    if entries < FEWEST_FOR_FIFTH:
        raise TooFewForFifth("fifth_place", least=FEWEST_FOR_FIFTH, entries=entries)


def stage_sentence(stage: StageLike) -> Sentence:
    """What is played in a stage, in one sentence or two."""
    if stage.kind == "knock_out":
        return _knock_out_sentence(stage)
    if len(stage.groups) == 1:
        once, twice = N_("One group; everyone meets once."), N_("One group; everyone meets twice.")
    else:
        once, twice = N_("%(num)s groups; everyone meets once."), N_("%(num)s groups; everyone meets twice.")
    played = Sentence(twice if stage.legs == 2 else once, {"num": len(stage.groups)})
    if not stage.qualify:
        return played
    params = {"played": played, "qualify": stage.qualify, "best": stage.best_next, "next": stage.qualify + 1}
    if stage.best_next:
        return Sentence(_BEST[stage.qualify == 1, stage.best_next == 1], params)
    if stage.qualify == 1:
        return Sentence(N_("%(played)s The first of each group goes on."), params)
    return Sentence(N_("%(played)s The first %(qualify)s of each group go on."), params)


_BEST = {
    (True, True): N_("%(played)s The first of each group and the best second go on."),
    (True, False): N_("%(played)s The first of each group and the %(best)s best seconds go on."),
    (False, True): N_("%(played)s The first %(qualify)s of each group and the best of rank %(next)s go on."),
    (False, False): N_("%(played)s The first %(qualify)s of each group and the %(best)s best of rank %(next)s go on."),
}
"""Whether only the first of each group, and whether only one of those ranked next."""


def _knock_out_sentence(stage: StageLike) -> Sentence:
    if stage.fifth_place:
        parted = N_("Knock-out; the losers of the quarter-finals play for places 5 to 8.")
        if stage.third_place:
            parted = N_("Knock-out down to place 8, with games for places 3, 5 and 7.")
    elif stage.third_place:
        parted = N_("Knock-out; the losers of the semi-finals play for third place.")
    else:
        parted = N_("Knock-out without a game for third place.")
    played = Sentence(parted)
    if stage.legs == 1:
        return played
    if stage.third_place or stage.fifth_place:
        return Sentence(_TWO_GAMES_BUT_FOR_PLACES, {"played": played})
    return Sentence(_TWO_GAMES, {"played": played})


_TWO_GAMES = N_(
    "%(played)s Each pair plays two games on total score, the final too: the first may end level, and only a level total "
    "brings extra periods."
)
_TWO_GAMES_BUT_FOR_PLACES = N_(
    "%(played)s Each pair plays two games on total score, the final too: the first may end level, and only a level total "
    "brings extra periods. Games for a place are single."
)
