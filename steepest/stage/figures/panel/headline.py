"""Lines at the top right of the frame, that end at one edge: the formula on the title's line, others below it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import DOWN, UP

from steepest.stage import theme
from steepest.stage.figures.panel.running import RunningLine
from steepest.stage.type.fitting import in_few_digits
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_PITCH = 0.72  # from a line to the next
_ROOM = 7.85  # how wide line 0 may be, beside a title; the others have less
_TALLEST = 0.75  # scene units
_CAPITALS = 0.3  # the height of letters
_APART = 0.3  # between words and the number that they name


class Headline:
    """Lines that end at the right edge of the panel; line 0 stands beside the title."""

    def __init__(self, scene: LectureScene[Any]) -> None:
        self.scene, self.right = scene, theme.PANEL.right
        self.first: Typeset | None = None

    def formula(self, template: str, line: int = 0) -> Typeset:
        """A formula, smaller where it is too long, or too tall for its line, with fewer digits where that is not
        enough, and lower where the line above it is taller still."""
        formula = in_few_digits(partial(self._fitted, room=_ROOM - line), template)
        formula.stand(self.right, self._baseline(line), side=1)
        top = theme.FRAME_HEIGHT / 2 - theme.MARGIN
        if line == 0:
            under = self._baseline(1) + _CAPITALS + theme.TEXT_GAP
            formula.shift(UP * max(under - float(formula.get_bottom()[1]), 0.0))
            self.first = formula
        elif self.first is not None:
            top = float(self.first.get_bottom()[1]) - theme.TEXT_GAP
        return formula.shift(DOWN * max(float(formula.get_top()[1]) - top, 0.0))

    def _fitted(self, template: str, room: float) -> Typeset:
        return self.scene.formula(template).fit(room, _TALLEST)

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
