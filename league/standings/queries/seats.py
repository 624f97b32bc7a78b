"""Who ought to sit where in a bracket by what is known now, and where play has gone on with somebody else."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from league.competition.models import Competition, Group
from league.errors import Sentence
from league.extensions import db
from league.fixtures.models import Game, GameEvent, Seat
from league.fixtures.queries import knock_out_name, latest_events, seat_words
from league.fixtures.rules.happenings import BEGUN, ENDED, KEPT
from league.fixtures.rules.knockout import BEST, LOSER, RANK, WINNER
from league.registration.queries import TeamFace, faces
from league.scoring.queries import place_of, series_of, states, two_legged
from league.standings.queries.best import best_seats
from league.standings.queries.facts import GroupFacts, load_groups
from league.standings.queries.tables import GroupTable, table_of

MOVING = (RANK, BEST, WINNER, LOSER)
"""The sources of seats that results decide."""


@dataclass(frozen=True)
class SeatInQuestion:
    """A seat of a game that has begun and whose team is not the one that the results now name."""

    game: str
    """Public id."""
    number: int
    name: Sentence
    source: Sentence
    seated: TeamFace
    wanted: TeamFace | None
    side: str = ""
    game_id: int = 0


@dataclass(frozen=True)
class LotsWanted:
    """Teams of a finished group that share a rank on which a seat depends."""

    group_id: int
    group: str
    competition: str
    competition_en: str
    rank: int
    teams: tuple[TeamFace, ...]


def decided_seats(seats: Collection[Seat]) -> dict[int, int | None]:
    """The team of each of these seats, or None while it is not settled. Seats have game, group and earlier game."""
    tables = {facts.id: table_of(facts) for facts in _groups({seat.group_id for seat in seats if seat.group_id})}
    parted = _parted({seat.from_game.id: seat.from_game for seat in seats if seat.from_game})
    decided = best_seats([seat for seat in seats if seat.source == BEST])
    swaps = _swaps(tables, parted)
    for seat in seats:
        if seat.source != BEST:
            decided[seat.id] = _swapped(_decided(seat, tables, parted), swaps.get(_origin(seat), {}))
    return decided


Parted = Mapping[int, tuple[int | None, int | None]]
"""Winner and loser by the game."""


def _decided(seat: Seat, tables: Mapping[int, GroupTable], parted: Parted) -> int | None:
    """By the results alone."""
    if seat.source == RANK:
        return team_at(tables.get(seat.group_id or 0), seat.rank or 0)
    if seat.source in (WINNER, LOSER):
        return parted[seat.from_game_id or 0][seat.source == LOSER]
    return None


def _origin(seat: Seat) -> tuple[int | None, int | None]:
    """The group or the game it comes from."""
    return seat.group_id, seat.from_game_id


def _swaps(
    tables: Mapping[int, GroupTable], parted: Parted
) -> dict[tuple[int | None, int | None], dict[int | None, int]]:
    """By where they come from, for each team that sits by decision where another one ought to: that other one.

    Nobody is in a bracket twice: if the first of a group is kept in the game of the second, the second has its place.
    """
    kept_games = select(GameEvent.game_id).where(GameEvent.kind == KEPT)
    wanted = select(Seat).where(
        or_(Seat.group_id.in_(tables), Seat.from_game_id.in_(parted)), Seat.game_id.in_(kept_games), Seat.source != BEST
    )
    seats = list(db.session.scalars(wanted.options(joinedload(Seat.game))))
    if not seats:
        return {}
    ids = {seat.game_id for seat in seats}
    kept, happened = kept_seats(ids), latest_events(ids)
    swaps: dict[tuple[int | None, int | None], dict[int | None, int]] = {}
    for seat in seats:
        now, seated = _decided(seat, tables, parted), _seated(seat)
        stands = happened[seat.game_id].state in (BEGUN, ENDED) and kept.get((seat.game_id, seat.side), 0) == now
        if stands and now is not None and seated is not None and seated != now:
            swaps.setdefault(_origin(seat), {})[seated] = now
    return swaps


def _swapped(team: int | None, swaps: Mapping[int | None, int]) -> int | None:
    """The team that has this one's place, where that sits elsewhere by decision."""
    for _ in swaps:
        team = swaps.get(team, team)
    return team


