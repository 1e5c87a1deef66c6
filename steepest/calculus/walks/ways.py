"""The ways by which a walk may come to a bottom, as somebody may guess them before it is seen."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from steepest.calculus.flat.critical import CriticalPoint
from steepest.calculus.function import Function
from steepest.calculus.guesses import Guesses, angle, astray, between, guesses
from steepest.calculus.numbers import Number, Point
from steepest.calculus.surroundings import Surroundings
from steepest.calculus.tree.scaling import Scaling, scaling
from steepest.calculus.vectors import added, dot, scaled, subtracted, turned
from steepest.calculus.walks.descent import descend
from steepest.calculus.walks.walk import Walk

__all__ = ["Luck", "WaysIn"]

Path: TypeAlias = tuple[Point, ...]

OFF = 15.0  # degrees: an arrow that is so far off the bottom plainly does not point at it
TURNS = 2  # a walk zigzags whose first turns, so many, are sharper than a right angle
_APART = 0.08  # of the way to the bottom: paths can be told apart that stray so far from each other
_ALIKE = 0.04  # and a guess is right that strays no farther from the walk
_THERE = 0.03  # of the way: a path is followed until it is so near
_HOPS = 0.9  # of the greatest rate that settles: across a valley and back
_CALM = 0.1  # of that rate: no walker could tell such steps from a smooth way
_MOST_HOPS, _MOST_STEPS, _POINTS = 40, 4000, 60
_BEGUN: dict[str, float] = {"straight": 0.85, "across": 3, "smooth": 0.8}
"""How far guesses are drawn: parts of their lengths, or steps."""


@dataclass(frozen=True)
class WaysIn:
    """A `walk` and the `bottom` to which it comes, or may come.

    >>> from steepest.calculus import Function, descend, nearest_critical_point
    >>> bowl = Function("(x - 3)**2 + 9*(y + 1)**2", ["x", "y"])
    >>> ways = WaysIn(descend(bowl, (0, 0), 0.1, 60), nearest_critical_point(bowl, (0, 0), [(-9, 9)] * 2))
    >>> ways.is_aimed, ways.is_round, ways.zigzags
    (False, False, True)
    >>> {name: guess and guess.right for name, guess in ways.guesses.items()}
    {'straight': False, 'across': True, 'smooth': False}
    """

    walk: Walk
    bottom: CriticalPoint

    @property
    def is_round(self) -> bool:
        """Whether the level lines are known to be circles around the bottom: those of a polynomial of degree 2 that
        curves alike in all directions."""
        if self.walk.function.degree != 2:  # another one may have no curvature there
            return False
        least, most = (self.bottom.curvatures[k].value for k in (0, -1))
        return bool(least == most)

    @property
    def is_aimed(self) -> bool:
        """Whether the first step goes straight at the bottom, to the last digit."""
        way, uphill = subtracted(self.bottom.at, self.walk.start), self.walk.gradients[0]
        return dot(way, turned(uphill)) == 0 and dot(way, uphill) < 0

    @property
    def is_off(self) -> bool:
        """Whether the first step plainly goes another way than to the bottom."""
        way, uphill = subtracted(self.bottom.at, self.walk.start), self.walk.gradients[0]
        return angle(way, scaled(uphill, -1)) > OFF

    @property
    def zigzags(self) -> bool:
        """Whether the walk turns back at each of its first turns, more sharply than by a right angle."""
        steps = self.walk.steps[: TURNS + 1]
        return len(steps) > TURNS and all(dot(one, other) < 0 for one, other in pairwise(steps))

    @property
    def other_side(self) -> Point:
        """The point on the other side of the valley that is as far across it as the start: a picture that shows it has
        both sides, so that a walk across is seen to climb."""
        along = self.bottom.curvatures[-1].direction
        off = dot(subtracted(self.walk.start, self.bottom.at), along)
        return added(self.walk.start, scaled(along, -2 * off))

    @property
    def straight(self) -> Path:
        """Straight to the bottom."""
        return self.walk.start, self.bottom.at

    @cached_property
    def across(self) -> Path | None:
        """Across the valley and back: the walk itself where it zigzags, else one with steps long enough for that. None
        where there is no valley."""
        if self.zigzags:
            return self._up_to_bottom(self.walk.points)
        most = self.bottom.curvatures[-1].value
        if most <= 0:
            return None
        hopping = descend(self.walk.function, self.walk.start, Fraction(float(2 * _HOPS / most)), _MOST_HOPS)
        return self._up_to_bottom(hopping.points) if WaysIn(hopping, self.bottom).zigzags else None

    @cached_property
    def smooth(self) -> Path | None:
        """Down the steepest way at each place, as water would run; None where that does not lead to the bottom."""
        function, most = self.walk.function, float(self.bottom.curvatures[-1].value)
        if most <= 0:
            return None
        place, end = (np.array([float(v) for v in at]) for at in self.straight)
        far, path = float(np.hypot(*(end - place))), [place]
        partials = [function.partial(name) for name in function.variables]
        for _ in range(_MOST_STEPS):
            slope = np.array([float(partial.sample(*path[-1][:, None])[0]) for partial in partials])
            step = -slope * 2 * _CALM / most
            length = float(np.hypot(*step))
            if not math.isfinite(length):
                return None
            path.append(path[-1] + step * min(1.0, far / 20 / max(length, 1e-300)))
            if np.hypot(*(path[-1] - end)) < _THERE * far:
                kept = np.linspace(0, len(path) - 1, min(_POINTS, len(path))).round().astype(int)
                return tuple((float(path[k][0]), float(path[k][1])) for k in kept)
        return None

    @cached_property
    def guesses(self) -> Guesses:
        """What the walk's way may look like: `straight` to the bottom, `across` the valley and back, or `smooth`, down
        first and then along."""
        far = between(*self.straight)
        return guesses(
            self._up_to_bottom(self.walk.points),
            astray,
            _APART * far,
            _ALIKE * far,
            straight=self.straight,
            across=self.across,
            smooth=self.smooth,
        )

    def _up_to_bottom(self, points: Path) -> Path:
        """A path up to its first point that is close by the bottom."""
        limit: Number = _THERE * between(*self.straight)
        near = next((k for k, at in enumerate(points) if between(at, self.bottom.at) < limit), len(points))
        return points[: near + 1]


def begun(path: Path, part: float) -> Path:
    """A path up to a part of its length, or up to so many steps, where that is a whole number.

    >>> begun(((0, 0), (2, 0), (2, 2)), 0.75), begun(((0, 0), (2, 0), (2, 2)), 1)
    (((0, 0), (2, 0), (2.0, 1.0)), ((0, 0), (2, 0)))
    """
    if isinstance(part, int):
        return path[: part + 1]
    lengths = [float(between(one, other)) for one, other in pairwise(path)]
    left = part * sum(lengths)
    for number, length in enumerate(lengths):
        if left <= length:
            (x, y), (u, v), share = path[number], path[number + 1], left / length if length else 0.0
            return *path[: number + 1], (x + (u - x) * share, y + (v - y) * share)
        left -= length
    return path


@dataclass(frozen=True)
class Luck:
    """A walk, with what is `around` it, on what may be a round bowl, where each arrow happens to point at the bottom;
    and one `beyond` that, on ground where it does not.
    """

    around: Surroundings
    beyond: Surroundings

    @cached_property
    def holds(self) -> bool:
        """Whether that is so: the first walk goes straight to the bottom of a round bowl; the first step of the other
        plainly goes elsewhere, and it arrives all the same."""
        both = self.around, self.beyond
        if any(each.walk.ending != "arrives" for each in both):
            return False  # seen at once, where to search for a bottom may take long
        if not all(each.bottom and each.arrives for each in both):
            return False
        here, there = (WaysIn(each.walk, each.bottom) for each in both if each.bottom)
        return here.is_round and here.is_aimed and there.is_off

    @cached_property
    def ways(self) -> Guesses:
        """Which ways the other walk may begin, each so far that their ends are apart; empty where there is no luck."""
        if not self.holds or not self.beyond.bottom:
            return {}
        ways = WaysIn(self.beyond.walk, self.beyond.bottom).guesses
        return {name: way and replace(way, of=begun(way.of, _BEGUN[name])) for name, way in ways.items()}

    @property
    def shown(self) -> Surroundings:
        """What lies around the walk that is looked at last: the other one where there is luck."""
        return self.beyond if self.holds else self.around

    @property
    def becomes(self) -> Function | None:
        """What the first ground changes into, where there is luck."""
        return self.beyond.walk.function if self.holds else None

    @property
    def scaling(self) -> Scaling | None:
        """Which number in the formula of the first ground alone makes that of the other; None where more changes."""
        one, other = (each.walk.function.formula.tree for each in (self.around, self.beyond))
        return scaling(one, other)

    @property
    def sights(self) -> Path:
        """What a picture of both should show, or of the first alone where there is no luck."""
        shown = *self.around.sights, *self.around.downhill, self.shown.promise.end
        if not self.holds or not self.beyond.bottom:
            return shown
        return *shown, *self.beyond.sights, WaysIn(self.beyond.walk, self.beyond.bottom).other_side

    @property
    def paths(self) -> tuple[Path, ...]:
        """The points of both walks, or of the first alone."""
        return tuple(each.walk.points for each in (self.around, self.beyond)[: 1 + self.holds])

    @property
    def zigzags(self) -> bool:
        """Whether the other walk zigzags."""
        return self.beyond.bottom is not None and WaysIn(self.beyond.walk, self.beyond.bottom).zigzags

    @property
    def valley(self) -> CriticalPoint | None:
        """The bottom of the other bowl, where the walk zigzags and the bowl is a quadratic, whose floor is straight."""
        straight = self.zigzags and self.beyond.walk.function.is_quadratic
        return self.beyond.bottom if straight else None

    @property
    def uneven(self) -> bool:
        """Whether each step there is too long across the valley and too short along it, with one weight for each: of
        the way to the floor, and of that along it to the bottom, a step goes the rate times the curvature. False where
        the floor lies aslant, so that no weight leads along it."""
        if self.valley is None or 0 not in self.valley.curvatures[-1].direction:
            return False
        along, across = (self.beyond.walk.rate * self.valley.curvatures[k].value for k in (0, -1))
        return along < 1 < across

    @property
    def to_go(self) -> Point | None:
        """What is left along each weight where the first step there ends, to the floor and along it to the bottom; None
        where no step is too long and too short for that."""
        bottom = self.beyond.bottom
        return subtracted(bottom.at, self.beyond.walk.points[1]) if bottom and self.uneven else None

    @property
    def across(self) -> int:
        """Which weight, 0 or 1, leads across that valley, or more nearly than the other."""
        if self.beyond.bottom is None or not self.beyond.bottom.curvatures:
            return 1
        first, second = self.beyond.bottom.curvatures[-1].direction
        return int(abs(float(second)) >= abs(float(first)))

    @property
    def same_bottom(self) -> bool:
        """Whether both have one bottom."""
        one, other = self.around.bottom, self.beyond.bottom
        return one is not None and other is not None and one.at == other.at
