"""The final places of a competition, and who won the competitions there have been."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased, joinedload

from league.competition.models import Competition, Group, Season, Stage
from league.competition.queries import regulation_of
from league.errors import Sentence
from league.extensions import db
from league.fixtures.models import Game
from league.fixtures.rules.knockout import FINAL
from league.fixtures.rules.naming import round_name
from league.registration.queries import TeamFace, faces
from league.scoring.queries import KnockOutResult, knock_out_results
from league.scoring.rules.series import Leg, Series, leg_of, turned
from league.standings.queries.facts import public_groups
from league.standings.queries.figures import games_of
from league.standings.queries.seats import team_at
from league.standings.queries.tables import GroupTable, groups_of, table_of
from league.standings.rules.facts import Team
from league.standings.rules.figures import Figures, figures
from league.standings.rules.places import GroupLine, Pair, Place, final_places


@dataclass(frozen=True)
class PlaceRow:
    """A team at its place, with what parted it from those around it."""

    place: int
    shared: bool
    face: TeamFace
    group: str
    group_rank: int
    """0 where it was in no group."""
    figures: Figures
    """Over all its games, the knock-out included."""


@dataclass(frozen=True)
class PlaceBlock:
    """Places that came about in the same way: games for them, or the round in which these teams left."""

    how: str
    round: Sentence | None
    rows: tuple[PlaceRow, ...]

    @property
    def first(self) -> int:
        return self.rows[0].place

    @property
    def last(self) -> int:
        """The last place of the block, also where it is shared."""
        return self.first + len(self.rows) - 1


@dataclass(frozen=True)
class FinalGame:
    """The final, the champion first; of two games on total score the second, with the points of both."""

    game: KnockOutResult
    scores: tuple[int, int]
    extra_periods: int


@dataclass(frozen=True)
class FinalPlaces:
    """Everything the page of final places shows; without blocks as long as the competition is not over."""

    over: bool
    blocks: tuple[PlaceBlock, ...]
    out: tuple[TeamFace, ...]
    """Teams without a place: disqualified, withdrawn, or out by a second forfeit."""
    final: FinalGame | None

    @property
    def rows(self) -> tuple[PlaceRow, ...]:
        return tuple(row for block in self.blocks for row in block.rows)

    def at(self, place: int) -> TeamFace | None:
        """The one team at this place; None where it is shared."""
        found = [row.face for row in self.rows if row.place == place]
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True)
class Champion:
    """Who won a competition, and in which final; `opponent` is None where a group decided."""

    competition: Competition
    face: TeamFace
    opponent: TeamFace | None
    scores: tuple[int, int]


def places_of(competition: Competition) -> FinalPlaces:
    """The final places of a competition, in a constant number of queries."""
    tables = [table_of(facts) for facts in groups_of(competition)]
    knock_out = knock_out_results(Game.competition_id == competition.id)
    decided = _decided(knock_out)
    regulation = tables[0].facts.regulation if tables else regulation_of(competition.id)
    out = _out(tables)
    known = {team: face for table in tables for team, face in table.faces.items()}
    known |= faces({team for game in knock_out for team in (game.team_a_id, game.team_b_id) if team} - set(known))
    last = max((game.stage_position for game in knock_out), default=0)
    final = next((pair for pair in decided if (pair.stage, pair.round) == (last, FINAL)), None)
    over = final is not None if knock_out else _groups_over(tables)
    if not over:
        return FinalPlaces(False, (), (), None)
    found = final_places(decided, _lines(tables), entered=_entered(knock_out), out=out)
    of = figures(games_of(tables, knock_out, regulation), known)
    where = {row.face.id: (table.name, row.rank) for table in tables for row in table.rows}
    several = len({table.name for table in tables}) > 1
    blocks = tuple(
        PlaceBlock(how, round_name(round_) if round_ else None, tuple(_rows(places, known, where, of, several)))
        for (how, round_, _stage), places in groupby(found, key=lambda place: (place.how, place.round, place.stage))
    )
    regular = regulation.for_stage("knock_out").periods
    return FinalPlaces(
        True, blocks, tuple(known[team] for team in out if team in known), _final(knock_out, final, regular)
    )


def is_over(competition: Competition, tables: Sequence[GroupTable]) -> bool:
    """Whether the final is official, or where no knock-out follows, whether the last groups are over. One query."""
    finals = knock_out_results(Game.competition_id == competition.id, Game.round == FINAL)
    last = max((game.stage_position for game in finals), default=0)
    if finals:
        return any(pair.stage == last for pair in _decided(finals))
    return _groups_over(tables)


def champions(*conditions: ColumnElement[bool]) -> dict[int, Champion]:
    """By competition, who won its final: of all competitions that meet the conditions on Game. Three queries."""
    won = _finals(*conditions)
    held = db.session.scalars(
        select(Competition).where(Competition.id.in_(won)).options(joinedload(Competition.season))
    )
    known = faces({cast(int, team) for pair, _games in won.values() for team in (pair.winner, pair.loser)})
    found = {}
    for one in held:
        pair, games = won[one.id]
        winner, loser = known[cast(int, pair.winner)], known.get(cast(int, pair.loser))
        found[one.id] = Champion(one, winner, loser, _scores(games, pair.winner))
    return found


def _finals(*conditions: ColumnElement[bool]) -> dict[int, tuple[Pair, list[KnockOutResult]]]:
    """By competition, the final of its last knock-out where that is decided, and its game or its two games. One query."""
    finals = knock_out_results(Game.round == FINAL, *conditions)
    last: dict[int, int] = {}
    for game in finals:
        last[game.competition_id] = max(game.stage_position, last.get(game.competition_id, 0))
    by_competition: dict[int, list[KnockOutResult]] = {}
    for game in finals:
        if game.stage_position == last[game.competition_id]:
            by_competition.setdefault(game.competition_id, []).append(game)
    return {key: (pairs[0], games) for key, games in by_competition.items() if (pairs := _decided(games))}


def all_champions() -> dict[int, TeamFace]:
    """By competition, who has won it: by its final, or as first of the one group with which it ended. Not of imported ones."""
    own = select(Competition.id).where(Competition.imported.is_(False))
    won = {key: cast(int, pair.winner) for key, (pair, _games) in _finals(Game.competition_id.in_(own)).items()}
    known = faces(set(won.values()))
    found = {key: known[team] for key, team in won.items()}
    later, sister = aliased(Stage), aliased(Group)
    follows = select(later.id).where(later.competition_id == Stage.competition_id, later.position > Stage.position)
    sisters = select(sister.id).where(sister.stage_id == Stage.id, sister.id != Group.id)
    for facts in public_groups(Competition.imported.is_(False), ~follows.exists(), ~sisters.exists()):
        first = team_at(table_of(facts), 1)
        if first is not None and facts.competition_id not in found:
            found[facts.competition_id] = next(member.face for member in facts.members if member.face.id == first)
    return found


def champions_before(season: Season) -> list[Champion]:
    """Who won the finals of earlier seasons, the latest first. Three queries."""
    earlier = (
        select(Competition.id).join(Season).where(Season.first_day < season.first_day, Competition.imported.is_(False))
    )
    found = champions(Game.competition_id.in_(earlier)).values()
    return sorted(found, key=lambda one: (one.competition.season.first_day, -one.competition.position), reverse=True)


def _rows(
    places: Iterable[Place],
    known: dict[int, TeamFace],
    where: dict[int, tuple[str, int]],
    of: dict[Team, Figures],
    several: bool,
) -> Iterable[PlaceRow]:
    for place in places:
        for team in place.teams:
            face = known[cast(int, team)]
            group, rank = where.get(face.id, ("", 0))
            yield PlaceRow(place.place, len(place.teams) > 1, face, group if several else "", rank, of[team])


def _groups_over(tables: Sequence[GroupTable]) -> bool:
    """Whether every group of the last stage is over and nothing is to follow it."""
    last = [table for table in tables if table.facts.stage_id == tables[-1].facts.stage_id]
    return bool(last) and all(table.finished for table in last) and not last[0].facts.next_kind


def _out(tables: Sequence[GroupTable]) -> list[int]:
    """The teams that have no place in the end, each once."""
    found: dict[int, None] = {}
    for table in tables:
        placed = {member.face.id for member in table.facts.placed}
        for member in table.facts.members:
            if (member.out and member.face.id not in placed) or member.face.id in table.table.disqualified:
                found[member.face.id] = None
    return list(found)


def _lines(tables: Sequence[GroupTable]) -> list[GroupLine]:
    return [
        GroupLine(row.face.id, table.facts.stage_position, row.rank, row.record)
        for table in tables
        for row in table.rows
    ]


def _entered(knock_out: Sequence[KnockOutResult]) -> dict[int, set[Team]]:
    found: dict[int, set[Team]] = {}
    for game in knock_out:
        found.setdefault(game.stage_position, set()).update(
            t for t in (game.team_a_id, game.team_b_id) if t is not None
        )
    return found


def _decided(knock_out: Sequence[KnockOutResult]) -> list[Pair]:
    """Every pairing that has a winner: by its game, or by two games on total score."""
    at: dict[tuple[int, int, int], dict[int, KnockOutResult]] = {}
    for game in knock_out:
        at.setdefault((game.stage_id, game.round, game.position), {})[game.leg] = game
    pairs = []
    for games in at.values():
        first = games.get(1) or next(iter(games.values()))
        if None in (first.team_a_id, first.team_b_id):
            continue
        series = Series(_leg(first), _second(games.get(2)) if first.two_legged else None)
        winner = series.winner if first.two_legged else _winner(_leg(first))
        if winner:
            teams = (first.team_a_id, first.team_b_id)
            won, lost = teams if winner == "a" else teams[::-1]
            pairs.append(Pair(first.stage_position, first.round, won, lost))
    return pairs


def _leg(game: KnockOutResult) -> Leg | None:
    return None if game.score_a is None else leg_of((game.score_a, game.score_b or 0), game.outcome)


def _second(game: KnockOutResult | None) -> Leg | None:
    leg = _leg(game) if game else None
    return turned(leg) if leg else None


def _winner(leg: Leg | None) -> str:
    if leg is None or (leg.a == leg.b and not leg.offender):
        return ""
    if leg.offender:
        return "b" if leg.offender == "a" else "a"
    return "a" if leg.a > leg.b else "b"


def _final(knock_out: Sequence[KnockOutResult], pair: Pair | None, regular: int) -> FinalGame | None:
    """The game in which the champion won; of two games the second."""
    found = [game for game in knock_out if pair and (game.stage_position, game.round) == (pair.stage, FINAL)]
    if pair is None or not found or found[-1].score_a is None:
        return None
    return FinalGame(found[-1], _scores(found, pair.winner), max(len(found[-1].periods) - regular, 0))


def _scores(games: Sequence[KnockOutResult], first: Team) -> tuple[int, int]:
    """The points of a pairing, in one game or in two, of this team first."""
    own = sum((game.score_a if game.team_a_id == first else game.score_b) or 0 for game in games)
    return own, sum((game.score_a or 0) + (game.score_b or 0) for game in games) - own
