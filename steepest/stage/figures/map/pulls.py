"""What pulls at a corner of a walk over a map: the gradient taken backward, or the step, in its two parts, each with
its number, or a step beside what is needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, VGroup

from steepest.calculus import Number, added, scaled
from steepest.stage import theme
from steepest.stage.camera.painted import around
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.label import Label, box_around
from steepest.stage.figures.map.squared import Squared
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.table.needed import Needed
from steepest.stage.play.entrances import Assembly, gone
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map
    from steepest.stage.play.scene import LectureScene

_SLIM = 4.4  # legs of a step, which is there too
_ALONG = (1.0, 0.67, 0.5), (0.67,)  # of a leg, to its label: of those that follow one another, and of slim ones
_BESIDE, _TICK, _FINE = 0.26, 0.11, 3.0  # of a bracket: how far off its leg, half of each end, and its width
_LINE, _OFF = np.s_[3:5], 0.18  # of its outline: what is so long; and how far off that its number stands
_NEAR = 0.1  # farther off, it would be nobody's
_WEIGHTS = "w1", "w2"
_LETTERS = 'part("w1", w_1)', 'part("w2", w_2)'


class Pulls(Assembly):
    """The parts along both weights of the gradient taken backward on the map `land`, after a `number` of steps of the
    walk that is a `fact` of a `scene`: at the scale of the map, or `whole` where that fits on it, with those parts'
    numbers, which find their places when they come, off other arrows, too. None is of length 0. Of a step that is
    `taken` from there, they are slim, and both begin where it does, so that no head lies under another. Of what they
    are parts is `squared`, which comes by itself, where it is asked for. A `luck`, which is a fact, knows how far it is
    along each weight to where the steps lead: beside each leg a bracket is so long, and so one sees whether the leg is
    too long or too short. Then the numbers of both stand on a `panel`, and that of a bracket beside it, too, where it
    has room. There are no brackets where the luck knows no step that is too long on one way and too short on the other.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        land: Map,
        fact: str,
        number: int,
        taken: bool = False,
        luck: str | None = None,
        panel: Panel | None = None,
        whole: bool = False,
    ) -> None:
        self.scene, self.land, self.fact, self.walk = scene, land, fact, getattr(scene.facts, fact)
        self.number, self.taken, walk = number, taken, self.walk
        self.fits, self.off = False, list[FlatArrow]()  # whether they are whole; other arrows, which labels keep off
        if taken:
            self.times, self.told = 'part("eta", eta) thin', f"{fact}.steps[{number}]"
            arrows = land.parts(walk.points[number], walk.steps[number], 1, _SLIM, chained=False)
        else:
            self.times, self.told = "", f"-{fact}.gradients[{number}]"
            start, way = walk.points[number], scaled(walk.gradients[number], -1)
            self.fits = whole and land.holds(added(start, way))
            arrows = land.parts(start, way, 1 if self.fits else None)
        self.along = {axis: arrow for axis, arrow in enumerate(arrows) if len(arrow.outline)}
        left = attrgetter(f"{luck}.to_go")(scene.facts) if luck else None
        self.brackets = {axis: self._bracket(axis, left[axis]) for axis in self.along if left}
        across = attrgetter(f"{luck}.across")(scene.facts) if luck else 0
        self.due = f"{luck}.to_go"
        self.needed = Needed(panel, self.told, self.due, across) if panel and left else None

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
        found = list[Label]()
        for axis, arrow in self.along.items() if not self.needed else ():
            others = [other for other in self.arrows if other is not arrow] + self._whole + [*self.off]
            forms = (self.scene.formula(form, theme.LABEL_SIZE) for form in self._forms(axis))
            found.append(self._nearest(self.land.shortest(*forms), arrow, others))
        return found

    @cached_property
    def lengths(self) -> dict[int, Label]:
        """How long the brackets are, beside their middles, off the legs; none where there is no room for it."""
        found = dict[int, Label]()
        for axis, bracket in self.brackets.items():
            words = self.scene.formula(f"{{{self.due}[{axis}]:.3g}}", theme.LABEL_SIZE)
            middle, (x, y) = bracket.outline[_LINE].mean(axis=0), self._aside(axis)
            solid = [bracket.outline[_LINE], *(arrow.outline for arrow in (*self.arrows, *self._whole))]
            label = self.land.labels.beside(words, middle, ways=[(x, y)], gaps=[_OFF], solid=solid)
            if box_around(middle, np.zeros(2)).apart(label.box) < _OFF + _NEAR:
                found[axis] = label.set_z_index(theme.TOPMOST)
            else:
                self.land.labels.free(label)
        return found

    def _nearest(self, words: Typeset, arrow: FlatArrow, others: Sequence[FlatArrow]) -> Label:
        """Words beside that place along an arrow where they stand nearest to it."""
        room = around(arrow.outline, 0.0)  # it leads along an axis

        def apart(far: float) -> float:
            label = self.land.label(words.copy(), arrow, *others, far=far)
            self.land.labels.free(label)
            return round(label.box.apart(room), 2)

        return self.land.label(words, arrow, *others, far=min(_ALONG[self.taken], key=apart))

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
        start, end = (plane.place(at)[:2] + out * way * plane.unit[axis] for out in (0.0, float(far)))
        aside = self._aside(axis)
        corners = [place + off * aside for place in (start, end) for off in (_BESIDE - _TICK, _BESIDE + _TICK)]
        gap = np.full(2, np.nan)
        line = [*corners[:2], gap, start + _BESIDE * aside, end + _BESIDE * aside, gap, *corners[2:]]
        return FlatLine(np.array(line), theme.INK, _FINE, plane=plane)

    def _aside(self, axis: int) -> np.ndarray:
        """The way (2,) from the leg along one weight to its bracket: away from the other leg."""
        return np.asarray(np.eye(2)[1 - axis] * -np.sign(float(self.walk.steps[self.number][1 - axis])))

    def leg(self, axis: int) -> list[Any]:
        """The arrow along one weight, with its label, or with the bracket beside it and both of their numbers, under
        their headings; nothing where that has no length."""
        if self.needed and axis in self.brackets:
            first = next(each for each in self.needed.rows if each in self.brackets)
            head = [self.needed.head] if axis == first else []
            length = [self.lengths[axis]] if axis in self.lengths else []
            return [self.along[axis], self.brackets[axis], *length, *head, self.needed.rows[axis]]
        told = zip(self.along, self.arrows, self.labels, strict=False)
        return [each for along, *leg in told if along == axis for each in leg]

    def going(self) -> list[Animation]:
        """All of it disappears, with the arrow of which they are parts, and the labels leave their places."""
        there = *self.arrows, *self._whole, *self.brackets.values(), *self._numbers
        return [*gone(*there), *self.land.drop(*self.labels, *self._lengths)]

    @property
    def _lengths(self) -> list[Label]:
        return [*self.lengths.values()] if "lengths" in vars(self) else []

    @property
    def _numbers(self) -> list[VGroup]:
        return [self.needed.head, *self.needed.rows.values()] if self.needed else []

    @property
    def parts(self) -> list[Any]:
        """The arrows and their labels, and the brackets with the numbers of both."""
        return [*self.arrows, *self.labels, *self.brackets.values(), *self._lengths, *self._numbers]
