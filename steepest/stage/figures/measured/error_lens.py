"""A lens on the place where a tangent and both measured lines are apart by what the measured slopes are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from manim import Animation, Mobject, Scene

from steepest.calculus import Cut, Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.extent import corners
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.label import box_around, box_of
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.lens.magnification import CLOSEST, LENS_RADIUS, magnification
from steepest.stage.figures.measured.run_bracket import run_bracket
from steepest.stage.lean.fading import FadeOut
from steepest.stage.play.entrances import Actor, Assembly, come, dim, gone
from steepest.stage.play.live import Live
from steepest.stage.play.motion import after, fade_in_after
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.measured.difference_plot import DifferencePlot

Place: TypeAlias = tuple[float, float]

_SEEN = 0.2  # how tall a gap has to be in a lens, in scene units: one that is less in the closest is none
_SMALL = 0.3  # likewise: a second one that is less beside the first is a hairline
_TIED = 0.15  # what joins it with its place runs down so far, in scene units, as its ring shrinks
_BROAD = 7.0  # the line that marks it
_ASIDE = 0.2  # from one gap to the other, as they are seen
_EDGE = 0.05  # of the plate behind a number
_OFF = theme.LINE_GAP - _EDGE  # from that plate to a line, at least
_BETWEEN = theme.TEXT_GAP - 2 * _EDGE  # two plates, at least: then their numbers keep apart as any texts do
_INSIDE = 0.96  # of the radius: so far from the middle a number reaches
_FAINT, _ON_THE_WAY = 0.35, 0.6  # the first gap, as the lens comes closer to the second, and when that begins to grow
_STEP = 0.05  # between places where it is tried
_THIN, _LONG = 2.4, 0.25  # the line that leads from it to a gap that is small beside it, and how long it is at least


class Gaps(NamedTuple):
    """Where the lens looks: the places of the tangent and of both lines a unit to one side (`run`), which of the gaps
    between them are told, and how many `times` as large, both alike; and how much `closer` it comes to the second one,
    where that is a hairline beside the first: as many times as that has room for, else no closer."""

    run: int
    slopes: Sequence[float]
    tangent: Place
    ends: Sequence[Place]
    seen: Sequence[bool]
    times: int
    closer: int

    @classmethod
    def at(cls, plot: DifferencePlot, h: Number) -> Gaps | None:
        """That on the lines of a plot with a step; None where the plot ends before, or no gap is seen."""
        (x, y), slopes = map(float, plot.cut.foot), _slopes(plot.cut, h)
        for run in (1, -1):
            tangent, *ends = ((x + run, y + run * slope) for slope in slopes)
            if all(plot.box.holds(plot.plane.place(end)) for end in (tangent, *ends)):
                own = [magnification(plot, tangent, end, most=CLOSEST) for end in ends]
                seen = [_tall(plot, tangent, end, times) >= _SEEN for end, times in zip(ends, own, strict=True)]
                times = magnification(plot, tangent, *ends, most=CLOSEST)
                thin = all(seen) and times > 1 and _tall(plot, tangent, ends[1], times) < _SMALL
                closer = own[1] if thin else times
                return cls(run, slopes, tangent, ends, seen, times, closer) if any(seen) else None
        return None


def looked_at(plot: DifferencePlot, h: Number) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """The corners (4, 2) of what such a lens will enlarge of a plot with a step, if there is one, and the line (2, 2)
    to the plot's right edge, beyond which it stands: along that it is tied to its place."""
    look = Gaps.at(plot, h)
    if look is None or look.times == 1:
        return [], []
    spot = plot.plane.place(look.tangent)[:2]
    ring = corners(box_around(spot, np.full(2, LENS_RADIUS / look.times)))
    return [ring], [np.stack([spot, (plot.box.right, spot[1] - _TIED)])]


def _slopes(cut: Cut, h: Number) -> tuple[float, float, float]:
    """That of the tangent, and both that are measured with a step."""
    chords = cut.chord(0, h), cut.chord(-h, h)
    one, two = ((float(high) - float(low)) / (float(right) - float(left)) for (left, low), (right, high) in chords)
    return float(cut.slope), one, two


def _tall(plot: DifferencePlot, tangent: Place, end: Place, times: int) -> float:
    """How tall a gap is in a lens that enlarges so many times, in scene units."""
    low, high = (plot.plane.place(each) for each in (tangent, end))
    return max(times, 1) * float(np.hypot(*(high - low)[:2]))


