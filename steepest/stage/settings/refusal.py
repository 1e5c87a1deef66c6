"""Refuses a value, and names one that would do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from steepest.calculus import Function, NotQuadratic, NoValue, Number, Point, Quadratic
from steepest.script.fault import Fault
from steepest.script.values.showing import show
from steepest.stage.settings.toml import written


class Unfit(Fault, ValueError):
    """A value that this scene cannot be played with.

    `sentence` says why. `field` names the parameter to blame, where that is not plain from where the error is raised.
    `instead` is the nearest value that would do; it is printed as a person would type it.
    """

    def __init__(self, sentence: str, *details: str, field: str | None = None, instead: Any = None) -> None:
        super().__init__(sentence, *details)
        self.field = field
        self.instead = instead

    def advice(self) -> str:
        """The sentence, what would do instead, and a full stop."""
        reason = self.sentence.rstrip(".")
        return f"{reason}." if self.instead is None else f"{reason}; {written(self.instead)} would do."


def require_bottom(function: Function, field: str, instead: object = None) -> None:
    """Refuse a function of one variable that is not a quadratic with a bottom."""
    try:
        curvature = Quadratic.of(function).curvatures[0].value
    except NotQuadratic as error:
        raise Unfit(str(error), field=field, instead=instead) from None
    if curvature < 0:
        raise Unfit(f"{function.text()} has a summit and no bottom", field=field, instead=instead)


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


def require_value(
    function: Function,
    *,
    at: Sequence[Number] | None = None,
    domain: Sequence[tuple[Number, Number]] | None = None,
    field: str | None = None,
    instead: object = None,
) -> None:
    """Refuse a function that has no value, or no slope, at the point `at`, or none anywhere in `domain`.

    `at` has one coordinate per variable and `domain` one (low, high) pair per variable.
    A domain is probed on a grid of at most 9 points a side; a picture that shows a surface over the whole
    domain needs a value at each of them.
    """
    if at is not None:
        try:
            function(at)
            function.gradient(at)
        except NoValue as error:
            raise Unfit(str(error), field=field, instead=instead) from error
    if domain is not None:
        axes = [np.linspace(float(low), float(high), 9) for low, high in domain]
        grids = np.meshgrid(*axes, indexing="ij")
        heights = np.broadcast_to(function.sample(*grids), grids[0].shape)
        missing = np.argwhere(~np.isfinite(heights))
        if len(missing):
            first = tuple(missing[0])
            named = zip(function.variables, grids, strict=True)
            place = ", ".join(f"{name} = {show(float(grid[first]))}" for name, grid in named)
            sentence = f"{function.source} has no value at {place}, which lies in the domain"
            raise Unfit(sentence, field=field, instead=instead)
