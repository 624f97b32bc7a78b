"""Trying a deed to see what it changes: it is done, looked at, and rolled back, so that nothing of it remains."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from league.competition.models import Competition
from league.competition.rules import Regulation
from league.decisions.answers import Answer, Asked, answer_questions, find_places
from league.decisions.deeds import Deed
from league.decisions.queries import groups_seen, last_finished, see
from league.decisions.rules import Effect, Seen, compare
from league.decisions.rules.stored import fingerprint
from league.extensions import db, transaction
from league.standings.queries import GroupTable, table_of
from league.standings.queries.facts import public_groups


@dataclass(frozen=True)
class Preview:
    """What a deed would change, with the answers that were given; the games it asks about; and its fingerprint."""

    effect: Effect
    asked: tuple[Asked, ...]
    seen: str
    """Tells whether the effect of the deed alone, whatever is answered, is still the one that was shown, and of what."""

    @property
    def open(self) -> bool:
        """Whether a question is not answered yet."""
        return any(asked.answer is None for asked in self.asked)


def preview(deed: Deed, answers: Mapping[str, Answer] | None = None) -> Preview:
    """What this deed would change, and what it asks. Raises what the deed and the answers raise; nothing is kept."""
    competition_id = deed.competition_id
    with rolled_back():
        before = seen(competition_id)
        deed.apply(None)
        bare = compare(before, seen(competition_id))
        about = {"reason": deed.reason or "?", "actor": None, "strict": False, "look": find_places}
        _steps, asked = answer_questions(competition_id, before, answers or {}, **about)  # type: ignore[arg-type]
        effect = compare(before, seen(competition_id))
    return Preview(effect, tuple(asked), fingerprint(deed.asked, bare))


def rehearse(competition_id: int, deed: Callable[[], object]) -> Effect:
    """What this deed would change in the competition for everyone to see. Raises what the deed raises.

    `deed` calls services, which write rows, journal and listeners included; all of it is rolled back to where it was,
    also inside a transaction that goes on. Objects that were loaded before are read anew afterwards.
    """
    with rolled_back():
        before = seen(competition_id)
        deed()
        return compare(before, seen(competition_id))


def compare_tables(before: Sequence[GroupTable], after: Sequence[GroupTable]) -> Effect:
    """The difference of tables alone, e.g. of the same groups ranked by two regulations."""
    return compare(Seen(groups_seen(before)), Seen(groups_seen(after)))


@dataclass(frozen=True)
class Trial:
    """What a regulation would change in the tables of a competition that is finished."""

    competition: Competition
    effect: Effect


def try_regulation(regulation: Regulation, held: Regulation, but: int) -> Trial | None:
    """The last finished competition, other than `but`, ranked by the one regulation and by the other; None where there is
    none to try it on. Nothing is written."""
    competition = last_finished(but)
    if competition is None:
        return None
    facts = public_groups(Competition.id == competition.id)
    before, after = ([table_of(replace(group, regulation=one)) for group in facts] for one in (held, regulation))
    return Trial(competition, compare_tables(before, after))


@contextmanager
def rolled_back() -> Iterator[None]:
    """Whatever is written inside is gone afterwards; what the transaction around it wrote before stays."""
    with transaction() as session:
        session.flush()
        savepoint = session.begin_nested()
        try:
            yield
        finally:
            savepoint.rollback()
            session.expire_all()


def seen(competition_id: int) -> Seen:
    """The competition as the rows say now, whatever stands in the session."""
    db.session.flush()
    db.session.expire_all()
    return see(db.session.get_one(Competition, competition_id))
