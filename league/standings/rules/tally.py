"""Adding up games: each team's row, and what a criterion reads from it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from fractions import Fraction
from math import inf
from operator import itemgetter

from league.competition.rules import Points
from league.standings.rules.facts import UNPLAYED, GameFact, Record, Team, Value

POINTS, WON, LOST, SCORED, CONCEDED, DEFAULTS, FORFEITS = range(7)
Rows = dict[Team, list[int]]
"""A row a team: points, won, lost, scored, conceded, and its own defaults and forfeits."""


def tally(games: Iterable[GameFact], points: Points, teams: Iterable[Team] = ()) -> Rows:
    """Add up the games in one pass; a team of a game still to be played has a row as well."""
    # Whatever is not UNPLAYED has both scores, which the type checker cannot know; an assertion a game costs time.
    rows: Rows = {team: [0, 0, 0, 0, 0, 0, 0] for team in teams}
    win, loss = points.win, points.loss
    for home, away, home_score, away_score, status, home_for_table, away_for_table in games:
        if home in rows:
            host = rows[home]
        else:
            host = rows[home] = [0, 0, 0, 0, 0, 0, 0]
        if away in rows:
            guest = rows[away]
        else:
            guest = rows[away] = [0, 0, 0, 0, 0, 0, 0]
        if status == "final":
            winner, loser = (host, guest) if home_score > away_score else (guest, host)  # type: ignore[operator]
            loser[0] += loss
        elif status in UNPLAYED:
            continue
        else:
            loser, winner = (host, guest) if status.endswith("_home") else (guest, host)
            _offend(loser, status, points)
        winner[0] += win
        winner[1] += 1
        loser[2] += 1
        if home_for_table is not None:
            home_score = home_for_table
        if away_for_table is not None:
            away_score = away_for_table
        host[3] += home_score  # type: ignore[operator]
        host[4] += away_score  # type: ignore[operator]
        guest[3] += away_score  # type: ignore[operator]
        guest[4] += home_score  # type: ignore[operator]
    return rows


def _offend(row: list[int], status: str, points: Points) -> None:
    """Lost by forfeit or by default: the points of the offender (FIBA OBR 20.2, 21.2), and one more on his account."""
    if status.startswith("forfeit"):
        row[POINTS] += points.forfeit
        row[FORFEITS] += 1
    else:
        row[POINTS] += points.default
        row[DEFAULTS] += 1


def record(row: list[int], given: int = 0) -> Record:
    """The row as a record, with the points that were given (or taken) by decision."""
    points, won, lost, scored, conceded, defaults, forfeits = row
    difference = scored - conceded
    return Record(won + lost, won, lost, points + given, scored, conceded, difference, defaults, forfeits, given)


def between(games: Iterable[GameFact], teams: Collection[Team]) -> list[GameFact]:
    """The games that these teams played against each other."""
    inside = teams if len(teams) == 2 else set(teams)  # two are looked through faster than hashed
    return [game for game in games if game[0] in inside and game[1] in inside and game[4] not in UNPLAYED]


def quotients(games: Iterable[GameFact]) -> Mapping[Team, Fraction]:
    """The exact sum over a team's games of scored by conceded; a game with nothing conceded adds nothing."""
    sums: dict[Team, Fraction] = {}
    for game in games:
        if game.status in UNPLAYED:
            continue
        home, away = game.home_for_table, game.away_for_table
        home = game.home_score if home is None else home
        away = game.away_score if away is None else away
        for team, scored, conceded in ((game.home, home, away), (game.away, away, home)):
            if conceded:
                sums[team] = sums.get(team, Fraction(0)) + Fraction(scored or 0, conceded)
    return sums


def _difference(row: list[int]) -> int:
    return row[SCORED] - row[CONCEDED]


def _ratio(row: list[int]) -> Value:
    """Goal average (得失分率) as an exact fraction; with nothing conceded it stands above all others."""
    return Fraction(row[SCORED], row[CONCEDED]) if row[CONCEDED] else inf


READ: Mapping[str, Callable[[list[int]], Value]] = {
    "points": itemgetter(POINTS),
    "wins": itemgetter(WON),
    "h2h_points": itemgetter(POINTS),
    "h2h_wins": itemgetter(WON),
    "h2h_difference": _difference,
    "h2h_scored": itemgetter(SCORED),
    "h2h_ratio": _ratio,
    "difference": _difference,
    "scored": itemgetter(SCORED),
    "ratio": _ratio,
}
