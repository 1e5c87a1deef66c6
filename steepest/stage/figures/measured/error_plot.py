"""A plot of how wrong measured slopes are, against the step: both count in powers of ten."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
from manim import DOWN, UP, Animation

from steepest.calculus import Differences, Number
from steepest.calculus.slopes.difference import Kind
from steepest.calculus.slopes.errors import Errors
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.extent import corners
from steepest.stage.figures.flat.axes_box import Name
from steepest.stage.figures.flat.dot import FlatDot, FlatRing
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import powers_of_ten
from steepest.stage.figures.flat.plot import Plot
from steepest.stage.figures.label import AROUND, Label, box_around, box_of
from steepest.stage.play.entrances import come
from steepest.stage.type.fitting import in_even_lines
from steepest.stage.type.typeset import Typeset, formula

_ROOM = 1e-3  # times the least error: as far down the axis goes
_DASHES, _RING = (0.07, 0.09), 0.2  # of the line from a dot to its step; the ring around the best one, in scene units
_OFF_LEAD = 0.12, 0.2, 0.28, 0.36, 0.5, 0.7, 0.9, 1.1  # how far words stand off the line from there to its step
_OVER, _EDGE = 0.16, 0.06  # from the axis to them; of the plate behind them
_BESIDE = (-1.0, 0.0), (1.0, 0.0)  # where they stand rather
_NEARLY = 0.99  # of a step: so long is no shorter one
_NAMED: dict[Kind, float] = {"forward": 0.45, "central": 0.25}  # of all steps, from the longest on: its name
_TENTH = 0.1, 0.01  # two neighbouring marks of the axis, far from rounding: the one step is a tenth of the other
_OFF_LINE = 0.3  # of the upright side, from its corner: there what is told of it is off the line
_RISES = 0.0, 0.06, 0.12, 0.18, 0.24  # how far beyond its place beside a triangle a number is off the lines
_OFF_SIDE = theme.TEXT_GAP - (theme.SIDE.left - theme.PICTURE.right)  # what is told, from a region beside a column
_SIDES, _ASIDE = 2.4, 0.1  # the width of the sides of a triangle; how far what is told of them is off
_RADII: dict[Kind, float] = {"forward": 0.05, "central": 0.058}  # of the dots: square ones are seen around round ones
_SMALL = 0.85  # of their size are dots where lines tell what they come to, and these on small axes
_BROAD, _LONG = 3.0, (0.2, 0.12)  # of the line of what rounding adds, and its dashes
_ARM = 2.6  # the width of what a line comes to, under its dots: as broad as what joins them
_UNDER = 0.12  # the radius of a dot under another, around which it is seen
_BEYOND = 10**0.5  # times the step where they meet: so far they go on, that they are seen to cross
_ROUNDED = 0.06, 0.2, 0.35, 0.5, 0.65, 0.8  # where its name may stand, as shares of it from the shortest step on
_BY_LUCK = 2 * _RING  # a dot so far from the ring around the best place, and lower, is not seen as that
_NEAR = 1.0  # so near to a place of its line a name stands, in scene units, or rather beside another one


class ErrorPlot(Plot):
    """The errors of `differences` against their steps, on logarithmic axes in a `region`: a line of dots in a colour
    for each kind of difference, round ones for steps to one side, over hollow squares for steps to both. Each axis
    has a mark at every power of ten. `begin` draws a line until it is asked how it goes on, `finish` the rest of it, as
    dots that are not joined; `rounded` is the dashed line over these, and `best` where a line comes down to it."""

    def __init__(
        self,
        differences: Differences,
        colours: Mapping[Kind, str],
        region: Box = theme.PICTURE,
        names: tuple[Name, Name] = (None, None),
    ) -> None:
        self.colours, self.differences, self._end = colours, differences, region.right
        self.errors: dict[Kind, Errors] = {kind: differences.of(kind) for kind in colours}
        sizes = [size for errors in self.errors.values() for _, size in errors.points]
        super().__init__(differences.steps, [*sizes, _ROOM * min(sizes)], region, names=names, logs="xy")
        self.across.add(*powers_of_ten(self.plane))
        self.lines = {kind: self.line(each.points, colours[kind], 0) for kind, each in self.errors.items()}
        self.heads, self.leads, self.edges = list[FlatDot](), list[FlatLine](), list[FlatLine]()
        self._triangles = list[np.ndarray]()
        for kind, dots in self.lines.items():
            dots.square, dots.joined, dots.radius = kind == "central", self._begun(kind), _RADII[kind]
            dots.halo = False  # so that a bar that lies under it has no stripes
            dots.set_z_index(theme.ABOVE * (0.55 if dots.square else 0.6))

    def begin(self, kind: Kind, run_time: float = theme.SWEEP, end: Number = 0) -> Animation:
        """A line is drawn as far as a step, or as far as it is drawn before it is asked how it goes on."""
        drawn = self.errors[kind].points[: self._begun(kind) + 1]
        longer = sum(h > _NEARLY * float(end) for h, _ in drawn)
        return self.lines[kind].draw(max(longer - 1, 0), run_time=run_time)

    def finish(self, run_time: float = theme.MOVE) -> list[Animation]:
        """All lines are drawn to their ends together, with a dot at the head of each in `heads`, and small dots, if
        other lines will tell what they come to. The triangles went, and leave their places to words."""
        solid = self.labels.solid
        self.labels.solid = [each for each in solid if not any(each is side for side in self._triangles)]
        self.heads = [self._head(kind) for kind in self.lines]
        lines = [line.draw(len(line.nodes) - 1, run_time=run_time) for line in self.lines.values()]
        smaller = [line.shrink(_SMALL, run_time=run_time) for line in self.lines.values() if self._rounding]
        return [*lines, *smaller, *come(*self.heads)]

    def named(self, kind: Kind, words: Typeset) -> Label:
        """The name of a line, beside what is drawn of it before it is asked how it goes on, off all ways in which
        errors may go on, what rounding adds, and the lines that will lead down from where they are best."""
        drawn = self.errors[kind].points[: self._begun(kind) + 1]
        most = self.differences.steps[int(_NAMED[kind] * self.differences.count)]
        first = next((k for k, (h, _) in enumerate(drawn) if h <= most), len(drawn) - 1)
        places = [drawn[k] for k in sorted(range(len(drawn)), key=lambda k: abs(k - first))]
        ways = (way for errors in self.errors.values() for way in errors.courses.values() if way)
        return self._clear(words, places, *(np.array(way.of, float) for way in ways))

    def _head(self, kind: Kind) -> FlatDot:
        """A dot where a line ends that is being drawn; a round one is seen on a square one."""
        line, plane, square = self.lines[kind], self.plane, kind == "central"
        head = FlatDot(plane, lambda: plane.back(line.end[None])[0].tolist(), self.colours[kind], square=square)
        return head.set_z_index(theme.ABOVE + (0.0 if square else 0.5))

    def _clear(self, words: Typeset, places: Sequence[tuple[float, float]], *ways: np.ndarray) -> Label:
        """Words beside the first of some places of a line near which they lie on no dot or way (n, 2), on nothing that
        rounding adds, and on no line that will lead down from a best error; on two lines if one has no room; where
        the best place beside each of these covers one of them, the best of those that cover none."""
        off = [*ways, *self._rounding, *self.ways_down]
        solid = [*np.concatenate(self.places())[:, None], *map(self.plane.places, off)]
        for held, told, at in product(([], solid), (words, in_even_lines(words.copy())), places):
            label = self.label(told.copy(), at, *off, solid=held)
            box = box_of(label.words, theme.LINE_GAP)
            if box.far(self.plane.place(at)[None, :2]).min() < _NEAR and not box.is_crossed(*solid):
                return label
            self.labels.free(label)
        return self.label(words, places[0], *off)

    def triangle(self, kind: Kind) -> list[Any]:
        """What a step that is a tenth makes of an error, under a line or over it, as two sides of a triangle that are
        told, what becomes of the error in the line's colour; nothing where errors do not fall like the step and like
        its square, or where a number has no room in the region, off what is beside it, as with many powers of ten."""
        errors, ink = self.errors[kind], self.colours[kind]
        ends = [at for h in _TENTH for at in self._at(kind, h)]
        if len(ends) < 2 or not self.differences.bends:
            return []
        (h, error), (shorter, less) = ends
        if abs(math.log10(error / less) - errors.order) > 0.2:
            return []
        over = min(self.errors, key=lambda each: self.errors[each].order) == kind
        corner = (shorter, error) if over else (h, less)
        way = self.plane.places(np.array([(h, error), corner, (shorter, less)]))
        first, turn, last = way
        far, upright = (first, last) if over else (last, first)
        told, names = list[Any](), [label.words for label in self.labels.there]
        for power, middle in enumerate([(far + turn) / 2, turn + _OFF_LINE * (upright - turn)]):
            words = formula(f"div {10 ** (errors.order if power else 1)}", size=theme.LABEL_SIZE)
            words.set_color(ink if power else theme.QUIET)
            off = [0.0, words.height / 2] if not told else [-words.width / 2, 0.0]
            aside = (1 if over else -1) * np.array([*off, 0.0]) * (1 + _ASIDE / max(map(abs, off)))
            for rise in _RISES:
                words.move_to(middle + aside * (1 + rise / np.linalg.norm(aside)))
                box, others = box_of(words), map(box_of, [*names, *told])
                clear = not box_of(words, theme.LINE_GAP).is_crossed(*self.places())
                clear &= box.right <= self._end - _OFF_SIDE
                if clear and all(box.apart(other) >= theme.TEXT_GAP for other in others):
                    break
            else:
                return []
            told.append(words)
        self._triangles += [*(corners(box_of(words)) for words in told), way]
        self.labels.solid += self._triangles[-len(told) - 1 :]
        return [FlatLine(way, theme.QUIET, _SIDES, halo=False, plane=self.plane), *told]

    def marked(self, h: Number) -> list[FlatDot]:
        """The dots of all lines at a step, enlarged, but for errors that are zero there; `leads` are dashed lines from
        there down to that step."""
        dots = []
        for kind, colour in self.colours.items():
            for at in self._at(kind, h):
                self.leads.append(self._lead(at))
                dots.append(FlatDot(self.plane, at, colour, square=kind == "central"))
        return dots

    def rings(self, kind: Kind, h: Number) -> list[FlatRing]:
        """A ring around the dot of a line at a step."""
        return [FlatRing(self.plane, each, self.colours[kind], _RING) for each in self._at(kind, h)]

    def shortest(self, kind: Kind) -> list[Any]:
        """The dot of a line's shortest step, in its colour, on those of lines that end alike, and a ring around it, as
        wrong, if errors rise again."""
        if not self.errors[kind].rises:
            return []
        at = {each: errors.points[-1] for each, errors in self.errors.items()}
        under = [each for each in at if each != kind] if self.differences.ends_alike else []
        dots = [FlatDot(self.plane, at[each], self.colours[each], _UNDER, each == "central") for each in under]
        return [*dots, self.dot(at[kind], self.colours[kind]), FlatRing(self.plane, at[kind], theme.WRONG, _RING)]

    def rounded(self, words: Typeset) -> list[Any]:
        """The most that rounding adds to an error, as a dashed line from the shortest step to a little beyond the
        longest that is best in a line, with its name; nothing where no error rises again."""
        found = list[Any]()
        for way in self._rounding:
            edge = FlatLine(self.plane.places(way), theme.WRONG, _BROAD, _LONG, plane=self.plane)
            places = [(way[0] ** (1 - share) * way[-1] ** share).tolist() for share in _ROUNDED]
            found = [edge, self._clear(words, places)]
        self.edges = found[:1]
        return found

    @property
    def all(self) -> list[Any]:
        """What stays where its lines are finished: itself, these, the one of rounding, and all names."""
        return [self, *self.lines.values(), *self.edges, *self.labels.there]

    @property
    def _rounding(self) -> list[np.ndarray]:
        """The most that rounding adds, as steps and errors (n, 2) in the plot; none where no error rises again."""
        most, short = self.differences.rounding, float(self.differences.last)
        if not most:
            return []
        longest = max(self.differences.valley[kind].h for kind in self.errors)
        long = min(longest * _BEYOND, float(self.differences.first))
        steps = np.geomspace(max(short, most / self.plane.ys[1]), long, 40)
        return [np.stack([steps, most / steps], -1)]

    def best(self, kind: Kind, words: Typeset) -> list[Any]:
        """Where a line is best, whatever luck adds: what it comes down to, as a line to that of rounding, a ring where
        they meet, a dashed line from there down to its step, and words at the foot of that. The ring is around its
        lowest dot where they do not meet."""
        falls = self._drawn_arms(kind)
        at = self.differences.usual_best[kind].point
        label = self._beside(at, words)
        self.labels.solid.append(corners(box_around(self.plane.place(at), np.array([_RING, _RING]))))
        return [*falls, self._lead(at, _RING), FlatRing(self.plane, at, self.colours[kind], _RING), label]

    def luck(self, kind: Kind, words: Typeset) -> list[Label]:
        """Words beside the lowest dot of a line, off all else, where it lies well under the ring around its best place:
        luck has made its error so small. None where there is no room for them."""
        (_, low), (_, usual) = lowest, ring = self.errors[kind].best.point, self.differences.usual_best[kind].point
        place, at = self.plane.place(lowest), self.plane.place(ring)
        if low >= usual or float(np.hypot(*(place - at)[:2])) < _BY_LUCK:
            return []
        arms = (arm for kind in self.errors for arm in self._arms(kind))
        lines = [*self.places(), *map(self.plane.places, [*self._rounding, *self.ways_down]), *arms]
        label = self.labels.beside(words, place, ways=((0.0, -1.0), *_BESIDE), edge=_EDGE, solid=lines)
        box = box_of(label.words, theme.LINE_GAP)
        if box.is_crossed(*lines) or box.far(place[None, :2]).min() > _NEAR / 2:
            self.labels.free(label)
            return []
        return [label]

    def _drawn_arms(self, kind: Kind) -> list[FlatLine]:
        """The arm of a line that falls, under its dots: the other one is that of all lines."""
        drawn = [FlatLine(way[:-1], self.colours[kind], _ARM, plane=self.plane) for way in self._arms(kind)]
        return [arms.set_z_index(theme.ABOVE / 2) for arms in drawn]

    def _arms(self, kind: Kind) -> list[np.ndarray]:
        """What a line comes to, as places (n, 3): its dots where steps are long, then the power of the step by which
        its error falls, to the step that is best, and from there on what rounding adds at most; none where that is
        never as much."""
        errors, best = self.errors[kind], self.differences.valley[kind]
        if best == errors.best:
            return []
        medium = float(self.differences.medium[0])
        long = [at for at in errors.points if at[0] > medium]
        falls = [(h, best.error * (h / best.h) ** errors.order) for h in (medium, best.h)]
        ((short, most), *_) = self._rounding[0].tolist()
        return [self.plane.places(np.array([*long, *falls, (short, most)]))]

    def _beside(self, at: tuple[float, float], words: Typeset) -> Label:
        """Words over the axis beside the line that leads there from a ring, off all dots and all that lines come to."""
        words.scale(min(1.0, (self.box.width - 2 * theme.TEXT_GAP) / words.width))
        arms = (each for kind in self.errors for each in self._arms(kind))
        lines = [*self.places(), *map(self.plane.places, [*self._rounding, *self.ways_down]), *arms]
        foot = self.plane.place((at[0], self.plane.ys[0])) + (_OVER + words.height / 2) * UP
        how: dict[str, Any] = {"gaps": _OFF_LEAD, "edge": _EDGE, "solid": lines, "rather": _BESIDE}
        return self.labels.beside(words, foot, ways=(*_BESIDE, *AROUND), **how)

    @property
    def ways_down(self) -> list[np.ndarray]:
        """The ways (2, 2) in the plot that lines will lead from their best errors down to the steps of these."""
        return [self._down(each.point) for each in self.differences.usual_best.values()]

    def _down(self, at: tuple[float, float]) -> np.ndarray:
        return np.array([at, (at[0], self.plane.ys[0])])

    def _lead(self, at: tuple[float, float], off: float = 0.0) -> FlatLine:
        """A dashed line from so far under a place down to its step."""
        start, foot = self.plane.places(self._down(at))
        way = np.array([np.maximum(start + off * DOWN, foot), foot])
        return FlatLine(way, theme.QUIET, 2.0, _DASHES, halo=False, plane=self.plane)

    def places(self, begun: bool = False) -> list[np.ndarray]:
        """Where the dots (n, 3) of each line lie; of what is `begun`, those that come before it is asked how it goes
        on."""
        shown = {kind: self._begun(kind) + 1 if begun else None for kind in self.errors}
        return [self.plane.places(np.array(each.points[: shown[kind]])) for kind, each in self.errors.items()]

    def _at(self, kind: Kind, h: Number) -> list[tuple[float, float]]:
        return [each for each in self.errors[kind].points if math.isclose(each[0], float(h))]

    def _begun(self, kind: Kind) -> int:
        """The number of the dot at which a line stops that is drawn so far."""
        return self.errors[kind].all.index(self.errors[kind].asked)