class ErrorLens(Assembly):
    """The lines to one side (0) and to both (1) of a plot go through the foot, as the tangent does. A unit from there
    they are apart from it by the errors of their slopes: these `gaps` are marked in their colours, one beside the
    other, and a lens in a region enlarges them, both by as much as the larger has room for: so they are compared. Where
    the second one is a hairline then, the lens comes closer when that is told, as many `times`, until it is as tall as
    the first was, which leaves the lens by then. Beside each, as it is seen, stands what is `told` of it, where that is
    off the lines, and a thin line leads from it to a gap that is no taller. A bracket, the `run`, tells over which way
    they are apart so.

    Nothing comes where the plot ends before, no gap that would be too small for any lens, and no lens where both are,
    or where they are seen without one. It stands off words that are `named` as it comes.
    """

    def __init__(
        self,
        scene: Scene,
        plot: DifferencePlot,
        region: Box,
        told: Sequence[Typeset] = (),
        named: Sequence[Mobject] = (),
    ) -> None:
        self.plot, self._there, self._look = plot, False, Gaps.at(plot, plot.h())
        self.lens: Lens | None = None
        self.gaps: list[FlatLine | None] = [None, None]
        self.numbers: list[Plate | None] = [None, None]
        self.leaders: list[FlatLine | None] = [None, None]
        self.run: list[FlatLine | Plate] = []
        if (look := self._look) is None:
            return
        self.times = Live(float(look.times), scale="log")
        self._mark(look)
        self.run = run_bracket(plot, look.run, named)
        if look.closer > look.times:
            self.lens = Lens(scene, plot, look.tangent, self.times, region, named=named, most=look.closer)
        if self.lens is None or self.lens.glass.times() != look.times:  # it would have to begin nearer
            self._look = look = look._replace(closer=look.times)
            self.lens = Lens(scene, plot, look.tangent, look.times, region, named=named)
        if told and self.lens.enlarges:
            for times, some in self.looks:
                self.times.value = times
                self._tell(look, {k: told[k] for k in some})
            self.times.value = float(look.times)

    @property
    def looks(self) -> list[tuple[float, tuple[int, ...]]]:
        """How many times it enlarges when some of the gaps are told: the same for both, or closer for the second."""
        if (look := self._look) is None:
            return []
        closer = look.closer > look.times
        return [(look.times, (0,)), (look.closer, (1,))] if closer else [(look.times, (0, 1))]

    def _mark(self, look: Gaps) -> None:
        """Draw the gaps, the second one a little aside on the frame, along the tangent, if both are seen at once."""
        plane, lines = self.plot.plane, (self.plot.one_side, self.plot.two_sides)
        for k, ((_, high), (line, _)) in enumerate(zip(look.ends, lines, strict=True)):
            if look.seen[k]:
                ends = np.array([look.tangent, (look.tangent[0], high)])

                def places(ends: np.ndarray = ends, k: int = k) -> np.ndarray:
                    across = k * look.run * _ASIDE / self.times() / float(plane.unit[0])
                    aside = across * np.array((1.0, look.slopes[0]))
                    low, high = plane.ys
                    inside = all(low <= y <= high for y in (ends + aside)[:, 1])  # else on the other side
                    return plane.places(ends + aside * (1 if inside else -1))

                self.gaps[k] = FlatLine(places, line.colour, _BROAD, plane=plane)

    def _tell(self, look: Gaps, told: Mapping[int, Typeset]) -> None:
        """Put numbers beside some gaps as they are seen now in the lens, off all lines there, if they have room."""
        assert self.lens
        glass, plane, seen = self.lens.glass, self.plot.plane, self._seen
        middle, radius = glass.centre, glass.radius
        (x, _), reach = glass.at(), radius / glass.times() / float(plane.unit[0])
        foot = np.array(self.plot.cut.foot, float)
        way = np.array([x - reach, x + reach]) - foot[0]
        lines = [seen(plane.places(foot + np.stack([way, slope * way], -1))) for slope in look.slopes]
        shown = {k: seen(gap.outline) for k in (0, 1) if (gap := self.gaps[k])}
        taken, others = [*lines, *shown.values()], [box_of(self.lens.label)]
        for k in sorted(shown.keys() & told.keys()):
            outline, plate = shown[k], Plate(told[k], gap=_EDGE)
            half = plate.half_sides
            away = float(np.sign(look.tangent[1] - look.ends[1 - k][1]))
            for at in _around(outline, radius, plate, away):
                box = box_around(at, half)
                inside = box.reach(middle) < _INSIDE * radius
                apart = all(box.apart(other) > _BETWEEN for other in others)
                if not (inside and apart) or box.shrunk(-_OFF).is_crossed(*taken):
                    continue
                lead = _leader(outline, plate.move_to((*at, 0.0)).set_z_index(theme.TOPMOST))
                way = [lead.outline] if lead else []
                if any(other.is_crossed(*way) for other in others):
                    continue
                self.numbers[k], self.leaders[k] = plate, lead
                others.append(box)
                taken += way
                break

    def _seen(self, points: np.ndarray) -> np.ndarray:
        """Where points (n, 3) of the plot are seen (n, 2): in the lens, if there is one that enlarges."""
        if not (self.lens and self.lens.enlarges):
            return points[:, :2]
        glass = self.lens.glass
        return np.asarray(glass.centre + glass.times() * (points[:, :2] - glass.spot))

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """The gaps, the lens and the numbers, if there are such."""
        return [each for each in (*self.gaps, self.lens, *self.numbers, *self.leaders, *self.run) if each is not None]

    def going(self) -> Sequence[Animation]:
        """All of it disappears, the numbers as fast as the lens under them."""
        numbers = (FadeOut(each, run_time=theme.FADE) for each in self.numbers if each)
        return [*gone(*(each for each in (*self.gaps, self.lens, *self.leaders, *self.run) if each)), *numbers]

    def tell(self, number: int) -> list[Animation]:
        """The gap of the line to one side (0) or to both (1) comes, with its number, in the lens, which comes with the
        first, as the bracket does, and may come closer with the second: that grows on the way, while the first one,
        which ends out of sight then, becomes faint, and what was told of it goes."""
        gap, words = self.gaps[number], self.numbers[number]
        if gap is None:
            return []
        comes = come(self.lens, *self.run) if self.lens and not self._there else []
        later = theme.MOVE if comes else 0.0
        (closest, last) = self.looks[-1]
        if last == (number,):
            past = [each for each in (self.numbers[0], self.leaders[0]) if each]
            first = [each for each in self.gaps[:1] if each]
            comes = [self.times.to(closest, run_time=theme.MOVE), *gone(*past), *dim(*first, to=_FAINT)]
            later = _ON_THE_WAY * theme.MOVE
        whole = later + theme.FADE
        lead, late = self.leaders[number], after(later / whole)
        leads = [lead.grow(run_time=whole, rate_func=late)] if lead else []
        bars = [gap.grow(run_time=whole, rate_func=late)] if number else come(gap)
        self._there = True
        return [*comes, *bars, *leads, *([fade_in_after(later, words, theme.FADE)] if words else [])]


