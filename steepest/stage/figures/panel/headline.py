"""Lines at the top right of the frame, that end at one edge: the formula on the title's line, others below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import DOWN

from steepest.stage import theme
from steepest.stage.figures.panel.running import RunningLine
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_PITCH = 0.72  # from a line to the next
_ROOM = 7.85  # how wide line 0 may be, beside a title; the others have less
_APART = 0.3  # between words and the number that they name


class Headline:
    """Lines that end at the right edge of the panel; line 0 stands beside the title."""

    def __init__(self, scene: LectureScene[Any]) -> None:
        self.scene, self.right = scene, theme.PANEL.right

    def formula(self, template: str, line: int = 0) -> Typeset:
        """A formula, smaller where it is too long, and lower where it is too tall for the frame."""
        formula, room = self.scene.formula(template), _ROOM - line
        if formula.width > room:
            formula.scale(max(room / formula.width, theme.SMALLEST_SIZE / theme.FORMULA_SIZE))
        formula.stand(self.right, self._baseline(line), side=1)
        over = float(formula.get_top()[1]) - theme.FRAME_HEIGHT / 2 + theme.MARGIN
        formula.shift(DOWN * max(over, 0))
        return formula

    def gradient(self, spot: str, line: int, letter: str = "f") -> Typeset:
        """The gradient of a function with this letter, at the fact of that name that has `at` and `gradient`."""
        return self.formula(
            f'part("gradient", nabla {letter}){{{spot}.at:.3g}} = {{{spot}.gradient:.3g}}', line
        )

    def running(self, label: str, value: Callable[[], Any], decimals: int, line: int = 1) -> RunningLine:
        """Words, and a running number that ends the line."""
        number = Readout(value, decimals).end_at(self.right, self._baseline(line))
        words = self.scene.words(label, colour=theme.QUIET)
        left = float(np.asarray(number.get_left())[0])
        return RunningLine(words.stand(left - _APART, self._baseline(line), side=1), number)

    def _baseline(self, line: int) -> float:
        return theme.TITLE_BASELINE - _PITCH * line
