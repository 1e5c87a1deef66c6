"""Dashed lines where a map is level along one variable: named, told apart, and gone when they go."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain

import numpy as np
import pytest

from steepest.calculus import Function, Landforms
from steepest.stage import theme
from steepest.stage.figures.field.level_ways import LevelWays
from steepest.stage.figures.label import Label
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.pair import Pair
from tests.stage.figures.field.test_arrow_field import Bare

SPANS = (Fraction(-6), Fraction(3)), (Fraction(-9, 2), Fraction(3, 2))


def ways_of(text: str) -> tuple[Pair, LevelWays]:
    function, one = Function(text, ["x", "y"]), Fraction(1)
    framing = Framing(function, function, ((-one, -one),), (-one, -one), SPANS)
    pair = Pair(Bare(), framing, height="height", climbed=True)  # type: ignore[arg-type]
    return pair, LevelWays(pair, Landforms(function, framing.window))


@pytest.mark.verify
@pytest.mark.parametrize(
    ("text", "roomy"), [("sin(x) + cos(y)", True), ("x**2 - y**2", True), ("sin(3*x)*sin(3*y)", False)]
)
def test_a_name_stands_at_a_line_of_its_variable_and_on_no_line(text: str, roomy: bool) -> None:
    pair, ways = ways_of(text)
    assert [{line.colour for line in lines} for lines in ways.lines] == [{theme.FIRST}, {theme.SECOND}]
    first, second = ({line.flat.dashed for line in lines} for lines in ways.lines)  # type: ignore[union-attr]
    assert not first & second, "hue alone tells nothing apart"
    coming = ways.coming()
    names = [each.mobject for each in coming if isinstance(each.mobject, Label)]
    assert len(names) == (2 if roomy else 0) and pair.labels.there == names
    for name, lines in zip(names, ways.lines if roomy else [], strict=True):
        low, high = np.array([name.box.left, name.box.bottom]), np.array([name.box.right, name.box.top])

        def off(points: np.ndarray, low: np.ndarray = low, high: np.ndarray = high) -> float:
            return float(np.hypot(*(points - np.clip(points, low, high)).T).min())

        every = min(off(line.outline) for line in chain.from_iterable(ways.lines))
        assert 0 < every == min(off(line.outline) for line in lines) < 0.3, "nearest to one of its own"
    ways.going()
    assert not pair.labels.there


@pytest.mark.parametrize("text", ["x/2 + y", "(x + y)**2"])
def test_where_no_flat_place_is_to_be_told_there_is_no_line(text: str) -> None:
    _, ways = ways_of(text)
    assert not ways.coming() and not ways.going()
