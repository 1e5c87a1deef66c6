"""The oracle of the scene saddle."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from typing import ClassVar

from mpmath import mp, mpf

from tests.oracle.mathematics.formula import Reading, Vector, length, less, same
from tests.oracle.mathematics.plane import Bend, bends, refined
from tests.oracle.mathematics.walk import Steps, walked
from tests.oracle.sentences import Said
from tests.oracle.world import Claim, Number, Setting, World, answer, silent

ENDS = ("up", "up", "down", "down")
HOLLOW, HILL = (Reading(formula, ("x", "y")) for formula in ("x**2 + 2*y**2", "-x**2 - 2*y**2"))
MIDDLE = mpf(0), mpf(0)


class Saddle(World):
    """A pass, a nudge off its ridge, and a walk down from there."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.function, self.domain = Reading(setting["function"], ("x", "y")), self.spans("domain")
        self.nudge, self.rate = self.value("nudge"), self.value("learning_rate")

    @cached_property
    def at(self) -> Vector:
        """The pass that the picture chose, at all digits."""
        return refined(self.function, self.chosen_place("saddle.at"))

    @cached_property
    def bends(self) -> tuple[Bend, Bend]:
        """The valley, where it curves down most, and the ridge."""
        return bends(self.function.hessian(self.at))

    @property
    def zeros(self) -> int:
        """How many of the four second derivatives are zero at the pass."""
        xx, xy, yy = map(abs, self.function.hessian(self.at))
        none = mpf(10) ** -20 * max(1, xx, yy)  # the mixed one is a difference of others
        return sum(value < none for value in (xx, xy, xy, yy))

    def is_pass(self, said: Said) -> bool:
        valley, ridge = self.bends
        return valley.curvature < 0 < ridge.curvature

    @cached_property
    def start(self) -> Vector:
        """The place that the nudge leads to: of the valley's two ways the one that the picture chose."""
        told = self.chosen_place("walk.start")
        way = self.bends[0].direction
        ways = [
            tuple(a + sign * self.nudge * d for a, d in zip(self.at, way, strict=True)) for sign in (1, -1)
        ]
        return min(ways, key=lambda one: length([a - b for a, b in zip(one, told, strict=True)]))

    @cached_property
    def walk(self) -> Steps:
        return self._walked(mpf(0))

    @cached_property
    def rolled(self) -> Steps:
        return self._walked(self.value("momentum"))

    def _walked(self, momentum: mpf) -> Steps:
        most = self.setting["steps"]
        return walked(self.function, self.start, self.rate, most, momentum=momentum, within=self.domain)

    @cached_property
    def lengths(self) -> list[mpf]:
        return self.walk.lengths

    @staticmethod
    def left_after(walk: Steps) -> int:
        return len(walk.points) - 1 if walk.ended == "left" else 0

    def rises(self, sign: int, which: int) -> bool | str:
        """Whether the ground goes up (1) or down (-1) on both sides of the pass along a line."""
        here, little = self.function(self.at), self.domain[0][1] - self.domain[0][0]
        for by in (little / 1000, -little / 1000):
            there = [a + by * d for a, d in zip(self.at, self.bends[which].direction, strict=True)]
            if mp.sign(less(self.function(there), here)) != sign:
                return "it does not, next to the pass"
        return True

    def flat(self, said: Said) -> bool:
        """Whether the gradient is zero at the pass."""
        gradient = self.function.gradient(self.at)
        return not any(map(abs, gradient)) or length(gradient) < mpf(10) ** -60

    def hardly(self, said: Said) -> bool:
        """Whether the first step is shorter than a fiftieth of the picture."""
        return self.lengths[0] < min(high - low for low, high in self.domain) / 50

    @property
    def grows(self) -> bool:
        return all(a < b and not same(a, b) for a, b in pairwise(self.lengths))

    @property
    def shrinks(self) -> bool:
        return all(a > b and not same(a, b) for a, b in pairwise(self.lengths))

    def goes(self, sign: int) -> bool:
        """Whether each step starts where it is steeper (1), or flatter (-1), than the one before, and is as long as the
        rate times that."""
        steep = [length(gradient) for gradient in self.walk.gradients][: len(self.lengths)]
        scaled = all(same(one, self.rate * each) for one, each in zip(self.lengths, steep, strict=True))
        return scaled and all(sign * (b - a) > 0 for a, b in pairwise(steep))

    @property
    def growth(self) -> mpf:
        return self.lengths[1] / self.lengths[0]

    def grows_evenly(self, said: Said) -> bool | str:
        """Whether every step is longer than the one before, by the same factor, and told so."""
        pairs = zip(self.lengths, self.lengths[1:], strict=False)
        if not all(same(b / a, self.growth) for a, b in pairs):
            return "the factor changes"
        if said.printed("nudged.growth") in ("once", "1 times", "1"):
            return "it is told as a factor of one"
        return self.growth > 1 or "they do not grow"

    def steepens(self, said: Said) -> bool | str:
        """Whether each place of the walk is farther out than the one before, and steeper, and the steps grow so."""
        far = [length([a - b for a, b in zip(point, self.at, strict=True)]) for point in self.walk.points]
        steep = [length(gradient) for gradient in self.walk.gradients]
        if not all(a < b for row in (far, steep) for a, b in pairwise(row)):
            return "it is not, at some step"
        return self.grows_evenly(said)

    def longest(self, said: Said) -> bool | str:
        """Whether the steps differ, and the one that is named is longer than each other."""
        k = self.lengths.index(max(self.lengths))
        alike = [one for one in self.lengths if same(one, self.lengths[k])]
        return len(alike) == 1 or f"{len(alike)} of {len(self.lengths)} steps are as long"

    numbers: ClassVar[Mapping[str, Number]] = {
        "function": lambda w, s: w.function,
        "learning_rate": lambda w, s: w.typed("learning_rate"),
        "momentum": lambda w, s: w.typed("momentum"),
        "saddle.at": lambda w, s: w.at,
        "saddle.ridge.slope": lambda w, s: mpf(0),
        "saddle.valley.slope": lambda w, s: mpf(0),
        "saddle.ridge.curvature": lambda w, s: w.bends[1].curvature,
        "saddle.valley.curvature": lambda w, s: w.bends[0].curvature,
        "walk.start": lambda w, s: w.start,
        "walk.gradients[0]": lambda w, s: w.walk.gradients[0],
        "walk.lengths[0]": lambda w, s: w.lengths[0],
        "walk.left_after": lambda w, s: w.left_after(w.walk),
        "walk.longest.number": lambda w, s: w.lengths.index(max(w.lengths)) + 1,
        "nudged.rolled.left_after": lambda w, s: w.left_after(w.rolled),
        "len(walk.steps)": lambda w, s: len(w.lengths),
        "nudged.distances[-1]": lambda w, s: length(
            [a - b for a, b in zip(w.walk.points[-1], w.at, strict=True)]
        ),
        "nudged.distances[0]": lambda w, s: abs(w.nudge),
        "nudged.growth": lambda w, s: w.growth,
        "nudged.bent.zeros": lambda w, s: mpf(w.zeros),
        **{
            f"nudged.bent.counts[{k}].{field}": lambda w, s, many=many, power=power: mpf(many) ** power
            for k, many in enumerate((2, 10**6))
            for field, power in (("weights", 1), ("slopes", 1), ("curvatures", 2))
        },
    }

    sentences: ClassVar[Mapping[str, Claim]] = {
        **silent(
            "The step from here leads nowhere.",
            "How will its steps change?",
            "Nudge the walker along the falling line.",
            "The first step is {walk.lengths[0]} long.",
            "The gradient knows the slope, but not how it changes;",
            "curvature does.",
            "Momentum is cheaper: a walker that keeps some of its speed crosses flat ground.",
            "Momentum is blind, but leaves the pass sooner: the plain step, plus {momentum} of the last.",
            "Now side by side, without momentum and with.",
            "Watch who crosses the finish line first.",
            "A zero gradient does not mean the bottom.",
            "It means flat, and flat can be a pass.",
            "The eye moves round until it looks along that line;",
            "Where the lines cross, at {saddle.at}, a short stroke lies level along the way up, with the slope "
            "{saddle.ridge.slope}, and another along the way down, with the slope {saddle.valley.slope}.",
            "The walker is pushed to {walk.start};",
            "a large lens beside the pass magnifies the place, and a line measures how far that is from the pass.",
            "The walker takes a step of length {walk.lengths[0]} downhill.",
            "Ask why a walker at the centre stays there, and what in a real training would push it off: rounding, or "
            "the noise of a small batch.",
            "Step by step the walker leaves the pass, and beside the picture a bar for the length of the step is added "
            "with each.",
            "Beside the picture are both lines as they are seen from the side, one curved upward and one downward: "
            "the slope is {saddle.ridge.slope} on both, and the curvature is {saddle.ridge.curvature} on one and "
            "{saddle.valley.curvature} on the other: so much the slope changes per unit.",
            "In place of the pass the slopes of {nudged.bent.counts[0].weights} knobs are a column of "
            "{nudged.bent.counts[0].slopes} cells, and their curvatures, the second derivatives, a square of "
            "{nudged.bent.counts[0].curvatures}.",
            "Its rows are named after the slopes, and its columns after the knobs.",
            "along",
            "knob",
            "They grow: {nudged.bent.counts[1].weights} knobs have {nudged.bent.counts[1].slopes} and "
            "{nudged.bent.counts[1].curvatures}: the column is as thin as a hair then, and the square a mesh of "
            "meshes.",
            "A walker with momentum goes down the pass, step by step, from {walk.start}.",
            "Then a step is drawn in two parts, on the ground and larger beside it: an arrow against the gradient, and "
            "from its tip on a dashed one, which is {momentum} of the step before.",
            "Under them lies their sum, the step that is taken.",
            "The pass goes to the right, and its like comes out from behind it to the left, with a walker of plain "
            "steps.",
            "A bright line is to be crossed.",
            "Both walkers go from the start, and their steps are counted, and shown as cells in a row.",
            "Who first crosses that line stands still there, and it lights up.",
            "it goes on alone, and a ghost stays where it was.",
            "The cells of its later steps are paler, behind a dashed line.",
            "at step {nudged.rolled.left_after}",
            "Three blocks of ground stand side by side: a hollow, a pass and a hill, each with a ring at its flat "
            "point.",
            "On each a line turns about that point, and under the block the curvature along that line runs.",
            "Then words for its signs stand there in its place.",
            *ENDS,
            *("slope {saddle.ridge.slope}", "slope {saddle.valley.slope}", "step from here", "step lengths"),
            "curvature: change of slope per unit",
            *("new step", "plain step", "{momentum} of the last step", "last step", "hollow", "hill", "pass"),
            *("knobs", "slopes", "curvatures"),
            *("steps", "from the pass", "slope", "curvature", "factor", "longest: step {walk.longest.number}"),
            "curvature along the line",
            *("without momentum", "with momentum", "finish line"),
            "both start {nudged.distances[0]} off the pass",
        ),
        "bends up": lambda w, s: w.is_pass(s),
        "bends down": lambda w, s: w.is_pass(s),
        "they grow": answer(lambda w: w.grows),
        "they shrink": answer(lambda w: w.shrinks),
        "Curvature shows the pass, but each slope can change with each knob, x or y: "
        "{nudged.bent.counts[0].curvatures} curvatures, {nudged.bent.zeros} of them zero.": lambda w, s: w.zeros > 1,
        "Curvature shows the pass, but each slope can change with each knob, x or y: "
        "{nudged.bent.counts[0].curvatures} curvatures, one of them zero.": lambda w, s: w.zeros == 1,
        "Curvature shows the pass, but each slope can change with each knob, here x or y.": is_pass,
        "A million knobs, a million million curvatures: too many.": is_pass,
        "Its steps keep shrinking.": lambda w, s: w.shrinks,
        "A step is as long as the ground is steep, times the rate, and on its way down that gets steeper.": (
            lambda w, s: w.goes(1)
        ),
        "A step is as long as the ground is steep, times the rate, and on its way down that gets flatter.": (
            lambda w, s: w.goes(-1)
        ),
        "always positive": lambda w, s: all(bend.curvature > 0 for bend in bends(HOLLOW.hessian(MIDDLE))),
        "always negative": lambda w, s: all(bend.curvature < 0 for bend in bends(HILL.hessian(MIDDLE))),
        "both signs": is_pass,
        "A walker stands on a mountain pass.": is_pass,
        "This is a saddle point, not the bottom.": is_pass,
        "Along one line the ground rises, ahead and behind.": lambda w, s: w.rises(1, 1),
        "A line through the centre of a mountain pass climbs one way and the other.": lambda w, s: w.rises(1, 1),
        "At right angles, a line goes down, left and right.": lambda w, s: w.rises(-1, 0),
        "another line, square to it, falls one way and the other.": lambda w, s: w.rises(-1, 0),
        "Where they cross, both are level: the gradient is zero.": flat,
        "The first step hardly moves it.": hardly,
        "That step leaves the picture at once.": lambda w, s: w.left_after(w.walk) == 1,
        "Farther out it is steeper: every step is longer by a factor of {nudged.growth}.": steepens,
        "Then it goes faster and faster: every step is longer than the one before.": lambda w, s: w.grows,
        "The steps change with the slope under them.": lambda w, s: (
            not all(same(one, w.lengths[0]) for one in w.lengths)
        ),
        "The longest is the {walk.longest.number}.": longest,
        "After {walk.left_after} steps the walker has left the picture.": lambda w, s: (
            w.left_after(w.walk) > 1
        ),
        "After {len(walk.steps)} steps the walker is {nudged.distances[-1]} away from the pass.": lambda w, s: (
            w.walk.ended == "ran" and len(w.lengths) > 1
        ),
        "With momentum, {nudged.rolled.left_after} steps;": lambda w, s: w.left_after(w.rolled) > 0,
        "With momentum it takes {nudged.rolled.left_after} steps, without it {walk.left_after}.": (
            lambda w, s: 0 < w.left_after(w.rolled) < w.left_after(w.walk)
        ),
        "without it, after {len(walk.steps)} it is still on the map.": lambda w, s: w.walk.ended == "ran",
        "The other one is still on the map then;": lambda w, s: (
            0 < w.left_after(w.rolled) < (w.left_after(w.walk) or len(w.lengths) + 1)
        ),
        "Hollow, pass and hill each have a flat place.": flat,
        "The gradient there is zero;": flat,
        "curvature can tell them apart: up every way, up one way and down another, down every way.": is_pass,
    }
