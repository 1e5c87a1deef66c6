"""Two pictures of one surface: a map, and a block. What is marked on one is marked on the other."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import partial

import numpy as np
from manim import Animation, FadeIn, FadeOut, Scene

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat import marks
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.contour_map import ContourMap
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.ground.outlook import clearest
from steepest.stage.figures.level_line import LevelLine, level_line
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Span, Terrain, round_steps
from steepest.stage.ground.things import Curve, Dot, Draped
from steepest.stage.ground.view import View
from steepest.stage.play.motion import running

Changing = Callable[[np.ndarray, np.ndarray, float], np.ndarray]
ChangingSlopes = Callable[[np.ndarray, np.ndarray, float], tuple[np.ndarray, ...]]
_WIDEST = 5.4  # the block's longer side, in units of its space
_LEVELS = 11


class Pair:
    """A surface that may change, on a map in a `box` of the frame and as a block of `height` units.

    `heights` and `slopes` (the two partial derivatives) take arrays of x and y and the share of the change,
    0 to 1; they are finite over the `window` of the map at every share. One walker stands on both pictures.
    Add `chart`, `plane` and `ground` to the scene in this order.
    """

    def __init__(
        self,
        scene: Scene,
        heights: Changing,
        slopes: ChangingSlopes,
        window: tuple[Span, Span],
        box: Box,
        height: float = 2.0,
    ):
        self.scene, self.window, self.share = scene, window, 0.0
        self._heights, self._slopes = heights, slopes
        (west, east), (south, north) = window
        self.plane = Plane(*window, box, equal=True, numbers=(3, 3))
        wide, deep = east - west, north - south
        self._size = (_WIDEST * min(1.0, wide / deep), _WIDEST * min(1.0, deep / wide), height)
        self._steps = [self._spacing(share) for share in (0.0, 1.0)]
        terrain = self.terrain(0.0)
        self.chart = ContourMap(self.plane, terrain.heights, self._levels(terrain))
        self.ground = Landscape(terrain, View(), self._levels(terrain))
        self.ground.followers.append(_Whole(self))
        self.place: tuple[float, float] = (west, south)
        self.dot = marks.point(self.plane.at(*self.place), radius=0.085)
        self.ball = Dot(point=lambda ground: ground.on(*self.place), radius=0.09)

    # --- the surface ---

    def terrain(self, share: float) -> Terrain:
        """The block at a share of the change."""
        wide, deep, height = self._size
        return Terrain(partial(self._heights_at, share), *self.window, width=wide, depth=deep, height=height)

    def change(self, share: float) -> None:
        """Let the surface have changed by a share, on both pictures."""
        self.share = share
        terrain = self.terrain(share)
        levels = self._levels(terrain)
        self.chart.survey(terrain.heights, levels)
        self.ground.lay(terrain, levels)

    def slope(self, at: np.ndarray, share: float) -> np.ndarray:
        """The two partial derivatives (2,) at a point (2,) of the map, at a share of the change."""
        return np.array([float(values[0]) for values in self._slopes(at[:1], at[1:], share)])

    def height(self) -> float:
        """The height at which the walker stands, without the last digits of float64."""
        x, y = np.array([self.place]).T
        terrain = self.ground.terrain
        digits = 9 - math.ceil(math.log10(terrain.high - terrain.low))
        return round(float(self._heights(x, y, self.share)[0]), digits) + 0.0

    def level(self, at: np.ndarray, share: float) -> LevelLine | None:
        """The level line through a point (2,) at a share of the change; None where it is a mere point."""
        heights, slopes = partial(self._heights_at, share), partial(self._slopes_at, share)
        return level_line(heights, slopes, (float(at[0]), float(at[1])), *self.window, cells=160)

    def view(self, views: Sequence[View], *lines: Iterable[np.ndarray]) -> View:
        """The first of some views that has in sight all lines (n, 2), on the surface before and after."""
        found = []
        for share, drawn in zip((0.0, 1.0), lines, strict=True):
            terrain = self.terrain(share)
            raised = [terrain.on(line[:, 0], line[:, 1], 0.02) for line in drawn]
            found.append(views.index(clearest(terrain, views, raised)))
        return views[max(found)]

    def room(self, at: np.ndarray, way: np.ndarray) -> float:
        """How far the map goes on from a point (2,) in a direction (2,), in units of the map."""
        spans = np.array(self.window)
        edge = np.where(way > 0, spans[:, 1], spans[:, 0])
        return float(min((edge[k] - at[k]) / way[k] for k in (0, 1) if abs(way[k]) > 1e-12))

    def _heights_at(self, share: float, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return self._heights(x, y, share)

    def _slopes_at(self, share: float, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, ...]:
        return self._slopes(x, y, share)

    def _spacing(self, share: float) -> tuple[float, float]:
        """A level line's height and the next one's distance from it, both round."""
        terrain = self.terrain(share)
        found = round_steps(terrain.low, terrain.high, _LEVELS)
        return found[0], found[1] - found[0]

    def _levels(self, terrain: Terrain) -> list[float]:
        """Heights of the level lines: round at both ends of the change, gliding on the way."""
        (one, step), (other, next_step) = self._steps
        first = one * (1 - self.share) + other * self.share
        step = step * (1 - self.share) + next_step * self.share
        low = math.floor((terrain.low - first) / step) + 1
        high = math.ceil((terrain.high - first) / step) - 1
        return [first + k * step for k in range(low, high + 1)]

    # --- what is marked on it ---

    def line(
        self,
        points: np.ndarray,
        colour: str = theme.INK,
        width: float = theme.CURVE_WIDTH,
        dashed: tuple[float, float] | None = None,
    ) -> Mark:
        """A line through points (n, 2) of the map."""
        curve = Curve(colour=colour, width=width, dashed=dashed, on_ground=True, halo=True)
        return Mark(self, FlatLine(self.plane.many(*points.T), colour, width, dashed), curve).lay(points)

    def arrow(self, points: np.ndarray, colour: str = theme.GRADIENT) -> Mark:
        """An arrow along a straight row of points (n, 2) of the map."""
        curve = Curve(colour=colour, width=5, on_ground=True, halo=True, tip=True)
        return Mark(self, FlatArrow(np.zeros(3), np.zeros(3), colour), curve, lift=0.03).lay(points)

    def ring(self, at: np.ndarray, colour: str = theme.GRADIENT) -> Mark:
        """An arrow of no length: a ring around a point (2,) of the map."""
        turn = np.linspace(0, 2 * np.pi, 41)
        circle = np.stack([np.cos(turn), np.sin(turn)], -1) * 0.19 / self.plane.unit
        return self.line(np.asarray(at, float) + circle, colour)

    def straight(self, ends: np.ndarray, height: float) -> Mark:
        """A straight line between two points (2, 2) of the map, level in space, not hidden by the ground."""
        x, y = ends.T
        space = self.ground.terrain.at(x, y, height)
        curve = Curve(colour=theme.INK, points=space, through=True, halo=True)
        return Mark(self, FlatLine(self.plane.many(*ends.T)), curve)

    def tangent(self, at: np.ndarray, reach: float) -> Mark:
        """The straight line along the level line at a point (2,), so many scene units each way on the map."""
        up = self.slope(at, self.share)
        along = np.array([-up[1], up[0]]) / np.hypot(*up)
        reach = min(reach / float(self.plane.unit[0]), self.room(at, along), self.room(at, -along))
        height = float(self._heights(at[:1], at[1:], self.share)[0])
        return self.straight(at + np.array([[-reach], [reach]]) * along, height)

    # --- what moves ---

    def stand(self, x: float, y: float) -> None:
        """Set the walker."""
        self.place = (float(x), float(y))
        self.dot.move_to(self.plane.at(x, y))

    def arriving(self, at: np.ndarray) -> tuple[Animation, ...]:
        """The walker appears at a point (2,)."""
        self.stand(*at)
        self.ball.opacity = 1.0
        return self.ground.grow(self.ball), FadeIn(self.dot)

    def leaving(self) -> tuple[Animation, ...]:
        """The walker disappears, if it is there."""
        if self.dot not in self.scene.mobjects:
            return ()
        return self.ground.soften(self.ball), FadeOut(self.dot)

    def moving(self, to: np.ndarray) -> Animation:
        """The walker moves straight over the map to a point (2,)."""
        start = np.array(self.place)

        def move(_: object, share: float) -> None:
            self.stand(*(start * (1 - share) + to * share))

        return running(self.ground, move, run_time=1.0)

    def growing(self, *things: Mark, seconds: float = theme.REVEAL) -> Animation:
        """Marks grow from their start."""
        for thing in things:
            thing.put()
            thing.grown = 0.0

        def grow(_: object, share: float) -> None:
            for thing in things:
                thing.grown = share

        return running(self.ground, grow, run_time=seconds)

    def fading(self, *things: Mark, to: float = 0.0, seconds: float = theme.REVEAL) -> Animation:
        """Marks fade to an opacity."""
        start = [thing.opacity for thing in things]

        def fade(_: object, share: float) -> None:
            for thing, was in zip(things, start, strict=True):
                thing.opacity = was * (1 - share) + to * share

        return running(self.ground, fade, run_time=seconds)

    def swelling(self, *things: Mark, seconds: float = 1.0) -> Animation:
        """Marks swell and settle again: look here."""
        start = [thing.width for thing in things]

        def swell(_: object, share: float) -> None:
            for thing, was in zip(things, start, strict=True):
                thing.width = was * (1 + 0.9 * math.sin(math.pi * share))

        return running(self.ground, swell, run_time=seconds)


class _Whole:
    """Keeps room in a fitted view for the surface at either end of its change."""

    def __init__(self, pair: Pair):
        self.ground = pair.ground
        self.points = np.concatenate(
            [pair.terrain(share).points[::4, ::4].reshape(-1, 3) for share in (0.0, 1.0)]
        )

    def place(self) -> None:
        """It stands nowhere."""

    def reach(self) -> np.ndarray:
        """Points (n, 2) of both surfaces on the frame."""
        return self.ground.view.project(self.points)[:, :2]


class Mark:
    """A line or an arrow over the map, on both pictures at once."""

    def __init__(self, pair: Pair, flat: FlatLine | FlatArrow, curve: Curve, lift: float = 0.015):
        self.pair, self.flat, self.curve, self.lift = pair, flat, curve, lift

    def lay(self, points: np.ndarray) -> Mark:
        """Lay it along points (n, 2) of the map."""
        on_map = self.pair.plane.many(*points.T)
        if isinstance(self.flat, FlatArrow):
            self.flat.set_ends(on_map[0], on_map[-1])
        else:
            self.flat.lay(on_map)
        self.curve.points = Draped(points[:, 0], points[:, 1], self.lift)
        return self

    def put(self) -> None:
        """Put it on both pictures, under the walker, if it is not there."""
        if self.there:
            return
        self.pair.ground.put(self.curve)
        self.pair.scene.add(self.flat)
        if self.pair.dot in self.pair.scene.mobjects:
            self.pair.scene.bring_to_front(self.pair.dot)

    @property
    def there(self) -> bool:
        """Whether it is on the pictures."""
        return self.curve in self.pair.ground.things

    @property
    def grown(self) -> float:
        """How much of it is there, 0 to 1."""
        return self.curve.grown

    @grown.setter
    def grown(self, share: float) -> None:
        self.flat.grown = self.curve.grown = share

    @property
    def width(self) -> float:
        """How broad it is on the map, in the units of stroke widths."""
        return self.flat.width_of_line

    @width.setter
    def width(self, width: float) -> None:
        self.curve.width *= width / self.flat.width_of_line
        self.flat.width_of_line = width

    @property
    def opacity(self) -> float:
        """How solid it is, 0 to 1."""
        return self.curve.opacity

    @opacity.setter
    def opacity(self, opacity: float) -> None:
        self.flat.opacity = self.curve.opacity = opacity
