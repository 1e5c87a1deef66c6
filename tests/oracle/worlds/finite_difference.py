"""The oracle of the scene finite_difference."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar, Literal, TypeAlias

from mpmath import mpf

from tests.oracle.mathematics.difference import STEPS, Slice
from tests.oracle.mathematics.formula import Reading, less, same
from tests.oracle.mathematics.plane import sliced, straight
from tests.oracle.printed import Band, read, rounded
from tests.oracle.sentences import Said
from tests.oracle.world import Claim, Number, Setting, World, answer, silent

Kind: TypeAlias = Literal["forward", "central"]
TENTH = mpf(1) / 10


class FiniteDifference(World):
    """A slice along x that is measured, and one along y whose errors are shown."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.function = Reading(setting["function"], ("x", "y"))
        self.rough = Reading(setting["rough"], ("x", "y"))
        self.east = Slice(self.function, self.place("point"), 0)
        self.north = Slice(self.function, self.place("point"), 1)
        self.slice = Slice(self.rough, self.place("rough_point"), 1)
        self.first_step, self.last_step = self.value("first_step"), self.value("last_step")

    def is_straight(self) -> bool:
        """Whether the slice along x is straight from the point on, as far as the first step goes."""
        x, h = self.place("point")[0], self.first_step
        return straight(self.function, self.place("point"), 0, (x, x + h))

    def swings(self, said: Said) -> bool | str:
        """Whether the line through the points turns onto the tangent: it is not on it from the start."""
        return not self.is_straight() or "the slice is straight"

    def is_parallel(self, said: Said) -> bool:
        return same(self.east.central(self.first_step), self.east.slope)

    def is_parabola(self, said: Said) -> bool | str:
        """Whether every step to both sides is as steep as the tangent, and the slice is bent."""
        lengths = (self.first_step, self.first_step / 3, self.first_step / 10)
        if not all(same(self.east.central(h), self.east.slope) for h in lengths):
            return "the slope of both sides changes with the step"
        return not self.is_straight() or "the slice is straight"

    @cached_property
    def orders(self) -> dict[Kind, int]:
        """The power of the step with which each error begins."""
        c = self.slice.derivatives
        return {"forward": 1 if c[2] else 2 if c[3] else 0, "central": 2 if c[3] else 0}

    def only_rounding(self, kind: Kind) -> bool | str:
        """Whether the error at a tenth is no larger than rounding makes it."""
        error = self.slice.error(TENTH, kind)
        return error <= 8 * self.slice.reach(0.1) or f"it is wrong by {float(error):.3g}"

    def error(self, kind: Kind) -> Band:
        return Band(self.slice.error(TENTH, kind), self.slice.reach(0.1))

    # --- what rounding does ---

    def valley(self, kind: Kind) -> Band:
        """The step that is told to be best: where the error that is left without rounding is as large as what rounding
        adds at most; within a half of it, for the order of sums changes what is rounded."""
        power, errors = self.orders[kind], self.slice.errors[kind]
        best = min((one for one in errors if one[1]), key=lambda one: one[1])
        h = mpf(best[0])
        if power and errors[-1][1] > 10 * best[1]:
            h = (self.most / self.bend(kind)) ** (mpf(1) / (power + 1))
        return Band(h, h / 2)

    @property
    def most(self) -> mpf:
        """What rounding adds to an error at most, times the step."""
        errors = self.slice.errors
        best = {each: min((one for one in errors[each] if one[1]), key=lambda one: one[1]) for each in errors}
        return max(h * error for each in errors for h, error in errors[each] if h <= best[each][0])

    def bend(self, kind: Kind) -> mpf:
        """What the power of the step is multiplied by with which an error begins."""
        power = self.orders[kind]
        return abs(self.slice.derivatives[power + 1] / math.factorial(power + 1))

    def by_luck(self, kind: Kind, h: float, error: mpf) -> bool:
        """Whether an error is much smaller than its step and rounding make it."""
        power = self.orders[kind]
        return bool(power and error < 0.15 * (self.bend(kind) * mpf(h) ** power + self.most / h))

    def ringed(self, kind: Kind, said: Said) -> mpf | Band:
        """The valley, if the step of the ring that is told is as near it as one may be that is known no better. Else
        the told step, if one that reads so is within rounding of the least error near it; else that of the least."""
        valley = self.valley(kind)
        ends = valley.middle - valley.reach, valley.middle + valley.reach
        told = read(said.printed(f"errors.usual_best.{kind}.h")).value
        if ends[0] <= mpf(str(told)) <= ends[1]:
            return valley
        errors = [one for one in self.slice.errors[kind] if one[1]]
        near = [one for one in errors if 0.5 < one[0] / valley.middle < 2]
        if not near:
            return valley
        near = [one for one in near if not self.by_luck(kind, *one)] or near
        least_h, least = min(near, key=lambda one: one[1])
        for h, error in errors:
            reads = told in rounded(mpf(h), math.floor(math.log10(h)))
            if reads and ends[0] / 2 < h < 2 * ends[1] and error <= least + 2 * self.slice.reach(h):
                return mpf(h)
        return mpf(least_h)

    def ever_exact(self) -> bool:
        """Whether some step of those that are shown gives the slope, to the last digit of float64."""
        return any(not error for errors in self.slice.errors.values() for _, error in errors)

    def rises(self, said: Said) -> bool:
        """Whether both errors are larger at the shortest step than at their best."""
        return all(map(self.rises_with, self.orders))

    def rises_with(self, kind: Kind) -> bool:
        """Whether the error of one kind is larger at the shortest step than at its best."""
        errors = self.slice.errors[kind]
        return errors[-1][1] > min(e for _, e in errors)

    def fell(self, kind: Kind) -> bool:
        """Whether some error before the best is more than rounding could make it: in mathematics, there is one."""
        best = min((one for one in self.slice.errors[kind] if one[1]), key=lambda one: one[1])
        longer = [h for h, _ in self.slice.errors[kind] if h > best[0]]
        return any(self.slice.error(mpf(h), kind) > self.slice.reach(h) for h in longer)

    def rises_again(self, said: Said) -> bool | str:
        """Whether both errors rise after they fell."""
        never = [kind for kind in self.orders if not self.fell(kind)]
        return self.rises(said) and (not never or f"no error of these ever fell: {never}")

    def rises_at_last(self, said: Said) -> bool | str:
        """Whether both errors rise, and one of them never fell."""
        return self.rises(said) and (not all(map(self.fell, self.orders)) or "both errors fell before")

    def by_place(self) -> tuple[mpf, mpf]:
        """What the place that is stepped to makes of the error at the shortest step, and the rest of that."""
        h, start = STEPS[-1], float(self.slice.at[1])
        by_place = self.slice.slope * (less(mpf(start + h), mpf(start)) / mpf(h) - 1)
        return by_place, self.slice.computed(h, "forward") - self.slice.slope - by_place

    def by_its_place(self, said: Said) -> bool | str:
        """Whether the error at the shortest step comes from the place that is stepped to, which is rounded: the slope
        times what the step is longer or shorter by is a good part of it."""
        by_place, rest = self.by_place()
        return 2 * abs(by_place) > abs(rest) or f"the place makes {float(by_place):.2g} of the error"

    def by_its_values(self, said: Said) -> bool | str:
        """Whether it comes from the values, which are rounded."""
        by_place, rest = self.by_place()
        return 2 * abs(rest) > abs(by_place) or f"the values make {float(rest):.2g} of the error"

    def ends_alike(self) -> bool:
        """Whether the errors at the shortest step that is shown read alike, by one digit."""
        return len({f"{float(errors[-1][1]):.1g}" for errors in self.slice.errors.values()}) == 1

    def goes_on(self, way: str) -> bool:
        """Whether the error of both sides goes this way when the step goes on shrinking: it is larger in the end than
        it was, or not."""
        errors = [error for _, error in self.slice.errors["central"] if error]
        return way == ("rises" if errors[-1] > min(errors) else "falls")

    def a_share(self, share: float) -> bool:
        """Whether the error of both sides falls to about this share when the step shrinks to a tenth."""
        steps = self.chosen("errors.medium[0]"), self.chosen("errors.medium[1]")
        one, tenth = (self.slice.error(h, "central") for h in steps)
        return same(steps[0], 10 * steps[1]) and bool(one) and share / 2 < tenth / one < 2 * share

    numbers: ClassVar[Mapping[str, Number]] = {
        "function": lambda w, s: w.function,
        "rough": lambda w, s: w.rough,
        "east.edge": lambda w, s: sliced(w.function, 0, w.setting["point"]),
        "point[0]": lambda w, s: w.typed("point")[0],
        "first_step": lambda w, s: w.typed("first_step"),
        "last_step": lambda w, s: w.typed("last_step"),
        "east.slope": lambda w, s: w.east.slope,
        "across.slope": lambda w, s: w.north.slope,
        "east.foot[1]": lambda w, s: w.east.value(mpf(0)),
        "north.central": lambda w, s: w.north.measured(w.last_step, "central"),
        "slice.slope": lambda w, s: w.slice.slope,
        "rough_point": lambda w, s: w.typed("rough_point"),
        "wide.forward": lambda w, s: w.east.measured(w.first_step, "forward"),
        "wide.backward": lambda w, s: w.east.behind(w.first_step),
        "wide.central": lambda w, s: w.east.measured(w.first_step, "central"),
        "fine.central": lambda w, s: w.east.measured(w.last_step, "central"),
        "tenth.h": lambda w, s: TENTH,
        "errors.inverse": lambda w, s: Reading("1/h", ("h",)),
        "errors.square": lambda w, s: Reading("h**2", ("h",)),
        "tenth.forward": lambda w, s: w.error("forward"),
        "tenth.central": lambda w, s: w.error("central"),
        "errors.medium[0]": lambda w, s: w.chosen("errors.medium[0]"),
        "errors.medium[1]": lambda w, s: w.chosen("errors.medium[1]"),
        "errors.first": lambda w, s: mpf(1),
        "errors.usual_best.forward.h": lambda w, s: w.ringed("forward", s),
        "errors.usual_best.central.h": lambda w, s: w.ringed("central", s),
    }

    sentences: ClassVar[Mapping[str, Claim]] = {
        **silent(
            "Like the coffee machine, this function gives only values.",
            "On the hill, you shrank the step.",
            "How short should it be?",
            "A one-sided step of {first_step} gives a slope of {wide.forward}.",
            "The hidden formula gives {east.slope}.",
            "Step to both sides, and divide the climb by the way between: {wide.central}.",
            "With a step of {last_step}, the computer prints {fine.central}, along y {north.central}.",
            "And on other curves?",
            "At {rough_point} its slope along y is {slice.slope}.",
            "Here is a function whose slope along y is {slice.slope}.",
            "Shrink the step to {tenth.h}: one-sided, the error is {tenth.forward}, two-sided "
            "{tenth.central}.",
            "Now make the step shorter.",
            "The computer rounds, and a short step magnifies that.",
            "the difference keeps that error, and dividing by h magnifies it.",
            "× slope {slice.slope}",
            "A small plot beside them shows the curve, and on it lines through its points that close in on the tangent "
            "as the step shrinks.",
            "You can measure a slope without a formula.",
            "A machine with a dial for x and a needle for f stands beside a plot.",
            "The dial turns from end to end, and dots come on the plot;",
            "then it goes to x = {point[0]}, where the needle shows {east.foot[1]}, and a step on the plot shrinks "
            "with it.",
            "A line through the dot at the point and another one, with the step and the climb as two sides of a "
            "triangle under it.",
            "A line through the dot at the point and another one.",
            "Beside it stands a line of code, (f(x+h,y)-f(x,y))/h.",
            "Beside it, a second line of code comes under the first: (f(x+h,y)-f(x-h,y))/(h+h).",
            "A line through two points of the curve, one on either side, slides to the point between them, parallel to "
            "itself.",
            "Lines to one side and to the other stay as steep as they are, with it between them.",
            "The step runs down to {last_step}.",
            "Then a plot of the slice along y comes in its place, with its tangent.",
            "Then a curve comes, {east.edge}, cut out of {function}, and the dashed tangent, with its slope from the "
            "formula.",
            "Run the two lines of code in front of the class: they print what the lecture shows.",
            "A curve, cut out of {rough} along y, with the tangent at its point, and lines through its points that "
            "close in on it, makes room for two lines of dots on logarithmic axes, the error of {rough} along y "
            "against the step, which goes from {errors.first} at the right down to a millionth of a millionth at the "
            "left.",
            "A ring on each line is marked with its step: {errors.usual_best.forward.h} for the one-sided slope, "
            "and {errors.usual_best.central.h} for the two-sided.",
            "They begin at the right, and stop on their way.",
            "An arrow along each axis tells that steps grow shorter to the left, and errors smaller downward.",
            "And if the step goes on shrinking?",
            "The step goes on shrinking.",
            "What does the two-sided error do?",
            "The computer rounds each number, and a short step magnifies what it rounds away.",
            "Both lines go on to the left.",
            "Where rounding does not count yet, you shorten the step from {errors.medium[0]} to {errors.medium[1]}.",
            "What becomes of the two-sided error?",
            *("step h", "one-sided", "two-sided", "true slope", "rounded", "right"),
            *("(f(x+h,y)-f(x,y))/h", "(f(x+h,y)-f(x-h,y))/(h+h)"),
            *("(f(x,y+h)-f(x,y))/h", "(f(x,y+h)-f(x,y-h))/(h+h)"),
            *(
                "tangent: slope {east.slope}",
                "tangent: slope {across.slope}",
                "along x",
                "along y",
                "error, one-sided",
                "error, two-sided",
                "slope {wide.forward}",
                "slope {wide.backward}",
                "at a good h:",
                "error at the shortest h:",
                "good h ≈ {errors.usual_best.forward.h}",
                "good h ≈ {errors.usual_best.central.h}",
                "one-sided: like h",
                "two-sided: like {errors.square}",
                "rounding: like {errors.inverse}",
                "error",
            ),
            "shorter step: each tick a tenth",
            "smaller error: each tick a tenth",
            "by luck",
        ),
        "The step runs down to {last_step}, both come to lie on the tangent, and a thin dashed line is left for a "
        "while where each of them was.": swings,
        "Then a curve comes, {east.edge}, cut out of {function}, on which the line lies, and the dashed tangent, with "
        "its slope from the formula.": lambda w, s: w.is_straight(),
        "Step to both sides: on parabolas, the slopes' mean is exact.": lambda w, s: (
            w.is_parallel(s) and w.is_parabola(s)
        ),
        "Shrink the step to {tenth.h}: one-sided, the error is {tenth.forward}, two-sided only "
        "{tenth.central}.": lambda w, s: w.slice.error(TENTH, "central") < w.slice.error(TENTH, "forward") / 2,
        "Shrink the step to {tenth.h}: one-sided, the error is {tenth.forward}, two-sided nothing "
        "but rounding.": lambda w, s: w.only_rounding("central"),
        "Shrink the step to {tenth.h}: neither one-sided nor two-sided is the error more than "
        "rounding.": lambda w, s: w.only_rounding("central") and w.only_rounding("forward"),
        "A tenth of the step: one error falls about tenfold, the other a hundredfold.": lambda w, s: (
            w.orders == {"forward": 1, "central": 2} or f"the orders are {[*w.orders.values()]}"
        ),
        "And our earlier function?": lambda w, s: (
            (w.setting["rough"] == "3*x**2 + 2*x*y + y**3" and (*w.place("rough_point"),) == (1, 2))
            or "it is another function"
        ),
        "Both lines go on to the left, and rise again in jumps, up to a dashed line.": rises_again,
        "Both lines go on to the left, and rise there in jumps, up to a dashed line.": rises_at_last,
        "it rises again": answer(lambda w: w.goes_on("rises")),
        "it keeps falling": answer(lambda w: w.goes_on("falls")),
        "it stays": answer(lambda w: w.goes_on("stays")),
        "Both errors rise again.": rises_again,
        "Both rise again.": rises_again,
        "Both errors rise in the end.": rises_at_last,
        "Computers round y plus h to about sixteen digits;": by_its_place,
        "Computers round f's values to about sixteen digits;": by_its_values,
        "either way": lambda w, s: w.ends_alike(),
        "But the shortest step is not the best.": rises,
        "A red ring stands at the shortest step, where the error is large again.": lambda w, s: (
            w.rises_with("forward")
        ),
        "Where a dot is missing, there is no error at all.": lambda w, s: w.ever_exact(),
        "a tenth of it": lambda w, s: not s.where.endswith("right") or w.a_share(0.1),
        "a hundredth of it": lambda w, s: not s.where.endswith("right") or w.a_share(0.01),
        "it stays as it is": lambda w, s: not s.where.endswith("right"),
        "The error falls like the square of the step.": lambda w, s: w.orders["central"] == 2,
    }
