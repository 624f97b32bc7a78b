"""The drawing of a bracket: every game has a box, no two boxes touch, lines join what belongs together."""

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from league.fixtures.rules.knockout import bracket, seeded_entries
from league.standings.rules.bracket import BOX_HEIGHT, LABEL, can_draw, leads_to
from league.standings.rules.fitting import fit, measure
from league.standings.rules.layouts import tall, wide

DRAWINGS = [wide, tall]


def keys(teams, third_place=True, fifth_place=False):
    return [(game.round, game.position) for game in bracket(seeded_entries(teams), third_place, fifth_place)]


def overlap(one, other, margin=0):
    apart = one.x + one.width + margin <= other.x or other.x + other.width + margin <= one.x
    above = one.y + BOX_HEIGHT + margin <= other.y or other.y + BOX_HEIGHT + margin <= one.y
    return not (apart or above)


brackets = st.builds(keys, st.integers(2, 64), st.booleans(), st.booleans())
legs = st.integers(1, 2)


@pytest.mark.parametrize("draw", DRAWINGS)
@given(games=brackets, legs=legs)
def test_every_game_has_a_box_of_its_own_inside_the_drawing(draw, games, legs):
    plan = draw(games, legs)
    assert sorted(box.key for box in plan.boxes) == sorted(games)
    for at, box in enumerate(plan.boxes):
        assert not any(overlap(box, other, 8) for other in plan.boxes[:at])
        assert plan.left <= box.x
        assert box.x + box.width <= plan.left + plan.width
        assert plan.top <= box.y - LABEL + 10
        assert box.y + BOX_HEIGHT <= plan.top + plan.height


@pytest.mark.parametrize("draw", DRAWINGS)
@given(games=brackets, legs=legs)
def test_boxes_are_read_in_the_order_of_play(draw, games, legs):
    assert [box.key for box in draw(games, legs).boxes] == games


@pytest.mark.parametrize("draw", DRAWINGS)
@given(games=brackets, legs=legs)
def test_no_label_is_covered_by_another_box(draw, games, legs):
    boxes = draw(games, legs).boxes
    for box in boxes:
        label = replace(box, y=box.y - LABEL)  # as high as a box, so that nothing stands right above the label either
        assert not [other.key for other in boxes if other is not box and overlap(replace(label, y=label.y + 3), other)]


def points_of(path):
    """The corners of a path of M, H and V."""
    x = y = 0.0
    found = []
    for letter, numbers in re.findall(r"([MHV])([-\d. ]+)", path):
        values = [float(number) for number in numbers.split()]
        x, y = values if letter == "M" else (values[0], y) if letter == "H" else (x, values[0])
        found.append((x, y))
    return found


def on_edge(point, box):
    x, y = point
    across = box.x <= x <= box.x + box.width and y in (box.y, box.y + BOX_HEIGHT)
    return across or (box.y <= y <= box.y + BOX_HEIGHT and x in (box.x, box.x + box.width))


@pytest.mark.parametrize("draw", DRAWINGS)
@given(games=brackets, legs=legs)
def test_every_line_begins_at_its_game_and_ends_at_another(draw, games, legs):
    plan = draw(games, legs)
    at = {box.key: box for box in plan.boxes}
    for line in plan.lines:
        begin, *_, end = points_of(line.path)
        assert on_edge(begin, at[line.of])
        target = [key for key, box in at.items() if key != line.of and on_edge(end, box)]
        assert target == [{4: (3, 1), 6: (7, 1)}[line.of[0]] if line.dashed else leads_to(line.of)]


def crosses(path, box):
    """Whether a path runs through the inside of a box."""
    corners = points_of(path)
    return any(
        min(one[0], two[0]) < box.x + box.width - 1
        and max(one[0], two[0]) > box.x + 1
        and min(one[1], two[1]) < box.y + BOX_HEIGHT - 1
        and max(one[1], two[1]) > box.y + 1
        for one, two in itertools.pairwise(corners)
    )


@pytest.mark.parametrize("draw", DRAWINGS)
@given(games=brackets, legs=legs)
def test_no_line_runs_through_a_box(draw, games, legs):
    plan = draw(games, legs)
    assert not [(line, box.key) for line in plan.lines for box in plan.boxes if crosses(line.path, box)]


@pytest.mark.parametrize("draw", DRAWINGS)
@pytest.mark.parametrize("teams", [2, 3, 4, 5, 7, 8, 13, 16, 24, 32])
def test_every_game_but_the_last_of_its_way_leads_on(draw, teams):
    games = keys(teams, fifth_place=True)
    lines = [line.of for line in draw(games).lines if not line.dashed]
    assert sorted(lines) == sorted(key for key in games if key[0] not in (2, 3, 5, 7))


def test_the_wide_drawing_is_a_mirror_of_itself():
    plan = wide(keys(8))
    at = {box.key: box for box in plan.boxes}
    middle = at[2, 1].x + at[2, 1].width / 2
    for left, right in (((8, 1), (8, 3)), ((8, 2), (8, 4)), ((4, 1), (4, 2))):
        assert at[left].y == at[right].y
        assert middle - at[left].x == at[right].x + at[right].width - middle


def test_the_losers_of_the_semi_finals_are_led_to_third_place():
    assert [line.of for line in wide(keys(8)).lines if line.dashed] == [(4, 1), (4, 2)]
    assert not [line for line in wide(keys(8, third_place=False)).lines if line.dashed]


@pytest.mark.parametrize("teams", [2, 3, 8, 16])
def test_the_cup_stands_on_no_box(teams):
    for draw in DRAWINGS:
        plan = draw(keys(teams))
        if plan.cup:
            x, y = plan.cup
            assert not any(
                box.x - 30 < x < box.x + box.width + 30 and box.y - LABEL - 33 < y < box.y + BOX_HEIGHT + 25
                for box in plan.boxes
            )


@pytest.mark.parametrize(
    "games",
    [[], [(8, 0)], [(8, 5)], [(6, 3)], [(9, 1)], [(2, 2)], [(3, 2)], [(5, 2)], [(2, 1), (2, 1)], [(1, 1)]],
    ids=[
        "nothing",
        "no-position",
        "too-low",
        "no-place",
        "no-round",
        "two-finals",
        "two-thirds",
        "two-fifths",
        "twice",
        "one-team",
    ],
)
def test_what_is_no_bracket_is_not_drawn(games):
    assert not can_draw(games)


@given(games=brackets)
def test_every_bracket_that_fixtures_make_can_be_drawn(games):
    assert can_draw(games)


@given(name=st.text(st.sampled_from("江都职工篮球队ABC 中心"), min_size=1, max_size=40), room=st.integers(40, 200))
def test_no_name_is_ever_cut(name, room):
    fitted = fit(name, room)
    assert "".join(fitted.lines).replace(" ", "") == name.replace(" ", "")
    assert len(fitted.lines) <= 2
    widest = max(measure(line) for line in fitted.lines) * (11.5 if fitted.small else 15)
    assert widest <= room or fitted.squeeze == room


def test_a_name_is_made_small_before_it_is_broken_and_broken_before_it_is_squeezed():
    assert fit("江都教育", 112) == fit("江都教育", 60)
    assert fit("江都教育", 59).small
    assert fit("仙女镇机关企事业联合队", 112).lines == ("仙女镇机关", "企事业联合队")
    assert fit("Jiangdu Education", 80).lines == ("Jiangdu", "Education")
    assert fit("仙" * 24, 112).squeeze == 112
