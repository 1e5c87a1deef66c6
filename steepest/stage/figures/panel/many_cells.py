"""The column and the grid of more weights than have room as cells: the eye goes away from them until they are a hair
and a mesh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink
from steepest.stage.play.live import Live
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from manim import Animation

    from steepest.stage.camera.painted import Context

_SMALLEST = 6 / 135  # the side of a cell in the end: six pixels of a frame of 1080 rows
_STROKE, _SHARE = 0.02, 0.2  # how broad lines are, and at most, as a share of a cell
_LIT = 0.9  # how solid the cells of the first weights are when they are a speck
_TOLD = 4.0  # pixels from line to line: closer ones are fainter, since they are seen as one


class ManyCells(Painted):
    """A column from (2,) a `corner` down and a grid from another one on, both with a `side`, and with cells of a `size`
    that shrink when the eye goes `away`. Those of the first weights, one for each of some `colours`, are lit: in the
    end, they are a speck. They are so `solid` at first, others as little as `empty`."""

    def __init__(
        self, corners: tuple[Any, Any], side: float, size: float, colours: tuple[str, ...], solid: float, empty: float
    ) -> None:
        super().__init__()
        self.column, self.grid = (np.array(corner, float)[:2] for corner in corners)
        self.side, self.first, self.size = side, size, Live(size, scale="log")
        self.colours, self.solid, self.empty = colours, solid, empty
        self.points = np.array([[*self.column, 0.0], [self.grid[0] + side, self.grid[1] - side, 0.0]])

    def away(self, **timing: Any) -> Animation:
        """The cells shrink."""
        return self.size.to(_SMALLEST, **timing)

    def appearance(self) -> object:
        """How large the cells are."""
        return self.points, self.grid, self.side, self.size(), self.colours, self.solid, self.empty, self.opacity

    def shapes(self) -> list[Shape]:
        """The grid, with how many cells it has on its side."""
        return [Shape("mesh", theme.QUIET, np.array([[self.side / self.size(), 0.0]]), self.opacity)]

    def reach(self) -> Box | None:
        """The column and the grid, with their rims."""
        return around(self.points, _STROKE)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint cells, and lines over them."""
        size = self.size()
        width, quiet = min(_STROKE, _SHARE * size), theme.channels(theme.QUIET)
        shrunk = (self.first - size) / (self.first - _SMALLEST)
        context.set_line_width(width)
        for (left, top), wide, number in ((self.column, size, 1), (self.grid, self.side, len(self.colours))):
            low = top - self.side
            ink(context, quiet, self.empty * self.opacity)
            context.rectangle(left, low, wide, self.side)
            context.fill()
            for k, colour in enumerate(self.colours):
                ink(context, theme.channels(colour), (self.solid + (_LIT - self.solid) * shrunk) * self.opacity)
                context.rectangle(left + (size * k if number > 1 else 0.0), top - size * (k + 1), size, size)
                context.fill()
            ink(context, quiet, min(size * pixels / _TOLD, 1.0) * self.opacity)
            for k in range(1, int(np.ceil(self.side / size - 1e-9))):
                context.move_to(left, top - size * k)
                context.line_to(left + wide, top - size * k)
                if number > 1:
                    context.move_to(left + size * k, top)
                    context.line_to(left + size * k, low)
            context.rectangle(left, low, wide, self.side)
            context.stroke()
