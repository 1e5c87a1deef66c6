"""A step on a bowl, worked out on a panel from top to bottom: from the slope to the factor of every step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manim import Animation, VGroup

from steepest.stage import theme
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.entrances import Assembly
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_ETA = 'part("eta", eta)'


class OneStep(Assembly):
    """The first step of the first walk on a bowl, which a `scene` has as a `fact`, in lines of a `panel` from one on.

    `law` is the slope as a multiple of the offset, `tried` the rate, `moved` the step; `led` the offset after it, and
    `kept` which part of the offset that is; `rule` is the factor of every step, under its words. Lines come one by one;
    all but the rule are its parts, and then the rule may `rise` to the top of the panel.
    """

    def __init__(self, scene: LectureScene[Any], panel: Panel, line: int, fact: str = "bowl") -> None:
        first = f"{fact}.first"

        def word(label: str, colour: str) -> Typeset:
            return scene.words(label, theme.FORMULA_SIZE, colour)

        def slope() -> Typeset:
            return word("slope", theme.GRADIENT)

        def offset() -> Typeset:
            return word("offset", theme.FIRST)

        def math(template: str) -> Typeset:
            return scene.formula(template)

        self.panel, self.line = panel, line + 5
        self.law = panel.parts(slope(), math(f"= {{{fact}.curvature:g}} times"), offset(), line=line)
        self.tried = panel.told(f"{_ETA} = {{{first}.rate:g}}", line + 1)
        step = f"= {{{first}.walk.steps[0][0]:.4g}}"
        self.moved = panel.parts(math(f"-{_ETA} times"), slope(), math(step), line=line + 2)
        change = f'part("w", {{{fact}.offset:.4g}}) -> part("w", {{{first}.offsets[1]:.4g}})'
        self.led = panel.told(change, line + 3)
        self.kept = panel.parts(math(f"= {{{first}.factor:.4g}} times"), offset(), line=line + 4)
        factor = math(f"times (inline({{{fact}.factor}}))")
        head = panel.words("each_step", line=self.line)
        self.rule = VGroup(head, panel.parts(offset(), factor, line=self.line + 1))

    @property
    def parts(self) -> list[Any]:
        """What leads to the rule."""
        return [self.law, self.tried, self.moved, self.led, self.kept]

    def rise(self) -> Animation:
        """The rule goes to the top of the panel."""
        risen: Animation = self.rule.animate.shift(self.panel.way(self.line, 1)).build()
        return risen
