"""A second round robin: results carried over from the first (none, between those who went on, or all), no pair twice."""

import pytest
from sqlalchemy import select

from league.competition.rules import Regulation
from league.extensions import db
from league.fixtures import errors
from league.fixtures.making import make_games
from league.fixtures.models import Game
from league.registration.approval import disqualify_team
from league.standings.queries import group_table
from league.standings.rules.ranking import rank
from tests.builders import a_competition, a_game, a_stage, a_team, groups_of, published_stage, result
from tests.standings.standings_builders import game as said_game

FIRST = {
    "wc2019-second-O": (
        ("United States", "Turkey", "Japan", "Czech Republic"),
        ("Greece", "New Zealand", "Brazil", "Montenegro"),
    ),
    "wc2019-second-P": (
        ("Dominican Republic", "France", "Germany", "Jordan"),
        ("Canada", "Australia", "Senegal", "Lithuania"),
    ),
}
"""The groups of the first round of the World Cup 2019 from which those of the second came."""


class SecondRound:
    """A group of the second round, its first-round games played, its own games made by us and played as they were."""

    def __init__(self, case, policy):
        self.case = case
        self.competition = a_competition(regulation=Regulation(carried_over=policy))
        groups = FIRST[case["id"]]
        self.teams = {name: a_team(self.competition, name) for group in groups for name in group}
        self.first = a_stage(self.competition, groups=2, qualify=2)
        members = {"AB"[at]: [self.teams[name] for name in group] for at, group in enumerate(groups)}
        made = groups_of(self.first, **members)
        self.later = []
        for line in case["games"]:
            at = next((at for at, group in enumerate(groups) if {line["home"], line["away"]} <= set(group)), None)
            if at is None:
                self.later.append(line)
                continue
            game = a_game(self.first, self.teams[line["home"]], self.teams[line["away"]], group=made["AB"[at]])
            result(game, f"{line['home_score']}-{line['away_score']}")
        self.second = a_stage(self.competition, groups=1, qualify=0)
        self.group = groups_of(self.second, A=[self.teams[name] for name in case["only_teams"]])["A"]
        self.made = make_games(self.second.id, actor=None)
        published_stage(self.second)

    def play(self):
        """The games of the second round as they ended; a pair that plays again repeats its first score."""
        scores = {frozenset((g["home"], g["away"])): g for g in [*self.case["games"]]}
        for game in db.session.scalars(select(Game).where(Game.stage_id == self.second.id).order_by(Game.number)).all():
            line = scores[frozenset((game.team_a.name, game.team_b.name))]
            own, other = line["home_score"], line["away_score"]
            result(game, f"{own}-{other}" if game.team_a.name == line["home"] else f"{other}-{own}")

    @property
    def table(self):
        return group_table(self.group.id)

    def order(self):
        return [row.face.name for row in self.table.rows]


@pytest.fixture(params=sorted(FIRST))
def case(request, group_cases):
    return next(case for case in group_cases if case["id"] == request.param)


def by_rule(case, among):
    """What the rule makes of the games among the four, or of all."""
    four = set(case["only_teams"])
    lines = [g for g in case["games"] if not among or {g["home"], g["away"]} <= four]
    facts = [
        said_game("A 1-0 B")._replace(
            home=g["home"], away=g["away"], home_score=g["home_score"], away_score=g["away_score"]
        )
        for g in lines
    ]
    return list(rank(facts, Regulation().ranking, teams=four, only_teams=four).order)


def test_all_results_carried_over_give_the_published_order(app, case):
    round_ = SecondRound(case, "all")
    assert round_.made == 4, "those who met in the first round do not meet again"
    assert not round_.table.finished, "results of the first round alone finish nothing"
    round_.play()
    assert round_.order() == case["expected_order"]
    assert round_.table.finished
    assert all(row.record.played == 5 for row in round_.table.rows)


def test_results_between_those_who_went_on_are_the_only_ones_that_count(app, case):
    round_ = SecondRound(case, "qualified")
    round_.play()
    assert round_.order() == by_rule(case, among=True)
    assert all(row.record.played == 3 for row in round_.table.rows)
    assert round_.table.from_before == 2


def test_with_nothing_carried_over_everyone_meets_again(app, case):
    round_ = SecondRound(case, "none")
    assert round_.made == 6
    assert round_.table.from_before == 0
    round_.play()
    assert round_.order() == by_rule(case, among=True)


def test_the_cross_table_holds_the_meetings_of_the_first_round(app, group_cases, client):
    case = next(case for case in group_cases if case["id"] == "wc2019-second-P")
    round_ = SecondRound(case, "qualified")
    round_.play()
    for row in round_.table.cross.rows:
        assert all(len(cell.meetings) == (not cell.diagonal) for cell in row.cells)
    page = client.get(f"/standings/{round_.competition.slug}").get_data(as_text=True)
    assert "含前一阶段带入的已赛成绩 2 场。" in page
    assert "含前一阶段已赛成绩。" in page
    english = client.get(f"/standings/{round_.competition.slug}", headers={"Accept-Language": "en"})
    assert "2 results of the earlier stage are carried over and count here." in english.get_data(as_text=True)


def test_a_team_that_is_out_takes_its_carried_results_along(app, group_cases):
    case = next(case for case in group_cases if case["id"] == "wc2019-second-P")
    round_ = SecondRound(case, "all")
    round_.play()
    disqualify_team(round_.teams["Jordan"].id, "冒名顶替。", actor=None)
    assert round_.order() == ["Germany", "Canada", "Senegal"]
    germany = next(row for row in round_.table.rows if row.face.name == "Germany")
    assert germany.record.played == 4


def test_a_group_whose_pairs_have_all_met_has_no_game_left(app):
    competition = a_competition(regulation=Regulation(carried_over="qualified"))
    stage = a_stage(competition, groups=1, qualify=2)
    teams = [a_team(competition, name) for name in "甲乙丙"]
    group = groups_of(stage, A=teams)["A"]
    for a, b in ((0, 1), (1, 2), (0, 2)):
        result(a_game(stage, teams[a], teams[b], group=group), "80-70")
    second = a_stage(competition, groups=1, qualify=0)
    groups_of(second, A=teams[:2])
    with pytest.raises(errors.NothingLeft):
        make_games(second.id, actor=None)
    assert db.session.scalars(select(Game).where(Game.stage_id == second.id)).all() == []


def test_a_later_table_costs_the_same_however_many_results_are_carried_over(app, count_queries):
    def cost(members):
        competition = a_competition(regulation=Regulation(carried_over="all"))
        stage = a_stage(competition, groups=1, qualify=2)
        teams = [a_team(competition, players=0, state="draft") for _ in range(members)]
        group = groups_of(stage, A=teams)["A"]
        for a in range(members):
            for b in range(a):
                result(a_game(stage, teams[a], teams[b], group=group), "80-70")
        later = groups_of(a_stage(competition, groups=1, qualify=0), A=teams)["A"]
        return count_queries(lambda: group_table(later.id))

    assert cost(2) == cost(4)
