"""Where a function is level: bottoms, summits and passes, found and told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

import numpy as np

from steepest.calculus.certainty.level_place import level_place
from steepest.calculus.certainty.no_answer import NoAnswer
from steepest.calculus.flat.resting import Bounds, near, resting_places
from steepest.calculus.formula import Given, NoValue
from steepest.calculus.function import At, Curvature, Function
from steepest.calculus.linear import solution
from steepest.calculus.numbers import Number, Point, exact_spans, is_within, magnitude
from steepest.calculus.principal import signs
from steepest.calculus.tree.grammar.growth import second_derivative
from steepest.calculus.vectors import added, dot, length, scaled, subtracted

__all__ = [
    "CriticalPoint",
    "Domain",
    "Kind",
    "NotIsolated",
    "StraightWay",
    "critical_point_at",
    "critical_points",
    "kind_at",
    "nearest_critical_point",
]

Kind: TypeAlias = Literal["minimum", "maximum", "saddle", "undecided"]
Domain: TypeAlias = Sequence[tuple[Given, Given]]
"""The least and the greatest value of each variable, in order."""

_ANYWHERE = (-(10**15), 10**15)
_MOST_POINTS, _MOST_TRIES = 200, 300  # of points, and of places that are refined to find them
_MOST_WORK = (
    10_000  # numbers and names in second derivatives, over all points: each is refined to some 60 digits
)
_DUST = 1e-50  # of the curvature: so little slope is left where a place is known to 60 digits
_MOST_UNDECIDED = 20  # more of them lie on a curve of critical points


class NotIsolated(NoAnswer):
    """The critical points fill a line or more: they cannot be listed."""


@dataclass(frozen=True)
class StraightWay:
    """A straight way over the map of a function, through the point `at` along the unit vector `direction`, and the
    `slope` and the `curvature` of the function there, along it."""

    at: Point
    direction: Point
    slope: Number
    curvature: Number

    def moved(self, by: Number) -> Point:
        """The point at this distance along it, in units of the map."""
        return added(self.at, scaled(self.direction, by))


@dataclass(frozen=True)
class CriticalPoint:
    """A point `at` which the gradient is zero, the function's `value` there, its `kind` and principal
    `curvatures`.
    """

    at: Point
    value: Number
    kind: Kind
    curvatures: tuple[Curvature, ...]

    @property
    def gradient(self) -> Point:
        """The gradient there, which is zero at every critical point."""
        return tuple(Fraction(0) for _ in self.at)

    @property
    def ways(self) -> tuple[StraightWay, ...]:
        """A way through it along each of its principal directions, the one that curves downward most first.

        >>> (bottom,) = critical_points(Function("x**2 + 2*y**2", ["x", "y"]), [(-1, 1), (-1, 1)])
        >>> [(str(way.slope), str(way.curvature)) for way in bottom.ways]
        [('0', '2'), ('0', '4')]
        """
        return tuple(
            StraightWay(self.at, along.direction, dot(self.gradient, along.direction), along.value)
            for along in self.curvatures
        )

    @property
    def along(self) -> tuple[StraightWay, ...]:
        """A way through it along the axis of each variable, in their order.

        >>> [str(way.curvature) for way in critical_point_at(Function("x*y + 3*y**2", ["x", "y"]), (0, 0)).along]
        ['0', '6']
        """
        axes = [tuple(Fraction(row == axis) for row in range(len(self.at))) for axis in range(len(self.at))]
        return tuple(StraightWay(self.at, axis, Fraction(0), self.curvature_along(axis)) for axis in axes)

    def curvature_along(self, way: Sequence[Number]) -> Number:
        """The curvature there along any way, which lies between the principal ones.

        >>> str(critical_point_at(Function("x**2 - 3*y**2", ["x", "y"]), (0, 0)).curvature_along((3, 4)))
        '-78/25'
        """
        shares = (dot(along.direction, way) ** 2 * along.value for along in self.curvatures)
        return sum(shares, Fraction(0)) / dot(way, way)


def nearest_critical_point(
    f: Function, place: At, domain: Domain, kinds: Iterable[Kind] = ("minimum",)
) -> CriticalPoint | None:
    """Return the critical point of some kinds that is nearest to a place; None where there is none.

    The search covers a domain; the critical point of a quadratic function is found wherever it lies. The result
    is also None where critical points fill a line, or where the function has no value.

    >>> found = nearest_critical_point(Function("sin(x)", ["x"]), [4], [(0, 20)])
    >>> round(float(found.at[0]), 4)
    4.7124
    >>> nearest_critical_point(Function("x**2", ["x"]), [4], [(3, 5)]).at
    (Fraction(0, 1),)
    """
    everywhere = f.degree is not None and f.degree <= 2
    try:
        found = critical_points(f, (_ANYWHERE,) * len(f.variables) if everywhere else domain)
    except (NotIsolated, NoValue):
        return None
    point = f.point(place)
    wanted = {*kinds}
    return min(
        (critical for critical in found if critical.kind in wanted),
        key=lambda critical: float(length(subtracted(critical.at, point))),
        default=None,
    )


def kind_at(f: Function, at: At) -> Kind:
    """Return which kind of critical point a point is, by the signs of the principal curvatures.

    All positive: a minimum; all negative: a maximum; both signs: a saddle; else undecided, because a zero
    curvature leaves it open (as at 0 of x³ and x⁴), or because there is none (as at 0 of (x² + y²)^1.5, whose second
    derivatives have no value there). Raises ValueError where the gradient is not zero (for floats, not next to zero;
    for what lies between bounds, not within some 50 digits).

    >>> kind_at(Function("x**2 - y**2", ["x", "y"]), (0, 0)), kind_at(Function("x**4", ["x"]), 0)
    ('saddle', 'undecided')
    """
    point = f.point(at)
    gradient = f.gradient(point)
    try:
        hessian = f.hessian(point)
    except NoValue:
        hessian = ()
    scale = max((abs(float(entry)) for row in hessian for entry in row), default=0.0)
    if any(magnitude(g) > _next_to_zero(g) * max(scale, 1.0) for g in gradient):
        shown = ", ".join(f"{float(value):.6g}" for value in point)
        raise ValueError(
            f"({shown}) is no critical point of {f.formula.brief}: the gradient is not zero there"
        )
    below, flat, above = signs(hessian)
    if below and above:
        return "saddle"
    if flat or not hessian:
        return "undecided"
    return "minimum" if above else "maximum"


def _next_to_zero(part: Number) -> float:
    """How far from zero a part of a gradient may be at a place that cannot be told from a level one."""
    return 1e-6 if isinstance(part, float) else 0.0 if isinstance(part, Fraction) else _DUST


def critical_point_at(f: Function, at: At) -> CriticalPoint:
    """Return what a function does at a place where its gradient is zero; it may have no curvatures there. Raises
    ValueError where the gradient is not zero.

    >>> critical_point_at(Function("-x**2 - y**2", ["x", "y"]), (0, 0)).kind
    'maximum'
    """
    point = f.point(at)
    try:
        curvatures = f.curvatures(point)
    except NoValue:
        curvatures = ()
    return CriticalPoint(point, f(point), kind_at(f, point), curvatures)


def critical_points(f: Function, domain: Domain) -> tuple[CriticalPoint, ...]:
    """Return the critical points inside a domain, its bounds included, in the order of their coordinates.

    For a polynomial of degree 2 or less they are computed exactly. For other functions Newton's method searches
    from 400 or more places spread over the domain, and, of up to three variables, from each cell of a fine grid in
    which all slopes change their signs; it may miss some where they lie close together, and those on a fold, such
    as (0, 0) of |x|·y, where the gradient is zero and nothing tells how it changes. What it finds
    is refined to some 60 digits, or exact where a fraction with a denominator up to 1,000 makes the gradient zero.
    Raises NotIsolated where critical points fill a line, ValueError for a domain that does not fit
    the function.

    >>> for point in critical_points(Function("x**3 - 3*x", ["x"]), [(-2, 2)]):
    ...     print(point.at[0], point.value, point.kind)
    -1 2 maximum
    1 -2 minimum
    """
    bounds = exact_spans(domain)
    if len(bounds) != len(f.variables) or any(low > high for low, high in bounds):
        raise ValueError(f"a domain gives the least and the greatest value of {', '.join(f.variables)}")
    places = _solved(f, bounds) if f.degree is not None and f.degree <= 2 else _searched(f, bounds)
    points = tuple(critical_point_at(f, at) for at in sorted(places))
    undecided = [point for point in points if point.kind == "undecided"]
    if len(undecided) > _MOST_UNDECIDED or any(_goes_on(f, point, bounds) for point in undecided):
        raise NotIsolated(
            f"the critical points of {f.formula.brief} are not isolated: they fill a whole line"
        )
    return points


def _goes_on(f: Function, point: CriticalPoint, bounds: Bounds) -> bool:
    """Whether the gradient stays exactly zero a little way along a direction without curvature."""
    little = max(high - low for low, high in bounds) / 1000
    for direction in (curvature.direction for curvature in point.curvatures if curvature.value == 0):
        beside = added(point.at, scaled(direction, little))
        if _is_level(f, beside):
            return True
    return False


def _solved(f: Function, bounds: Bounds) -> list[Point]:
    origin = (Fraction(0),) * len(bounds)
    at, free = solution(f.hessian(origin), tuple(-g for g in f.gradient(origin)))
    if at is None:
        return []
    if free:
        raise NotIsolated(
            f"the critical points of {f.formula.brief} are not isolated: they fill a whole {_filled(free)}"
        )
    return [at] if is_within(at, bounds) else []


def _filled(dimensions: int) -> str:
    return "line" if dimensions == 1 else "plane" if dimensions == 2 else "space"


def _searched(f: Function, bounds: Bounds) -> list[Point]:
    moving = [name for name in f.variables if not f.partial(name).formula.is_zero]
    if len(moving) == len(f.variables) or len(moving) > 1:
        return list(_places(f, bounds))
    # What is critical at one value of the variables that do not matter, is so at each.
    middle = tuple((low + high) / 2 for low, high in bounds)
    inside = [bound for name, bound in zip(f.variables, bounds, strict=True) if name in moving]
    if not moving or next(_places(f.slice(middle, moving[0]), inside), None) is not None:
        filled = _filled(len(bounds) - len(moving))
        raise NotIsolated(
            f"the critical points of {f.formula.brief} are not isolated: they fill a whole {filled}"
        )
    return []


def _places(f: Function, bounds: Bounds) -> Iterator[Point]:
    """Yield the critical points that Newton's method finds in a domain. Raises NotIsolated after too many."""
    sizes = np.array([float(high - low) or 1.0 for low, high in bounds])
    work = int(_MOST_WORK / max(1, second_derivative(f.formula.tree)))
    most, tries = max(12, min(_MOST_POINTS, work)), max(16, min(_MOST_TRIES, work))
    candidates = resting_places(f, bounds, sizes, tries + 1)
    many = NotIsolated(f"the critical points of {f.formula.brief} are not isolated, or more than {most}")
    if len(candidates) > tries + 1 or sum(_looks_level(f, each) for each in candidates) > most:
        raise many  # before each is looked at, which takes long
    found: list[Point] = []
    for at in (level_place(f, candidate) for candidate in candidates):
        if at is not None and is_within(at, bounds) and not any(near(at, other, sizes) for other in found):
            found.append(at)
            yield at


def _looks_level(f: Function, place: Sequence[float]) -> bool:
    """Whether the gradient in float64 is far shorter than a little way off."""
    moved = [
        [*place[:i], value + 1e-6 * (1.0 + abs(value)), *place[i + 1 :]] for i, value in enumerate(place)
    ]
    try:
        return float(length(f.gradient(place))) <= 1e-4 * max(float(length(f.gradient(at))) for at in moved)
    except NoValue:
        return False


def _is_level(f: Function, at: Point) -> bool:
    """Whether the gradient is zero, exactly."""
    try:
        return all(isinstance(g, Fraction) and g == 0 for g in f.gradient(at))
    except NoValue:
        return False
