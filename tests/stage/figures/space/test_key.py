"""A key of values has its numbers under their colours, and leaves out those for which there is no room."""

from __future__ import annotations

from itertools import combinations

import pytest

from steepest.script.text.beats import Bound
from steepest.script.values.apart import Apart
from steepest.stage import theme
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.space.key import ValueKey
from tests.stage.figures.panel.test_panel import Told


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((0, 1, 3, 6), 4),
        ((0, 3, 3.01, 6), 3),
        ((0, 0.01, 6), 2),
        ((2, 2), 1),
    ],
)
def test_values_that_would_touch_another_are_left_out(values: tuple[float, ...], told: int) -> None:
    scene = Told()
    scene.bound = Bound({}, {"number": values}, apart=Apart())
    panel = Panel(scene)  # type: ignore[arg-type]
    key = ValueKey(panel, values, "number", line=1)
    assert len(key.told) == told
    boxes = [box_of(number) for number in key.told]
    assert all(one.apart(other) >= theme.TEXT_GAP for one, other in combinations(boxes, 2))
    assert all(panel.left <= box.left and box.right <= panel.right + 1e-6 for box in boxes)
