"""Must show 5: what is previewed is the difference of the pages before and after, and undoing restores every byte.

Random seasons and random deeds of every kind. Ranks, pairings and results are read from the HTML of the public pages, not
from the queries that made the preview. `LEAGUE_DECISIONS=200` asks for as many deeds as that; a few are enough each day.
"""

import os
import random

import pytest
from access_world import dump
from decided import pages
from pages_read import Read, read
from season import ANSWERS, KINDS, RandomSeason

from league.decisions.rehearsing import preview
from league.decisions.rules import Effect
from league.decisions.service import decide, undo
from league.errors import Refused

MANY = int(os.environ.get("LEAGUE_DECISIONS", "14"))


def answered(season, deed, dice):
    """Random answers to all that the deed asks, asked again until nothing is open."""
    answers = {}
    while True:
        foreseen = preview(deed, answers)
        open_ones = [asked.game for asked in foreseen.asked if asked.answer is None]
        if not open_ones:
            return foreseen, answers
        answers |= {game: dice.choice(ANSWERS) for game in open_ones}


def possible(season, kind, dice):
    """A deed of this kind that is not refused, with its preview and answers; neither looking nor a refusal writes."""
    rows = dump()
    while True:
        deed = season.deed(kind)
        try:
            foreseen, answers = answered(season, deed, dice)
        except Refused:
            assert dump() == rows, "a deed that is refused wrote something"
            continue
        assert dump() == rows, "looking changed something"
        return deed, foreseen, answers


def foreseen_of(effect: Effect, season: RandomSeason) -> Read:
    """The preview in the words of the pages: what each team, seat and game is afterwards."""
    name = season.name_of
    return Read(
        ranks={
            name(change.team): (
                None if change.old is None else (change.old, change.old_shared),
                None if change.new is None else (change.new, change.new_shared),
            )
            for change in effect.ranks
        },
        goes_on={name(change.team): (None, True) if change.goes_on else (True, None) for change in effect.qualifiers},
        seats={(change.number, change.side): (name(change.old), name(change.new)) for change in effect.seats},
        results={
            change.number: (season.result_words(change.old), season.result_words(change.new))
            for change in effect.results
            if season.result_words(change.old) != season.result_words(change.new)
        },
    )


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(-(-MANY // len(KINDS))))
def test_the_preview_is_the_difference_of_the_pages_and_undoing_restores_every_byte(app, client, seed):
    dice = random.Random(seed)
    season = RandomSeason(dice)
    before = pages(season, client)
    seen_before = read(season, before)
    for kind in KINDS[: MANY - seed * len(KINDS)]:
        deed, foreseen, answers = possible(season, kind, dice)
        decision = decide(deed, seen_as=foreseen.seen, answers=answers, actor=None)
        after = pages(season, client)
        assert foreseen_of(foreseen.effect, season) == seen_before.until(read(season, after)), deed
        undo(decision, actor=None)
        assert pages(season, client) == before, deed
