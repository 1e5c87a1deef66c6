"""A picture that is worked out once for a size, and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around
from steepest.stage.extent import Extent, corners
from steepest.stage.relief.relief import Bitmap

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context


class Baked:
    """What `draw` makes for so many pixels to a scene unit, which is kept until another size is asked for."""

    def __init__(self, draw: Callable[[float], Bitmap]) -> None:
        self.draw = draw
        self._known: tuple[float, Bitmap] | None = None

    def lay(
        self, context: Context, pixels: float, opacity: float = 1.0, by: tuple[float, float] = (0.0, 0.0)
    ) -> None:
        """Lay it on the frame, pixel on pixel, moved `by` so much."""
        if opacity <= 0:
            return
        if self._known is None or self._known[0] != pixels:
            self._known = pixels, self.draw(pixels)
        picture = self._known[1]
        x, y = context.get_matrix().transform_point(picture.corner[0] + by[0], picture.corner[1] + by[1])
        context.save()
        context.identity_matrix()
        context.set_source_surface(picture.surface, round(x), round(y))
        context.paint_with_alpha(opacity)
        context.restore()


class Still(Painted):
    """A thing in a `box` of the frame of which nothing moves: `draw` makes its picture once, from what is `told`. Its
    shadow lies in the `room` around it."""

    def __init__(
        self, draw: Callable[[float], Bitmap], box: Box, told: object = None, room: float = 0.3
    ) -> None:
        super().__init__()
        self.kept, self.box, self.told, self.room = Baked(draw), box, told, room
        self.set_z_index(theme.BELOW)
        self.points = np.array([[box.left, box.bottom, 0.0], [box.right, box.top, 0.0]])

    def appearance(self) -> object:
        """What its picture follows from, and how solid it is."""
        return type(self).__name__, self.box, self.told, self.opacity

    def reach(self) -> Box | None:
        """The box, with the room around it."""
        return around(self.points, self.room)

    def extents(self) -> Iterable[Extent]:
        """The box."""
        if self.opacity > 0:
            yield Extent("picture", corners(self.box), opacity=self.opacity)

    def paint(self, context: Context, pixels: float) -> None:
        """Lay the kept picture on the frame."""
        self.kept.lay(context, pixels, self.opacity)
