"""The organiser enters lots that were drawn between teams that share a rank, in a group or over groups."""

from collections.abc import Sequence
from datetime import date

from league.errors import NotFound
from league.extensions import transaction
from league.scoring.lots import enter_lots, enter_lots_across
from league.standings.errors import (
    GroupOpen,
    GroupsNotSettled,
    GroupsOpen,
    LotsChanged,
    NothingLevel,
    NothingShared,
    TeamsDiffer,
)
from league.standings.queries import LotsScope, lots_scope_across, lots_scope_of_group


def draw_lots(
    group_id: int, order: Sequence[int], *, held_on: date, witness: str, revision: int, actor: int | None
) -> None:
    """Store the drawn order (team ids, best first) of teams that share a rank; `revision` is how many draws were known.

    Raises LotsChanged, GroupOpen, NothingShared, TeamsDiffer and what `scoring.lots.enter_lots` raises.
    """
    with transaction():
        scope = lots_scope_of_group(group_id)
        _check(scope, order, revision)
        enter_lots(group_id, order, held_on=held_on, witness=witness, actor=actor)


def draw_lots_across(
    stage_id: int, rank: int, order: Sequence[int], *, held_on: date, witness: str, revision: int, actor: int | None
) -> None:
    """Store the drawn order (team ids, best first) of teams of this rank in different groups, which nothing parts.

    Raises LotsChanged, GroupsOpen, GroupsNotSettled, NothingLevel, TeamsDiffer and what `scoring.lots.enter_lots_across`
    raises.
    """
    with transaction():
        scope = lots_scope_across(stage_id, rank)
        _check(scope, order, revision)
        enter_lots_across(stage_id, order, held_on=held_on, witness=witness, actor=actor)


def _check(scope: LotsScope | None, order: Sequence[int], revision: int) -> None:
    """Lots are needed, between exactly these teams, and nobody was faster."""
    if scope is None:
        raise NotFound
    if scope.revision != revision:
        raise LotsChanged
    if not scope.finished:
        raise (
            GroupsOpen(open=scope.open_games)
            if scope.compared
            else GroupOpen(group=scope.facts.name, open=scope.open_games)
        )
    for shared in scope.unsettled:
        raise GroupsNotSettled(name=shared.group, teams=[face.short_name for face in shared.teams])
    ties = list(scope.drawable.values())
    if not ties:
        raise NothingLevel(rank=scope.compared) if scope.compared else NothingShared(group=scope.facts.name)
    if set(order) not in [{face.id for face in teams} for teams in ties]:
        near = max(ties, key=lambda teams: len({face.id for face in teams} & set(order)))
        raise TeamsDiffer("order", teams=[face.short_name for face in near])
