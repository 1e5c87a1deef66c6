"""What two cuts through one ground share, side by side: the way of their point, their heights, how they are named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from steepest.calculus import Domain, Function, Point, TermByTerm
from steepest.stage import theme
from steepest.stage.type.fitting import in_few_digits, is_readable
from steepest.stage.type.numerals import value_at
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_COUNT = 161  # points of a cut


def corner_way(start: Point, end: Point, share: float) -> Point:
    """Where a point is that has come so far, 0 to 1, from one place to another: its first variable moves, and then the
    second one; that alone which moves at all, if the other one stays.

    >>> corner_way((1, 2), (2, 1), 0.25), corner_way((1, 2), (2, 1), 0.75), corner_way((1, 2), (1, 1), 0.25)
    ((1.5, 2), (2, 1.5), (1, 1.75))
    """
    shares = min(2 * share, 1.0), max(2 * share - 1.0, 0.0)
    if any(a == b for a, b in zip(start, end, strict=True)):
        shares = share, share
    ends = zip(start, end, shares, strict=True)
    return tuple(a if not part or a == b else b if part == 1 else a + (b - a) * part for a, b, part in ends)


def heights_beside(function: Function, way: Sequence[Point], window: Domain) -> list[float]:
    """The lowest and the highest value on each of both cuts along the variables of a window, at each point of a way."""
    along = [np.linspace(float(low), float(high), _COUNT) for low, high in window]
    heights: list[float] = []
    for x, y in way:
        for cut in ((along[0], float(y)), (float(x), along[1])):
            values = np.atleast_1d(function.sample(*cut))
            heights += [float(values.min()), float(values.max())]
    return heights


def edge_name(scene: LectureScene[Any], rule: TermByTerm, held: str) -> Typeset:
    """The name of the edge of a cut, as f(x, 2) is one: what is `held`, as it is filled in, has the colour of ice."""
    (x, y), name = rule.function.variables, rule.name
    first, second = (f'part("{each}", {each if each == name else held})' for each in (x, y))
    frozen = dict.fromkeys(rule.frozen, theme.ICE)
    return scene.formula(value_at(first, second), theme.LABEL_SIZE, **frozen)


def slope_of(scene: LectureScene[Any], expression: str, colour: str, size: float, *wide: float) -> Typeset:
    """The number that an expression gives, of a size, in as many digits as there is room for; as wide as the first of
    some widths at which it is read."""
    form = f"{{{expression}:g}}"
    told = [
        in_few_digits(lambda few, each=each: scene.formula(few, size, colour).fit(width=each), form)  # type: ignore[misc]
        for each in wide
    ]
    return next(filter(is_readable, told), told[0])
