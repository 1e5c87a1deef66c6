"""A ring that empties while there is time to think, and how a question makes room after that, and comes back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

import cairo
import numpy as np
from manim import Animation, linear, smooth

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink
from steepest.stage.lean.fading import FadeOut
from steepest.stage.play.entrances import Actor, dim
from steepest.stage.play.motion import running

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_WIDTH = 0.06  # of the ring's line, in scene units
RADIUS = 0.275
THINK = 5.0  # seconds that the ring takes to empty
APPEAR = 0.4  # before that
FAINT = 0.6  # how solid ghosts stay once it is empty: still seen on pale ground


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


class Aside:
    """A question that was asked makes room for what answers it, and comes back: its `lines` are told, with its
    `answers` among them, and its `choices` drawn, which may be `lettered`, with the lines that stand `by_letter`."""

    lines: list[Any]
    answers: list[Any]
    choices: list[Any]
    lettered: bool
    by_letter: list[Any]

    def give_way(self) -> Sequence[Animation]:
        """A question that is told on the panel goes, for what answers it to come in its place; the ghosts stay,
        with the answers that stand beside their letters in a lens."""
        past = [line for line in self.lines if not any(line is answer for answer in self.by_letter)]
        self.lines, self.answers = [*self.by_letter], self.answers if self.by_letter else []
        return [FadeOut(each) for each in past]

    def step_aside(self) -> Sequence[Animation]:
        """All of it goes, and keeps its places, for what explains the answer to have the frame until it comes back."""
        self.lettered, self.by_letter = False, []
        ghosts = dim(*(choice.ghost.actor for choice in self.choices), to=0)
        return [*self.give_way(), *ghosts, *(FadeOut(choice.letter) for choice in self.choices)]

    def come_back(self) -> Sequence[Animation]:
        """The ghosts are as faint again as they were, with their letters."""
        return dim(cast(Actor, self), to=FAINT)
