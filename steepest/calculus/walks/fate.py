"""What becomes of a walk in the end, where that can be proved: on a polynomial of degree 2 or less, and in a cycle."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Literal, TypeAlias

import numpy as np

from steepest.calculus.certainty.no_answer import NoAnswer
from steepest.calculus.function import Function
from steepest.calculus.linear import solution
from steepest.calculus.numbers import Number, Point, exact
from steepest.calculus.principal import signs
from steepest.calculus.tree.polynomial import names_in
from steepest.calculus.vectors import dot, length, subtracted

__all__ = ["Fate", "cycle", "fate", "is_bottomless"]

Fate: TypeAlias = Literal["settles", "bounces", "climbs", "sinks"]
"""What a walk downhill does in the end: it comes to rest; it goes to and fro for ever; its loss climbs, or sinks,
beyond every bound."""

_LONGEST_CYCLE = 64
_CLOSE = 1e-6  # of a hop: points of a cycle that is come back to so closely are examined
_APART = 1e-3  # of a hop: the true points of a cycle lie closer than this to those that were found


def fate(function: Function, rate: Number, gradient: Point) -> Fate | None:
    """Return what becomes of a walk downhill from a point with this gradient; None where that is not known.

    It is known for a polynomial of degree 2 or less whose numbers are fractions, unless two ways of running away
    balance.

    The gradient of such a polynomial with the matrix H of second derivatives goes from g to (1 - rate·H)·g in a step.
    Its part along an eigenvector of H with the value λ is multiplied by 1 - rate·λ, whether it is long or short. The λ
    that have a part in g are the roots of the polynomial p of the least degree with p(H)·g = 0; all are real and none
    is double, so that Descartes' rule of signs counts those below 0 and those above 2/rate.

    >>> loss = Function("(w1 - 3)**2 + 10*(w2 + 1)**2", ["w1", "w2"])
    >>> [fate(loss, Fraction(1, by), loss.gradient((0, 0))) for by in (11, 10, 9)]
    ['settles', 'bounces', 'climbs']
    >>> fate(Function("w1 + 2*w2", ["w1", "w2"]), Fraction(1), (Fraction(1), Fraction(2)))
    'sinks'
    """
    if function.degree is None or function.degree > 2:
        return None
    try:
        hessian = function.hessian((Fraction(0),) * len(gradient))
    except NoAnswer:
        return None
    if not all(isinstance(value, Fraction) for row in (*hessian, gradient) for value in row):
        return None
    roots = _least_polynomial(hessian, gradient)
    limit = 2 / rate
    below, none, _ = _counted(roots)
    beyond = _counted(_shifted(roots, limit))
    steep = beyond[2]
    if below and steep:
        balance = (
            -roots[1] - limit if len(roots) == 3 else Fraction(0)
        )  # of two roots: their sum, less the limit
        return "climbs" if balance > 0 else "sinks" if balance < 0 else None
    if steep:
        return "climbs"
    if below or none:
        return "sinks"
    return "bounces" if beyond[1] else "settles"


def is_bottomless(function: Function) -> bool:
    """Whether a function is known to have no lowest value and no lower bound: along a straight line it falls for ever.

    True for a function one of whose partial derivatives is the same everywhere and not zero, and for a polynomial of
    degree 2 that curves downward somewhere, or is level there and slopes.

    >>> several = "x + sin(y)", "x*y", "x**2 + y**2", "x**2 + y", "x + y + sqrt(3)"
    >>> [is_bottomless(Function(typed, ["x", "y"])) for typed in several]
    [True, True, False, True, True]
    """
    origin = (Fraction(0),) * len(function.variables)
    for name in function.variables:
        partial = function.partial(name)
        if partial.degree == 0 and partial.formula.is_polynomial and partial(origin) != 0:
            return not _has_gaps(function)
    if function.degree != 2:
        return False
    hessian = function.hessian(origin)
    if not all(isinstance(value, Fraction) for row in hessian for value in row):
        return False
    below, flat, _ = signs(hessian)
    return bool(below) or bool(flat and solution(hessian, function.gradient(origin))[0] is None)


def _has_gaps(function: Function) -> bool:
    """Whether a function may have no value somewhere: its formula has a logarithm, a root or a tangent of more than a
    number, a quotient by more than that, or a power that is not a whole one.
    """
    for node in ast.walk(function.formula.tree):
        match node:
            case ast.Call(func=ast.Name(id="log" | "sqrt" | "tan"), args=[inside]) if names_in(inside):
                return True
            case ast.BinOp(op=ast.Div(), right=divisor) if names_in(divisor):
                return True
            case ast.BinOp(op=ast.Pow(), left=base, right=exponent) if names_in(base) | names_in(exponent):
                if not (isinstance(exponent, ast.Constant) and isinstance(exponent.value, int)):
                    return True
    return False


def cycle(
    function: Function, rate: Number, points: Sequence[Point], *, at_least: int = 2
) -> tuple[Point, ...]:
    """Return the points between which a walk downhill, that has come this far, goes round for ever; none where that is
    not known.

    It is known where a point comes again exactly. It is known, too, where a point comes again nearly, and the steps of
    a round draw points near it together: by the share q, the largest by which the product of 1 - rate·H over the round
    changes the length of a vector. Then there is a cycle within the gap divided by 1 - q (Banach's fixed-point
    theorem).

    >>> steps = [(Fraction(each),) for each in (3, 1, -1, 1, -1)]
    >>> [int(at) for (at,) in cycle(Function("abs(w)", ["w"]), Fraction(2), steps)]
    [-1, 1]
    """
    for period in range(at_least, min(_LONGEST_CYCLE, (len(points) - 1) // 2) + 1):
        found = tuple(points[-period - 1 : -1])
        if points[-1] == points[-1 - period] and not any(isinstance(v, float) for v in points[-1]):
            return found
        gap = float(length(subtracted(points[-1], points[-1 - period])))
        hops = [float(length(subtracted(a, b))) for a, b in pairwise(points[-period - 1 :])]
        apart = min([*hops, *_between(found)])
        if gap <= _CLOSE * apart:
            drawn = _contraction(function, float(rate), found)
            return found if drawn < 1 and gap / (1 - drawn) < _APART * apart else ()
    return ()


def _between(points: Sequence[Point]) -> list[float]:
    """How far each point of a round is from the first."""
    return [float(length(subtracted(points[0], other))) for other in points[1:]]


def _contraction(function: Function, rate: float, points: Sequence[Point]) -> float:
    """By which share a round through these points draws points near it together; 1 or more where it does not."""
    product = np.eye(len(points[0]))
    try:
        for point in points:
            hessian = np.array(function.hessian(tuple(map(float, point))), float)
            product = (np.eye(len(point)) - rate * hessian) @ product
    except NoAnswer:
        return 1.0
    return float(np.linalg.norm(product, 2)) if np.isfinite(product).all() else 1.0


def _least_polynomial(matrix: Sequence[Sequence[Number]], vector: Point) -> list[Fraction]:
    """The coefficients of the monic polynomial p of the least degree with p(matrix)·vector = 0, highest power first."""
    powers: list[Point] = [vector]
    while True:
        following = tuple(dot(row, powers[-1]) for row in matrix)
        columns = list(zip(*powers, strict=True))
        normal = [[dot(a, b) for b in powers] for a in powers]
        right = [dot(power, following) for power in powers]
        shares, free = solution(normal, right)
        if not free and shares is not None:
            made = tuple(dot(column, shares) for column in columns)
            if made == following:
                return [Fraction(1), *(-exact(share) for share in reversed(shares))]
        if free or len(powers) > len(vector):
            return [Fraction(1)]
        powers.append(following)


def _shifted(coefficients: Sequence[Fraction], by: Number) -> list[Fraction]:
    """The polynomial whose roots are those of another, less `by`."""
    result = list(coefficients)
    for end in range(len(result) - 1, 0, -1):
        for k in range(1, end + 1):
            result[k] += exact(by) * result[k - 1]
    return result


def _counted(coefficients: Sequence[Fraction]) -> tuple[int, int, int]:
    """How many roots are below zero, zero, and above, of a polynomial that has real roots only (Descartes)."""
    present = list(coefficients)
    zero = 0
    while len(present) > 1 and present[-1] == 0:
        present.pop()
        zero += 1
    signs = [value > 0 for value in present if value]
    above = sum(a != b for a, b in pairwise(signs))
    return len(coefficients) - 1 - zero - above, zero, above
