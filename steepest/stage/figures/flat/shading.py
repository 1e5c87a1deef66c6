"""A pale area of a plot, under all that is drawn there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, trace
from steepest.stage.extent import Extent
from steepest.stage.figures.flat.drawn import Appearing

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context
    from steepest.stage.figures.flat.plane import Plane

_FAINT = 0.14  # how solid it is: words and lines on it lose next to no contrast


class Shading(Appearing):
    """What lies between `corners` (n, 2) of a plane, so pale that all may lie on it: it covers nothing."""

    kind = "area"

    def __init__(self, plane: Plane, corners: np.ndarray, colour: str) -> None:
        super().__init__(colour, plane)
        self.corners = plane.places(np.asarray(corners, float))
        self.points = self.corners
        self.set_z_index(theme.BELOW)

    @property
    def outline(self) -> np.ndarray:
        """Its corners (n, 3)."""
        return self.corners

    def extents(self) -> Iterable[Extent]:
        """Nothing that words must keep off."""
        return ()

    def reach(self) -> Box:
        """All of it, with the pixels that its edge lies in."""
        return around(self.corners, 0.02)

    def paint(self, context: Context, pixels: float) -> None:
        """Fill it."""
        if self.is_seen:
            ink(context, theme.channels(self.colour), _FAINT * self.opacity)
            trace(context, self.corners)
            context.close_path()
            context.fill()
