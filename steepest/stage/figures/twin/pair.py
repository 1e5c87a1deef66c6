"""Two pictures of one surface: a map, and a block. What is marked on one is marked on the other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import UP, Animation, VGroup

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.plane import Plane, beside_numbers
from steepest.stage.figures.flat.walker import FlatWalker
from steepest.stage.figures.ground.draped import heading_on
from steepest.stage.figures.ground.height_axis import HeightAxis
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.label import Label, Labels
from steepest.stage.figures.map.contour_map import ContourMap
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.mark import TwinMark
from steepest.stage.figures.twin.surface import BothSurfaces, ChangingSurface
from steepest.stage.figures.walk import turned
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.things import Somebody, SpaceCurve
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Assembly
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.calculus.level_line import LevelLine
    from steepest.stage.figures.twin.needle import Needle
    from steepest.stage.play.scene import LectureScene

_AZIMUTH, _ELEVATIONS = -70, (40, 45, 50, 55, 60)  # of the eye; it stands no higher than it must
_BESIDE = 0.3  # how far a label may reach beyond the map's right edge


class Pair(Assembly):
    """The surface of a `framing`, on a map in one region of the frame and as a block in another; one walker stands on
    both.

    Add `flat`, then let the pair come, and its axes: `floor`, and `upright[0]` for the heights of the surface (after
    its change: `upright[1]`). `height` names the words at the axis of heights.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        framing: Framing,
        height: str,
        regions: tuple[Box, Box] = (theme.LEFT_MAP, theme.RIGHT_BLOCK),
    ) -> None:
        self.scene, self.framing, self.share = scene, framing, 0.0
        self.surface = ChangingSurface(framing)
        room = beside_numbers(*framing.window, regions[0], theme.EDGES[0])
        self.plane = Plane(*framing.window, room, equal=True, numbers=(3, 3))
        terrain = self.surface.terrain(0.0)
        levels = self.surface.levels(terrain, 0.0)
        self.chart = ContourMap(self.plane, terrain.heights, levels)
        self.ground = Landscape(terrain, View(), levels)
        self.ground.followers.append(BothSurfaces(self.ground, self.surface))
        at = np.array([low for low, _ in framing.window])
        self.place = (float(at[0]), float(at[1]))
        self.dot = FlatWalker(self.plane, lambda: self.place)
        self.ball = Somebody(point=lambda ground: ground.on(*self.place), radius=0.13)
        self._labels_there = Labels(
            Box(
                self.plane.box.left,
                self.plane.box.bottom,
                self.plane.box.right + _BESIDE,
                self.plane.box.top,
            )
        )
        self.flat = VGroup(*self._variables())
        self.floor, self.upright = self._axes(height, regions[1])

    # --- the two pictures ---

    def coming(self) -> Sequence[Animation]:
        """The block rises; the map is there before."""
        return [self.ground.rise()]

    @property
    def parts(self) -> list[Any]:
        """The map with its letters and numbers, and the block."""
        return [self.chart, self.plane, self.flat, self.ground]

    def change(self, share: float) -> None:
        """Let the surface have changed by a share, on both pictures."""
        self.share = share
        terrain = self.surface.terrain(share)
        levels = self.surface.levels(terrain, share)
        self.chart.survey(terrain.heights, levels)
        self.ground.lay(terrain, levels)

    def changing(self, *needles: Any, seconds: float = theme.CHANGE) -> Animation:
        """The surface changes into the other, and needles with it."""

        def go(_: object, share: float) -> None:
            self.change(share)
            for needle in needles:
                needle.lay(share)

        return running(self.chart, go, run_time=seconds)

    def height(self) -> float:
        """The height at which the walker stands, without the last digits of float64."""
        terrain = self.ground.terrain
        digits = 9 - math.ceil(math.log10(terrain.high - terrain.low))
        return round(self.surface.height(np.array(self.place), self.share), digits) + 0.0

    @property
    def decimals(self) -> int:
        """Of a height: as many as show a small change of it."""
        terrain = self.ground.terrain
        return min(max(4 - math.ceil(math.log10(terrain.high - terrain.low)), 0), 4)

    def note(self, label: str) -> Typeset:
        """The words of a label over the map, at its right edge, or at its left where they are long."""
        words, box = self.scene.words(label, size=theme.SMALLEST_SIZE, colour=theme.QUIET), self.plane.box
        if words.width + 0.5 > box.width:
            return words.stand(box.left + 0.5, box.top + 0.18)
        return words.stand(box.right, box.top + 0.18, side=1)

    def label(self, words: Typeset, at: np.ndarray, *beside: TwinMark, edge: float = theme.TEXT_GAP) -> Label:
        """Words on a plate beside a place (3,) of the map on the frame, clear of some marks."""
        return self._labels_there.beside(words, at, *(mark.flat.points for mark in beside), edge=edge)

    def label_arrow(self, number: str, needle: Needle, needles: Sequence[Needle]) -> Label:
        """A number close beside the middle of a needle's arrow, clear of all needles; `number` is a template."""
        words = self.scene.formula(number, size=theme.SMALLEST_SIZE, colour=theme.GRADIENT)
        marks = [mark for each in needles for mark in each.marks]
        return self.label(words, needle.middle, *marks, edge=0.07)

    def arrows(self) -> list[np.ndarray]:
        """The arrows on the map now, as points (n, 2) along them on the frame."""
        there = (each for each in self.scene.mobjects if isinstance(each, FlatArrow) and each.opacity > 0)
        return [np.linspace(each.points[0, :2], each.points[-1, :2], 24) for each in there]

    def free(self, *labels: Any) -> None:
        """Labels that go leave their places to others."""
        self._labels_there.free(*labels)

    def shapes(self) -> list[Shape]:
        """The marks on the map, in its coordinates; the ground tells its own."""
        flat = (each for each in self.scene.mobjects if isinstance(each, FlatLine | FlatArrow))
        return [
            Shape(
                "arrow" if isinstance(each, FlatArrow) else "line",
                each.colour,
                (each.points[:, :2] - self.plane.origin) / self.plane.unit,
                each.opacity,
            )
            for each in flat
            if each.opacity > 0 and each.grown > 0
        ]

    # --- what is marked on it ---

    def line(
        self,
        points: np.ndarray,
        colour: str = theme.INK,
        width: float = theme.CURVE_WIDTH,
        dashed: tuple[float, float] | None = None,
    ) -> TwinMark:
        """A line through points (n, 2) of the map."""
        curve = SpaceCurve(colour=colour, width=width, dashed=dashed, on_ground=True, halo=True)
        return TwinMark(self, FlatLine(self.plane.many(*points.T), colour, width, dashed), curve).lay(points)

    def arrow(self, points: np.ndarray, colour: str = theme.GRADIENT) -> TwinMark:
        """An arrow along a straight row of points (n, 2) of the map."""
        curve = SpaceCurve(colour=colour, width=5, on_ground=True, halo=True, tip=True)
        return TwinMark(self, FlatArrow(np.zeros(3), np.zeros(3), colour), curve, lift=0.03).lay(points)

    def ring(self, at: Iterable[Any], colour: str = theme.GRADIENT) -> TwinMark:
        """An arrow of no length: a ring around a point (2,) of the map, as far as that goes."""
        turn = np.linspace(0, 2 * np.pi, 41)
        circle = np.stack([np.cos(turn), np.sin(turn)], -1) * 0.19 / self.plane.unit
        low, high = np.array(self.framing.window).T
        return self.line(np.clip(np.array([float(value) for value in at]) + circle, low, high), colour)

    def tangent(self, at: np.ndarray, reach: float = 0.75) -> TwinMark:
        """The straight line along the level line at a point (2,), level in space; so many scene units each way."""
        up = self.surface.slope(at, self.share)
        along = np.array([-up[1], up[0]]) / np.hypot(*up)
        reach = min(
            reach / float(self.plane.unit[0]), self.surface.room(at, along), self.surface.room(at, -along)
        )
        ends = at + np.array([[-reach], [reach]]) * along
        space = self.ground.terrain.at(ends[:, 0], ends[:, 1], self.surface.height(at, self.share))
        curve = SpaceCurve(colour=theme.INK, points=space, through=True, halo=True)
        return TwinMark(self, FlatLine(self.plane.many(*ends.T)), curve)

    def level(self, at: np.ndarray) -> TwinMark | None:
        """The level line through a point (2,) of the surface as it is now; None where it is a mere point."""
        found: LevelLine | None = self.surface.level(at, self.share)
        return None if found is None else self.line(found.points)

    # --- who walks on it ---

    def stand(self, x: float, y: float) -> None:
        """Set the walker."""
        self.place = (float(x), float(y))

    @property
    def heading(self) -> float:
        """Where the walker looks, in radians from the map's first axis."""
        return self.dot.heading

    @heading.setter
    def heading(self, heading: float) -> None:
        self.dot.heading = heading
        way = np.array([math.cos(heading), math.sin(heading)]) / self.plane.unit
        self.ball.heading = heading_on(self.ground.terrain, way)

    def arrive(self, at: Iterable[Any]) -> list[Animation]:
        """The walker appears at a point (2,)."""
        self.stand(*(float(value) for value in at))
        self.ball.opacity = 1.0
        return [self.ground.grow(self.ball), *self.dot.coming()]

    def leave(self) -> list[Animation]:
        """The walker disappears, if it is there."""
        if self.dot not in self.scene.mobjects:
            return []
        return [self.ground.soften(self.ball), *self.dot.going()]

    def move(self, to: Iterable[Any]) -> Animation:
        """The walker moves straight over the map to a point (2,)."""
        start, end, looked = np.array(self.place), np.array([float(value) for value in to]), self.heading
        looks = self.dot.toward(end - start) if (end != start).any() else looked

        def go(_: object, share: float) -> None:
            self.stand(*(start * (1 - share) + end * share))
            self.heading = turned(looked, looks, share / theme.TURNING)

        return running(self.ground, go, run_time=1.0)

    # --- names and numbers ---

    def _variables(self) -> list[Typeset]:
        x, y = self._names()
        box = self.plane.box
        y.stand(box.left, box.top + 0.18)
        top = max((float(each.get_top()[1]) for each in self.plane.y_numbers), default=box.bottom)
        y.shift(UP * max(top + theme.TEXT_GAP - float(y.get_bottom()[1]), 0.0))
        return [x.stand(box.right + 0.14, box.bottom - 0.08), y]

    def _names(self) -> list[Typeset]:
        names = self.framing.function.variables
        return [self.scene.formula(f'part("{name}", {name})', size=theme.LETTER_SIZE) for name in names]

    def _axes(self, height: str, region: Box) -> tuple[SolidAxes, tuple[HeightAxis, HeightAxis]]:
        """Set a view that fits the surface before and after with its axes: those of the floor, and of both heights."""
        ground = self.ground
        ground.view = self._outlook()
        floor = SolidAxes(ground, [*self._names(), None], counts=(3, 3, 0))
        ground.drop(*floor.ticks)
        uprights = []
        for share in (1.0, 0.0):
            self.change(share)
            uprights.append(HeightAxis(ground, self.scene.words(height, colour=theme.QUIET)))
        ground.view = ground.fitted(ground.view, region)
        for each in (floor, *uprights):
            each.room, each.taken = region, [] if each is floor else floor.boxes(ground.view)
            each.place()
        return floor, (uprights[1].thin(), uprights[0].thin())

    def _outlook(self) -> View:
        """The lowest view that has in sight what is drawn on either surface."""
        framing, surface = self.framing, self.surface
        views = [View(azimuth=_AZIMUTH, elevation=elevation) for elevation in _ELEVATIONS]
        around = np.linspace(-0.06, 0.06, 5)[:, None] * float(framing.side)
        point = np.array(framing.point, float)
        up = surface.slope(point, 1.0)
        way = up / np.hypot(*up)
        behind = np.linspace(point, point - way * surface.room(point, -way), 97)
        lines = [
            surface.level(np.array(at, float), 0.0)
            for at in framing.points
            if any(framing.function.gradient(at))
        ]
        first = next((line.points[::8] for line in lines if line is not None), behind)
        level = surface.level(point, 1.0)
        before = [*(np.array(at, float) + around for at in framing.points), first]
        after = [behind, *([] if level is None else [level.points[::8]])]
        return surface.view(views, before, after)
