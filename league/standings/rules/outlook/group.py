"""A group whose games are not all played: what is settled, which games are open, and figures with unknowns in them.

Each open game has two unknowns once its winner is chosen: the margin, and the loser's score.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from league.competition.rules import Ranking
from league.standings.rules.facts import UNPLAYED, Adjustments, GameFact, Team
from league.standings.rules.outlook.curves import Curve, Quotient, Quotients, crossed
from league.standings.rules.outlook.linear import Linear
from league.standings.rules.outlook.words import IN, OUT, SHARED, OpenGame
from league.standings.rules.tally import CONCEDED, FORFEITS, LOST, POINTS, SCORED, WON, Rows, between, quotients, tally

MOST_A_GAME = 300
"""The most points that a side can be entered with; scores beyond are no outcome."""
Winners = tuple[Team, ...]
"""Who wins each open game, in the order of the open games."""
Among = frozenset[Team] | None
"""Whose games with each other count; None for all games of the group."""
Gap = Linear | Curve
"""By how much one team is ahead of another: above, at or below zero. Only the sign says anything."""


class Fixed(NamedTuple):
    """What the played games of some teams give, and which open games will be added."""

    rows: Rows
    open: tuple[int, ...]


def margin(game: int) -> int:
    """The variable that holds the margin of an open game."""
    return 2 * game


def loser(game: int) -> int:
    """The variable that holds the loser's score in an open game."""
    return 2 * game + 1


