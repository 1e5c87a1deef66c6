"""A plot of a slice and the straight lines that measure its slope: through one neighbour, and through both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from manim import Animation, AnimationGroup, LaggedStart, Mobject, Scene, VGroup

from steepest.calculus import Cut, NoValue, Number, Point
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.extent import corners
from steepest.stage.figures.flat.axes_box import Name
from steepest.stage.figures.flat.face import Face
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.flat.plane import inside, keep_apart
from steepest.stage.figures.flat.plot import Plot, held
from steepest.stage.figures.label import AROUND, Label, Way, along, box_of
from steepest.stage.figures.measured.error_lens import ErrorLens, looked_at
from steepest.stage.figures.measured.foot_mark import (
    Ends,
    FootMark,
    climb_number,
    foot_marks,
    give_way,
    step_name,
)
from steepest.stage.play.entrances import bright, come, dim
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import Typeset

_LAG = 0.3  # of the time that a value takes to come, until the next begins
_COUNT = 161  # points of the face's edge
_BEYOND = 0.1  # how far the axis goes on below the edge, and over the point, times its height
_THIN = 3.0  # the width of the sides of a triangle under a line
_BROAD = 4.5  # of the lines of a plot that is `marked`
_DASHES = 0.2, 0.13  # of the tangent, in scene units
_GHOST = 2.6, (0.1, 0.1)  # how wide a line is as it was, and its dashes
_AHEAD = 0.75  # of the way from the point to the right edge: where its name may stand
_FAINT = 0.15  # how bright a line is that nobody looks at
_PLACES = 0.95, 0.85, 0.75, 0.65, 0.35, 0.25, 0.15, 0.05  # of the tangent, from the left: where it may stand else
_BY, _NEAR = 0.7, 0.8  # of how far it is from the curve, and in scene units: so near to the tangent it stands at most
_OFF = 0.3, 0.45, 0.6, 0.8, 1.0, 1.3  # from the tangent to its name
_TIGHT, _EDGE = (0.12, 0.18, 0.24, *_OFF), 0.06  # the same at another place, and the edge of its plate there
_SHRINKS = 9  # times it is looked at while its line slides, and while its step shrinks
_ASKED = 6  # values on either side, a quarter of the first step apart


class DifferencePlot(Plot):
    """The edge of a `cut` around its `foot`, as far as a first step goes and some more, with the `tangent` there and
    lines through points a live step `h` off, each with the point that it adds: first `one_side`, then `two_sides`; and
    the line of the `other_side`, to the left, through the point that these added.

    Under the edge lies its `face`, as in a cut through the ground. `climbs` are the step and the climb under either
    line, as two sides of a triangle; `halves` are those to the right and to the left of the foot.
    One that `asks` for values has points of the slice, its `values`, from the first to the last of the steps `asked`,
    and holds them all. Slice and slope, which is dashed, have the colour of their variable; what is measured to both
    sides is white, and to one side `theme.ONE_SIDE`.

    A plot that is `marked` has broader lines, and `marks` under its points, x − h, x and x + h, from left to right; its
    `numbers` across give way to those that are there, and may come before all else, with those that are there `before`
    the mark of the point. If there is room, `lengths`
    has the names of the steps that `climbs` have, and `climbed` how much these are with the first step. `bare` is all
    that is there before it is measured, `ahead` and `behind` a line with its point and its mark, `lines` all of that,
    `steps` what is under either line, and `was` each of these three as it was with the first step, thin and dashed,
    where all go through the foot: it lies under the line, and is seen once that has turned.
    """

    def __init__(
        self,
        cut: Cut,
        h: Callable[[], Number],
        region: Box = theme.PICTURE,
        names: tuple[Name, Name] = (None, None),
        marked: bool = False,
        asks: bool = False,
    ) -> None:
        self.cut, self.h = cut, h
        across, up = held(cut, h(), _ASKED / 4 if asks else 1.0)
        (x, y), margin = cut.foot, _BEYOND * (max(up) - min(up))
        low, high = min(up) - margin, float(y) + margin  # the tangent at a summit lies off the edge
        super().__init__(across, [*up, low if min(up) < 0 else max(low, 0.0), high], region, names=names)
        colour = theme.ROLES[cut.name]
        self.face = Face(self.plane, lambda: self._under(cut))
        self.curve, self.foot = self.graph(cut.edge, colour), self.dot(cut.foot)
        self.curve.set_z_index(-0.5)  # over its face and under all lines, whichever of them comes first
        steps = [h() * k / 4 for k in range(-_ASKED, _ASKED + 1)]
        self.asked = steps[0], steps[-1]
        asked = steps if asks else []
        self.values = [self.dot(place, theme.QUIET) for step in asked if (place := _value(cut, step))]
        self.slope = self.secant(((x, y), (x + 1, y + cut.slope)), colour)
        self.slope.dashed = _DASHES
        self.slope.set_z_index(theme.ABOVE / 2)  # a line that lies on it is seen between its dashes
        ends: tuple[Ends, Ends] = (lambda: cut.chord(0, h())), (lambda: cut.chord(-h(), h()))
        back: Ends = lambda: cut.chord(-h(), 0)  # noqa: E731
        ahead, behind = self.dot(lambda: cut.edge_at(h())), self.dot(lambda: cut.edge_at(-h()))
        self.one_side = self.secant(ends[0], theme.ONE_SIDE), ahead
        self.through = Live(0.0)
        """How far the line of both sides is moved, parallel to itself, from its points (0) to the foot (1)."""
        self.two_sides = self.secant(lambda: self._lowered(cut.chord(-h(), h()), self.through()), theme.INK), behind
        both = self._lowered(cut.chord(-h(), h()), 1.0)
        self.other_side = self.secant(back, theme.ONE_SIDE)
        sides = cut.chord(0, h()), cut.chord(-h(), 0)
        self.was = [self._ghost(sides[0], theme.ONE_SIDE), self._ghost(both, theme.INK)]
        self.was.append(self._ghost(sides[1], theme.ONE_SIDE))
        self.climbs = self._climb(ends[0], theme.ONE_SIDE), self._climb(ends[1], theme.INK)
        self.halves = self._climb(ends[0], theme.ONE_SIDE), self._climb(back, theme.ONE_SIDE)
        self.marks: list[FootMark] = []
        self.numbers, self.before = VGroup(), VGroup()
        self.lengths: list[list[Plate]] = [[], []]
        self.climbed: list[list[Plate]] = [[], []]
        if marked:
            for each in (self.slope, self.one_side[0], self.two_sides[0], self.other_side):
                each.width_of_line = _BROAD
            numbers = self.across[1:]
            self.across.remove(*numbers)
            self.marks = foot_marks(
                self.plane, h, (lambda: cut.edge_at(-h()), lambda: (x, y), lambda: cut.edge_at(h())), x
            )
            for number in numbers:
                (self.numbers if keep_apart(number, self.marks[1].name) else self.before).add(number)
            for number in self.numbers:
                give_way(number, self.marks)
            off = [each.outline for each in (self.curve, self.slope, *(mark.line for mark in self.marks))]
            ahead_off = [*off, self.one_side[0].outline]
            both_off = [*ahead_off, self.two_sides[0].outline, self.other_side.outline]
            self.lengths = [
                step_name(self.plane, ends[0], "h", 0.0, ahead_off),
                step_name(self.plane, ends[1], "2 h", 0.5, both_off),
            ]
            self.climbed = [
                climb_number(self.plane, ends[0], ahead_off),
                climb_number(self.plane, ends[1], both_off),
            ]
            for name, climb in zip(self.lengths, self.climbed, strict=True):  # a flat triangle has room for one
                climb[:] = [one for one in climb if all(box_of(one).apart(box_of(h)) >= theme.TEXT_GAP for h in name)]
        self.bare: list[Any] = [self, self.face, self.curve, self.foot, self.slope, *self.marks[1:2]]
        self.bare += [self.numbers] if marked else []
        self.ahead: list[Any] = [*self.one_side, *self.marks[2:]]
        self.behind: list[Any] = [*self.two_sides, *self.marks[:1]]
        self.lines = [*self.bare, *self.ahead, *self.behind]
        told = zip(self.climbs, self.lengths, self.climbed, strict=True)
        self.steps: list[list[Any]] = [[climb, *name, *number] for climb, name, number in told]

    def named(self, words: Typeset, ahead: bool = False, later: Number = 0) -> list[Label]:
        """The name of the tangent, beside it behind the point, or far `ahead` of it, where no steps are told, on that
        side of it where the curve is not, if there is room, off all the lines as they are with the first step, off the
        marks of the step that it has `later`, and, far ahead, off the lines while it shrinks to that, and off what a
        lens enlarges then, rather off its tie, too. Where it would stand no nearer to the tangent than to the curve it
        is beside another place of it, if there is a better one; else one that is far ahead is left out. Nothing where
        there is no room for it.
        """
        x = float(self.cut.foot[0])
        first = x - (_AHEAD * (x - float(self.plane.xs[1])) if ahead else float(self.h()) / 2)
        across = np.sort(self.plane.back(self.slope.outline)[:, 0])  # none where the tangent is the plot's edge
        ends = across[[0, -1]] if across.size else np.array(self.plane.xs, float)
        others = [float(ends @ (1 - share, share)) for share in (_PLACES if ahead else _PLACES[::-1])]
        marks = (mark.line for mark in self.marks)
        steps = [] if ahead else [self.climbs[1], *self.halves, *self.was]
        lines = [self.slope, self.one_side[0], self.two_sides[0], *steps, self.curve, *marks]
        off = [line.outline for line in lines]
        lengths, climbed = ([], []) if ahead else (self.lengths, self.climbed)
        names = [self._on_its_way(box_of(plate, theme.TEXT_GAP)) for name in lengths for plate in name]
        numbers = [box_of(plate) for number in climbed for plate in number]
        solid = [*off, *map(corners, [*names, *numbers])]
        past = [*off, *self._marked(later)]
        if later:  # the last lines are off the tangent where a step is so short that rounding counts
            past += self._shrinking(later) if ahead else self._turned(later)
        looked, tied = looked_at(self, later) if ahead and later else ([], [])
        places = [(first, _OFF, theme.TEXT_GAP), *((other, _TIGHT, _EDGE) for other in others)]
        tries = [(*each, [*looked, *tied]) for each in places] + [(*each, looked) for each in places if tied]
        for k, (at, gaps, edge, lens) in enumerate([*tries, *([] if ahead else tries[:1])]):
            for ways in self._sides(at):
                there = self._on_tangent(at)
                label = self.labels.beside(
                    words.copy(), there, ways=ways, gaps=gaps, edge=edge, solid=solid
                )
                crossed = box_of(label.words, theme.LINE_GAP).is_crossed(*past, *lens)
                free = not crossed and all(label.box.apart(name) > 0 for name in names)
                if free and (self._is_by_it(label.box) or k == len(tries)):
                    return [label]
                self.labels.free(label)
        return []

    def _on_tangent(self, at: float) -> np.ndarray:
        """The place of the tangent over an x."""
        x, y = (float(value) for value in self.cut.foot)
        return self.plane.place((at, y + (at - x) * float(self.cut.slope)))

    def _sides(self, at: float) -> Sequence[Sequence[Way]]:
        """The ways to that side of the tangent over an x where the curve is not, and then all ways."""
        x, y = (float(value) for value in self.cut.foot)
        there = _value(self.cut, at - x)
        under = -1 if there and there[1] > y + (at - x) * float(self.cut.slope) else 1
        return [way for way in AROUND if under * way[1] > 0], AROUND

    def _is_by_it(self, box: Box) -> bool:
        """Whether a box stands by the tangent, nearer than by the curve."""
        near, far = (
            box.far(along(line.outline, self.box)).min(initial=np.inf)
            for line in (self.slope, self.curve)
        )
        return bool(near < min(_BY * far, _NEAR))

    def _on_its_way(self, name: Box) -> Box:
        """What a box covers that goes to the point where the slope is measured, as a shrinking step's name does."""
        x, y, _ = map(float, self.plane.place(self.cut.foot))
        low, high = min(name.bottom, y), max(name.top, y)
        return Box(min(name.left, x), low, max(name.right, x), high)

    def _marked(self, step: Number) -> list[np.ndarray]:
        """The lines (2, 2) of its marks, if it has some, with a step."""
        steps = (float(step), -float(step)) if self.marks else ()
        ends = [end for each in steps if (end := _value(self.cut, each))]
        return [self.plane.places(np.array([end, (end[0], self.plane.ys[0])]))[:, :2] for end in ends]

    def _shrinking(self, later: Number) -> list[np.ndarray]:
        """Its lines (2, 3), and the lines of its marks, while that of both sides slides to the foot, and then the step
        shrinks to another one."""
        between = np.geomspace(float(self.h()), float(later), _SHRINKS)
        turning = [line for step in between for line in self._turned(step)[:2]]
        return [*self._sliding(), *turning, *(mark for step in between for mark in self._marked(step))]

    def _turned(self, step: Number) -> list[np.ndarray]:
        """Its lines (2, 3) through the foot with a step."""
        both = self._lowered(self.cut.chord(-step, step), 1.0)
        chords = self.cut.chord(0, step), both, self.cut.chord(-step, 0)
        return [self.secant(chord, theme.INK).outline for chord in chords]

    def _sliding(self) -> list[np.ndarray]:
        """Its line of both sides (2, 3) on the way to the foot, with the step as it is."""
        both = self.cut.chord(-self.h(), self.h())
        ways = (self._lowered(both, share) for share in np.linspace(0, 1, _SHRINKS))
        return [self.secant(way, theme.INK).outline for way in ways]

    def ask(self) -> AnimationGroup:
        """The values appear one after the other, from left to right."""
        return LaggedStart(*come(*self.values), lag_ratio=_LAG)

    def spot(self, number: int) -> list[Animation]:
        """The line to one side (0) is bright and the other one faint, or both (1) are bright."""
        lines = self.one_side[0], self.two_sides[0]
        return [*bright(*lines[: number + 1]), *dim(*lines[number + 1 :], to=_FAINT)]

    def slid(self, run_time: float = theme.REVEAL) -> list[Animation]:
        """The line of both sides slides to the foot, parallel to itself, and both lines leave their points as hollow
        dots: from now on a line is off the tangent by nothing but its slope."""
        dots = self.one_side[1], self.two_sides[1]
        return [self.through.to(1.0, run_time=run_time), *(dot.empty() for dot in dots)]

    def closer(
        self, scene: Scene, region: Box, told: Sequence[Typeset] = (), named: Sequence[Mobject] = ()
    ) -> ErrorLens:
        """A lens in a region on the errors of both lines, which goes with the `lines`, off words that are `named` as it
        comes."""
        lens = ErrorLens(scene, self, region, told, named)
        self.lines.append(lens)
        return lens

    def _under(self, cut: Cut) -> tuple[np.ndarray, np.ndarray]:
        """The places (n,) across and up of the edge, as far as it has values and the plot has room for them."""
        x = np.linspace(*self.plane.xs, _COUNT)
        heights = np.asarray(cut.edge.sample(x), float)
        (run, *_) = inside(
            x, np.clip(heights, *self.plane.ys), self.plane.ys
        )  # a summit may be between samples
        return run[:, 0], run[:, 1]

    def _lowered(self, ends: tuple[Point, Point], share: float) -> tuple[Point, Point]:
        """A chord around the foot, moved toward it as far as this."""
        off = share * (float(self.cut.foot[1]) - sum(float(y) for _, y in ends) / 2)
        (x, y), (far, high) = ends
        return ((x, y + off), (far, high + off)) if off else ends

    def _ghost(self, ends: tuple[Point, Point], colour: str) -> FlatLine:
        """The line through both ends of a chord, thin and dashed, which stays as it is."""
        line = self.secant(ends, colour)
        line.width_of_line, line.dashed = _GHOST
        line.set_z_index(-0.25)  # over the curve and under the line that turns off it
        return line

    def _climb(self, ends: Ends, colour: str) -> FlatLine:
        """The way across from one end of a chord, and the way up to the other."""

        def legs() -> np.ndarray:
            (x, y), (far, high) = np.array(ends(), float)
            return self.plane.places(np.array([(x, y), (far, y), (far, high)]))

        return FlatLine(legs, colour, _THIN, plane=self.plane)


def _value(cut: Cut, step: Number) -> Point | None:
    """The point of a slice so far from its foot; None where it has no value."""
    try:
        return cut.edge_at(step)
    except NoValue:
        return None
