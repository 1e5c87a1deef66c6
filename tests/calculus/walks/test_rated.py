"""A walk on a quadratic of one variable: what its rate says agrees with where it goes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.calculus import Function, Quadratic, RatedWalk
from tests.families import examples

BOWL = Quadratic.of(Function("(w - 3)**2", ["w"]))
rates = st.fractions(Fraction(1, 100), Fraction(3, 2), max_denominator=100)


@given(rates, st.booleans())
@examples(25)
def test_every_step_multiplies_the_offset_by_the_factor(rate: Fraction, uphill: bool) -> None:
    walk = RatedWalk.on(BOWL, 0, rate, 4, uphill)
    assert [b / a for a, b in zip(walk.offsets, walk.offsets[1:], strict=False) if a] == [walk.factor] * (
        4 if walk.factor else 1
    )


@pytest.mark.parametrize(("rate", "moves"), [("0.1", 5), ("0.5", 1), ("1.0", 5)])
def test_it_moves_until_it_is_at_the_bottom(rate: str, moves: int) -> None:
    assert RatedWalk.on(BOWL, 0, rate, 5).moves == moves


def test_the_wrong_sign_stays_on_its_side() -> None:
    assert RatedWalk.on(BOWL, 0, "1.1", 3).changes_sides
    assert not RatedWalk.on(BOWL, 0, "0.1", 3, uphill=True).changes_sides


def test_several_variables_have_no_one_factor() -> None:
    with pytest.raises(ValueError, match="no one factor"):
        RatedWalk.on(Quadratic.of(Function("x**2 + y**2", ["x", "y"])), 0, 1, 3)
