"""A sum of which only some terms are there: the others come with the slopes of their variables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, VMobject

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.motion import running

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene
    from steepest.stage.type.typeset import Typeset

_LARGER, _TALLEST = 1.3, 0.75  # how many times as large it is, and how tall it then may be
_EACH = 0.2  # seconds from one variable to the next
_SIDE = 2  # the signs of a function's name and of what it is equal to: they are there from the start


class TermsSoFar:
    """The terms of a `formula` f = …, which a fact tells, over a slope for each of its variables. Each comes, with the
    sign before it, once so many slopes are `told` that those of all variables in it and in the terms before are there;
    at first those of as many as come `first`, or all where that is none. It stands in the middle of a `region`, large
    if there is room, and so does a `line` of words under it, for when all terms are there."""

    def __init__(
        self,
        scene: LectureScene[Any],
        fact: str,
        label: str,
        first: int,
        region: Box = theme.OVER_MIDDLE,
    ) -> None:
        panel, function, middle = Panel(scene, region), scene.fact(fact, Function), (region.left + region.right) / 2
        self.told, self.formula = float(first), (formula := panel.formula(f"f = {{{fact}}}"))
        self.line = panel.words(label, line=1).stand(middle, panel.baseline(1), side=0)
        self.terms, parts = _terms(formula), formula.parts
        number = {id(glyph): k for k, name in enumerate(function.variables, 1) for glyph in parts.get(name, ())}
        self.needs, most = list[int](), 0
        for term in self.terms:
            most = max([most, *(number.get(id(glyph), 0) for glyph in term)])
            self.needs.append(most)
        if min(self.needs) > first:  # nothing would stand behind the equals sign
            self.needs = [0] * len(self.terms)
        formula.scale(min(_LARGER, region.width / formula.width, max(1.0, _TALLEST / formula.height)))
        formula.move_to(np.array([middle, formula.get_center()[1], 0.0]))
        self._show()

    def grow(self, to: int) -> Animation:
        """The terms come, one after another, whose variables are among so many."""
        start = self.told

        def more(_: object, share: float) -> None:
            self.told = start + (to - start) * share
            self._show()

        return running(self.formula, more, run_time=max(_EACH * (to - start), theme.REVEAL))

    def _show(self) -> None:
        """Every term as solid as it is by now."""
        for term, needed in zip(self.terms, self.needs, strict=True):
            solid = min(max(self.told - needed + 1, 0.0), 1.0)
            for glyph in term:
                glyph.set_fill(opacity=solid)


def _terms(formula: Typeset) -> list[list[VMobject]]:
    """The glyphs of each term, its sign first: only signs between terms are no part of one."""
    inside = {id(glyph) for part in formula.parts.values() for glyph in part}
    found: list[list[VMobject]] = [[]]
    for number, glyph in enumerate(formula.submobjects[_SIDE:]):
        if id(glyph) not in inside and number:
            found.append([])
        found[-1].append(glyph)
    return found
