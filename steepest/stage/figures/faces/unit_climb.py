"""The triangle of a slope: a step of one along a cut, and the climb over it, up to the tangent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import SupportsFloat

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.flat.plot import Pair, Plot
from steepest.stage.figures.label import box_of, shares_of
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.type.becoming import swap
from steepest.stage.type.readout import Afloat, Readout
from steepest.stage.type.typeset import Typeset, formula

_THIN, _BROAD = 3.0, 5.0  # the widths of its step, and of its climb, which is what counts
_OFF = 0.27  # from the step to the middle of its length
_EDGE = 0.1  # from its length to the axis across
_SIZES = 1.0, 0.85, 0.75  # of the climb as it comes, one after the other, as long as it is read
_ASIDE, _PLATE = 0.03, 0.07  # around the plate of the climb, to the sides and the tangent; around it on that
_BESIDE, _BEYOND = 0.06, 0.5  # from the climb to its length; how far past the plot this may reach
_PALE = 0.07, 0.13  # so close to a line the length of a running step is gone, and so far off it is all there
_STOPS, _MOVED = 0.3, 1e-9  # so far from a stop it may be half gone; how far a foot comes that moves to a side
_ALONG = np.linspace(0, 1, 33)[:, None]  # of a straight line
_LEAST = 0.7  # of a step whose length is told, in scene units
_SEEN = 0.15  # of a climb shorter than its number that is told all the same


class UnitClimb(Assembly):
    """A step of 1 to the right from a live `foot` (2,) of a plot, and the climb of a live `slope` over it.

    There is nothing of it unless the plot holds it at all places of a `way` of the foot, each with the slope there.
    The length of the step is told where it has room, while the foot stands still, and so is the climb, beside its
    middle, on the plot and clear of an `edge` of the ground in its colour, or else past the plot, or beside all of it
    where it is lower than its number, or in the corner under the tangent, where it is read least: `stand` brings them.
    While the foot moves they `run` along, beside the middles of both sides, the climb where it has room all the way.
    No number is gone for a moment as they begin to run, and as they stand again."""

    def __init__(
        self,
        axes: Plot,
        foot: Callable[[], Pair],
        slope: Callable[[], float],
        edge: FlatLine,
        way: Sequence[tuple[Pair, SupportsFloat]],
    ) -> None:
        self.axes, self.foot, self.slope, self.edge = axes, foot, slope, edge
        self.way = way
        self._stops = self._stopping()
        self.fits = all(self._holds(at, float(rise)) for at, rise in way)
        self.step = self._side(lambda: self.corners()[:2], theme.QUIET, _THIN)
        self.rise = self._side(lambda: self.corners()[1:], edge.colour, _BROAD)
        self._off = [edge]
        self._length: Plate | None = None
        self._climb: Plate | None = None

    @property
    def told(self) -> list[Plate]:
        """How long its sides are, as far as there is room to tell it."""
        return [each for each in (self._length, self._climb) if each]

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """Its two sides, and how long they are."""
        return [self.step, self.rise, *self.told] if self.fits else []

    def corners(self) -> np.ndarray:
        """Where it begins, turns, and ends (3, 3) on the frame, as it is now."""
        x, y = (float(value) for value in self.foot())
        return self.axes.plane.places(np.array([(x, y), (x + 1, y), (x + 1, y + self.slope())]))

    def stand(self, climb: Typeset, *off: FlatLine) -> list[Animation]:
        """The length of its step comes, and the climb as it is told, `off` other lines; those that ran go."""
        one, ran, self._off = self._length, self._climb, [self.edge, *off]
        self._length = self._told_length() if self.fits else None
        if one and self._length:  # it stands there already
            self._length = one.clear_updaters()
            one.pale(1.0)
        self._climb = self._placed(climb) if self.fits else None
        return [*_instead(one, self._length), *_instead(ran, self._climb)]

    def _told_length(self) -> Plate | None:
        """The length of the step where it runs, beside its middle; nothing where it would lie on the step, or too close
        to the edge, the tangent or another line."""
        self._follow_step(one := Plate(_one(), gap=_PLATE))
        start, turn, _ = self.corners()
        has_room = abs(one.get_center()[1] - turn[1]) > (one.height - _PLATE) / 2  # its edge may touch that
        has_room = has_room and self._off_lines(one) > sum(_PALE) / 2
        one.pale(1.0)
        return one if has_room and turn[0] - start[0] > _LEAST else None

    def _middle_of_step(self, side: int = 1) -> np.ndarray:
        """Where the middle of its length is (3,), on the side where the tangent is not, or on the other one."""
        start, turn, end = self.corners()
        return np.asarray((start + turn) / 2 + [0, side * (-_OFF if end[1] >= turn[1] else _OFF), 0])

    def _placed(self, climb: Typeset) -> Plate | None:
        """The climb on a plate, at the first place that has room for it, as large as it has room there; or nothing."""
        least = shares_of(climb)[-1]
        shares = dict.fromkeys(max(share, least) for share in _SIZES)
        plates = [Plate(climb.copy().scale(share), gap=_PLATE) for share in shares]
        stands = self._within, self._beside, self._past, self._under
        return next((each for stand in stands for each in plates if stand(each)), None)

    def _within(self, high: Plate) -> bool:
        """Stand it there, if it has room on the plot: past its end, no ground would show that it has a plate."""
        return self._beside(high) and box_of(high).right <= self.axes.box.right

    def _beside(self, high: Plate) -> bool:
        """Stand it beside the middle of the climb, outside, if it has room there."""
        _, turn, end = self.corners()
        return self._outside(high, (turn[1] + end[1]) / 2) and abs(end[1] - turn[1]) > box_of(high).height

    def _past(self, high: Plate) -> bool:
        """Stand it there, off the edge: to the end of the climb, and past where it turns."""
        _, turn, end = self.corners()
        up = 1 if end[1] >= turn[1] else -1
        return self._outside(high, end[1] - up * (high.height / 2 + _ASIDE)) and abs(end[1] - turn[1]) > _SEEN

    def _outside(self, high: Plate, middle: float) -> bool:
        """Stand it outside of the climb, with its middle so high; tells whether it has room there."""
        high.move_to(np.array([self.corners()[1][0] + high.width / 2 + _BESIDE, middle, 0]))
        covered, axes = box_of(high), self.axes.box
        low, high_up = axes.bottom + _EDGE, axes.top
        inside = covered.right < self._right and low < covered.bottom and covered.top < high_up
        met = covered.shrunk(-_ASIDE).is_crossed(*(line.outline for line in self._off))
        names = [box_of(name) for name in (self.axes.name, self.axes.name_up) if name]
        return inside and not met and all(covered.apart(name) >= theme.TEXT_GAP for name in names)

    def _under(self, high: Plate) -> bool:
        """Stand it in the corner under the tangent, if it has room there."""
        start, turn, end = self.corners()
        half, up = np.array([high.width, high.height, 0.0]) / 2 + _ASIDE, 1 if end[1] >= turn[1] else -1
        high.move_to(turn + half * [-1, up, 0])
        under = abs(end[1] - turn[1]) * (1 - 2 * half[0] / max(turn[0] - start[0], 1e-9))
        return bool(under > 2 * half[1])

    def run(self, slope: Callable[[], Number], decimals: int, *off: FlatLine) -> list[Animation]:
        """How long its sides are runs from now on, as far as it is told, the climb as a slope that is read beside it
        and with as many decimals, the step `off` other lines: the foot moves."""
        told, self._off = self._climb, [self.edge, *off]
        if self._length:
            _run(self._length, self._follow_step)
        if told:
            words, self._climb = told.words, None
            assert isinstance(words, Typeset | Readout)
            sizes = words.size * words.enlarged, theme.SMALLEST_SIZE
            for size in [each for each in sizes if self._has_room(decimals, each)][:1]:
                self._climb = Plate(Afloat(slope, decimals, size).set_fill(self.edge.colour), gap=_PLATE)
                _run(self._climb, self._beside_climb)
        return _instead(told, self._climb)

    def _has_room(self, decimals: int, size: float) -> bool:
        """Whether the climb with so many decimals is off what is beside the plot, wherever its foot comes."""
        ends = self.axes.plane.places(np.array([(float(x) + 1, float(y)) for (x, y), _ in self.way]))[:, 0]
        rises = [float(rise) for _, rise in self.way]
        wide = max(_width(rise, decimals, size) for rise in (min(rises), max(rises)))
        return float(ends.max()) + _BESIDE + wide + _PLATE < self._right

    @property
    def _right(self) -> float:
        """How far to the right its climb may be told."""
        return min(self.axes.box.right + _BEYOND, theme.EDGES[1])

    def _under_step(self, one: Mobject, side: int = 1) -> None:
        one.move_to(self._middle_of_step(side))
        self._keep_in(one)

    def _follow_step(self, one: Mobject) -> None:
        """Stand it there while the step runs, or on the other side where it is farther off the edge and the tangent, as
        these change sides, and the paler the closer they are."""
        assert isinstance(one, Plate)
        self._under_step(one)
        if (off := self._off_lines(one)) < _PALE[1]:
            here = one.get_center()
            self._under_step(one, -1)
            if (other := self._off_lines(one)) <= off:
                one.move_to(here)
            off = max(off, other)
        middle, half = sum(_PALE) / 2, self._share_away() * (_PALE[1] - _PALE[0]) / 2
        one.pale(min(max((off - middle + half) / max(2 * half, 1e-9), 0.0), 1.0))

    def _share_away(self) -> float:
        """How far it is from where it stops, 0 to 1: at a stop the length of its step is there, or it is not."""
        start, _, tip = self.corners()
        away = np.abs(self._stops - [start, tip]).max(axis=(1, 2)).min()
        return min(float(away) / _STOPS, 1.0)

    def _stopping(self) -> np.ndarray:
        """Where it begins and ends (n, 2, 3) at each stop of its way: at the ends, and where its foot, after it moved
        to a side, is only lifted, or the other way round."""
        sides = [((float(x), float(y)), (float(x) + 1, float(y) + float(rise))) for (x, y), rise in self.way]
        if not sides:
            return np.zeros((1, 2, 3))
        moved = np.abs(np.diff([foot[0] for foot, _ in sides])) > _MOVED
        turns = 1 + np.flatnonzero(moved[1:] != moved[:-1])
        return np.array([self.axes.plane.places(np.array(sides[k])) for k in (0, *turns.tolist(), -1)])

    def _off_lines(self, one: Plate) -> float:
        """How far it is off the edge, the tangent, and other lines."""
        start, _, end = self.corners()
        outlines = [line.outline for line in self._off]
        straight = [(start, end), *((each[0], each[-1]) for each in outlines if len(each) == 2)]
        ways = [*outlines, *(a + (b - a) * _ALONG for a, b in straight)]
        points = np.concatenate([way[:, :2] for way in ways])
        return float(box_of(one.words).far(points).min())

    def _beside_climb(self, climb: Mobject) -> None:
        _, turn, end = self.corners()
        climb.move_to((turn + end) / 2 + [climb.width / 2 + _BESIDE, 0, 0])
        self._keep_in(climb)

    def _floor(self, text: Mobject) -> float:
        """How low a text may be: on the plot and, as it comes near the name at the end of the axis across, over it."""
        low = float(self.axes.box.bottom) + _EDGE
        if not self.axes.name:
            return low
        name, covered = box_of(self.axes.name), box_of(text)
        across = max(name.left - covered.right, covered.left - name.right)
        share = min(max(2 - across / theme.TEXT_GAP, 0.0), 1.0)  # bit by bit, so that nothing jumps
        return low + share * max(name.top + theme.TEXT_GAP - low, 0.0)

    def _keep_in(self, text: Mobject) -> None:
        """No lower, and no higher, than the plot is, and off the name of its axis."""
        low, high = self._floor(text) - text.get_bottom()[1], self.axes.box.top - text.get_top()[1]
        text.shift(np.array([0.0, min(max(low, 0.0), high) if high > 0 else high, 0.0]))

    def _holds(self, foot: Pair, rise: float) -> bool:
        (left, right), (low, high) = self.axes.plane.xs, self.axes.plane.ys
        x, y = (float(value) for value in foot)
        return left <= x and x + 1 <= right + 1e-9 and low <= y + rise <= high

    def _side(self, ends: Callable[[], np.ndarray], colour: str, width: float) -> FlatLine:
        return FlatLine(ends, colour, width, plane=self.axes.plane)


def _one() -> Typeset:
    return formula("1", size=theme.LABEL_SIZE, colour=theme.QUIET)


def _width(climb: float, decimals: int, size: float) -> float:
    """How wide a climb with so many decimals is."""
    return float(Afloat(lambda: climb, decimals, size).width)


def _run(plate: Plate, stand: Callable[[Mobject], None]) -> None:
    """It stands anew in every picture from now on."""
    stand(plate)
    plate.add_updater(lambda text: stand(text))  # a function: copies share it


def _instead(old: Plate | None, new: Plate | None) -> list[Animation]:
    """One comes, one goes, or one takes the place of the other at once."""
    if old is new:
        return []
    if old and new:
        return swap(old, new)
    return [*(gone(old) if old else []), *(come(new) if new else [])]
