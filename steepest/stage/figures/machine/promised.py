"""What slopes promise a meter if they stay: dashed hands, and under it what that is, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Number
from steepest.stage.box import Box
from steepest.stage.extent import corners
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.instrument.meter import DASHED, DASHES, Hand
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.added_up import AddedUp
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.play.live import Live
from steepest.stage.type.fitting import is_readable

_MIDDLE = 0.12  # how high the dash of a key is over the baseline of its words
_LONG = 0.25  # the dash: two of those of the hand


class Promised(Assembly):
    """Hands of a meter, and lines of a panel within a `region` under it that add up: what is promised, behind a dash
    like theirs, is its `key`, which comes first; what slopes that changed add to it, and what is reached, are the
    `rest`. Without them, where they could not be read there. Hands at a live value, where it `stands`, `hop` there."""

    def __init__(
        self,
        hands: Sequence[Hand],
        lines: AddedUp | None,
        region: Box,
        stands: Live[Number] | None = None,
    ) -> None:
        self.stands = stands or Live[Number](0)
        self.hands, self.key, self.rest = hands, list[Mobject](), list[Mobject]()
        if not lines or not _has_room(lines, region):
            return
        (words, number), *others = lines.rows
        left, high = lines.panel.left, words.baseline + _MIDDLE
        dash = np.array([[left, high, 0.0], [left + _LONG, high, 0.0]])
        self.key = [FlatLine(dash, words.colour, DASHED, DASHES, halo=False), words, number]
        self.rest = [*(part for row in others for part in row), *lines.signs]

    def hop(self, by: Number) -> list[Animation]:
        """The hands go on by so much; nothing where there are none."""
        return [self.stands.to(self.stands() + by)] if self.hands else []

    @property
    def parts(self) -> list[Actor | Mobject]:
        """All of it but what is told later."""
        return [*self.hands, *self.key]


def _has_room(lines: AddedUp, region: Box) -> bool:
    """Whether all of its words and numbers can be read, and are within a region."""
    texts = [text for row in lines.rows for text in row]
    wide = Box(region.left - 0.01, region.bottom, region.right + 0.01, region.top)
    return all(is_readable(text) and wide.holding(corners(box_of(text))).all() for text in texts)
