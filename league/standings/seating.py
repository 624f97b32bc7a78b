"""The bracket fills itself: ranked teams, winners and losers take their seats, and leave them when a correction says so.

What has begun is never rewritten: the seat stays as it was played, and the journal and the organiser's desk say so.
"""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import joinedload

from league.competition.models import Group, Stage
from league.errors import N_, Sentence
from league.extensions import db, transaction
from league.fixtures.models import Game, GroupTeam, Seat
from league.fixtures.queries import latest_events
from league.fixtures.rules.happenings import VOIDED
from league.fixtures.rules.knockout import BEST
from league.fixtures.rules.naming import game_name, seat_label
from league.fixtures.seating import seat_team
from league.journal import service as journal
from league.registration.models import Team
from league.standings.queries import MOVING, best_of, decided_seats
from league.wording import CHINESE, say


def after_result(game_id: int) -> None:
    """Seat whoever this game's result decides about: the group's ranked teams, or winner and loser."""
    game = db.session.get_one(Game, game_id)
    if game.group_id is not None:
        seat_group(game.group_id)
    else:
        # Of two games on total score the second is where the following seats come from, whichever was reported.
        pair = select(Game.id).where(
            Game.stage_id == game.stage_id,
            Game.round == game.round,
            Game.bracket_position == game.bracket_position,
        )
        _seat_all(_seats(Seat.from_game_id.in_(pair)))


def seat_group(group_id: int) -> None:
    """Seat the ranked teams of a group, and the best over all groups; seats whose rank is shared wait for lots."""
    competition = select(Stage.competition_id).join(Group, Group.stage_id == Stage.id).where(Group.id == group_id)
    _seat_all(_seats(or_(Seat.group_id == group_id, best_of(db.session.scalars(competition).one()))))


def seat_best(stage_id: int) -> None:
    """Seat the best over all groups of this round robin, e.g. after lots were drawn between them."""
    _seat_all(_seats(best_of(db.session.get_one(Stage, stage_id).competition_id)))


def seat_team_groups(team_id: int) -> None:
    """Seat anew from every group in which this team plays; without its results others may have come first."""
    for group_id in db.session.scalars(select(GroupTeam.group_id).where(GroupTeam.team_id == team_id)).all():
        seat_group(group_id)


def seat_stage(stage_id: int) -> None:
    """Seat everyone who is known by now, e.g. after the games of a knock-out stage were made."""
    _seat_all(_seats(Seat.game_id.in_(select(Game.id).where(Game.stage_id == stage_id))))


def seat_competition(competition_id: int) -> None:
    """Seat everyone anew, e.g. after the regulation was changed."""
    games = select(Game.id).where(Game.competition_id == competition_id)
    _seat_all(_seats(Seat.game_id.in_(games) & or_(Seat.group_id.is_not(None), Seat.source == BEST)))


def _seats(condition: ColumnElement[bool]) -> list[Seat]:
    """The seats that meet the condition, but for those of void games: they stay as they were."""
    wanted = select(Seat).where(condition, Seat.source.in_(MOVING))
    options = (joinedload(Seat.game), joinedload(Seat.group), joinedload(Seat.from_game))
    found = list(db.session.scalars(wanted.options(*options).order_by(Seat.id)))
    happened = latest_events({seat.game_id for seat in found})
    return [seat for seat in found if happened[seat.game_id].state != VOIDED]


def _seat_all(seats: list[Seat]) -> None:
    """Every seat gets its team; first those leave whose place on the other side of the game is needed."""
    if not seats:
        return
    with transaction():
        wanted = decided_seats(seats)
        changing = [seat for seat in seats if _seated(seat) != wanted[seat.id]]
        for seat in changing:
            if _seated(seat) is not None and _other_side_needs(seat, wanted, seats):
                seat_team(seat.id, None, _reason(seat, None))
        for seat in changing:
            team_id = wanted[seat.id]
            if not seat_team(seat.id, team_id, _reason(seat, team_id)):
                _question(seat, team_id)


def _other_side_needs(seat: Seat, wanted: Mapping[int, int | None], seats: list[Seat]) -> bool:
    other = next((other for other in seats if other.game_id == seat.game_id and other.side != seat.side), None)
    return other is not None and wanted[other.id] == _seated(seat)


def _seated(seat: Seat) -> int | None:
    return seat.game.team_a_id if seat.side == "a" else seat.game.team_b_id


def _question(seat: Seat, team_id: int | None) -> None:
    """The game has begun: what stands is kept, and written down."""
    journal.record(
        "seat.in_question",
        f"game:{seat.game.public_id}",
        actor=None,
        reason=_reason(seat, team_id),
        number=seat.game.number,
        side=seat.side,
        team=team_id,
    )


def _reason(seat: Seat, team_id: int | None) -> str:
    """A seat's event row holds one sentence for people; it is kept in the site's first language."""
    source = say(_source(seat), CHINESE)
    if team_id is None:
        return say(Sentence(_NOT_SETTLED, {"source": source}), CHINESE)
    team = db.session.get_one(Team, team_id)
    return say(Sentence(_SETTLED, {"source": source, "team": team.short_name}), CHINESE)


_SETTLED = N_("%(source)s: %(team)s.")
_NOT_SETTLED = N_("%(source)s is not settled at present.")


def _source(seat: Seat) -> Sentence:
    group: Group | None = seat.group
    earlier = seat.from_game
    if earlier is not None and not earlier.bracket_position:
        return game_name(earlier.round, earlier.bracket_position)
    return seat_label(
        seat.source,
        group=group.name if group else None,
        rank=seat.rank,
        teams_left=earlier.round if earlier else None,
        position=earlier.bracket_position if earlier else None,
        nth=seat.nth,
    )
