"""Momentum: each step goes on in the next."""

from fractions import Fraction

import numpy as np
import pytest

from steepest.calculus import Function, Walk, descend, partings

BOWL = Function("x**2 + 3*y**2", ["x", "y"])
ROUND = Function("cos(x) + cos(2*y)", ["x", "y"])  # float64 from the first step on


def rolled(function: Function, momentum: Fraction) -> Walk:
    return descend(function, (1, 2), Fraction(1, 10), 8, momentum=momentum)


@pytest.mark.parametrize("function", [BOWL, ROUND])
@pytest.mark.parametrize("share", [Fraction(0), Fraction(1, 2), Fraction(9, 10)])
def test_each_step_adds_a_share_of_the_one_before(function: Function, share: Fraction) -> None:
    walk = rolled(function, share)
    steps = np.array(walk.steps, float)
    downhill = -0.1 * np.array([function.gradient(at) for at in walk.points[:-1]], float)
    assert steps[0] == pytest.approx(downhill[0])
    assert steps[1:] == pytest.approx(float(share) * steps[:-1] + downhill[1:])


@pytest.mark.parametrize("function", [BOWL, ROUND])
def test_after_its_parting_a_step_is_the_share_of_the_one_before(function: Function) -> None:
    walk = rolled(function, Fraction(9, 10))
    carried = np.array(walk.points[1:], float) - np.array(partings(walk), float)
    assert carried[0] == pytest.approx([0, 0], abs=1e-12)
    assert carried[1:] == pytest.approx(0.9 * np.array(walk.steps, float)[:-1])


def test_without_momentum_it_is_descent() -> None:
    assert rolled(BOWL, Fraction(0)) == descend(BOWL, (1, 2), Fraction(1, 10), 8)


def test_on_a_quadratic_it_is_exact() -> None:
    assert all(isinstance(value, Fraction) for value in rolled(BOWL, Fraction(1, 3)).end)


def test_a_long_walk_goes_on_with_rounded_points() -> None:
    walk = descend(BOWL, (1, 2), Fraction(1, 17), 2000, momentum=Fraction(6, 7))
    assert len(walk.steps) == 2000 and not isinstance(walk.end[0], Fraction)
