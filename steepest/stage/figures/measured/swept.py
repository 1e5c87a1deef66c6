"""What a measured line has swept on its way to the tangent: how wrong its slope was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.measured.foot_mark import Ends

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_SOLID, _WAS = 0.3, 0.75  # how solid it is, and the line as it was
_THIN = 2.0  # the width of that
_LEAST = 1e-3  # of a turn, in radians: less is none


class Swept(Drawn):
    """What lies between a line through a `foot` of a plane as it was when this was made, which stays, thin, and as it
    is now: as steep as the chord between two live `ends`. Nothing of it is there while the line has not turned."""

    kind = "swept"
    extent = "picture"

    def __init__(self, plane: Plane, foot: Sequence[Number], ends: Ends, colour: str) -> None:
        super().__init__(colour, plane)
        self.foot, self.ends, self.was = plane.place(foot), ends, self._way(plane, ends)
        self.points = np.array([self.foot])
        self.set_z_index(-0.75)  # over the face under the edge, and under all lines

    @property
    def outline(self) -> np.ndarray:
        """Its points (n, 3): along the line as it was, and back along that of now, in both halves."""
        assert self.plane
        was, now = self.was, self._way(self.plane, self.ends)
        low, high = sorted((was, now))
        if high - low < _LEAST:
            return np.zeros((0, 3))
        across, up = self._corners.T
        corners = np.arctan2(*np.meshgrid(up, across)).ravel() % np.pi  # there the edge of the plot turns, too
        corners = np.concatenate([corners, corners - np.pi])
        between = np.sort(corners[(corners > low) & (corners < high)])
        ways = np.array([was, *(between if was < now else between[::-1]), now])
        return np.concatenate([self._half(ways), self._half(ways + np.pi)])

    def coming(self) -> Sequence[Animation]:
        """It is there at once, as nothing."""
        return [self.soften(1.0, run_time=theme.BLINK)]

    def reach(self) -> Box | None:
        """All of it."""
        outline = self.outline
        return around(outline, 0.02 + _THIN / 200) if len(outline) else None

    def paint(self, context: Context, pixels: float) -> None:
        """Fill it, and draw the line as it was."""
        if not self.is_seen:
            return
        outline = self.outline[:, :2]
        ink(context, theme.channels(self.colour), _SOLID * self.opacity)
        trace(context, outline)
        context.close_path()
        context.fill()
        ink(context, theme.channels(self.colour), _WAS * self.opacity)
        pen(context, _THIN)
        trace(context, outline[[1, len(outline) // 2 + 1]])
        context.stroke()

    def _half(self, turns: np.ndarray) -> np.ndarray:
        """The foot, and where lines from it, of which the angles are told, leave the plot: (n + 1, 3)."""
        ways = np.stack([np.cos(turns), np.sin(turns)], -1)
        low, high = self._corners
        far = np.full(ways.shape, np.inf)  # one that is level meets no upper edge
        np.divide(np.where(ways > 0, high, low), ways, out=far, where=ways != 0)
        ends = self.foot[:2] + far.min(axis=1)[:, None] * ways
        return np.pad(np.concatenate([self.foot[None, :2], ends]), ((0, 0), (0, 1)))

    @property
    def _corners(self) -> np.ndarray:
        """The lower left and the upper right corner of the plot (2, 2), from the foot."""
        assert self.within
        corners: np.ndarray = np.array(self.within.diagonal)[:, :2] - self.foot[:2]
        return corners

    @staticmethod
    def _way(plane: Plane, ends: Ends) -> float:
        """The angle of a line on the frame, from -90 to 90 degrees, in radians."""
        a, b = (plane.place(end) for end in ends())
        across, up, _ = b - a if b[0] > a[0] else a - b
        return float(np.arctan2(up, across))
