"""What teams have done over all their games, and who leads in it. Every figure is added up from the same results as the
standings, so the sums over all teams agree with the results.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from league.standings.rules.facts import Team

Key = Hashable
"""What the caller calls a game."""


@dataclass(frozen=True)
class PlayedGame:
    """A game with its official result; `status` names the offender of a forfeit or a default, as in a table."""

    key: Key
    home: Team
    away: Team
    home_score: int
    away_score: int
    status: str = "final"
    extra_periods: int = 0

    @property
    def winner(self) -> Team | None:
        """Who won; a forfeit or a default decides whatever the score says. The first of two games on total score may
        have ended level: None."""
        if self.status != "final":
            return self.home if self.status.endswith("_away") else self.away
        if self.home_score == self.away_score:
            return None
        return self.home if self.home_score > self.away_score else self.away

    @property
    def played_out(self) -> bool:
        """Whether it was played to its end on the floor: only then its points say something of attack and defence."""
        return self.status == "final"

    @property
    def margin(self) -> int:
        return abs(self.home_score - self.away_score)

    @property
    def total(self) -> int:
        return self.home_score + self.away_score


@dataclass(frozen=True)
class Figures:
    """A team's figures over its games."""

    team: Team
    games: int = 0
    won: int = 0
    lost: int = 0
    drawn: int = 0
    """Only the first of two games on total score may end level."""
    scored: int = 0
    conceded: int = 0
    forfeits: int = 0
    """Games it lost by its own forfeit or default."""
    extra: int = 0
    """Games that went into extra periods."""
    played_out: int = 0
    made: int = 0
    """Points scored in games that were played out."""
    allowed: int = 0
    best: PlayedGame | None = None
    """Its highest win on the floor; of equal ones the first."""
    run: int = 0
    """Its longest run of wins."""
    run_until: Key | None = None
    """The game with which that run ended; of equal ones the first."""

    @property
    def attack(self) -> Fraction | None:
        """Points scored a game, over games that were played out; None before the first."""
        return Fraction(self.made, self.played_out) if self.played_out else None

    @property
    def defence(self) -> Fraction | None:
        """Points conceded a game, over games that were played out."""
        return Fraction(self.allowed, self.played_out) if self.played_out else None


def figures(games: Sequence[PlayedGame], teams: Iterable[Team] = ()) -> dict[Team, Figures]:
    """The figures of every team of these games and of `teams`; the games are in the order of play."""
    own: dict[Team, list[PlayedGame]] = {team: [] for team in teams}
    for game in games:
        own.setdefault(game.home, []).append(game)
        own.setdefault(game.away, []).append(game)
    return {team: _figures(team, played) for team, played in own.items()}


def _figures(team: Team, games: Sequence[PlayedGame]) -> Figures:
    won = [game for game in games if game.winner == team]
    drawn = sum(1 for game in games if game.winner is None)
    out = [game for game in games if game.played_out]
    run, until = _longest_run(games, team)
    return Figures(
        team,
        games=len(games),
        won=len(won),
        lost=len(games) - len(won) - drawn,
        drawn=drawn,
        scored=sum(_points(game, team)[0] for game in games),
        conceded=sum(_points(game, team)[1] for game in games),
        forfeits=sum(1 for game in games if not game.played_out and game.winner != team),
        extra=sum(1 for game in games if game.extra_periods),
        played_out=len(out),
        made=sum(_points(game, team)[0] for game in out),
        allowed=sum(_points(game, team)[1] for game in out),
        best=max((game for game in won if game.played_out), key=lambda game: game.margin, default=None),
        run=run,
        run_until=until,
    )


def _points(game: PlayedGame, team: Team) -> tuple[int, int]:
    """Scored and conceded."""
    return (game.home_score, game.away_score) if game.home == team else (game.away_score, game.home_score)


def _longest_run(games: Sequence[PlayedGame], team: Team) -> tuple[int, Key | None]:
    longest, until, now = 0, None, 0
    for game in games:
        now = now + 1 if game.winner == team else 0
        if now > longest:
            longest, until = now, game.key
    return longest, until


Measure = Callable[[Figures], Fraction | int | None]
ATTACK, DEFENCE, RUN = "attack", "defence", "run"
MEASURES: Mapping[str, Measure] = {
    ATTACK: lambda of: of.attack,
    DEFENCE: lambda of: None if of.defence is None else -of.defence,
    RUN: lambda of: of.run or None,
}
"""What teams lead in, higher first; None where there is nothing to compare yet."""


def ranks(found: Iterable[Figures], measure: str) -> dict[Team, int]:
    """The rank of each team in this, from 1; equal figures share it. Teams without a figure have none."""
    values = {of.team: value for of in found if (value := MEASURES[measure](of)) is not None}
    return {team: 1 + sum(other > value for other in values.values()) for team, value in values.items()}


def widest(games: Iterable[PlayedGame], number: int) -> list[PlayedGame]:
    """The highest wins on the floor."""
    return sorted((game for game in games if game.played_out), key=lambda game: -game.margin)[:number]


def richest(games: Iterable[PlayedGame], number: int) -> list[PlayedGame]:
    """The games on the floor with the most points of both teams."""
    return sorted((game for game in games if game.played_out), key=lambda game: -game.total)[:number]
