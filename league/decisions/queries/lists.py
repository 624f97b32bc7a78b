"""The public list of 更正: what was decided, what it changed, why, when, and what was undone. No person's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from league.competition.models import Competition
from league.decisions.models import Decision
from league.decisions.rules import Effect
from league.decisions.rules.effect import ResultChange
from league.decisions.rules.stored import effect_from_json
from league.extensions import db
from league.journal.queries import Page, paged
from league.registration.queries import TeamFace, faces

A_PAGE = 20


@dataclass(frozen=True)
class DecisionLine:
    """A decision as everyone may read it."""

    public_id: str
    kind: str
    at: datetime
    reason: str
    competition: Competition
    subject: str
    asked: dict[str, Any]
    effect: Effect
    faces: dict[int, TeamFace]
    undone_at: datetime | None
    undone_because: str

    @property
    def game(self) -> ResultChange | None:
        """The game it is about."""
        kind, _, key = self.subject.partition(":")
        return next((change for change in self.effect.results if kind == "game" and change.game == key), None)

    @property
    def team(self) -> TeamFace | None:
        """The team it is about."""
        kind, _, key = self.subject.partition(":")
        if kind == "team":
            return next((face for face in self.faces.values() if face.public_id == key), None)
        return self.faces.get(self.asked.get("team", 0))

    @property
    def replays(self) -> tuple[ResultChange, ...]:
        """The games that are played once more."""
        return tuple(change for change in self.effect.results if change.old is None)

    @property
    def kept(self) -> tuple[int, ...]:
        """The numbers of the games that stand by decision."""
        answers, numbers = self.asked.get("answers", {}), self.asked.get("numbers", {})
        return tuple(number for game, number in numbers.items() if answers.get(game) == "keep")


def decisions(slug: str = "", *, page: int = 1) -> Page[DecisionLine]:
    """The decisions of all competitions or of one, newest first."""
    wanted = select(Decision).options(joinedload(Decision.competition), joinedload(Decision.undoing))
    if slug:
        wanted = wanted.join(Competition, Competition.id == Decision.competition_id).where(Competition.slug == slug)
    found = paged(wanted.order_by(Decision.at.desc(), Decision.id.desc()), page, lambda row: row, A_PAGE)
    return Page(lines_of(found.rows), found.number, found.total, found.size)


def decisions_about(subject: str) -> list[DecisionLine]:
    """Everything that was decided about one thing, newest first."""
    wanted = select(Decision).options(joinedload(Decision.competition), joinedload(Decision.undoing))
    return lines_of(list(db.session.scalars(wanted.where(Decision.subject == subject).order_by(Decision.id.desc()))))


def lines_of(found: Sequence[Decision]) -> list[DecisionLine]:
    """These dossiers, with the faces of all teams that are named in them. One query more."""
    effects = [effect_from_json(decision.effect) for decision in found]
    named = {team for effect in effects for team in effect.concerned}
    named |= {decision.asked["team"] for decision in found if isinstance(decision.asked.get("team"), int)}
    known = faces(named)
    return [
        DecisionLine(
            decision.public_id,
            decision.kind,
            decision.at,
            decision.reason,
            decision.competition,
            decision.subject,
            decision.asked,
            effect,
            known,
            decision.undoing.at if decision.undoing else None,
            decision.undoing.reason if decision.undoing else "",
        )
        for decision, effect in zip(found, effects, strict=True)
    ]


def decided_competitions() -> list[Competition]:
    """The competitions in which anything was decided, in their order."""
    decided = select(Decision.competition_id)
    return list(
        db.session.scalars(
            select(Competition).where(Competition.id.in_(decided)).order_by(Competition.position, Competition.id)
        )
    )
