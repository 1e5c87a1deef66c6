"""A nudge: one variable of a function is moved, all others are held."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import Literal, TypeAlias

from steepest.calculus.formula import NoValue
from steepest.calculus.function import Function
from steepest.calculus.numbers import Number, Point
from steepest.calculus.slopes.cut import Cut

__all__ = ["Effect", "Nudge", "acting", "added_up", "effect_of", "nudges", "tried", "turned_in_order"]

Effect: TypeAlias = Literal["rises", "falls", "stays"]
"""What becomes of a function's value."""


def effect_of(change: Number) -> Effect:
    """What becomes of a value that changes by so much."""
    return "rises" if change > 0 else "falls" if change < 0 else "stays"


@dataclass(frozen=True)
class Nudge:
    """The variable `name` of `function` is moved `by` so much from the point `at`, and the others are held.

    Raises NoValue where the function has no value at one end.

    >>> bitter = Function("x*t - 3*g", ["x", "g", "t"])
    >>> nudge = Nudge(bitter, (Fraction(2), Fraction(4), Fraction(10)), "g", Fraction(2))
    >>> [int(number) for number in (nudge.start, nudge.end, nudge.before, nudge.after, nudge.change, nudge.rate)]
    [4, 6, 8, 2, -6, -3]
    >>> nudge.effect
    'falls'
    """

    function: Function
    at: Point
    name: str
    by: Number

    @cached_property
    def cut(self) -> Cut:
        """The function as it is seen along the variable."""
        return Cut(self.function, self.at, self.name)

    @property
    def start(self) -> Number:
        """The variable before."""
        return self.at[self.cut.axis]

    @property
    def end(self) -> Number:
        """The variable after."""
        return self.start + self.by

    @cached_property
    def before(self) -> Number:
        """The function's value before."""
        return self.function(self.at)

    @cached_property
    def after(self) -> Number:
        """The function's value after."""
        return self.function(self.cut.moved(self.by))

    @property
    def readings(self) -> tuple[Number, Number]:
        """The values before and after."""
        return self.before, self.after

    @cached_property
    def change(self) -> Number:
        """By how much the value changes."""
        return self.cut.step(self.by).climb

    @property
    def rate(self) -> Number:
        """The change for each unit of the variable; 0 where it is not moved."""
        return self.change / self.by if self.by else Fraction(0)

    @property
    def straight(self) -> bool:
        """Whether each unit changes the value by the same."""
        return self.cut.is_straight

    @property
    def effect(self) -> Effect:
        """What becomes of the value."""
        return effect_of(self.change)


def nudges(function: Function, at: Point, by: Number) -> dict[str, Nudge]:
    """Each of a function's variables, moved by itself from a point, by its name.

    >>> {name: int(nudge.change) for name, nudge in nudges(Function("x*t", ["x", "t"]), (2, 10), 1).items()}
    {'x': 10, 't': 2}
    """
    return {name: Nudge(function, at, name, by) for name in function.variables}


def tried(function: Function, at: Point, last: Number) -> dict[str, Nudge]:
    """Each of a function's variables, moved by itself by 1, or back by 1 where its scale ends at the `last` number.

    Raises NoValue where the function has no value there.

    >>> found = tried(Function("x*t", ["x", "t"]), (Fraction(2), Fraction(10)), 10)
    >>> [int(nudge.change) for nudge in found.values()]
    [10, -2]
    """
    moves = {name: 1 if value + 1 <= last else -1 for name, value in zip(function.variables, at, strict=True)}
    found = {name: Nudge(function, at, name, Fraction(by)) for name, by in moves.items()}
    return {name: each for name, each in found.items() if each.readings}


def added_up(turns: Mapping[str, Nudge]) -> dict[str, Number]:
    """The changes of some nudges from one point, `added` up, what becomes of the value when they come `at_once`, and
    the `rest` that this is more: none where they differ by rounding alone.

    >>> area = Function("a*b", ["a", "b"])
    >>> sides = nudges(area, (Fraction(3), Fraction(4)), Fraction(1))
    >>> {name: int(number) for name, number in added_up(sides).items()}
    {'added': 7, 'at_once': 8, 'rest': 1}
    """
    changes = [turn.change for turn in turns.values()]
    size = sum(abs(float(number)) for turn in turns.values() for number in (turn.before, turn.change))
    added = sum(changes, Fraction(0))
    at_once = _moved([*turns.values()]) if turns else added
    alike = math.isclose(added, at_once, rel_tol=1e-9, abs_tol=1e-12 * size)
    added = at_once if alike else added
    return {"added": added, "at_once": at_once, "rest": at_once - added}


def _moved(turns: Sequence[Nudge]) -> Number:
    """By how much the value changes when some variables are moved at once from one point."""
    function, at, far = turns[0].function, turns[0].at, {turn.name: turn.by for turn in turns}
    there = [here + far.get(name, 0) for name, here in zip(function.variables, at, strict=True)]
    return function(there) - turns[0].before


def acting(function: Function, at: Point, by: Number) -> tuple[str, ...]:
    """Those of a function's variables that act on each other while all are moved by so much from a point: moved
    together, some of them do not do what they do by themselves, added up. None where that cannot be told, as the
    function has no value on the way.

    >>> acting(Function("x*t - 3*g", ["x", "g", "t"]), (2, 4, 10), 2)
    ('x', 't')
    >>> acting(Function("x**2 + t", ["x", "t"]), (2, 10), 2)
    ()
    """
    ways = [frozenset(some) for many in range(len(at) + 1) for some in combinations(range(len(at)), many)]
    try:
        values = {way: function([here + by * (k in way) for k, here in enumerate(at)]) for way in ways}
    except NoValue:
        return ()
    found = set[int]()
    for way in ways:
        own = [(-1) ** len(way - part) * values[part] for part in ways if part <= way]
        if len(way) > 1 and abs(sum(own)) > 1e-12 * sum(abs(float(each)) for each in own):
            found |= way
    return tuple(name for k, name in enumerate(function.variables) if k in found)


def turned_in_order(function: Function, at: Point, by: Number) -> dict[str, Nudge]:
    """Each of a function's variables, moved by so much from a point once those before it have been: their changes add
    up to that of all at once. None where no variables act on each other, or that cannot be told.

    >>> area = Function("a*b + c", ["a", "b", "c"])
    >>> found = turned_in_order(area, (Fraction(3), Fraction(4), Fraction(0)), Fraction(1))
    >>> {name: int(nudge.change) for name, nudge in found.items()}
    {'a': 4, 'b': 4, 'c': 1}
    """
    moved, names = tuple(here + by for here in at), function.variables if acting(function, at, by) else ()
    return {name: Nudge(function, (*moved[:k], *at[k:]), name, by) for k, name in enumerate(names)}
