"""Why a gradient is square to its level line: of all ways to the next line, the one straight across is the shortest."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from manim import Animation, Mobject

from steepest.stage import theme
from steepest.stage.figures.field.why_steepest import as_told, why_steepest
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.lens.magnification import FACTORS
from steepest.stage.figures.lens.near_ground import NearGround
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.panel.running import led
from steepest.stage.figures.twin.mark import TwinMark, swell
from steepest.stage.figures.twin.needle import Needle
from steepest.stage.lean.fading import FadeIn
from steepest.stage.play.entrances import Assembly, come, gone
from steepest.stage.play.live import Live
from steepest.stage.type.readout import Readout

_RADIUS = 2.3  # of the lens
_FILLED, _WIDER = 0.88, (3, 2)  # how far out in it an arrow ends; by how much it enlarges where the arrow is long
_ASIDE = 0.15  # of the way from the middle of an arrow to the corner of its legs, whose numbers stand out there
_BESIDE = -45.0  # degrees around, where its factor stands beyond the rim: its ties lead to the map, on the left
_WIDEST, _LEAST = np.radians(40), np.radians(25)  # how far ways slant off the straight one
_INSIDE = 0.86  # of the lens: what goes farther is cut off there, and compared with nothing
_SEEN = 0.3  # how solid a level line is, at least, that ways lead to
_TRIES = 4  # of Newton's: from so close a way is nearly straight, and so is the ground
_POINTS = 81  # of the next line, and of the circle
_DASHED, _WIDTH = (0.09, 0.08), 4.0
_NEXT = 2.0  # of the next line: the bold one is that on which one stands
_THIN, _BROAD = 3.0, 9.0  # of the ways that slant, and of the straight one, which is the shortest
_OUTER = 0.7, 1.0  # the part of a way that slants beside which its length stands: there is most room
_PER_UNIT = 100  # of widths of lines
_ALONE = 0.6  # of the room: how long the straight way is that leads to no line
_DIGITS = 1.0  # of the gap between two heights: they are told to a tenth of it, or closer, unless all of it is told
_SAME = 1e-6  # of that gap
_CLOSE = 4  # times as large a lens shows the map at first
_DOT = 0.05  # of the straight way: the radius of the dot at its end


class WideningLens(Lens):
    """A lens beside the map on the foot of a `needle`, by a live `factor` as large, which is told beyond its rim.
    From not so close it shows the level lines of the map alone. It is off words that are `named` while it is there, and
    comes over numbers of the axis beside the map."""

    def __init__(self, needle: Needle, *named: Mobject) -> None:
        pair, self._along, self._needle = needle.pair, Live(0.0), needle
        self.factor: Live[Any] = Live(_CLOSE, scale="log")
        looks = pair.ground, lambda: self._place(self._along()), self.factor, theme.RIGHT_LENS, _RADIUS
        later, grown = [tuple(map(float, self._place(1.0)))], _RADIUS / self._showing(_RADIUS)
        beside = [each.text for each in pair.axes.row(1).texts]  # those that it comes over give way to it
        super().__init__(
            pair.scene, *looks, instead=beside, beyond=_BESIDE, named=named, later=later, grown=grown, own=True
        )

    def whole(self, *leaving: Mobject) -> list[Animation]:
        """It draws back while words go that are `leaving`, as far as lets it show all of the arrow."""
        end = max(self._showing(self.glass.radius), self.least(tuple(map(float, self._place(1.0))), *leaving))
        self.floor = 0.0  # which was that of another place
        moves = (live.to(value, run_time=theme.MOVE) for live, value in ((self.factor, end), (self._along, 1.0)))
        return [*gone(*leaving), *moves]

    def _showing(self, radius: float) -> float:
        """The most by which it may enlarge at last, with a disc of a radius, to show all of the arrow."""
        middle, *ends = self._needle.pair.places(np.array([self._place(1.0), *self._needle.arrow.points[[0, -1]]]))
        room = _FILLED * radius / max(float(np.linalg.norm(ends - middle, axis=1).max()), 1e-9)
        return max((factor for factor in (*FACTORS, *_WIDER) if factor <= room), default=_WIDER[-1])

    def _place(self, share: float) -> np.ndarray:
        """The foot of the needle (2,), and at last about the middle of its arrow, a little off toward its legs."""
        way = np.diff(self._needle.arrow.points[[0, -1]], axis=0)[0]
        return np.asarray(self._needle.at + share / 2 * way * (1 + _ASIDE, 1 - _ASIDE))


class _Dot(TwinMark):
    """A line so short and broad that it is a dot."""

    def coming(self) -> Sequence[Animation]:
        """It appears as a whole."""
        self.put()
        self.opacity = 0.0
        return self.dimming(1.0)


class ShortestWay(Assembly):
    """Ways from the foot of a `needle` to the next level line uphill, as a `lens` shows both now: one of them slants
    to either side, and a circle `round` the foot, as wide as the `straight` way is long, touches that line at one
    point alone, which has a dot. `ways` are both that slant, with that line, across the lens, and a dot on the foot;
    `heights` are those of the line through the foot and of that one, and `lengths` those of the straight way and of
    both others: it is thick, and they are thin and quiet. Beside each stands its slope, of the `slopes`: what it climbs
    over its length. None of it is in the colour of the gradient, for the straight way is as long as the gap, and where
    that is wide, the gradient is short. In a `panel`, the label `same` tells the reason, if there is something to
    compare, and under it the slope of the straight way is worked out, if there is room.

    They are seen in the lens only. The straight way is alone where it shows no such line, or one too near its rim.
    """

    def __init__(self, needle: Needle, lens: Lens, panel: Panel | None = None) -> None:
        self.needle, self.pair, self.lens = needle, needle.pair, lens
        self._panel, self._reason = panel, list[Mobject]()
        self.ways: list[TwinMark] = []
        self.round: list[TwinMark] = []
        self.straight: list[TwinMark] = []
        self.heights: tuple[float, ...] = ()
        self.lengths: tuple[float, ...] = ()
        self.slopes: tuple[float, ...] = ()
        self._told: list[Plate] = []
        self._sloped: list[Plate] = []
        self._here: list[TwinMark] = []
        lens.glass.look()
        self._up = self._slope(needle.at)
        if not self._up.any():
            return
        self._up /= np.hypot(*self._up)
        unit = float(np.hypot(*np.diff(self.pair.places(np.array([needle.at, needle.at + self._up])), axis=0)[0]))
        room = _INSIDE * lens.glass.radius / lens.glass.times() / unit
        height = self._next_height(lens)
        straight = 0.0 if height is None else self._length(0.0, height)
        within = 0 < straight < room
        if height is not None and within and (widest := min(_WIDEST, np.arccos(straight / room))) >= _LEAST:
            rim = np.sqrt((lens.glass.radius / lens.glass.times() / unit) ** 2 - straight**2)
            self._slant(height, straight, widest, float(rim))
        if height is not None and self.ways:
            self.heights = self._height(needle.at), height
            told = map(as_told, self.lengths)  # what is divided can be done again
            self.slopes = tuple(float(as_told(self._climb) / length) for length in told)
            wide = 2 * _DOT * straight * unit * lens.glass.times() * _PER_UNIT
            self.straight = [self._dot(needle.at + straight * self._up, _DOT * straight, wide)]
            self.ways.append(self._dot(needle.at, _DOT * straight, wide))
        end = needle.at + (straight if self.ways else _ALONE * room) * self._up
        self.straight.insert(0, self._line(np.array([needle.at, end]), _BROAD))
        for mark in self.parts:
            mark.flat.near = lens.glass.times() / 2  # on the map they would be a speck

    def _slant(self, height: float, straight: float, widest: float, rim: float) -> None:
        """Draw the line of a height, so far to either side, the ways to it that slant `widest`, and the circle that
        touches it; or nothing, where some of that line is not found."""
        foot, turns = self.needle.at, (-widest, widest)
        line = np.array([self._at(turn, height) for turn in np.arctan(np.linspace(-rim, rim, _POINTS) / straight)])
        if not np.isfinite(line).all():
            return
        slanting = (self._line(np.array([foot, self._at(turn, height)]), _THIN, theme.QUIET) for turn in turns)
        self.lengths = straight, *(self._length(turn, height) for turn in turns)
        self.ways = [self._line(line, _NEXT), *slanting]
        self.round = [self._line(self._circle(foot, straight), _THIN, theme.QUIET, _DASHED)]

    @property
    def _climb(self) -> float:
        """What each way climbs."""
        low, high = self.heights
        return high - low

    def _circle(self, middle: np.ndarray, radius: float) -> np.ndarray:
        """A circle (n, 2), which begins opposite to the straight way."""
        return middle + radius * np.array([self._way(turn) for turn in np.linspace(-np.pi, np.pi, _POINTS)])

    @property
    def parts(self) -> list[TwinMark]:
        """All that is drawn."""
        return [*self.ways, *self.round, *self.straight]

    def lead(self, here: TwinMark) -> list[Animation]:
        """The ways that slant come, with the line to which they lead. In the lens that line has its height on it, and
        so has the one on which they begin, which lies on a mark `here`, as far as they have room. Their slopes, which
        are told later, have their places."""
        coming, self._here = come(*self.ways), [here]
        if not self.heights:
            return coming
        decimals, told = _decimals(*self.heights), list[Plate]()
        later = [each.flat for each in (*self.straight, *self.round)]
        self.pair.ground.put(*later)  # numbers keep off what comes after them
        for height, line in zip(self.heights, (here, self.ways[0]), strict=True):
            number = Readout(partial(float, height), decimals, theme.SMALLEST_SIZE, gauge=True)
            head = self.pair.scene.formula("f =", theme.SMALLEST_SIZE)
            told += self.lens.call(led(head, number), line.flat, on=True)
        for slope, way in zip(self.slopes[1:], self.ways[1:3], strict=True):
            number = self._number(slope, theme.QUIET, theme.SMALLEST_SIZE)
            outer = self._line(way.points[0] + np.outer(_OUTER, way.points[1] - way.points[0]))  # is not seen
            self._sloped += self.lens.call(number, outer.flat, away=self.straight[0].flat)
        self.pair.ground.drop(*later)
        self._told = [*told, *self._sloped]
        return [*coming, *map(FadeIn, told)]

    def compare(self) -> list[Animation]:
        """The straight way comes, and the circle; and the reason."""
        if self.lengths and self._panel:
            told = self._climb, self.lengths[0], self._number(self.slopes[0])
            self._reason = why_steepest(self._panel, self.lens, *told)
        return come(*self.round, *self.straight, *self._reason[:1])

    def tell(self) -> list[Animation]:
        """The slope of each way comes, that of the straight one beyond its end, and how that one is worked out."""
        if not self.lengths:
            return []
        end = self.straight[0].points[-1]
        beyond = self._line(np.array([2 * end - self.needle.at, end]))  # is not seen: its tip is the end
        told = self.lens.call(self._number(self.slopes[0]), beyond.flat)
        self._told += told
        return [*come(*self._reason[1:]), *map(FadeIn, [*self._sloped, *told])]

    def _number(self, slope: float, colour: str = theme.INK, size: float = theme.LABEL_SIZE) -> Readout:
        """A slope, to two digits of the straight way's: what slants is seen to be less steep."""
        decimals = max(0, 1 - math.floor(math.log10(self.slopes[0])))
        return Readout(partial(float, slope), decimals, size, colour, gauge=True)

    def going(self) -> list[Animation]:
        """All of it goes, with the line on which it begins, and the heights in the lens, which stays."""
        return [*gone(*self.parts, *self._here, *self._reason), *self.lens.hush(self._told)]

    def _dot(self, middle: np.ndarray, radius: float, width: float) -> TwinMark:
        points = self._circle(middle, radius)
        return _Dot(self.pair, self._line(points, width=width).flat).lay(points)

    def swell(self, *others: TwinMark) -> list[Animation]:
        """The straight way swells, with others."""
        return [swell(*others, *self.straight)]

    def _next_height(self, lens: Lens) -> float | None:
        """The height of the next line uphill that the lens shows."""
        if not isinstance(near := lens.glass.near, NearGround) or near.sight is None:
            return None
        seen = near.sight.terrain.points[..., 2]
        low, high = (float(near.sight.terrain.back(np.array([0, 0, each]))[2]) for each in (seen.min(), seen.max()))
        levels = near.levels(low, high)
        here, apart = self._height(self.needle.at), min((b - a for (a, _), (b, _) in pairwise(levels)), default=0.0)
        return next((each for each, solid in levels if solid >= _SEEN and each > here + apart / 2), None)

    def _line(
        self,
        points: np.ndarray,
        width: float = _WIDTH,
        colour: str = theme.INK,
        dashed: tuple[float, float] | None = None,
    ) -> TwinMark:
        return self.pair.line(points, colour, width, dashed, raised=False)

    def _way(self, turn: float) -> np.ndarray:
        """The way (2,) so far off the straight one, in radians."""
        (x, y), (cos, sin) = self._up, (np.cos(turn), np.sin(turn))
        return np.array([x * cos - y * sin, x * sin + y * cos])

    def _at(self, turn: float, height: float) -> np.ndarray:
        """Where (2,) that way comes to a height."""
        return np.asarray(self.needle.at + self._length(turn, height) * self._way(turn))

    def _length(self, turn: float, height: float) -> float:
        """How far it is to a height on that way; not a number where the search for it ends on level ground."""
        length, way = 0.0, self._way(turn)
        for _ in range(_TRIES):
            at = self.needle.at + length * way
            if not (slope := float(self._slope(at) @ way)):
                return math.nan
            length += (height - self._height(at)) / slope
        return length

    def _height(self, at: np.ndarray) -> float:
        return self.pair.surface.height(at, self.pair.share)

    def _slope(self, at: np.ndarray) -> np.ndarray:
        return self.pair.surface.slope(at, self.pair.share)


def _decimals(low: float, high: float) -> int:
    """Of two heights, enough to read their gap."""
    most = max(0, math.ceil(_DIGITS - math.log10(high - low)))
    told = (each for each in range(most) if _is_told(low, each, high - low) and _is_told(high, each, high - low))
    return next(told, most)


def _is_told(height: float, decimals: int, gap: float) -> bool:
    """Whether so many decimals tell a height whole, next to a gap."""
    return abs(round(height, decimals) - height) < _SAME * gap
