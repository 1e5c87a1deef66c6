"""The walker on the flat: somebody who stands on a map, seen from above."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around
from steepest.stage.extent import Extent
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.ground.paint.walker import FROM_ABOVE, REACH, extent_of_walker, paint_walker
from steepest.stage.ground.things import TALL
from steepest.stage.play.live import Given

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context
    from steepest.stage.figures.flat.plane import Plane


class FlatWalker(FlatDot):
    """Somebody at a point of a plane, as tall as suits a dot of a `radius`, who looks where `heading` says, in radians
    from the plane's first axis. The eye's `axes` tell from where they are seen. Off the plane they are not seen. A
    `plain` one is a dot alone."""

    plain = False

    def __init__(
        self,
        plane: Plane,
        at: Given[Sequence[Any]],
        colour: str = theme.INK,
        radius: float = 0.1,
        axes: np.ndarray = FROM_ABOVE,
    ) -> None:
        super().__init__(plane, at, colour, radius)
        self.heading, self.axes = theme.LOOKS, axes

    def toward(self, way: np.ndarray) -> float:
        """The heading of who goes a way (2,) of the plane."""
        across, up = (float(each) for each in way * self.of.unit)
        return math.atan2(up, across)

    @property
    def tall(self) -> float:
        """How tall they are, in scene units."""
        return TALL * self.radius * self.size

    def body(self, at: np.ndarray) -> np.ndarray:
        """A line (2, 3) up their body, did they stand at a place (3,) of the frame."""
        return np.array([at, at + np.append(self.tall * self.axes[:2, 2], 0.0)])

    @property
    def style(self) -> tuple[object, ...]:
        """How large they are, and where they look."""
        return *super().style, self.heading, self.plain

    def extents(self) -> Iterable[Extent]:
        """Them, from their feet to their head."""
        if self.is_seen:
            at = self.outline[0, :2]
            yield extent_of_walker(self.axes, at, self.tall, self.heading, self.colour, self.opacity)

    def reach(self) -> Box | None:
        """Them, with their edge."""
        if not len(self.outline):
            return None
        top = self.outline + np.append(self.tall * self.axes[:2, 2], 0.0)
        return around(np.concatenate([self.outline, top]), REACH * self.tall + 0.03)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint them, if they are on their plane."""
        if self.plain:
            super().paint(context, pixels)
        elif self.is_seen:
            at = self.outline[0, :2]
            paint_walker(context, self.axes, at, self.tall, self.heading, self.colour, self.opacity)
