"""The procedure itself: FIBA OBR Appendix D.1, with what regulations may put in its place."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from league.competition.rules import TIE_BREAKS, Ranking
from league.standings.rules.facts import (
    AGAIN,
    LOTS,
    NEXT,
    SHARED,
    Adjustments,
    GameFact,
    Record,
    Step,
    Table,
    Team,
    Value,
)
from league.standings.rules.looks import Look, Tie, first_looks, look, steps_of
from league.standings.rules.tally import FORFEITS, LOST, POINTS, READ, WON, Rows, between, quotients, record, tally

HEAD_TO_HEAD = frozenset(word for word in TIE_BREAKS if word.startswith("h2h_"))


def rank(
    games: Iterable[GameFact],
    ranking: Ranking,
    *,
    teams: Iterable[Team] = (),
    only_teams: Iterable[Team] | None = None,
    lots: Iterable[Team] = (),
    adjustments: Adjustments | None = None,
    spared: Collection[Team] = (),
) -> Table:
    """Rank a group: every team of a game and of `teams`, or `only_teams` where results were carried over.

    `lots` is a draw that was held, best first; `adjustments` are points by decision; the results of `spared` teams stand
    however often they forfeited (they withdrew). Overall figures always come from all games given.
    """
    played = list(games)
    rows = tally(played, ranking.points, teams)
    forfeits: dict[Team, int] = {}
    if ranking.second_forfeit == "void":
        forfeits = {team: row[FORFEITS] for team, row in rows.items() if row[FORFEITS] > 1 and team not in spared}
    if forfeits:
        # Counted before anything falls: which of two offenders was first must not matter (D.3, Art. 20.2.3).
        played = [game for game in played if game.home not in forfeits and game.away not in forfeits]
        rows = tally(played, ranking.points, (team for team in rows if team not in forfeits))
    placed: Collection[Team] = rows
    if only_teams is not None:
        only = set(only_teams)
        rows |= {team: [0] * 7 for team in only if team not in rows and team not in forfeits}
        placed = [team for team in rows if team in only]
    work = _Classification(played, ranking, rows, placed, lots, forfeits, adjustments or {})
    work.classify()
    out = tuple(sorted(forfeits, key=str)) if forfeits else ()
    return Table(tuple(work.order), tuple(work.shared), out, work)


class _Classification:
    """One group and how it is ranked. Looks are kept only when somebody asks why, for most pages never do."""

    __slots__ = (
        "adjustments",
        "forfeits",
        "games",
        "looks",
        "lots",
        "order",
        "patient",
        "placed",
        "quotients",
        "ranking",
        "rows",
        "shared",
    )

    def __init__(
        self,
        games: list[GameFact],
        ranking: Ranking,
        rows: Rows,
        placed: Collection[Team],
        lots: Iterable[Team],
        forfeits: Mapping[Team, int],
        adjustments: Adjustments,
    ) -> None:
        self.games, self.ranking, self.rows, self.placed = games, ranking, rows, placed
        self.lots, self.forfeits, self.adjustments = tuple(lots), forfeits, adjustments
        self.patient = ranking.h2h_when == "all_played"
        """Whether the regulation waits until all games between tied teams are played."""
        self.order: list[Team] = []
        self.shared: list[tuple[Team, ...]] = []
        self.looks: list[Look] | None = None
        self.quotients: Mapping[Team, Value] | None = None

    def records(self) -> Mapping[Team, Record]:
        """Every placed team's record; of a team that is out, only its forfeits are left."""
        fallen = {team: Record(0, 0, 0, 0, 0, 0, 0, 0, times) for team, times in self.forfeits.items()}
        given = {team: self.adjustments.get(("points", team), 0) for team in self.order}
        return {team: record(self.rows[team], given[team]) for team in self.order} | fallen

    def steps(self) -> tuple[Step, ...]:
        """Ranks once more and keeps what was looked at."""
        again = _Classification(
            self.games, self.ranking, self.rows, self.placed, self.lots, self.forfeits, self.adjustments
        )
        again.looks = []
        again.classify()
        return steps_of(again.looks, again.order, self.ranking.first_by, self.forfeits)

    def classify(self) -> None:
        """Compare all teams by `first_by` (D.1.1), then settle each tie, from the top down."""
        rows, first_by = self.rows, self.ranking.first_by
        if first_by == "points_then_fewer_losses":
            keys: list[Any] = [(rows[team][POINTS], -rows[team][LOST]) for team in self.placed]
        else:
            column = WON if first_by == "wins" else POINTS
            keys = [rows[team][column] for team in self.placed]
        if self.adjustments:
            keys = self._adjusted("wins" if first_by == "wins" else "points", self.placed, keys)
        levels = _levels(self.placed, keys)
        if self.looks is not None:
            step = "wins" if first_by == "wins" else "points"
            self.looks += first_looks(levels, first_by, self._given(step))
        for level in sorted(levels, reverse=True):
            teams = levels[level]
            if len(teams) == 1:
                self.order.append(teams[0])
            else:
                self._settle(Tie(teams, level, self._criteria(teams), self.games))

    def _criteria(self, teams: Sequence[Team]) -> Sequence[str]:
        two = self.ranking.tie_break_two
        return two if two is not None and len(teams) == 2 else self.ranking.tie_break

    def _settle(self, first: Tie) -> None:
        """Part the teams of a tie, and then those of each part, best first."""
        # A stack and no recursion: a large group may part one team at a time.
        waiting = [first]
        while waiting:
            tie = waiting.pop()
            parts = self._part(tie)
            if len(parts) == len(tie.teams):
                self.order += [part[0] for part in parts]
            elif len(parts) == 1:
                self._share(tie)
            else:
                at = 0
                while len(parts[at]) == 1:
                    self.order += parts[at]
                    at += 1
                waiting += [self._go_on(tie, part) for part in reversed(parts[at:])]

    def _part(self, tie: Tie) -> list[list[Team]]:
        """Go through the criteria until one parts the teams; best first, or all in one part if none does."""
        teams, criteria, looks = tie.teams, tie.criteria, self.looks
        if len(teams) == 1:
            return [teams]
        for position in range(tie.position, len(criteria)):
            criterion = criteria[position]
            if self.patient and criterion in HEAD_TO_HEAD and self._must_wait(tie):
                if looks is not None:
                    looks.append(look(tie, criterion, [0] * len(teams), [teams])._replace(met=False, waits=True))
                tie.start = NEXT
                continue
            values = self._values(tie, criterion)
            if self.adjustments:
                values = self._adjusted(criterion, teams, values)
            parts = _parts(teams, values)
            if looks is not None:
                looks.append(look(tie, criterion, values, parts)._replace(adjusted=self._given(criterion)))
            tie.start = NEXT
            if len(parts) > 1:
                tie.position = position + 1
                return parts
        return [teams]

    def _go_on(self, tie: Tie, part: list[Team]) -> Tie:
        """D.1.4: each part begins again by itself; without restart it goes on, in the games of the first tie."""
        if self.ranking.restart:
            return Tie(part, tie.level, self._criteria(part), tie.games, AGAIN)
        return Tie(part, tie.level, tie.criteria, tie.games, NEXT, tie.position, tie.among, tie.rows)

    def _must_wait(self, tie: Tie) -> bool:
        """Whether games between the tied teams are still open."""
        inside = set(tie.among)
        return any(game.status == "scheduled" and game.home in inside and game.away in inside for game in self.games)

    def _given(self, step: str) -> Mapping[Team, int]:
        """What each team was given, or lost, by decision at this step."""
        return {team: amount for (at, team), amount in self.adjustments.items() if at == step}

    def _adjusted(self, step: str, teams: Iterable[Team], values: Iterable[Any]) -> list[Any]:
        """Values with what was given or taken by decision at this step."""
        given = self.adjustments
        return [
            (value[0] + given.get((step, team), 0), *value[1:])
            if isinstance(value, tuple)
            else value + given.get((step, team), 0)
            for team, value in zip(teams, values, strict=True)
        ]

    def _values(self, tie: Tie, criterion: str) -> list[Value]:
        rows = self.rows
        if criterion in HEAD_TO_HEAD:
            if tie.rows is None:
                tie.games = between(tie.games, tie.among)
                tie.rows = tally(tie.games, self.ranking.points, tie.among)
            rows = tie.rows
        elif criterion == "quotients":
            if self.quotients is None:
                self.quotients = quotients(self.games)
            return [self.quotients.get(team, 0) for team in tie.teams]
        read = READ[criterion]
        return [read(rows[team]) for team in tie.teams]

    def _share(self, tie: Tie) -> None:
        """Nothing parts them: lots, if every one of them was in the draw; otherwise they share the rank."""
        teams, lots = tie.teams, self.lots
        if lots and set(teams) <= set(lots):
            if self.looks is not None:
                drawn = [[team] for team in sorted(teams, key=lots.index)]
                self.looks.append(look(tie, LOTS, [-1 - lots.index(team) for team in teams], drawn))
            self.order += sorted(teams, key=lots.index)
            return
        if self.looks is not None:
            self.looks.append(look(tie, SHARED, [len(self.order) + 1] * len(teams), [teams]))
        self.shared.append(tuple(sorted(teams, key=str)))
        self.order += self.shared[-1]


def _parts(teams: list[Team], values: list[Any]) -> list[list[Team]]:
    """The teams by their value, the highest first."""
    if len(teams) == 2:  # most ties are of two
        one, other = values
        if one == other:
            return [teams]
        return [teams[:1], teams[1:]] if one > other else [teams[1:], teams[:1]]
    levels = _levels(teams, values)
    return [levels[value] for value in sorted(levels, reverse=True)] if len(levels) > 1 else [teams]


def _levels(teams: Iterable[Team], values: Iterable[Any]) -> dict[Any, list[Team]]:
    """The teams by their value."""
    levels: dict[Any, list[Team]] = {}
    for team, value in zip(teams, values, strict=False):  # as many by construction; to check costs time
        if value in levels:
            levels[value].append(team)
        else:
            levels[value] = [team]
    return levels
