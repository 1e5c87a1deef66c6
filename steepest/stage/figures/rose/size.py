"""How large a rose is drawn on a map, and a vector beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from steepest.calculus import Number, Point
from steepest.stage.type.powers import scale_below

REACH = Fraction(3, 10)  # room around it at least, as a share of the shorter side of the map
_WIDEST = 0.34  # and at most, where there is room
_FULL = 0.95  # how far an arrow beside it goes to the edge of the map
PAST = 1.1  # how long it may be in any case: the circle leaves it so much room
_LEAST = 0.4  # of the radius: a shorter one is not seen
_SMALLEST = Fraction(1, 5)  # of its radius: a rose that is drawn smaller is not read
_TRUE = 0.28  # of the shorter side of the map: from this on, a circle with the map's own unit as its radius is seen


def radius_at(spans: Sequence[tuple[Any, Any]], at: Sequence[Number] | np.ndarray) -> float:
    """The radius of a rose around a point of a map of these spans, which has room there: 1, as on the map, where that
    is neither small nor large."""
    rooms = (abs(float(edge - here)) for here, ends in zip(at, spans, strict=True) for edge in ends)
    side = float(min(high - low for low, high in spans))
    widest = min(_WIDEST * side, _FULL / PAST * min(rooms))
    return 1.0 if _TRUE * side <= 1 <= widest else widest


def scale_beside(spans: Sequence[tuple[Any, Any]], at: Point, vector: Sequence[Number]) -> Fraction:
    """What a vector is multiplied by so that it, its opposite and its shadows on lines through the point have room on
    a map beside a rose around it: 1, or a round number where they would be too long for the map, or too short to be
    seen. Shadows end on the circle that has the vector as its diameter.

    >>> spans, at = [(0, 4), (-1, 3)], (Fraction(2), Fraction(1))
    >>> [str(scale_beside(spans, at, way)) for way in [(4, 3), (400, 3), (1, 0), (Fraction(1, 90), 0)]]
    ['1/4', '1/300', '1', '90']
    """
    ways, radius = [float(part) for part in vector], radius_at(spans, at)
    reach, most = math.hypot(*ways), math.inf
    for part, here, ends in zip(ways, at, spans, strict=True):
        low, high = (abs(float(edge - here)) / radius for edge in ends)
        arrows = abs(part), _FULL * min(low, high)
        shadows = ((reach + part) / 2, high), ((reach - part) / 2, low)  # as far as their circle goes to either side
        most = min([most, *(room / taken for taken, room in (arrows, *shadows) if taken)])
    if most < 1:
        return scale_below(most)
    return Fraction(1) if reach >= _LEAST else scale_below(1 / reach)


def share_beside(scale: Fraction) -> Fraction:
    """What of its size a rose is drawn at beside a vector that is multiplied by a scale: as small, so that its steps of
    length 1 and the vector have one scale, where it is read then.

    >>> [str(share_beside(Fraction(scale))) for scale in ("1/3", "1/300", "1", "90")]
    ['1/3', '1', '1', '1']
    """
    return scale if _SMALLEST <= scale < 1 else Fraction(1)


def inner_place(spans: Sequence[tuple[Any, Any]], at: Point) -> Point:
    """The point of a map nearest to another around which a rose has room: that one itself, if it does.

    >>> [str(value) for value in inner_place([(0, 4), (-1, 3)], (Fraction(2), Fraction(3)))]
    ['2', '9/5']
    """
    room = REACH * min(high - low for low, high in spans)
    return tuple(
        min(max(value, low + room), high - room) for value, (low, high) in zip(at, spans, strict=True)
    )
