"""The display list: what a camera paints, one over the other, each with a digest of what its pixels follow from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import cairo
import numpy as np
from manim import LineJointType, Mobject, PMobject, VMobject
from manim.camera.camera import Camera
from manim.mobject.types.image_mobject import AbstractImageMobject

from steepest.stage.box import Box
from steepest.stage.camera.appearance import Appearances, code_of, digest, shows
from steepest.stage.camera.damage import Area
from steepest.stage.camera.painted import Layer, Painted

_SOFT = 2  # pixels around an outline that its antialiasing may touch
_MITRE = 10.0  # how many times half its width a stroke reaches beyond a sharp corner: cairo's limit
_SQUARE = 1.5  # the same beyond a square end: more than the root of 2
_FAR = 30_000  # pixels, beyond which cairo's own arithmetic may give way


class Item(NamedTuple):
    """A mobject without its submobjects, or one layer of a `Painted` one."""

    digest: bytes
    mobject: Mobject
    layer: Layer | None = None


class Display:
    """Makes display lists. What it keeps makes the next one cheaper."""

    def __init__(self) -> None:
        self._appearances = Appearances()

    def items(self, mobjects: list[Mobject]) -> list[Item]:
        """The items of mobjects, which are in the order in which they are painted; what is invisible is left out.

        Raises Untold where nothing says what a mobject shows.
        """
        found = []
        for mobject in mobjects:
            if isinstance(mobject, Painted):
                kind = type(mobject)
                who = kind.__qualname__, code_of(kind)  # type: ignore[arg-type]
                for layer in mobject.layers():
                    found.append(Item(digest((who, layer.appearance)), mobject, layer))
            elif told := self._appearances.of(mobject):
                found.append(Item(told, mobject))
        return found


def in_order(mobjects: Sequence[Mobject], camera: Camera) -> list[Mobject]:
    """The mobjects and their parts that have points, from the lowest to the highest: the camera's own list of them, in
    half the time where a family is a tree, as most are.
    """
    found: list[Mobject] = []
    known: set[int] = set()
    waiting = list(mobjects[::-1])
    while waiting:
        mobject = waiting.pop()
        if id(mobject) in known or type(mobject)._iter_family is not Mobject._iter_family:
            return camera.get_mobjects_to_display(mobjects)
        known.add(id(mobject))
        if len(mobject.points):
            found.append(mobject)
        if mobject.submobjects:
            waiting += mobject.submobjects[::-1]
    if camera.use_z_index and any(mobject.z_index for mobject in found):
        found.sort(key=lambda mobject: mobject.z_index)
    return found


def bounds(item: Item, camera: Camera, matrix: cairo.Matrix) -> Area:
    """The pixels that an item may touch, and no less."""
    whole = Area(0, 0, camera.pixel_width, camera.pixel_height)
    mobject = item.mobject
    if item.layer is not None:
        return within(item.layer.reach(), matrix, camera.pixel_width, camera.pixel_height)
    if isinstance(mobject, VMobject):
        return _around(*_seen(mobject.points, matrix), _stroke_reach(mobject, camera, matrix) + _SOFT, whole)
    seen = camera.points_to_subpixel_coords(mobject, mobject.points)
    if isinstance(mobject, PMobject):
        return _around(*_extremes(seen), camera.adjusted_thickness(mobject.stroke_width) + _SOFT, whole)
    if isinstance(mobject, AbstractImageMobject):
        return _around(*_extremes(seen), _SOFT, whole)
    return whole


def within(box: Box | None, matrix: cairo.Matrix, width: int, height: int) -> Area:
    """The pixels of a picture that what keeps to a box of the frame may touch."""
    whole = Area(0, 0, width, height)
    if box is None:
        return whole
    corners = np.array([[box.left, box.bottom], [box.right, box.top]])
    return _around(*_seen(corners, matrix), _SOFT, whole)


def _extremes(points: np.ndarray) -> tuple[float, float, float, float]:
    """The lowest x and y, the highest x and y of points (n, 2 or more)."""
    low, high = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return low[0], low[1], high[0], high[1]


def _seen(points: np.ndarray, matrix: cairo.Matrix) -> tuple[float, float, float, float]:
    """The extremes of points of the scene in pixels; the matrix neither turns nor shears."""
    left, bottom, right, top = _extremes(points)
    x0, x1 = left * matrix.xx + matrix.x0, right * matrix.xx + matrix.x0
    y0, y1 = top * matrix.yy + matrix.y0, bottom * matrix.yy + matrix.y0
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _around(left: float, top: float, right: float, bottom: float, room: float, whole: Area) -> Area:
    """The part of the picture that holds an area with room on every side; all of it for an area that is not finite, or
    reaches far beyond its edge."""
    if not (left > -_FAR and top > -_FAR and right < _FAR and bottom < _FAR):
        return whole
    return Area(
        max(math.floor(left - room), 0),
        max(math.floor(top - room), 0),
        min(math.ceil(right + room), whole.right),
        min(math.ceil(bottom + room), whole.bottom),
    )


def _stroke_reach(mobject: VMobject, camera: Camera, matrix: cairo.Matrix) -> float:
    """How far strokes may reach beyond the points of an outline, in pixels."""
    behind, _, stroke = shows(mobject)
    width = max(
        mobject.get_stroke_width(True) if behind else 0.0, mobject.get_stroke_width() if stroke else 0.0
    )
    pointed = mobject.joint_type in (LineJointType.AUTO, LineJointType.MITER)
    reach = width / 2 * (_MITRE if pointed else _SQUARE) * camera.cairo_line_width_multiple
    return float(reach * max(abs(matrix.xx), abs(matrix.yy)))
