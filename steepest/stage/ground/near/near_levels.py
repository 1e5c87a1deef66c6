"""How heights are told apart from close by: by level lines that lie the finer the closer, and by more of the ramp."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

_COUNT = 10  # lines that are seen at least, where the ground slopes
_WHOLE = 16.0  # at so many times the lines are so many
_POWER = 0.4  # by this power they are fewer from closer
_OWN, _ALL = 4.0, 16.0  # up to so close only a picture's own lines may be seen, and all that are finer from there on
_SAME = 1e-9  # of a step, or of its logarithm
_LEVEL = 1e-13  # of the height of a place: what climbs less is level, to float64


def sparse(times: float) -> float:
    """How many times as many lines are seen from so many times closer: ever fewer, so that one sees them move apart.

    >>> [round(sparse(times), 2) for times in (4, 16, 64)]
    [1.74, 1.0, 0.57]
    """
    return float((_WHOLE / max(times, 1.0)) ** _POWER)


def gradual(times: float) -> float:
    """How much of the usual halving is done so many times closer, where finer lines come with the zoom alone: from as
    close as a lens is at least, one sees the lines that are seen without it.

    >>> [gradual(times) for times in (1, 4, 8, 16, 64)]
    [0.0, 0.0, 0.5, 1.0, 1.0]
    """
    return min(max(math.log(times / _OWN, _ALL / _OWN), 0.0), 1.0)


def near_levels(
    low: float, high: float, own: Sequence[float], seen: float = 1.0, share: float = 1.0, rounded: bool = False
) -> list[tuple[float, float]]:
    """The heights of level lines between two heights, each with how solid it is, 0 to 1.

    They halve the distances between a picture's `own` lines, evenly spaced, as often as it takes for so many times as
    many as usual to be `seen`, or a `share` of that. Lines that come with a halving become solid while the heights that
    are seen shrink to the half. Where distances are `rounded`, they become 1, 2 or 5 times a power of ten instead, if a
    small part of them is that: the height of a line is then soon told.

    >>> near_levels(0, 4, own=[0, 1, 2, 3, 4])[:3]
    [(0.0, 1.0), (0.25, 0.32...), (0.5, 1.0)]
    """
    if high - low <= _LEVEL * max(abs(low), abs(high), 1e-300) or len(own) < 2:
        return []
    halvings = share * math.log2((own[1] - own[0]) / ((high - low) / (_COUNT * seen)))
    return halved(low, high, own, halvings, rounded)


def halved(
    low: float, high: float, own: Sequence[float], halvings: float, rounded: bool = False
) -> list[tuple[float, float]]:
    """The same, where the distances have been halved so many times: those of the last halving, which may be under way,
    are as solid as it has gone on.

    >>> halved(0, 1, own=[0, 1], halvings=1.5)
    [(0.0, 1.0), (0.25, 0.5), (0.5, 1.0), (0.75, 0.5), (1.0, 1.0)]
    >>> halved(0, 3, own=[0, 3], halvings=math.log2(3), rounded=True)
    [(0.0, 1.0), (1.0, 1.0), (2.0, 1.0), (3.0, 1.0)]
    """
    if len(own) < 2:
        return []
    first, step = own[0], own[1] - own[0]
    parts, share, done = 1, 1.0, 0.0  # of a step; of those that were made of each last; halvings
    whole = 1
    while done < halvings:
        whole = _round_parts(step / parts) if rounded else 2
        parts, share = parts * whole, min((halvings - done) / math.log2(whole), 1.0)
        done += math.log2(whole)
    fine = step / parts
    numbers = range(math.ceil((low - first) / fine), math.floor((high - first) / fine) + 1)
    return [(first + k * step / parts, share if k % whole else 1.0) for k in numbers]


def _round_parts(step: float) -> int:
    """Into how many parts a step is cut that are 1, 2 or 5 times a power of ten; into two, if none are.

    >>> [_round_parts(step) for step in (3, 1, 0.5, 2, 0.2, 3.5, 0.7310)]
    [3, 2, 5, 2, 2, 7, 2]
    """
    for parts in range(2, 10):
        digits = step / parts / 10 ** math.floor(math.log10(step / parts) + _SAME)
        if min(abs(digits - each) for each in (1, 2, 5)) < _SAME * digits:
            return parts
    return 2


def near_bands(low: float, high: float, levels: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The bands between level lines (`near_levels`), from the lowest up: where each begins, and the height whose colour
    it has. Two that become one have one colour by then."""
    if not levels:
        return [(low, (low + high) / 2)]
    fine = levels[1][0] - levels[0][0] if len(levels) > 1 else high - low
    fading = min(share for _, share in levels)
    first, share = levels[0]
    found = []
    for bottom, solid in [(first - fine, fading if share == 1 else 1.0), *levels]:
        middle = bottom + (fine if solid == 1 else 0.0)  # of the two that become one
        found.append((bottom, fading * (bottom + fine / 2) + (1 - fading) * middle))
    return found


class Spread:
    """Shares of the height ramp from `low` to `high`, drawn apart about the share `at`, which keeps its own colour, to
    at least `wide` of it, as far as there is ramp on either side."""

    def __init__(self, low: float, high: float, at: float, wide: float) -> None:
        self.at, apart = at, high - low
        gain = max(1.0, wide / apart) if apart > _LEVEL else 1.0
        self.below = max(1.0, min(gain, at / (at - low))) if at > low else gain
        self.above = max(1.0, min(gain, (1 - at) / (high - at))) if high > at else gain

    def __call__(self, share: np.ndarray | float) -> np.ndarray:
        """Where on the ramp a share is shown."""
        off = np.asarray(share) - self.at
        return np.asarray(self.at + np.where(off < 0, self.below, self.above) * off)
