"""What colours mean where no axis is left for values: a bar of them, with the values that have come so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import SupportsFloat

import numpy as np
from manim import Line, Polygon, Rectangle, VGroup

from steepest.stage import theme
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.space.colours import colours_of
from steepest.stage.type.fitting import in_few_digits
from steepest.stage.type.typeset import Typeset

_PARTS, _TALL, _LIFT = 64, 0.2, 0.04  # of the bar; it begins so far over its baseline
_AFTER_NAME, _TICK, _WIDTH = 0.2, 0.09, 2.0
_RISE = 0.18  # of the values over their own baseline: they belong to the bar
_SPARE = 0.35  # right of the bar, for half a number
_POINTER = 0.13, 0.2, 0.05  # half as wide as it is; how high; how far over the bar


class ValueKey(VGroup):
    """A bar of the colours of some `values` from the lowest to the highest on a `line` of a panel, behind the letter f,
    and under it the values, which a `fact` lists. One that would touch another is left out, but not the first. Its
    `pointer`, which comes by itself, tells where on the bar the last of them is."""

    def __init__(self, panel: Panel, values: Sequence[SupportsFloat], fact: str, line: int) -> None:
        foot = panel.baseline(line)
        name = panel.scene.formula("f", size=theme.LABEL_SIZE).stand(panel.left, foot)
        left, right = float(name.get_right()[0]) + _AFTER_NAME, panel.right - _SPARE
        even = np.linspace(0.0, 1.0, _PARTS)
        wide, middle = (right - left) / _PARTS, foot + _LIFT + _TALL / 2
        bar = VGroup(
            *(
                Rectangle(width=1.04 * wide, height=_TALL, stroke_width=0, fill_color=colour, fill_opacity=1)
                .move_to((left + (k + 0.5) * wide, middle, 0.0))
                for k, colour in enumerate(colours_of(even.tolist()))
            )
        )
        found = np.array([float(value) for value in values])
        places = left + (right - left) * (found - found.min()) / max(float(np.ptp(found)), 1e-9)
        half, high, over = _POINTER
        tip = np.array([places[-1], middle + _TALL / 2 + over, 0.0])
        corners = tip, tip + [half, high, 0.0], tip + [-half, high, 0.0]
        self.pointer = Polygon(*corners, color=theme.INK, stroke_width=0, fill_opacity=1)
        self.told: list[Typeset] = []
        ticks = VGroup()
        for k in (0, len(found) - 1, *range(1, len(found) - 1)):
            number = in_few_digits(
                lambda form: panel.scene.formula(form, size=theme.LABEL_SIZE), f"{{{fact}[{k}]:g}}"
            )
            number.stand(0.0, panel.baseline(line + 1) + _RISE)
            number.shift((min(places[k], panel.right - number.width / 2) - number.get_center()[0], 0.0, 0.0))
            if all(box_of(number).apart(box_of(other)) >= theme.TEXT_GAP for other in self.told):
                self.told.append(number)
                low = middle - _TALL / 2
                ends = (places[k], low, 0.0), (places[k], low - _TICK, 0.0)
                ticks.add(Line(*ends, color=theme.QUIET, stroke_width=_WIDTH))
        super().__init__(name, bar, ticks, *self.told)
