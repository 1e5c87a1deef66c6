"""An arrow on the flat: the same arrow as on a landscape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from manim import UpdateFromAlphaFunc

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around
from steepest.stage.ground.arrowhead import arrow_room, paint_arrow
from steepest.stage.play.motion import running

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context


class FlatArrow(Painted):
    """An arrow from `start` to `end` on the frame (2,) or (3,), in scene units; a ring where it has no length.

    It has a dark edge, so that it is read on pale ground too, and a head that shrinks with it.
    """

    def __init__(
        self,
        start: np.ndarray,
        end: np.ndarray,
        colour: str = theme.GRADIENT,
        width: float = theme.ARROW_WIDTH,
    ):
        super().__init__()
        self.colour, self.width_of_line, self.grown = colour, width, 1.0
        self.set_ends(start, end)

    @property
    def start(self) -> np.ndarray:
        """Where it begins (3,)."""
        return np.asarray(self.points[0])

    @property
    def end(self) -> np.ndarray:
        """Where its tip is (3,), when it is grown."""
        return np.asarray(self.points[1])

    def set_ends(self, start: np.ndarray, end: np.ndarray) -> FlatArrow:
        """Lay it between two points."""
        self.points = np.zeros((2, 3))
        self.points[0, : len(start)], self.points[1, : len(end)] = start, end
        return self

    def reach(self) -> Box | None:
        """What has grown of it."""
        a, b = self.points
        return around(np.array([a, a + (b - a) * self.grown]), arrow_room(self.width_of_line))

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it as far as it has grown."""
        if self.opacity > 0 and self.grown > 0:
            a, b = self.points[:, :2]
            paint_arrow(context, a, a + (b - a) * self.grown, self.colour, self.width_of_line, self.opacity)

    def grow(self, **timing: Any) -> UpdateFromAlphaFunc:
        """Let it grow from its start."""
        self.grown = 0.0

        def more(_: Any, share: float) -> None:
            self.grown = share

        timing.setdefault("run_time", theme.REVEAL)
        return running(self, more, **timing)

    def soften(self, to: float, **timing: Any) -> UpdateFromAlphaFunc:
        """Let it become as solid as this, 0 to 1."""
        before = self.opacity

        def fade(_: Any, share: float) -> None:
            self.opacity = before + (to - before) * share

        return running(self, fade, **timing)
