"""Refuses a value, and names one that would do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from typing import Any, TypeVar

import numpy as np

from steepest.calculus import (
    Domain,
    Function,
    NoAnswer,
    NotIsolated,
    NotQuadratic,
    NoValue,
    Number,
    Point,
    Quadratic,
    critical_points,
    length,
    passes,
)
from steepest.calculus.certainty.pole import pole
from steepest.calculus.numbers import exact_spans, is_within
from steepest.script.fault import Fault
from steepest.script.values.showing import show
from steepest.stage.settings.toml import written
from steepest.stage.settings.waves import too_fine

T = TypeVar("T")

FLAT = 1e-9
"""Ground with a slope below that is flat to the eye and for a walk: a step of any rate in use leads nowhere."""
LEAST = 1e-100
"""A height or a slope below that, and not zero, is no number to be said, and drawn by no picture."""
_MOST = 1e100  # nor is a height over a map beyond that
HALVINGS = (*range(1, 9), 12, 20, 40)
_KINDS = {
    "minimum": "is a minimum",
    "maximum": "is a maximum",
    "undecided": "is flat, but its curvatures leave it open whether it is a saddle",
}


class Unfit(Fault, ValueError):
    """A value that this scene cannot be played with.

    `sentence` says why. `field` names the parameter to blame, where that is not plain from where the error is raised.
    `instead` is the nearest value that would do; it is printed as a person would type it.
    """

    def __init__(self, sentence: str, *details: str, field: str | None = None, instead: Any = None) -> None:
        super().__init__(sentence, *details)
        self.field = field
        self.instead = instead

    def advice(self, usual: bool = False) -> str:
        """The sentence, what would do instead, and a full stop; said to be `usual` where that mends nothing that was
        typed."""
        reason = self.sentence.rstrip(".")
        if self.instead is None:
            return f"{reason}."
        return f"{reason}; {'as usual, ' * usual}{written(self.instead)} would do."


def require_bottom(function: Function, field: str, instead: object = None) -> None:
    """Refuse a function of one variable that is not a quadratic with a bottom."""
    try:
        curvature = Quadratic.of(function).curvatures[0].value
    except NotQuadratic as error:
        raise Unfit(str(error), field=field, instead=instead) from None
    if curvature < 0:
        raise Unfit(f"{function.formula.brief} has a summit and no bottom", field=field, instead=instead)


def require_inside(
    domain: Sequence[tuple[Number, Number]],
    *,
    point: Point | None = None,
    points: Sequence[Point] = (),
    field: str | None = None,
) -> None:
    """Refuse a point, or any of a list of `points`, that lies outside of a domain: (low, high) per variable."""

    def nearest(at: Point) -> Point:
        return tuple(min(max(x, low), high) for x, (low, high) in zip(at, domain, strict=True))

    if point is not None and nearest(point) != point:
        raise Unfit("the point lies outside of the domain", field=field, instead=nearest(point))
    for outside in (each for each in points if nearest(each) != each):
        place = ", ".join(map(str, outside))
        raise Unfit(f"({place}) lies outside of the domain", field=field, instead=tuple(map(nearest, points)))


_SEEN = (Fraction(1, 1000), Fraction(1, 300), Fraction(1, 100))
"""How far around a pass, as shares of the map, it has to be one, so that a picture shows it."""
_ROOM = Fraction(1, 20)
"""How far from every edge it has to lie, as a share of the map: or else only half of it is seen."""


def require_pass(function: Function, domain: Domain, field: str, instead: str | None = None) -> None:
    """Refuse a function of two variables that has no saddle in a domain, and say what it has there. The formula to take
    `instead` is named if that has a saddle there. Refuse a domain on whose edge the saddle lies, too."""
    if not passes(function, domain):
        fits = instead and passes(Function(instead, function.variables), domain)
        raise Unfit(_without_pass(function, domain), field=field, instead=instead if fits else None)
    here = passes(function, domain)[0]
    place = written(tuple(round(value, 3) for value in here.at))
    edges = exact_spans(domain)
    if any(
        min(at - low, high - at) < _ROOM * (high - low)
        for at, (low, high) in zip(here.at, edges, strict=True)
    ):
        text = f"the pass of {function.formula.brief} at {place} lies on the edge of the map, which shows half of it"
        raise Unfit(text, field="domain", instead=_about(here.at, edges))
    across = max(high - low for low, high in edges)
    if not all(here.reaches(function, across * share) for share in _SEEN):
        text = f"the pass of {function.formula.brief} at {place} is too small to be seen on so large a part of the map"
        raise Unfit(text, field=field, instead=instead)


def _about(at: Point, edges: Sequence[tuple[Number, Number]]) -> tuple[tuple[Number, Number], ...]:
    """A domain of the same size about a point, which is rounded to three decimals."""
    middles = (Fraction(round(1000 * float(value)), 1000) for value in at)
    return tuple(
        (middle - (high - low) / 2, middle + (high - low) / 2)
        for middle, (low, high) in zip(middles, edges, strict=True)
    )


def _without_pass(function: Function, domain: Domain) -> str:
    name = f"{function.formula.brief} has no saddle in the domain"
    try:
        found = critical_points(function, domain)
    except NotIsolated as error:
        return f"{name}: {error}"
    if not found:
        return f"{name}, nor any other flat point"
    if any(point.kind == "undecided" for point in found):
        name = f"{function.formula.brief} has no flat point in the domain whose curvatures make it a saddle"
    listed = ", ".join(
        f"{written(tuple(round(c, 3) for c in point.at))} {_KINDS[point.kind]}" for point in found[:3]
    )
    return f"{name}: {listed}{', and so on' if len(found) > 3 else ''}"


def bad_start(function: Function, domain: Sequence[tuple[Number, Number]], start: Point) -> str:
    """What is wrong with a place at which a walk is to start: where it lies; empty where nothing is.

    >>> hill = Function("abs(x) + y**2", ["x", "y"])
    >>> [bad_start(hill, [(0, 2), (0, 2)], at) for at in ((3, 1), (0, 1), (1, 1))]
    ['outside of the domain', 'where the ground has no slope', '']
    """
    if not is_within(start, domain):
        return "outside of the domain"
    if not function.has_gradient(start):
        return "where the ground has no slope"
    return "on flat ground" if float(length(function.gradient(start))) < FLAT else ""


def shorter(value: Fraction) -> Iterator[Fraction]:
    """Values to try instead of one: it is halved again and again, and then divided by much more, but not for ever.

    >>> [str(each) for each in shorter(Fraction(5))][:3]
    ['5/2', '5/4', '5/8']
    """
    yield from (value / 2**times for times in HALVINGS)


def around(value: Fraction) -> Iterator[Fraction]:
    """Values to try, beginning with one: shorter ones, the same on the other side of zero, and ever longer ones."""
    yield value
    yield from shorter(value)
    yield -value
    yield from shorter(-value)
    yield from (value * 10**times for times in range(1, 41))


def first_fitting(values: Iterable[T], fits: Callable[[T], bool]) -> T | None:
    """The first of some values that fits: what to name instead of one that does not. None where none does.

    >>> first_fitting(shorter(Fraction(5)), lambda value: value < 1)
    Fraction(5, 8)
    """
    return next(filter(fits, values), None)


@contextmanager
def refusing(field: str, because: str = "") -> Iterator[None]:
    """Refuse the parameter `field` where what is asked inside has no answer; `because` ends the sentence."""
    try:
        yield
    except NoAnswer as error:
        raise Unfit(f"{error}{because}", field=field) from None
    except Unfit as unfit:  # a fact that asked
        reason = f"{unfit.__cause__}{because}" if isinstance(unfit.__cause__, NoAnswer) else unfit.sentence
        raise Unfit(reason, field=unfit.field or field, instead=unfit.instead) from None


def require_value(
    function: Function,
    *,
    at: Sequence[Number] | None = None,
    domain: Sequence[tuple[Number, Number]] | None = None,
    field: str | None = None,
    instead: object = None,
) -> None:
    """Refuse a function that has no value or no slope at a point, or one next to nothing; or that lacks a value at some
    place of a `domain`. Over a map, refuse also heights beyond all drawing, and waves too fine to be seen.

    The point `at` has one coordinate per variable, and `domain` one (low, high) pair per variable. A picture that shows
    a surface over the whole domain needs a value everywhere: it is probed on a grid of 9 points a side, and then for
    poles between them.
    """
    if at is not None:
        try:
            told = [function(at), *function.gradient(at)]
        except NoValue as error:
            raise Unfit(str(error), field=field, instead=instead) from error
        if any(each and abs(float(each)) < LEAST for each in told):
            least = "has a value or a slope that is not zero, but smaller than 10⁻¹⁰⁰"
            raise Unfit(
                f"{function.formula.brief} {least}, at {_named(function, at)}", field=field, instead=instead
            )
    if domain is not None:
        grids, heights = _probed(function, domain)
        missing = np.argwhere(~np.isfinite(heights))
        if len(missing):
            place = tuple(float(grid[tuple(missing[0])]) for grid in grids)
            raise Unfit(
                f"{_without_value(function, place)}, which lies in the domain", field=field, instead=instead
            )
        if len(domain) == 2 and np.abs(heights).max() > _MOST:
            sentence = f"{function.formula.brief} goes beyond 10¹⁰⁰ in the domain, which no picture can show"
            raise Unfit(f"{sentence}{_narrower(function, domain)}", field=field, instead=instead)
        found = pole(function.formula, [(float(low), float(high)) for low, high in domain])
        if found is not None:
            sentence = f"{function.formula.brief} has no value at {_named(function, found)}, which lies in the domain"
            raise Unfit(sentence, field=field, instead=instead)
        if len(domain) == 2 and (sentence := too_fine(function, domain)):
            raise Unfit(sentence, field=field, instead=instead)


def _probed(
    function: Function, domain: Sequence[tuple[Number, Number]]
) -> tuple[list[np.ndarray], np.ndarray]:
    """The coordinates of a grid over a domain, and the values there."""
    grids = np.meshgrid(*(np.linspace(float(low), float(high), 9) for low, high in domain), indexing="ij")
    return list(grids), np.broadcast_to(function.sample(*grids), grids[0].shape)


def _narrower(function: Function, domain: Sequence[tuple[Number, Number]]) -> str:
    """How wide a map about the same middle may be, where no height is too much; empty where none is found."""
    spans = exact_spans(domain)

    def fits(wide: Fraction) -> bool:
        middles = [((low + high) / 2, min(high - low, wide) / 2) for low, high in spans]
        _, heights = _probed(function, [(middle - far, middle + far) for middle, far in middles])
        return bool(np.abs(heights).max() <= _MOST)

    rounded = (Fraction(f"{float(wide):.2g}") for wide in shorter(max(high - low for low, high in spans)))
    wide = first_fitting(rounded, fits)
    return f": show a map no wider than {show(float(wide), '.2g')}" if wide else ""


def _without_value(function: Function, place: Point) -> str:
    try:
        function(place)
    except NoValue as error:
        return str(error)
    return f"{function.formula.brief} cannot be drawn at {_named(function, place)}"


def _named(function: Function, place: Sequence[Number]) -> str:
    return ", ".join(f"{name} = {show(at)}" for name, at in zip(function.variables, place, strict=True))
