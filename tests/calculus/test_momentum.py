"""Momentum: each step goes on in the next."""

from fractions import Fraction
from itertools import islice

import numpy as np
import pytest

from steepest.calculus import Function, descend, rolling

BOWL = Function("x**2 + 3*y**2", ["x", "y"])


def test_without_momentum_it_is_descent() -> None:
    walk = descend(BOWL, (1, 2), Fraction(1, 10), 8)
    assert np.array(list(islice(rolling(BOWL, (1, 2), Fraction(1, 10), 0), 9))) == pytest.approx(
        np.array(walk.points, float)
    )


def test_each_step_adds_a_share_of_the_one_before() -> None:
    points = np.array(list(islice(rolling(BOWL, (1, 2), Fraction(1, 10), Fraction(1, 2)), 9)))
    steps, downhill = np.diff(points, axis=0), -0.1 * points[:-1] * [2, 6]
    assert steps[0] == pytest.approx(downhill[0])
    assert steps[1:] == pytest.approx(0.5 * steps[:-1] + downhill[1:])
