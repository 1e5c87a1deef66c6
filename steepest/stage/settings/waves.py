"""Waves of a ground that are too fine for a map: whatever stands among them would not be seen."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from steepest.calculus import Function, Number
from steepest.script.values.showing import show

_FINEST = 24
"""Turns along a line across a map, from rise to fall or back: a ground with more is a plain of needles."""
_MOST_HILLS = 64
"""Turns along one side times those along the other: between more hills and hollows no arrow and nobody is seen."""
_PROBED, _COARSE, _ASIDE = 4001, 20, Fraction(45, 100)
"""Points of such a line, heights that are told apart, and where it lies on the map, as a share."""


def too_fine(function: Function, domain: Sequence[tuple[Number, Number]]) -> str:
    """Why a function waves too much over a map to be seen, and how wide a map may be; empty where it does not.

    >>> wave = Function("sin(x) + sin(y)", ["x", "y"])
    >>> too_fine(wave, [(-20, 20), (-20, 20)])
    'sin x + sin y rises and falls too often along x and y to be seen: show a map no wider than 27'
    >>> too_fine(wave, [(-12, 12), (-12, 12)])
    ''
    """
    turns = [*_turns(function, domain)]
    found = [(many / _FINEST, high - low, name) for name, (low, high), many in turns]
    hills = math.prod(many for *_, many in turns) / _MOST_HILLS
    found.append((math.sqrt(hills), max(high - low for low, high in domain), " and ".join(function.variables)))
    times, wide, along = max(found, key=lambda one: one[0])
    if times <= 1:
        return ""
    sentence = f"{function.formula.brief} rises and falls too often along {along} to be seen"
    return f"{sentence}: show a map no wider than {show(float(wide) / times, '.2g')}"


def _turns(
    function: Function, domain: Sequence[tuple[Number, Number]]
) -> Iterator[tuple[str, tuple[Number, Number], int]]:
    """Of each variable its name, the ends of its domain, and how often the function turns from rise to fall, or back,
    between them, near the middle of the other variables. Turns that are small beside its heights do not count."""
    for axis, (name, (low, high)) in enumerate(zip(function.variables, domain, strict=True)):
        way = [np.full(_PROBED, float(a + (b - a) * _ASIDE)) for a, b in domain]
        way[axis] = np.linspace(float(low), float(high), _PROBED)
        heights = np.broadcast_to(function.sample(*way), _PROBED)
        seen = heights[np.isfinite(heights)]
        steps = np.diff(np.round(_COARSE * (seen - seen.min()) / (np.ptp(seen) or 1.0)))
        yield name, (low, high), int((np.diff(np.sign(steps[steps != 0])) != 0).sum())
