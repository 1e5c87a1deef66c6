"""A place of a contour map as it is seen from close by, with what lies there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import contourpy
import numpy as np
from manim import Mobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.appearance import digest
from steepest.stage.camera.painted import around, ink, trace, trace_rings
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.walker import FlatWalker
from steepest.stage.figures.lens.near_plot import NearPlot
from steepest.stage.figures.map.contour_map import ContourMap
from steepest.stage.ground.heights import Span
from steepest.stage.ground.near.near_levels import Spread, near_bands, near_levels, sparse

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_CELLS = 48
_ROOM = 1.08  # of what is surveyed, to what is seen
_SPREAD = 0.5  # of the ramp, from the lowest to the highest place that is seen
_LINES = 0.5  # how solid they are
_WIDTH = 1.6


class NearMap(NearPlot):
    """What a lens sees of a contour map, and of the lines, arrows and dots among the `mobjects` of a scene; somebody is
    so many times `taller` than on it, or a plain dot where that is 0. No finer level lines come between those of the
    map where it shows its `own`."""

    def __init__(
        self,
        chart: ContourMap,
        mobjects: Callable[[], Sequence[Mobject]],
        taller: float = 1.0,
        own: bool = False,
    ) -> None:
        self.chart, self.taller, self.own = chart, taller, own
        super().__init__(chart.plane, mobjects)

    def forget(self) -> None:
        """Remember nothing of what was seen."""
        self._surveyed: tuple[object, Any] = None, None

    def look(self, at: np.ndarray, times: float, centre: np.ndarray, radius: float, share: float) -> None:
        """Look from so many `times` closer, through a disc of the frame; `share` of the way there is done."""
        super().look(at, times, centre, radius, share)
        self.seen = sparse(times)
        self.spread = share * _SPREAD * min(self.seen, 1.0)
        reach = _ROOM * self.reach
        (a, b), (c, d) = self.chart.plane.xs, self.chart.plane.ys
        low, high = np.clip(at - reach, [a, c], [b, d]), np.clip(at + reach, [a, c], [b, d])
        self.window: tuple[Span, Span] = (float(low[0]), float(high[0])), (float(low[1]), float(high[1]))

    def marks(self) -> list[Drawn]:
        """The lines, arrows and dots that lie on it, and who stands there, as they are seen."""
        seen = super().marks()
        for near in seen:
            if isinstance(near, FlatWalker):
                near.plain, near.radius = not self.taller, near.radius * (self.taller or 1.0)
        return seen

    @property
    def outline(self) -> np.ndarray:
        """Two corners (2, 2) of the part of the map that it looks at."""
        return np.array(self.window).T

    def appearance(self) -> object:
        """What its picture follows from."""
        (x, y, z), chart = self._survey(), self.chart
        held = chart.low, chart.high, chart.levels, chart.top, chart.ramp, chart.night
        return digest((x, y, z)), held, self.spread, super().appearance()

    def paint(self, context: Context, pixels: float) -> None:
        """Paint what is seen, on a picture that is cut off beside the disc."""
        (a, b), (c, d) = self.window
        if a >= b or c >= d:
            return
        self._paint_bands(context)
        super().paint(context, pixels)

    @property
    def room(self) -> Box:
        """The part of the frame that the map covers."""
        return around(np.array([self.chart.points.min(axis=0), self.chart.points.max(axis=0)]), 1e-6)

    def _survey(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """x and y (n,) and the heights (n, n) of the part of the map that is seen, first index along x."""
        key = self.window, self.chart.heights
        if self._surveyed[0] != key:
            x, y = (np.linspace(*span, _CELLS + 1) for span in self.window)
            z = np.broadcast_to(self.chart.heights(*np.meshgrid(x, y, indexing="ij")), (len(x), len(y)))
            self._surveyed = key, (x, y, z)
        found: tuple[np.ndarray, np.ndarray, np.ndarray] = self._surveyed[1]
        return found

    def _paint_bands(self, context: Context) -> None:
        x, y, z = self._survey()
        known = z[np.isfinite(z)]
        if not known.size:
            return
        low, high = float(known.min()), float(known.max())
        generator = contourpy.contour_generator(x, y, np.ma.masked_invalid(z.T), fill_type="OuterOffset")
        beyond = 1.0 + abs(low) + abs(high)
        levels = self.levels(low, high)
        for bottom, colour in self.bands(low, high, levels):
            ink(context, colour)
            for polygon, cuts in zip(*generator.filled(bottom, high + beyond)[:2], strict=True):
                trace_rings(context, self._places(np.asarray(polygon)), cuts)
            context.fill()
        context.set_line_width(0.01 * _WIDTH)
        for height, share in levels:
            ink(context, theme.channels(theme.INK), _LINES * share)
            for line in generator.lines(height):
                trace(context, self._places(np.asarray(line)))
            context.stroke()

    def levels(self, low: float, high: float) -> list[tuple[float, float]]:
        """The heights of the lines that are seen between two heights, each with how solid it is."""
        if self.own:
            return [(level, 1.0) for level in self.chart.levels if low < level < high]
        return near_levels(low, high, self.chart.levels, self.seen)

    def bands(
        self, low: float, high: float, levels: Sequence[tuple[float, float]]
    ) -> Iterator[tuple[float, np.ndarray]]:
        """The bands between these lines, from the lowest up: where each begins, and its colour (3,)."""
        if self.own:  # in the colours of the map, where each of them is found again
            for bottom in (low - 1.0 - abs(low), *(level for level, _ in levels)):
                yield bottom, self.chart.seen(max(bottom, low))
            return
        ends = self._share(low), self._share(high), self._share(self._here)
        spread = Spread(*ends, self.spread / self.chart.top)
        for bottom, shown in near_bands(low, high, levels):
            yield bottom, theme.ramp(self.chart.top * spread(self._share(shown)))

    @property
    def _here(self) -> float:
        """The height at the place."""
        return float(self.chart.heights(*self.place[:, None])[0])

    def _share(self, height: float) -> float:
        return (height - self.chart.low) / (self.chart.high - self.chart.low)

    def _places(self, points: np.ndarray) -> np.ndarray:
        """Where points (n, 2) of the map are seen (n, 3)."""
        return self.closer(self.chart.plane.many(*points.T))
