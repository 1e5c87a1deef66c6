"""A plot of how wrong measured slopes are, against the step: both count in powers of ten."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from manim import DOWN, LEFT, Animation, Line

from steepest.calculus import Differences, Number
from steepest.calculus.slopes.difference import EARLY
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.figures.flat.marks import line
from steepest.stage.figures.flat.plot import Name, Plot
from steepest.stage.figures.label import Label
from steepest.stage.type.fitting import in_even_lines
from steepest.stage.type.typeset import Typeset

Kind: TypeAlias = Literal["forward", "central"]

_ROOM = 0.1  # times the least error: as far down the axis goes
_MOST = 400  # more powers of ten than an axis can have
_MARK = 0.08  # how long a mark is, in scene units


class ErrorPlot(Plot):
    """The errors of `differences` against their steps, on logarithmic axes in a `region`: a line of dots in a colour
    for each kind of difference. Each axis has a mark at every power of ten. `begin` draws a line where steps are far
    from rounding, `finish` the rest of it."""

    def __init__(
        self,
        differences: Differences,
        colours: Mapping[Kind, str],
        region: Box = theme.PICTURE,
        names: tuple[Name, Name] = (None, None),
    ) -> None:
        self.colours = colours
        self.errors = {kind: getattr(differences, kind) for kind in colours}
        sizes = [size for errors in self.errors.values() for _, size in errors.points]
        super().__init__(differences.steps, [*sizes, _ROOM * min(sizes)], region, names=names, logs="xy")
        self.across.add(*self._marks())
        self.lines = {
            kind: self.line(errors.points, colours[kind], 0) for kind, errors in self.errors.items()
        }

    def told(self, words: Typeset) -> Label:
        """What its marks mean, in the corner that is clearest: on two lines, so that no name of a line follows it."""
        return self.labels.in_corner(in_even_lines(words))

    def begin(self, kind: Kind) -> Animation:
        """A line is drawn as far as steps are far from rounding."""
        last = max(self._early(kind) - 1, 0)
        return self.lines[kind].draw(last, run_time=theme.SWEEP)

    def early(self, kind: Kind) -> Number:
        """The step at which a line stops that is drawn so far."""
        return float(self.errors[kind].points[max(self._early(kind) - 1, 0)][0])

    def finish(self) -> list[Animation]:
        """All lines are drawn to their ends."""
        return [line.draw(len(line.nodes) - 1, run_time=theme.SWEEP) for line in self.lines.values()]

    def named(self, kind: Kind, words: Typeset, share: float = 0.25) -> Label:
        """The name of a line, beside it, at a share of its dots from the longest step on."""
        points = self.errors[kind].points
        return self.label(words, points[int(share * len(points))])

    def dots(self, kind: Kind, h: Number) -> list[FlatDot]:
        """The dot of a line at a step, enlarged; none where the error is zero there."""
        points = self.errors[kind].points
        return [self.dot(each, self.colours[kind]) for each in points if math.isclose(each[0], float(h))]

    def best(self, kind: Kind, words: Typeset) -> tuple[FlatDot, Label]:
        """The lowest dot of a line, enlarged, and words beside it."""
        return self.mark(self.errors[kind].best.point, words, self.colours[kind])

    def _early(self, kind: Kind) -> int:
        return sum(h >= EARLY for h, _ in self.errors[kind].points)

    def _marks(self) -> Iterator[Line]:
        """A mark at every power of ten on either axis."""
        xs, ys = self.plane.xs, self.plane.ys
        for x in self.plane.ticks(xs, _MOST, log=True):
            foot = self.plane.at(x, ys[0])
            yield line(foot, foot + _MARK * DOWN)
        for y in self.plane.ticks(ys, _MOST, log=True):
            foot = self.plane.at(xs[0], y)
            yield line(foot, foot + _MARK * LEFT)
