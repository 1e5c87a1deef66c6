"""Lines of code, of which the one being executed is lit, and the way back from the last line to the first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, AnimationGroup, Polygon, Rectangle, RoundedRectangle, VGroup, VMobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.entrances import dim
from steepest.stage.play.motion import running
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_BAND = 0.35, 0.42  # the height of the light behind a line: a small one, a large one
_AROUND = 0.72, 0.36  # what such a line leaves free of the width, for the stripe and, if small, the way back
_NARROWEST = 0.72  # of the width of letters
_STRIPE = 0.07
_LIGHT = 0.2
_PITCH = 0.38, 0.46  # from such a line to the next
_FOOT = 0.09  # from the bottom of the region to the last baseline
_MIDDLE = 0.09  # how far the middle of a line is above its baseline


class Program:
    """Lines of code at the bottom of a `region`, labels of the text by their names.

    Each line has the colour of what it does, shown by a stripe before it while it is lit. It comes with its first line,
    lit; `light` moves the light. The other `lines` and the way `back` come when they are wanted. `large` lines have no
    room for a way back. `rest` is the part of the region above it.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        labels: Mapping[str, str],
        region: Box = theme.SIDE,
        *,
        large: bool = False,
    ) -> None:
        self.scene = scene
        self.labels, self.colours = list(labels), list(labels.values())
        self._lit: int | None = 0
        left, right, last = region.left, region.right, len(labels) - 1
        size, room = theme.LABEL_SIZE if large else theme.SMALLEST_SIZE, right - left - _AROUND[large]
        baselines = [region.bottom + _FOOT + _PITCH[large] * (last - k) for k in range(len(labels))]
        self.lines = _narrowed([scene.code(label, size) for label in labels], room)
        for line, baseline in zip(self.lines, baselines, strict=True):
            line.stand(left + 0.22, baseline)
        self.middles = [baseline + _MIDDLE for baseline in baselines]
        high = _BAND[large]
        band = RoundedRectangle(corner_radius=0.06, width=right - left, height=high)
        self.light_behind = band.set_stroke(width=0).set_fill(theme.QUIET, _LIGHT)
        self.light_behind.move_to(np.array([(left + right) / 2, self.middles[0], 0]))
        self.stripe = Rectangle(width=_STRIPE, height=high, stroke_width=0).set_fill(self.colours[0], 1)
        self.stripe.move_to(np.array([left + _STRIPE / 2, self.middles[0], 0]))
        self.back = self._way_back(right - 0.12)
        self.rest = Box(left, baselines[0] + 0.35, right, region.top)

    def coming(self) -> list[Animation]:
        """The first line appears, lit."""
        self.lines[0].set_color(theme.INK)
        return [FadeIn(part) for part in (self.light_behind, self.stripe, self.lines[0])]

    @property
    def whole(self) -> list[Any]:
        """What comes where all lines come at once."""
        return [self, *self.lines[1:]]

    def dimming(self, to: float) -> list[Animation]:
        """Its lines fade to this opacity."""
        return dim(*self.lines, to=to)

    def going(self) -> list[Animation]:
        """All of it disappears."""
        there = self.scene.get_mobject_family_members()
        parts = (self.light_behind, self.stripe, self.back, *self.lines)
        return [FadeOut(part) for part in parts if any(each in there for each in part.get_family())]

    def light(self, label: str | None, run_time: float = theme.LIGHT) -> Animation:
        """Light the line of a label, and let the others be quiet; with None the light goes out: all are read alike.
        The light fades on one line and then comes on another: it never stands between two, and a line that is lit
        already stays so."""
        index = None if label is None else self.labels.index(label)
        stays, self._lit = index == self._lit, index
        before = float(self.light_behind.get_fill_opacity())

        def change(_: object, share: float) -> None:
            behind, solid = self.light_behind, before * max(1 - 2 * share, 0.0)
            if index is not None and share >= 0.5:
                solid = _LIGHT * (2 * share - 1)
                self.stripe.set_color(self.colours[index])
                for part in (behind, self.stripe):
                    part.set_y(self.middles[index])
            behind.set_fill(opacity=solid)
            self.stripe.set_fill(opacity=solid / _LIGHT)

        moves: list[Any] = [] if stays else [running(VGroup(self.light_behind, self.stripe), change)]
        for k, line in enumerate(self.lines):
            moves.append(line.animate.set_color(theme.INK if index in (None, k) else theme.QUIET))
        return AnimationGroup(*moves, run_time=run_time)

    def move(self, region: Box, run_time: float = theme.LIGHT) -> Animation:
        """All of it moves to the bottom of another region, as wide; what has not come yet will stand there."""
        up = region.bottom + _FOOT + _MIDDLE - self.middles[-1]
        self.middles = [middle + up for middle in self.middles]
        there = self.scene.get_mobject_family_members()
        moves, passed = VGroup(), 0.0
        for part in (self.light_behind, self.stripe, self.back, *self.lines):
            if any(each in there for each in part.get_family()):
                moves.add(part)
            else:
                part.shift(np.array([0.0, up, 0.0]))

        def change(_: object, share: float) -> None:
            nonlocal passed
            moves.shift(np.array([0.0, up * (share - passed), 0.0]))
            passed = share

        return running(moves, change, run_time=run_time)

    def _way_back(self, right: float) -> VGroup:
        top, bottom = self.middles[0], self.middles[-1]
        start, end = (line.get_right()[0] + 0.14 for line in (self.lines[-1], self.lines[0]))
        corners = [[start, bottom, 0], [right, bottom, 0], [right, top, 0], [end + 0.14, top, 0]]
        path = VMobject(stroke_color=theme.QUIET, stroke_width=2.4).set_points_as_corners(np.array(corners))
        head = np.array([[end, top, 0], [end + 0.17, top + 0.075, 0], [end + 0.17, top - 0.075, 0]])
        return VGroup(path, Polygon(*head).set_stroke(width=0).set_fill(theme.QUIET, 1))


def _narrowed(lines: list[Typeset], room: float) -> list[Typeset]:
    """Lines of code whose letters are narrower, all alike, where one is too long, as high as before."""
    share = max(room / max(1e-9, *(float(line.width) for line in lines)), _NARROWEST)
    return [line.stretch(share, 0) for line in lines] if share < 1 else lines
