"""A chart of a walk: one value after every step, as a curve that grows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manim import DOWN, Animation, Line, VGroup

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import point
from steepest.stage.figures.flat.plane import Plane, apart, number
from steepest.stage.figures.flat.trail import Trail
from steepest.stage.ground.terrain import Span, round_steps
from steepest.stage.play.motion import running
from steepest.stage.type.typeset import Typeset

_SLIVER = 0.01  # the curve is cut off so far beyond its axes


class StepChart:
    """`values[k]` against step `k`, in `room` on the frame; the axis of values holds those that are `charted`.

    The axis of steps goes to step `few` at first, and to the last one after `widen`. `names` are those of the
    two axes, steps first. `axes` with `ticks[0]` in them, `curve` and its `head` are added by the scene;
    `ticks[1]` after the axis is widened.
    """

    def __init__(
        self,
        values: Sequence[float],
        charted: Sequence[float],
        few: int,
        room: Box,
        names: tuple[Typeset, Typeset],
        colour: str,
    ):
        self.values = np.array(values)
        span = _span_of(charted)
        numbers = Plane((0, 1), span, Box(0, 0, 1, 1), numbers=(0, 1)).y_numbers
        widest = max((number.width for number in numbers), default=0)
        steps, name = names
        self.box = Box(room.left + widest + 0.22, room.bottom, room.right - steps.width - 0.2, room.top)
        self.plane, whole = (
            Plane((0, most), span, self.box, numbers=(0, 1)) for most in (few, max(len(values) - 1, 1))
        )
        over = max(self.box.top + 0.09, *(number.get_top()[1] for number in self.plane.y_numbers)) + 0.15
        self.plane.add(
            steps.stand(room.right, room.bottom - 0.02, side=1), name.stand(self.box.left, over, side=0)
        )
        self.ticks = [step_ticks(plane) for plane in (self.plane, whole)]
        self.axes = VGroup(self.plane, self.ticks[0])
        self.few, self.most = float(few), whole.xs[1]
        seen = Box(
            self.box.left - _SLIVER,
            self.box.bottom - _SLIVER,
            self.box.right + _SLIVER,
            self.box.top + _SLIVER,
        )
        self.curve = Trail(self._points(self.few), seen, colour, width=2.6, radius=0.05, reached=-1)
        self.head = point(self.curve.points[0], radius=0.07)

    def reach(self, step: float) -> None:
        """Have the curve drawn as far as a step."""
        self.curve.reached = step
        self._put_head()

    def draw(self, step: int, run_time: float = 0.5) -> Animation:
        """The curve goes on to a step, from the one before it."""
        return running(self.curve, lambda _, share: self.reach(step - 1 + share), run_time=run_time)

    def widen(self, run_time: float = theme.REVEAL) -> Animation:
        """The axis of steps gives way, until it holds them all."""

        def change(_: object, share: float) -> None:
            self.curve.points = self._points(self.few + (self.most - self.few) * share)
            self._put_head()

        return running(self.curve, change, run_time=run_time)

    def _points(self, across: float) -> np.ndarray:
        """The curve's points (n, 3) with so many steps across; far-off values no farther than cairo can draw."""
        low, high = self.plane.ys
        near = np.clip(self.values, low - 9 * (high - low), high + 9 * (high - low))
        return self.plane.many(np.arange(len(near)) * self.plane.xs[1] / across, near)

    def _put_head(self) -> None:
        """Mark the curve's last point, where it is on the axes."""
        self.head.move_to(self.curve.end)
        self.head.set_opacity(1.0 if self.curve.box.holds(self.curve.end) else 0.0)


def step_ticks(plane: Plane) -> VGroup:
    """Ticks and numbers under a plane, at whole steps: at each where there are few, else at round ones."""
    most = round(plane.xs[1])
    for count in (6, 4, 2, 1):
        every = most <= 6 and count == 6
        round_ones = [0, *(round(k) for k in round_steps(0, most + 0.5, count) if k % 1 == 0)]
        steps = list(range(most + 1)) if every else round_ones
        feet = [plane.at(step, plane.ys[0]) for step in steps]
        numbers = [
            number(step).stand(foot[0], foot[1] - 0.38, side=0)
            for step, foot in zip(steps, feet, strict=True)
        ]
        if all(apart(one, other) for one, other in pairwise(numbers)):
            break
    ticks = VGroup(*(Line(foot, foot + DOWN * 0.08) for foot in feet))
    return VGroup(ticks.set_stroke(theme.QUIET, theme.AXIS_WIDTH), *numbers)


def _span_of(values: Sequence[float]) -> Span:
    """From the lowest of some values to the highest; from 0 where that leaves most of the room to them."""
    low, high = min(values), max(values)
    low = 0.0 if 0 <= low < 0.4 * high or 0 < low == high else low
    return low, high if high > low else low + 1.0
