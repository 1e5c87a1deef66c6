"""A plot: values against values, on axes that are linear or logarithmic, and what a scene points out on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from manim import DOWN, Animation, Line, VGroup, VMobject

from steepest.calculus import Cut, Function, Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.axes_box import Name, axes_box, numbers_up, set_name
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.plane import Plane, apart, inside, keep_apart, number
from steepest.stage.figures.flat.trail import Trail
from steepest.stage.figures.label import Label, Labels
from steepest.stage.ground.heights import Span, round_steps
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.entrances import dim
from steepest.stage.play.live import Given, now
from steepest.stage.play.motion import fade_in_after, running
from steepest.stage.type.typeset import Typeset

Pair: TypeAlias = Sequence[Number]
"""A point (2,) of the plot."""

_FAR = 9  # a line is followed so many times the axis's length beyond it: cairo can draw no farther
_TANGENT = 1.5  # how far a tangent reaches on either side, in scene units
_COUNT = 240  # points of a graph
_AROUND = 1.6  # how far a plot around a cut goes to either side, in steps
_ROUNDING = 1e-13  # values that differ by less of themselves are the same ones, rounded
_PAST = 0.12  # how far it goes past an edge that runs out of it, as a share of what is sure


class Plot:
    """Axes in a `region` of the frame that hold the values `xs` and `ys`; those in `logs`, "x" or "y", are logarithmic.

    `names` stand at the ends of the axes; numbers have a `size`. Those across, `most` or so, are whole steps if it is
    `whole`. An upright axis of positive values begins at zero where that leaves most of the room to them. What it gives
    comes with `come`, as it does itself. `across` are its numbers across, which `widen` replaces.
    """

    def __init__(
        self,
        xs: Sequence[Number],
        ys: Sequence[Number],
        region: Box = theme.PICTURE,
        *,
        names: tuple[Name, Name] = (None, None),
        logs: str = "",
        whole: bool = False,
        size: float = theme.SMALLEST_SIZE, most: int = 6,
    ) -> None:
        across, up = _span(xs, "x" in logs, from_zero=False), _span(ys, "y" in logs)
        name, name_up = map(set_name, names)
        last = round(across[1]) if whole else None
        self.box = axes_box(region, up, name, last, "y" in logs, size)
        counts = 0, numbers_up(region)
        self.plane = Plane(across, up, self.box, numbers=counts, logs=logs, size=size)
        self.name, self.name_up, self.whole, self.most = name, name_up, whole, most
        if name:
            self.plane.add(name.stand(region.right, self.box.bottom - 0.02, side=1))
        if name_up:
            over = max([self.box.top + 0.09, *(each.get_top()[1] for each in self.plane.y_numbers)]) + 0.15
            name_up.stand(max(self.box.left, region.left + name_up.width / 2), over, side=0)
            self.plane.add(name_up.shift(DOWN * max(0.0, name_up.get_top()[1] - region.top)))
            low = float(name_up.get_bottom()[1]) - theme.TEXT_GAP
            self.plane.y_numbers.remove(*(each for each in self.plane.y_numbers if each.get_top()[1] > low))
        self.across = self._ticks()
        self.labels = Labels(self.box)

    @classmethod
    def around(cls, cut: Cut, step: Number, region: Box = theme.PICTURE, **style: Any) -> Plot:
        """Axes around the point of a cut, as `held` tells. `style` is what a plot takes besides."""
        return cls(*held(cut, step), region, **style)

    def coming(self) -> Sequence[Animation]:
        """Its axes appear."""
        return [FadeIn(self.plane), FadeIn(self.across)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """Its axes fade to this opacity."""
        return dim(self.plane, self.across, to=to)

    def going(self) -> Sequence[Animation]:
        """Its axes disappear."""
        return [FadeOut(self.plane), FadeOut(self.across)]

    # --- what is drawn on it ---

    def graph(
        self,
        function: Function | Callable[[np.ndarray], np.ndarray],
        colour: str,
        width: float = theme.CURVE_WIDTH,
    ) -> FlatLine:
        """The graph of a function of one variable (or of arrays to arrays), cut off at the edges of the plot."""
        values = function.sample if isinstance(function, Function) else function
        x = (
            np.geomspace(*self.plane.xs, _COUNT)
            if self.plane.logs[0]
            else np.linspace(*self.plane.xs, _COUNT)
        )
        gap = np.full((1, 2), np.nan)
        runs = [each for run in inside(x, np.asarray(values(x), float), self.plane.ys) for each in (run, gap)]
        points = np.concatenate(runs[:-1]) if runs else np.zeros((0, 2))
        self._keep_clear(points)
        return FlatLine(lambda: self.plane.many(*points.T), colour, width, plane=self.plane)

    def line(
        self,
        points: Sequence[Pair],
        colour: str,
        reached: Given[float] | None = None,
        head: bool = False,
        name: VMobject | None = None,
    ) -> Curve:
        """A line of dots through points (n, 2), drawn as far as the point of a number, which may be live; where none is
        said, it is drawn from end to end as it comes. A `head` marks its end, and its `name` appears there at last."""
        nodes = np.array([[float(value) for value in point] for point in points])
        if not self.plane.logs[1]:
            low, high = self.plane.ys
            nodes[:, 1] = np.clip(nodes[:, 1], low - _FAR * (high - low), high + _FAR * (high - low))
        self._keep_clear(nodes)
        label = self.label(name, nodes[-1].tolist()) if name else None
        return Curve(self.plane, nodes, colour, reached, head, label)

    def dot(self, at: Given[Pair], colour: str = theme.INK) -> FlatDot:
        """A point."""
        return FlatDot(self.plane, at, colour)

    def secant(self, ends: Given[tuple[Pair, Pair]], colour: str) -> FlatLine:
        """The straight line through two points, from edge to edge of the plot."""

        def line() -> np.ndarray:
            a, b = (self.plane.place(end) for end in now(ends))
            way = b - a
            far = (self.box.width + self.box.height) / max(float(np.linalg.norm(way)), 1e-12)
            seen = self.box.clip(a - far * way, b + far * way)
            return np.array(seen) if seen else np.zeros((0, 3))

        return FlatLine(line, colour, 3.0, plane=self.plane)

    def tangent(self, at: Given[Pair], slope: Given[Number], colour: str, over: float = 0.0) -> FlatLine:
        """The straight line of a slope at a point, a little way to either side, and `over` so much across at least."""

        def line() -> np.ndarray:
            foot = self.plane.place(now(at))
            rise: Any = now(slope)
            way = np.array([1.0, float(rise), 0.0]) * [*self.plane.unit, 0.0]
            way *= max(_TANGENT / np.linalg.norm(way), over)
            seen = self.box.clip(foot - way, foot + way)
            return np.array(seen) if seen else np.zeros((0, 3))

        if not (callable(at) or callable(slope)):
            self.labels.taken.append(line())
        return FlatLine(line, colour, plane=self.plane)

    def mark(self, at: Pair, words: VMobject, colour: str = theme.INK) -> tuple[FlatDot, Label]:
        """A point, and words beside it."""
        return self.dot(at, colour), self.label(words, at)

    def label(self, words: VMobject, at: Pair, *lines: np.ndarray, solid: Sequence[np.ndarray] = ()) -> Label:
        """Words beside a point, off lines (n, 2) of it, and what is `solid` on the frame; smaller if wider than it."""
        words.scale(min(1.0, (self.box.width - 2 * theme.TEXT_GAP) / words.width))
        return self.labels.beside(words, self.plane.place(at), *map(self.plane.places, lines), solid=solid)

    def ending(self, curve: Curve, words: VMobject) -> list[Label]:
        """Words beside the end that a curve has reached; nothing where that is off the plot."""
        return [self.label(words, curve.nodes[-1].tolist())] if self.box.holds(curve.end) else []

    # --- what moves ---

    def widen(self, xs: Sequence[Number], **timing: Any) -> Animation:
        """The axis across gives way, until it holds other values; then `across` are its new numbers."""
        start, end = self.plane.xs, _span(xs, self.plane.logs[0], from_zero=False)
        wide = Plane(end, self.plane.ys, self.box, numbers=(0, 0), logs="x" * self.plane.logs[0])
        self.across = self._ticks(wide)

        def change(_: object, share: float) -> None:
            between = tuple(a + (b - a) * share for a, b in zip(start, end, strict=True))
            self.plane.span((between[0], between[1]), self.plane.ys, self.box)

        timing.setdefault("run_time", theme.REVEAL)
        return running(VMobject(), change, **timing)

    def _keep_clear(self, points: np.ndarray) -> None:
        """Let labels keep off a line (n, 2), as it lies now."""
        places = self.plane.places(points[np.isfinite(points).all(axis=1)])
        self.labels.taken.append(
            np.array([place for place in places if self.box.holds(place)]).reshape(-1, 3)
        )

    def _ticks(self, plane: Plane | None = None) -> VGroup:
        """Ticks and numbers below the axis across, as many as have room."""
        plane = plane or self.plane
        log, last = plane.logs[0], round(plane.xs[1])
        for count in (count for count in (6, 4, 3, 2, 1) if count <= self.most):
            values: list[float] = [*plane.ticks(plane.xs, count, log)]
            if self.whole:  # each step where there are few, else round ones
                rounded = [0.0, *(float(round(k)) for k in round_steps(0, last + 0.5, count) if k % 1 == 0)]
                values = [*map(float, range(last + 1))] if last <= 6 and count == 6 else rounded
            feet = [plane.at(value, plane.ys[0]) for value in values]
            numbers = [
                number(value, plane.size, power=log).stand(foot[0], foot[1] - (0.5 if log else 0.38), side=0)
                for value, foot in zip(values, feet, strict=True)
            ]
            if all(apart(one, other) for one, other in pairwise(numbers)):
                break
        ticks = VGroup(*(Line(foot, foot + DOWN * 0.08) for foot in feet))
        others = [*self.plane.y_numbers, *([self.name] if self.name else [])]
        clear: list[Typeset] = []
        for each in numbers:
            clear += [each] if all(keep_apart(each, other) for other in (*others, *clear[-1:])) else []
        return VGroup(ticks.set_stroke(theme.QUIET, theme.AXIS_WIDTH), *clear)


class Curve(Trail):
    """A line on a plot, drawn as far as it has come, maybe with a `head` where it ends, and a `label` with its name."""

    def __init__(
        self,
        plane: Plane,
        nodes: np.ndarray,
        colour: str,
        reached: Given[float] | None,
        head: bool,
        label: Label | None = None,
    ) -> None:
        end = len(nodes) - 1.0 if reached is None else reached
        super().__init__(plane, nodes, colour, width=2.6, radius=0.05, reached=end)
        self._comes_drawn, self.label = reached is None, label
        self.head = (
            FlatDot(plane, lambda: self.at(max(self.reached, 0.0)).tolist(), radius=0.07) if head else None
        )

    def coming(self) -> Sequence[Animation]:
        """It is drawn; or it is there as far as somebody says that it is. Its head comes with it, its name at last."""
        end, self.reached = self.reached, 0.0 if self._comes_drawn else self._reached
        come = self.draw(end, run_time=theme.SWEEP) if self._comes_drawn else FadeIn(self)
        seconds = theme.SWEEP if self._comes_drawn else 0.0
        name = [fade_in_after(seconds, self.label, theme.BLINK)] if self.label else []
        return [come, *([FadeIn(self.head)] if self.head else []), *name]

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity, with its name."""
        return [*super().dimming(to), *(dim(self.label, to=to) if self.label else [])]

    def going(self) -> Sequence[Animation]:
        """It disappears, with its head and its name."""
        head, name = (self.head.going() if self.head else []), ([FadeOut(self.label)] if self.label else [])
        return [FadeOut(self), *head, *name]