class OpenGroup:
    """The facts of a group, prepared. A team whose results fall (second forfeit) is out, with its open games."""

    def __init__(
        self,
        games: Sequence[GameFact],
        ranking: Ranking,
        line: int,
        *,
        teams: Iterable[Team] = (),
        only_teams: Iterable[Team] | None = None,
        draws: Sequence[Sequence[Team]] = (),
        adjustments: Adjustments | None = None,
        spared: Iterable[Team] = (),
        least_margin: int = 1,
        next_may: int = 0,
    ) -> None:
        self.ranking, self.line, self.draws = ranking, line, draws
        self.beyond = line + next_may
        """How many can go on at most: those ranked next may, if they are the best of several groups."""
        self.adjustments: Adjustments = adjustments or {}
        self.spared, self.least_margin = frozenset(spared), least_margin
        rows = tally(games, ranking.points, teams)
        self.fallen: frozenset[Team] = frozenset()
        if ranking.second_forfeit == "void":
            self.fallen = frozenset(t for t, row in rows.items() if row[FORFEITS] > 1 and t not in self.spared)
        placed = rows if only_teams is None else dict.fromkeys(only_teams)
        self.placed: tuple[Team, ...] = tuple(team for team in placed if team not in self.fallen)
        stand = [g for g in games if g.home not in self.fallen and g.away not in self.fallen]
        self.played = [game for game in stand if game.status not in UNPLAYED]
        self.open = tuple(
            OpenGame(number, game.home, game.away)
            for number, game in enumerate(games)
            if game.status == "scheduled" and not {game.home, game.away} & self.fallen
        )
        criteria = {*ranking.tie_break, *(ranking.tie_break_two or ())}
        self.curved = bool(criteria & {"ratio", "h2h_ratio", "quotients"})
        """Whether points scored are divided by points conceded somewhere, which proofs are slow with."""
        self._fixed: dict[Among, Fixed] = {}
        self._quotients: Mapping[Team, Fraction] | None = None
        self._levels: dict[Winners, dict[Team, tuple[int, ...]]] = {}

    def fixed(self, among: Among) -> Fixed:
        """What is settled of the games among these teams."""
        if among not in self._fixed:
            played = self.played if among is None else between(self.played, among)
            named = {team for game in self.open for team in (game.home, game.away)} | set(self.placed)
            rows = tally(played, self.ranking.points, named if among is None else among)
            inside = tuple(
                index for index, game in enumerate(self.open) if among is None or {game.home, game.away} <= among
            )
            self._fixed[among] = Fixed(rows, inside)
        return self._fixed[among]

    def levels(self, winners: Winners) -> dict[Team, tuple[int, ...]]:
        """What the placed teams are compared by before any tie-break, once these have won the open games."""
        if winners not in self._levels:
            self._levels[winners] = self._level(winners)
        return self._levels[winners]

    def _level(self, winners: Winners) -> dict[Team, tuple[int, ...]]:
        points, first_by = self.ranking.points, self.ranking.first_by
        rows = self.fixed(None).rows
        won = dict.fromkeys(rows, 0)
        lost = dict.fromkeys(rows, 0)
        for game, winner in zip(self.open, winners, strict=True):
            won[winner] += 1
            lost[game.away if winner == game.home else game.home] += 1
        step = "wins" if first_by == "wins" else "points"
        found: dict[Team, tuple[int, ...]] = {}
        for team in self.placed:
            row = rows[team]
            value = row[WON] + won[team]
            if first_by != "wins":
                value = row[POINTS] + points.win * won[team] + points.loss * lost[team]
            value += self.adjustments.get((step, team), 0)
            if first_by == "points_then_fewer_losses":
                found[team] = (value, -row[LOST] - lost[team])
            else:
                found[team] = (value,)
        return found

    def by_points(self, winners: Winners, team: Team) -> str:
        """In or out as far as points alone say it; shared where the team is level with others across the line."""
        levels = self.levels(winners)
        own = levels[team]
        above, level = sum(one > own for one in levels.values()), sum(one == own for one in levels.values())
        return self.ending(above, level)

    def ending(self, above: int, together: int) -> str:
        """Where teams end that are together behind so many others: shared if they lie across the line, or next to it."""
        if above >= self.beyond:
            return OUT
        return IN if above + together <= self.line else SHARED

    def drawn(self, teams: frozenset[Team]) -> Sequence[Team]:
        """The latest draw that held all of these teams; empty if there was none."""
        return next((draw for draw in reversed(self.draws) if teams <= set(draw)), ())

    def gap(self, winners: Winners, criterion: str, among: Among, team: Team, other: Team) -> Gap:
        """By how much `team` is ahead of `other` in a criterion, once these have won the open games."""
        given = self.adjustments.get((criterion, team), 0) - self.adjustments.get((criterion, other), 0)
        word = criterion.removeprefix("h2h_")
        if word == "quotients":
            return self._quotient_gap(winners, team, other, given)
        if word == "ratio":
            return self._ratio_gap(winners, criterion, among, team, other)
        ours = self._figure(winners, word, among, team)
        return ours.plus(self._figure(winners, word, among, other), -1).plus(Linear(given, {}))

    def _figure(self, winners: Winners, word: str, among: Among, team: Team) -> Linear:
        """A sum over a team's games: points, wins, difference, scored or conceded."""
        fixed, points = self.fixed(among), self.ranking.points
        row = fixed.rows[team]
        constant = {
            "points": row[POINTS],
            "wins": row[WON],
            "difference": row[SCORED] - row[CONCEDED],
            "scored": row[SCORED],
            "conceded": row[CONCEDED],
        }[word]
        factors: dict[int, int] = {}
        for index in fixed.open:
            if team not in (self.open[index].home, self.open[index].away):
                continue
            won = winners[index] == team
            if word == "points":
                constant += points.win if won else points.loss
            elif word == "wins":
                constant += won
            elif word == "difference":
                factors[margin(index)] = 1 if won else -1
            else:
                factors[loser(index)] = 1
                if won == (word == "scored"):
                    factors[margin(index)] = 1
        return Linear(constant, factors)

    def _ratio_gap(self, winners: Winners, criterion: str, among: Among, team: Team, other: Team) -> Gap:
        """Goal averages multiplied out. Who has no game that counts has conceded nothing, which stands above all."""
        scored, conceded = (self._figure(winners, word, among, team) for word in ("scored", "conceded"))
        theirs, against = (self._figure(winners, word, among, other) for word in ("scored", "conceded"))
        nothing = Linear(0, {})
        if scored == conceded == nothing:
            return against
        if theirs == against == nothing:
            return conceded.times(-1)
        given = self.adjustments.get((criterion, team), 0), self.adjustments.get((criterion, other), 0)
        # s/c + g is (s + g*c) / c, so what is given by decision joins what was scored.
        curve = crossed(scored.plus(conceded, given[0]), conceded, theirs.plus(against, given[1]), against)
        if all(len(product) < 2 for product in curve.terms):
            constant = curve.terms.get((), 0)
            return Linear(constant, {product[0]: f for product, f in curve.terms.items() if product})
        return curve

    def _quotient_gap(self, winners: Winners, team: Team, other: Team, given: int) -> Gap:
        if self._quotients is None:
            self._quotients = quotients(self.played)
        constant = self._quotients.get(team, Fraction(0)) - self._quotients.get(other, Fraction(0)) + given
        parts = []
        for index, game in enumerate(self.open):
            for one, sign in ((team, 1), (other, -1)):
                if one in (game.home, game.away):
                    parts.append(Quotient(margin(index), loser(index), winners[index] == one, sign))
        if not parts:
            return Linear((constant > 0) - (constant < 0), {})
        return Quotients(constant, tuple(parts))
