"""Lines of code, of which the one being executed is lit, and the way back from the last line to the first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Animation, AnimationGroup, FadeIn, Polygon, Rectangle, RoundedRectangle, VGroup, VMobject

from steepest.stage import theme
from steepest.stage.type.typeset import Typeset

_BAND = 0.35  # the height of the light behind a line
_STRIPE = 0.07
_LIGHT = 0.2
_MIDDLE = 0.09  # how far the middle of a line is above its baseline


class Program(VGroup):
    """Lines of code from `left` to `right` (scene units), the first on the baseline `top`.

    Each line has the colour of what it does, shown by a stripe before it while it is lit. `light` moves the
    light. Lines, light and the way `back` are added to the scene when they are wanted.
    """

    def __init__(
        self,
        lines: Sequence[Typeset],
        colours: Sequence[str],
        left: float,
        right: float,
        top: float,
        pitch: float = 0.42,
    ):
        super().__init__()
        self.colours = list(colours)
        self.lines = [line.stand(left + 0.22, top - pitch * k) for k, line in enumerate(lines)]
        self.middles = [top - pitch * k + _MIDDLE for k in range(len(lines))]
        band = RoundedRectangle(corner_radius=0.06, width=right - left, height=_BAND)
        self.light_behind = band.set_stroke(width=0).set_fill(theme.QUIET, _LIGHT)
        self.light_behind.move_to(np.array([(left + right) / 2, self.middles[0], 0]))
        self.stripe = Rectangle(width=_STRIPE, height=_BAND, stroke_width=0).set_fill(self.colours[0], 1)
        self.stripe.move_to(np.array([left + _STRIPE / 2, self.middles[0], 0]))
        self.back = self._way_back(right - 0.12)

    def opening(self) -> list[Animation]:
        """The first line appears, lit."""
        self.lines[0].set_color(theme.INK)
        return [FadeIn(part) for part in (self.light_behind, self.stripe, self.lines[0])]

    def light(self, index: int | None, run_time: float = 0.3) -> Animation:
        """Light one line, and let the others be quiet; with None the light goes out: all are read alike."""
        light, stripe = self.light_behind, self.stripe
        moves: list[Any] = []
        if index is None:
            moves += [light.animate.set_fill(opacity=0), stripe.animate.set_fill(opacity=0)]
        else:
            middle = self.middles[index]
            moves.append(light.animate.set_y(middle).set_fill(opacity=_LIGHT))
            moves.append(stripe.animate.set_y(middle).set_fill(self.colours[index], 1))
        for k, line in enumerate(self.lines):
            moves.append(line.animate.set_color(theme.INK if index in (None, k) else theme.QUIET))
        return AnimationGroup(*moves, run_time=run_time)

    def _way_back(self, right: float) -> VGroup:
        top, bottom = self.middles[0], self.middles[-1]
        start, end = (line.get_right()[0] + 0.14 for line in (self.lines[-1], self.lines[0]))
        corners = [[start, bottom, 0], [right, bottom, 0], [right, top, 0], [end + 0.14, top, 0]]
        path = VMobject(stroke_color=theme.QUIET, stroke_width=2.4).set_points_as_corners(np.array(corners))
        head = np.array([[end, top, 0], [end + 0.17, top + 0.075, 0], [end + 0.17, top - 0.075, 0]])
        return VGroup(path, Polygon(*head).set_stroke(width=0).set_fill(theme.QUIET, 1))
