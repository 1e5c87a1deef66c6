"""The lines of a rose, around a middle at zero, in steps of length 1: its circle, parts of it, and teeth."""

from __future__ import annotations

import numpy as np

from steepest.stage.circle import circle

_TICKS, _PARTS = 24, 6  # of the circle, and of what lies between two of them
ROUND = circle(_TICKS * _PARTS)  # the circle (n, 2) of radius 1
_STEP = np.radians(3)  # from a point of an arc to the next
_TICK, _QUARTER = 0.94, 0.88  # where ticks begin, as shares of the radius: usual ones, and those of the axes


def toothed() -> np.ndarray:
    """That circle (n, 2) with its ticks, as one line that goes in and out again at each."""
    found = []
    for number, point in enumerate(ROUND):
        tick, rest = divmod(number, _PARTS)
        found.append(point)
        if not rest:
            found += [point * (_TICK if tick % (_TICKS // 4) else _QUARTER), point]
    return np.array(found)


def arc(start: float, end: float) -> np.ndarray:
    """The part (n, 2) of the circle of radius 1 from one angle to another, in degrees."""
    first, last = np.radians([start, end])
    along = np.linspace(first, last, max(2, int(np.ceil(abs(last - first) / _STEP)) + 1))
    return np.stack([np.cos(along), np.sin(along)], -1)


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


def copies(way: np.ndarray, out: float) -> np.ndarray:
    """A line (n, 2) of steps of length 1 along a vector (2,), end to end, as many as go into it: a tick parts each from
    the next, so far `out` to both sides, and the last one has a head, as wide and twice as long.

    >>> copies(np.array([2.5, 0.0]), 0.1).tolist()[1:5], copies(np.array([2.5, 0.0]), 0.1).tolist()[-4:]
    ([[1.0, 0.0], [1.0, 0.1], [1.0, -0.1], [1.0, 0.0]], [[1.8, 0.1], [2.0, 0.0], [1.8, -0.1], [2.0, 0.0]])
    """
    length = float(np.hypot(*way))
    along, last = way / max(length, 1e-9), int(length + 1e-9)
    aside = out * np.array([-along[1], along[0]])
    ticks = (k * along + part for k in range(1, last) for part in (0, aside, -aside, 0))
    head = (last * along + part for part in (0, aside - 2 * out * along, 0, -aside - 2 * out * along, 0))
    return np.array([0 * along, *ticks, *(head if last else ())])
