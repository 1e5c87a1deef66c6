"""Lines, arrows and dots that a scene has on a map, as they are from close by: in place, and no thicker."""

from __future__ import annotations

import copy
from functools import singledispatch
from typing import Any

import numpy as np
from manim import Dot

from steepest.stage.box import Box
from steepest.stage.camera.painted import around
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.flat.trail import Trail


class Closer:
    """How far the places of a frame move apart for an eye so many `times` closer: `spot` (2,) comes to `centre`."""

    def __init__(self, spot: np.ndarray, centre: np.ndarray, times: float) -> None:
        self.spot, self.centre, self.times = spot, centre, times

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Where points (n, 2) or (n, 3) of the frame are seen (n, 3)."""
        found = np.zeros((len(points), 3))
        found[:, :2] = self.centre + self.times * (points[:, :2] - self.spot)
        return found

    def plane(self, plane: Plane) -> Any:
        """A plane, with its rectangle, as it is seen."""
        near = copy.copy(plane)
        near.unit = plane.unit * self.times
        near.origin = self(plane.origin[None])[0, :2]
        box = plane.box
        (left, bottom, _), (right, top, _) = self(np.array([[box.left, box.bottom], [box.right, box.top]]))
        near.box = Box(float(left), float(bottom), float(right), float(top))
        return near


@singledispatch
def near_mark(mobject: Any, closer: Closer, room: Box) -> Drawn | None:
    """Something of a scene as it is seen from close by, with lines, tips and dots no larger than they are; None for
    what is none of these, or lies outside of a room of the frame."""
    return None


def _lies_in(points: np.ndarray, room: Box) -> bool:
    found = points[np.isfinite(points).all(axis=1)]
    return bool(len(found)) and around(found, 0.0).apart(room) <= 0


@near_mark.register
def _(line: FlatLine, closer: Closer, room: Box) -> Drawn | None:
    drawn = line.drawn
    if not line.is_seen or not _lies_in(drawn, room):
        return None
    near = copy.copy(line)
    near.through, near.grown = closer(drawn), 1.0
    if line.about is not None:  # a mark, which is as large from everywhere
        near.through = drawn - line.about + closer(line.about[None])
    return near


@near_mark.register
def _(arrow: FlatArrow, closer: Closer, room: Box) -> Drawn | None:
    if not arrow.is_seen or not _lies_in(arrow.drawn, room):
        return None
    near = copy.copy(arrow)
    start, end = closer(arrow.drawn)
    near.ends, near.grown = (start, end), 1.0
    return near


@near_mark.register(FlatDot)
@near_mark.register(Trail)
def _(drawn: FlatDot | Trail, closer: Closer, room: Box) -> Drawn | None:
    if not drawn.is_seen or not _lies_in(drawn.outline, room):
        return None
    near = copy.copy(drawn)
    near.of = closer.plane(drawn.of)
    return near


@near_mark.register
def _(dot: Dot, closer: Closer, room: Box) -> Drawn | None:
    place = dot.get_center()
    return _NearDot(dot, closer(place[None])) if dot.get_fill_opacity() > 0 and room.holds(place) else None


class _NearDot(FlatDot):
    """One of manim's dots, at a place (1, 3) of the frame."""

    def __init__(self, dot: Dot, place: np.ndarray) -> None:
        Drawn.__init__(self, dot.get_fill_color().to_hex())
        self.opacity, self.radius, self.size = float(dot.get_fill_opacity()), float(dot.width) / 2, 1.0
        self.points = place

    @property
    def outline(self) -> np.ndarray:
        """Its middle (1, 3)."""
        return np.asarray(self.points)
