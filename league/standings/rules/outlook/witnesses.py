"""A few outcomes ranked in full: where they disagree about a team, nothing needs to be proved."""

from itertools import product

from league.standings.rules.facts import GameFact, Team
from league.standings.rules.outlook.curves import Box
from league.standings.rules.outlook.group import MOST_A_GAME, OpenGroup, Winners, loser, margin
from league.standings.rules.outlook.words import OpenGame
from league.standings.rules.ranking import rank

USUAL_LOSER, USUAL_MARGIN = 60, 12


def witnessed(group: OpenGroup, winners: Winners, team: Team, box: Box) -> frozenset[str]:
    """Where the team ends in some outcomes: its own games close or clear, those of others too, low or usual scores."""
    found: set[str] = set()
    for own, others, low in product((0, 2, 1), (0, 2, 1), (False, True)):
        games = list(group.played)
        for index, game in enumerate(group.open):
            least, most = box[margin(index)]
            margins = least, most, max(least, min(USUAL_MARGIN, most))
            by = margins[own if team in (game.home, game.away) else others]
            fewest, most_scored = box[loser(index)]
            score = fewest if low else max(fewest, min(USUAL_LOSER, most_scored, MOST_A_GAME - by))
            games.append(_played(game, winners[index], score, by))
        found.add(ending(group, games, team))
        if len(found) > 1:
            break
    return frozenset(found)


def _played(game: OpenGame, winner: Team, score: int, by: int) -> GameFact:
    """The game with this winner; where extra periods do not count, what counts may be level."""
    home, away = (score + by, score) if winner == game.home else (score, score + by)
    if by:
        return GameFact(game.home, game.away, home, away)
    return GameFact(game.home, game.away, int(winner == game.home), int(winner != game.home), "final", home, away)


def ending(group: OpenGroup, games: list[GameFact], team: Team) -> str:
    """Where the team ends in one outcome; lots count where they were drawn."""
    table = rank(
        games,
        group.ranking,
        teams=group.placed,
        only_teams=group.placed,
        adjustments=group.adjustments,
        spared=group.spared,
    )
    at = table.ranks[team]
    together = frozenset(next((teams for teams in table.shared if team in teams), (team,)))
    drawn = group.drawn(together) if len(together) > 1 else ()
    if drawn:
        at += sum(drawn.index(other) < drawn.index(team) for other in together)
        together = frozenset((team,))
    return group.ending(at - 1, len(together))
