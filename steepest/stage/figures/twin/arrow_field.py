"""The field of a gradient: an arrow at each place of a grid over the map of a pair, and a sign at each flat place."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from manim import Animation, Line

from steepest.calculus import CriticalPoint, Encircled, Function, Landforms, Point
from steepest.stage import theme
from steepest.stage.figures.label import Label
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.ground.heights import Span
from steepest.stage.ground.paint.sign import SHAPES
from steepest.stage.ground.things import Laid, Quiver, Sign, placed
from steepest.stage.play.entrances import come, gone
from steepest.stage.play.motion import running
from steepest.stage.type.powers import scale_below
from steepest.stage.type.typeset import Typeset

_ACROSS = 10, 14, 20, 24  # arrows along the longer side of the map: the first number that will do
_ENOUGH = 1 / 3  # of the places of a grid: between many flat places fewer have room for an arrow
# Shares of the way from an arrow to the next, up to `_OFF_NEXT`, but for those that say what they are of.
_INSET = 0.1  # how far the grid keeps inside the map's edge
_NEAREST = 0.25  # how far a grid does whose lines go through flat places
_STRETCHED = np.linspace(0.85, 1.15, 61)  # how much longer that way may then be
_EVEN = 0.5  # how much it costs that a grid is stretched
_LONGEST, _SHORTEST = 0.8, 0.05  # the longest arrow, and one that is just long enough to be seen
_CLEAR = 0.5  # an arrow that begins or ends so near to a flat place would lie on its ring
_REACHES = 1.7, 2.5, 3.3, 1.25  # how near to a flat place those begin that tell what is there
_PLAIN = 0.25  # the longest of them is so long at least, if they are plain to see
_RING, _LEAST_RING = 1.1, 0.5  # radius of a ring from which arrows begin, at most and at least
_OFF_NEXT = 0.45  # its radius at most, as a share of the way from its middle to that of the next ring
_NARROWER = 1.0, 0.8, 0.6, 0.4  # shares of its widest radius that are tried, one after the other
_WIDTH = 4.6  # of the arrows of the grid, in stroke units
_SIGN = 0.13  # radius, in the block's units
_EDGE = 0.16 * np.array([[1, 1], [-1, 1], [-1, -1], [1, -1], [1, 1]])  # around one, in scene units

_OFF_SIGN = 0.13  # from the middle of a sign to where the line to its name begins, in scene units
_HALO = 3.0  # how many times as wide as the line to a sign the dark is around it
_PALE = 0.3  # how solid the arrows of the field stay while others are lit
_SWELL = 0.7  # how much larger it becomes when the viewer is to look there


@dataclass(frozen=True)
class FieldGrid:
    """The arrows of the gradient of `function` over a `window` of its map, on a grid that leaves out its `flats`: its
    lines go through them, as far as they may, so that arrows stand evenly around each."""

    function: Function
    window: tuple[Span, Span]
    flats: tuple[CriticalPoint, ...] = ()
    across: int = _ACROSS[0]

    @classmethod
    def over(
        cls, function: Function, window: tuple[Span, Span], flats: tuple[CriticalPoint, ...] = ()
    ) -> FieldGrid:
        """The coarsest of some grids whose arrows tell most kinds of flat places. Only grids count of whose places
        enough have an arrow; where there is none, the one with most arrows is taken."""
        grids = [cls(function, window, flats, across) for across in _ACROSS]
        enough = [grid for grid in grids if grid._seen.sum() >= _ENOUGH * len(grid._seen)]
        return max(enough or [max(grids, key=lambda grid: int(grid._seen.sum()))], key=cls._kinds)

    @property
    def step(self) -> float:
        """How far it is from an arrow to the next, in units of the map, at least."""
        return min(float(lines[1] - lines[0]) for lines in self._lines if len(lines) > 1)

    @property
    def scale(self) -> Fraction:
        """What lengths are multiplied by on the map: a round number or a share, by which the longest arrow fits."""
        longest = float(np.hypot(*self._slopes.T).max(initial=0.0))
        return scale_below(_LONGEST * self.step / longest) if longest > 0 else Fraction(1)

    @property
    def arrows(self) -> tuple[np.ndarray, np.ndarray]:
        """Where arrows begin (n, 2) and where they end (n, 2): those that are long enough to be seen, and
        stay on the map."""
        seen = self._seen
        return self._places[seen], self._ends[seen]

    def around(self, flat: CriticalPoint) -> Encircled | None:
        """Those of them around a flat place that tell most plainly what is there; None where they do not."""
        starts, ends = self.arrows
        near = (Encircled.by(flat, starts, ends - starts, reach * self.step) for reach in _REACHES)
        found = [each for each in near if each.tells]
        plain = (each for each in found if each.longest >= _PLAIN * self.step)
        one = next(plain, max(found, key=lambda each: each.longest, default=None))
        return one and one.plainest

    def ringed(self, flat: CriticalPoint, *places: Point) -> float:
        """The radius of a ring around each of some places, a flat one among them. It is the widest from which arrows
        tell what is at the flat place, as far as rings stay on the map and off each other."""
        at = np.array([_floats(place) for place in places])
        apart = np.hypot(*(at[:, None] - at).transpose(2, 0, 1))[~np.eye(len(at), dtype=bool)]
        edge = float(np.abs(at[:, None] - np.array(self.window, float).T).min())
        widest = min(_RING * self.step, _OFF_NEXT * float(apart.min(initial=np.inf)), edge)
        telling = (share * widest for share in _NARROWER if widest and self._on_ring(flat, share * widest))
        return max(next(telling, 0.0), _LEAST_RING * self.step)

    def from_ring(self, flat: CriticalPoint, radius: float) -> Encircled | None:
        """Arrows that begin on a ring around a flat place and tell what it is, or else those of the grid."""
        return self._on_ring(flat, radius) or self.around(flat)

    def _on_ring(self, flat: CriticalPoint, radius: float) -> Encircled | None:
        return Encircled.on_ring(flat, self.function, radius, float(self.scale), self.window)

    def _kinds(self) -> int:
        """How many kinds of flat places its arrows tell."""
        return len({flat.kind for flat in self.flats if self.around(flat)})

    @cached_property
    def _ends(self) -> np.ndarray:
        return np.asarray(self._places + float(self.scale) * self._slopes)

    @cached_property
    def _seen(self) -> np.ndarray:
        """Which places of the grid (n,) have an arrow that is seen."""
        ends = self._ends
        seen = np.hypot(*(ends - self._places).T) >= _SHORTEST * self.step
        low, high = np.array(self.window).T
        seen &= ((ends >= low) & (ends <= high)).all(axis=1)
        for flat in self.flats:
            for points in (self._places, ends):
                seen &= np.hypot(*(points - _floats(flat.at)).T) > _CLEAR * self.step
        return np.asarray(seen)

    @cached_property
    def _places(self) -> np.ndarray:
        """The places of the grid where there is a gradient (n, 2)."""
        places = np.stack(np.meshgrid(*self._lines, indexing="ij"), -1).reshape(-1, 2)
        return np.asarray(places[np.isfinite(self._sampled(places)).all(axis=1)])

    @cached_property
    def _lines(self) -> list[np.ndarray]:
        """Where the lines of the grid are, of x and of y."""
        step = max(high - low for low, high in self.window) / (self.across + 2 * _INSET)
        flats = np.reshape([_floats(flat.at) for flat in self.flats], (-1, 2))
        return [_lines_between(*span, step, at) for span, at in zip(self.window, flats.T, strict=True)]

    @cached_property
    def _slopes(self) -> np.ndarray:
        return self._sampled(self._places)

    def _sampled(self, places: np.ndarray) -> np.ndarray:
        return np.stack(np.broadcast_arrays(*self.function.sample_gradient(*places.T)), -1)


class ArrowField:
    """The arrows of a `grid` on the map of a pair, and signs at the flat places of a `land`.

    It comes as a wave, from a point `since` on. Its `rings`, for each kind of flat place, come by themselves. Names
    keep off its `starts`, points from which somebody will climb.
    """

    def __init__(self, pair: Pair, grid: FieldGrid, land: Landforms, since: Point) -> None:
        self.pair, self.land = pair, land
        self.starts: Sequence[Point] = ()
        self._lit: list[Quiver] = []
        starts, ends = grid.arrows
        far = np.hypot(*(starts - _floats(since)).T)
        waits = far / max(float(far.max(initial=0.0)), 1e-9)
        self.arrows = self._quiver(starts, ends, tuple(waits.tolist()))
        self.rings = {
            kind: self._rings(kind) for kind in SHAPES if any(flat.kind == kind for flat in land.flats)
        }

    def coming(self) -> Sequence[Animation]:
        """The arrows grow, one after another, in place of those that came before."""
        past, self._lit = self._lit, []
        return [*gone(*past), self.pair.ground.grow(self.arrows, run_time=theme.SWEEP)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """The arrows fade to this opacity."""
        return [self.pair.ground.soften(self.arrows, to=to)]

    def going(self) -> Sequence[Animation]:
        """The arrows, lit ones too, and the rings disappear."""
        lit, self._lit = self._lit, []
        every = self.arrows, *lit, *self.rings.values()
        there = [each for each in every if each in self.pair.ground.things]
        return [self.pair.ground.take_away(*there)] if there else []

    def begin(self, one: Encircled | None) -> list[Animation]:
        """The arrows around a flat place, if there are any, come before all others do, and go as those come."""
        self._lit = [self._bright(one)] if one else []
        return [*come(*self._lit)]

    def light(self, *encircled: Encircled) -> list[Animation]:
        """The arrows around some flat places are lit, in place of those that were lit before, while the others are
        pale; where none is named all are as they were."""
        past, self._lit = self._lit, [self._bright(each) for each in encircled]
        return [*gone(*past), *come(*self._lit), *self.dimming(_PALE if encircled else 1.0)]

    def _bright(self, one: Encircled) -> Quiver:
        """The arrows around a flat place once more, one after another."""
        turns = tuple((np.arange(len(one.places)) / len(one.places)).tolist())
        return self._quiver(one.places, one.places + one.ways, turns)

    def signs(self, flats: Sequence[CriticalPoint]) -> list[Sign]:
        """A sign on the ground at each of some flat places, by its kind."""
        return [self._sign(flat) for flat in flats]

    def point_out(self, *signs: Sign) -> Animation:
        """Signs swell and settle again, so that a viewer looks at them."""

        def breathe(_: object, share: float) -> None:
            for sign in signs:
                sign.radius = _SIGN * (1 + _SWELL * math.sin(math.pi * share))

        return running(self.pair.ground, breathe, run_time=1.0)

    def name(self, words: Typeset, *one_of: Sign) -> list[Label | Line]:
        """Words beside one of some signs, that from which they are least taken for the name of another, off all signs;
        and the line that leads from the one to the other. Only signs in sight count, as the ground is seen now; where
        none of the named ones is, there is nothing to name."""
        ground = self.pair.ground
        there = self._in_sight([each for each in ground.things if isinstance(each, Sign)])
        signs = [self._spot(each) + _EDGE for each in there]
        signs += [ground.over(*_floats(at))[None, :2] + _EDGE for at in self.starts]

        def beside(sign: Sign) -> Label:
            return self.pair.name(words, self._spot(sign)[0], signs)

        def nearer(sign: Sign) -> float:
            """How much nearer the words would be to the sign than to any other."""
            label = beside(sign)
            self.pair.labels.free(label)
            far = {id(each): math.dist(self._spot(each)[0], label.get_center()[:2]) for each in there}
            own = far.pop(id(sign), 0.0)
            return min(far.values(), default=own) - own

        if not (seen := self._in_sight(one_of)):
            return []
        label = beside(chosen := max(seen, key=nearer))
        return [label, self._leader(self._spot(chosen)[0], label)]

    def _in_sight(self, signs: Sequence[Sign]) -> list[Sign]:
        """Those of some signs that are seen on the ground as it is now."""
        sight = self.pair.ground.sight
        return [each for each in signs if sight.terrain.flat or sight.sees(placed(each.point, sight.terrain))]

    def _leader(self, spot: np.ndarray, label: Label) -> Line:
        """The line from the edge of a sign to the nearest point of a plate."""
        box = label.box
        end = np.clip(spot, [box.left, box.bottom], [box.right, box.top])
        way = (end - spot) / max(float(np.hypot(*(end - spot))), 1e-9)
        start = spot + way * min(_OFF_SIGN, float(np.hypot(*(end - spot))))
        line = Line(
            np.append(start, 0.0), np.append(end, 0.0), color=theme.INK, stroke_width=theme.AXIS_WIDTH
        )
        line.set_stroke(theme.BACKGROUND, _HALO * theme.AXIS_WIDTH, background=True)  # a hill is as pale as it is
        return line.set_z_index(theme.TOPMOST)

    def _spot(self, sign: Sign) -> np.ndarray:
        """Where a sign is on the frame (1, 2)."""
        ground = self.pair.ground
        return np.asarray(ground.view.project(placed(sign.point, ground.terrain))[None, :2])

    def _sign(self, flat: CriticalPoint) -> Sign:
        point = Laid(lambda ground: ground.on(*_floats(flat.at)))
        return Sign(point=point, shape=SHAPES[flat.kind], radius=_SIGN).of(self.pair.ground)

    def _rings(self, kind: str) -> Quiver:
        at = np.array([_floats(flat.at) for flat in self.land.flats if flat.kind == kind])
        return self._quiver(at, at, (0.0,) * len(at))

    def _quiver(self, starts: np.ndarray, ends: np.ndarray, begins: tuple[float, ...]) -> Quiver:
        lines = np.stack([starts, ends], 1)
        place = Laid(lambda ground: ground.below(lines[..., 0], lines[..., 1]))
        return Quiver(colour=theme.GRADIENT, points=place, begins=begins, width=_WIDTH, below=True).of(
            self.pair.ground
        )


def _lines_between(low: float, high: float, step: float, through: np.ndarray) -> np.ndarray:
    """Lines (n,) about a step apart, evenly, which go `through` some places (m,) as nearly as may be."""
    if len(through):
        steps = step * _STRETCHED
        turns = np.exp(2j * np.pi * (through[:, None] - low) / steps).mean(axis=0)  # all alike: in line
        best = int(np.argmax(np.round(np.abs(turns) - _EVEN * np.abs(_STRETCHED - 1), 9)))
        first = low + float(np.angle(turns[best])) / (2 * np.pi) * steps[best]
        lines = first + steps[best] * np.arange(-1, math.ceil((high - low) / steps[best]) + 2)
        room = _NEAREST * steps[best]
        if (kept := (lines >= low + room) & (lines <= high - room)).any():
            return np.asarray(lines[kept])
    count = max(1, round((high - low) / step - 2 * _INSET))
    step = (high - low) / (count + 2 * _INSET)
    return np.asarray(low + step * (_INSET + 0.5 + np.arange(count)))


def _floats(point: Sequence[Any]) -> np.ndarray:
    return np.array([float(value) for value in point])
