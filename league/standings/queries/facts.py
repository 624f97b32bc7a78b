"""Loading what a group is ranked by: its teams, its games, its lots, its regulation. The same few queries for any number."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from league.competition.models import Competition, Group, Stage
from league.competition.queries import latest_regulation
from league.competition.rules import Regulation, regulation_from_json
from league.extensions import db
from league.fixtures.models import GroupTeam, Publication
from league.registration.models import Team, TeamEvent
from league.registration.queries import TeamFace, face, last_event_id
from league.scoring.queries import (
    GroupResult,
    Lots,
    PointsGiven,
    drawn_across,
    lots_of_group,
    lots_of_stage,
    points_decided,
    points_of_group,
    results_of_group,
)
from league.standings.rules.facts import Adjustments, GameFact, Table
from league.standings.rules.ranking import rank

WITHDRAWN, DISQUALIFIED = "withdrawn", "disqualified"
OUT = (WITHDRAWN, DISQUALIFIED)
"""The events that take a team out of a competition; with all its results, unless the regulation keeps a withdrawn
team's (FIBA OBR D.3, D.5.2)."""


@dataclass(frozen=True)
class Member:
    """A team of a group; `out` says what took it out of the competition, or is empty."""

    face: TeamFace
    number: int
    placed: bool
    out: str


@dataclass(frozen=True)
class GroupFacts:
    """Everything a group's table follows from. Voided games are not among the results."""

    id: int
    name: str
    stage_id: int
    stage: str
    stage_en: str
    legs: int
    qualify: int
    best_next: int
    """How many of those ranked next go on too, the best over all groups."""
    groups: int
    """How many groups its stage has."""
    next_kind: str
    """What the next stage is: knock_out, round_robin, or empty where there is none."""
    competition_id: int
    competition_slug: str
    competition: str
    competition_en: str
    competition_short: str
    competition_short_en: str
    imported: bool
    regulation: Regulation
    members: tuple[Member, ...]
    results: tuple[GroupResult, ...]
    lots: tuple[Lots, ...]
    lots_across: tuple[Lots, ...] = ()
    """Lots drawn between teams of different groups of its stage."""
    given: tuple[PointsGiven, ...] = ()
    """Points by decision."""
    carried: tuple[GroupResult, ...] = ()
    """Results of an earlier round robin that count here (carried over); those of teams that are out are left out."""
    stage_position: int = 0
    """The stage's place in its competition, from 1."""
    day: date | None = None
    """As of the end of this past day; None: as it stands."""

    @property
    def placed(self) -> list[Member]:
        """The teams that are ranked here: those in the competition, and withdrawn ones whose games go on being lost."""
        return [m for m in self.members if m.placed and (not m.out or m.face.id in self.spared)]

    @property
    def void(self) -> set[int]:
        """The teams all of whose results fall."""
        falls = {DISQUALIFIED} | ({WITHDRAWN} if self.regulation.withdrawal == "void" else set())
        return {member.face.id for member in self.members if member.out in falls}

    @property
    def spared(self) -> set[int]:
        """Withdrawn teams that lose the rest of their games by forfeit, and nothing else for it."""
        rest = self.regulation.withdrawal == "rest"
        return {member.face.id for member in self.members if rest and member.out == WITHDRAWN}

    @property
    def open_games(self) -> int:
        """How many games still have no official result; those of teams that are out will not be played."""
        return sum(1 for result in self.counting if result.score_a is None)

    @property
    def finished(self) -> bool:
        """Whether every game has its official result; results carried over alone finish nothing."""
        own = {result.game_id for result in self.results}
        return not self.open_games and any(result.game_id in own for result in self.counting)

    @property
    def counting(self) -> list[GroupResult]:
        """The games that count or will: not those of teams whose results fall, nor what a team that is out leaves open."""
        void, out = self.void, {member.face.id for member in self.members if member.out}
        return [
            result
            for result in (*self.carried, *self.results)
            if not {result.team_a_id, result.team_b_id} & (void if result.score_a is not None else out)
        ]

    @property
    def own(self) -> list[GroupResult]:
        """The games of this group itself that count or will, without those carried over."""
        carried = {result.game_id for result in self.carried}
        return [result for result in self.counting if result.game_id not in carried]

    def games(self) -> list[GameFact]:
        """The games as the ranking counts them."""
        return [self.fact_of(result) for result in self.counting]

    def fact_of(self, result: GroupResult) -> GameFact:
        """A game as the ranking counts it."""
        table = (result.table_a, result.table_b)
        if not self.regulation.extra_periods_count and result.table_a is None:
            table = result.before_extra(self.regulation.periods)
        return GameFact(result.team_a_id, result.team_b_id, result.score_a, result.score_b, result.status, *table)

    @property
    def adjustments(self) -> Adjustments:
        """Points by decision as the ranking adds them up."""
        total: dict[tuple[str, Hashable], int] = defaultdict(int)
        for given in self.given:
            total[given.step, given.team_id] += given.points
        return total

    def rank(self) -> Table:
        """The group ranked by its regulation and the lots that were drawn."""
        table = self.rank_without_lots()
        lots = [team for shared in table.shared for team in latest_draw(self.lots, shared)]
        return self._rank(lots) if lots else table

    def rank_without_lots(self) -> Table:
        """The group ranked by its regulation alone."""
        return self._rank(())

    def _rank(self, lots: Sequence[int]) -> Table:
        placed = [member.face.id for member in self.placed]
        return rank(
            self.games(),
            self.regulation.ranking,
            teams=placed,
            only_teams=placed,
            lots=lots,
            adjustments=self.adjustments,
            spared=self.spared,
        )


