"""Making a new version of a regulation; the old ones stay, each with its day and reason."""

from dataclasses import replace

from sqlalchemy import select

from league import clock
from league.competition.errors import Changed, NoReason, NothingChanged
from league.competition.models import Competition, CompetitionEvent, RegulationVersion
from league.competition.queries import frozen_since, held_of, regulation_versions
from league.competition.rules import Regulation, regulation_from_json, regulation_to_json
from league.competition.rules.house_rules import keyed
from league.competition.rules.limits import check_regulation
from league.extensions import db, transaction
from league.journal import service as journal


def save_regulation(
    *, competition_id: int, regulation: Regulation, reason: str = "", version: int | None = None, actor: int | None
) -> RegulationVersion:
    """The next version; `version` is the one the form began from (0: none).

    A reason is asked from the second version on, because teams have entered by the first, and once a game has begun even
    for the first, because FIBA's held until then. House rules without a key get one. Raises Changed, NoReason,
    NothingChanged, and what `check_regulation` raises.
    """
    check_regulation(regulation)
    with transaction():
        competition = db.session.get_one(Competition, competition_id)
        versions = regulation_versions(competition_id)
        latest = versions[0].version if versions else 0
        if version is not None and version != latest:
            raise Changed
        earlier = [regulation_from_json(held.data).house_rules for held in reversed(versions)]
        regulation = replace(regulation, house_rules=keyed(regulation.house_rules, earlier))
        changed = regulation != held_of(versions)
        if latest and not changed:
            raise NothingChanged
        if (latest or (changed and frozen_since(competition_id))) and not reason.strip():
            raise NoReason("reason")
        made = RegulationVersion(
            competition_id=competition_id,
            version=latest + 1,
            data=regulation_to_json(regulation),
            made_at=clock.now(),
            made_by=actor,
            reason=reason,
        )
        db.session.add(made)
        journal.record(
            "regulation.saved",
            f"competition:{competition.slug}",
            actor=actor,
            reason=reason,
            version=latest + 1,
        )
    return made


def freeze_regulation(competition_id: int, actor: int | None) -> None:
    """The first game has begun: a later change needs a reason and shows its effect. Once more changes nothing."""
    with transaction():
        known = select(CompetitionEvent.id).where(
            CompetitionEvent.competition_id == competition_id, CompetitionEvent.kind == "frozen"
        )
        if db.session.scalar(known) is not None:
            return
        competition = db.session.get_one(Competition, competition_id)
        db.session.add(CompetitionEvent(competition_id=competition_id, kind="frozen", at=clock.now(), actor_id=actor))
        journal.record("regulation.frozen", f"competition:{competition.slug}", actor=actor)
