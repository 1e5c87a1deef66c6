"""How heights are told apart from close by: by level lines that lie the finer the closer, and by more of the ramp."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

_COUNT = 10  # lines that are seen at least, where the ground slopes
_WHOLE = 16.0  # at so many times the lines are so many
_POWER = 0.4  # by this power they are fewer from closer
_OWN, _ALL = 4.0, 16.0  # up to so close only a picture's own lines may be seen, and all that are finer from there on
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
    low: float, high: float, own: Sequence[float], seen: float = 1.0, share: float = 1.0
) -> list[tuple[float, float]]:
    """The heights of level lines between two heights, each with how solid it is, 0 to 1.

    They halve the distances between a picture's `own` lines, evenly spaced, as often as it takes for so many times as
    many as usual to be `seen`, or a `share` of that. Lines that come with a halving become solid while the heights that
    are seen shrink to the half.

    >>> near_levels(0, 4, own=[0, 1, 2, 3, 4])[:3]
    [(0.0, 1.0), (0.25, 0.32...), (0.5, 1.0)]
    """
    if high - low <= _LEVEL * max(abs(low), abs(high), 1e-300) or len(own) < 2:
        return []
    return halved(low, high, own, share * math.log2((own[1] - own[0]) / ((high - low) / (_COUNT * seen))))


def halved(low: float, high: float, own: Sequence[float], halvings: float) -> list[tuple[float, float]]:
    """The same, where the distances have been halved so many times: those of the last halving, which may be under way,
    are as solid as it has gone on.

    >>> halved(0, 1, own=[0, 1], halvings=1.5)
    [(0.0, 1.0), (0.25, 0.5), (0.5, 1.0), (0.75, 0.5), (1.0, 1.0)]
    """
    if len(own) < 2:
        return []
    first, step = own[0], own[1] - own[0]
    fine, share = step, 1.0
    if halvings > 0:
        fine, share = step / 2 ** math.ceil(halvings), halvings - math.ceil(halvings) + 1
    numbers = range(math.ceil((low - first) / fine), math.floor((high - first) / fine) + 1)
    return [(first + k * fine, share if k % 2 and fine < step else 1.0) for k in numbers]


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
