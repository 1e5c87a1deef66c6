"""What slopes promise a meter if they stay: dashed hands, and under it what that is and how far to trust it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.instrument.meter import DASHED, DASHES, Hand
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.play.live import Live
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

_DASH, _MIDDLE = 0.5, 0.12  # how long the dash of a key is, and how high over the baseline of its words
_LINE, _LINE_APART = 0.55, 0.75  # from the top of its region down to its baseline, and from there to the next


class Promised(Assembly):
    """Hands of a meter, and a line of `words` of one size at the top of a `region` under it that says what they are,
    behind a dash like theirs; without it, where it could not be read there. `trust` are words for the line under it,
    for when it is seen whether that was kept. Hands at a live value, where it `stands`, `hop` there."""

    def __init__(
        self,
        hands: Sequence[Hand],
        words: Sequence[Typeset],
        region: Box,
        trust: Typeset | None = None,
        stands: Live[Number] | None = None,
    ) -> None:
        self.stands = stands or Live[Number](0)
        self.hands, self.key, self.trust = hands, list[Mobject](), list[Typeset]()
        wide, gaps = _DASH + sum(each.width for each in words), theme.TEXT_GAP * len(words)
        share = min((region.width - gaps) / wide, 1.0)
        if share <= 0 or not words or not all(is_readable(each.scale(share)) for each in words):
            return
        (middle, _), baseline = region.middle, region.top - _LINE
        x = middle - (share * wide + gaps) / 2
        dash = np.array([[x, baseline + _MIDDLE, 0.0], [x + share * _DASH, baseline + _MIDDLE, 0.0]])
        self.key = [FlatLine(dash, words[0].colour, DASHED, DASHES, halo=False), *words]
        for before, each in pairwise(self.key):
            each.stand(float(before.get_right()[0]) + theme.TEXT_GAP, baseline)
        if trust and is_readable(trust.fit(region.width)):
            self.trust = [trust.stand(middle, baseline - _LINE_APART, side=0)]

    def hop(self, by: Number) -> list[Animation]:
        """The hands go on by so much; nothing where there are none."""
        return [self.stands.to(self.stands() + by)] if self.hands else []

    @property
    def parts(self) -> list[Actor | Mobject]:
        """All of it but what is told later."""
        return [*self.hands, *self.key]