def _parted(games: Mapping[int, Game]) -> dict[int, tuple[int | None, int | None]]:
    """Winner and loser of each of these games, of two games on total score by both; nobody while that is open."""
    scores = states(list(games))
    pairs = series_of([game for game in games.values() if two_legged(game)])
    found: dict[int, tuple[int | None, int | None]] = {}
    for game_id, game in games.items():
        teams = (game.team_a_id, game.team_b_id)
        if two_legged(game):
            pair = pairs.get(place_of(game))  # none where both games are void
            winner = pair.winner if pair else None
            first = winner == ("a" if game.leg == 1 else "b") if winner else None
        else:
            score = scores[game_id]
            first = score.a_won if score.a_won or score.b_won else None
        found[game_id] = (None, None) if first is None else teams if first else (teams[1], teams[0])
    return found


def team_at(table: GroupTable | None, rank: int) -> int | None:
    """The one team at this rank of a finished group; None while it is shared or open."""
    if table is None or not table.finished:
        return None
    found = [row for row in table.rows if row.rank == rank]
    return found[0].face.id if len(found) == 1 else None


def seats_in_question(competition_id: int | None = None) -> list[SeatInQuestion]:
    """Where a correction came after the following game had begun; the organiser decides what follows.

    A game whose pairing was kept by decision is asked about again only once yet another team ought to sit there.
    """
    begun = select(GameEvent.game_id).where(GameEvent.kind == BEGUN)
    of_competition = [Game.competition_id == competition_id] if competition_id is not None else []
    seats = list(
        db.session.scalars(
            select(Seat)
            .join(Game, Game.id == Seat.game_id)
            .where(Seat.source.in_(MOVING), Game.id.in_(begun), *of_competition)
            .options(joinedload(Seat.game), joinedload(Seat.group), joinedload(Seat.from_game))
            .order_by(Game.competition_id, Game.number, Seat.side)
        )
    )
    decided = decided_seats(seats)
    happened, kept = latest_events({seat.game_id for seat in seats}), kept_seats({seat.game_id for seat in seats})
    wrong = [
        (seat, seated)
        for seat in seats
        if (seated := _seated(seat)) is not None
        and seated != decided[seat.id]
        and happened[seat.game_id].state in (BEGUN, ENDED)
        and kept.get((seat.game_id, seat.side), 0) != decided[seat.id]
    ]
    known = faces({team for seat, seated in wrong for team in (seated, decided[seat.id]) if team is not None})
    return [
        SeatInQuestion(
            game=seat.game.public_id,
            number=seat.game.number,
            name=knock_out_name(seat.game),
            source=seat_words(seat),
            seated=known[seated],
            wanted=known.get(decided[seat.id] or 0),
            side=seat.side,
            game_id=seat.game_id,
        )
        for seat, seated in wrong
    ]


def kept_seats(game_ids: Collection[int]) -> dict[tuple[int, str], int | None]:
    """By game and side, the team that ought to have sat there when the pairing was kept by decision (None: nobody yet)."""
    latest: dict[int, GameEvent] = {}
    if game_ids:
        found = select(GameEvent).where(GameEvent.game_id.in_(game_ids), GameEvent.kind == KEPT).order_by(GameEvent.id)
        latest = {event.game_id: event for event in db.session.scalars(found)}
    return {
        (game_id, side): team
        for game_id, event in latest.items()
        for side, team in event.detail.get("seats", {}).items()
    }


def ties_needing_lots() -> list[LotsWanted]:
    """The shared ranks that keep a seat empty, for the organiser's desk."""
    seated = select(Seat.group_id).where(Seat.group_id.is_not(None))
    found = load_groups(Competition.imported.is_(False), Group.id.in_(seated))
    return [
        LotsWanted(
            table.id, table.name, table.facts.competition, table.facts.competition_en, table.table.ranks[t[0].id], t
        )
        for table in (table_of(facts) for facts in found)
        for t in table.lots_wanted
    ]


def _groups(ids: Iterable[int]) -> list[GroupFacts]:
    chosen = list(ids)
    return load_groups(Group.id.in_(chosen)) if chosen else []


def _seated(seat: Seat) -> int | None:
    return seat.game.team_a_id if seat.side == "a" else seat.game.team_b_id
