"""The cross table (循环赛成绩表): who met whom, with what score, for how many points."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from league.competition.rules import Points
from league.registration.queries import TeamFace
from league.scoring.queries import GroupResult
from league.standings.queries.facts import GroupFacts
from league.standings.queries.reasons import Tie
from league.standings.rules.facts import Record, Table


@dataclass(frozen=True)
class Meeting:
    """One game as the team of a row sees it; without scores it is still to be played."""

    game: str
    """Public id."""
    own: int | None
    other: int | None
    won: bool
    points: int
    status: str


@dataclass(frozen=True)
class Cell:
    """What two teams played; `mark` where both stand in a tie that the games between them decide."""

    team: TeamFace
    meetings: tuple[Meeting, ...]
    diagonal: bool
    mark: bool


@dataclass(frozen=True)
class CrossRow:
    """A team's line in the cross table."""

    face: TeamFace
    cells: tuple[Cell, ...]
    record: Record
    rank: int


@dataclass(frozen=True)
class CrossTable:
    """All against all, in the order of the standings."""

    teams: tuple[TeamFace, ...]
    rows: tuple[CrossRow, ...]


def cross_table(facts: GroupFacts, table: Table, ties: Sequence[Tie]) -> CrossTable:
    """The cross table of a group; teams without a rank and their games are left out."""
    faces = {member.face.id: member.face for member in facts.members}
    numbers = {member.face.id: member.number for member in facts.members}
    order = [team for team in table.order if isinstance(team, int)]
    order.sort(key=lambda team: (table.ranks[team], numbers[team]))
    met: dict[tuple[int | None, int | None], list[Meeting]] = {}
    points = facts.regulation.ranking.points
    for result in facts.counting:
        a, b = result.team_a_id, result.team_b_id
        met.setdefault((a, b), []).append(meeting(result, a, points))
        met.setdefault((b, a), []).append(meeting(result, b, points))
    marked = [{face.id for face in tie.faces} for tie in ties]
    return CrossTable(
        tuple(faces[team] for team in order),
        tuple(
            CrossRow(
                faces[team],
                tuple(
                    Cell(faces[other], tuple(met.get((team, other), ())), team == other, _both(marked, team, other))
                    for other in order
                ),
                table.records[team],
                table.ranks[team],
            )
            for team in order
        ),
    )


def meeting(result: GroupResult, team: int | None, points: Points) -> Meeting:
    """A game from one side, with the classification points it gave to that side."""
    first = team == result.team_a_id
    own, other = (result.score_a, result.score_b) if first else (result.score_b, result.score_a)
    if own is None or other is None:
        return Meeting(result.public_id, None, None, False, 0, result.status)
    offence, _, side = result.status.partition("_")
    if side:
        won = (side == "home") != first
        lost_points = points.forfeit if offence == "forfeit" else points.default
    else:
        won, lost_points = own > other, points.loss
    return Meeting(result.public_id, own, other, won, points.win if won else lost_points, result.status)


def _both(ties: Sequence[Collection[int]], team: int, other: int) -> bool:
    return team != other and any(team in tie and other in tie for tie in ties)
