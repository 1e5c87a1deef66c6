"""What slopes promise a meter if they stay: dashed hands, and under it what that is, and what is reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Number, Tuning
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.extent import corners
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.instrument.meter import DASHED, DASHES, Hand
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.added_up import indented
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.play.live import Live
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.told_sum import ToldSum
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_MIDDLE = 0.12  # how high the dash of a key is over the baseline of its words
_LONG, _INDENT = 0.25, 0.4  # the dash: two of those of a hand; and of the words behind it
_PITCH = 0.8  # from line to line


class Promised(Assembly):
    """Hands of a meter at a live value, where it `stands`, which `hop` there, and two lines under it: what is promised,
    behind a dash like theirs, is its `key`, which is told once they are there, and what is reached is the `rest`."""

    def __init__(
        self,
        hands: Sequence[Hand],
        lines: Sequence[list[Mobject]] | None = None,
        stands: Live[Number] | None = None,
    ) -> None:
        self.stands = stands or Live[Number](0)
        self.hands, (self.key, self.rest) = hands, lines or ([], [])

    def hop(self, by: Number) -> list[Animation]:
        """The hands go on by so much; nothing where there are none."""
        return [self.stands.to(self.stands() + by)] if self.hands else []

    @property
    def parts(self) -> list[Actor | Mobject]:
        """Its hands; the lines are told later."""
        return [*self.hands]


def read_off(scene: LectureScene[Any], fact: str, region: Box, promised: str, reached: str) -> list[list[Mobject]]:
    """Two lines in a region, with these labels: what a fact, a `Tuning`, promises, and what is reached, each behind a
    dash like its hand's, with as many decimals as tell both, and how far they are apart. Both are empty where one of
    them could not be read there."""
    tuning, panel = scene.fact(fact, Tuning), Panel(scene, region, _PITCH)
    told, lines = ToldSum([tuning.promised, tuning.off], tuning.after), list[list[Mobject]]()
    for label, source, colour in ((promised, "promised", theme.GRADIENT), (reached, "after", theme.INK)):
        row = indented(panel, told, label, f"{fact}.{source}", len(lines) + 1, _INDENT, colour)
        high = row[0].baseline + _MIDDLE
        ends = np.array([[panel.left, high, 0.0], [panel.left + _LONG, high, 0.0]])
        dash = FlatLine(ends, colour, DASHED, DASHES if colour == theme.GRADIENT else None, halo=False)
        lines.append([dash, *row])
    texts = [text for line in lines for text in line if isinstance(text, Typeset)]
    return lines if _has_room(texts, region) else [[], []]


def _has_room(texts: Sequence[Typeset], region: Box) -> bool:
    """Whether all of some texts can be read, and are within a region."""
    wide = Box(region.left - 0.01, region.bottom, region.right + 0.01, region.top)
    return all(is_readable(text) and wide.holding(corners(box_of(text))).all() for text in texts)