def latest_draw(draws: Sequence[Lots], shared: Sequence[Hashable]) -> list[int]:
    """How these teams came out in the latest draw that held every one of them."""
    for lots in reversed(draws):
        if set(shared) <= set(lots.order):
            return [team for team in lots.order if team in shared]
    return []


def public_groups(*conditions: ColumnElement[bool]) -> list[GroupFacts]:
    """The groups of published round robins that meet all conditions, in the order of their stages."""
    public = select(Publication.id).where(Publication.stage_id == Stage.id).exists()
    return load_groups(or_(public, Competition.imported.is_(True)), *conditions)


def load_groups(*conditions: ColumnElement[bool]) -> list[GroupFacts]:
    """The groups that meet all conditions on Competition, Stage and Group. Four queries, however many groups; one more
    where points were given by decision, one where lots were drawn over groups, three where results are carried over."""
    sister = aliased(Group)
    groups = select(func.count(sister.id)).where(sister.stage_id == Stage.id).scalar_subquery()
    later = aliased(Stage)
    following = (
        select(later.kind)
        .where(later.competition_id == Stage.competition_id, later.position > Stage.position)
        .order_by(later.position)
        .limit(1)
        .scalar_subquery()
    )
    found = db.session.execute(
        select(Group, Stage, Competition, groups, following, latest_regulation(), points_decided(), drawn_across())
        .join(Stage, Stage.id == Group.stage_id)
        .join(Competition, Competition.id == Stage.competition_id)
        .where(*conditions)
        .order_by(Competition.position, Competition.id, Stage.position, Group.position, Group.id)
    ).all()
    if not found:
        return []
    ids = [row[0].id for row in found]
    members, results, lots = _members(ids), results_of_group(ids), lots_of_group(ids)
    given = points_of_group([row[0].id for row in found if row[6]])
    across = lots_of_stage({row[1].id for row in found if row[7]})
    held = {row[2].id: regulation_from_json(row[5]) if row[5] else Regulation() for row in found}
    carried = carried_results([row[0] for row in found if held[row[2].id].carried_over != "none"], members, held)
    return [
        GroupFacts(
            id=group.id,
            name=group.name,
            stage_id=stage.id,
            stage=stage.name,
            stage_en=stage.name_en,
            legs=stage.legs,
            qualify=stage.qualify,
            best_next=stage.best_next,
            stage_position=stage.position,
            groups=count,
            next_kind=kind or "",
            competition_id=competition.id,
            competition_slug=competition.slug,
            competition=competition.name,
            competition_en=competition.name_en,
            competition_short=competition.short_name,
            competition_short_en=competition.short_name_en,
            imported=competition.imported,
            regulation=held[competition.id],
            members=tuple(members[group.id]),
            results=tuple(results[group.id]),
            lots=tuple(lots[group.id]),
            lots_across=tuple(across.get(stage.id, ())),
            given=tuple(given.get(group.id, ())),
            carried=tuple(carried.get(group.id, ())),
        )
        for group, stage, competition, count, kind, _data, _decided, _drawn in found
    ]


def _members(group_ids: Sequence[int]) -> Mapping[int, list[Member]]:
    members: dict[int, list[Member]] = defaultdict(list)
    rows = db.session.execute(
        select(GroupTeam, Team, TeamEvent.kind)
        .join(Team, Team.id == GroupTeam.team_id)
        .outerjoin(TeamEvent, TeamEvent.id == last_event_id)
        .where(GroupTeam.group_id.in_(group_ids))
        .order_by(GroupTeam.group_id, GroupTeam.number)
    )
    for seat, team, kind in rows:
        members[seat.group_id].append(Member(face(team), seat.number, seat.placed, kind if kind in OUT else ""))
    return members


def carried_results(
    groups: Sequence[Group], members: Mapping[int, Sequence[Member]], held: Mapping[int, Regulation]
) -> dict[int, list[GroupResult]]:
    """The results of earlier round robins that count in these groups (FIBA OBR D.5.2): between its teams, or all of them.

    Results of teams that are out fall in all stages concerned, so they are left out here whatever the policy.
    """
    if not groups:
        return {}
    stages = {stage.id: stage for stage in db.session.scalars(select(Stage).where(_round_robins_of(groups)))}
    earlier = {
        group.id: stage
        for group in db.session.scalars(select(Group).where(Group.stage_id.in_(stages)))
        if (stage := stages[group.stage_id])
    }
    results = results_of_group(list(earlier)) if earlier else {}
    found: dict[int, list[GroupResult]] = {}
    for group in groups:
        own = stages[group.stage_id]
        teams = {member.face.id for member in members[group.id]}
        among = held[own.competition_id].carried_over == "qualified"
        found[group.id] = [
            result
            for group_id, stage in earlier.items()
            if stage.competition_id == own.competition_id and stage.position < own.position
            for result in results[group_id]
            if result.score_a is not None and len({result.team_a_id, result.team_b_id} & teams) >= 1 + among
        ]
    return found


def _round_robins_of(groups: Sequence[Group]) -> ColumnElement[bool]:
    competitions = select(Stage.competition_id).where(Stage.id.in_({group.stage_id for group in groups}))
    return Stage.competition_id.in_(competitions) & (Stage.kind == "round_robin")
