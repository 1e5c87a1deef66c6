"""What slopes promise a meter if they stay: dashed hands, and under it what that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.extent import corners
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.instrument.meter import DASHED, DASHES, Hand
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.live import Live
from steepest.stage.type.fitting import in_few_digits, is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_MIDDLE = 0.12  # how high the dash of a key is over the baseline of its words
_LONG, _INDENT = 0.25, 0.4  # the dash: two of those of a hand; and of the words behind it
_APART = 0.3  # from these to the number


class Promised:
    """Hands of a meter at a live value, where it `stands`, which `sweep` there, and a line under it, its `key`, which
    is told once they are there: behind a dash like theirs, what is promised."""

    def __init__(
        self, hands: Sequence[Hand], key: Sequence[Mobject] = (), stands: Live[Number] | None = None
    ) -> None:
        self.stands, self.hands, self.key = stands or Live[Number](0), hands, key

    def sweep(self, to: Number) -> list[Animation]:
        """The hands go to a value; nothing where there are none."""
        return [self.stands.to(to)] if self.hands else []


def key_of(scene: LectureScene[Any], fact: str, region: Box, label: str) -> list[Mobject]:
    """A line in a region, with a label: what a fact, a `Tuning`, promises, behind a dash like a hand's. Empty where it
    could not be read there."""
    panel, colour = Panel(scene, region), theme.GRADIENT
    words = panel.words(label, 1, colour).stand(panel.left + _INDENT, high := panel.baseline(1))
    room, put = panel.right - float(words.get_right()[0]) - _APART, scene.formula
    number = in_few_digits(lambda form: put(form, colour=colour).fit(max(room, 0.0)), f"{{{fact}.promised:.4g}}")
    number.stand(float(words.get_right()[0]) + _APART, high)
    ends = np.array([[panel.left, high + _MIDDLE, 0.0], [panel.left + _LONG, high + _MIDDLE, 0.0]])
    dash = FlatLine(ends, colour, DASHED, DASHES, halo=False)
    return [dash, words, number] if _has_room([words, number], region) else []


def _has_room(texts: Sequence[Typeset], region: Box) -> bool:
    """Whether all of some texts can be read, and are within a region."""
    wide = Box(region.left - 0.01, region.bottom, region.right + 0.01, region.top)
    return all(is_readable(text) and wide.holding(corners(box_of(text))).all() for text in texts)
