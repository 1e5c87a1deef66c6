"""The total differential as a formula: each slope times its own leg of a step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manim import VGroup

from steepest.calculus import TermByTerm, TotalDifferential
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.formula.struck import Struck
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.panel.stairs import Stairs
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.told_sum import ToldSum, sign_of
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_APART = 1.2  # from the line of a fraction to that of the next one


class TotalRule:
    """The formula of a fact that is a `TotalDifferential`: in general, without the legs, which is wrong, and with its
    numbers as a sum."""

    def __init__(self, scene: LectureScene[Any], fact: str) -> None:
        self.scene, self.fact = scene, fact
        self.whole = scene.fact(fact, TotalDifferential)

    @property
    def climbs(self) -> ToldSum:
        """What the legs climb, and both."""
        return ToldSum(self.whole.legs, self.whole.value)

    @property
    def gap(self) -> ToldSum:
        """What both legs climb and the gap, and what the function changes."""
        return ToldSum((self.whole.value, self.whole.gap), self.whole.change)

    def stairs(self, region: Box | None) -> Stairs:
        """What each leg climbs, and both, as bars in a region; nothing comes where there is none."""
        sources = [f"{self.fact}.{field}" for field in ("legs[0]", "legs[1]", "value")]
        return Stairs(self.scene, self.climbs, sources, (theme.FIRST, theme.SECOND, theme.INK), region)

    @property
    def told(self) -> str:
        """Each slope times its own leg."""
        first, second = self.whole.function.variables
        return "dif f = " + " ".join(
            self._terms(f'thin dif part("{first}", {first})', f'thin dif part("{second}", {second})')
        )

    def alone(self, panel: Panel, line: float, size: float, terms: tuple[str, str], most: int) -> list[Typeset]:
        """Each slope by itself, from a line of a panel on: as the formula of a fact that is a `TermByTerm`, or as a
        number at the point where that is longer than the `most` letters. A number is in the colour of its variable."""
        told = list[Typeset]()
        for number, (name, term) in enumerate(zip(self.whole.function.variables, terms, strict=True)):
            slope = self.scene.fact(term, TermByTerm).partial
            at, right = "", f"{{{term}.partial}}"
            if len(slope.text()) > most:
                at, right = f"thin {{{self.fact}.at:g}}", f"{{{self.fact}.slopes[{number}]:.3g}}"
                right = f'part("{name}", {right})'
            side = f'(partial f) / (partial part("{name}", {name}))'
            told.append(panel.told(f"{side} {at} = {right}", line + number * _APART / panel.pitch, size))
            if slope.degree == 0:
                VGroup(*told[-1].parts.values()).set_color(theme.ROLES.get(name, theme.INK))
        return told

    def partials(self, first: str, second: str, most: int) -> tuple[str, str]:
        """Both slopes, the second with its sign: as formulas of facts that are `TermByTerm`s, or as numbers where those
        are longer than the `most` letters."""
        one, other = (self.scene.fact(name, TermByTerm).partial.text() for name in (first, second))
        in_brackets, numbers = other[0] == "−", [f"{self.fact}.slopes[{number}]" for number in (0, 1)]
        if len(one + other) + 2 * in_brackets > most:
            return f"{{{numbers[0]}:.3g}}", f"{{{numbers[1]}:+.3g}}" if self.whole.slopes[1] else "+ 0"
        return f"{{{first}.partial}}", f"+ ({{{second}.partial}})" if in_brackets else f"+ {{{second}.partial}}"

    def stepless(self, panel: Panel) -> str:
        """The same without the legs, which is wrong, and what that would make, where a panel has room for both."""
        made, total = [[(slope, ".3g")] for slope in self.whole.slopes], sum(self.whole.slopes)
        sign, both = sign_of(made, (total, ".3g"), self.scene.names), "dif f = " + " ".join(self._terms("", ""))
        whole = f"{both} {sign} {{{self._both_slopes}:.3g}}"
        return whole if is_readable(self.scene.formula(whole).fit(panel.width)) else both

    @staticmethod
    def struck(told: Typeset) -> Struck:
        """A line through what it says that a change is, and all of it is wrong."""
        told.set_color(theme.WRONG)
        return Struck(VGroup(*told.submobjects[len("df=") :]))

    def sum(self, panel: Panel, line: float) -> VGroup:
        """What both legs climb, slope times length, and its sum, on a line of a panel, or on one for each."""
        *terms, value = self._products()
        both = " ".join(terms)
        fits = is_readable(self.scene.formula(both, theme.LINE_SIZE).fit(panel.width))
        return panel.equation(*((both,) if fits else terms), value, line=line, colour=theme.INK)

    def products(self, panel: Panel, line: float) -> list[list[Typeset]]:
        """That sum in three, to come one after the other: each product, with the sign before it, and what they make.
        Where it takes two lines, both products are in the first of these, and come with the second one."""
        lines = [*self.sum(panel, line)]
        if len(lines) > 1:
            return [[each] for each in lines] if len(lines) > 2 else [[], *([each] for each in lines)]
        *terms, value = self._products()
        parts = [self.scene.formula(part, theme.LINE_SIZE, theme.INK) for part in (*terms, value)]
        glyphs, begun = iter(lines[0].submobjects), (float(lines[0].get_left()[0]), lines[0].baseline)
        for glyph in (glyph for part in parts for glyph in part.submobjects):
            glyph.points = next(glyphs).points  # where it is in all of the sum
        for part in parts:
            part.line = begun  # they are one text, as close as its parts are
        return [[part] for part in parts]

    @property
    def legs(self) -> list[Typeset]:
        """The names of both legs, as heads of lines."""
        return [self.scene.formula(self._leg(number), theme.LABEL_SIZE) for number in (0, 1)]

    def leg(self, number: int) -> str:
        """How long one leg is, as a formula."""
        name = self.whole.function.variables[number]
        return f'{self._leg(number)} = part("{name}", {{{self.fact}.by[{number}]:g}})'

    def _products(self) -> tuple[str, str, str]:
        """Each slope times its leg, as the terms of a sum, and what they make."""
        along = (
            f"dot ({{{self.fact}.by[{k}]:g}})" if self.whole.by[k] < 0 else f"dot {{{self.fact}.by[{k}]:g}}"
            for k in (0, 1)
        )
        products = [[(slope, ".3g"), (by, "g")] for slope, by in zip(self.whole.slopes, self.whole.by, strict=True)]
        sign = sign_of(products, (self.whole.value, self.climbs.form), self.scene.names)
        return *self._terms(*along), f"{sign} {{{self.fact}.value:{self.climbs.form}}}"

    @property
    def _both_slopes(self) -> str:
        """The sum of the slopes without any leg, from the fact."""
        return f"{self.fact}.slopes[0] + {self.fact}.slopes[1]"

    def _leg(self, number: int) -> str:
        name = self.whole.function.variables[number]
        return f'dif part("{name}", {name})'

    def _terms(self, *factors: str) -> tuple[str, str]:
        """Both slopes, each with a factor, as the terms of a sum."""
        first, second = self.whole.function.variables
        minus, slope = self.whole.slopes[1] < 0, f"{self.fact}.slopes[1]"
        size = f"- part({second!r}, {{-{slope}:.3g}})" if minus else f"+ part({second!r}, {{{slope}:.3g}})"
        terms = f"part({first!r}, {{{self.fact}.slopes[0]:.3g}}) {factors[0]}", f"{size} {factors[1]}"
        return terms[0].replace("'", '"'), terms[1].replace("'", '"')
