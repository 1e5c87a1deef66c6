"""By how much a lens enlarges: the powers of two that still show what it has to."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from steepest.calculus import Point
from steepest.stage.figures.lens.near import Picture, far_off, near_of

FACTORS = (64, 32, 16, 8, 4)
"""By which a lens enlarges, as a rule."""

CLOSEST = 2**20
"""By which it enlarges at most, where it has to show how little is left of a way. Of the 53 bits of a number, 11 are
for the pixels of the frame and 20 for this: a formula may lose the others, and all stays where it belongs."""

LENS_RADIUS = 1.5
"""Of a lens, as a rule."""

_FILLED = 0.84  # of the radius: how far from the middle what is pointed out may be
_TOLD = 0.35  # points so far apart on the frame are told apart, with who stands on one


def magnification(
    picture: Picture,
    at: Point,
    *points: Point,
    radius: float = LENS_RADIUS,
    most: int = FACTORS[0],
    filled: float = _FILLED,
) -> int:
    """The greatest power of two, from 4 to a `most`, by which a lens that looks at a place still shows some other
    points, with no more of its radius `filled` by them; 1 where even 4 is too much: then they are well apart without a
    lens."""
    far = float(far_off(near_of(picture), at, points).max())
    factors = (2**power for power in range(most.bit_length() - 1, FACTORS[-1].bit_length() - 2, -1))
    return next((factor for factor in factors if far * factor <= filled * radius), 1)


def close_up(
    picture: Picture,
    *points: Point,
    instead: tuple[Point, int],
    radius: float,
    most: int,
    filled: float,
) -> tuple[Point, int]:
    """Where a lens looks that shows some points as large as it can, in the middle between them, and its magnification
    there, at `most` so much; another place and magnification `instead` where they are too far apart for it. Where two
    of the others would be seen as one for it, the first point may be out of sight."""
    ends = np.array([[float(value) for value in point] for point in points])

    def around(some: np.ndarray) -> tuple[Point, int]:
        middle = tuple(map(float, (some.min(axis=0) + some.max(axis=0)) / 2))
        return middle, magnification(picture, middle, *map(tuple, some), radius=radius, most=most, filled=filled)

    found, closer, pairs = around(ends), around(ends[min(1, len(ends) - 1) :]), combinations(ends[1:], 2)
    apart = min((float(far_off(near_of(picture), one, [other])[0]) for one, other in pairs), default=np.inf)
    if found[1] <= 1:
        return instead
    return closer if apart * found[1] < _TOLD and closer[1] > found[1] else found
