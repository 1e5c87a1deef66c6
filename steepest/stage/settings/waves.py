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
_NARROWED = 12
"""How often a map is made narrower at most until it is seen: whole turns do not go as its width goes."""
_PROBED, _COARSE = 4001, 20
"""Points of such a line, and heights that are told apart."""
_ASIDE = Fraction(45, 100), Fraction(43, 100), Fraction(382, 1000)
"""Where such lines lie on the map, as shares: where other waves are at rest along one of them, which is level there,
they are not along all three."""


def too_fine(function: Function, domain: Sequence[tuple[Number, Number]]) -> str:
    """Why a function waves too much over a map to be seen, and how wide a map may be; empty where it does not.

    >>> wave = Function("sin(x) + sin(y)", ["x", "y"])
    >>> too_fine(wave, [(-20, 20), (-20, 20)])
    'sin x + sin y rises and falls too often along x and y to be seen: show a map no wider than 27'
    >>> too_fine(wave, [(-12, 12), (-12, 12)])
    ''
    """
    times, wide, along = _finest(function, domain)
    if times <= 1:
        return ""
    for _ in range(_NARROWED):
        wide /= times
        narrow = [(middle - side, middle + side) for middle, side in _halves(domain, wide)]
        if (times := _finest(function, narrow)[0]) <= 1:
            break
    sentence = f"{function.formula.brief} rises and falls too often along {along} to be seen"
    return f"{sentence}: show a map no wider than {show(wide, '.2g')}"


def _halves(domain: Sequence[tuple[Number, Number]], wide: float) -> Iterator[tuple[float, float]]:
    """The middle of each side, and half of it, or of what is no wider than that."""
    return ((float(low + high) / 2, min(float(high - low), wide) / 2) for low, high in domain)


def _finest(function: Function, domain: Sequence[tuple[Number, Number]]) -> tuple[float, float, str]:
    """How many times more often it turns than may be, along one side or along both, how wide that is, and the names."""
    turns = [*_turns(function, domain)]
    found = [(many / _FINEST, float(high - low), name) for name, (low, high), many in turns]
    hills = math.prod(many for *_, many in turns) / _MOST_HILLS
    found.append((math.sqrt(hills), max(wide for _, wide, _ in found), " and ".join(function.variables)))
    return max(found, key=lambda one: one[0])


def _turns(
    function: Function, domain: Sequence[tuple[Number, Number]]
) -> Iterator[tuple[str, tuple[Number, Number], int]]:
    """Of each variable its name, the ends of its domain, and how often the function turns from rise to fall, or back,
    between them, near the middle of the other variables, where it does so most. Turns that are small beside its heights
    do not count."""
    for axis, (name, (low, high)) in enumerate(zip(function.variables, domain, strict=True)):
        lines = [_heights(function, domain, axis, share) for share in _ASIDE]
        scale = max((float(np.ptp(line)) for line in lines if len(line)), default=0.0) or 1.0
        yield name, (low, high), max(_turned(line, scale) for line in lines)


def _heights(
    function: Function, domain: Sequence[tuple[Number, Number]], axis: int, share: Fraction
) -> np.ndarray:
    """The heights (n,) along a line across a map, which lies at a share of the other sides, where there are any."""
    way = [np.full(_PROBED, float(a + (b - a) * share)) for a, b in domain]
    low, high = domain[axis]
    way[axis] = np.linspace(float(low), float(high), _PROBED)
    heights = np.broadcast_to(function.sample(*way), _PROBED)
    return np.asarray(heights[np.isfinite(heights)])


def _turned(heights: np.ndarray, scale: float) -> int:
    """How often heights (n,) turn by more than next to nothing of a scale."""
    steps = np.diff(np.round(_COARSE * (heights - heights.min(initial=np.inf)) / scale))
    return int((np.diff(np.sign(steps[steps != 0])) != 0).sum())
