"""What a viewer may guess before it is shown: a few answers, of which it is known which one is right.

A question has an answer only where it can be told from the others by eye. So a wrong guess that lies close to what
comes, or to a guess before it, is left out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from steepest.calculus.numbers import Number, Point

__all__ = ["Guess", "Guesses", "angle", "astray", "between", "either_way", "guesses", "turns"]

_APART = 20.0  # degrees by which two directions can be told apart

SAME = 0.05  # a guess is right that differs from what comes by no more than this share of what is told apart
_TOLD_APART = 0.075  # how far two needles have to be apart to be told apart, as a share of their scale


@dataclass(frozen=True)
class Guess:
    """A guess `of` something, a direction, a place, a path or a number, and whether it is `right`."""

    of: Any
    right: bool


Guesses: TypeAlias = Mapping[str, Guess | None]
"""Guesses by their names, None for one that is left out; empty where there is nothing to choose."""


def guesses(
    truth: Any,
    apart: Callable[[Any, Any], float],
    least: float,
    within: float | None = None,
    **offered: Any,
) -> dict[str, Guess | None]:
    """The guesses that are `offered`, by their names, as they can be told from the `truth` and from each other.

    `apart` says how far two of them are apart, and `least` how far they have to be; one is right that is `within` so
    little of the truth, a twentieth of `least` if nothing is said. The first that is right stays, and no other that is.
    None is offered where nothing is right or only one is left; one that is None is none.

    >>> found = guesses(3, lambda a, b: abs(a - b), 1, low=1, high=3, higher=3.5, other=0.5)
    >>> [(name, guess and guess.right) for name, guess in found.items()]
    [('low', False), ('high', True), ('higher', None), ('other', None)]
    >>> guesses(3, lambda a, b: abs(a - b), 1, low=1, lower=0), guesses(3, lambda a, b: abs(a - b), 1, high=3)
    ({}, {})
    """
    found: dict[str, Guess | None] = {}
    told = [truth]
    is_answered, close = False, SAME * least if within is None else within
    for name, value in offered.items():
        found[name] = None
        if value is None:
            continue
        if apart(value, truth) <= close:
            found[name] = None if is_answered else Guess(value, True)
            is_answered = True
        elif all(apart(value, other) >= least for other in told):
            found[name] = Guess(value, False)
            told.append(value)
    return found if is_answered and len(told) > 1 else {}


def either_way(now: Number, to: Number, far: Number, span: tuple[float, float]) -> dict[str, Guess | None]:
    """Where a value may go from what it is `now`: `far` down or up, if a scale of that `span` reaches so far, or
    nowhere; it goes `to` one of them.

    >>> {name: guess and float(guess.of) for name, guess in either_way(36, 41, 5, (0, 50)).items()}
    {'down': 31.0, 'stays': 36.0, 'up': 41.0}
    """
    (low, high), (down, up) = span, sorted((now - far, now + far))
    return guesses(
        to,
        lambda one, other: abs(float(one - other)),
        _TOLD_APART * (high - low),
        down=down if down >= low else None,
        stays=now,
        up=up if up <= high else None,
    )


def angle(one: Sequence[Any], other: Sequence[Any]) -> float:
    """The angle in degrees, 0 to 180, between two directions (n,); 180 where one of them is none.

    Source: W. Kahan, "How Futile are Mindless Assessments of Roundoff" (2006), section 12.

    >>> round(angle((1, 0), (0, 2)), 9), angle((1, 0), (0, 0)), round(angle((1, 1, 0), (0, 1, 1)), 9)
    (90.0, 180.0, 60.0)
    """
    ways = [_floats(way) for way in (one, other)]
    lengths = [math.hypot(*way) for way in ways]
    if not all(lengths):
        return 180.0
    a, b = ([value / size for value in way] for way, size in zip(ways, lengths, strict=True))
    apart, together = (math.hypot(*(p + sign * q for p, q in zip(a, b, strict=True))) for sign in (-1, 1))
    return math.degrees(2 * math.atan2(apart, together))


def between(one: Sequence[Any], other: Sequence[Any]) -> float:
    """How far two places are apart, as a float.

    >>> between((0, 0), (3, 4))
    5.0
    """
    return math.dist(_floats(one), _floats(other))


def astray(one: Sequence[Sequence[Any]], other: Sequence[Sequence[Any]]) -> float:
    """How far two paths through points (n, 2) stray from each other: the farthest that a corner of one of them is from
    the other.

    >>> astray([(0, 0), (4, 0)], [(0, 0), (2, 1), (4, 0)])
    1.0
    """
    paths = [[_floats(point) for point in path] for path in (one, other)]
    return max(
        min(_from_line(point, *line) for line in pairwise(path))
        for points, path in (paths, paths[::-1])
        for point in points
    )


def turns(before: Sequence[Any], after: Sequence[Any]) -> Guesses:
    """Where an arrow (2,) may point that turns into another: it `stays`, or turns to its `left` or its `right`, equally
    far to both sides; or goes `back`, where it turns nearly round, and no side is told.

    >>> {name: guess and guess.right for name, guess in turns((2, 1), (4, 8)).items()}
    {'stays': False, 'left': True, 'right': False, 'back': None}
    >>> {name: guess and guess.right for name, guess in turns((2, 1), (-2, -1)).items()}
    {'stays': False, 'left': None, 'right': None, 'back': True}
    """
    if not any(before) or not any(after):
        return {}
    (a, b), (c, d) = map(_floats, (before, after))
    turn = angle(before, after)
    if turn > 180 - 2 * _APART:
        return guesses(after, angle, _APART, stays=(a, b), left=None, right=None, back=(c, d))
    wide = turn if turn > SAME * _APART else 2 * _APART
    left, right = (_rotated((a, b), sign * wide) for sign in (1, -1))
    return guesses(after, angle, _APART, stays=(a, b), left=left, right=right, back=None)


def _from_line(point: tuple[float, ...], start: tuple[float, ...], end: tuple[float, ...]) -> float:
    """How far a point is from a straight line with two ends."""
    along = [b - a for a, b in zip(start, end, strict=True)]
    whole = sum(value**2 for value in along)
    share = (
        sum(value * (at - a) for value, at, a in zip(along, point, start, strict=True)) / whole
        if whole
        else 0.0
    )
    share = min(max(share, 0.0), 1.0)
    return math.dist(point, [a + share * value for a, value in zip(start, along, strict=True)])


def _rotated(way: tuple[float, ...], degrees: float) -> Point:
    """A direction (2,) turned counterclockwise."""
    (a, b), turn = way, math.radians(degrees)
    return a * math.cos(turn) - b * math.sin(turn), a * math.sin(turn) + b * math.cos(turn)


def _floats(point: Sequence[Any]) -> tuple[float, ...]:
    return tuple(float(value) for value in point)
