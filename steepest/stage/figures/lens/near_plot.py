"""A place of a plot as it is seen from close by: the lines, arrows and dots there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from manim import Mobject

from steepest.stage.box import Box
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.lens.near_marks import Closer, near_mark

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_BESIDE = 1.2  # of the radius: so far from the middle a straight line is followed


class NearPlot:
    """What a lens sees of a plane: the lines, arrows and dots that lie on it, among the `mobjects` of a scene."""

    ball = 0.0
    """What stands at the place lets its ring be seen."""

    def __init__(self, plane: Plane, mobjects: Callable[[], Sequence[Mobject]]) -> None:
        self.plane, self.mobjects = plane, mobjects
        self.forget()

    def forget(self) -> None:
        """Remember nothing: nothing is kept."""

    def spot(self, at: np.ndarray) -> np.ndarray:
        """Where a place lies on the frame (2,)."""
        return np.asarray(self.plane.at(*map(float, at))[:2])

    def look(self, at: np.ndarray, times: float, centre: np.ndarray, radius: float, share: float) -> None:
        """Look from so many `times` closer, through a disc of the frame; `share` of the way there is done."""
        self.closer, self.place = Closer(self.spot(at), centre, times), at
        self.reach = radius / times / self.plane.unit
        self.glass = Box(*(centre - _BESIDE * radius), *(centre + _BESIDE * radius))

    @property
    def outline(self) -> np.ndarray:
        """Two corners (2, 2) of the part of the plane that it looks at."""
        return np.array([self.place - self.reach, self.place + self.reach])

    def appearance(self) -> object:
        """What its picture follows from."""
        things = [(type(each).__name__, each.appearance()) for each in self.marks()]
        return self.closer.centre, self.closer.times, things

    def paint(self, context: Context, pixels: float) -> None:
        """Paint what is seen, on a picture that is cut off beside the disc."""
        for each in self.marks():
            each.paint(context, pixels)

    def marks(self) -> list[Drawn]:
        """The lines, arrows and dots that lie on the plane, as they are seen."""
        family = [part for mobject in self.mobjects() for part in mobject.get_family()]
        family.sort(key=lambda part: float(part.z_index))
        seen = [near for part in family if (near := near_mark(part, self.closer, self.room)) is not None]
        for near in seen:
            if isinstance(near, FlatLine) and len(ends := near.outline) == 2:  # cairo can draw no line so long
                clipped = self.glass.clip(*ends)
                near.through = np.array(clipped) if clipped else np.zeros((0, 3))
        return seen

    @property
    def room(self) -> Box:
        """The part of the frame on which they lie."""
        return self.plane.box
