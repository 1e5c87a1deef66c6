"""A line on the flat: the same line as a curve on a landscape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink
from steepest.stage.ground.visibility import stretch

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_HALO = 2.2  # the dark edge, in the units of stroke widths


class FlatLine(Painted):
    """A line through `points` (n, 2) or (n, 3) on the frame, in scene units; `grown` is how much is there.

    `dashed` in scene units (on, off); `halo` gives it a dark edge, so that it is read on pale ground too.
    Cheap to lay anew in every frame, which manim's own lines are not.
    """

    def __init__(
        self,
        points: np.ndarray,
        colour: str = theme.INK,
        width: float = theme.CURVE_WIDTH,
        dashed: tuple[float, float] | None = None,
        halo: bool = True,
    ):
        super().__init__()
        self.colour, self.width_of_line, self.dashed, self.halo, self.grown = colour, width, dashed, halo, 1.0
        self.lay(points)

    def lay(self, points: np.ndarray) -> FlatLine:
        """Lay it through other points."""
        points = np.asarray(points, float)
        self.points = np.zeros((len(points), 3))
        self.points[:, : points.shape[1]] = points
        return self

    @property
    def drawn(self) -> np.ndarray:
        """The part (m, 3) that has grown."""
        if self.grown >= 1 or len(self.points) < 2:
            return self.points
        return stretch(self.points, 0, self.grown * (len(self.points) - 1))

    def reach(self) -> Box | None:
        """What has grown of it, with its edge."""
        return around(self.drawn, 0.01 * (self.width_of_line + _HALO)) if len(self.points) else None

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it as far as it has grown."""
        if self.opacity <= 0 or self.grown <= 0 or len(self.points) < 2:
            return
        strokes = [(self.colour, self.opacity, self.width_of_line, self.dashed)]
        if self.halo:
            strokes.insert(
                0, (theme.BACKGROUND, 0.75 * self.opacity, self.width_of_line + _HALO, self.dashed)
            )
        context.set_line_join(cairo.LINE_JOIN_ROUND)
        context.set_line_cap(cairo.LINE_CAP_BUTT if self.dashed else cairo.LINE_CAP_ROUND)
        for colour, opacity, width, dashed in strokes:
            ink(context, theme.channels(colour), opacity)
            context.set_line_width(width * 0.01)
            context.set_dash(list(dashed or ()))
            first, *others = self.drawn[:, :2].tolist()
            context.move_to(*first)
            for point in others:
                context.line_to(*point)
            context.stroke()
        context.set_dash([])
