"""The ground under an edge, as it is seen in a cut from the side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink, trace
from steepest.stage.extent import Extent
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_BANDS = 9  # bands of height, about
_NIGHT = 0.50  # how much of the background is in its colours


class Face(Painted):
    """The ground under an edge, in bands of height."""

    def __init__(self, plane: Plane, edge: Callable[[], tuple[np.ndarray, np.ndarray]]) -> None:
        super().__init__()
        self.plane, self.edge = plane, edge
        self.set_z_index(-1)  # under its edge, whichever of them comes first
        box = plane.box
        self.points = box.diagonal

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
        return self.outline, self.plane.ys, self.plane.box, self.opacity

    def reach(self) -> Box:
        """The box of the plot."""
        box = self.plane.box
        return around(np.array([[box.left, box.bottom], [box.right, box.top]]), 0.02)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it band by band, the highest first: each covers what lies under it."""
        if self.opacity <= 0:
            return
        edge, (low, high) = self.outline, self.plane.ys
        levels = [level for level in self.plane.ticks((low, high), _BANDS) if low < level < high]
        night = theme.channels(theme.BACKGROUND)
        context.push_group()
        for under, over in zip([low, *levels][::-1], [*levels, high][::-1], strict=True):
            colour = theme.ramp(((under + over) / 2 - low) / (high - low))
            ink(context, colour * (1 - _NIGHT) + night * _NIGHT)
            top = self.plane.at(0, over)[1]
            trace(context, self._closed(np.minimum(edge, [np.inf, top])))
            context.fill()
        context.pop_group_to_source()
        context.paint_with_alpha(self.opacity)

    def _closed(self, edge: np.ndarray) -> np.ndarray:
        base = self.plane.box.bottom
        return np.concatenate([edge, [[edge[-1, 0], base], [edge[0, 0], base]]])
