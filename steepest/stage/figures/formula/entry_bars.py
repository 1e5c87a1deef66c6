"""Bars beside a column of numbers: one for each number that is there, as long as that is great."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, SupportsFloat

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, ink
from steepest.stage.figures.formula.column_vector import ColumnVector
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_AFTER = 0.15  # from the column, and the names behind it, to the bars: they name these, too
_HIGH = 0.5  # of a bar, as a share of how far one number stands from the next
_LONGEST = 7.0  # of them
_FROM = 0.6  # of its number's way into the column: before that a bar would stand below its foot


class EntryBars(Painted):
    """Bars of `values` behind a `column` of them, up to `right`: negative ones lead to the left from where the others
    begin. The bar of a number comes with it, while the column grows."""

    def __init__(self, column: ColumnVector, values: Sequence[SupportsFloat], right: float) -> None:
        super().__init__()
        self.column, self.values, self.colour = column, [float(value) for value in values], theme.GRADIENT
        left = max(float(part.get_right()[0]) for part in (*column.brackets, *column.names)) + _AFTER
        most, least = max(0.0, *self.values), min(0.0, *self.values)
        self.per_unit = min(right - left, _LONGEST) / max(most - least, 1e-9)
        self.zero, box = left - least * self.per_unit, column.region
        self.box = Box(left, box.bottom, left + (most - least) * self.per_unit, box.top)
        corners = [(self.box.left, self.box.bottom), (self.box.right, self.box.top)]
        self.points = np.array([[*corner, 0.0] for corner in corners])

    @property
    def bars(self) -> list[Box]:
        """Where they are now."""
        heights = [float(entry.get_center()[1]) for entry in self.column.entries]
        half = _HIGH * (heights[0] - heights[1]) / 2 if len(heights) > 1 else _HIGH / 4
        found = []
        for k, (value, y) in enumerate(zip(self.values, heights, strict=True)):
            share = min(max((self.column.told - k - _FROM) / (1 - _FROM), 0.0), 1.0)
            ends = sorted((self.zero, self.zero + share * value * self.per_unit))
            found.append(Box(ends[0], y - half, ends[1], y + half))
        return found

    def appearance(self) -> object:
        """Its bars, as long as they are now."""
        return self.bars, self.colour, self.opacity

    def shapes(self) -> list[Shape]:
        """Each bar as its number, counted from 1, and its length in the units of the values."""
        told = round(self.column.told)
        places = [np.array([[k + 1, value]]) for k, value in enumerate(self.values[:told])]
        return [Shape("bar", self.colour, place, self.opacity) for place in places]

    def reach(self) -> Box | None:
        """The room that they fill; on its way one may be lower than where the column ends."""
        there = [bar for bar in self.bars if bar.width > 0]
        bottom = min((bar.bottom for bar in there), default=self.box.bottom)
        return replace(self.box, bottom=min(bottom, self.box.bottom))

    def paint(self, context: Context, pixels: float) -> None:
        """Paint those that are there."""
        ink(context, theme.channels(self.colour), self.opacity)
        for bar in self.bars:
            context.rectangle(bar.left, bar.bottom, bar.width, bar.height)
        context.fill()
