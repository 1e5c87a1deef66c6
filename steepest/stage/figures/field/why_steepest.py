"""Why the shortest way to the next level line is the steepest: the same climb, over less length."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np
from manim import Mobject

from steepest.stage import theme
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.type.exact_figures import decimals_of
from steepest.stage.type.readout import Readout

_DIGITS = 3  # of what is divided: what it comes to is told to two, and so it can be worked out again
_ABOVE, _BELOW = 0.3, 0.17  # where the reason would stand alone: how far over and under that both lines stand
_APART, _AFTER = 0.14, 0.22  # between the parts of the division, and behind its name
_FARTHER = 0.35  # left of the panel, where the division may begin
_MOST = 20  # decimals


def as_told(number: float) -> Fraction:
    """A number as its digits tell it.

    >>> [float(as_told(number)) for number in (0.0222503, 0.0999999999)]
    [0.0223, 0.1]
    """
    return Fraction(f"{number:.{_DIGITS}g}")


def why_steepest(panel: Panel, lens: Lens, climb: float, length: float, slope: Readout) -> list[Mobject]:
    """In place of line 0 of a panel, the label `same`, and close under it a climb over a length, which is a `slope`,
    begun farther left where it is long; the label alone, where even so it has no room, or is not off a lens."""
    reason, scene, size = panel.words("same", 0, theme.INK), panel.scene, theme.SMALLEST_SIZE
    parts: list[Any] = [scene.words("slope", size, theme.QUIET)]
    for number, sign in ((climb, "\\/"), (length, "approx")):
        told = as_told(number)
        places = decimals_of([told], fewest=0, most=_MOST)
        parts += [Readout(partial(float, told), places, size, gauge=True), scene.formula(sign, size)]
    parts.append(slope)
    x, baseline = panel.left, panel.baseline(0) - _BELOW
    for k, part in enumerate(parts):
        foot = float(part[-1].get_bottom()[1]) if isinstance(part, Readout) else part.baseline
        part.shift(np.array([x - float(part.get_left()[0]), baseline - foot, 0.0]))
        x = float(part.get_right()[0]) + (_APART if k else _AFTER)
    beyond = max(x - _APART - panel.right, 0.0)
    over = max(float(reason.get_top()[1]) + _ABOVE - panel.highest, 0.0)  # a formula that reaches far down
    for part in parts:
        part.shift(np.array([-beyond, -over, 0.0]))
    if beyond > _FARTHER or not all(map(lens.leaves, parts)):
        return [reason]
    return [reason.shift(np.array([0.0, _ABOVE - over, 0.0])), *parts]
