"""A line on the flat: the same line as a curve on a landscape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.ground.visibility import stretch
from steepest.stage.play.live import Given, now

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context
    from steepest.stage.figures.flat.plane import Plane

_HALO = 2.2  # the dark edge, in the units of stroke widths
_PIECES = 4  # of a bar by which others are measured


class FlatLine(Drawn):
    """A line through `points` (n, 2) or (n, 3) on the frame, in scene units, which may be live; a row of nan is a gap.

    `dashed` in scene units (on, off); `halo` gives it a dark edge, so that it is read on pale ground too.
    Cheap to lay anew in every frame, which manim's own lines are not.
    """

    cap = cairo.LINE_CAP_ROUND  # of its ends, where it has no dashes

    def __init__(
        self,
        points: Given[np.ndarray],
        colour: str = theme.INK,
        width: float = theme.CURVE_WIDTH,
        dashed: tuple[float, float] | None = None,
        halo: bool = True,
        plane: Plane | None = None,
    ):
        super().__init__(colour, plane)
        self.width_of_line, self.dashed, self.halo = width, dashed, halo
        self.lay(points)

    def lay(self, points: Given[np.ndarray]) -> FlatLine:
        """Lay it through other points."""
        self.through = points
        self.points = self.outline if len(self.outline) else np.zeros((1, 3))
        return self

    @property
    def outline(self) -> np.ndarray:
        """All its points (n, 3), grown or not."""
        points = np.asarray(now(self.through), float)
        full = np.zeros((len(points), 3))
        full[:, : points.shape[1]] = points
        return full

    @property
    def style(self) -> tuple[object, ...]:
        """How it is stroked."""
        return self.width_of_line, self.dashed, self.halo

    @property
    def drawn(self) -> np.ndarray:
        """The part (m, 3) that has grown."""
        outline = self.outline
        if self.grown >= 1 or len(outline) < 2:
            return outline
        return stretch(outline, 0, self.grown * (len(outline) - 1))

    def reach(self) -> Box | None:
        """What has grown of it, with its edge."""
        drawn = self.drawn
        drawn = drawn[np.isfinite(drawn).all(axis=1)]
        return around(drawn, 0.01 * (self.width_of_line + _HALO)) if len(drawn) else None

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it as far as it has grown."""
        drawn = self.drawn[:, :2]
        if self.opacity <= 0 or self.grown <= 0 or len(drawn) < 2:
            return
        strokes = [(self.colour, self.opacity, self.width_of_line, self.dashed)]
        if self.halo:
            strokes.insert(
                0, (theme.BACKGROUND, 0.75 * self.opacity, self.width_of_line + _HALO, self.dashed)
            )
        context.set_line_join(cairo.LINE_JOIN_ROUND)
        context.set_line_cap(cairo.LINE_CAP_BUTT if self.dashed else self.cap)
        gaps = ~np.isfinite(drawn).all(axis=1)
        for colour, opacity, width, dashed in strokes:
            ink(context, theme.channels(colour), opacity)
            context.set_line_width(width * 0.01)
            context.set_dash(list(dashed or ()))
            lifted = True
            for point, gap in zip(drawn.tolist(), gaps, strict=True):
                if gap:
                    lifted = True
                    continue
                (context.move_to if lifted else context.line_to)(*point)
                lifted = False
            context.stroke()
        context.set_dash([])


def in_pieces(start: np.ndarray, end: np.ndarray, notch: float) -> np.ndarray:
    """The points (n, 2) of a straight line in four equal pieces, by which others are measured; `notch` is the share of
    it from one to the next."""
    ends = np.arange(_PIECES)[:, None] / _PIECES + [notch / 2, 1 / _PIECES - notch / 2]
    shares = np.column_stack([ends, np.full(_PIECES, np.nan)]).ravel()[:-1, None]
    return np.asarray(start + shares * (end - start))
