"""Small marks that always look the same: a line, a point, a target, a plate behind words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from manim import DOWN, LEFT, Animation, Circle, Dot, Line, RoundedRectangle, VGroup, VMobject

from steepest.stage import theme
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.entrances import dim
from steepest.stage.play.shapes import Shape
from steepest.stage.type.anchors import gathered

if TYPE_CHECKING:
    from steepest.stage.figures.flat.plane import Plane

TARGET = 0.15  # radius of a target
_MOST, _MARK = 400, 0.08  # more powers of ten than an axis can have; how long a mark at one is, in scene units
_ROUND = 0.08  # radius of the corners of a plate


def point(at: np.ndarray, colour: str = theme.INK, radius: float = 0.09) -> Dot:
    """A point with a dark edge."""
    return Dot(at, radius=radius, color=colour).set_stroke(theme.BACKGROUND, width=2.5)


def line(
    start: Sequence[float] | np.ndarray,
    end: Sequence[float] | np.ndarray,
    colour: str = theme.QUIET,
    width: float = theme.AXIS_WIDTH,
) -> Line:
    """A straight line between two points (2,) or (3,) of the frame."""
    ends = np.zeros((2, 3))
    ends[0, : len(start)], ends[1, : len(end)] = start, end
    return Line(*ends, stroke_color=colour, stroke_width=width)


def powers_of_ten(plane: Plane) -> list[Line]:
    """A mark at every power of ten on either axis of a plane that counts in these."""
    (left, *_), (low, *_) = plane.xs, plane.ys
    feet = [(plane.at(x, low), DOWN) for x in plane.ticks(plane.xs, _MOST, log=True)]
    feet += [(plane.at(left, y), LEFT) for y in plane.ticks(plane.ys, _MOST, log=True)]
    return [line(foot, foot + _MARK * way) for foot, way in feet]


def target(at: np.ndarray, colour: str = theme.INK) -> VGroup:
    """Where the lowest point is."""
    edge = Circle(radius=TARGET, stroke_color=theme.BACKGROUND, stroke_width=6).move_to(at)
    ring = Circle(radius=TARGET, stroke_color=colour, stroke_width=3).move_to(at)
    return VGroup(edge, ring, Dot(at, radius=0.04, color=colour))


class Target(VGroup):
    """The ring around a bottom, at a place (3,) of the frame that a `plane` tells the coordinates of, with its label;
    or nothing. When it goes it `leave`s its place to others."""

    def __init__(
        self,
        at: np.ndarray | None = None,
        label: VMobject | None = None,
        plane: Plane | None = None,
        leave: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self.at, self.label, self.plane, self._leave = at, label, plane, leave
        self.edge = np.empty((0, 3))
        """Points (n, 3) around the ring."""
        if at is not None:
            self.add(ring := target(at))
            self.edge = np.array(ring[1].get_anchors())
        if label is not None:
            self.add(label.set_z_index(theme.TOPMOST))

    def coming(self) -> Sequence[Animation]:
        """It appears, if there is one."""
        return [FadeIn(self)] if len(self) else []

    def dimming(self, to: float) -> Sequence[Animation]:
        """Its ring fades to this opacity."""
        return dim(self[0], to=to) if len(self) else []

    def unnamed(self) -> Sequence[Animation]:
        """Its label goes, and leaves its place; the ring stays."""
        label, self.label = self.label, None
        if label is None:
            return []
        self._leave()
        self.remove(label)
        return [FadeOut(label)]

    def going(self) -> Sequence[Animation]:
        """It disappears, and its place is free."""
        self._leave()
        return [FadeOut(self)] if len(self) else []

    def shapes(self) -> Iterable[Shape]:
        """The ring."""
        if self.at is not None and self.plane is not None:
            yield Shape("ring", theme.INK, self.plane.back(self.at[None]))


class Back(VMobject):
    """The back of a plate: where it fades, the words on it are there first, and last, so that none is seen without."""

    behind_words = True

    def __init__(self, width: float, height: float, opacity: float) -> None:
        super().__init__(stroke_width=0, fill_color=theme.BACKGROUND, fill_opacity=opacity)
        self.points = _outline(width, height)


def _outline(width: float, height: float) -> np.ndarray:
    """The points (n, 3) of a rectangle with round corners: those of a square, whose corners have gone apart."""
    points, room = _square().copy(), np.array([width, height]) / 2 - _ROUND
    flat, straight = points[:, :2], 1 - _ROUND
    on_side = np.abs(flat) <= straight + 1e-9
    points[:, :2] = np.where(on_side, flat * room / straight, flat + np.sign(flat) * (room - straight))
    return points


@cache
def _square() -> np.ndarray:
    """Those of a square with sides of 2, for which manim takes more than a millisecond."""
    return np.asarray(RoundedRectangle(corner_radius=_ROUND, width=2.0, height=2.0).points)


class Plate(VGroup):
    """Words on a plate of background colour, for a place over a busy picture. `words` is what stands on it. In a row of
    plates of one height all words reach from `rows[0]` to `rows[1]` of the frame at most."""

    def __init__(
        self, words: VMobject, opacity: float = 0.88, gap: float = 0.12, rows: tuple[float, float] | None = None
    ) -> None:
        self.words, self.solid = words, opacity
        low, high = rows or (words.get_bottom()[1], words.get_top()[1])
        self.back = Back(words.width + 2 * gap, high - low + 2 * gap, opacity)
        super().__init__(self.back.move_to((words.get_x(), (low + high) / 2, 0.0)), words)

    @property
    def half_sides(self) -> np.ndarray:
        """Half its width, and half its height."""
        return np.array([self.width, self.height]) / 2

    def pale(self, share: float) -> None:
        """It is so much there, 0 to 1."""
        self.words.set_fill(opacity=share)
        self.back.set_fill(opacity=share * self.solid)

    def get_points_defining_boundary(self) -> np.ndarray:
        """The points (n, 3) that it is measured by, in a quarter of manim's time."""
        return gathered(self)
