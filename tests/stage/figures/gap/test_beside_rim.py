"""Names beside the rim of a lens are led to by their lines, which come closer there."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from manim import Rectangle

from steepest.stage import theme
from steepest.stage.figures.gap.beside_rim import leading, places_beside
from steepest.stage.figures.label import box_around

HALF = np.array([0.3, 0.15])


def _edges(apart: float) -> list[np.ndarray]:
    """Two lines across a lens, so far apart at its right."""
    return [np.array([[-2.0, 0.0], [2.0, at]]) for at in (apart, 0.0)]


@pytest.mark.parametrize("side", [1.0, -1.0])
@pytest.mark.parametrize("apart", [0.02, 0.3, 1.2])
def test_each_line_leads_from_where_it_comes_to_the_rim_to_its_own_name(apart: float, side: float) -> None:
    glass: Any = SimpleNamespace(centre=np.zeros(2), radius=1.0)
    lines = [side * line[::-1] if side < 0 else line for line in _edges(apart)]
    lines = [np.column_stack([line[:, 0], abs(line[:, 1])]) for line in lines]
    over, under = places = places_beside(glass, theme.FRAME, lines, 1.0, side, [HALF, HALF], [])
    assert box_around(over, HALF).apart(box_around(under, HALF)) >= theme.TEXT_GAP - 1e-9
    names = [Rectangle(width=2 * HALF[0], height=2 * HALF[1]).move_to([*place, 0.0]) for place in places]
    ends = [line.outline[:, :2] for line in leading(names, glass, lambda: lines)]
    for (tip, end), line, name in zip(ends, lines, names, strict=True):
        assert np.hypot(*tip) == pytest.approx(1.0, abs=0.02)
        assert tip[1] == pytest.approx(np.interp(tip[0], *line[np.argsort(line[:, 0])].T), abs=1e-6)
        assert abs(end - name.get_center()[:2]).max() <= HALF.max() + 1e-9
    assert ends[0][1, 1] > ends[1][1, 1], "they do not cross"


def test_nothing_leads_there_where_the_lens_shows_no_lines() -> None:
    glass: Any = SimpleNamespace(centre=np.zeros(2), radius=1.0)
    (line,) = leading([Rectangle(width=0.6, height=0.3).move_to([1.5, 0.0, 0.0])], glass, list)
    start, end = line.outline
    assert np.allclose(start[:2], [1.5, 0.0]) and np.allclose(end[:2], [1.5, 0.0])
