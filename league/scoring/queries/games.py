"""Loading games as rows: five queries, however many games."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from league.competition.models import Competition, Court
from league.competition.queries import regulations_of
from league.extensions import db
from league.fixtures.models import Game, GameEvent, Publication
from league.fixtures.queries import games_with_parts, seat_words, voided
from league.fixtures.rules.happenings import KEPT, MOVED, TURNS, VOIDED
from league.registration.queries import face
from league.scoring.models import ResultEvent
from league.scoring.queries.faces import CourtFace, GameRow, OtherLeg, Side
from league.scoring.queries.legs import other_legs
from league.scoring.rules.state import OFFICIAL, GameState, state_of


def published() -> ColumnElement[bool]:
    """A condition on `Game`: the public may see it. Drafts are nobody's business; imported results have no draft."""
    # Bound to Game alone, whatever else the enclosing query reads.
    made_public = select(Publication.id).where(Publication.stage_id == Game.stage_id).correlate(Game)
    imported = select(Competition.id).where(Competition.id == Game.competition_id, Competition.imported)
    return or_(made_public.exists(), imported.correlate(Game).exists())


def rows(games: Iterable[Game]) -> list[GameRow]:
    """The rows of these games, in their order; loads what is missing at once for all of them."""
    chosen = list(games)
    scores = states([game.id for game in chosen])
    holds = regulations_of({game.competition_id for game in chosen})
    happened = _happened([game.id for game in chosen])
    pairs = other_legs(chosen, scores)
    return [
        _row(
            game,
            scores[game.id],
            holds[game.competition_id].for_stage(game.stage.kind).periods,
            happened.get(game.id, _Happened()),
            pairs.get(game.id),
        )
        for game in chosen
    ]


def states(game_ids: Collection[int]) -> Mapping[int, GameState]:
    """The score of each of these games as it stands; a game nothing was said about has an empty state."""
    statements: dict[int, list[ResultEvent]] = defaultdict(list)
    if game_ids:
        for event in db.session.scalars(select(ResultEvent).where(ResultEvent.game_id.in_(game_ids))):
            statements[event.game_id].append(event)
    return {game_id: state_of(statements[game_id]) for game_id in game_ids}


def live_games() -> list[GameRow]:
    """The published games that have a score and no confirmed result, in the order of play."""
    begun = select(ResultEvent.game_id).where(ResultEvent.kind == "recorded", stands(ResultEvent))
    return rows_where(Game.id.in_(begun), ~played_condition(), ~voided(), published())


def games_of_team(team_id: int) -> list[GameRow]:
    """A team's published games in the order of play."""
    return rows_where(or_(Game.team_a_id == team_id, Game.team_b_id == team_id), published())


def games_of_competition(competition_id: int, *, drafts: bool = False) -> list[GameRow]:
    """A competition's games in the order of play; with `drafts` also those the public does not see."""
    conditions = [Game.competition_id == competition_id]
    return rows_where(*conditions) if drafts else rows_where(*conditions, published())


def rows_where(*conditions: ColumnElement[bool]) -> list[GameRow]:
    """The rows of the games that meet all conditions."""
    return rows(db.session.scalars(games_with_parts().where(*conditions)).unique())


def court_face(court: Court) -> CourtFace:
    """Where a game is played."""
    return CourtFace(court.venue.name, court.venue.name_en, court.name, court.name_en)


def played_condition() -> ColumnElement[bool]:
    """A condition on `Game`: it has a confirmed result."""
    kinds = ResultEvent.kind.in_(OFFICIAL)
    return select(ResultEvent.id).where(ResultEvent.game_id == Game.id, kinds, stands(ResultEvent)).exists()


def stands(statement: type[ResultEvent]) -> ColumnElement[bool]:
    """A condition on a statement (ResultEvent or an alias of it): it was not undone."""
    undoing = aliased(ResultEvent)
    return ~select(undoing.id).where(undoing.undoes_id == statement.id).correlate(statement).exists()


def _row(game: Game, score: GameState, regular: int, happened: "_Happened", pair: OtherLeg | None) -> GameRow:
    return GameRow(
        public_id=game.public_id,
        number=game.number,
        starts_at=game.starts_at,
        court=court_face(game.court) if game.court else None,
        competition_slug=game.competition.slug,
        competition_short=game.competition.short_name,
        competition_short_en=game.competition.short_name_en,
        stage=game.stage.name,
        stage_en=game.stage.name_en,
        group=game.group.name if game.group else None,
        round=game.round,
        knock_out=game.stage.kind == "knock_out",
        a=_side(game, "a", score, counts=not happened.voided),
        b=_side(game, "b", score, counts=not happened.voided),
        state=VOIDED if happened.voided else score.state,
        outcome=score.outcome,
        periods=score.periods,
        regular=regular,
        corrected=score.corrected,
        moved_from=happened.moved_from,
        updated_at=score.updated_at,
        revision=score.revision,
        bracket_position=game.bracket_position,
        beside=score.beside,
        void_reason=happened.void_reason,
        kept=happened.kept,
        pair=pair,
        light=game.light,
    )


def _side(game: Game, name: str, score: GameState, *, counts: bool) -> Side:
    team = game.team_a if name == "a" else game.team_b
    points = score.score_a if name == "a" else score.score_b
    won = counts and (score.a_won if name == "a" else score.b_won)
    if team is not None:
        return Side(face(team), None, points, won, game.host == name)
    seat = next((seat for seat in game.seats if seat.side == name), None)
    return Side(None, seat_words(seat), points, won)


@dataclass(frozen=True)
class _Happened:
    """What became of a game as a fixture, as far as its row says so."""

    moved_from: datetime | None = None
    voided: bool = False
    void_reason: str = ""
    kept: str = ""


def _happened(game_ids: Sequence[int]) -> Mapping[int, _Happened]:
    """Of each game: the last old start after it was published, whether it is void, whether its pairing was kept."""
    if not game_ids:
        return {}
    first = select(func.min(Publication.at)).where(Publication.stage_id == Game.stage_id).scalar_subquery()
    events = (
        select(GameEvent.game_id, GameEvent.kind, GameEvent.reason, GameEvent.detail)
        .join(Game, Game.id == GameEvent.game_id)
        .where(
            GameEvent.game_id.in_(game_ids),
            or_(GameEvent.kind.in_((*TURNS, KEPT)), (GameEvent.kind == MOVED) & (GameEvent.at >= first)),
        )
        .order_by(GameEvent.id)
    )
    found: dict[int, _Happened] = {}
    for game_id, kind, reason, detail in db.session.execute(events):
        known = found.get(game_id, _Happened())
        if kind == MOVED:
            known = replace(known, moved_from=_old_start(detail) or known.moved_from)
        elif kind == KEPT:
            known = replace(known, kept=reason if detail.get("seats") else "")
        else:
            known = replace(known, voided=kind == VOIDED, void_reason=reason if kind == VOIDED else "")
        found[game_id] = known
    return found


def _old_start(detail: Mapping[str, Any]) -> datetime | None:
    """The start before a move, from the event's detail `{"old": {"starts_at": …}, "new": …}`."""
    old = detail.get("old")
    text = old.get("starts_at") if isinstance(old, dict) else None
    return datetime.fromisoformat(text) if text else None
