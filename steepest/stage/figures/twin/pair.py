"""A map, and the ground that rises out of it and over it: what is marked on one is marked on the other."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, SupportsFloat

import numpy as np
from manim import Animation, Mobject

from steepest.stage import theme
from steepest.stage.box import Box, extremes
from steepest.stage.circle import circle
from steepest.stage.figures.axis_clear import CORNERS
from steepest.stage.figures.axis_row import AxisRow
from steepest.stage.figures.axis_text import keep_off_words
from steepest.stage.figures.ground.draped import heading_on
from steepest.stage.figures.ground.height_axis import HeightAxis
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.label import GAPS, Label, Labels, Look, box_of
from steepest.stage.figures.twin.both_ends import BothEnds
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.mark import TwinMark
from steepest.stage.figures.twin.standing import TALLEST, WALKER, who_stands
from steepest.stage.figures.twin.surface import STANDS, ChangingSurface, Stands
from steepest.stage.figures.walk import turned
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import FLAT, Terrain
from steepest.stage.ground.things import Arrow, OverField, SpaceCurve
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Assembly, come, gone
from steepest.stage.play.motion import running
from steepest.stage.type.exact_figures import decimals_within
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

TILTED = View(azimuth=-74, elevation=21)  # so low that arrows on the map are seen under the ground
_BESIDE = 0.16  # how far the ground that rises beside words keeps off them
_OFF_PANEL, _ASIDE = 0.45, 0.7  # how far axes keep off a panel with a legend, and tops off a title at the left
_UNDER, _HIGHER = 0.05, 0.1  # left of its region under a map, which goes so far beyond it, up to the title
_UNDER_LINE = 0.28  # how far under the margin who climbs is on a top: below the line of a title
_TANGENT = 0.26  # how far a tangent goes each way, as a share of the map's shorter side
_DASHED = 0.11, 0.08  # a tangent, so that it is told apart from the level line that it touches
_RING, _BOLD = 0.022, 7.5  # radius of a ring, as a share of the map's shorter side; how thick an arrow is


class Pair(Assembly):
    """The surface of a `framing`, as a map in a region of the frame and as ground over that; one walker is on both.

    `rise` tilts the map, and the ground comes out of it; `flatten` makes it a map again. The ground `stands` so high,
    and so far over the map, seen from a `view`, or one that is found. Where it is `climbed`, somebody on its top has
    room, too. Then walls that hide little of the map are solid, and its axis of heights, which `height` names, goes up
    to the tops. It keeps off the `words` it stands `beside`. Level lines are at the heights that are `followed`, one
    before the surface changes and one after; a tick on the axis of heights tells the first one, and a dashed line leads
    there from the walker. Who walks before that has room over points (n, 2) that are `walked`; `walker` is their size.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        framing: Framing,
        height: str,
        region: Box = theme.PICTURE,
        beside: Sequence[Mobject] = (),
        view: View | Callable[[Terrain], View] = TILTED,
        stands: Stands | tuple[float, float] = STANDS,
        climbed: bool = False,
        followed: Sequence[SupportsFloat] = (),
        walked: Iterable[Any] = (),
        walker: float = WALKER,
    ) -> None:
        self.scene, self.framing, self.share, self._walked, self._told = scene, framing, 0.0, walked, followed[:1]
        view = view if isinstance(view, View) else view(ChangingSurface(framing, stands).terrain(1.0))
        self.surface = ChangingSurface(framing, stands, view.elevation if climbed else None, [*map(float, followed)])
        levels = self.surface.levels(terrain := self.surface.terrain(0.0), 0.0)
        self.ground = Landscape(terrain, view, levels)
        self.place = (float(framing.window[0][0]), float(framing.window[1][0]))
        self.somebody, self.walker = who_stands(self.ground, lambda: np.array(self.place), walker)
        self.words = [box_of(each, _BESIDE) for each in beside]
        region = replace(region, bottom=region.bottom + _UNDER, top=region.top + _HIGHER)
        aside, off, far = (_ASIDE, _OFF_PANEL, _UNDER_LINE) if climbed else (0.0, _BESIDE, 0.0)
        room = Box(region.left + aside, region.bottom, theme.PANEL.left - off, theme.SAFE_TOP - far)
        self._open = room if beside else region
        self.axes, self.heights, self.tilted = self._axes(height, TALLEST if climbed else 0.0)
        self.ground.lay(replace(self.ground.terrain, rise=FLAT), levels)
        self._near = [box_of(each, theme.TEXT_GAP) for each in beside]
        self._above = self.ground.above(region, self._near)
        self.ground.face(self._above)
        keep_off_words(self.axes.placed, self._near, self.ground)
        self.axes.place()
        self.labels = Labels(self.box)

    # --- map and ground ---

    @property
    def parts(self) -> list[Any]:
        """The map with its letters and numbers."""
        return [self.ground, self.axes]

    def coming(self) -> Sequence[Animation]:
        """The map appears, with its axes."""
        return [self.ground.set_opacity(0).animate.set_opacity(1), *come(self.axes)]  # type: ignore[list-item]

    def rise(self, measured: bool = True, **timing: Any) -> list[Animation]:
        """The map tilts, and the ground rises out of it and over it; where it is `measured`, with its heights' axis."""
        timing.setdefault("run_time", theme.SWEEP)
        self.axes.taken, self.labels = [], Labels(self._open)
        axis = self.upright.late(**timing) if measured else []
        return [self.ground.tilt(self.tilted, 1.0, off=self._near, **timing), *axis]

    def flatten(self, **timing: Any) -> list[Animation]:
        """The ground sinks into its floor, which turns to the eye and is a map again."""
        timing.setdefault("run_time", theme.SWEEP)
        self.labels = Labels(self._box(self._above))
        return [self.ground.tilt(self._above, 0.0, off=self._near, **timing), *self.upright.going()]

    @property
    def box(self) -> Box:
        """What the map covers of the frame."""
        return self._box(self.ground.view)

    def places(self, points: np.ndarray) -> np.ndarray:
        """Where points (n, 2) of the map lie on the frame (n, 2) now."""
        return np.asarray(self.ground.view.project(self.ground.terrain.below(*points.T))[:, :2])

    def change(self, share: float) -> None:
        """Let the surface have changed by a share."""
        self.share = share
        levels = self.surface.levels(terrain := self.surface.terrain(share), share)
        self.ground.lay(replace(terrain, rise=self.ground.terrain.rise), levels)

    def changing(self, *needles: Any, seconds: float = theme.CHANGE) -> list[Animation]:
        """The surface changes into the other, and needles with it. If it has risen, it has another axis of heights in
        the end, unless both surfaces are on one scale."""

        def go(_: object, share: float) -> None:
            self.change(share)
            for needle in needles:
                needle.lay(share)

        changed = running(self.ground, go, run_time=seconds)
        if self.ground.terrain.flat or (old := self.heights[0]) is (new := self.heights[1]):
            return [changed]
        return [changed, *old.going(), *new.late(run_time=seconds)]

    def height(self) -> float:
        """The height at which the walker stands, without the last digits of float64; with more than are read."""
        terrain = self.ground.terrain
        digits = max(9 - math.ceil(math.log10(terrain.high - terrain.low)), self.decimals + 5)
        return round(self.surface.height(np.array(self.place), self.share), digits) + 0.0

    @property
    def decimals(self) -> int:
        """Of a height: as many as show a small change of it, and as the one is said with that is followed first."""
        return decimals_within(self.ground.terrain.low, self.ground.terrain.high, self._told)

    def label(self, words: Typeset, line: TwinMark, *beside: TwinMark, end: int = -1) -> Label:
        """Words on a plate beside an end of a line on the map, off it, some marks, and the walker's dot."""
        outlines = [mark.outline for mark in (line, *beside)]
        dot = self.places(np.array([self.place])) + theme.LINE_GAP * CORNERS
        solid = [*(mark.outline for mark in beside if isinstance(mark.flat, Arrow)), dot]
        return self.labels.beside(words, np.append(line.outline[end], 0.0), *outlines, solid=solid)

    def name(
        self, words: Typeset, at: np.ndarray, off: Sequence[np.ndarray] = (), gaps: int = len(GAPS)
    ) -> Label:
        """Words on a plate beside a point (2,) of the frame, as map or ground are seen now: off other labels, off the
        numbers and words around, and off some points (n, 2) or lines; if it has room, by one of the first `gaps`."""
        axes, upright = (each.boxes(self.ground.view) for each in (self.axes, self.upright))
        looks = [Look(at, taken=[*self.words, *axes, *upright], solid=off)]
        label = self.labels.beside(words, np.append(at, 0.0), looks=looks, gaps=GAPS[:gaps])
        return label.set_z_index(theme.TOPMOST)

    def make_room(self, *taken: Box) -> None:
        """Numbers of the map that stand where something else will are not seen, until the map tilts."""
        self.axes.taken = [*self.axes.taken, *taken]
        self.axes.place()

    def give_back(self) -> Sequence[Animation]:
        """The numbers of the map come back that gave way to labels; the others stay as they are."""
        return AxisRow.given_back(self.axes).coming()

    # --- what is marked on it ---

    def line(
        self, points: np.ndarray, colour: str = theme.INK, width: float = theme.CURVE_WIDTH,
        dashed: tuple[float, float] | None = None, raised: bool = True, rimmed: bool = False, over: bool = False,
    ) -> TwinMark:
        """A line through points (n, 2) of the map, `raised` to the ground, too, or not; `rimmed` with dark there, or
        lying `over` a field of arrows, which it then is, too."""
        kind, rimmed = OverField if over else SpaceCurve, rimmed or over
        flat = kind(colour=colour, width=width, dashed=dashed, through=True, below=True, halo=rimmed)
        curve = SpaceCurve(colour=colour, width=width, dashed=dashed, on_ground=True, halo=True, ghost=0.4)
        return TwinMark(self, flat, curve if raised else None).lay(points)

    def arrow(self, points: np.ndarray, colour: str = theme.GRADIENT) -> TwinMark:
        """An arrow along a straight row of points (n, 2) of the map: a gradient lies on the map, not on the ground."""
        return TwinMark(self, Arrow(colour=colour, width=_BOLD, through=True, below=True)).lay(points)

    def ring(self, at: Iterable[Any], colour: str = theme.GRADIENT) -> TwinMark:
        """An arrow of no length, which lies on the map: a ring around a point (2,)."""
        around = _RING * float(self.framing.side) * circle(40)
        points = np.clip(np.array([float(value) for value in at]) + around, *np.array(self.framing.window).T)
        return self.line(points, colour, raised=False, rimmed=True)

    def tangent(self, at: np.ndarray, reach: float = _TANGENT) -> TwinMark:
        """The straight line along the level line at a point (2,), from left to right, dashed, level in space; so far
        each way, as a share of the map's shorter side."""
        up = self.surface.slope(at, self.share)
        along = np.array([up[1], -up[0]]) / np.copysign(np.hypot(*up), up[1])
        rooms = self.surface.room(at, along), self.surface.room(at, -along)
        ends = at + np.array([[-1], [1]]) * min(reach * float(self.framing.side), *rooms) * along
        flat = SpaceCurve(through=True, below=True, dashed=_DASHED)
        return TwinMark(self, flat, SpaceCurve(through=True, halo=True, dashed=_DASHED), level=True).lay(ends)

    def level(self, at: np.ndarray) -> list[TwinMark]:
        """The level line through a point (2,) of the surface as it is now, and its further pieces on the map, where it
        crosses itself or leaves it and comes back; none where it is a mere point."""
        return [self.line(points) for points in self.surface.pieces(at, self.share)]

    def stand(self, x: float, y: float) -> None:
        """Set the walker."""
        self.place = (float(x), float(y))

    @property
    def heading(self) -> float:
        """Where the walker looks, in radians from the map's first axis."""
        return self.somebody.heading

    @heading.setter
    def heading(self, heading: float) -> None:
        self.somebody.heading = heading

    def toward(self, way: Sequence[Any] | np.ndarray) -> float:
        """The heading of who goes a way (2,) of the map."""
        return heading_on(self.ground.terrain, way)

    def arrive(self, at: Iterable[Any]) -> list[Animation]:
        """The walker appears at a point (2,), on the ground and on the map below."""
        self.stand(*(float(value) for value in at))
        return come(*self.walker)

    def leave(self) -> list[Animation]:
        """The walker disappears, if it is there."""
        return gone(*self.walker) if self.walker[0] in self.ground.things else []

    def move(self, to: Iterable[Any], **timing: Any) -> Animation:
        """The walker moves straight over the map to a point (2,)."""
        start, end, looked = np.array(self.place), np.array([float(value) for value in to]), self.heading
        looks = self.toward(end - start) if (end != start).any() else looked

        def go(_: object, share: float) -> None:
            self.stand(*(start * (1 - share) + end * share))
            self.heading = turned(looked, looks, share / theme.TURNING)

        return running(self.ground, go, **{"run_time": theme.STEP, **timing})

    @property
    def upright(self) -> HeightAxis:
        """The axis of heights of the surface as it is now."""
        return self.heights[round(self.share)]

    def _box(self, view: View) -> Box:
        return Box(*map(float, np.ravel(extremes(view.project(self.ground.terrain.border)[:, :2]))))

    def _axes(self, height: str, room: float) -> tuple[SolidAxes, tuple[HeightAxis, HeightAxis], View]:
        """The axes of the map, those of the heights before and after its change, and a view that fits all of it."""
        ground = self.ground
        letters = (f'part("{name}", {name})' for name in self.framing.function.variables)
        names = [self.scene.formula(letter, size=theme.LETTER_SIZE) for letter in letters]
        axes = SolidAxes(ground, [*names, None], counts=(3, 3, 0), cornered=True, rowed=room > 0)
        ground.drop(*axes.ticks)
        for tick in axes.ticks:
            tick.below = True  # walls hide it
        uprights, heads = [], []
        for share in (1.0, 0.0):
            self.change(share)
            feet = np.array([self.framing.point, *(() if share else self._walked)], float)
            heads += [*(ground.terrain.on(*feet.T) + [0, 0, max(self.somebody.height, room)])]
            uprights.append(HeightAxis(ground, self.scene.words(height, colour=theme.QUIET), room > 0))
            ground.followers.remove(uprights[-1])  # it stands where it is when the ground has risen
        both = BothEnds(ground, [self.surface.terrain(share) for share in self.surface.course], room)
        both.axes = uprights
        ground.followers.append(both)
        ground.view = ground.fitted(ground.view, self._open, self.words, also=np.array(heads), low=True)
        for share, each in zip((1.0, 0.0), uprights, strict=True):
            self.change(share)
            each.taken = axes.boxes(ground.view)
            for told in () if share else self._told:  # whoever follows that line is pointed to from there
                each.ticks += each.row(2).level(self.somebody, told, theme.QUIET)
            each.thin().lift()
        heights = [max(uprights, key=HeightAxis.top)] * 2 if self.surface.span else uprights[::-1]
        return axes, (heights[0], heights[1]), ground.view
