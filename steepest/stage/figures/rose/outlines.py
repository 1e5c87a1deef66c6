"""The lines of a rose, around a middle at zero, in steps of length 1: circle, teeth, and level lines from close by."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

_ALONG = 17  # points of the rim at one end of a strip
_FEWEST, _MOST = 3, 16  # level lines of a plane on a disc
_LEAST = 0.05  # the square of half their length: what is shorter than that, as the rim itself is, is none of them
_FINE = np.linspace(0, 2 * np.pi, 145)
_TICKS = 24
_TICK, _QUARTER = 0.94, 0.88  # where ticks begin, as shares of the radius: usual ones, and those of the axes


def strips(way: np.ndarray, count: int) -> Iterator[tuple[float, np.ndarray]]:
    """The disc of radius 1, cut across a direction (2,) of length 1 into so many strips on each side of its middle: of
    each how far that way its middle is, from -1 to 1, and its outline (n, 2). Each goes on under the next one, so that
    no seam is seen between them.

    >>> [(far, len(line)) for far, line in strips(np.array([1.0, 0.0]), 1)]
    [(-0.5, 34), (0.5, 34)]
    """
    across = np.array([-way[1], way[0]])
    for low in range(-count, count):
        near, far = (np.arccos(np.clip(cut / count, -1, 1)) for cut in (low, low + 2))
        sides = np.linspace(near, far, _ALONG)
        turns = np.concatenate([sides, -sides[::-1]])
        yield (low + 0.5) / count, np.outer(np.cos(turns), way) + np.outer(np.sin(turns), across)


def chords(way: np.ndarray, height: float, climb: float, own: Sequence[float]) -> list[tuple[float, np.ndarray]]:
    """The level lines of a plane on the disc of radius 1, in whose middle it is so high, and which climbs by so much
    from there to the rim, in a direction (2,) of length 1: their heights and ends (2, 2).

    They have the heights of a picture's `own` lines, evenly spaced; where these lie too far apart on it to be seen as
    several, or too close to be told apart, a half or double as far, and so on.

    >>> found = chords(np.array([1.0, 0.0]), 7.0, 5.0, own=[0, 2, 4, 6])
    >>> [(int(height), round(float(ends[0, 0]), 2)) for height, ends in found]
    [(4, -0.6), (6, -0.2), (8, 0.2), (10, 0.6)]
    """
    if len(own) < 2 or climb <= 0:
        return []
    first, step = own[0], own[1] - own[0]
    fewest, most = (2 * climb / step / count for count in (_FEWEST, _MOST))
    step *= 2.0 ** min(0, math.floor(math.log2(fewest))) * 2.0 ** max(0, math.ceil(math.log2(most)))
    across, found = np.array([-way[1], way[0]]), []
    for k in range(math.ceil((height - climb - first) / step), math.floor((height + climb - first) / step) + 1):
        far = (first + k * step - height) / climb
        if (aside := 1 - far**2) > _LEAST:
            ends = np.outer([1, 1], far * way) + np.outer([1, -1], math.sqrt(aside) * across)
            found.append((first + k * step, ends))
    return found


def circle() -> np.ndarray:
    """The circle (n, 2) of radius 1."""
    return np.stack([np.cos(_FINE), np.sin(_FINE)], -1)


def toothed() -> np.ndarray:
    """That circle (n, 2) with its ticks, as one line that goes in and out again at each."""
    found = []
    per_tick = (len(_FINE) - 1) // _TICKS
    for number, point in enumerate(circle()):
        tick, rest = divmod(number, per_tick)
        found.append(point)
        if not rest:
            found += [point * (_TICK if tick % (_TICKS // 4) else _QUARTER), point]
    return np.array(found)


def teeth(way: np.ndarray, out: float, neck: float) -> np.ndarray:
    """A line (n, 2) along a vector (2,), to the last whole step of length 1 that ends so far before its tip as a
    `neck`; at the end of each such step it goes so far `out` to both sides.

    >>> teeth(np.array([2.5, 0.0]), 0.1, 0.2).tolist()[-4:]
    [[2.0, 0.0], [2.0, 0.1], [2.0, -0.1], [2.0, 0.0]]
    """
    length = float(np.hypot(*way))
    along = way / max(length, 1e-9)
    aside = out * np.array([-along[1], along[0]])
    steps = range(1, int(length - neck) + 1)
    return np.array([0 * along, 0 * along, *(k * along + part for k in steps for part in (0, aside, -aside, 0))])
