"""A ring that empties while there is time to think."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cairo
import numpy as np
from manim import Animation, linear, smooth

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink
from steepest.stage.play.motion import running

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_WIDTH = 0.06  # of the ring's line, in scene units
RADIUS = 0.275
THINK = 5.0  # seconds that the ring takes to empty
APPEAR = 0.4  # before that


class Ring(Painted):
    """A ring at `centre` (2,) or (3,) on the frame; `left` is the share of the time that is left, 1 to 0.

    It empties clockwise from the top; its track stays, so that one sees what has gone.
    """

    def __init__(self, centre: np.ndarray, radius: float = RADIUS, colour: str = theme.INK):
        super().__init__()
        self.radius, self.colour, self.left = radius, colour, 1.0
        corners = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]])
        self.points = np.zeros(3) + corners * radius
        self.points[:, : len(centre)] += centre

    def reach(self) -> Box | None:
        """The ring."""
        return around(self.points, _WIDTH)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the track, and over it what is left."""
        if self.opacity <= 0:
            return
        x, y = self.points[:, :2].mean(axis=0)
        rgb = theme.channels(self.colour)
        context.set_line_cap(cairo.LINE_CAP_BUTT)
        context.set_line_width(_WIDTH)
        context.arc(x, y, self.radius, 0, 2 * np.pi)
        ink(context, rgb, 0.25 * self.opacity)
        context.stroke()
        if self.left > 0:
            context.arc(x, y, self.radius, np.pi / 2, np.pi / 2 + 2 * np.pi * self.left)
            ink(context, rgb, self.opacity)
            context.stroke()

    def empty(self, seconds: float = THINK) -> Animation:
        """Let it appear, and empty evenly in so many seconds."""
        whole = APPEAR + seconds

        def less(_: Any, share: float) -> None:
            self.opacity = float(smooth(min(share * whole / APPEAR, 1.0)))
            self.left = min(1.0, (1 - share) * whole / seconds)

        return running(self, less, run_time=whole, rate_func=linear)
