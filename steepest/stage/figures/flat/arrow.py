"""An arrow on the flat: the same arrow as on a landscape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, lay
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.ground.paint.arrowhead import arrow_room, paint_arrow
from steepest.stage.play.live import Given, now

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context
    from steepest.stage.figures.flat.plane import Plane

_DASHES = 0.12, 0.08  # on and off, in scene units
_BEYOND = 0.02  # so far beyond the edge of its box an arrow is cut off, in scene units
_AWAY = 0.4  # and so far beyond it has left with its head, and has paled wholly where it leaves
_FADE, _HALF = 1.5, 0.5  # so far before the edge it begins to pale, in scene units; as a share of what is seen, at most

Ends = tuple[np.ndarray, np.ndarray] | None


class FlatArrow(Drawn):
    """An arrow from `start` to `end` on the frame (2,) or (3,), in scene units; a ring where it has no length.

    It has a dark edge, so that it is read on pale ground too, and a head that shrinks with it. Where it goes on beyond
    a `box`, it pales towards the edge, and is not seen beyond: it leads off, and does not end there. `follow` lets it
    lie between live ends.
    """

    kind = "arrow"
    extent = "arrow"

    def __init__(
        self,
        start: np.ndarray,
        end: np.ndarray,
        colour: str = theme.GRADIENT,
        width: float = theme.ARROW_WIDTH,
        plane: Plane | None = None,
        dashed: bool = False,
        box: Box | None = None,
    ):
        super().__init__(colour, plane)
        self.width_of_line, self.dashed, self.box = width, dashed, box
        self.set_ends(start, end)

    @property
    def start(self) -> np.ndarray:
        """Where it begins (3,)."""
        return np.asarray(self.outline[0])

    @property
    def end(self) -> np.ndarray:
        """Where its tip is (3,), when it is grown."""
        return np.asarray(self.outline[1])

    def set_ends(self, start: np.ndarray, end: np.ndarray) -> FlatArrow:
        """Lay it between two points."""
        return self.follow((start, end))

    def follow(self, ends: Given[Ends]) -> FlatArrow:
        """Let it lie between two points of the frame, or nowhere (None), as they are now."""
        self.ends = ends
        self.points = np.zeros((2, 3))  # manim leaves out what has none
        outline = self.outline
        self.points[: len(outline)] = outline
        return self

    @property
    def outline(self) -> np.ndarray:
        """Both ends (2, 3)."""
        ends = now(self.ends)
        if ends is None:
            return np.zeros((0, 3))
        both = np.zeros((2, 3))
        both[0, : len(ends[0])], both[1, : len(ends[1])] = ends[0], self.box.stop(*ends) if self.box else ends[1]
        return both

    @property
    def beyond(self) -> float:
        """How far it goes on beyond the edge of its box, in scene units: 0 where it ends within."""
        ends = now(self.ends)
        if not self.box or ends is None:
            return 0.0
        off = float(np.hypot(*(ends[1] - self.box.stop(*ends))[:2]))
        return off if off > _BEYOND else 0.0

    @property
    def is_cut(self) -> bool:
        """Whether it goes on beyond the edge of its box."""
        return self.beyond > 0

    @property
    def _off(self) -> float:
        """How far it goes on beyond its box, as far as how pale it is depends on that."""
        return min(self.beyond, _AWAY)

    @property
    def drawn(self) -> np.ndarray:
        """From its start to as far as it has grown (2, 3)."""
        a, b = self.outline
        return np.array([a, a + (b - a) * self.grown])

    @property
    def style(self) -> tuple[object, ...]:
        """How broad it is, whether dashed, and how far it leads off its box, as far as that is seen."""
        return self.width_of_line, self.dashed, self._off

    @property
    def _ink(self) -> tuple[str, float, float, Sequence[float]]:
        """How it is painted: its colour, width, opacity and dashes."""
        return self.colour, self.width_of_line, self.opacity, _DASHES if self.dashed else ()

    def reach(self) -> Box | None:
        """What has grown of it."""
        if not len(self.outline):
            return None
        a, b = self.outline
        whole = max(float(np.hypot(*(b - a)[:2])), 1e-9)
        grown = min(1.0, self.grown * (1 + self._off / whole))  # its head goes ahead, up to the edge
        return around(np.array([a, a + (b - a) * grown]), arrow_room(self.width_of_line))

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it as far as it has grown."""
        if not self.is_seen:
            return
        a, b = self.outline[:, :2]
        off = self._off
        if off and self.box and (room := self.reach()):
            self._paint_leaving(context, room, self.box, off)
        else:
            paint_arrow(context, a, a + (b - a) * self.grown, *self._ink)

    def _paint_leaving(self, context: Context, room: Box, box: Box, off: float) -> None:
        """Paint it in a room of the frame as it leads so far off its box. It is a picture of its own, so that it pales
        by the same shades however much of the frame is drawn."""
        a, b = self.outline[:, :2]
        whole = max(float(np.hypot(*(b - a))), 1e-9)
        along = (b - a) / whole
        matrix = context.get_matrix()
        ends = [matrix.transform_point(x, y) for x, y in ((room.left, room.bottom), (room.right, room.top))]
        corner, other = np.floor(np.min(ends, axis=0)), np.ceil(np.max(ends, axis=0))
        image = cairo.ImageSurface(cairo.FORMAT_ARGB32, *(other - corner).astype(int).tolist())
        picture = cairo.Context(image)
        picture.set_matrix(matrix.multiply(cairo.Matrix(x0=-corner[0], y0=-corner[1])))
        picture.rectangle(box.left, box.bottom, box.width, box.height)
        picture.clip()
        paint_arrow(picture, a, a + along * (whole + off) * self.grown, *self._ink)
        begins = b - along * min(_FADE, _HALF * whole)
        paling = cairo.LinearGradient(*begins, *b)
        paling.add_color_stop_rgba(0, 0, 0, 0, 1)
        paling.add_color_stop_rgba(1, 0, 0, 0, 1 - off / _AWAY)
        picture.set_operator(cairo.OPERATOR_DEST_IN)
        picture.set_source(paling)
        picture.paint()
        lay(context, image, corner)
