"""The oracle of the scene three_variables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from typing import Any, ClassVar

from mpmath import mp, mpf

from tests.oracle.mathematics.formula import Reading, Vector, less, number, same
from tests.oracle.sentences import Said
from tests.oracle.world import Claim, Number, Setting, World, drawn_at, silent

XYZ = ("x", "y", "z")
MANY = tuple(f"x{k}" for k in range(1, 5))


class ThreeVariables(World):
    """A function of three variables, a point, its gradient there; and the gradient of a function of four."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.function, self.many = Reading(setting["function"], XYZ), Reading(setting["many"], MANY)
        self.point: Vector = tuple(number(value) for value in setting["point"])

    @cached_property
    def gradient(self) -> Vector:
        return self.function.gradient(self.point)

    @cached_property
    def most(self) -> list[str]:
        """The letters along which it is steepest."""
        slopes = [abs(slope) for slope in self.gradient]
        return [name for name, slope in zip(XYZ, slopes, strict=True) if same(slope, max(slopes))]

    @cached_property
    def steepest(self) -> Vector:
        """The gradient's direction in whole numbers up to 100, the least; the gradient where there are none."""
        most = max(self.gradient, key=abs)
        for size in range(1, 101):
            found = tuple(mp.nint(slope / abs(most) * size) for slope in self.gradient)
            pairs = zip(found, self.gradient, strict=True)
            if all(same(1 + part * abs(most), 1 + slope * size) for part, slope in pairs):
                return found
        return self.gradient

    @cached_property
    def shortens(self) -> bool:
        return not all(map(same, self.steepest, self.gradient))

    @cached_property
    def hessian(self) -> Any:
        """The second derivatives, as a matrix: of a quadratic, what the gradient changes by over a unit."""
        origin = (mpf(0),) * 3
        columns = []
        for axis in range(3):
            at = tuple(mpf(int(k == axis)) for k in range(3))
            columns.append(
                [
                    less(a, b)
                    for a, b in zip(self.function.gradient(at), self.function.gradient(origin), strict=True)
                ]
            )
        return mp.matrix(columns).T

    @cached_property
    def centre(self) -> Vector:
        """Where the gradient is zero: Newton's method, which for a quadratic is there after one step."""
        return tuple(mp.lu_solve(self.hessian, -mp.matrix(list(self.function.gradient((mpf(0),) * 3)))))

    @cached_property
    def step(self) -> mpf:
        """The power of ten that goes a hundred times or more into what the level surface reaches along each axis."""
        climb, inverse = self.function(self.point) - self.function(self.centre), self.hessian**-1
        reach = min(mp.sqrt(2 * climb * inverse[k, k]) for k in range(3))
        return mpf(10) ** mp.floor(mp.log10(reach / 100))

    def curves_upward(self, said: Said) -> bool:
        """Whether it climbs on every way out from its lowest point, along the axes and between them."""
        lowest = self.function(self.centre)
        ways = [(a, b, c) for a in (-1, 0, 1) for b in (-1, 0, 1) for c in (-1, 0, 1) if a or b or c]
        climbs = (self.function(tuple(m + w for m, w in zip(self.centre, way, strict=True))) for way in ways)
        return all(height > lowest for height in climbs)

    def is_square(self, said: Said) -> bool:
        """Whether small steps square to the gradient change nothing but in second order."""
        x, y, z = self.gradient
        for way in ((y, -x, mpf(0)), (mpf(0), z, -y), (z, mpf(0), -x)):
            steps = [mpf(10) ** -20, mpf(10) ** -21]
            ends = [tuple(p + step * w for p, w in zip(self.point, way, strict=True)) for step in steps]
            rates = [
                abs(less(self.function(end), self.function(self.point))) / step
                for end, step in zip(ends, steps, strict=True)
            ]
            if any(after > before / 5 and after > mpf(10) ** -60 for before, after in pairwise(rates)):
                return False
        return True

    def is_crossed(self, said: Said) -> bool:
        """Whether the arrow, as long as it is drawn, comes through the level surface of the larger value."""
        scale = self.chosen("scale") if "scale" in self.heard else 1  # their full length is told in words
        tip = tuple(p + scale * slope for p, slope in zip(self.point, self.gradient, strict=True))
        return self.function(self.point) < self.chosen("surface.next_value") < self.function(tip)

    def points(self, way: Vector) -> bool:
        """Whether a way leads where the gradient does."""
        a, b, c = self.gradient
        p, q, r = way
        crosses = (b * r - c * q, c * p - a * r, a * q - b * p)
        return all(same(mpf(1), 1 + cross) for cross in crosses) and a * p + b * q + c * r > 0

    numbers: ClassVar[Mapping[str, Number]] = {
        "function": lambda w, s: w.function,
        "many": lambda w, s: w.many,
        "point": lambda w, s: w.typed("point"),
        "many_point": lambda w, s: w.typed("many_point"),
        "lens": lambda w, s: w.typed("lens"),
        "surface.value": lambda w, s: w.function(w.point),
        "surface.step": lambda w, s: w.step,
        "surface.gradient": lambda w, s: w.gradient,
        **{f"surface.gradient[{k}]": lambda w, s, k=k: w.gradient[k] for k in range(3)},
        **{f"surface.most[{k}]": lambda w, s, k=k: w.most[k] for k in range(2)},
        "scale": lambda w, s: w.chosen("scale"),
        "surface.next_value": lambda w, s: w.chosen("surface.next_value"),
        "surface.steepest": lambda w, s: w.steepest,
    }

    sentences: ClassVar[Mapping[str, Claim]] = {
        **silent(
            "With two variables, height could show the value.",
            "Now a third takes the height: where does the value go?",
            "A bowl floats over its map, with somebody on it.",
            "It sinks flat, and an empty space is left over its map: a floor for x and y, and an axis for z.",
            "A ball goes through it, along one axis after the other, to {point}, and where it turns, a label stays "
            "that tells its three numbers and the value of f there.",
            "Beside it stands f = {function}.",
            "Into colour: each height z has its map.",
            "The places take the colours of their values, which a bar of colours tells.",
            "A map of f in these colours rises through the space, with its z beside it.",
            "Its lines where f is {surface.value} stay, one above the other, and become a hollow body of glass through "
            "the point {point}, where f = {surface.value} stands.",
            "Its shadow lies on the floor.",
            "Along x the slope here is {surface.gradient[0]}.",
            "Along y it is {surface.gradient[1]}.",
            "Along z it is {surface.gradient[2]}.",
            "One variable after the other grows by {surface.step}, and beside the picture the value of f runs from "
            "{surface.value} on.",
            "An arrow along each axis starts at the point, each as long as its slope is large: {surface.gradient[0]} "
            "along x, {surface.gradient[1]} along y, {surface.gradient[2]} along z.",
            "Tip to tail, the slopes make the gradient, {surface.gradient}.",
            "The arrows glide apart until each starts where the one before it ends.",
            "A yellow arrow leads from the point to the last tip: ∇f = {surface.gradient}.",
            "A clear square with lines across it touches the glass at the point.",
            "The floor goes, and the eye turns, until the square is seen from its edge as a line.",
            "A lens nears the point, and shows the glass there {lens} times enlarged in the end: its rim "
            "straightens, until it lies on that line.",
            "The yellow arrow stands on the line at a right angle, which is marked.",
            "Nobody can draw four variables, so give each a knob: each knob has its slope, even among millions.",
            "The glass goes, and four knobs come, one for each variable of {many}, at {many_point}.",
            "Under each stands its slope, and a yellow arrow leads around it, as long as that is great.",
            "Then comes a wall of knobs that runs away into the distance, each with an arrow of its own.",
            "How many numbers does the gradient of a network have, and what does one of them tell?",
            "As many as the network has knobs.",
            "One of them tells how steeply the loss climbs when that knob alone turns up.",
            "The coloured arrows come back, tip to tail: their way ends at the tip of the yellow arrow.",
            "Then they go, and the eye turns, until the clear square is nearly seen from its edge: the yellow arrow "
            "stands on it at a right angle, which is marked.",
            "Beside it stands ∇f = {surface.gradient} again, and f = {surface.value} beside the glass.",
            *drawn_at("scale"),
            *("∇f at {scale} of its length", "∇f at {scale} its length", "∇f at its full length"),
            *("x alone", "y alone", "z alone", "along", "at {point}", "slopes at {many_point}", "One more variable"),
            "tangent plane",
            "one slope each",
        ),
        "Keep the lines where f is {surface.value}: stacked, they make a level surface.": curves_upward,
        "Then a larger, fainter glass swells out of the first, along the arrow, while f runs beside it to "
        "{surface.next_value}.": is_crossed,
        "The glass swells again to that of f = {surface.next_value}.": is_crossed,
        "Two balls run out of the point along it, to the left and to the right, and beside each, where there is room, "
        "stands f = {surface.value}.": is_square,
        "So f is most sensitive to {surface.most[0]}.": lambda w, s: len(w.most) == 1,
        "So f is most sensitive to {surface.most[0]} and {surface.most[1]}, to both alike.": (
            lambda w, s: len(w.most) == 2
        ),
        "So f is as sensitive to one of them as to another.": lambda w, s: len(w.most) == 3,
        "f grows fastest along {surface.steepest}.": lambda w, s: w.shortens and w.points(w.steepest),
        "f grows fastest that way.": lambda w, s: not w.shortens,
        "Come closer, and the surface looks flat, like its tangent plane.": is_square,
        "Along that plane the slope is zero, so the gradient stands square to it.": is_square,
        "One slope for each variable, together one arrow: toward larger f, square to the level surface.": (
            is_square
        ),
    }
