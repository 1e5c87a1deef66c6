"""A trail: the points a walk has come through, joined, as far as the walk has come."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_EDGE = 2.2  # the dark edge around it, in the units of stroke widths


class Trail(Painted):
    """Points (n, 3) of the frame in their order, as dots on a line, cut off at a box.

    `since` and `reached` are the numbers of the first and the last point that is there; `reached` between two
    points ends the line between them, and below 0 nothing is there. Points that crowd get small dots.
    """

    def __init__(
        self,
        points: np.ndarray,
        box: Box,
        colour: str = theme.DESCENT,
        width: float = 3.0,
        radius: float = 0.055,
        since: int = 0,
        reached: float = 0,
    ):
        super().__init__()
        self.points, self.box, self.colour, self.line_width, self.radius = points, box, colour, width, radius
        self.since, self.reached = since, reached

    @property
    def end(self) -> np.ndarray:
        """Where the line ends (3,)."""
        whole = int(self.reached)
        following = self.points[min(whole + 1, len(self.points) - 1)]
        end: np.ndarray = self.points[whole] + (self.reached - whole) * (following - self.points[whole])
        return end

    def reach(self) -> Box | None:
        """What has been reached of it, with its dots."""
        come = self.points[self.since : int(max(self.reached, self.since)) + 2, :2]
        inside = np.clip(come, [self.box.left, self.box.bottom], [self.box.right, self.box.top])
        return around(inside, self.radius + 0.01 * (self.line_width + _EDGE)) if len(come) else None

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it as far as the walk has come."""
        if self.opacity <= 0 or self.reached < self.since:
            return
        flat = self.points[self.since : int(self.reached) + 1, :2]
        line = flat if self.reached == int(self.reached) else np.concatenate([flat, self.end[None, :2]])
        runs = [run for a, b in pairwise(line) if (run := self.box.clip(a, b)) is not None]
        dots = [point for point in flat if self.box.holds(point)]
        edge, fill = theme.channels(theme.BACKGROUND), theme.channels(self.colour)
        for rgb, extra in ((edge, _EDGE), (fill, 0.0)):
            ink(context, rgb, self.opacity * (0.6 if extra else 1.0))
            context.set_line_width((self.line_width + extra) * 0.01)
            context.set_line_join(cairo.LINE_JOIN_ROUND)
            context.set_line_cap(cairo.LINE_CAP_ROUND)
            for a, b in runs:
                context.move_to(*a)
                context.line_to(*b)
            context.stroke()
        radii = self._radii(dots)
        for point, radius in zip(dots, radii, strict=True):
            context.arc(point[0], point[1], radius, 0, 2 * np.pi)
            context.fill()

    def _radii(self, dots: list[np.ndarray]) -> list[float]:
        """Dots at their full size, or so small that neighbours do not touch; never thinner than the line."""
        if len(dots) < 2:
            return [self.radius] * len(dots)
        gaps = np.hypot(*np.diff(np.array(dots), axis=0).T)
        room = np.minimum(np.r_[np.inf, gaps], np.r_[gaps, np.inf])
        return list(np.clip(0.35 * room, self.line_width * 0.005, self.radius))
