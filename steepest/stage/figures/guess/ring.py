"""A question to the viewer: its words, what there is to choose from, and a ring that empties while there is time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np
from manim import Animation, FadeIn, linear, smooth

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.entrances import Assembly
from steepest.stage.play.motion import running

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_WIDTH = 0.05  # of the ring's line, in scene units
_RADIUS = 0.27
_LIFT = 0.08  # of the ring's middle over its baseline
THINK = 3.0  # seconds that the ring takes to empty
APPEAR = 0.4  # before that


class Question(Assembly):
    """The question `label` of the text on a `line` of a panel, the labels of its `choices` on the lines below, and
    under them a ring. Words and ring come and go by themselves: play `think` where the viewer begins to."""

    def __init__(self, panel: Panel, label: str, *choices: str, line: int, colour: str = theme.INK) -> None:
        question = panel.scene.words(label, theme.QUESTION_SIZE)
        answers = [panel.scene.words(choice, colour=colour) for choice in choices]
        self.lines = [panel.put(words, line + k) for k, words in enumerate((question, *answers))]
        lowest = float(self.lines[-1].get_bottom()[1]) - theme.TEXT_GAP - _RADIUS - _WIDTH / 2
        below = min(panel.baseline(line + len(self.lines)) + _LIFT, lowest)
        self.ring = Ring(np.array([panel.left + _RADIUS + _WIDTH / 2, below]), _RADIUS)

    def coming(self) -> Sequence[Animation]:
        """The words appear."""
        return [FadeIn(line) for line in self.lines]

    @property
    def parts(self) -> list[Any]:
        """The words, and the ring."""
        return [*self.lines, self.ring]

    def think(self, seconds: float = THINK) -> Animation:
        """The ring appears, and empties in so many seconds."""
        return self.ring.empty(seconds)


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

    def empty(self, seconds: float = THINK) -> Animation:
        """Let it appear, and empty evenly in so many seconds."""
        whole = APPEAR + seconds

        def less(_: Any, share: float) -> None:
            self.opacity = float(smooth(min(share * whole / APPEAR, 1.0)))
            self.left = min(1.0, (1 - share) * whole / seconds)

        return running(self, less, run_time=whole, rate_func=linear)
