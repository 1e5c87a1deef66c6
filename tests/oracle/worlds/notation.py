"""The oracle of the scene notation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from mpmath import mpf

from tests.oracle.mathematics.formula import Reading, Vector, less, same
from tests.oracle.world import Claim, Number, Setting, World, answer, silent
from tests.oracle.worlds.partials import XY


class Gap(Reading):
    """What a step (dx, dy) from a point climbs more than its slopes say."""

    def __init__(self, height: Reading, at: Vector) -> None:
        super().__init__(height.text, XY)
        self.names, self.height, self.at = ("dx", "dy"), height, at

    def __call__(self, at: Sequence[mpf]) -> mpf:
        end = tuple(start + along for start, along in zip(self.at, at, strict=True))
        climb = less(self.height(end), self.height(self.at))
        linear = sum(slope * d for slope, d in zip(self.height.gradient(self.at), at, strict=True))
        return less(climb, linear)


class Notation(World):
    """A height over a map, a step, and a path."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.height, self.ride = Reading(setting["function"], XY), Reading(setting["ride"], ("x",))
        self.point, self.step = self.place("point"), self.place("step")

    @cached_property
    def slopes(self) -> Vector:
        return self.height.gradient(self.point)

    @cached_property
    def rate(self) -> mpf:
        """How fast y moves on the path."""
        return self.ride.derivative(self.point[:1], 0)

    @property
    def legs(self) -> Vector:
        return tuple(slope * along for slope, along in zip(self.slopes, self.step, strict=True))

    @property
    def end(self) -> Vector:
        return tuple(start + along for start, along in zip(self.point, self.step, strict=True))

    @cached_property
    def linear(self) -> mpf:
        """What the step climbs by its slopes."""
        return _sum(self.legs)

    @cached_property
    def change(self) -> mpf:
        return less(self.height(self.end), self.height(self.point))

    @cached_property
    def gap(self) -> mpf:
        return less(self.change, self.linear)

    def part(self, of: int) -> mpf:
        """The gap of a half (2), a third (3) or a tenth (10) of the step."""
        return Gap(self.height, self.point)(tuple(along / of for along in self.step))

    @cached_property
    def is_square(self) -> bool:
        """Whether the gap shrinks as the square of the step, by a half and a third of it: one may do so by chance."""
        return all(same(of**2 * self.part(of), self.gap) for of in (2, 3))

    def total(self) -> mpf:
        """The derivative along the path, from the path itself."""
        return self.slopes[0] + self.slopes[1] * self.rate

    @property
    def through(self) -> mpf:
        """What comes by y, for each unit of x."""
        return self.slopes[1] * self.rate

    def bends(self, sign: int) -> bool:
        """Whether the gap is above (1) or below (-1) zero, or none."""
        return (self.gap > 0) - (self.gap < 0) == sign

    def counts(self) -> bool:
        """Whether what the differential leaves out is little beside it on a short step, and less on a shorter one."""
        return self.share(mpf(10) ** -3) < mpf("0.11") and self.share(mpf(10) ** -9) < mpf("0.001")

    def share(self, little: mpf) -> mpf:
        """The gap of so little of the step, as a share of what its slopes say."""
        gap = Gap(self.height, self.point)(tuple(along * little for along in self.step))
        return abs(gap / (self.linear * little)) if self.linear else mpf(1)

    numbers: ClassVar[Mapping[str, Number]] = {
        "function": lambda w, s: w.height,
        "ride": lambda w, s: w.ride,
        "point": lambda w, s: w.typed("point"),
        "point[1]": lambda w, s: w.typed("point")[1],
        "step[0]": lambda w, s: w.typed("step")[0],
        "step[1]": lambda w, s: w.typed("step")[1],
        "total.slopes[0]": lambda w, s: w.slopes[0],
        "total.slopes[1]": lambda w, s: w.slopes[1],
        "total.legs[0]": lambda w, s: w.legs[0],
        "total.legs[1]": lambda w, s: w.legs[1],
        "total.end[1]": lambda w, s: w.end[1],
        "total.value": lambda w, s: w.linear,
        "total.change": lambda w, s: w.change,
        "total.gap": lambda w, s: w.gap,
        "total.half.by[0]": lambda w, s: w.step[0] / 2,
        "total.half.value": lambda w, s: w.linear / 2,
        "total.tenth.value": lambda w, s: w.linear / 10,
        "-total.gap": lambda w, s: -w.gap,
        "total.remainder": lambda w, s: Gap(w.height, w.point),
        "total.half.gap": lambda w, s: w.part(2),
        "total.tenth.gap": lambda w, s: w.part(10),
        "riding.direct": lambda w, s: w.slopes[0],
        "riding.rate": lambda w, s: w.rate,
        "riding.by_second": lambda w, s: w.slopes[1],
        "riding.through": lambda w, s: w.through,
        "riding.value": lambda w, s: w.total(),
        "-riding.rate": lambda w, s: -w.rate,
        "-riding.through": lambda w, s: -w.through,
        "abs(riding.direct)": lambda w, s: abs(w.slopes[0]),
        "abs(riding.rate)": lambda w, s: abs(w.rate),
        "abs(riding.through)": lambda w, s: abs(w.through),
    }

    sentences: ClassVar[Mapping[str, Claim]] = {
        **silent(
            "The curly d freezes y;",
            "x moves alone.",
            "On the hill, what if everything moves at once?",
            "A block of ground, the hill f = {function}, floats over its map.",
            "It is cut open at y = {point[1]}, a pane of ice stands in the cut, and somebody walks along its edge at "
            "{point}.",
            "Beside it the letter x is joined to f by an arrow, ∂f/∂x, and the letter y is ice.",
            "Then y thaws, an arrow joins it to f, too, and somebody walks so that x and y change at once, and back.",
            "Ask who has seen both signs, and what they took the difference to be, before you go on.",
            "Step {step[0]} along x, {step[1]} along y.",
            "Two arrows, tip to tail, lie on the map under the hill, from {point} on: dx = {step[0]} and "
            "dy = {step[1]}.",
            "Two more lie over them, on a plane that touches the hill, with uprights for what they climb.",
            "The hill is of glass meanwhile, and lines in it with the slopes along x and along y come before the "
            "plane, with ∂f/∂y under ∂f/∂x.",
            "Beside them these climbs are bars, end to end, {total.legs[0]} and {total.legs[1]}, with the bar of their "
            "sum.",
            "Under them: df = {total.slopes[0]} dx {total.slopes[1]} dy, which is {total.value}.",
            "Is the hill higher than the plane, the same, or lower?",
            "Is the hill there higher than the plane, the same, or lower?",
            "The hill changes by {total.change} on this step, and the plane that touches it by {total.value}.",
            "The hill is cut open at y = {total.end[1]}, where the step ends.",
            "The step shrinks to its half, and the sliver in the lens with it, to {total.half.gap}.",
            "Then it shrinks to a tenth, and the sliver to {total.tenth.gap}, while the lens comes nearer: in it what "
            "the plane climbs stays as tall.",
            "Under the lens a line for each df, {total.value}, {total.half.value} and {total.tenth.value}, and for "
            "the dx and dy of its step, has it as a bar, all in one scale, with its gap on the end.",
            "Under the lens a line for each df, {total.value} and {total.half.value}, has it as a bar, both in one "
            "scale, with its gap on the end.",
            "Under the lens a line for each dx, {step[0]} and {total.half.by[0]}, has its gap as a bar, both in one "
            "scale;",
            "the first is in quarters.",
            "A path: y is {ride}.",
            "The straight d counts both: {riding.direct} and {riding.through} make {riding.value}.",
            "A path leads over the hill and its map, y = {ride}, and somebody walks along it.",
            "Two lines start at {point}: one along x, with the slope ∂f/∂x = {riding.direct}, and one along the path, "
            "with df/dx = {riding.value} for each unit of x.",
            "Beside them arrows join the letters: x to f, {riding.direct};",
            "x to y, {riding.rate};",
            "y to f, {riding.by_second}.",
            "In their place come bars, end to end, and the sum, {riding.value}.",
            "One mistake is to differentiate the frozen letter.",
            "The other adds slopes, forgetting steps.",
            "Lay a tangent plane along both slopes.",
            "On it, slope times step gives {total.legs[0]} and {total.legs[1]}, making {total.value}: "
            "the total differential.",
            "Under the function, f = {function}, the slope along y is added to ∂f/∂x, and struck out;",
            "under that stands ∂f/∂x alone.",
            "Then comes df = {total.slopes[0]} {total.slopes[1]} in red, struck out, too, and under "
            "it what has dx and dy: df = {total.slopes[0]} dx {total.slopes[1]} dy.",
            "Upright bars show what they climb.",
            "The hill is of glass from now on.",
            "Under what has dx and dy, these are numbers, {step[0]} and {step[1]}, which make {total.value};",
            "as arrows they lie on the map, and over it on the plane that touches the hill.",
            "The curly d freezes the others;",
            "the straight d lets everything move.",
            "Two figures of letters: for ∂ a single arrow leads from x to f, and y is ice, and "
            "∂f/∂x = {riding.direct};",
            "for d another way leads through y, too, and df/dx = {riding.value}.",
            "Beside them, for ∂, a line along x starts at {point}, and for d one along the path y = {ride}, which "
            "leads over hill and map, each with an upright bar for what it climbs.",
            "On the map, where that is in sight, lies dx.",
            *("plane's change", "hill's change", "gap", "hill", "plane"),
        ),
        "higher": answer(lambda w: w.bends(1)),
        "lower": answer(lambda w: w.bends(-1)),
        "the same": answer(lambda w: w.bends(0)),
        "The hill bends away from the plane that touches it: on this step it changes by {total.change}, and the plane "
        "by {total.value}.": lambda w, s: not w.bends(0),
        **{
            f"Cut open, the hill is {higher}: it bends and {climbs} {{total.change}}.": (
                lambda w, s, sign=sign, up=up: w.bends(sign) and (w.change > 0) == up
            )
            for higher, sign in (("higher", 1), ("lower", -1))
            for climbs, up in (("climbs", True), ("changes by", False))
        },
        "Cut open, the hill is the same: it changes by {total.change} as well.": lambda w, s: (
            w.bends(0) and same(w.change, w.linear)
        ),
        "Per unit of x, f gains {riding.direct} directly.": lambda w, s: w.slopes[0] > 0,
        "y falls by {-riding.rate}, costing {-riding.through}.": lambda w, s: w.rate < 0 and w.through < 0,
        "Per unit of x, f directly gains {abs(riding.direct)}.": lambda w, s: w.slopes[0] >= 0,
        "Per unit of x, f directly loses {abs(riding.direct)}.": lambda w, s: w.slopes[0] < 0,
        **{
            f"y {rises} by {{abs(riding.rate)}}, {adds} {{abs(riding.through)}}.": (
                lambda w, s, signs=(two, three): (w.rate < 0, w.through < 0) == tuple(sign < 0 for sign in signs)
            )
            for rises, two in (("rises", 1), ("falls", -1))
            for adds, three in (("adding", 1), ("costing", -1))
        },
        "Here the gap is {total.remainder}: {total.gap}.": lambda w, s: not w.bends(0),
        "The gap is {total.gap}.": lambda w, s: not w.bends(0),
        "So no gap is left.": lambda w, s: w.bends(0),
        "Between its edge and the plane a sliver lies bare, and a lens shows how it grows up to the end of the step, "
        "where it is {total.gap} high.": lambda w, s: w.bends(1),
        "The plane stands over its edge, and a lens shows the sliver between them, which is {-total.gap} high at the "
        "end of the step.": lambda w, s: w.bends(-1),
        "There its edge meets the plane.": lambda w, s: w.bends(0),
        "Half the step: half the plane's climb, a quarter of the gap.": lambda w, s: w.is_square and w.linear > 0,
        "Half the step: half the plane's drop, a quarter of the gap.": lambda w, s: w.is_square and w.linear < 0,
        "Half the step leaves a quarter of the gap.": lambda w, s: w.is_square,
        "Halve the step, and the gap goes from {total.gap} to {total.half.gap}.": lambda w, s: not w.is_square,
        "At a tenth, the gap hardly counts.": lambda w, s: w.share(mpf(1) / 10) < mpf("0.1") and w.counts(),
    }


def _sum(values: Sequence[mpf]) -> mpf:
    total = mpf(0)
    for value in values:
        total += value
    return total
