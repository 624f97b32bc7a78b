"""What must happen: the shortest true sentences for a team that is open, as sets of literals."""

from collections.abc import Iterable, Iterator
from itertools import combinations as choose
from itertools import product
from typing import NamedTuple

from league.standings.rules.facts import Team
from league.standings.rules.outlook.combinations import Choice, Combinations
from league.standings.rules.outlook.margins import Bounded, Margins
from league.standings.rules.outlook.words import NEEDS, OUT_IF, THROUGH_IF, Condition, Literal

MOST_LITERALS = 3
MOST_SENTENCES = {THROUGH_IF: 4, OUT_IF: 3, NEEDS: 3}


class Found(NamedTuple):
    """A sentence in the making: the winners it names, and perhaps the margin of one more game."""

    choices: frozenset[Choice]
    margin: Bounded | None = None
    bound: int = 0


class Search:
    """The sentences for one team. `inside` and `outside` are the combinations that are settled without margins."""

    def __init__(self, combinations: Combinations, team: Team, inside: int, outside: int) -> None:
        self.all, self.team, self.inside, self.outside = combinations, team, inside, outside
        games = combinations.games
        self.own = [index for index, game in enumerate(games) if team in (game.home, game.away)]
        self.order = self.own + [index for index in range(len(games)) if index not in self.own]
        self.sides: dict[int, list[Choice]] = {}
        self.sets = {
            Choice(index, home): combinations.with_winner(index, home) for index in self.order for home in (True, False)
        }

    def conditions(self) -> tuple[tuple[Condition, ...], bool]:
        """The sentences that are kept, and whether there are more."""
        through, more = self._sentences(THROUGH_IF, self.inside, self.outside)
        out, even_more = self._sentences(OUT_IF, self.outside, self.inside)
        needs = [
            Condition(NEEDS, (self._literal(Choice(choice.game, not choice.home)),))
            for found in out
            if found.margin is None and len(found.choices) == 1
            for choice in found.choices
        ]
        kept = [self._condition(THROUGH_IF, found) for found in through]
        kept += [self._condition(OUT_IF, found) for found in out]
        return tuple(kept + needs), more or even_more

    def _sentences(self, kind: str, good: int, bad: int) -> tuple[list[Found], bool]:
        """By length, plain ones before those with a margin; nothing that a shorter or looser one says already."""
        most = MOST_SENTENCES[kind]
        kept: list[Found] = []
        covered = 0
        for found in self._candidates(kind, good, bad, kept):
            kept.append(found)
            if found.margin is None:
                covered |= self._set(found.choices)
            if len(kept) > most:
                return kept[:most], True
        # Whatever is not said in so many sentences may still be a way.
        return kept, bool(self.all.everything & ~bad & ~covered)

    def _candidates(self, kind: str, good: int, bad: int, kept: list[Found]) -> Iterator[Found]:
        """All true sentences that say something new; `kept` grows while they are looked for."""
        margins = Margins(self.all, self.team, kind)
        self.sides = {game: self._sides(game, kind) for game in self.order}
        for length in range(1, MOST_LITERALS + 1):
            for choices in self._of_length(length, self.order):
                if not _said(Found(choices), kept) and not self._set(choices) & ~good:
                    yield Found(choices)
            if length < MOST_LITERALS or not kept:
                yield from self._with_margin(margins, length, good, bad, kept)

    def _with_margin(self, margins: Margins, length: int, good: int, bad: int, kept: list[Found]) -> Iterator[Found]:
        """Sentences with the margin of one game, the team's own if it has any, and `length` - 1 winners of others."""
        for game in self.own or self.order:
            for margin in (margin for choice in self.sides[game] for margin in margins.of(choice)):
                for choices in self._of_length(length - 1, [one for one in self.order if one != game]):
                    here = choices | {margin.choice}
                    unsettled = self._set(here) & ~good
                    if not unsettled or unsettled & bad or _said(Found(here), kept):
                        continue
                    bound = margins.loosest(margin, unsettled)
                    if bound is not None and not _said(Found(choices, margin, bound), kept):
                        yield Found(choices, margin, bound)

    def _of_length(self, length: int, games: list[int]) -> Iterator[frozenset[Choice]]:
        for chosen in choose(games, length):
            yield from map(frozenset, product(*(self.sides[game] for game in chosen)))

    def _sides(self, game: int, kind: str) -> list[Choice]:
        """The winners a game can have, what is likely to help first; who hosted must not matter."""
        own, played = kind == THROUGH_IF, self.all.games[game]
        winners = {True: played.home, False: played.away}
        return sorted(
            (Choice(game, True), Choice(game, False)),
            key=lambda choice: ((winners[choice.home] == self.team) != own, str(winners[choice.home])),
        )

    def _set(self, choices: Iterable[Choice]) -> int:
        """The combinations in which these winners win."""
        found = self.all.everything
        for choice in choices:
            found &= self.sets[choice]
        return found

    def _condition(self, kind: str, found: Found) -> Condition:
        literals = [self._literal(choice) for choice in found.choices]
        if found.margin:
            bounds = (None, found.bound) if found.margin.at_most else (found.bound, None)
            literals.append(self._literal(found.margin.choice, *bounds))
        place = {self.all.games[index].number: at for at, index in enumerate(self.order)}
        return Condition(kind, tuple(sorted(literals, key=lambda literal: place[literal.game])))

    def _literal(self, choice: Choice, least: int | None = None, most: int | None = None) -> Literal:
        game = self.all.games[choice.game]
        winner, loser = (game.home, game.away) if choice.home else (game.away, game.home)
        return Literal(game.number, winner, loser, least, most)


def _said(found: Found, kept: Iterable[Found]) -> bool:
    """Whether a sentence that is kept says as much with less."""
    winners = found.choices | ({found.margin.choice} if found.margin else set())
    for one in kept:
        if one.margin is None:
            if one.choices <= winners:
                return True
        elif (one.margin, one.bound) == (found.margin, found.bound) and one.choices <= found.choices:
            # With more said of other games the bound can only be looser, so nothing is new where it is the same.
            return True
    return False
