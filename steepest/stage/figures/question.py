"""A question to the viewer: a quiet ring that empties while there is time to think."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np
from manim import FadeIn, FadeOut, UpdateFromAlphaFunc, linear

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink
from steepest.stage.play.motion import running
from steepest.stage.play.scene import LectureScene
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_WIDTH = 0.05  # of the ring's line, in scene units
THINK = 3.0  # seconds that the ring takes to empty


def ask(scene: LectureScene[Any], lines: Sequence[Typeset], ring: Ring, mark: str) -> None:
    """Show a question; at a mark of the text its ring appears and empties, and then all of it goes."""
    scene.play(*map(FadeIn, lines))
    scene.until(mark, early=0.2)
    scene.play(FadeIn(ring), run_time=0.4)
    scene.play(ring.empty())
    scene.play(*map(FadeOut, (*lines, ring)), run_time=0.5)


class Ring(Painted):
    """A ring at `centre` (2,) or (3,) on the frame; `left` is the share of the time that is left, 1 to 0.

    It empties clockwise from the top; its track stays, so that one sees what has gone.
    """

    def __init__(self, centre: np.ndarray, radius: float = 0.3, colour: str = theme.QUIET):
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

    def empty(self, **timing: Any) -> UpdateFromAlphaFunc:
        """Let it empty, evenly."""

        def less(_: Any, share: float) -> None:
            self.left = 1 - share

        timing.setdefault("run_time", THINK)
        timing.setdefault("rate_func", linear)
        return running(self, less, **timing)
