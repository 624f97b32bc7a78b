"""Team figures and league leaders of a competition, from the results that its standings and its bracket count."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from league.competition.models import Competition
from league.competition.queries import regulation_of
from league.competition.rules import Regulation
from league.fixtures.models import Game
from league.registration.queries import TeamFace, faces
from league.scoring.queries import GroupResult, KnockOutResult, knock_out_results
from league.standings.queries.tables import GroupTable, groups_of, table_of
from league.standings.rules.facts import Team
from league.standings.rules.figures import (
    ATTACK,
    DEFENCE,
    RUN,
    Figures,
    PlayedGame,
    figures,
    ranks,
    richest,
    widest,
)

LEADERS = 5
"""How many a list of leaders holds; those level with the last are in it too."""


@dataclass(frozen=True)
class TeamFigures:
    """A team's figures and its rank among all teams in each of them."""

    face: TeamFace
    figures: Figures
    ranks: dict[str, int]
    """attack, defence and run to a rank; without those in which there is nothing to compare yet."""


@dataclass(frozen=True)
class LeaderGame:
    """A game worth a mention, the winner first."""

    game: str
    """Public id."""
    winner: TeamFace
    loser: TeamFace
    scores: tuple[int, int]
    margin: int
    total: int


@dataclass(frozen=True)
class Leaders:
    """Everything the page of leaders shows."""

    teams: tuple[TeamFigures, ...]
    """All teams, the best mean difference first."""
    attack: tuple[TeamFigures, ...]
    defence: tuple[TeamFigures, ...]
    runs: tuple[TeamFigures, ...]
    widest: tuple[LeaderGame, ...]
    richest: tuple[LeaderGame, ...]
    games: int
    """Games that are counted."""
    not_played_out: int
    """Of these, how many ended by a forfeit or a default."""


def leaders_of(competition: Competition) -> Leaders:
    """The figures of all teams of a competition's published stages, in a constant number of queries."""
    return leaders([table_of(facts) for facts in groups_of(competition)], competition)


def leaders(tables: Sequence[GroupTable], competition: Competition) -> Leaders:
    """The same, from the tables of its groups if they are there already."""
    regulation = tables[0].facts.regulation if tables else regulation_of(competition.id)
    games = games_of(tables, knock_out_results(Game.competition_id == competition.id), regulation)
    known = {team: face for table in tables for team, face in table.faces.items()}
    members = [member.face.id for table in tables for member in table.facts.placed]
    fallen = {team for table in tables for team in table.table.disqualified}
    found = figures(games, [team for team in members if team not in fallen])
    known |= faces({cast(int, team) for team in found} - set(known))
    places = {measure: ranks(found.values(), measure) for measure in (ATTACK, DEFENCE, RUN)}
    teams = [
        TeamFigures(known[cast(int, team)], of, {m: places[m][team] for m in places if team in places[m]})
        for team, of in found.items()
    ]

    def first(measure: str) -> tuple[TeamFigures, ...]:
        leading = [team for team in teams if team.ranks.get(measure, LEADERS + 1) <= LEADERS]
        return tuple(sorted(leading, key=lambda team: team.ranks[measure]))

    return Leaders(
        teams=tuple(sorted(teams, key=_mean_difference)),
        attack=first(ATTACK),
        defence=first(DEFENCE),
        runs=first(RUN),
        widest=tuple(_leader_game(game, known) for game in widest(games, LEADERS)),
        richest=tuple(_leader_game(game, known) for game in richest(games, LEADERS)),
        games=len(games),
        not_played_out=sum(1 for game in games if not game.played_out),
    )


def _mean_difference(team: TeamFigures) -> tuple[bool, float]:
    of = team.figures
    return not of.played_out, -(of.made - of.allowed) / of.played_out if of.played_out else 0.0


def games_of(
    tables: Sequence[GroupTable], knock_out: Sequence[KnockOutResult], regulation: Regulation
) -> list[PlayedGame]:
    """All results that count, in the order of play: of the groups, and of the bracket but for teams that are out."""
    out: set[Team] = set()
    results: list[tuple[GroupResult, int]] = []
    regular = regulation.periods
    for table in tables:
        fallen = set(table.table.disqualified)
        out |= table.facts.void
        results += [(r, regular) for r in table.facts.own if not {r.team_a_id, r.team_b_id} & fallen]
    regular = regulation.for_stage("knock_out").periods
    results += [(r, regular) for r in knock_out if not {r.team_a_id, r.team_b_id} & out]
    played = [(result, regular) for result, regular in results if result.score_a is not None]
    if all(result.starts_at for result, _regular in played):
        played.sort(key=lambda one: (one[0].starts_at, one[0].number))
    return [_played(result, regular) for result, regular in played]


def _played(result: GroupResult, regular: int) -> PlayedGame:
    assert result.score_a is not None
    assert result.score_b is not None
    extra = max(len(result.periods) - regular, 0) if result.status == "final" else 0
    return PlayedGame(
        result.public_id, result.team_a_id, result.team_b_id, result.score_a, result.score_b, result.status, extra
    )


def _leader_game(game: PlayedGame, known: dict[int, TeamFace]) -> LeaderGame:
    home, away = known[cast(int, game.home)], known[cast(int, game.away)]
    scores = (game.home_score, game.away_score)
    if game.winner == game.away:
        home, away, scores = away, home, scores[::-1]
    return LeaderGame(cast(str, game.key), home, away, scores, game.margin, game.total)
