"""What can be decided: each deed says what is asked, does it through the rooms to the left, and tells its steps."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import or_, select

from league.competition.models import Competition
from league.competition.queries import regulation_of
from league.competition.rules import Regulation, regulation_to_json
from league.competition.service import save_regulation
from league.decisions.errors import NotRunning, OnlyLost, Overtaken, UnknownKind
from league.decisions.steps import Step, void
from league.extensions import db
from league.fixtures.models import Game
from league.fixtures.queries import is_published, latest_events
from league.fixtures.rules.happenings import VOIDED
from league.registration.approval import disqualify_team, withdraw_team
from league.registration.models import Team
from league.registration.queries import state_of
from league.registration.rules.entry import APPROVED
from league.scoring.corrections import correct
from league.scoring.points import give_points, points_revision
from league.scoring.queries import states
from league.scoring.reporting import confirm
from league.scoring.rules.results import Typed
from league.scoring.rules.state import FINAL
from league.standings.seating import seat_competition

REST = "rest"


class Deed(Protocol):
    """Something that can be decided in a competition."""

    @property
    def kind(self) -> str: ...
    @property
    def competition_id(self) -> int: ...
    @property
    def subject(self) -> str:
        """What it is about, as the journal calls it."""
        ...

    @property
    def reason(self) -> str: ...
    @property
    def asked(self) -> dict[str, Any]:
        """Everything that was asked for, as plain values; the revision it was asked upon too."""
        ...

    def apply(self, actor: int | None) -> list[Step]:
        """Do it, inside the transaction that is open."""
        ...


@dataclass(frozen=True)
class ResultDeed:
    """Another result for a game: a correction, a forfeit, a default. Without a result it can only be lost by rule."""

    game: Game
    revision: int
    outcome: str
    typed: Sequence[Typed] = ()
    stated: Typed = (None, None)
    reason: str = ""
    options: dict[str, Any] = field(default_factory=dict)
    """What else scoring wants to know of a result."""

    @property
    def kind(self) -> str:
        """correction, forfeit or default: what the result is now."""
        ending = self.outcome.partition("_")[0]
        return "correction" if ending == "final" else ending

    @property
    def competition_id(self) -> int:
        return self.game.competition_id

    @property
    def subject(self) -> str:
        return f"game:{self.game.public_id}"

    @property
    def asked(self) -> dict[str, Any]:
        typed, stated = [list(row) for row in self.typed], list(self.stated)
        more = {name: value for name, value in self.options.items() if value}
        while typed and typed[-1] == [None, None]:
            typed.pop()
        return {"revision": self.revision, "outcome": self.outcome, "periods": typed, "stated": stated, **more}

    def apply(self, actor: int | None) -> list[Step]:
        state = states([self.game.id])[self.game.id].state
        if state != FINAL and self.outcome == "final":
            raise OnlyLost("ending")
        do = correct if state == FINAL else confirm
        made = do(
            self.game.id,
            self.revision,
            self.outcome,
            self.typed,
            stated=self.stated,
            reason=self.reason,
            actor=actor,
            **self.options,
        )
        return [{"kind": "result", "game": self.game.id, "revision": made}]


@dataclass(frozen=True)
class LeavingDeed:
    """A team leaves a running competition: it withdraws, or it is disqualified."""

    team: Team
    kind: str
    revision: int
    reason: str = ""

    @property
    def competition_id(self) -> int:
        return self.team.competition_id

    @property
    def subject(self) -> str:
        return f"team:{self.team.public_id}"

    @property
    def asked(self) -> dict[str, Any]:
        return {"revision": self.revision}

    def apply(self, actor: int | None) -> list[Step]:
        leave = {"withdrawn": withdraw_team, "disqualified": disqualify_team}.get(self.kind)
        if leave is None:
            raise UnknownKind("kind")
        if state_of(self.team) != APPROVED:
            raise NotRunning
        team_id, policy = self.team.id, regulation_of(self.team.competition_id).withdrawal
        rest = self.kind == "withdrawn" and policy == REST
        leave(team_id, self.reason, actor=actor, revision=self.revision)
        steps: list[Step] = [{"kind": "team", "team": team_id, "event": self.team.events[-1].id}]
        seen: set[int] = set()
        # One at a time: whoever forfeits a semi-final is seated in the game for place three, and forfeits that too.
        while game := next((game for game in _open_games(team_id) if game.id not in seen), None):
            seen.add(game.id)
            if game.group_id is not None and not rest:
                steps.append(void(game.id, self.reason, actor))
            elif game.team_a_id and game.team_b_id and _public(game):
                steps.append(_forfeit(game, team_id, self.reason, actor))
            db.session.flush()
        return steps


def _public(game: Game) -> bool:
    return game.competition.imported or is_published(game.stage_id)


def _open_games(team_id: int) -> list[Game]:
    """The team's games without an official result, void ones left out: groups first, then round by round."""
    games = list(
        db.session.scalars(
            select(Game).where(or_(Game.team_a_id == team_id, Game.team_b_id == team_id)).order_by(Game.number)
        )
    )
    ids = [game.id for game in games]
    scores, happened = states(ids), latest_events(ids)
    return [game for game in games if scores[game.id].state != FINAL and happened[game.id].state != VOIDED]


def _forfeit(game: Game, team_id: int, reason: str, actor: int | None) -> Step:
    side = "a" if game.team_a_id == team_id else "b"
    revision = states([game.id])[game.id].revision
    made = confirm(game.id, revision, f"forfeit_{side}", (), reason=reason, actor=actor)
    return {"kind": "result", "game": game.id, "revision": made}


@dataclass(frozen=True)
class PointsDeed:
    """Points given to a team of a group, or taken from it (negative), at a step of the ranking."""

    group_id: int
    competition_id: int
    team_id: int
    points: int
    step: str
    revision: int
    reason: str = ""
    kind: str = "points"

    @property
    def subject(self) -> str:
        return f"group:{self.group_id}"

    @property
    def asked(self) -> dict[str, Any]:
        return {"revision": self.revision, "team": self.team_id, "points": self.points, "step": self.step}

    def apply(self, actor: int | None) -> list[Step]:
        if points_revision(self.group_id) != self.revision:
            raise Overtaken
        made = give_points(self.group_id, self.team_id, self.points, self.step, reason=self.reason, actor=actor)
        return [{"kind": "points", "decision": made}]


@dataclass(frozen=True)
class RegulationDeed:
    """A changed regulation after the first game: the new version, and everybody seated anew."""

    competition: Competition
    regulation: Regulation
    version: int
    """The version that the form began from."""
    reason: str = ""
    kind: str = "regulation"

    @property
    def competition_id(self) -> int:
        return self.competition.id

    @property
    def subject(self) -> str:
        return f"competition:{self.competition.slug}"

    @property
    def asked(self) -> dict[str, Any]:
        return {"revision": self.version, "regulation": regulation_to_json(self.regulation)}

    def apply(self, actor: int | None) -> list[Step]:
        competition_id = self.competition.id
        made = save_regulation(
            competition_id=competition_id,
            regulation=self.regulation,
            reason=self.reason,
            version=self.version,
            actor=actor,
        )
        db.session.flush()
        seat_competition(competition_id)
        return [{"kind": "regulation", "competition": competition_id, "version": made.version}]
