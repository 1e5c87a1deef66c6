"""A short step of a rose over a piece of ground that is as good as a plane, in depth beside the map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation, Mobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.flat.walker import FlatWalker
from steepest.stage.figures.rose.ground_piece import GroundPiece
from steepest.stage.ground.view import View
from steepest.stage.lean.fading import FadeOut
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.play.live import Live, now
from steepest.stage.play.motion import after, at_once, fade_in_after, running
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.rose.rose import Rose

_FARTHEST, _TIMES, _CLOSEST = 1, 64, 2**20  # times as large as on the map: at first, at last at least, and at most
_FLAT, _BENT = 0.01, 0.4  # how far it is off the plane at last and at first, as a share of its height, at most
_HIGH = 0.55  # how high the step climbs, as a share of its length, at most
_OPEN = 0.3  # the cosine of the widest angle between the eye and what stands upright on the plane: its top is seen
_ROUND, _OVER = 22, 30  # degrees: the eye is so far round it from the first leg, which runs across, and over it
_TURN, _RISE = np.radians(_ROUND), np.radians(_OVER)
_LEG, _BAR = 6.0, 11.0  # how broad a leg is, and what it climbs, which is what counts
_OFF, _ROOM = 0.16, 0.3  # words from what they tell, and from a tower the somebody's head on it
_TRIES = 30  # halvings in the search for its size
_TOLD = 0.4  # of the second leg: over it is the name of the run, where who climbs is well above the run
_SQUARE, _ARC, _NAMED, _ROUNDED = 0.05, 0.16, 0.25, 25  # of its length: marks of its angles; how fine an arc is
_SHORT = 0.16  # so far off somebody's feet the step ends: its head is seen
_COLOURS = theme.FIRST, theme.SECOND
_WALKER = 0.12  # as large as a dot of this radius
_TURNING = 0.25  # of a leg: by then somebody has turned to it


class NearPlane(Assembly):
    """A short step along the needle of a `rose`, over a piece of the ground that comes closer in a `region` until it is
    a tilted plane. The triangle of the needle and its legs on the map flies there and becomes its floor; a thin `link`
    leads from the needle to the end of its `run` that is nearer. The first leg runs across, as it does on the map, and
    the eye stands where neither leads down. Its `run` is the long side over both legs, a bold arrow, as the needle is,
    which is seen through the plane over it, with its `name` beside it, and each leg has its own one. The right angle is
    marked, and the `angle` at the start where it is that of the needle. Heights are drawn to a scale of their own.

    It comes so; then somebody `climb`s over each leg, on a tower of bars that tells how high they are, each beside what
    it `climbs`; and at last the `step` comes, straight to the top. The name of the run
    steps aside for the tower, which goes through its place. All of it goes together.
    """

    def __init__(
        self,
        rose: Rose,
        name: Typeset,
        angle: Typeset,
        names: Sequence[Typeset],
        climbs: Sequence[Typeset],
        region: Box,
    ) -> None:
        self.rose, self.names, self.climbs, self.region = rose, names, climbs, region
        self._halves = [[np.array([each.width, each.height]) / 2 for each in words] for words in (names, climbs)]
        self.way = rose.way()
        self.slopes = np.ravel(rose.block.function.sample_gradient(*rose.at[:, None]))
        rises = np.abs(self.slopes * self.way)
        sides = np.abs(self.way)
        turned = np.cos(_RISE) * float(np.abs(self.slopes) @ [np.sin(_TURN), -np.cos(_TURN)])
        steep = min(_HIGH / rises.sum(), (np.sin(_RISE) - _OPEN) / turned if turned > 0 else np.inf)
        self.rises, self._steep = steep * rises, steep
        self.side = 1.0 if self.way.prod() > 0 else -1.0  # to which the first leg leads
        self.corners = np.array([(0, 0, 0), (sides[0], 0, 0), (*sides, 0)])
        self._axes = View(-90 + self.side * _ROUND, _OVER).axes
        self._fit()
        self.times = Live(self._factor(_BENT, _FARTHEST), scale="log")
        self.closest = self._factor(_FLAT, _TIMES)
        self.come_near, self.walked = Live(0.0), 0.0
        self.piece = GroundPiece(sides, self._heights, float(self.rises.sum()), self.seen)
        self._nearest = min((0, 2), key=lambda k: float(self.seen(self.corners)[k, 0]))  # the link to the other crosses
        self.link = FlatLine(self._link(self._nearest), theme.QUIET, theme.AXIS_WIDTH)
        whole, nowhere = self._side(0, 2), np.zeros(2)
        self.run = FlatArrow(nowhere, nowhere, theme.INK).follow(lambda: tuple(whole()))
        self.legs = [FlatLine(self._side(k, k + 1), ink, _LEG, halo=False) for k, ink in enumerate(_COLOURS)]
        self.tower = [FlatLine(partial(self._bar, k), ink, _BAR, halo=False) for k, ink in enumerate(_COLOURS)]
        foot, top = self.seen(np.array([self.corners[0], self._top(2.0)]))
        short = top - _SHORT * (top - foot) / np.hypot(*(top - foot))
        self.step = FlatLine(np.array([foot, short]), theme.INK, theme.CURVE_WIDTH)
        self.marks = [self._mark(_SQUARE * np.array([(-1, 0, 0), (-1, 1, 0), (0, 1, 0)]) + self.corners[1], theme.INK)]
        frame = theme.FRAME
        plane = Plane((frame.left, frame.right), (frame.bottom, frame.top), frame, numbers=(0, 0))
        self.walker = FlatWalker(plane, self._stands, radius=_WALKER, axes=self._axes)
        self.walker.heading = self._headings[0]
        self.told: list[Mobject] = [Plate(name), *names]
        if (self.way > 0).all():  # elsewhere it is not an angle of the triangle
            turn = np.linspace(0, np.arctan2(*sides[::-1]), _ROUNDED)[:, None]
            arc = np.hstack([np.cos(turn), np.sin(turn), 0 * turn])
            self.marks.append(self._mark(_ARC * arc, theme.THIRD))
            angle.move_to((*self.seen(_NAMED * arc)[_ROUNDED // 2], 0.0))
            self.told.append(angle.set_z_index(theme.ABOVE))
        for each in (*self.legs, self.told[0], *self.tower, self.step):
            each.set_z_index(theme.ABOVE)  # in front of the piece, through which the run is seen
        start, joint, end = self.seen(self.corners)
        share = (joint + _TOLD * (end - joint) - start)[0] / (end - start)[0]
        down = [0.0, _OFF + self.told[0].height / 2]  # beside the needle, on the side of its legs: all of it is seen
        self.told[0].move_to((*(start + share * (end - start) - down), 0.0))
        for words, box in zip((*names, *climbs), self._boxes(self._zoom), strict=True):
            words.move_to((*(self._corner + box.mean(axis=0)), 0.0))

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """The piece, its floor with its words, the tower, the step, somebody on it, and a line to its place."""
        floor = self.link, self.run, *self.marks
        return *floor, self.piece, *self.legs, *self.tower, *self.told, self.step, self.walker

    def seen(self, places: np.ndarray) -> np.ndarray:
        """Where places (n, 3) around the start are seen (n, 2) on the frame: along both legs, and up."""
        return np.asarray(self._corner + self._zoom * self._flat(places))

    def _flat(self, places: np.ndarray) -> np.ndarray:
        return np.asarray((places * [self.side, 1.0, 1.0]) @ self._axes[:2].T)

    def _fit(self) -> None:
        """As large as it has room, with the words for its legs and its climbs."""
        room, low, high = np.array([self.region.width, self.region.height]), 0.0, 20.0
        for _ in range(_TRIES):
            middle = (low + high) / 2
            fits = bool((np.ptp(self._covered(middle), axis=0) <= room).all())
            low, high = (middle, high) if fits else (low, middle)
        self._zoom, covered = low, self._covered(low)
        self._corner = np.asarray(self.region.middle - (covered.min(axis=0) + covered.max(axis=0)) / 2)

    def _covered(self, zoom: float) -> np.ndarray:
        """The corners (n, 2) of all of it, so many times as large, around its start."""
        top = self._top(2.0)
        far = np.array([0.0, self.corners[2, 1], self.rises[1]])
        ends = zoom * self._flat(np.array([*self.corners, top, far]))
        return np.concatenate([ends, [ends[3] + [0.0, _ROOM]], *self._boxes(zoom)])

    def _boxes(self, zoom: float) -> list[np.ndarray]:
        """Where words stand, so many times as large, around its start, as the lower left and the upper right (2, 2):
        under the legs, and beside what these climb, on the far side."""
        found, corners, (names, climbs) = [], zoom * self._flat(self.corners), self._halves
        for half, (start, end) in zip(names, pairwise(corners), strict=True):
            way = (end - start) / np.hypot(*(end - start))
            down = np.array([way[1], -way[0]])
            down = down if down[1] < 0 else -down
            middle = (start + end) / 2 + (_OFF + float(np.abs(down) @ half)) * down
            found.append(np.array([middle - half, middle + half]))
        low, joint, top = (corners[2] + [0, zoom * np.cos(_RISE) * up] for up in self._stacked)
        middles = float((low + joint)[1] / 2), float((joint + top)[1] / 2)
        room = 2 * max(float(half[1]) for half in climbs) + theme.TEXT_GAP
        apart = max(0.0, room - (middles[1] - middles[0])) / 2
        for half, y in zip(climbs, (middles[0] - apart, middles[1] + apart), strict=True):
            x = low[0] + self.side * (1.5 * _OFF + half[0])
            found.append(np.array([[x, y] - half, [x, y] + half]))
        return found

    @property
    def _stacked(self) -> list[float]:
        """How high the tower is at last, at its foot, where its bars meet, and at its top."""
        return [0.0, float(self.rises[0]), float(self.rises.sum())]

    def _ground(self, walked: float) -> np.ndarray:
        """The place (3,) on the floor under somebody who has gone over so many legs."""
        return np.array([np.interp(walked, range(3), each) for each in self.corners.T])

    def _top(self, walked: float) -> np.ndarray:
        """The place (3,) on the plane over that."""
        return self._ground(walked) + [0.0, 0.0, np.interp(walked, range(3), self._stacked)]

    def _stands(self) -> list[float]:
        return list(self.seen(self._top(self.walked)[None])[0].tolist())

    def _bar(self, number: int) -> np.ndarray:
        """The ends (2, 2) of a bar of the tower under somebody."""
        high = np.interp(np.clip(self.walked, number, number + 1), range(3), self._stacked)
        return self.seen(self._ground(self.walked) + [[0, 0, self._stacked[number]], [0, 0, high]])

    @property
    def _headings(self) -> tuple[float, float]:
        """Where somebody looks who goes over each leg."""
        return (0.0 if self.side > 0 else np.pi), np.pi / 2

    def _side(self, first: int, last: int) -> Callable[[], np.ndarray]:
        """Both ends (2, 2), as they are now, of a side of the triangle from one corner to another: on the map, or on
        its way from there."""
        on_map, near = self._on_map(first, last), self.seen(self.corners[[first, last]])

        def ends() -> np.ndarray:
            share = now(self.come_near)
            return np.asarray((1 - share) * on_map() + share * near)

        return ends

    def _link(self, number: int) -> Callable[[], np.ndarray]:
        """A line (2, 2) from a corner of the triangle on the map, which grows as that flies from there."""
        on_map, side = self._on_map(number), self._side(number, number)
        return lambda: np.concatenate([on_map(), side()[:1]])

    def _on_map(self, *corners: int) -> Callable[[], np.ndarray]:
        """Where corners of the triangle lie on the map (n, 2), as it is seen now."""
        on_rose = (self.corners[:, :2] * np.sign(self.way))[[*corners]]
        laid, land = self.rose.laid(lambda: on_rose), self.rose.block.landscape
        return lambda: np.asarray(land.view.project(laid(land.terrain))[:, :2])

    def _mark(self, places: np.ndarray, ink: str) -> FlatLine:
        """A line through places (n, 3) of the floor."""
        return FlatLine(self.seen(places), ink, theme.CURVE_WIDTH, halo=False)

    def _heights(self, times: float | None = None) -> np.ndarray:
        """How high the ground is over the floor of the piece (n, n), seen so many times closer than it lies on the
        map."""
        closer, rose = times or now(self.times), self.rose
        share = GroundPiece.shares()
        x, y = (at + rose.radius * way * share / closer for at, way in zip(rose.at, self.way, strict=True))
        high = rose.block.function.sample(*np.meshgrid(x, y, indexing="ij"))
        return np.asarray((high - high[0, 0]) * self._steep * closer / rose.radius)

    def _factor(self, most: float, least: int) -> float:
        """The first power of two, from the least one, at which the piece is off the plane by at most that share."""
        share = GroundPiece.shares()
        plane = np.add.outer(self.rises[0] * share, self.rises[1] * share)
        times = least
        while times < _CLOSEST and np.abs(self._heights(times) - plane).max() > most * self.rises.sum():
            times *= 2
        return float(times)

    def climb(self, number: int) -> list[Animation]:
        """Somebody goes over one of its legs, and the tower under them rises by what that climbs. Each bar is there at
        once, without a length of its own yet: their feet are on its top all the way. A link to the foot of the tower
        goes before: what is climbed stands there."""
        before, after_it = self._headings[max(number - 1, 0)], self._headings[number]

        def go(walker: FlatWalker, share: float) -> None:
            self.walked = number + share
            walker.heading = float(np.interp(share, (0, _TURNING), (before, after_it)))

        self.told.append(self.climbs[number])
        told = fade_in_after(theme.GLANCE, self.climbs[number], theme.LIGHT)
        name = self.told[0]
        by = fade_in_after(theme.GLANCE, name, theme.LIGHT) if number else FadeOut(name, run_time=theme.BLINK)
        bar = [each.set_rate_func(lambda _: 1.0) for each in at_once(come(self.tower[number]))]
        past = at_once(gone(self.link)) if self._nearest and not number else []
        return [*bar, *past, running(self.walker, go, run_time=theme.REVEAL), told, by]

    def coming(self) -> Sequence[Animation]:
        """The triangle flies to its place, and becomes the floor of the piece, which comes closer."""
        rest = self.piece, *self.marks, *self.told, self.walker
        later = [fade_in_after(theme.STEP, each, theme.FADE) for each in rest]
        fly = self.come_near.to(1.0, run_time=theme.STEP)
        near = self.times.to(self.closest, run_time=theme.STEP + theme.REVEAL, rate_func=after(0.5))
        floor = at_once(come(self.link, self.run, *self.legs), theme.LIGHT)
        return [*later[:1], *floor, *later[1:], fly, near]
