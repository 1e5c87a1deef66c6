"""A running number ends where its line does, and takes no more room than there is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.type.readout import SLIVER, Readout, point_before, width_of_run
from steepest.stage.type.typeset import formula

RIGHT = 5.0


def aligned(value: float, decimals: int, most: int, room: float) -> Readout:
    """A number of a column whose longest has `most` decimals."""
    point = point_before(RIGHT, most, theme.FORMULA_SIZE)
    return Readout(lambda: value, decimals, point=(point, 0.0), right=RIGHT + SLIVER, room=room)


@given(
    value=st.floats(-1e10, 1e10).filter(lambda value: abs(value) > 1e-6),
    decimals=st.integers(0, 4),
    more=st.integers(0, 4),
    room=st.floats(1.5, 4.0),
)
def test_a_number_in_a_column_stays_in_its_room(value: float, decimals: int, more: int, room: float) -> None:
    readout = aligned(value, decimals, decimals + more, room)
    left, right = float(readout.get_left()[0]), float(readout.get_right()[0])
    assert right <= RIGHT + 0.01
    if readout.enlarged * readout.size > theme.SMALLEST_SIZE * 1.001:
        assert left >= RIGHT - room - SLIVER
    else:
        assert right >= RIGHT - 3 * SLIVER  # as small as can be read: all the room is used


def test_a_number_that_has_room_stands_at_its_point() -> None:
    one, other = aligned(12.5, 1, 3, 4.0), aligned(12.125, 3, 3, 4.0)
    assert one.enlarged == other.enlarged == 1.0
    assert one.submobjects[0].get_left()[0] == pytest.approx(other.submobjects[0].get_left()[0])


def test_a_power_of_ten_is_set_as_a_formula_sets_it_and_ends_where_decimals_do() -> None:
    power = Readout(lambda: 1e-7, 4, right=2.0).end_at(2.0, 0.0)
    assert power.text == "10⁻⁷"
    assert power.width == pytest.approx(formula("10^(-7)", size=power.size).width, abs=0.03)
    assert power.get_right()[0] == pytest.approx(2.0, abs=0.01)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1.3799e-6, 6, "1.38 × 10⁻⁶"),
        (1.3799e-6, 8, "1.38 × 10⁻⁶"),
        (Fraction("-0.00002001"), 5, "−2 × 10⁻⁵"),
        (Fraction("0.000025"), 6, "0.000025"),
        (Fraction("0.000141"), 4, "0.0001"),
    ],
)
def test_a_small_number_that_is_no_decimal_of_a_few_places_is_told_by_three_digits(
    value: Number, decimals: int, text: str
) -> None:
    tiny = Readout(lambda: value, decimals).end_at(2.0, 0.0)
    assert tiny.text == text
    assert tiny.get_right()[0] == pytest.approx(2.0, abs=0.03)


def test_a_power_of_ten_is_smaller_where_it_would_be_too_high_and_any_other_number_is_not() -> None:
    power, plain = (Readout(lambda value=value: value, 2, high=0.3) for value in (1.5e-8, 1.5))
    assert power.get_top()[1] <= 0.3 + 1e-6 and power.size * power.enlarged > theme.SMALLEST_SIZE
    assert plain.enlarged == 1


def test_a_run_is_as_wide_as_the_powers_of_ten_that_it_passes() -> None:
    passed = [2.4e-7, -1.8e-7, 0.0]
    shown = [Readout(lambda value=value: value, 3) for value in passed]  # type: ignore[misc]
    ends = [float(end) for each in shown for end in (each.get_left()[0], each.get_right()[0])]
    assert width_of_run(3, passed, theme.FORMULA_SIZE) >= max(ends) - min(ends) - 1e-9
