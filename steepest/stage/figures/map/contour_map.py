"""A contour map: a function of two variables seen from above, in bands of the height ramp between its level lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import cairo
import contourpy
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.appearance import digest
from steepest.stage.camera.painted import Painted, around, ink, trace, trace_rings
from steepest.stage.extent import Extent, filled
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.ground.heights import Span, round_steps
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context


class ContourMap(Painted):
    """The level bands of `heights` (arrays to arrays) over a plane's rectangle.

    `levels` are heights of the lines, ascending; round ones are chosen where none are given. `top` is the part of the
    ramp used (1 all of it): a map that arrows are read on stays darker. The ramp runs over `ramp`, two heights, or over
    all heights there are, by a power of them, `bend`, below 1 where low ones are to be told apart; so much `night`, of
    the background, may be in it. Painted once for a size and kept.
    """

    cells, night = 180, 0.0

    def __init__(
        self,
        plane: Plane,
        heights: Callable[[np.ndarray, np.ndarray], np.ndarray],
        levels: Sequence[float] | None = None,
        top: float = 0.8,
        ramp: Span | None = None,
        bend: float = 1.0,
    ):
        super().__init__()
        self.plane, self.top, self.ramp, self.bend = plane, top, ramp, bend
        self.x, self.y = np.linspace(*plane.xs, self.cells + 1), np.linspace(*plane.ys, self.cells + 1)
        self.survey(heights, levels)
        box = plane.box
        self.points = box.diagonal

    def survey(
        self,
        heights: Callable[[np.ndarray, np.ndarray], np.ndarray],
        levels: Sequence[float] | None = None,
    ) -> ContourMap:
        """Map other heights over the same rectangle."""
        self.heights = heights
        self.z = heights(*np.meshgrid(self.x, self.y, indexing="ij"))
        self.low, self.high = float(np.nanmin(self.z)), float(np.nanmax(self.z))
        if self.high <= self.low:
            self.high = self.low + 1.0
        if levels is None:
            levels = round_steps(self.low, self.high, 12)
        self.levels = [level for level in levels if self.low < level < self.high]
        self.contours = contourpy.contour_generator(self.x, self.y, np.ma.masked_invalid(self.z.T))
        self._surveyed = digest((self.x, self.y, self.z, self.levels))
        self._kept: tuple[float, cairo.ImageSurface, float, float] | None = None
        return self

    def lines(self, level: float) -> list[np.ndarray]:
        """The level lines of a height, on the frame: polylines (n, 3)."""
        found = map(np.asarray, self.contours.lines(level))
        return [self.plane.many(line[:, 0], line[:, 1]) for line in found]

    def shapes(self) -> Iterable[Shape]:
        """The part of the plane that it shows: its lower left corner and its upper right one."""
        if self.opacity > 0:
            yield Shape("map", theme.QUIET, np.array([self.plane.xs, self.plane.ys]).T, self.opacity)

    def extents(self) -> Iterable[Extent]:
        """Its rectangle."""
        if self.opacity > 0:
            yield filled(self.plane.box, self.opacity)

    def appearance(self) -> object:
        """What has been surveyed (by its digest), its colours, and where it lies."""
        colours = self.top, self.ramp, self.bend, self.night
        return self._surveyed, colours, self.opacity, self.plane.box, self.plane.xs, self.plane.ys

    def reach(self) -> Box | None:
        """Its rectangle: the picture of it has whole pixels."""
        return around(self.points, 0.05)

    def paint(self, context: Context, pixels: float) -> None:
        """Lay the kept picture on the frame."""
        if self.opacity <= 0:
            return
        if self._kept is None or self._kept[0] != pixels:
            self._kept = self._picture(pixels)
        _, image, left, top = self._kept
        x, y = context.get_matrix().transform_point(left, top)
        context.identity_matrix()
        context.set_source_surface(image, round(x), round(y))
        context.paint_with_alpha(self.opacity)

    def _picture(self, pixels: float) -> tuple[float, cairo.ImageSurface, float, float]:
        box = self.plane.box
        left, top = np.floor(box.left * pixels) / pixels, np.ceil(box.top * pixels) / pixels
        width, height = int(np.ceil((box.right - left) * pixels)), int(np.ceil((top - box.bottom) * pixels))
        image = cairo.ImageSurface(cairo.FORMAT_ARGB32, width, height)
        context = cairo.Context(image)
        context.set_matrix(cairo.Matrix(pixels, 0, 0, -pixels, -left * pixels, top * pixels))
        context.rectangle(box.left, box.bottom, box.width, box.height)
        context.clip()
        # Each band covers all that is higher than its lower level: bands that lie edge to edge would show seams.
        brightest = max(self.ramp[1] if self.ramp else self.high, self.low)
        for low, high in zip([self.low, *self.levels], [*self.levels, self.high], strict=True):
            if low > brightest:  # all in one colour, which is there by now
                break
            ink(context, self.colour((low + high) / 2))
            if low == self.low and np.isfinite(self.z).all():
                context.paint()
                continue
            points, offsets = self._above(low if low > self.low else low - 1.0 - abs(low))
            for polygon, cuts in zip(points, offsets, strict=True):
                trace_rings(context, self.plane.many(polygon[:, 0], polygon[:, 1]), cuts)
            context.set_fill_rule(cairo.FILL_RULE_EVEN_ODD)
            context.fill()
        ink(context, theme.channels(theme.INK), 0.34)
        context.set_line_width(theme.HAIRLINE * 0.01)
        for level in self.levels:
            for line in self.lines(level):
                trace(context, line)
        context.stroke()
        return pixels, image, left, top

    def colour(self, height: float) -> np.ndarray:
        """The band colour of a height, (3,)."""
        low, high = self.ramp or (self.low, self.high)
        share = min(max((height - low) / (high - low), 0.0), 1.0)
        return theme.darkened(theme.ramp(self.top * share**self.bend), self.night)

    def seen(self, height: float) -> np.ndarray:
        """The colour (3,) that a height has on it: that of the band in which it lies."""
        ends = [self.low, *self.levels, self.high]
        band = min(max(bisect_right(ends, height), 1), len(ends) - 1)
        return self.colour((ends[band - 1] + ends[band]) / 2)

    def _above(self, level: float) -> tuple[list[np.ndarray], list[np.ndarray]]:
        generator = contourpy.contour_generator(
            self.x, self.y, np.ma.masked_invalid(self.z.T), fill_type=contourpy.FillType.OuterOffset
        )
        points, offsets = generator.filled(level, self.high + 1.0 + abs(self.high))[:2]
        return [np.asarray(p) for p in points], [np.asarray(o) for o in offsets]
