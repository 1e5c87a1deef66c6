"""A pointer: it stands over a number of a line, and follows it; heads of lines; and marks of spans and places."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manim import Animation, Triangle, VGroup, VMobject

from steepest.calculus import Number
from steepest.stage.box import Box
from steepest.stage.play.live import Given
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape
from steepest.stage.type.typeset import Typeset

_OVER = 0.28  # from the line to the tip
_BESIDE, _RAISED = 0.08, 0.06  # from the triangle to the name, whose foot is over the tip, off marks beside it
_KNOWN = 0.5  # of a span: then its middle is under what is drawn of it
_TAIL, _PALE = 0.5, (0.55, 0.4, 0.28, 0.18, 0.1, 0.05)  # how far a span goes on that is known no farther; how pale


class Pointer(VGroup):
    """A triangle pointing down at a number, which may be live, its name beside it, within `region` to the sides.

    `at` says where a number stands on the frame (3,).
    """

    def __init__(
        self,
        at: Callable[[Number], np.ndarray],
        value: Given[Number],
        name: Typeset,
        colour: str,
        region: Box,
    ) -> None:
        self.at, self.value, self.name_beside, self.region, self.colour = at, value, name, region, colour
        self.opacity = 1.0
        self.tip = Triangle(stroke_width=0, fill_color=colour, fill_opacity=1).rotate(np.pi)
        self.tip.stretch_to_fit_width(0.26).stretch_to_fit_height(0.2)
        super().__init__(self.tip, name)
        self.place()
        if callable(value):
            self.add_updater(lambda pointer: pointer.place())

    @property
    def number(self) -> Number:
        """The number that it stands over now."""
        return self.value() if callable(self.value) else self.value

    def place(self) -> None:
        """Stand over the number, as it is now."""
        foot, name = self.at(self.number), self.name_beside
        side = self.tip.width / 2
        foot[0] = min(max(foot[0], self.region.left + side), self.region.right - side)
        self.tip.shift(foot + np.array([0, _OVER, 0]) - self.tip.get_bottom())
        aside = side + _BESIDE + name.width / 2
        x = foot[0] + (aside if foot[0] + aside + name.width / 2 <= self.region.right else -aside)
        name.shift(np.array([x, self.tip.get_bottom()[1] + _RAISED, 0]) - name.get_bottom())

    def shapes(self) -> list[Shape]:
        """It, at its number."""
        return [Shape("pointer", self.colour, np.array([[float(self.number)]]), self.opacity)]

    def coming(self) -> Sequence[Animation]:
        """It appears."""
        return [self._fading(0.0, 1.0)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity."""
        return [self._fading(self.opacity, to)]

    def going(self) -> Sequence[Animation]:
        """It disappears; the line that it belongs to stays."""
        return [self._fading(self.opacity, 0.0)]

    def _fading(self, start: float, end: float) -> Animation:
        def fade(pointer: Pointer, share: float) -> None:
            pointer.opacity = start + (end - start) * share
            pointer.set_fill(opacity=pointer.opacity)

        return running(self, fade)


def head(tip: np.ndarray, colour: str, size: float = 0.2) -> VMobject:
    """The head of an arrow that points to the right, its tip at a point (3,)."""
    up = np.array([-size, 0.42 * size, 0])
    mark = VMobject(stroke_width=0, fill_color=colour, fill_opacity=1)
    mark.set_points_as_corners(np.array([tip, tip + up, tip + up * [1, -1, 0], tip]))
    return mark


class SpanMark(VGroup):
    """A span or a place with its name: drawn as far as it is revealed. A span that `fades` has no end where no more of
    it is known: it pales there. A name that stands where it does in the end may stand `aside` until half of the span is
    known, nearer to where that begins, under what is drawn of it, from `first` on."""

    def __init__(
        self, name: Typeset, *parts: VMobject, aside: float = 0.0, first: float = 0.0, fades: bool = False
    ) -> None:
        self.tail = [parts[0].copy().set_stroke(opacity=pale) for pale in _PALE] if fades else []
        super().__init__(*parts, *self.tail, name)
        self.label, self.parts, self.whole = name, parts, [part.copy() for part in parts]
        self.middle = float(name.get_center()[0])  # in the end
        self.aside, self.first = aside, min(first, self.middle)

    def draw(self, share: float, told: float = 0.0, headed: bool = True) -> None:
        """Show so much of it, and its name so far; of a span that is not shown to its end no head."""
        for number, (part, whole) in enumerate(zip(self.parts, self.whole, strict=True)):
            if share <= 0 or (number and not headed):
                part.clear_points()
            elif share < 1:
                part.pointwise_become_partial(whole, 0, share)
            else:
                part.points = whole.points.copy()
        step = _TAIL / len(_PALE) / max(float(self.whole[0].width), _TAIL)
        for number, part in enumerate(self.tail):
            start = share + number * step
            if share <= 0 or headed or start >= 1:
                part.clear_points()
            else:
                part.pointwise_become_partial(self.whole[0], start, min(start + step, 1.0))
        self.label.set_fill(opacity=told)

    def stand(self, start: float, to: float, share: float) -> None:
        """Let the name be so far on its way from where it stands while so much of the span is known to where it does
        when more of it is."""
        before, after = (
            self.middle if known >= _KNOWN else max(self.middle - (1 - known) * self.aside, self.first)
            for known in (start, to)
        )
        x = before + (after - before) * share
        self.label.shift(np.array([x - float(self.label.get_center()[0]), 0.0, 0.0]))
