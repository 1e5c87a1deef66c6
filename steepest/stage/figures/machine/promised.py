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
_PITCH = 0.6  # from line to line
_WIDE = 9.0  # of the bar before a gap, which is no hand
_ROWS = ("promised", theme.GRADIENT), ("off", theme.TOGETHER), ("after", theme.INK)  # of a `Tuning`, as told


class Promised(Assembly):
    """Hands of a meter at a live value, where it `stands`, which `hop` there, and lines under it: what is promised,
    behind a dash like theirs, is its `key`, which is told once they are there, and the gap that is left and what is
    reached are the `rest`."""

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


def read_off(scene: LectureScene[Any], fact: str, region: Box, labels: Sequence[str]) -> list[list[Mobject]]:
    """Lines in a region, with three labels: what a fact, a `Tuning`, promises, and then the gap up to what is reached,
    which is signed, behind a bar, and that; both others are behind a dash like a hand's. All have one count of
    decimals, as they add up. Both are empty where one of them could not be read there."""
    tuning, panel = scene.fact(fact, Tuning), Panel(scene, region, _PITCH)
    told, lines = ToldSum([tuning.promised, tuning.off], tuning.after), list[list[Mobject]]()
    for label, (source, colour) in zip(labels, _ROWS, strict=True):
        signed = source == "off"
        row = indented(panel, told, label, f"{fact}.{source}", len(lines) + 1, _INDENT, colour, signed=signed)
        high = row[0].baseline + _MIDDLE
        ends = np.array([[panel.left, high, 0.0], [panel.left + _LONG, high, 0.0]])
        dashes, width = DASHES if source == "promised" else None, _WIDE if signed else DASHED
        dash = FlatLine(ends, colour, width, dashes, halo=False)
        lines.append([dash, *row])
    texts = [text for line in lines for text in line if isinstance(text, Typeset)]
    return [lines[0], [*lines[1], *lines[2]]] if _has_room(texts, region) else [[], []]


def _has_room(texts: Sequence[Typeset], region: Box) -> bool:
    """Whether all of some texts can be read, and are within a region."""
    wide = Box(region.left - 0.01, region.bottom, region.right + 0.01, region.top)
    return all(is_readable(text) and wide.holding(corners(box_of(text))).all() for text in texts)
