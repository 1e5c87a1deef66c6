"""The oracle of the scene hill."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from typing import ClassVar

from mpmath import mpf

from tests.oracle.mathematics.formula import Reading, climbed, less
from tests.oracle.mathematics.plane import sliced, straight
from tests.oracle.sentences import Said
from tests.oracle.world import Claim, Number, Setting, World, answer, silent


class Hill(World):
    """A height over a map, a point, steps east."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.height = Reading(setting["height"], ("x", "y"))
        self.point, self.domain = self.place("point"), self.spans("domain")

    @cached_property
    def slopes(self) -> tuple[mpf, mpf]:
        """The slope going east, and the slope going north."""
        east, north = self.height.gradient(self.point)
        return east, north

    @cached_property
    def lengths(self) -> list[mpf]:
        """A whole step east, or as far as there is ground, or a quarter of it at its edge; a tenth; a tenth of that."""
        west, east = self.domain[0]
        first = min(mpf(1), east - self.point[0] or (east - west) / 4)
        return [first, first / 10, first / 100]

    def climb(self, length: mpf) -> mpf:
        """How much higher a step east ends."""
        x, y = self.point
        return climbed(lambda: self.height((x, y)), lambda: self.height((x + length, y)))

    def closer(self, said: Said) -> bool | str:
        """Of any two steps as short as the first, the shorter has the rate that is closer to the slope."""
        lengths = [self.lengths[0] * mpf(10) ** (-mpf(k) / 12) for k in range(25)]
        apart = [abs(less(self.climb(h) / h, self.slopes[0])) for h in lengths]
        for k, (longer, shorter) in enumerate(pairwise(apart)):
            if not shorter < longer:
                return (
                    f"a step of {float(lengths[k + 1]):.3g} is no closer than one of {float(lengths[k]):.3g}"
                )
        return True

    def flatter(self) -> int:
        """What heights are divided by: as steep as the slope is, in one digit, rounded down, which is 5 at most."""
        steep, power = abs(self.slopes[0]), 1
        while steep >= 10 * power:
            power *= 10
        return power * max(1, min(5, int(steep / power)))

    def one_rate(self) -> bool:
        """Whether the steps that are shown, and all between, have the slope as their rate."""
        x = self.point[0]
        return straight(self.height, self.point, 0, (x, x + self.lengths[0]))

    def settles(self) -> bool:
        """Whether the rate comes to the slope at last, and is not the slope all along."""
        whole, little = self.lengths[0], self.lengths[0] * mpf(10) ** -9
        first, last = (abs(less(self.climb(h) / h, self.slopes[0])) for h in (whole, little))
        return last <= mpf(10) ** -5 * max(1, abs(self.slopes[0]), first) and not self.one_rate()

    def straight(self, axis: int) -> bool:
        """Whether the cut along a variable is straight, as far as it is shown."""
        return straight(self.height, self.point, axis, self.domain[axis])

    numbers: ClassVar[Mapping[str, Number]] = {
        "height": lambda w, s: w.height,
        "east.edge": lambda w, s: sliced(w.height, 0, w.setting["point"]),
        "north.edge": lambda w, s: sliced(w.height, 1, w.setting["point"]),
        "point": lambda w, s: w.typed("point"),
        "point[0]": lambda w, s: w.typed("point")[0],
        "point[1]": lambda w, s: w.typed("point")[1],
        "here": lambda w, s: w.height(w.point),
        "steps[0].length": lambda w, s: w.lengths[0],
        "steps[1].length": lambda w, s: w.lengths[1],
        "steps[2].length": lambda w, s: w.lengths[2],
        "steps[0].climb": lambda w, s: w.climb(w.lengths[0]),
        "-steps[0].climb": lambda w, s: -w.climb(w.lengths[0]),
        "abs(steps[0].climb)": lambda w, s: abs(w.climb(w.lengths[0])),
        "steps[1].climb": lambda w, s: w.climb(w.lengths[1]),
        "-steps[1].climb": lambda w, s: -w.climb(w.lengths[1]),
        "abs(steps[1].climb)": lambda w, s: abs(w.climb(w.lengths[1])),
        "steps[1].rate": lambda w, s: w.climb(w.lengths[1]) / w.lengths[1],
        "east.slope": lambda w, s: w.slopes[0],
        "north.slope": lambda w, s: w.slopes[1],
        "abs(south)": lambda w, s: abs(w.slopes[1]),
        "-abs(south)": lambda w, s: -abs(w.slopes[1]),
        "south": lambda w, s: -w.slopes[1],
        "scale": lambda w, s: w.chosen("scale"),
        "east.flatter": lambda w, s: w.flatter(),
    }

    sentences: ClassVar[Mapping[str, Claim]] = {
        **silent(
            "A hillside has two knobs, east and north, and its needle is the height.",
            "A farmer stands at {point}, at height {here}.",
            "How steep is it here?",
            "That depends on which way you face.",
            "Begin with two: east, along x, and north, along y.",
            "Look east, and cut the hill open.",
            "Its edge is an ordinary curve: y is frozen at {point[1]}, x moves alone.",
            "Now face north and cut again: x is frozen at {point[0]}.",
            "East, the slope is {east.slope};",
            "north, {north.slope}.",
            "A slope belongs to a direction.",
            "A block of ground, cut out of a hillside, floats over its own map.",
            "Its height is {height}, where x counts to the east and y to the north.",
            "The farmer stands on it, at a height of {here}, and a plumb line leads down to the point {point} "
            "of the map.",
            "Hold out one arm along the slope before you name a number: the arm has to choose a direction first.",
            "An arrow lies along the ground at the farmer's feet and turns once round.",
            "Beside it runs the slope in its direction.",
            "Then two lines are drawn over the ground and the map, through the farmer's place, to the east and to the "
            "north.",
            "The hill is cut open along the line to the east, and the edge of the cut is {east.edge}.",
            "A triangle leans on it: a step east, and what the step climbs.",
            "A lens magnifies the place, and in it the step shrinks on to {steps[2].length}, until an arrow takes "
            "the tangent's place, with the slope {east.slope} beside it.",
            "The block is whole again and turns, and then it is cut open along the line to the north.",
            "The edge of this cut is {north.edge}, and an arrow along it has the slope {north.slope}.",
            "And what if you walk south instead?",
            "Mist comes over the ground to the south.",
            "The slope going south?",
            "The block is whole, and both arrows start at the farmer's feet: {east.slope} going east, {north.slope} "
            "going north.",
            *("secant", "to scale", "height / {east.flatter}", "tangent: {east.slope}"),
            *("height {here}", "slope", "slope at {point}", "step", "climb", "per unit"),
            *("(squeezed)", "(stretched)", "slope {east.slope}", "slope {north.slope}"),
            *("going east", "going north", "going south"),
            *("height", "length: {scale} of the slope", "length: {scale} the slope", "length: the slope"),
        ),
        "tends to": lambda w, s: w.settles() or w.one_rate(),
        "Its edge is a straight line: y is frozen at {point[1]}, x moves alone.": lambda w, s: w.straight(0),
        "There are infinitely many directions, and no single slope.": lambda w, s: (
            any(w.slopes) or "every slope is zero"
        ),
        "Turn all the way round, and the ground underfoot is level.": lambda w, s: not any(w.slopes),
        "There are infinitely many directions, and here all of these slopes are zero.": lambda w, s: (
            not any(w.slopes)
        ),
        "Lay each slope on the map.": lambda w, s: any(w.slopes) and min(w.slopes) >= 0,
        "Lay each slope on the map;": lambda w, s: min(w.slopes) < 0,
        "a negative slope points the other way.": lambda w, s: min(w.slopes) < 0,
        "One after the other they turn level, come down along the plumb line, and lie on the map, each as long as its "
        "slope is large.": lambda w, s: any(w.slopes),
        "Words on the map say how long they are drawn.": lambda w, s: any(w.slopes),
        **silent("east", "north", "mist over the south"),
        "{abs(south)}": answer(lambda w: w.slopes[1] < 0),
        "{-abs(south)}": answer(lambda w: w.slopes[1] > 0),
        "zero": answer(lambda w: w.slopes[1] == 0),
        # the steps
        "A whole step east ends at the height where it began.": lambda w, s: (
            w.lengths[0] == 1 and not w.climb(mpf(1))
        ),
        "A step of {steps[0].length} east ends at the height where it began.": lambda w, s: (
            not w.climb(w.lengths[0])
        ),
        "A step of {steps[1].length} ends at that height, too.": lambda w, s: (
            not w.climb(w.lengths[0]) and not w.climb(w.lengths[1])
        ),
        "A step of {steps[1].length} ends at the height where it began.": lambda w, s: (
            not w.climb(w.lengths[1])
        ),
        "On this line every step is level, and so is the tangent: its slope is {east.slope}.": lambda w, s: (
            w.straight(0) and not w.slopes[0]
        ),
        "As far as these steps go the edge is straight, and their rate is the slope of the tangent: {east.slope}.": (
            lambda w, s: w.one_rate()
        ),
        "Let the step shrink on and on, and in the end this rate settles on the slope of the tangent: {east.slope}.": (
            lambda w, s: w.settles()
        ),
        "A whole step east climbs {steps[0].climb}.": lambda w, s: w.lengths[0] == 1 and w.climb(mpf(1)) > 0,
        "A whole step east drops by {-steps[0].climb}.": lambda w, s: (
            w.lengths[0] == 1 and w.climb(mpf(1)) < 0
        ),
        "A step of {steps[0].length} east climbs {abs(steps[0].climb)}.": lambda w, s: (
            w.climb(w.lengths[0]) > 0
        ),
        "A step of {steps[0].length} east drops by {abs(steps[0].climb)}.": lambda w, s: (
            w.climb(w.lengths[0]) < 0
        ),
        "A step of {steps[1].length} climbs {steps[1].climb}, which is {steps[1].rate} per unit.": lambda w, s: (
            w.climb(w.lengths[1]) > 0
        ),
        "A step of {steps[1].length} drops by {-steps[1].climb}, which is {steps[1].rate} per unit.": lambda w, s: (
            w.climb(w.lengths[1]) < 0
        ),
        "The shorter the step, the closer this rate comes to the tangent's slope: {east.slope}.": closer,
        "On this line every step has the same rate, the slope of the tangent: {east.slope}.": lambda w, s: (
            w.straight(0)
        ),
        "The line through its ends turns while the step shrinks.": lambda w, s: not w.one_rate(),
        "The line through its ends stays where it is while the step shrinks.": lambda w, s: w.one_rate(),
        "A lens magnifies the place, and in it the step shrinks on to {steps[2].length}, until an arrow takes the "
        "line's place, with the slope {east.slope} beside it.": lambda w, s: w.one_rate(),
        # going north
        "This edge is straight, and its slope is {north.slope}.": lambda w, s: w.straight(1),
        "The tangent of this edge has a slope of {north.slope}.": lambda w, s: True,
        "What a step changes, the same step back undoes, so the slope keeps its size and changes its sign.": (
            lambda w, s: w.slopes[1] != 0
        ),
        "What went up goes down: the slope is {south}.": lambda w, s: w.slopes[1] > 0,
        "What went down goes up: the slope is {south}.": lambda w, s: w.slopes[1] < 0,
        "And going south it is level too.": lambda w, s: w.slopes[1] == 0,
    }
