"""A row of bars, one for each of a few numbers, that grow one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, SupportsFloat

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink
from steepest.stage.play.live import Given, now
from steepest.stage.play.shapes import Shape
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context


class Bars(Painted):
    """Bars of `values` (none negative) side by side on the floor of a box; the largest reaches its top.

    `told`, which may be live, is how many of them are there: 2.5 shows two, and the third at half its height.
    """

    widest = 0.5  # of a bar, in scene units
    above = 0.1  # from a bar to the baseline of its figure

    def __init__(
        self,
        values: Sequence[SupportsFloat],
        box: Box,
        told: Given[float] = 0.0,
        colour: str = theme.DESCENT,
    ) -> None:
        super().__init__()
        self.values, self.box, self.colour, self.told = [float(v) for v in values], box, colour, told
        self.points = box.diagonal

    def appearance(self) -> object:
        """Its bars, as high as they are now."""
        return self.values, self.box, self.colour, self.opacity, now(self.told)

    def shapes(self) -> list[Shape]:
        """Its bars, each as its number, counted from 1, and its height in the units of the values."""
        return [
            Shape("bar", self.colour, np.array([[k + 1, value * grown]]), self.opacity)
            for k, value in enumerate(self.values)
            if (grown := self._grown(k)) > 0
        ]

    @property
    def pitch(self) -> float:
        """From the middle of a bar to the middle of the next, in scene units."""
        return self.box.width / len(self.values)

    @property
    def width_of_bar(self) -> float:
        """The width of every bar, in scene units."""
        return min(0.72 * self.pitch, self.widest)

    def top(self, number: int) -> np.ndarray:
        """Where the middle of the top of bar `number`, counted from 0, is when it is whole (3,)."""
        x = self.box.left + (number + 0.5) * self.pitch
        return np.array([x, self.box.bottom + self._height(number), 0.0])

    def clear_above(self, left: float, right: float, told: int | None = None) -> float:
        """The height that no bar exceeds between two places when `told` of them (all) are whole."""
        half = self.width_of_bar / 2
        tops = (self.top(k) for k in range(len(self.values) if told is None else told))
        return max((y for x, y, _ in tops if left < x + half and x - half < right), default=self.box.bottom)

    def crown(self, number: int, figure: Typeset, told: int | None = None) -> Typeset:
        """Stand a figure over the middle of bar `number`, in the box, clear of all bars that are there."""
        half = figure.width / 2
        x = min(max(float(self.top(number)[0]), self.box.left + half), self.box.right - half)
        return figure.stand(x, self.clear_above(x - half, x + half, told) + self.above, side=0)

    def _grown(self, number: int) -> float:
        return min(max(now(self.told) - number, 0.0), 1.0)

    def _height(self, number: int) -> float:
        largest = max(self.values)
        return self.box.height * self.values[number] / largest if largest else 0.0

    def reach(self) -> Box | None:
        """The box, with the floor's line."""
        return around(self.points, 0.01 * theme.AXIS_WIDTH)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the floor, and the bars as far as they have grown."""
        ink(context, theme.channels(theme.QUIET), self.opacity)
        context.set_line_width(theme.AXIS_WIDTH * 0.01)
        context.move_to(self.box.left, self.box.bottom)
        context.line_to(self.box.right, self.box.bottom)
        context.stroke()
        ink(context, theme.channels(self.colour), self.opacity)
        for k in range(len(self.values)):
            x, y, _ = self.top(k)
            height = (y - self.box.bottom) * self._grown(k)
            context.rectangle(x - self.width_of_bar / 2, self.box.bottom, self.width_of_bar, height)
        context.fill()
