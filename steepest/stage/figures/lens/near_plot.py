"""A place of a plot as it is seen from close by: the lines, arrows and dots there, and the ground under its curve."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from manim import Mobject

from steepest.stage.box import Box
from steepest.stage.camera.painted import ink, trace
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.face import Face
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.lens.near_marks import Closer, near_mark

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_POINTS = 81  # of an edge
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
        things = [(type(each).__name__, each.appearance()) for each in (*self._faces(), *self.marks())]
        return self.closer.centre, self.closer.times, things

    def paint(self, context: Context, pixels: float) -> None:
        """Paint what is seen, on a picture that is cut off beside the disc."""
        for face in self._faces():
            self._paint_under(context, face)
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

    def _faces(self) -> list[Face]:
        """The ground under curves of the plane."""
        family = (part for mobject in self.mobjects() for part in mobject.get_family())
        return [part for part in family if isinstance(part, Face) and part.plane is self.plane and part.opacity > 0]

    def _paint_under(self, context: Context, face: Face) -> None:
        """Paint what is seen of the ground under a curve, band by band, the highest first; cairo can fill no shape so
        large as all of it would be."""
        plane, glass, (x, y) = self.closer.plane(self.plane), self.glass, face.edge()
        ends = (np.array([glass.left, glass.right]) - plane.origin[0]) / plane.unit[0]
        left, right = np.clip(ends, x[0], x[-1]).tolist()
        across = np.linspace(left, right, _POINTS)
        edge = plane.places(np.stack([across, np.interp(across, x, y)], -1))[:, :2]
        base = max(plane.box.bottom, glass.bottom)
        context.push_group()
        for under, over in face.bands[::-1]:
            top = np.clip(np.minimum(edge[:, 1], plane.at(0, over)[1]), base, glass.top)
            ink(context, face.colour((under + over) / 2))
            trace(context, np.concatenate([np.stack([edge[:, 0], top], -1), [[edge[-1, 0], base], [edge[0, 0], base]]]))
            context.fill()
        context.pop_group_to_source()
        context.paint_with_alpha(face.opacity)

    @property
    def room(self) -> Box:
        """The part of the frame on which they lie."""
        return self.plane.box
