"""The elimination beneath the outlook, against trying every number."""

import random
from itertools import product

import pytest

from league.standings.rules.outlook.curves import Polynomial, Quotient, Quotients, crossed
from league.standings.rules.outlook.linear import Linear, Steps, TooManySteps, possible

PLENTY = 10**6


def box(variables, low, high):
    lines = []
    for variable in range(variables):
        lines += [Linear(-low, {variable: 1}), Linear(high, {variable: -1})]
    return lines


def value(line, point):
    return line.constant + sum(factor * point[variable] for variable, factor in line.factors.items())


def random_line(chance, variables):
    factors = {v: chance.choice([-3, -2, -1, 1, 2, 3]) for v in range(variables) if chance.random() < 0.7}
    return Linear(chance.randint(-9, 9), factors)


def test_it_agrees_with_trying_every_number():
    chance, answers = random.Random(7), {True: 0, False: 0, None: 0}
    for _ in range(1500):
        variables = chance.randint(1, 3)
        zero = [random_line(chance, variables) for _ in range(chance.randint(0, 2))]
        lines = [random_line(chance, variables) for _ in range(chance.randint(0, 3))]
        points = product(range(1, 7), repeat=variables)
        found = any(
            all(value(line, point) == 0 for line in zero) and all(value(line, point) >= 0 for line in lines)
            for point in points
        )
        answer = possible(zero, lines + box(variables, 1, 6), Steps(PLENTY))
        answers[answer] += 1
        assert answer in (found, None), (zero, lines)
    assert min(answers[True], answers[False]) > 200
    # Not to know is allowed, and rare.
    assert answers[None] < 30, answers


def test_an_even_number_is_never_odd():
    # 2x + 4y = 7 has solutions, but none in whole numbers.
    assert possible([Linear(-7, {0: 2, 1: 4})], box(2, 0, 300), Steps(PLENTY)) is False


def test_euclid_solves_what_has_no_factor_of_one():
    # 6x + 10y + 15z = 31: 6 + 10 + 15.
    equation = Linear(-31, {0: 6, 1: 10, 2: 15})
    assert possible([equation], box(3, 1, 300), Steps(PLENTY)) is True
    assert possible([equation], box(3, 2, 300), Steps(PLENTY)) is False


def test_steps_are_counted_and_end():
    with pytest.raises(TooManySteps):
        possible([], [Linear(-9, {v: 1, v + 1: -2}) for v in range(9)] + box(10, 1, 300), Steps(10))


def test_the_bounds_of_a_curve_hold_everywhere_in_the_box():
    chance = random.Random(3)
    for _ in range(200):
        terms = {
            tuple(sorted(chance.choices(range(3), k=chance.randint(0, 2)))): chance.randint(-5, 5) for _ in range(4)
        }
        curve = Polynomial(terms)
        edges = {v: tuple(sorted(chance.sample(range(9), 2))) for v in range(3)}
        low, high = curve.bounds(edges)
        for point in product(*(range(edges[v][0], edges[v][1] + 1) for v in range(3))):
            here, same = curve.bounds({v: (point[v], point[v]) for v in range(3)})
            assert here == same
            assert low <= here <= high


def test_goal_averages_are_compared_without_dividing():
    # 30/20 against 45/30 is level, 31/20 is above it.
    plain = {number: Linear(number, {}) for number in (20, 30, 31, 45)}
    assert crossed(plain[30], plain[20], plain[45], plain[30]).bounds({}) == (0, 0)
    assert crossed(plain[31], plain[20], plain[45], plain[30]).bounds({})[0] > 0


def test_the_bounds_of_a_sum_of_quotients_hold_everywhere_in_the_box():
    curve = Quotients(0, (Quotient(0, 1, True, 1), Quotient(0, 1, False, -1)))
    low, high = curve.bounds({0: (1, 4), 1: (0, 5)})
    for margin, loser in product(range(1, 5), range(6)):
        here, same = curve.bounds({0: (margin, margin), 1: (loser, loser)})
        assert here == same
        assert low <= here <= high
    # The winner that conceded nothing has no quotient; the loser has 0.
    assert curve.bounds({0: (4, 4), 1: (0, 0)}) == (0, 0)
