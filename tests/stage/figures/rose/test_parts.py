"""The parts of an arrow lie tip to tail, and are named off it."""

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.label import Label
from steepest.stage.ground.things import SpaceCurve
from steepest.stage.type.typeset import formula
from tests.stage.figures.rose.test_rose import flattened, on_rose

VECTORS = [(4.0, 3.0), (-1.0, 2.0), (-3.0, -1.0), (2.0, -2.0), (0.0, 3.0), (-3.0, 0.0)]


@pytest.mark.parametrize("vector", VECTORS)
def test_from_the_start_of_the_first_to_the_end_of_the_second_leads_the_arrow(vector: tuple[float, float]) -> None:
    made = flattened(0.0)
    made.share.value = 0.25
    length = float(np.hypot(*vector))
    arrow = made.arrow(np.array(vector) / length, theme.GRADIENT, length)
    parts = made.tip_to_tail(arrow, [formula("4"), formula("3")])
    lines = [each for part in parts for each in part if isinstance(each, SpaceCurve)]
    (start, corner), (again, end) = (on_rose(made, each)[[0, -1]] / 0.25 for each in lines)
    assert start == pytest.approx(np.zeros(2), abs=1e-9) and again == pytest.approx(corner, abs=1e-9)
    assert corner == pytest.approx([vector[0], 0], abs=1e-9) and end == pytest.approx(vector, abs=1e-9)
    assert [each.colour for each in lines] == [theme.FIRST, theme.SECOND]


def test_names_stand_off_the_arrow_and_a_part_that_is_nothing_has_none() -> None:
    made = flattened(0.0)
    made.share.value = 0.25
    arrow = made.arrow((0.8, 0.6), theme.GRADIENT, 5.0)
    (_, first), (_, second) = made.tip_to_tail(arrow, [formula("4"), formula("3")])
    assert isinstance(first, Label) and isinstance(second, Label)
    middle = (np.asarray(first.get_center()) + np.asarray(second.get_center()))[:2] / 2
    assert second.box.left > middle[0] > first.box.right and second.box.bottom > first.box.top
    lone = made.tip_to_tail(made.arrow((-1, 0), theme.GRADIENT, 3.0), [formula("3"), formula("0")])
    assert [len(part) for part in lone] == [1, 1]
