"""The steps of a walk over a map in a lens beside them, where they are short: the step is what is large then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around
from steepest.stage.circle import circle
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.label import Label, box_of
from steepest.stage.figures.lens.glass import Glass, joints
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.lens.standing import on_rim
from steepest.stage.figures.map.backward import LEFT
from steepest.stage.figures.map.fog import CLEAR
from steepest.stage.play.entrances import Assembly, come, gone
from steepest.stage.play.live import Live
from steepest.stage.play.motion import late
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map
    from steepest.stage.figures.map.map_walk import MapWalk
    from steepest.stage.play.scene import LectureScene

_RADIUS = 1.4  # how large it is
_RIMS = -45, 45, 135, -135  # degrees, where on its rim it may tell how much it enlarges,
_CLEAR = 0.5  # so far, at least, from the lines along which the walk goes
_TIMES = 6, 5, 4, 3, 2  # it enlarges so much: the first of them that shows a step from end to end
_FILLED = 0.78  # of its radius, by half a step
_OFF = 0.15  # from the rings around the steps to its rim
_UNDER = 0.15  # from its rim to the name of the step that it shows
_ROUND = circle(48, axes=3)


class NearSteps(Assembly):
    """The first steps of a `walk` over the map `land`, so many as a `count`, in a lens on a scene. Where one of
    them is large on the map, or leads off it, there is none. It sees nothing that is not clear in fog around who walks,
    who are a dot in it, and hide no head of an arrow.

    Play `look` for each of them: the lens comes, beside all of them, or goes on to the middle of another one; where it
    had gone, it comes there again. Labels keep off it, its number, its ring and its ties there until it goes; those
    that were there before and do not, go.
    """

    def __init__(self, scene: LectureScene[Any], land: Map, walk: MapWalk, count: int) -> None:
        self.scene, self.land = scene, land
        ends = walk.points[: count + 1]
        self.ends, self.middles = ends, (ends[:-1] + ends[1:]) / 2
        ways = np.diff(ends, axis=0) if all(map(land.holds, ends)) else ends[:0]
        half = max((float(np.hypot(*way)) for way in ways * land.plane.unit / 2), default=np.inf)
        fit = (times for times in _TIMES if half * times <= _FILLED * _RADIUS and _RADIUS / times <= CLEAR)
        self.times, self.lens, self.shown = next(fit, 1), list[Lens](), False
        self.at = Live(self.middles[0] if count else walk.points[0])
        self.kept_off: list[np.ndarray] = []

    @property
    def parts(self) -> Sequence[Lens]:
        """The lens, if it is there."""
        return self.lens

    def going(self) -> Sequence[Animation]:
        """It disappears, and leaves its place to labels."""
        self._keep_off([])
        self.shown = False
        return gone(*self.lens)

    def look(self, number: int, **timing: Any) -> list[Animation]:
        """The lens comes, or goes on, to a step, counted from 0."""
        if self.times == 1:
            return []
        there = [] if self.shown else self._come(number)
        glass, middle = self.lens[0].glass, self.land.plane.place(self.middles[number])
        times = _edge(box_of(self.lens[0].label))
        ties = joints(middle[:2], glass.radius / self.times, glass.centre[None], glass.radius, glass.ties)[0]
        self._keep_off([_circle(middle, glass.radius / self.times), _circle(glass.centre, glass.radius), times, *ties])
        return [*(there or [self.at.to(self.middles[number], **timing)]), *self._cleared()]

    def name(self, words: Typeset, stride: FlatArrow) -> Label:
        """The name of the arrow of a step: right under the lens, or over it, where there is more room, in one place for
        all of them; beside the arrow, where no lens shows that."""
        if not self.lens:
            return self.land.label(words, stride)
        glass, box = self.lens[0].glass, self.land.box
        (x, y), up = glass.centre, 1.0 if glass.centre[1] < box.middle[1] else -1.0
        rim = np.array([x, y + up * glass.radius, 0.0])
        label = self.land.labels.beside(words, rim, ways=[(0.0, up)], gaps=[_UNDER])
        return label.set_z_index(theme.TOPMOST)

    @staticmethod
    def tell(*names: Label) -> list[Animation]:
        """Names of steps appear, when what was left of the arrow before has gone from their place."""
        return late(come(*names), theme.BLINK, LEFT)

    def _cleared(self) -> list[Animation]:
        """Labels that were there before, through which its lines run now, go."""
        there = ((label, label.box.shrunk(-theme.LINE_GAP)) for label in self.land.labels.there)
        return self.land.drop(*(label for label, box in there if box.is_crossed(*self.kept_off)))

    def _come(self, number: int) -> list[Animation]:
        self.at.value, self.shown = self.middles[number], True
        if not self.lens:
            looks = self.scene, self.land, self.at, self.times, self._beside, _RADIUS
            self.lens = [Lens(*looks, rim=self._free_rim(Lens(*looks).glass), taller=0.0, own=True)]
        return come(*self.lens)

    def _free_rim(self, glass: Glass) -> int:
        """Where on the rim the number lies on none of the arrows that lead from the steps' starts, however far on."""
        starts, tips = (self.land.plane.places(points)[:, :2] for points in (self.ends[:-1], self.ends[1:]))
        ways = (tips - starts) / np.maximum(np.hypot(*(tips - starts).T), 1e-9)[:, None]

        def off(rim: int) -> float:
            out = on_rim(glass.centre, glass.radius, rim) - starts
            along = np.maximum((out * ways).sum(axis=1), 0.0)
            return min(float(np.hypot(*(out - along[:, None] * ways).T).min()), _CLEAR)

        return max(_RIMS, key=off)

    @property
    def _beside(self) -> Box:
        """The largest part of the map beside all its rings, to one side of them."""
        rings = [_circle(self.land.plane.place(at), _RADIUS / self.times) for at in self.middles]
        box, taken = self.land.box, around(np.concatenate(rings), _OFF)
        sides = [
            replace(box, left=taken.right),
            replace(box, right=taken.left),
            replace(box, bottom=taken.top),
            replace(box, top=taken.bottom),
        ]
        return max(sides, key=lambda side: min(side.width, side.height, 2 * _RADIUS))

    def _keep_off(self, lines: list[np.ndarray]) -> None:
        """Labels of the map keep off these lines (n, 3), and no longer off those from before."""
        solid, before = self.land.labels.solid, self.kept_off
        solid[:] = [*(line for line in solid if not any(line is each for each in before)), *lines]
        self.kept_off = lines


def _edge(box: Box) -> np.ndarray:
    """Points (5, 3) around a box of the frame."""
    x, y = [box.left, box.right, box.right, box.left, box.left], [box.bottom, box.bottom, box.top, box.top, box.bottom]
    return np.transpose([x, y, np.zeros(5)])


def _circle(middle: np.ndarray, radius: float) -> np.ndarray:
    """Points (n, 3) of a circle around a point of the frame."""
    return np.array([*middle[:2], 0.0]) + radius * _ROUND
