"""A line through what is wrong goes through all of it, and leaves it to be read."""

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.formula.struck import Struck
from steepest.stage.type.typeset import formula


def test_it_goes_all_the_way_through_a_text() -> None:
    text = formula("4 + 3")
    (shape,) = (line := Struck(text)).shapes()
    (left, low), (right, high) = shape.points
    assert shape.colour == theme.INK and {each.get_fill_color().to_hex().upper() for each in text} == {theme.WRONG}
    assert line.width_of_line < theme.ARROW_WIDTH / 2 and not line.halo, "what is wrong is read under it"
    assert left < text.get_left()[0] and right > text.get_right()[0]
    assert high - low == pytest.approx(0.9 * text.height), "it lies along no sign"
    for glyph in text:
        x, y, _ = glyph.get_center()
        there = np.interp(x, (left, right), (low, high))
        assert abs(there - text.get_center()[1]) < 0.45 * text.height
        assert glyph.height < 0.2 * text.height or abs(there - y) < 0.45 * glyph.height


@pytest.mark.parametrize(("whole", "end"), [("2 x + 3", "+ 3"), ('f = part("x", x)^2 + 10', "+ 10")])
def test_the_end_of_a_text_is_struck_out_and_not_more(whole: str, end: str) -> None:
    text, last = formula(whole), formula(end)
    (shape,) = Struck.end_of(text, last).shapes()
    covered = np.ptp(shape.points[:, 0])
    assert covered == pytest.approx(float(last.width) + 0.2, abs=0.12)
    red = [glyph.get_fill_color().to_hex().upper() == theme.WRONG for glyph in text]
    assert red == [k >= len(text) - len(last) for k in range(len(text))]  # before the line comes
    assert shape.points[1, 0] > text.get_right()[0]
