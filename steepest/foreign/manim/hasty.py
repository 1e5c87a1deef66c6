"""Cameras that stop looking for what has changed while nearly everything does.

To find out what has changed costs about a fifth of drawing it, and is lost where everything has: a cloud of points that
turns, a field of arrows, a graph on its way to another layout. Such a camera draws some pictures whole without a look,
and looks again, after twice as many each time. manim's own camera is not quicker then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import cairo
from manim import Mobject, VMobject

from steepest.stage.camera.camera import MovingStageCamera, Redrawing, StageCamera
from steepest.stage.camera.display import Item, in_order
from steepest.stage.camera.outlines import trace

MOST_MOVES = "most of it moves"
_MOST = 0.7  # of all that is drawn
_MANY = 48  # outlines, below which areas are cheaper to draw and to convert than whole pictures
_HEAVY = 48  # outlines that a cloud of points or an image is worth
_FIRST, _LONGEST = 4, 32  # pictures drawn without a look


class Hasty(Redrawing):
    """A camera that draws only what has changed, unless that is most of it."""

    _left, _next = 0, _FIRST  # pictures to draw without a look, now and the next time
    _over: object = None  # the ground of those
    _hurries = False

    def redraw(self, mobjects: Iterable[Mobject], items: list[Item] | None = None) -> None:
        """Make the picture show mobjects, see `Redrawing.redraw`."""
        if self._over is not self.background:
            self._left, self._next, self._over = 0, _FIRST, self.background
        if not self._left:
            hurried, self._hurries = self._hurries, False
            super().redraw(mobjects, items)
            if hurried and self.why_whole:
                self.why_whole = MOST_MOVES
            return
        self._left -= 1
        self._hurries = True
        self.why_whole = MOST_MOVES
        self.reset()
        for kind, group in groupby(in_order(list(mobjects), self), self.type_or_raise):
            self.display_funcs[kind](list(group), self.pixel_array)

    def _draw_parts(self, old: Sequence[Item], new: Sequence[Item], matrix: cairo.Matrix) -> None:
        known = {item.digest for item in old}
        come = sum(_weight(item) for item in new if item.digest not in known)
        if come < _MANY or come < _MOST * sum(map(_weight, new)):
            self._next = _FIRST
            super()._draw_parts(old, new, matrix)
            return
        self._left, self._next = self._next, min(2 * self._next, _LONGEST)
        self.why_whole = MOST_MOVES
        self._draw_whole(new, matrix)

    def lay_outline(self, ctx: Any, vmobject: VMobject) -> None:
        """Lay the outline of a vector mobject; it is not kept where it is about to change."""
        if self._hurries:
            trace(self, ctx, vmobject)
        else:
            super().lay_outline(ctx, vmobject)


def _weight(item: Item) -> int:
    return 1 if isinstance(item.mobject, VMobject) else _HEAVY


class HastyCamera(Hasty, StageCamera):
    """The camera that stands in for manim's."""


class HastyMovingCamera(Hasty, MovingStageCamera):
    """The one that stands in for manim's with a frame that moves."""
