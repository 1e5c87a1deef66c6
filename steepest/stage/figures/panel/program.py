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
from steepest.stage.type.typeset import EM, Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_SIZES = theme.SMALLEST_SIZE, theme.LABEL_SIZE
_BAND = 0.35, 0.42  # the height of the light behind a line: a small one, a large one
_AROUND = 0.36, 0.36  # what a line leaves free of the width: for the stripe, and for the way back
_NARROWEST = 0.72  # of the width of letters
_STRIPE = 0.07
_LIGHT = 0.2
_PITCH = 0.38, 0.46  # from a small line to the next, and from a large one
_FOOT = 0.09  # from the bottom of the region to the last baseline
_MIDDLE = 0.09  # how far the middle of a line is above its baseline


class Program:
    """Lines of code at the bottom of a `region`, labels of the text by their names.

    Each line has the colour of what it does, shown by a stripe before it while it is lit. It comes with its first line,
    lit; `light` moves the light. The other `lines` and the way `back` come when they are wanted. Lines are large where
    the region has room for them, broken after a colon if need be. `large` ones have no room for a way back. `rest` is
    the part of the region above it.
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
        left, right = region.left, region.right
        room = right - left - _AROUND[0] - (0 if large else _AROUND[1])
        found = {each: self._set(each, room, region.height) for each in (True, False)}
        large = large or bool(found[True])
        self.lines, pitch = found[large] or _narrowed(self._whole(large), room), _PITCH[large]
        rows = [_rows(line) for line in self.lines]
        baselines = [region.bottom + _FOOT + pitch * (sum(rows[k:]) - 1) for k in range(len(labels))]
        for line, baseline in zip(self.lines, baselines, strict=True):
            line.stand(left + 0.22, baseline)
        under = [pitch * (count - 1) for count in rows]  # from a line's first row to its last
        self.middles = [baseline + _MIDDLE - low / 2 for baseline, low in zip(baselines, under, strict=True)]
        self._heights = [_BAND[large] + low for low in under]
        band = RoundedRectangle(corner_radius=0.06, width=right - left, height=(high := self._heights[0]))
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

    def light(self, label: str | None = None, run_time: float = theme.LIGHT) -> Animation:
        """Light the line of a label, and let the others be quiet; without one the light goes out: all are read alike.
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
                    part.stretch_to_fit_height(self._heights[index]).set_y(self.middles[index])
            behind.set_fill(opacity=solid)
            self.stripe.set_fill(opacity=solid / _LIGHT)

        moves: list[Any] = [] if stays else [running(VGroup(self.light_behind, self.stripe), change)]
        for k, line in enumerate(self.lines):
            moves.append(line.animate.set_color(theme.INK if index in (None, k) else theme.QUIET))
        return AnimationGroup(*moves, run_time=run_time)

    def _whole(self, large: bool) -> list[Typeset]:
        """Its lines, large or small, each in one row."""
        return [self.scene.code(label, _SIZES[large]) for label in self.labels]

    def _set(self, large: bool, room: float, high: float) -> list[Typeset]:
        """Its lines, large or small, as wide as their letters are, each that is too long in two rows; none where they
        have no room."""
        lines, pitch = self._whole(large), _PITCH[large] / (EM * _SIZES[large])
        for k, line in enumerate(lines):
            if line.width > room:
                lines[k] = self.scene.code(self.labels[k], _SIZES[large], pitch)
        fits = all(line.width <= room for line in lines) and sum(map(_rows, lines)) * _PITCH[large] <= high
        return lines if fits else []

    def _way_back(self, right: float) -> VGroup:
        top, bottom = self.middles[0], self.middles[-1]
        start, end = (line.get_right()[0] + 0.14 for line in (self.lines[-1], self.lines[0]))
        corners = [[start, bottom, 0], [right, bottom, 0], [right, top, 0], [end + 0.14, top, 0]]
        path = VMobject(stroke_color=theme.QUIET, stroke_width=2.4).set_points_as_corners(np.array(corners))
        head = np.array([[end, top, 0], [end + 0.17, top + 0.075, 0], [end + 0.17, top - 0.075, 0]])
        return VGroup(path, Polygon(*head).set_stroke(width=0).set_fill(theme.QUIET, 1))


def _rows(line: Typeset) -> int:
    """In how many rows a line of code is set."""
    return 1 + line.markup.count("\\\n")


def _narrowed(lines: list[Typeset], room: float) -> list[Typeset]:
    """Lines of code whose letters are narrower, all alike, where one is too long, as high as before."""
    share = max(room / max(1e-9, *(float(line.width) for line in lines)), _NARROWEST)
    return [line.stretch(share, 0) for line in lines] if share < 1 else lines
