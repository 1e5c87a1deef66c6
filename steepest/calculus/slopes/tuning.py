"""A gradient as a tuning guide: every variable is moved against its entry, in proportion to it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from steepest.calculus.formula import NoValue
from steepest.calculus.function import Function
from steepest.calculus.numbers import Number, Point, largest, magnitude
from steepest.calculus.slopes.cut import Cut
from steepest.calculus.slopes.nudge import Effect, effect_of

__all__ = ["Tuning"]


@dataclass(frozen=True)
class Tuning:
    """The variables of `function`, moved from the point `at` against the gradient there, each in proportion to its
    entry; that with the largest entry moves by `farthest`.

    Raises NoValue where the function has no value, or no gradient, at an end.

    >>> tuning = Tuning(Function("x*t - 3*g", ["x", "g", "t"]), (2, 4, 10), 10)
    >>> {name: int(entry) for name, entry in tuning.entries.items()}
    {'x': 10, 'g': -3, 't': 2}
    >>> [int(each) for each in tuning.end], int(tuning.before), int(tuning.after), tuning.effect
    ([-8, 7, 8], 8, -85, 'falls')
    >>> int(tuning.promised), tuning.keeps  # 8 less 10², 3² and 2²
    (-105, False)
    >>> {name: int(entry) for name, entry in tuning.changed.items()}
    {'x': 8, 't': -8}
    >>> {name: int(change) for name, change in tuning.promises.items()}, int(tuning.promised_fall)
    ({'x': -100, 'g': -9, 't': -4}, 113)
    >>> tuning.shrinks, tuning.crossed  # t is below zero there; each hangs on where the other is
    (False, True)
    >>> tuning.pair, int(tuning.missed), int(tuning.mixed), tuning.lowers, int(tuning.rate)
    (('x', 't'), 20, 1, False, 1)
    >>> tuning.late  # x first, at 10, and then t at -8: 8 - 100 - 9 + 16 is -85
    ('t',)
    """

    function: Function
    at: Point
    farthest: Number

    @cached_property
    def entries(self) -> dict[str, Number]:
        """The entries of the gradient, by the names of the variables."""
        return dict(zip(self.function.variables, self.function.gradient(self.at), strict=True))

    @cached_property
    def rate(self) -> Number:
        """How far a variable is moved for each unit of its entry: by as much as that is, where it is 1."""
        return self.farthest / (largest(self.entries.values()) or 1)

    @cached_property
    def turns(self) -> dict[str, Number]:
        """How far each variable is moved; no farther than 0 where the gradient is zero."""
        return {name: -self.rate * entry for name, entry in self.entries.items()}

    def where(self, effect: Effect) -> tuple[str, ...]:
        """The variables that have this effect when they grow: the value rises, falls or stays."""
        return tuple(name for name, entry in self.entries.items() if effect_of(entry) == effect)

    @property
    def end(self) -> Point:
        """Where that leads."""
        return tuple(at + by for at, by in zip(self.at, self.turns.values(), strict=True))

    @cached_property
    def before(self) -> Number:
        """The function's value before."""
        return self.function(self.at)

    @cached_property
    def after(self) -> Number:
        """The function's value after."""
        return self.function(self.end)

    @cached_property
    def promises(self) -> dict[str, Number]:
        """By how much the value would change with each variable, if its entry stayed as it is."""
        return {name: entry * self.turns[name] for name, entry in self.entries.items()}

    @cached_property
    def promised(self) -> Number:
        """What its value would be after, if the entries stayed as they are."""
        return self.before + sum(self.promises.values())

    @property
    def promised_fall(self) -> Number:
        """By how much it would fall then."""
        return self.before - self.promised

    @property
    def keeps(self) -> bool:
        """Whether it falls by as much as that promises, up to a hundredth of its fall."""
        return abs(float(self.missed)) <= abs(float(self.fall)) / 100

    @cached_property
    def changed(self) -> dict[str, Number]:
        """The entries that are others after, as they are then, by the names of their variables; none where it keeps
        what they promise, or has no gradient after."""
        if self.keeps or not self.function.has_gradient(self.end):
            return {}
        after = zip(self.function.variables, self.function.gradient(self.end), strict=True)
        return {name: entry for name, entry in after if entry != self.entries[name]}

    @property
    def shrinks(self) -> bool:
        """Whether all that change are nearer to 0 after, on the side of it where they were."""
        return all(0 <= now * self.entries[name] < self.entries[name] ** 2 for name, now in self.changed.items())

    @cached_property
    def crossed(self) -> bool:
        """Whether two change, each as the variable of the other is moved: alone, each changes the value evenly."""
        if len(self.changed) != 2 or not all(Cut(self.function, self.at, name).is_straight for name in self.changed):
            return False
        start = dict(zip(self.function.variables, self.at, strict=True))
        moved = {name: at + self.turns[name] for name, at in start.items()}
        alone = {one: {**start, other: moved[other]} for one, other in permutations(self.changed)}
        partials = ((one, self.function.partial(one), [*at.values()]) for one, at in alone.items())
        with suppress(NoValue):
            return all(partial(at) == self.changed[one] for one, partial, at in partials)
        return False

    @property
    def pair(self) -> tuple[str, ...]:
        """These two; none where there are none."""
        return tuple(self.changed) if self.crossed else ()

    @property
    def late(self) -> tuple[str, ...]:
        """The variables that are moved at another entry than at the start: all whose entries change, but of these two,
        which are moved one after the other, the second."""
        return self.pair[1:] or tuple(self.changed)

    @property
    def lowers(self) -> bool:
        """Whether these two are moved down, and each lowers the entry of the other, to no less than 0."""
        return bool(self.pair) and self.shrinks and all(self.turns[name] < 0 for name in self.pair)

    @property
    def mixed(self) -> Number:
        """By how much the entry of each of these changes for every unit that the other is moved, without a sign: their
        mixed second derivative; 0 where there are none."""
        if not self.pair:
            return 0
        one, other = self.pair
        return magnitude((self.changed[one] - self.entries[one]) / self.turns[other])

    @property
    def missed(self) -> Number:
        """By how much the value ends above what was promised; below zero where it falls farther."""
        return self.after - self.promised

    @property
    def changes(self) -> bool:
        """Whether there are such entries."""
        return bool(self.changed)

    @property
    def fall(self) -> Number:
        """By how much the value falls; below zero where it rises."""
        return self.before - self.after

    @property
    def effect(self) -> Effect:
        """What becomes of the value."""
        return effect_of(self.after - self.before)
