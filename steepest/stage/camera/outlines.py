"""Outlines of manim's vector mobjects, kept from frame to frame.

Camera.display_vectorized works out anew for every mobject and frame where its outline breaks, hands Cairo each
number as a numpy scalar, and fills and strokes what is transparent: 42 µs a glyph, 60 glyphs a frame. Most glyphs
stand where they stood a frame ago. Their paths are kept by their points, and Cairo is given them back as it read
them: its own coordinates, so every pixel is the same. 15 µs a glyph.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import cairo
    from manim import VMobject
    from manim.camera.camera import Camera

_KEPT = 2048  # outlines, of about 4 kB each
_FEW = 256  # numbers of an outline that Python compares sooner than numpy


class Outlines:
    """The outlines that a camera drew last."""

    def __init__(self) -> None:
        self._paths: OrderedDict[tuple[bytes, float], Any] = OrderedDict()
        self._matrix: cairo.Matrix | None = None

    def lay(self, camera: Camera, context: cairo.Context[Any], mobject: VMobject) -> None:
        """Make a mobject's outline the context's path, as the camera does."""
        if (matrix := context.get_matrix()) != self._matrix:  # they are rounded to the pixels of a frame
            self._paths.clear()
            self._matrix = matrix
        key = mobject.points.tobytes(), mobject.tolerance_for_point_equality
        path = self._paths.get(key)
        if path is not None:
            self._paths.move_to_end(key)
            context.new_path()
            context.append_path(path)
            return
        trace(camera, context, mobject)
        self._paths[key] = context.copy_path()
        if len(self._paths) > _KEPT:
            self._paths.popitem(last=False)


def trace(camera: Camera, context: cairo.Context[Any], mobject: VMobject) -> None:
    """What Camera.set_cairo_context_path does, with Python's own numbers."""
    context.new_path()
    points = camera.transform_points_pre_display(mobject, mobject.points)
    if not len(points):
        return
    xy: list[float] = points[:, :2].ravel().tolist()
    for first, end in [(0, len(points))] if _unbroken(xy) else _split(mobject, points):
        if end - first < 4:
            continue
        context.new_sub_path()
        context.move_to(xy[2 * first], xy[2 * first + 1])
        for at in range(2 * first + 2, 2 * end - 5, 8):
            context.curve_to(*xy[at : at + 6])
        if mobject.consider_points_equals_2d(
            (xy[2 * first], xy[2 * first + 1]), (xy[2 * end - 2], xy[2 * end - 1])
        ):
            context.close_path()


def _unbroken(xy: list[float]) -> bool:
    """Whether each of a few curves begins at the very number where the one before it ends, as most do."""
    if len(xy) > _FEW:
        return False
    return all(xy[at - 2] == xy[at] and xy[at - 1] == xy[at + 1] for at in range(8, len(xy), 8))


def _split(mobject: VMobject, points: Any) -> list[tuple[int, int]]:
    """Where the outline breaks, within manim's tolerance."""
    found: list[tuple[int, int]] = mobject.get_subpath_split_indices_from_points(points, n_dims=2).tolist()
    return found
