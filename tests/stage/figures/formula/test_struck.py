"""A line through what is wrong goes from its foot on the left to its head on the right."""

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.formula.struck import Struck
from steepest.stage.type.typeset import formula


def test_it_goes_all_the_way_through_a_text() -> None:
    text = formula("4 + 3")
    (shape,) = Struck(text).shapes()
    (left, low), (right, high) = shape.points
    assert shape.colour == theme.WRONG
    assert left < text.get_left()[0] and right > text.get_right()[0]
    assert low < text.get_bottom()[1] and high > text.get_top()[1]


@pytest.mark.parametrize(("whole", "end"), [("2 x + 3", "+ 3"), ('f = part("x", x)^2 + 10', "+ 10")])
def test_the_end_of_a_text_is_struck_out_and_not_more(whole: str, end: str) -> None:
    text, last = formula(whole), formula(end)
    (shape,) = Struck.end_of(text, last).shapes()
    covered = np.ptp(shape.points[:, 0])
    assert covered == pytest.approx(float(last.width) + 0.2, abs=0.12)
    assert shape.points[1, 0] > text.get_right()[0]
