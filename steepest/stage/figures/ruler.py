"""A ruler: a number line across the frame, with stretches that have a shape, and places that are marked."""

from __future__ import annotations

import numpy as np
from manim import Circle, Triangle, VGroup, VMobject

from steepest.stage import theme
from steepest.stage.figures.flat.marks import line
from steepest.stage.ground.terrain import Span
from steepest.stage.type.typeset import Typeset

SWING = 0.15  # how far a stretch swings at most
_TOOTH = 0.1  # half a swing, along the line


class Ruler(VGroup):
    """The numbers of `span` from `left` to `right` at height `y`; an arrow head says that they go on.

    What lies beyond the span is marked at its end.
    """

    def __init__(self, span: Span, left: float, right: float, y: float):
        super().__init__()
        self.span, self.left, self.right, self.y = (float(span[0]), float(span[1])), left, right, y
        self.line = line((left, y), (right - 0.1, y))
        self.add(self.line, head(np.array([right, y, 0]), theme.QUIET))

    def at(self, value: float) -> np.ndarray:
        """Where a number stands on the frame (3,)."""
        share = (float(value) - self.span[0]) / (self.span[1] - self.span[0])
        return np.array([self.left + (self.right - self.left) * min(max(share, 0.0), 1.0), self.y, 0.0])

    def notch(
        self, value: float, label: Typeset | None = None, baseline: float = 0.0, colour: str = theme.QUIET
    ) -> VGroup:
        """A short line across the ruler, its label centred under it on a baseline."""
        foot, half = self.at(value), np.array([0, 0.1, 0])
        mark = VGroup(line(foot - half, foot + half, colour))
        if label is not None:
            mark.add(label.stand(foot[0], baseline, side=0))
        return mark

    def pin(self, value: float, colour: str) -> VMobject:
        """A short mark that stands on the ruler, seen over any stretch; an arrow head for what is off."""
        foot = self.at(value)
        if value > self.span[1]:
            return head(foot + np.array([0, 0.17, 0]), colour)
        return line(foot + np.array([0, 0.06, 0]), foot + np.array([0, 0.24, 0]), colour, 4)

    def place(self, value: float, colour: str, hollow: bool = False) -> VGroup:
        """A single number marked: a dot, or a ring."""
        edge = Circle(radius=0.15, stroke_width=0, fill_color=theme.BACKGROUND, fill_opacity=1)
        ring = Circle(radius=0.1, stroke_color=colour, stroke_width=4, fill_color=colour)
        ring.set_fill(opacity=0 if hollow else 1)
        return VGroup(edge, ring).move_to(self.at(value))

    def middle(self, start: float, stop: float | None) -> float:
        """Where on the frame the middle of the numbers from `start` to `stop` (None: without end) is."""
        end = self.right if stop is None else self.at(stop)[0]
        return float(self.at(start)[0] + end) / 2

    def section(self, start: float, stop: float | None, colour: str, swing: Span = (0.0, 0.0)) -> VGroup:
        """The numbers from `start` to `stop` (None: without end) as a thick line that may swing.

        `swing` says how far to either side at its start and at its end, as shares of the most.
        """
        a = self.at(start)[0]
        b = self.right - 0.2 if stop is None else self.at(stop)[0]
        count = max(2, round((b - a) / _TOOTH)) if any(swing) else 1
        x = np.linspace(a, b, count + 1)
        sides = np.where(np.arange(count + 1) % 2, 1.0, -1.0)
        sides[[0, -1]] = 0.0
        y = self.y + SWING * sides * np.clip(np.linspace(*swing, count + 1), 0, 1)
        path = VMobject(stroke_color=colour, stroke_width=5)
        path.set_points_as_corners(np.stack([x, y, 0 * x], -1))
        found = VGroup(path)
        if stop is None:
            found.add(head(np.array([self.right + 0.02, self.y, 0]), colour, 0.3))
        return found


def head(tip: np.ndarray, colour: str, size: float = 0.2) -> VMobject:
    """The head of an arrow that points to the right, its tip at a point (3,)."""
    up = np.array([-size, 0.42 * size, 0])
    mark = VMobject(stroke_width=0, fill_color=colour, fill_opacity=1)
    mark.set_points_as_corners(np.array([tip, tip + up, tip + up * [1, -1, 0], tip]))
    return mark


class Pointer(VGroup):
    """A marker that stands over a number of a ruler: a triangle pointing down at it, its name above it."""

    def __init__(self, ruler: Ruler, name: Typeset, colour: str):
        self.ruler, self.name_above = ruler, name
        self.tip = Triangle(stroke_width=0, fill_color=colour, fill_opacity=1).rotate(np.pi)
        self.tip.stretch_to_fit_width(0.26).stretch_to_fit_height(0.2)
        super().__init__(self.tip, name)

    def point_at(self, value: float) -> Pointer:
        """Stand over a number, the name within the ruler's length."""
        foot, half = self.ruler.at(value), self.name_above.width / 2
        self.tip.shift(foot + np.array([0, 0.28, 0]) - self.tip.get_bottom())
        x = min(max(float(foot[0]), self.ruler.left + half), self.ruler.right - half)
        self.name_above.shift(np.array([x, self.tip.get_top()[1] + 0.1, 0]) - self.name_above.get_bottom())
        return self