def _leader(gap: np.ndarray, number: Plate) -> FlatLine | None:
    """A thin line to the middle of a gap, as it is seen (n, 2), from its number, if that is taller."""
    if np.ptp(gap[:, 1]) > number.height:
        return None
    foot, middle, half = gap.mean(axis=0), number.get_center()[:2], number.half_sides
    line = FlatLine(np.stack([np.clip(foot, middle - half, middle + half), foot]), theme.QUIET, _THIN)
    line.set_z_index(theme.TOPMOST)
    return line


def _around(gap: np.ndarray, radius: float, number: Plate, away: float) -> Iterator[np.ndarray]:
    """Places (2,) around a gap, as it is seen (n, 2), the nearest first; for a number that is taller, those from which
    a line leads there before all others: below it or above it, `away` (-1 or 1) from the other gap."""
    side = np.arange(-radius, radius, _STEP)
    grid = np.stack(np.meshgrid(side, side, indexing="ij"), -1).reshape(-1, 2)
    grid = grid[np.argsort(np.hypot(*grid.T), kind="stable")]
    if np.ptp(gap[:, 1]) <= number.height:
        near = away * grid[:, 1] < number.half_sides[1] + _LONG
        grid = grid[np.argsort(near, kind="stable")]
    yield from gap.mean(axis=0) + grid
