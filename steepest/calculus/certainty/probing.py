"""What is true of a function everywhere, found at places that nobody chose: whether it is straight, and whether its
level lines are circles.

An analytic function that is zero at a few dozen places between bounds of 77 digits, at distances from a thousandth to
ten thousand, is zero everywhere, but for a chance that nobody meets (the lemma of Schwartz and Zippel says so of
polynomials). Places on all sides and at all distances find a kink, too.
"""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import TypeAlias

from steepest.calculus.formula import Given, NoValue, TooLarge
from steepest.calculus.function import Function
from steepest.calculus.linear import solution
from steepest.calculus.numbers import Number, Point, exact, exact_spans, magnitude
from steepest.calculus.tree.derivative import derivative
from steepest.calculus.tree.evaluation import over_numbers
from steepest.calculus.vectors import dot, subtracted, turned

__all__ = ["circled", "is_straight", "places_within"]

Window: TypeAlias = Sequence[tuple[Given, Given]]

_SCALES = tuple(Fraction(10) ** k for k in range(-3, 5))
_SHARES = tuple(Fraction(top, 997) for top in (823, -541, 311, -977))
_ENOUGH = 5  # places at which the gradients agree on a centre
_WITHIN, _ANYWHERE = 8, 40  # places that are looked at


def is_straight(curve: Function, around: Number) -> bool:
    """Whether the graph of a function of one variable is a straight line, as far as it has values.

    >>> is_straight(Function("sqrt(2)*x + sin(1)", ["x"]), 0), is_straight(Function("abs(x - 30)", ["x"]), 0)
    (True, False)
    """
    if curve.degree is not None:
        return curve.degree <= 1
    seen: list[Point] = []
    for at in _places_on_a_line(exact(around)):
        try:
            seen.append((at, curve(at)))
        except TooLarge:
            return False
        except NoValue:
            continue
        if len(seen) > 2 and dot(subtracted(seen[1], seen[0]), turned(subtracted(seen[-1], seen[0]))):
            return False
    (name,) = curve.variables
    slope = derivative(curve.formula.tree, name, [name], tidy=False)
    bend = derivative(slope, name, [name], tidy=False)
    return not any(_is_not_zero(bend, name, at) for at, _ in seen)


def _is_not_zero(bend: ast.expr, name: str, at: Number) -> bool:
    """Whether the second derivative is not zero at a place, though no digit of the values may show it."""
    try:
        return bool(over_numbers(bend, {name: at}))
    except OverflowError:
        return True
    except (ArithmeticError, ValueError):  # a kink, which those around it tell
        return False


def circled(function: Function, window: Window) -> Point | None:
    """Return the centre of the circles that are the level lines of a function of two variables; None where they are
    no circles. It has values in the window, the least and the greatest value of each variable.

    They are circles around (a, b) where the gradient is parallel to (x - a, y - b): (x - a) f_y = (y - b) f_x,
    which is a linear equation for a and b at every place.

    >>> here = (-3, 3), (-3, 3)
    >>> [circled(Function(f, ["x", "y"]), here) for f in ("exp(-(x - 1)**2 - y**2)", "x**2 + 4*y**2")]
    [(Fraction(1, 1), Fraction(0, 1)), None]
    """
    rows: list[Point] = []
    sides: list[Number] = []
    for x, y in (*places_within(window), *_places_anywhere()):
        try:
            east, north = function.gradient((x, y))
        except NoValue:
            continue
        if east or north:
            rows.append((north, -east))
            sides.append(x * north - y * east)
    if len(rows) < _ENOUGH:
        return None
    # Where the function levels out its gradient has few digits: the centre is found where it is steep.
    steepest = max(range(len(rows)), key=lambda k: dot(rows[k], rows[k]))
    across = turned(rows[steepest])
    crossing = max(range(len(rows)), key=lambda k: magnitude(dot(rows[k], across)))
    if not dot(rows[crossing], across):
        return None
    centre, _ = solution([rows[steepest], rows[crossing]], [sides[steepest], sides[crossing]])
    if centre is None:
        return None
    return centre if all(dot(row, centre) == side for row, side in zip(rows, sides, strict=True)) else None


def _places_on_a_line(around: Fraction) -> Iterator[Fraction]:
    for scale in _SCALES:
        for share in _SHARES:
            yield around + share * scale
            if around:
                yield share * scale


def places_within(window: Window) -> Iterator[Point]:
    """Places in a window, the same ones each time."""
    spans = exact_spans(window)
    for shares in _shares(_WITHIN):
        yield tuple(
            low + (high - low) * (1 + share) / 2 for (low, high), share in zip(spans, shares, strict=True)
        )


def _places_anywhere() -> Iterator[Point]:
    """Places on all sides of the origin, near it and far from it."""
    for place, (x, y) in enumerate(_shares(_ANYWHERE)):
        scale = _SCALES[place % len(_SCALES)]
        yield scale * x, scale * y


@cache
def _shares(count: int) -> tuple[tuple[Fraction, Fraction], ...]:
    """Pairs of shares between -1 and 1, without a pattern."""
    chance = random.Random(1847)

    def share() -> Fraction:
        return Fraction(chance.randint(-997, 997), 997)

    return tuple((share(), share()) for _ in range(count))
