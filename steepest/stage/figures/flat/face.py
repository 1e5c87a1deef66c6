"""The ground under an edge, as it is seen in a cut from the side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink, trace
from steepest.stage.extent import Extent
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.ground.heights import Span
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

Colouring: TypeAlias = Callable[[float], np.ndarray]
"""The colour (3,) of a height."""
_BANDS = 9  # bands of height, about
_NIGHT = 0.50  # how much of the background is in its colours


class Face(Painted):
    """The ground under an edge, in bands of height: round ones and the whole ramp over its plane, unless it is `banded`
    as a map is."""

    def __init__(self, plane: Plane, edge: Callable[[], tuple[np.ndarray, np.ndarray]]) -> None:
        super().__init__()
        self.plane, self.edge = plane, edge
        low, high = plane.ys
        self.levels: Sequence[float] = [*plane.ticks((low, high), _BANDS)]
        self.colour: Colouring = lambda at: theme.darkened(theme.ramp((at - low) / (high - low)), _NIGHT)
        self.set_z_index(-1)  # under its edge, whichever of them comes first
        box = plane.box
        self.points = box.diagonal

    def banded(self, levels: Sequence[float], colour: Colouring) -> None:
        """Its bands begin at these heights from now on, and a height in one of them tells its colour."""
        self.levels, self.colour = levels, colour

    @property
    def outline(self) -> np.ndarray:
        """The points (n, 2) of its edge on the frame."""
        return np.asarray(self.plane.places(np.stack(self.edge(), -1))[:, :2])

    def shapes(self) -> list[Shape]:
        """The points of its edge."""
        return [Shape("face", theme.INK, np.stack(self.edge(), -1), self.opacity)] if self.opacity > 0 else []

    def extents(self) -> Iterable[Extent]:
        """All under the edge."""
        if self.opacity <= 0:
            return
        edge, base = self.outline, self.plane.box.bottom

        def covers(points: np.ndarray) -> np.ndarray:
            over = np.interp(points[:, 0], edge[:, 0], edge[:, 1], left=-np.inf, right=-np.inf)
            return np.asarray((points[:, 1] < over) & (points[:, 1] > base))

        yield Extent("ground", self._closed(edge), opacity=self.opacity, covers=covers)

    def appearance(self) -> object:
        """Its edge, and how solid it is."""
        bands = [(under, *self.colour((under + over) / 2)) for under, over in self.bands]
        return self.outline, bands, self.plane.ys, self.plane.box, self.opacity

    def reach(self) -> Box:
        """The box of the plot."""
        box = self.plane.box
        return around(np.array([[box.left, box.bottom], [box.right, box.top]]), 0.02)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it band by band, the highest first: each covers what lies under it."""
        if self.opacity <= 0:
            return
        edge = self.outline
        context.push_group()
        for under, over in self.bands[::-1]:
            ink(context, self.colour((under + over) / 2))
            top = self.plane.at(0, over)[1]
            trace(context, self._closed(np.minimum(edge, [np.inf, top])))
            context.fill()
        context.pop_group_to_source()
        context.paint_with_alpha(self.opacity)

    @property
    def bands(self) -> list[Span]:
        """From where to where each band goes, the lowest first."""
        low, high = self.plane.ys
        return [*pairwise([low, *(level for level in self.levels if low < level < high), high])]

    def _closed(self, edge: np.ndarray) -> np.ndarray:
        base = self.plane.box.bottom
        return np.concatenate([edge, [[edge[-1, 0], base], [edge[0, 0], base]]])
