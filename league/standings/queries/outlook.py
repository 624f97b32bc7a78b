"""The outlook (出线形势) of a group as pages show it: worked out from the facts that are loaded, without a query."""

from dataclasses import dataclass

from league.registration.queries import TeamFace
from league.standings.queries.facts import GroupFacts
from league.standings.rules.outlook import Outlook, TeamOutlook, outlook
from league.standings.rules.outlook.words import GONE, OPEN, QUALIFIED, THROUGH_IF


@dataclass(frozen=True)
class GroupOutlook:
    """Who is through, who is out and who needs what in a group that is not finished; teams in the order of the table."""

    outlook: Outlook
    faces: tuple[TeamFace, ...]
    best_next: bool
    """Whether the best of those ranked next go on as well, which this group alone does not decide."""

    @property
    def through(self) -> tuple[TeamFace, ...]:
        """The teams that go on in every outcome."""
        return self._with(QUALIFIED)

    @property
    def out(self) -> tuple[TeamFace, ...]:
        """The teams that go on in none."""
        return self._with(GONE)

    @property
    def open(self) -> tuple[TeamFace, ...]:
        """The teams for which neither is proved."""
        return self._with(OPEN)

    @property
    def told(self) -> tuple[TeamFace, ...]:
        """The open teams of which something can be said: what must happen, or why nothing is proved."""
        return tuple(face for face in self.open if self.of(face.id).conditions or self.of(face.id).gave_up)

    @property
    def left(self) -> int:
        """How many places are still to be had."""
        return self.outlook.line - len(self.through)

    @property
    def games(self) -> int:
        """How many games are left."""
        return len(self.outlook.games)

    @property
    def combinations(self) -> int:
        """How many combinations of winners they have."""
        return self.outlook.combinations

    def of(self, team: int) -> TeamOutlook:
        """The outlook of one of its teams."""
        found = self.outlook.of(team)
        assert found is not None
        return found

    def more(self, team: int) -> bool:
        """Whether a team may go on in more ways than its sentences say."""
        one = self.of(team)
        return one.more and bool(one.of_kind(THROUGH_IF))

    def _with(self, verdict: str) -> tuple[TeamFace, ...]:
        verdicts = {one.team: one.verdict for one in self.outlook.teams}
        return tuple(face for face in self.faces if verdicts[face.id] == verdict)


def outlook_of(facts: GroupFacts, order: tuple[TeamFace, ...]) -> GroupOutlook | None:
    """The outlook of a group that has begun, is not finished and has a line; None for any other.

    `order` are the ranked teams, best first. Costs a second at most, once for the same facts in a process.
    """
    played = any(result.score_a is not None for result in facts.counting)
    if facts.finished or facts.qualify < 1 or not played or not facts.open_games:
        return None
    placed = [member.face.id for member in facts.placed]
    found = outlook(
        facts.games(),
        facts.regulation.ranking,
        facts.qualify,
        teams=placed,
        only_teams=placed,
        draws=[lots.order for lots in facts.lots],
        adjustments=facts.adjustments,
        spared=facts.spared,
        # A game that is level before extra periods has no margin where these do not count.
        least_margin=1 if facts.regulation.extra_periods_count else 0,
        next_may=1 if facts.best_next else 0,
    )
    known = {one.team for one in found.teams}
    return GroupOutlook(found, tuple(face for face in order if face.id in known), bool(facts.best_next))
