"""Roads keep to their region whatever their numbers, and a frozen letter is ice."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from steepest.calculus import Function, TotalDerivative
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.graph.roads import Road, Roads
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.type.fitting import is_readable
from tests.stage.figures.graph.test_graph import box_of
from tests.stage.sheet import Sheet

REGION = Box(-2, -1.2, 1.8, 1.4)
CASES = [("x**2 + 3*y", "3 - x", 2), ("1000*x*y", "-4*x", 3), ("sin(x)*exp(y)", "x/3", 1)]


def roads(source: str, ride: str, x: int, sign: str = "", region: Box = REGION) -> Roads:
    fact = TotalDerivative(Function(source, ["x", "y"]), Function(ride, ["x"]), Fraction(x))
    return Roads(Sheet(riding=fact), "riding", region, sign)


def all_of(made: Roads) -> tuple[Road, ...]:
    return made.direct, made.rides, made.onward


@pytest.mark.parametrize("sign", ["", "partial"])
@pytest.mark.parametrize("case", CASES)
def test_everything_is_in_the_region_and_no_number_lies_on_an_arrow(
    case: tuple[str, str, int], sign: str
) -> None:
    made = roads(*case, sign)
    for road in all_of(made):
        box = box_of(road.number)
        assert REGION.left - 1e-6 <= box.left and box.right <= REGION.right + 1e-6
        assert REGION.bottom - 1e-6 <= box.bottom and box.top <= REGION.top + 1e-6
        for other in all_of(made):
            line = np.linspace(other.arrow.start, other.arrow.end, 200)
            assert not box.holding(line[:, :2]).any()


@pytest.mark.parametrize("region", [REGION, theme.LOWER_RIGHT])
@pytest.mark.parametrize("number", ["1/7", "0.9999996", "-0.000111", "-1234567", "-pi/10**8"])
def test_a_number_can_be_read_and_touches_no_letter_however_long_it_is(number: str, region: Box) -> None:
    made = roads(f"({number})*(x + y)", "x/3", 1, "dif", region)
    for road in all_of(made):
        assert is_readable(road.number)
        for letter in made.letters:
            assert box_of(road.number).apart(box_of(letter)) > theme.TEXT_GAP


def test_arrows_lead_from_letter_to_letter() -> None:
    made = roads(*CASES[0])
    one, other, result = (letter.get_center() for letter in made.letters)
    for road, start, end in zip(all_of(made), (one, one, other), (result, other, result), strict=True):
        assert np.hypot(*(road.arrow.start - start)[:2]) == pytest.approx(0.34)
        assert np.hypot(*(road.arrow.end - end)[:2]) == pytest.approx(0.34)


@pytest.mark.parametrize("case", [*CASES, ("sin(2*x)*cos(2*y)", "2 - x", -1)])
def test_the_sum_of_the_roads_can_be_read_on_its_panel(case: tuple[str, str, int]) -> None:
    made = roads(*case)
    panel = Panel(made.scene, theme.COLUMN, 0.75)
    told = made.sum(panel, 4, "(dif f) / (dif x)", 46)
    for line in told:
        assert is_readable(line) and box_of(line).right <= panel.right + 1e-6
    gaps = [box_of(above).bottom - box_of(under).top for above, under in pairwise(told)]
    assert min(gaps[:-1], default=1) >= theme.TEXT_GAP - 1e-6, "a second line is below the fraction"
    assert told[-2].baseline > box_of(told[-1]).top
    assert box_of(told[-1]).left >= panel.left, "what it makes stands under the sign"


def test_what_is_negative_stands_in_brackets_behind_a_dot() -> None:
    made = roads("x**2 - 3*y", "3 - x", 2)
    text, value = made.sum(Panel(made.scene, theme.COLUMN, 0.75), 4, "dif f", 36)
    assert [each.text for told in (text, value) for each in told.shown] == ["4", "−1", "−3", "7"]
    assert text.markup.count("(-") == text.markup.count("-") == 2
    assert "dif f" in text.markup


def test_both_roads_to_the_result_swell_and_are_as_they_were() -> None:
    made = roads(*CASES[0])
    pulses, usual = made.pulse(), made.rides.arrow.width_of_line
    for pulse in pulses:
        pulse.begin()
    for share, times in ((0.25, 1.8), (1.0, 1.0)):
        for pulse in pulses:
            pulse.interpolate(share)
        widths = [road.arrow.width_of_line for road in all_of(made)]
        assert widths == pytest.approx([times * usual, usual, times * usual])


def test_what_is_frozen_is_ice_until_it_thaws() -> None:
    made = roads(*CASES[0])
    for change, cold in ((made.freeze(), 1.0), (made.thaw(), 0.0)):
        change.begin()
        change.finish()
        assert made.ice.cold == cold
