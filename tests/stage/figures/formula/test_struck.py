"""A line through what is wrong goes through all of it, leaves it to be read, and has a cross beside it."""

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.formula.struck import Struck
from steepest.stage.type.typeset import formula


def test_it_goes_all_the_way_through_a_text() -> None:
    text = formula("4 + 3")
    (shape,) = (line := Struck(text)).shapes()
    (left, low), (right, high) = shape.points[:2]
    assert shape.colour == theme.WRONG and {each.get_fill_color().to_hex().upper() for each in text} == {theme.WRONG}
    assert line.z_index < text.z_index and not line.halo, "what is wrong is read over it"
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
    covered = np.ptp(shape.points[:2, 0])
    assert covered == pytest.approx(float(last.width) + 0.2, abs=0.12)
    red = [glyph.get_fill_color().to_hex().upper() == theme.WRONG for glyph in text]
    assert red == [k >= len(text) - len(last) for k in range(len(text))]  # before the line comes
    assert shape.points[1, 0] > text.get_right()[0]


def test_a_cross_stands_beside_it_where_it_has_room() -> None:
    text = formula("4 + 3")
    cross = Struck(text).outline[2:]
    cross = cross[np.isfinite(cross).all(axis=1)]
    assert len(cross) == 4 and cross[:, 0].min() > text.get_right()[0] + theme.TEXT_GAP
    text.shift([theme.COLUMN.right - text.get_right()[0], 0, 0])
    assert len(Struck(text).outline) == 2
