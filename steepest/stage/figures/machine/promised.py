"""What slopes promise a meter if they stay: dashed hands, and under it what that is and how it is found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manim import Mobject

from steepest.calculus import Number, Tuning
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.instrument.meter import DASHED, DASHES, Hand
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.type.fitting import in_two, is_readable
from steepest.stage.type.typeset import Typeset

_DASH, _MIDDLE = 0.4, 0.09  # how long the dash of a key is, and how high over the baseline of its words
_WIDER = 0.1  # how far a sum may go beyond its region on either side
_LINE, _LINE_APART = 0.3, 0.5  # from the top of its region down to its baseline, and from there to the next
_DIGITS = 0.22  # how high these are
_TIMES, _STEP = 'class("normal", dot)', '"descent"'  # closer than a sum's minus; what a turn has the colour of

TOLD = ".4g"
"""How a number of a sum is told, and how far a dial will be turned."""


class Promised(Assembly):
    """Hands of a meter, and a line of `words` of one size at the top of a `region` under it that says what they are,
    behind a dash like theirs; without it, where it could not be read there. Under them stands how that is `found`, in
    the first form that has room, in two lines if need be."""

    def __init__(
        self, hands: Sequence[Hand], words: Sequence[Typeset], region: Box, found: Sequence[Typeset] = ()
    ) -> None:
        self.hands, self.key = hands, list[Mobject]()
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
        forms = (form.fit(region.width + 2 * _WIDER) for whole in found for form in (whole, in_two(whole)))
        if sum_of_it := next(filter(is_readable, forms), None):
            self.key.append(sum_of_it)
            sum_of_it.stand(middle, baseline - _LINE_APART, side=0)
            high = float(sum_of_it.get_top()[1]) - baseline + _LINE_APART - _DIGITS
            sum_of_it.shift(np.array([0.0, min(-high, 0.0), 0.0]))

    @property
    def parts(self) -> list[Actor | Mobject]:
        """All of it."""
        return [*self.hands, *self.key]


def sums_of(tuning: Tuning, fact: str) -> list[str]:
    """What a tuning promises as a sum, as formulas over a fact: each entry times its turn, or what that makes; none
    where a number in it is not told in full."""
    moved = [name for name, by in tuning.shares.items() if by]
    factors = [number[name] for name in moved for number in (tuning.entries, tuning.turns)]

    def whole(*numbers: Number) -> bool:
        return all(float(f"{float(number):{TOLD}}") == float(number) for number in numbers)

    def size(of: str, name: str) -> str:
        sign = "-" if getattr(tuning, of)[name] < 0 else ""
        return f"{{{sign}{fact}.{of}.{name}:{TOLD}}}"

    products = [f"{size('entries', name)}{_TIMES}part({_STEP}, {size('turns', name)})" for name in moved]
    shares = [size("shares", name) for name in moved]
    known = (products, factors), (shares, [tuning.shares[name] for name in moved])
    forms = [form for form, numbers in known if whole(tuning.before, tuning.promised, *numbers)]
    first = f"= {{{fact}.before:{TOLD}}}"
    return [
        " - ".join([first, *(f'part("term:{k}", {term})' for k, term in enumerate(form))]) for form in forms
    ]