def held(cut: Cut, step: Number, sure: float = 1.0) -> tuple[list[float], list[float]]:
    """The values for axes around the point of a cut: its edge for so many `sure` steps to either side, and some more.
    Where the edge beyond them, above or below, would take more room than they do, it runs out of the plot just there.
    A level edge stays level: by what rounding makes of its values no axis is divided."""
    (here, level), far = map(float, cut.foot), _AROUND * float(step)
    x = np.linspace(here - far, here + far, _COUNT)
    ys = np.asarray(cut.edge.sample(x), float)
    ys = np.where(np.abs(ys - level) <= _ROUNDING * abs(level), level, ys)
    seen, by = np.isfinite(ys), np.abs(x - here) <= sure * float(step)
    near = [*ys[seen & by].tolist(), level]
    low, high = min(near), max(near)
    if (size := high - low) > 0:
        bottom, top = (
            end if abs(end - near_end) <= size else near_end + way * _PAST * size
            for end, near_end, way in ((ys[seen].min(), low, -1), (ys[seen].max(), high, 1))
        )
        ys = np.clip(ys, bottom, top)
    return [here - far, here + far], [*ys[seen].tolist(), level]


def fitting(values: Sequence[Number], sure: int, maybe: int, most: Number = 10) -> list[Number]:
    """The values that an axis should hold: those of the first `sure` points, and those of the first `maybe` that are no
    more than `most` times as far from the first as the sure ones are apart.

    >>> fitting([4, 2, 1, 50, 3], 3, 5)
    [4, 2, 1, 3]
    """
    held = list(values[:sure])
    limit = most * (max(held, key=float) - min(held, key=float))
    return held + [value for value in values[sure:maybe] if -limit <= value - values[0] <= limit]


def _span(values: Sequence[Number], log: bool, from_zero: bool = True) -> Span:
    """From the lowest of some values to the highest: from 0 where that leaves most of the room to them, from a power of
    ten to another on a logarithmic axis."""
    low, high = float(min(values, key=float)), float(max(values, key=float))
    if log:
        first, last = np.floor(np.log10(low)), np.ceil(np.log10(high))
        return float(10**first), float(10 ** max(last, first + 1))
    if from_zero:
        low = 0.0 if 0 <= low < 0.4 * high or 0 < low == high else low
    return low, high if high > low else low + 1.0
