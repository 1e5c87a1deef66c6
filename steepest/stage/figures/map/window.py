"""A window: the part of a plane that a picture shows, and how long arrows are drawn on it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from fractions import Fraction

from steepest.calculus import Number, Point
from steepest.stage.ground.heights import Span
from steepest.stage.type.powers import order, scale_below

_ROOM = 1.1  # of the window, to what it has to hold
_ROUNDS = 8  # after which what makes room is hardly larger any more
_LONGEST = Fraction(3, 10)  # the longest arrow, as a share of the spread of the map: at most
_STEP_DOWN = Fraction(9, 10)  # of a scale, to the next that is told in a few words
_SHORTEST = Fraction(1, 10)  # and at least, where its length has a meaning of its own


def window_around(points: Iterable[Sequence[Number]], aspect: float) -> tuple[Span, Span]:
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


def window_with_room(
    points: Iterable[Point], aspect: float, more: Callable[[float, float], Iterable[Point]]
) -> tuple[Span, Span]:
    """The same around points and `more` of them, which depend on the window's width and height.

    >>> window = window_with_room([(0, 0), (10, 0)], 2, more=lambda width, height: [(-width / 10, height / 10)])
    >>> [round(end, 2) for end in window[0]], [round(end, 2) for end in window[1]]
    ([-1.8, 10.56], [-2.78, 3.4])
    """
    points = [*points]
    window = window_around(points, aspect)
    for _ in range(_ROUNDS):
        (left, right), (low, high) = window
        window = window_around([*points, *more(right - left, high - low)], aspect)
    return window


def arrow_scale(
    lengths: Iterable[Number], spread: Number, natural: Number = 0, never: Container[Number] = ()
) -> Number:
    """How long an arrow of length 1 is drawn on a map whose things are so far `spread`: at its `natural` scale, if
    there is one by which the longest can be seen and fits; else at a round number or a share by which it fits, which is
    `never` one of those that mean something else.

    >>> arrow_scale([2, 1], spread=10, natural=1), arrow_scale([200, 1], spread=10, natural=1)
    (1, Fraction(1, 70))
    >>> arrow_scale([200, 1], spread=10, never=[Fraction(1, 70)])
    Fraction(1, 80)
    """
    longest = max(lengths, key=float)
    if not longest:
        return 1
    if _SHORTEST * spread <= natural * longest <= _LONGEST * spread:
        return natural
    scale = _finely_below(_LONGEST * spread / longest)
    while scale in never:
        scale = _finely_below(_STEP_DOWN * scale)
    return scale


def _finely_below(limit: Number) -> Fraction:
    """The largest such scale that is no larger than a limit. From a tenth to a twentieth, only half of it, it is far:
    there are a twelfth and a fifteenth too, and so on with more zeros.

    >>> [str(_finely_below(limit)) for limit in (0.3, 0.095, 0.07, 0.06, 0.0084, 35)]
    ['1/4', '1/12', '1/15', '1/20', '1/120', '30']
    """
    found = scale_below(limit)
    tens = Fraction(10) ** order(1 / found)
    between = (1 / (tens * Fraction(parts, 10)) for parts in (12, 15))
    return max([found, *(share for share in between if share.numerator == 1 and share <= limit)])
