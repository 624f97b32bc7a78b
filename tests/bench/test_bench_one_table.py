"""One group's table after a new result: what it costs alone, and with a thousand other groups in the database."""

from itertools import combinations

from databases import statements
from flask import Response
from flask.testing import FlaskClient

from league.standings.queries import group_table
from tests.builders import a_competition, a_game, a_stage, a_team, groups_of, result
from tests.many_groups import other_groups

OTHERS = 1000
BAR = 1.2
"""Times what it costs alone."""


def test_one_table_costs_the_same_beside_a_thousand_other_groups(app, best_of):
    browser = FlaskClient(app, Response)  # not the one that checks the page it gets: its time is not the page's
    competition = a_competition()
    stage = a_stage(competition, groups=1, qualify=2)
    teams = [a_team(competition, f"第{number}队") for number in range(1, 7)]
    group = groups_of(stage, A=teams)["A"]
    games = [a_game(stage, *pair, group=group) for pair in combinations(teams, 2)]
    for game in games[2:]:
        result(game, "81-76")

    def page():
        assert browser.get(f"/standings/{competition.slug}").status_code == 200

    def table():
        assert len(group_table(group.id).ties) >= 0

    def after_a_new_result(game):
        result(game, "76-81")
        counted = []
        for work in (page, table):
            work()
            with statements() as asked:
                work()
            counted.append(len(asked))
        return best_of(page), best_of(table), counted

    page_alone, table_alone, asked_alone = after_a_new_result(games[0])
    other_groups(OTHERS)
    page_beside, table_beside, asked_beside = after_a_new_result(games[1])
    print(f"\nthe page: {page_alone * 1000:.1f} ms alone, {page_beside / page_alone:.2f} times beside {OTHERS} groups")
    print(
        f"load and rank: {table_alone * 1000:.1f} ms alone, {table_beside / table_alone:.2f} times; queries {asked_beside}"
    )
    assert asked_beside == asked_alone
    assert page_beside / page_alone <= BAR
    assert table_beside / table_alone <= BAR
