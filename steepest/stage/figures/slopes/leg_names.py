"""Words for a step in two legs: how long each is, what each climbs, and what both do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.guess.rungs import rung
from steepest.stage.figures.label import Label
from steepest.stage.figures.slopes.climbs import CLOSE, told_by, under
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, SpaceCurve, Thing
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.slopes.two_legs import TwoLegs

_FAR = 0.45  # from an upright, what it climbs would no longer be read as its own, nor from a leg how long it is
_PLACES = 12  # of a leg
_RING = 0.3  # radius of the ring of a lens, with some air
_TURNS = np.linspace(0, 2 * np.pi, 9)  # corners of what is taken for it
_ASIDE, _BEYOND = (1.0, 0.2), (0.2, 1.0)  # ways from an upright to what it climbs


class LegNames:
    """The words of some `legs`, each beside what it tells of and off all others."""

    def __init__(self, legs: TwoLegs) -> None:
        self.of = legs
        legs.land.labels.outlined = True

    def lengths(self) -> list[Label]:
        """How long each leg is, beside it on the map."""
        return self._among_legs(lambda: [self._length(number) for number in (0, 1)])

    def climbed(self) -> list[Label]:
        """What each leg climbs on the plane, and what both climb, each beside its upright."""
        fields = "legs[0]", "legs[1]", "value"
        return self._among_legs(lambda: [self._climb(*told) for told in enumerate(fields)])

    def changed(self) -> Label:
        """How much the ground changes, beside the upright of both."""
        return self._among_legs(lambda: [self._climb(2, "change")])[0]

    def plane(self, words: Typeset) -> Label:
        """The name of the plane, on that corner of the step's piece of it to which no leg leads, and off the rim of
        that, unless it would be far off there."""

        def seen(view: View) -> np.ndarray:
            first, second = (points_of(leg, self.of.land.whole) for leg in self.of.legs)
            start, turn, end = view.project(np.array([first[0], *second[[0, -1]]]))[:, :2]
            return np.asarray([start + end - turn, turn])

        def free(view: View) -> np.ndarray:
            return np.asarray(seen(view)[0])

        def away(view: View) -> np.ndarray:
            corner, turn = seen(view)
            return np.asarray(corner - turn)

        labels, room = self.of.land.labels, self.of.land.axes.room
        climbs = [*map(_covered, self.of.climbs), self._asked()]

        def told(*off: Thing) -> Label:
            near = words.copy(), free, away, room, CLOSE, (*climbs, *off)
            return self._among_legs(lambda: [labels.add(*near, near=True)])[0]

        label, corner = told(*self._rims()[:4]), free(self.of.land.landscape.view)
        if label.box.apart(Box(*corner, *corner)) < _FAR:
            return label
        labels.withdraw(label)
        return told()

    def _among_legs(self, told: Callable[[], list[Label]]) -> list[Label]:
        """Words that keep off all legs, those too that do not lie there yet, or that the block hides as yet."""
        land = self.of.land.landscape
        arrows = *(replace(each, below=False) for each in self.of.below), *self.of.legs
        coming = [each for each in arrows if each not in land.things]
        land.put(*coming)
        with self.of.land.labels.seeking():
            words = told()
        land.drop(*coming)
        return words

    def _climb(self, number: int, field: str) -> Label:
        """Off all uprights: over the first leg's, or at the start of one that ends where the step does, away from the
        other one there: what the second leg climbs on that side to which it leads, what both do beyond it, so that no
        plate stands on the other, unless it would be far off there; what the ground does beside it, since the gap opens
        beyond, and off the rim of the plane, unless it would be far off."""
        uprights = self.of.climbs[::2]
        mine = uprights[number]
        told, source = self.of.rule.gap if field == "change" else self.of.rule.climbs, f"{self.of.fact}.{field}"
        words = told.signed(self.of.scene, source, theme.LABEL_SIZE, mine.colour)
        off = (*self.of.legs, *map(_covered, uprights))
        if number == 0:
            return told_by(self.of.land, words, mine, off)
        second, other = self.of.legs[1], uprights[3 - number]

        def start(view: View, of: SpaceCurve = mine) -> np.ndarray:
            return np.asarray(view.project(points_of(of, self.of.land.whole))[0, :2])

        def aside(view: View) -> np.ndarray:
            turn, end = view.project(points_of(second, self.of.land.whole))[[0, -1], 0]
            return np.array([np.sign(end - turn), np.sign(start(view)[1] - start(view, other)[1])]) * _ASIDE

        def beyond(view: View) -> np.ndarray:
            return aside(view) / _ASIDE * _BEYOND

        def side(view: View) -> np.ndarray:
            return np.array([0.0, aside(view)[1]])

        labels, room, view = self.of.land.labels, self.of.land.axes.room, self.of.land.landscape.view
        if first := {"value": (beyond, off), "change": (aside, (*off, *self._rims()))}.get(field):
            way, clear = first
            label = labels.add(words.copy(), start, way, room, CLOSE, clear, side=side, near=True)
            if label.box.apart(Box(*start(view), *start(view))) < _FAR:
                return label
            labels.withdraw(label)
        return labels.add(words, start, aside, room, CLOSE, off, side=side, near=True)

    def _length(self, number: int) -> Label:
        """Off the other leg: under the first one's middle, or beside the second's; under the tip, if it would be far
        off there."""
        words = self.of.scene.formula(self.of.rule.leg(number), theme.LABEL_SIZE)

        def seen(view: View) -> np.ndarray:
            corners = self.of.land.whole.below(*self.of.corners().T)
            return np.asarray(view.project(corners)[:, :2])

        def anchor(view: View) -> np.ndarray:
            start, turn, end = seen(view)
            return np.asarray((turn + (start, end)[number]) / 2)

        def aside(view: View) -> np.ndarray:
            start, turn, _ = seen(view)
            return np.asarray(turn - start if number else (0.0, -1.0))

        def side(view: View) -> np.ndarray:
            start, turn, _ = seen(view)
            onward = (turn - start) / max(float(np.hypot(*(turn - start))), 1e-9)
            return np.asarray(onward if number else [0.0, -1.0] - onward)

        def tip(view: View) -> np.ndarray:
            return np.asarray(seen(view)[number + 1])

        labels, room, view = self.of.land.labels, self.of.land.axes.room, self.of.land.landscape.view
        off = [*self._ring(), self._asked()]
        label = labels.add(words.copy(), anchor, aside, room, CLOSE, off, side=side, near=True)
        start, end = seen(view)[number : number + 2]
        if label.box.far(np.linspace(start, end, _PLACES)).min() < _FAR:
            return label
        labels.withdraw(label)
        return labels.add(words, tip, under, room, CLOSE, off, near=True)

    def _ring(self) -> list[Arrow]:
        """What the ring of a lens at the end will cover, also where the ground hides that until it is cut open."""

        def around(ground: Terrain, turn: float) -> np.ndarray:
            right, up, _ = self.of.land.landscape.view.axes
            end = points_of(self.of.gap[3], ground)[1]
            return np.asarray(end + _RING * (np.cos(turn) * right + np.sin(turn) * up))

        ends = pairwise(partial(around, turn=turn) for turn in _TURNS)
        return [Arrow(start=start, end=end, through=True) for start, end in ends]

    def _asked(self) -> Arrow:
        """Where arrows up and down from the end ask for the side on which the ground is, if no lens does: from close by
        one of them may be seen far longer than the other."""
        at, whole = self.of.end_on_plane().tolist(), self.of.land.whole
        low, high = (points_of(rung(self.of.land, at, side), whole)[-1] for side in (-1, 1))
        return Arrow(start=low, end=high, through=True)

    def _rims(self) -> list[Arrow]:
        """What words would cover on the rim of the piece of the plane, and on both edges of the gap."""

        def along(line: SpaceCurve, first: int, last: int) -> Arrow:
            ends = (lambda ground, at=at: points_of(line, ground)[at] for at in (first, last))
            return Arrow(start=next(ends), end=next(ends), through=True)

        rim, side = self.of.sheet, len(points_of(self.of.sheet, self.of.land.whole)) // 4
        sides = [along(rim, k * side, (k + 1) * side - 1) for k in range(4)]
        return [*sides, *(along(edge, 0, -1) for edge in self.of.gap[1:3])]


def _covered(upright: SpaceCurve) -> Arrow:
    """What words keep off, so that they do not cover an upright."""
    points: Callable[[Terrain], np.ndarray] = upright.points  # type: ignore[assignment]
    return Arrow(start=lambda ground: points(ground)[0], end=lambda ground: points(ground)[-1], through=True)
