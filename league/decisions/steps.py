"""The single things a decision does, each with what is needed to take it back; they are undone last first.

A step is a plain mapping, stored in the dossier: its kind, the ids of what it did it to, and the revision it made.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from league.competition.models import RegulationVersion
from league.competition.rules import Regulation, regulation_from_json
from league.competition.service import save_regulation
from league.decisions.errors import DecidedSince, RegulationSince
from league.extensions import db
from league.fixtures.deciding import keep_pairing, take_back_replay
from league.fixtures.models import Game
from league.fixtures.queries import latest_events
from league.fixtures.rules.happenings import VOIDED
from league.fixtures.service import take_back_game, void_game
from league.registration.approval import reinstate_team
from league.registration.models import Team
from league.registration.queries import state_of
from league.registration.rules.entry import DISQUALIFIED, WITHDRAWN
from league.scoring.corrections import take_back
from league.scoring.points import take_back_points
from league.standings.seating import after_result, seat_competition, seat_stage, seat_team_groups

Step = Mapping[str, Any]


def void(game_id: int, reason: str, actor: int | None) -> Step:
    """The game is void."""
    void_game(game_id, reason, actor)
    return {"kind": "void", "game": game_id}


def undo_steps(steps: Sequence[Step], reason: str, actor: int | None) -> None:
    """Take all of them back, the last one first. Raises where something that followed stands on them."""
    for step in reversed(steps):
        _UNDO[step["kind"]](step, reason, actor)


def _result(step: Step, reason: str, actor: int | None) -> None:
    take_back(step["game"], step["revision"], reason=reason, actor=actor)


def _void(step: Step, reason: str, actor: int | None) -> None:
    if latest_events([step["game"]])[step["game"]].state != VOIDED:
        raise DecidedSince
    take_back_game(step["game"], reason, actor)


def _team(step: Step, reason: str, actor: int | None) -> None:
    team = db.session.get_one(Team, step["team"])
    if state_of(team) not in (WITHDRAWN, DISQUALIFIED) or team.events[-1].id != step["event"]:
        raise DecidedSince
    reinstate_team(team.id, reason, actor=actor)
    seat_team_groups(team.id)


def _points(step: Step, reason: str, actor: int | None) -> None:
    take_back_points(step["decision"], reason=reason, actor=actor)


def _regulation(step: Step, reason: str, actor: int | None) -> None:
    versions = select(RegulationVersion).where(RegulationVersion.competition_id == step["competition"])
    latest = db.session.scalar(
        select(func.max(RegulationVersion.version)).where(RegulationVersion.competition_id == step["competition"])
    )
    if latest != step["version"]:
        raise RegulationSince
    before = db.session.scalars(versions.where(RegulationVersion.version == step["version"] - 1)).first()
    # Before the first version that was written down, FIBA's rules held.
    old = regulation_from_json(before.data) if before is not None else Regulation()
    save_regulation(competition_id=step["competition"], regulation=old, reason=reason, version=latest, actor=actor)
    seat_competition(step["competition"])


def _kept(step: Step, reason: str, actor: int | None) -> None:
    keep_pairing(step["game"], step["before"], reason, actor)


def _replay(step: Step, reason: str, actor: int | None) -> None:
    stage_id = db.session.get_one(Game, step["game"]).stage_id
    take_back_replay(step["game"], step["new"], reason, actor)
    db.session.flush()
    after_result(step["game"])
    seat_stage(stage_id)


_UNDO: Mapping[str, Callable[[Step, str, int | None], None]] = {
    "result": _result,
    "void": _void,
    "team": _team,
    "points": _points,
    "regulation": _regulation,
    "kept": _kept,
    "replay": _replay,
}
