"""Words for a step in two legs: how long each is, what each climbs, and what both do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.label import Label
from steepest.stage.figures.slopes.climbs import CLOSE, told_by
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, SpaceCurve
from steepest.stage.ground.view import View

if TYPE_CHECKING:
    from steepest.stage.figures.slopes.two_legs import TwoLegs

_FAR = 0.45  # from an upright, what it climbs would no longer be read as its own
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

    def _among_legs(self, told: Callable[[], list[Label]]) -> list[Label]:
        """Words that keep off all legs, those too that do not lie there yet, or that the block hides as yet."""
        land = self.of.land.landscape
        arrows = *(replace(each, below=False) for each in self.of.below), *self.of.legs
        coming = [each for each in arrows if each not in land.things]
        land.put(*coming)
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
        words = self.of.scene.formula(f"{{{self.of.fact}.{field}:+.3g}}", theme.LABEL_SIZE, mine.colour)
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
        if first := {"value": (beyond, off), "change": (aside, (*off, *self.of.rims))}.get(field):
            way, clear = first
            label = labels.add(words.copy(), start, way, room, CLOSE, clear, side=side, near=True)
            if label.box.apart(Box(*start(view), *start(view))) < _FAR:
                return label
            labels.withdraw(label)
        return labels.add(words, start, aside, room, CLOSE, off, side=side, near=True)

    def _length(self, number: int) -> Label:
        """Off the other leg: under the first one's middle, or beside the second's."""
        words = self.of.scene.formula(self.of.rule.leg(number), theme.LABEL_SIZE, self.of.below[number].colour)

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

        room, off = self.of.land.axes.room, self.of.ring
        return self.of.land.labels.add(words, anchor, aside, room, CLOSE, off, side=side, near=True)


def _covered(upright: SpaceCurve) -> Arrow:
    """What words keep off, so that they do not cover an upright."""
    points: Callable[[Terrain], np.ndarray] = upright.points  # type: ignore[assignment]
    return Arrow(start=lambda ground: points(ground)[0], end=lambda ground: points(ground)[-1], through=True)
