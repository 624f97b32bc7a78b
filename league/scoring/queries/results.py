"""What standings count, points by decision, and the public list of corrections."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased, joinedload

from league.competition.models import Group, Stage
from league.extensions import db
from league.fixtures.models import Game
from league.fixtures.queries import voided
from league.fixtures.rules.knockout import legs_of
from league.registration.queries import TeamFace, face
from league.scoring.models import PointDecision, ResultEvent
from league.scoring.queries.games import published, stands
from league.scoring.rules.state import FINAL, SCHEDULED, periods_from, state_of

_STATUS = {
    "final": "final",
    "forfeit_a": "forfeit_home",
    "forfeit_b": "forfeit_away",
    "default_a": "default_home",
    "default_b": "default_away",
}
"""Outcomes in the words of a table, where the team named first is at home."""


@dataclass(frozen=True)
class GroupResult:
    """A group game as a table counts it. Only a confirmed result has scores; a live game is still scheduled."""

    game_id: int
    public_id: str
    number: int
    round: int
    leg: int
    starts_at: datetime | None
    team_a_id: int | None
    team_b_id: int | None
    status: str
    """`scheduled`, `final`, `forfeit_home` …; the word names the offender, and home is the team named first."""
    score_a: int | None
    score_b: int | None
    live: bool
    table_a: int | None = None
    """What the table counts in the score's place, where that differs; both sides or neither."""
    table_b: int | None = None
    periods: tuple[tuple[int, int], ...] = ()
    outcome: str = "final"
    host: str | None = None
    """The side that hosted, `a` or `b`; None where nobody does."""

    @property
    def home(self) -> int | None:
        """The team at home: the host, where nobody hosts the team named first."""
        return self.team_b_id if self.host == "b" else self.team_a_id

    @property
    def away(self) -> int | None:
        """The other one."""
        return self.team_a_id if self.host == "b" else self.team_b_id

    def before_extra(self, regular: int) -> tuple[int | None, int | None]:
        """What the table counts where points of extra periods do not: the score less what those gave."""
        extra = self.periods[regular:]
        if not extra or self.outcome != "final" or self.score_a is None or self.score_b is None:
            return self.table_a, self.table_b
        return self.score_a - sum(a for a, _ in extra), self.score_b - sum(b for _, b in extra)


@dataclass(frozen=True)
class PointsGiven:
    """Points given to a team, or taken from it, by decision, at a step of the ranking."""

    team_id: int
    points: int
    step: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class CorrectionLine:
    """One public 更正: what stood, what stands, why, when. Without the person's name or number."""

    game: str
    """Public id."""
    number: int
    a: TeamFace | None
    b: TeamFace | None
    at: datetime
    reason: str
    old: tuple[int, int]
    new: tuple[int, int]
    old_outcome: str
    new_outcome: str
    periods: tuple[tuple[int, tuple[int, int], tuple[int, int]], ...]
    """The periods that changed: number, old, new."""


@dataclass(frozen=True)
class KnockOutResult(GroupResult):
    """A game of a knock-out in the same words, and where it stands."""

    competition_id: int = 0
    stage_id: int = 0
    stage_position: int = 0
    position: int = 0
    """From the top of its round, beginning with 1."""
    two_legged: bool = False
    """One of two games on total score."""


def results_of_group(group_ids: Collection[int]) -> Mapping[int, list[GroupResult]]:
    """The games of each of these groups, drafts included, void ones not, in the order of their numbers. One query."""
    found: dict[int, list[GroupResult]] = {group_id: [] for group_id in group_ids}
    if group_ids:
        for game, said in _said(Game.group_id.in_(group_ids)).items():
            assert game.group_id is not None
            found[game.group_id].append(GroupResult(**_counted(game, said)))
    return found


def knock_out_results(*conditions: ColumnElement[bool]) -> list[KnockOutResult]:
    """The published knock-out games that meet all conditions on Game, void ones not, by their numbers. One query."""
    knock_out = select(Stage.id).where(Stage.kind == "knock_out")
    found = _said(Game.stage_id.in_(knock_out), published(), *conditions, with_stage=True)
    return [
        KnockOutResult(
            **_counted(game, said),
            competition_id=game.competition_id,
            stage_id=game.stage_id,
            stage_position=game.stage.position,
            position=game.bracket_position,
            two_legged=legs_of(game.round, game.stage.legs) > 1,
        )
        for game, said in found.items()
    ]


