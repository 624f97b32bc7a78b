"""The organiser enters lots that were drawn between teams that share a rank."""

from collections.abc import Sequence
from datetime import date

from league.errors import NotFound
from league.extensions import transaction
from league.scoring.lots import enter_lots
from league.standings.errors import GroupOpen, LotsChanged, NothingShared, TeamsDiffer
from league.standings.queries import group_table


def draw_lots(
    group_id: int, order: Sequence[int], *, held_on: date, witness: str, revision: int, actor: int | None
) -> None:
    """Store the drawn order (team ids, best first) of teams that share a rank; `revision` is how many draws were known.

    Raises LotsChanged, GroupOpen, NothingShared, TeamsDiffer and what `scoring.lots.enter_lots` raises.
    """
    with transaction():
        table = group_table(group_id)
        if table is None:
            raise NotFound
        if len(table.facts.lots) != revision:
            raise LotsChanged
        if not table.finished:
            raise GroupOpen(group=table.name, open=table.open_games)
        ties = list(table.drawable.values())
        if not ties:
            raise NothingShared(group=table.name)
        if set(order) not in [{face.id for face in teams} for teams in ties]:
            near = max(ties, key=lambda teams: len({face.id for face in teams} & set(order)))
            raise TeamsDiffer("order", teams=[face.short_name for face in near])
        enter_lots(group_id, order, held_on=held_on, witness=witness, actor=actor)
