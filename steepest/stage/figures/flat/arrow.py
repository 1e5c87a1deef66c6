"""An arrow on the flat: the same arrow as on a landscape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.ground.paint.arrowhead import arrow_room, paint_arrow
from steepest.stage.play.live import Given, now

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context
    from steepest.stage.figures.flat.plane import Plane

_DASHES = 0.12, 0.08  # on and off, in scene units
_BEYOND = 0.02  # so far beyond the edge of its box an arrow is cut off, in scene units

Ends = tuple[np.ndarray, np.ndarray] | None


class FlatArrow(Drawn):
    """An arrow from `start` to `end` on the frame (2,) or (3,), in scene units; a ring where it has no length.

    It has a dark edge, so that it is read on pale ground too, and a head that shrinks with it. At the edge of a `box`
    it is cut off, and has no head. `follow` lets it lie between live ends.
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
    def is_cut(self) -> bool:
        """Whether it goes on beyond the edge of its box."""
        ends = now(self.ends)
        return bool(self.box and ends and np.hypot(*(ends[1] - self.box.stop(*ends))[:2]) > _BEYOND)

    @property
    def drawn(self) -> np.ndarray:
        """From its start to as far as it has grown (2, 3)."""
        a, b = self.outline
        return np.array([a, a + (b - a) * self.grown])

    @property
    def style(self) -> tuple[object, ...]:
        """How broad it is, and whether dashed, or cut off."""
        return self.width_of_line, self.dashed, self.is_cut

    def reach(self) -> Box | None:
        """What has grown of it."""
        if not len(self.outline):
            return None
        a, b = self.outline
        return around(np.array([a, a + (b - a) * self.grown]), arrow_room(self.width_of_line))

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it as far as it has grown."""
        if self.is_seen:
            a, b = self.outline[:, :2]
            style = self.colour, self.width_of_line, self.opacity, _DASHES if self.dashed else ()
            paint_arrow(context, a, a + (b - a) * self.grown, *style, headed=not self.is_cut)
