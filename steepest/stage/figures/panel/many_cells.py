"""The column and the grid of more weights than have room as cells: the eye goes away until all of them are there, the
column as a hair and the grid as a mesh of meshes."""

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

_STROKE, _LEAST, _HAIR = 0.02, 0.008, 0.016  # how broad lines are, the finest ones, and a column of many
_STEP = 10  # cells, after which a line goes on where those of single ones cannot be told apart any more
_TOLD = 3.0, 10.0  # pixels from line to line: closer ones are not there, and those that are farther apart are whole
_WIDE = 24.0  # and so far apart they fade again, unless they are those of single cells: no few cells are seen in many
_FAINT = 0.4  # so much less solid and broad are lines that are none of single cells
_HAZE = 0.16  # how much more solid a grid is of whose lines most are not there


class ManyCells(Painted):
    """A column from (2,) a `corner` down and a grid from another one on, both with a `side`, and with cells of a `size`
    that shrink when the eye goes `away`, until a `count` of them has room on a side. Those of the first weights, one
    for each of some `colours`, are lit, and lost among so many. They are so `solid`, others as little as `empty`. Where
    lines come too close those of every tenth cell are left, and then every hundredth: a side tells how large it is."""

    def __init__(
        self,
        corners: tuple[Any, Any],
        side: float,
        size: float,
        colours: tuple[str, ...],
        solid: float,
        empty: float,
        count: int,
    ) -> None:
        super().__init__()
        self.column, self.grid = (np.array(corner, float)[:2] for corner in corners)
        self.side, self.first, self.count, self.size = side, size, count, Live(size, scale="log")
        self.colours, self.solid, self.empty = colours, solid, empty
        self.points = np.array([[*self.column, 0.0], [self.grid[0] + side, self.grid[1] - side, 0.0]])

    def away(self, **timing: Any) -> Animation:
        """The cells shrink."""
        return self.size.to(self.side / self.count, **timing)

    def appearance(self) -> object:
        """How large the cells are."""
        cells = self.size(), self.count, self.colours, self.solid, self.empty
        return self.points, self.grid, self.side, cells, self.opacity

    def shapes(self) -> list[Shape]:
        """The grid, with how many cells it has on its side."""
        return [Shape("mesh", theme.QUIET, np.array([[self.side / self.size(), 0.0]]), self.opacity)]

    def reach(self) -> Box | None:
        """The column and the grid, with their rims."""
        return around(self.points, _STROKE)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint cells, and lines over them."""
        size, quiet = self.size(), theme.channels(theme.QUIET)
        shrunk = np.log(self.first / size) / np.log(self.first * self.count / self.side)
        parts = (self.column, max(size, _HAIR), 1), (self.grid, self.side, len(self.colours))
        for (left, top), wide, columns in parts:
            low = top - self.side
            ink(context, quiet, (self.empty + _HAZE * shrunk) * self.opacity)
            context.rectangle(left, low, wide, self.side)
            context.fill()
            for k, colour in enumerate(self.colours):
                ink(context, theme.channels(colour), self.solid * self.opacity)
                context.rectangle(left + (size * k if columns > 1 else 0.0), top - size * (k + 1), size, size)
                context.fill()
            for apart, share in self._lines(pixels):
                if columns == 1 and share < 1 and size < self.first:
                    continue  # on a hair they would be a dotted one
                ink(context, quiet, share * (1 - _FAINT * shrunk) * self.opacity)
                context.set_line_width(max(_STROKE * share * (1 - _FAINT * shrunk), _LEAST))
                for k in range(1, int(np.ceil(self.side / apart - 1e-9))):
                    context.move_to(left, top - apart * k)
                    context.line_to(left + wide, top - apart * k)
                    if columns > 1:
                        context.move_to(left + apart * k, top)
                        context.line_to(left + apart * k, low)
                context.stroke()
            ink(context, quiet, self.opacity)
            context.set_line_width(_STROKE)
            context.rectangle(left, low, wide, self.side)
            context.stroke()

    def _lines(self, pixels: float) -> list[tuple[float, float]]:
        """How far lines are apart, those of single cells, of every tenth and so on, and how solid they are."""
        sizes = self.size() * float(_STEP) ** np.arange(np.ceil(np.log(self.count) / np.log(_STEP)))
        shares = np.log(sizes * pixels / _TOLD[0]) / np.log(_TOLD[1] / _TOLD[0])
        wide = np.where(sizes > 1.5 * self.size(), np.minimum(_WIDE / (sizes * pixels), 1.0), 1.0)
        return [
            (apart, share)
            for apart, share in zip(sizes.tolist(), (np.minimum(shares, 1.0) * wide).tolist(), strict=True)
            if share > 0 and apart < self.side
        ]
