"""What pulls at a corner of a walk over a map: the gradient taken backward, or the step, in its two parts, each with
its number."""

from __future__ import annotations

from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation

from steepest.calculus import Number, scaled
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.label import Label
from steepest.stage.figures.map.squared import Squared
from steepest.stage.play.entrances import Assembly, gone

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map
    from steepest.stage.play.scene import LectureScene

_SLIM = 3.2  # legs of a step, which is there too
_ALONG = 1.0, 0.67  # of a leg, to its label: at the tips of legs that follow one another, and before those of slim ones
_BESIDE, _TICK, _FINE = 0.24, 0.08, 1.8  # of a bracket: how far off its leg, half of each end, and its width
_WEIGHTS = "w1", "w2"
_LETTERS = 'part("w1", w_1)', 'part("w2", w_2)'


class Pulls(Assembly):
    """The parts along both weights of the gradient taken backward on the map `land`, after a `number` of steps of the
    walk that is a `fact` of a `scene`: at the scale of the map, with those parts' numbers, which find their places when
    they come. None is of length 0. Of a step that is `taken` from there, they are slim, and both begin where it does,
    so that no head lies under another. Of what they are parts is `squared`, which comes by itself, where it is asked
    for. A `due` fact knows how far it is along each weight to where the steps lead: beside each leg a bracket is so
    long, with its number, and so one sees whether the leg is too long or too short; none where that is None.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        land: Map,
        fact: str,
        number: int,
        taken: bool = False,
        due: str | None = None,
    ) -> None:
        self.scene, self.land, self.fact, self.walk = scene, land, fact, getattr(scene.facts, fact)
        self.number, self.taken, walk = number, taken, self.walk
        if taken:
            self.times, self.told = 'part("eta", eta) thin', f"{fact}.steps[{number}]"
            arrows = land.parts(walk.points[number], walk.steps[number], 1, _SLIM, chained=False)
        else:
            self.times, self.told = "", f"-{fact}.gradients[{number}]"
            arrows = land.parts(walk.points[number], scaled(walk.gradients[number], -1))
        self.along = {axis: arrow for axis, arrow in enumerate(arrows) if len(arrow.outline)}
        self.due, left = due, attrgetter(due)(scene.facts) if due else None
        self.brackets = {axis: self._bracket(axis, left[axis]) for axis in self.along if left}

    @property
    def arrows(self) -> list[FlatArrow]:
        """The arrows."""
        return [*self.along.values()]

    @property
    def strokes(self) -> list[Drawn]:
        """The arrows and the brackets, which words that come before them keep off."""
        return [*self.arrows, *self.brackets.values()]

    @cached_property
    def squared(self) -> Squared:
        """The arrow of which they are parts, square to the level line, which is traced when this is first asked for."""
        return Squared(self.land, self.walk, self.number, self.taken)

    @property
    def _whole(self) -> list[FlatArrow]:
        return [self.squared.arrow] if "squared" in vars(self) else []

    @cached_property
    def labels(self) -> list[Label]:
        """Their labels, in the places that are free when they are first asked for, off what they are parts of, too,
        where that has come."""
        found, _ = [], self.left  # numbers of the brackets come first: they are short, and stand at their lines
        for axis, arrow in self.along.items():
            others = [other for other in self.arrows if other is not arrow] + self._whole
            forms = (self.scene.formula(form, theme.LABEL_SIZE) for form in self._forms(axis))
            found.append(self.land.label(self.land.shortest(*forms), arrow, *others, far=_ALONG[self.taken]))
        return found

    def _forms(self, axis: int) -> list[str]:
        """The templates of the label along one weight, the longest first: that of a negative slope, taken
        backward, tells how its sign turns."""
        side = f"- {self.times} partial L \\/ partial {_LETTERS[axis]}"
        number = f'part("{_WEIGHTS[axis]}", {{{self.told}[{axis}]:.3g}})'  # of one colour with its arrow
        turned = not self.taken and self.walk.gradients[self.number][axis] < 0
        slope = f"- ({{{self.fact}.gradients[{self.number}][{axis}]:.3g}})"
        return [*([f"{side} = {slope} = {number}"] if turned else []), f"{side} = {number}"]

    def _bracket(self, axis: int, far: Number) -> FlatLine:
        """A line with an end at each side, so `far` along one weight from where its leg begins, off the other one."""
        plane, at = self.land.plane, self.walk.points[self.number]
        way = np.eye(2)[axis]
        start, end = (plane.place(at)[:2] + far_ * way * plane.unit[axis] for far_ in (0.0, float(far)))
        aside = self._aside(axis)
        corners = [end_ + off * aside for end_ in (start, end) for off in (_BESIDE - _TICK, _BESIDE + _TICK)]
        gap = np.full(2, np.nan)
        line = [*corners[:2], gap, start + _BESIDE * aside, end + _BESIDE * aside, gap, *corners[2:]]
        return FlatLine(np.array(line), theme.INK, _FINE, plane=plane)

    def _aside(self, axis: int) -> np.ndarray:
        """The way (2,) from the leg along one weight to its bracket: away from the other leg."""
        return np.asarray(np.eye(2)[1 - axis] * -np.sign(float(self.walk.steps[self.number][1 - axis])))

    @cached_property
    def left(self) -> dict[int, Label]:
        """The numbers of the brackets, each beside the middle of its own, on the side away from the leg."""
        found: dict[int, Label] = {}
        self.land.labels.solid += self._edges
        for axis, line in self.brackets.items():
            middle, number = line.outline[3:5].mean(axis=0), f"{{{self.due}[{axis}]:.3g}}"
            words, (x, y) = self.scene.formula(number, theme.LABEL_SIZE), self._aside(axis)
            found[axis] = self.land.labels.beside(words, middle, rather=[(float(x), float(y))])
            found[axis].set_z_index(theme.TOPMOST)
        return found

    @cached_property
    def _edges(self) -> list[np.ndarray]:
        """The brackets, which labels keep off while they are there."""
        return [line.outline[3:5] for line in self.brackets.values()]

    def leg(self, axis: int) -> list[Any]:
        """The arrow along one weight, with its label, and the bracket beside it; nothing where that has no length."""
        told = zip(self.along, self.arrows, self.labels, strict=True)
        arrow = [each for along, *leg in told if along == axis for each in leg]
        return [*arrow, self.brackets[axis], self.left[axis]] if axis in self.brackets else arrow

    def going(self) -> list[Animation]:
        """All of it disappears, with the arrow of which they are parts, and the labels leave their places."""
        solid = self.land.labels.solid
        solid[:] = [line for line in solid if not any(line is edge for edge in self._edges)]
        there = *self.arrows, *self._whole, *self.brackets.values()
        return [*gone(*there), *self.land.drop(*self.labels, *self.left.values())]

    @property
    def parts(self) -> list[Any]:
        """The arrows and their labels, and the brackets with theirs."""
        return [*self.arrows, *self.labels, *self.brackets.values(), *self.left.values()]
