"""A window: the part of a plane that a picture shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from steepest.stage.ground.terrain import Span

_ROOM = 1.1  # of the window, to what it has to hold


def window_around(points: Iterable[Sequence[Fraction | float]], aspect: float) -> tuple[Span, Span]:
    """The spans of x and y around points, with some room, `aspect` times as wide as high.

    >>> window_around([(0, 0), (10, 5)], aspect=2)
    ((-0.5, 10.5), (-0.25, 5.25))
    """
    (left, right), (low, high) = (
        (float(min(values)), float(max(values))) for values in zip(*points, strict=True)
    )
    width = _ROOM * max(right - left, aspect * (high - low))
    x, y = (left + right) / 2, (low + high) / 2
    return (x - width / 2, x + width / 2), (y - width / aspect / 2, y + width / aspect / 2)
