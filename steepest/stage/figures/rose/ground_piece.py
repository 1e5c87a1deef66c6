"""A piece of a ground in depth, on its own sides, with lines across it: how it bends, or that it is a plane."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink, pen, trace
from steepest.stage.extent import Extent
from steepest.stage.play.live import Given, now
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_CELLS = 8  # along each side
_LOW, _HIGH, _NIGHT = 0.3, 0.75, 0.05  # its colours: of the ramp, from and to, and how dark they are
_SIDES = (theme.FIRST, 0.6), (theme.SECOND, 0.6)  # its sides, and how much of the background is in them
_LINE, _FAINT = 1.6, 0.5  # the lines across it, and how solid they are
_GLASS = 0.6  # how solid it is as a whole: its floor is seen through it

Seen = Callable[[np.ndarray], np.ndarray]
"""Where places (n, 3) are seen (n, 2)."""


class GroundPiece(Painted):
    """The piece over a floor of `sides` (2,), `along` the first and the second variable, from a corner at the height
    zero. `heights` tells how high it is over places of the floor, as the first and the second go; it may be live, and
    `high` is where its colours end. The eye sees the sides under its edge along the first variable, and under the far
    edge along the second: there, what is higher than at the corner between them has the second one's colour."""

    def __init__(self, sides: np.ndarray, heights: Given[np.ndarray], high: float, seen: Seen) -> None:
        super().__init__()
        self.sides, self.heights, self.high, self.seen = sides, heights, high, seen
        self.points = np.pad(self._rim(), ((0, 0), (0, 1)))

    @staticmethod
    def shares() -> np.ndarray:
        """Where heights are asked for along each side, as shares of it."""
        return np.linspace(0, 1, _CELLS + 1)

    def _grid(self) -> np.ndarray:
        """Its places (n, n, 3), as the first and the second variable go."""
        share = self.shares()
        floor = np.stack(np.meshgrid(share * self.sides[0], share * self.sides[1], indexing="ij"), -1)
        return np.concatenate([floor, now(self.heights)[..., None]], -1)

    @staticmethod
    def _walls(grid: np.ndarray) -> list[tuple[np.ndarray, str, float]]:
        """The sides of it that are seen (n, 3), each with its colour, and how dark that is."""
        near, far = grid[:, 0], grid[-1]
        (first, dark), (second, darker) = _SIDES
        under = np.minimum(far, [np.inf, np.inf, max(far[0, 2], 0.0)])
        walls = [(near, _floor(near), first, dark), (under, _floor(far), first, dark), (far, under, second, darker)]
        return [(np.concatenate([top, low[::-1]]), colour, night) for top, low, colour, night in walls]

    def _rim(self) -> np.ndarray:
        """All that it may cover (n, 2)."""
        grid = self._grid().reshape(-1, 3)
        return self.seen(np.concatenate([grid, _floor(grid)]))

    def shapes(self) -> list[Shape]:
        """The points of its edge along the first variable, and on along the second."""
        grid = self._grid()
        edge = self.seen(np.concatenate([grid[:, 0], grid[-1]]))
        return [Shape("face", theme.INK, edge, self.opacity)] if self.opacity > 0 else []

    def extents(self) -> Iterable[Extent]:
        """Its top."""
        if self.opacity > 0:
            grid = self._grid()
            rim = np.concatenate([grid[:, 0], grid[-1], grid[::-1, -1], grid[0, ::-1]])
            yield Extent("picture", self.seen(rim), opacity=self.opacity)

    def appearance(self) -> object:
        """Where it is seen, and how solid it is."""
        return self.seen(self._grid().reshape(-1, 3)), self.opacity

    def reach(self) -> Box:
        """All of it, with the edges of its lines."""
        return around(self._rim(), 0.04)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint its sides, then its cells, the far ones first."""
        if self.opacity <= 0:
            return
        grid = self._grid()
        context.push_group()
        for wall, colour, night in self._walls(grid):
            self._fill(context, self.seen(wall), theme.darkened(theme.channels(colour), night))
        places = self.seen(grid.reshape(-1, 3)).reshape(*grid.shape[:2], 2)
        middles = (grid[:-1, :-1, 2] + grid[1:, 1:, 2]) / 2 / self.high
        colours = theme.ramp(_LOW + (_HIGH - _LOW) * np.clip(middles, 0, 1))
        for j in reversed(range(_CELLS)):
            for i in range(_CELLS):
                corners = places[[i, i + 1, i + 1, i], [j, j, j + 1, j + 1]]
                self._fill(context, corners, theme.darkened(colours[i, j], _NIGHT))
        ink(context, theme.channels(theme.INK), _FAINT)
        pen(context, _LINE)
        for line in (*places[::2], *places.swapaxes(0, 1)[::2]):
            trace(context, line)
            context.stroke()
        context.pop_group_to_source()
        context.paint_with_alpha(_GLASS * self.opacity)

    @staticmethod
    def _fill(context: Context, corners: np.ndarray, colour: np.ndarray) -> None:
        """A filled shape, with an edge of its colour, so that no seam is seen beside the next."""
        ink(context, colour)
        pen(context, 1.0)
        trace(context, corners)
        context.close_path()
        context.fill_preserve()
        context.stroke()


def _floor(places: np.ndarray) -> np.ndarray:
    """These places on the floor."""
    return places * [1.0, 1.0, 0.0]