def _said(*conditions: ColumnElement[bool], with_stage: bool = False) -> dict[Game, list[ResultEvent]]:
    """Each game that is not void with everything said about its score, in the order of the numbers."""
    wanted = (
        select(Game, ResultEvent)
        .outerjoin(ResultEvent, ResultEvent.game_id == Game.id)
        .where(*conditions, ~voided())
        .order_by(Game.number, Game.id)
    )
    if with_stage:
        wanted = wanted.options(joinedload(Game.stage))
    statements: dict[Game, list[ResultEvent]] = defaultdict(list)
    for game, statement in db.session.execute(wanted):
        statements[game].extend([statement] if statement else [])
    return statements


def _counted(game: Game, said: list[ResultEvent]) -> dict[str, Any]:
    """The game as a table counts it, by the names of GroupResult."""
    score = state_of(said)
    final = score.state == FINAL
    return {
        "game_id": game.id,
        "public_id": game.public_id,
        "number": game.number,
        "round": game.round,
        "leg": game.leg,
        "starts_at": game.starts_at,
        "team_a_id": game.team_a_id,
        "team_b_id": game.team_b_id,
        "status": _STATUS[score.outcome] if final else SCHEDULED,
        "score_a": score.score_a if final else None,
        "score_b": score.score_b if final else None,
        "live": score.state not in (FINAL, SCHEDULED),
        "table_a": score.table_a if final else None,
        "table_b": score.table_b if final else None,
        "periods": score.periods if final else (),
        "outcome": score.outcome,
        "host": game.host,
    }


def points_decided() -> ColumnElement[bool]:
    """For a query over Group: whether points were ever given or taken by decision there."""
    return select(PointDecision.id).where(PointDecision.group_id == Group.id).correlate(Group).exists()


def points_of_group(group_ids: Collection[int]) -> Mapping[int, list[PointsGiven]]:
    """The points by decision that stand in each of these groups, in the order in which they were decided."""
    found: dict[int, list[PointsGiven]] = {group_id: [] for group_id in group_ids}
    if group_ids:
        undoing = aliased(PointDecision)
        undone = select(undoing.id).where(undoing.undoes_id == PointDecision.id).correlate(PointDecision).exists()
        standing = select(PointDecision).where(
            PointDecision.group_id.in_(group_ids), PointDecision.undoes_id.is_(None), ~undone
        )
        for row in db.session.scalars(standing.order_by(PointDecision.id)):
            found[row.group_id].append(PointsGiven(row.team_id, row.points, row.step, row.reason, row.at))
    return found


def corrections(*, competition_id: int | None = None, limit: int = 50) -> list[CorrectionLine]:
    """The latest public corrections that stand, newest first."""
    wanted = (
        select(ResultEvent)
        .join(Game, Game.id == ResultEvent.game_id)
        .where(ResultEvent.kind == "corrected", stands(ResultEvent), published())
        .options(joinedload(ResultEvent.game).options(joinedload(Game.team_a), joinedload(Game.team_b)))
        .order_by(ResultEvent.at.desc(), ResultEvent.id.desc())
        .limit(limit)
    )
    if competition_id is not None:
        wanted = wanted.where(Game.competition_id == competition_id)
    return lines_of(list(db.session.scalars(wanted)))


def corrections_of_game(game_id: int) -> list[CorrectionLine]:
    """A game's public corrections that stand, newest first."""
    wanted = select(ResultEvent).where(
        ResultEvent.game_id == game_id, ResultEvent.kind == "corrected", stands(ResultEvent)
    )
    return lines_of(list(db.session.scalars(wanted.order_by(ResultEvent.revision.desc()))))


def lines_of(corrected: list[ResultEvent]) -> list[CorrectionLine]:
    """Each correction beside the statement before it."""
    earlier: dict[int, dict[int, ResultEvent]] = defaultdict(dict)
    if corrected:
        games = {event.game_id for event in corrected}
        for event in db.session.scalars(select(ResultEvent).where(ResultEvent.game_id.in_(games))):
            earlier[event.game_id][event.revision] = event
    return [_line(event, earlier[event.game_id][event.revision - 1]) for event in corrected]


def _line(new: ResultEvent, old: ResultEvent) -> CorrectionLine:
    return CorrectionLine(
        game=new.game.public_id,
        number=new.game.number,
        a=face(new.game.team_a) if new.game.team_a else None,
        b=face(new.game.team_b) if new.game.team_b else None,
        at=new.at,
        reason=new.reason,
        old=(old.score_a, old.score_b),
        new=(new.score_a, new.score_b),
        old_outcome=old.outcome,
        new_outcome=new.outcome,
        periods=_changed(periods_from(old.periods), periods_from(new.periods)),
    )


def _changed(
    old: tuple[tuple[int, int], ...], new: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, tuple[int, int], tuple[int, int]], ...]:
    both = zip(old, new, strict=False)
    return tuple((number, was, now) for number, (was, now) in enumerate(both, start=1) if was != now)
