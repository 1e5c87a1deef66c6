"""A subtraction adds up in the digits that are told, and these tell each number from its neighbours."""

from decimal import Decimal

import numpy as np
import pytest

from steepest.calculus import Cut, Differences, Function
from steepest.calculus.slopes.subtraction import Subtraction

VALUES = np.random.default_rng(12).uniform(0.01, 1000, 200).tolist()


@pytest.mark.parametrize("step", [1e-12, -1e-11, 1e-9])
def test_what_is_told_adds_up_and_is_what_float64_holds(step: float) -> None:
    for value in VALUES:
        of = Subtraction(value + step, value)
        more, less, left = (
            Decimal(f"{float(each):.{of.decimals}f}") for each in (of.more, of.less, of.difference)
        )
        assert more - less == left
        assert (float(more), float(less)) == (of.more, of.less)


def test_signs_are_alike_up_to_the_first_that_differs() -> None:
    for value in VALUES:
        of = Subtraction(value + 1e-12, value)
        one, other = (f"{each:.{of.decimals}f}" for each in (of.more, of.less))
        assert one[: of.alike] == other[: of.alike] and one[of.alike] != other[of.alike]


def test_what_has_nothing_in_common_or_is_far_too_small_is_not_told() -> None:
    assert not Subtraction(2.0, 1.0).is_told
    assert not Subtraction(1e-9 + 1e-12, 1e-9).is_told and not Subtraction(0.0, 0.0).is_told


@pytest.mark.parametrize("source", ["3*x**2 + 2*x*y + y**3", "exp(x)*sin(y)", "x*y"])
def test_it_is_the_subtraction_of_the_shortest_step(source: str) -> None:
    all_of_them = Differences(Cut(Function(source, ["x", "y"]), (1, 2), "y"))
    of, shortest = all_of_them.cancelling, all_of_them.shortest
    assert float(of.difference) / float(shortest.h) == shortest.forward
    count = of.quotient_decimals(float(shortest.h))
    assert 1 <= len(f"{abs(shortest.forward):.{count}f}") - 1 < 8
