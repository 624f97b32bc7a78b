"""Who goes on from a round robin: the first of each group, and the best of those ranked next, over all groups (FIBA D.4)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import joinedload, selectinload

from league.competition.models import Competition, Stage
from league.extensions import db
from league.fixtures.models import Game, Seat
from league.fixtures.queries import source_of
from league.fixtures.rules.knockout import BEST, RANK, away_from_own
from league.registration.queries import TeamFace
from league.standings.queries.across import across_groups
from league.standings.queries.facts import load_groups
from league.standings.queries.tables import GroupTable, table_of
from league.standings.rules.across import Across
from league.standings.rules.facts import Team


@dataclass(frozen=True)
class BestWanted:
    """Teams that nothing in the regulation parts, so that the seats of the best next wait: teams of different groups, or
    of one `group` where the comparison depends on their order."""

    stage_id: int
    competition_slug: str
    competition: str
    competition_en: str
    rank: int
    teams: tuple[TeamFace, ...]
    place: int = 0
    """What they share: a place in the comparison, or a rank in their group."""
    group: str = ""
    group_id: int = 0


def going_on(stage_id: int) -> tuple[int, ...] | None:
    """The teams that go on from a round robin, group by group and then the best next; None while that is not settled."""
    tables = _finished(stage_id)
    found: list[int] = []
    for table in tables:
        through = [face.id for face in table.through]
        if len(through) < min(table.qualify, len(table.rows)):
            return None
        found += through
    wanted = tables[0].facts.best_next if tables else 0
    best = _best(across_groups(tables, tables[0].qualify + 1), wanted) if wanted else ()
    return None if best is None or not found else (*found, *best)


def _finished(stage_id: int | None) -> list[GroupTable]:
    """The tables of a round robin of which every group is over; none before that."""
    tables = [table_of(facts) for facts in load_groups(Stage.id == stage_id)] if stage_id else []
    return tables if all(table.finished for table in tables) else []


def _best(found: Across, wanted: int) -> tuple[int, ...] | None:
    """The best so many teams, in their order; None while that is shared or unsettled."""
    teams = [found.team_at(nth) for nth in range(1, min(wanted, len(found.table.order)) + 1)]
    if not found.settled or None in teams:
        return None
    return tuple(cast("list[int]", teams))


def best_seats(seats: Collection[Seat]) -> dict[int, int | None]:
    """The team of each seat of the best next; None while not every group is over, or some of them cannot be parted."""
    decided: dict[int, int | None] = {}
    for stage in {seat.game.stage for seat in seats}:
        by_nth = _by_nth(stage)
        for seat in seats:
            if seat.game.stage_id == stage.id:
                decided[seat.id] = by_nth.get(seat.nth or 0)
    return decided


def _by_nth(stage: Stage) -> dict[int, int]:
    """Which team takes which of the stage's seats: in their order, but nobody meets his own group without need."""
    source = source_of(stage)
    tables = _finished(source.id if source else None)
    if not tables:
        return {}
    found = across_groups(tables, tables[0].qualify + 1)
    teams = _best(found, tables[0].facts.best_next)
    if not teams:
        return {}
    opponents = _opponents(stage.id)
    order = sorted(opponents)
    taken = away_from_own([cast(int, found.group_of[team]) for team in teams], [opponents[nth] for nth in order])
    return {order[seat]: team for team, seat in zip(teams, taken, strict=True)}


def _opponents(stage_id: int) -> dict[int, int | None]:
    """The group that waits for each of the best next in their first game; None where that is not a rank of a group."""
    games = db.session.scalars(
        select(Game)
        .where(Game.stage_id == stage_id, Game.leg == 1)
        .where(select(Seat.id).where(Seat.game_id == Game.id, Seat.source == BEST).exists())
        .options(selectinload(Game.seats))
    )
    found: dict[int, int | None] = {}
    for game in games:
        for seat in game.seats:
            if seat.source == BEST:
                waits = [other.group_id for other in game.seats if other.side != seat.side and other.source == RANK]
                found[seat.nth or 0] = waits[0] if waits else None
    return found


def best_of(competition_id: int) -> ColumnElement[bool]:
    """A condition on `Seat`: it is for one of the best next in this competition."""
    return and_(Seat.source == BEST, Seat.game_id.in_(select(Game.id).where(Game.competition_id == competition_id)))


def best_waiting() -> ColumnElement[bool]:
    """Whether some seat of the best next is still empty: only then the comparison is worth computing."""
    empty = or_(and_(Seat.side == "a", Game.team_a_id.is_(None)), and_(Seat.side == "b", Game.team_b_id.is_(None)))
    return exists(select(Seat.id).join(Game, Game.id == Seat.game_id).where(Seat.source == BEST, empty))


def best_undecided() -> list[BestWanted]:
    """Where every group is over, and yet the regulation does not say who of different groups is better."""
    seats = db.session.scalars(
        select(Seat)
        .join(Game, Game.id == Seat.game_id)
        .join(Competition, Competition.id == Game.competition_id)
        .where(Seat.source == BEST, Competition.imported.is_(False))
        .options(joinedload(Seat.game).joinedload(Game.stage))
    )
    found = []
    for stage in {seat.game.stage for seat in seats}:
        source = source_of(stage)
        tables = _finished(source.id if source else None)
        if tables:
            found += _shared(tables)
    return found


def _shared(tables: Sequence[GroupTable]) -> list[BestWanted]:
    of = tables[0].facts
    compared = across_groups(tables, of.qualify + 1)
    faces = {team: face for table in tables for team, face in table.faces.items()}
    names = {table.id: table.name for table in tables}
    asked = {teams for table in tables for teams in table.lots_wanted}

    def wanted(teams: Sequence[Team], place: int, group_id: int = 0) -> BestWanted:
        return BestWanted(
            stage_id=of.stage_id,
            competition_slug=of.competition_slug,
            competition=of.competition,
            competition_en=of.competition_en,
            rank=compared.rank,
            teams=tuple(faces[cast(int, team)] for team in teams),
            place=place,
            group=names.get(group_id, ""),
            group_id=group_id,
        )

    if compared.settled:
        ranks = compared.table.ranks
        return [wanted(teams, ranks[teams[0]]) for teams in compared.table.shared if ranks[teams[0]] <= of.best_next]
    inside = {table.id: table.table.ranks for table in tables}
    waits = [
        wanted(teams, inside[cast(int, key)][teams[0]], cast(int, key)) for key, teams in compared.unsettled.items()
    ]
    return [tie for tie in waits if not any(set(tie.teams) == set(teams) for teams in asked)]
