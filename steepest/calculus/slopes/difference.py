"""Derivatives measured, not derived, and how wrong they are: finite differences in float64 with ever shorter steps,
independent of every rule in this package."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from steepest.calculus.function import Function
from steepest.calculus.numbers import Number, exact
from steepest.calculus.slopes.cut import Cut
from steepest.calculus.slopes.errors import ErrorAt, Errors
from steepest.calculus.slopes.quotient import central_difference, forward_difference, moved
from steepest.calculus.slopes.subtraction import Subtraction

__all__ = ["Differences", "ErrorAt", "Errors", "Kind", "Measured", "Wrong"]

_ABOUT = 2.0  # so many times as long, or as short, is about as long
_LUCK = 0.15  # of what the step's power and rounding at most make together: a smaller error is luck

Kind: TypeAlias = Literal["forward", "central"]

_KINDS: tuple[Kind, ...] = "forward", "central"


@dataclass(frozen=True)
class _OfBoth:
    """A number of the forward and one of the central difference with the step `h`."""

    h: Number
    forward: float
    central: float

    def of(self, kind: Kind) -> float:
        """That of one kind."""
        return self.forward if kind == "forward" else self.central


class Measured(_OfBoth):
    """What the forward and the central difference give with the step `h`."""

    @property
    def backward(self) -> float:
        """What a step to the other side gives: the central difference is the mean of this and the forward one.

        >>> Measured(1, 3.0, 2.0).backward
        1.0
        """
        return 2 * self.central - self.forward


@dataclass(frozen=True)
class Wrong(_OfBoth):
    """How wrong the forward and the central difference are with the step `h`: sizes, not negative.

    `rounding` is as much as float64 may do to either: each value is off by half a unit of its last place, and each
    place by as much times the slope. `given` is what they give.
    """

    rounding: float
    given: Measured

    @property
    def by_rounding(self) -> tuple[bool, bool]:
        """Whether the forward, and the central difference, is wrong by no more than rounding may do."""
        return self.forward <= self.rounding, self.central <= self.rounding


@dataclass(frozen=True)
class Differences:
    """What finite differences along a cut give in float64, and how wrong they are.

    Errors are those against the slope of the cut, for `count` steps from `first` down to `last`, each by the same
    factor shorter than the one before. Raises NoValue where the function has none at the end of a step.

    >>> rough = Cut(Function("3*x**2 + 2*x*y + y**3", ["x", "y"]), (1, 2), "y")
    >>> errors = Differences(rough, 1, 1e-12, 49)
    >>> f"{errors.error_at(0.1).forward:.2f} {errors.error_at(0.1).central:.2f}"
    '0.61 0.01'
    >>> errors.forward.order, errors.central.order
    (1, 2)
    >>> f"{errors.forward.best.h:.0e} {errors.central.best.h:.0e}"
    '2e-08 3e-06'
    >>> {name: guess and guess.right for name, guess in errors.central.courses.items()}
    {'falls': False, 'stays': False, 'rises': True}
    >>> errors.forward.best.error < errors.forward.all[-1].error
    True
    >>> {kind: f"{valley.h:.0e}" for kind, valley in errors.valley.items()}
    {'forward': '2e-08', 'central': '1e-05'}
    >>> {kind: f"{least.error:.0e}" for kind, least in errors.least.items()}, f"{errors.central.best.error:.0e}"
    ({'forward': '5e-08', 'central': '2e-10'}, '2e-11')
    >>> {kind: f"{best.error:.0e}" for kind, best in errors.usual_best.items()}
    {'forward': '1e-07', 'central': '2e-10'}
    """

    cut: Cut
    first: Number = 1
    last: Number = 1e-12
    count: int = 49
    medium: tuple[Number, Number] = (Fraction(1, 100), Fraction(1, 1000))
    """Two steps, the longer one first, that are short and far from rounding: by their errors the order is told."""

    def measured(self, h: Number) -> Measured:
        """What both differences give with a step.

        >>> bowl = Cut(Function("x**2 + y**2", ["x", "y"]), (1, 2), "x")
        >>> f"{Differences(bowl).measured(1e-7).central:.4f}", Differences(bowl).measured(1).forward
        ('2.0000', 3.0)
        """
        along = self.cut.function, self.cut.at, self.cut.name, float(h)
        return Measured(h, forward_difference(*along), central_difference(*along))

    def error_at(self, h: Number) -> Wrong:
        """How wrong both differences are with a step."""
        slope, given, by = float(self.cut.slope), self.measured(h), float(h)
        values = [abs(float(self.cut.edge_at(way)[1])) for way in (-by, 0.0, by)]
        places = abs(slope) * (abs(float(self.cut.foot[0])) + by)
        rounding = 4 * np.finfo(float).eps * (max(values) + places) / by
        return Wrong(h, abs(given.forward - slope), abs(given.central - slope), float(rounding), given)

    @cached_property
    def steps(self) -> tuple[float, ...]:
        """The steps, from the first to the last."""
        start, end = math.log10(self.first), math.log10(self.last)
        return tuple(10 ** (start + (end - start) * k / (self.count - 1)) for k in range(self.count))

    @property
    def shortest(self) -> Measured:
        """What both differences give with the shortest step."""
        return self.measured(self.last)

    @property
    def are_wrong(self) -> bool:
        """Whether both are wrong with some steps, and not only by what float64 makes of a slice that is level."""
        return bool(self.forward.all and self.central.all) and not self.cut.is_level

    @property
    def ends_alike(self) -> bool:
        """Whether both are as wrong with the shortest step, by one digit.

        >>> Differences(Cut(Function("3*x**2 + 2*x*y + y**3", ["x", "y"]), (1, 2), "y")).ends_alike
        True
        """
        last = self.error_at(self.last)
        return f"{last.forward:.1g}" == f"{last.central:.1g}"

    @property
    def bends(self) -> bool:
        """Whether both begin with what the bend of the slice makes them: one like the step, one like its square."""
        return (self.forward.order, self.central.order) == (1, 2)

    @property
    def square(self) -> Function:
        """What the smaller of both errors falls like, if they do that."""
        return Function("h**2", ("h",))

    @property
    def inverse(self) -> Function:
        """What rounding grows like."""
        return Function("1/h", ("h",))

    @cached_property
    def cancelling(self) -> Subtraction:
        """What the forward difference divides by the shortest step: two values that are nearly the same."""
        more, less = (moved(self.cut.function, self.cut.at, self.cut.name, by) for by in (self.last, 0.0))
        return Subtraction(more, less)

    @cached_property
    def stepped(self) -> Subtraction:
        """The place that float64 steps to with the shortest step, and where it starts."""
        start = float(self.cut.foot[0])
        return Subtraction(start + float(self.last), start)

    @property
    def is_misplaced(self) -> bool:
        """Whether the forward difference with the shortest step is wrong more by the place that float64 steps to, which
        is rounded, than by all else.

        >>> bend = Cut(Function("3*x**2 + 2*x*y + y**3", ["x", "y"]), (1, 2), "y")
        >>> wave = Cut(Function("exp(x)*sin(y)", ["x", "y"]), (1, 2), "y")
        >>> Differences(bend).is_misplaced, Differences(wave).is_misplaced
        (True, False)
        """
        h, slope = exact(self.last), exact(self.cut.slope)
        by_place = Fraction(slope) * (self.stepped.difference / h - 1)
        whole = self.cancelling.difference / h - Fraction(slope)
        return abs(by_place) > abs(whole - by_place)

    @cached_property
    def forward(self) -> Errors:
        """The errors of the forward difference."""
        return self._errors("forward")

    @cached_property
    def central(self) -> Errors:
        """The errors of the central difference."""
        return self._errors("central")

    @cached_property
    def rounding(self) -> float:
        """What rounding adds to either error, at most, times the step."""
        return max(self.forward.rounding, self.central.rounding)

    @cached_property
    def valley(self) -> Mapping[Kind, ErrorAt]:
        """Where each difference is about best whatever luck adds: there the power of the step by which its error falls
        is as large as what rounding adds at most. Its best step where it has no such place."""
        return {kind: self._valley(kind) for kind in _KINDS}

    @cached_property
    def least(self) -> Mapping[Kind, ErrorAt]:
        """The smallest error of each with a step about as long as that of its valley, if it is no luck: one that is
        much smaller than its step makes it and than rounding does is. The valley itself where no step near it has an
        error."""
        return {kind: self._least(kind) for kind in _KINDS}

    @cached_property
    def usual_best(self) -> Mapping[Kind, ErrorAt]:
        """What is told to be best of each: its valley, or its least error where it has none."""
        places = ((kind, self.valley[kind], self.least[kind]) for kind in _KINDS)
        return {kind: least if valley == self.of(kind).best else valley for kind, valley, least in places}

    def of(self, kind: Kind) -> Errors:
        """The errors of one of both."""
        return self.forward if kind == "forward" else self.central

    def _least(self, kind: Kind) -> ErrorAt:
        valley, errors = self.valley[kind], self.of(kind).all
        near = [each for each in errors if 1 / _ABOUT < each.h / valley.h < _ABOUT]
        usual = [each for each in near if each.error >= _LUCK * self._trend(kind, each.h)]
        return min(usual or near, key=lambda each: each.error, default=valley)

    def _trend(self, kind: Kind, h: float) -> float:
        """What the power of a step by which the error falls, and rounding at most, make it together; 0 where it does
        not fall like a power, or does not rise again."""
        errors = self.of(kind)
        return self._power(kind) * h**errors.order + self.rounding / h if errors.order and errors.rises else 0.0

    def _valley(self, kind: Kind) -> ErrorAt:
        errors = self.of(kind)
        if not errors.order or not errors.rises:
            return errors.best
        h = (self.rounding / self._power(kind)) ** (1 / (errors.order + 1))
        return ErrorAt(h, self.rounding / h) if self.last < h < self.medium[1] else errors.best

    def _power(self, kind: Kind) -> float:
        """What the power of a step is multiplied by where steps are far from rounding."""
        _, shorter = map(float, self.medium)
        return float(self.error_at(shorter).of(kind) / shorter ** self.of(kind).order)

    def _errors(self, kind: Kind) -> Errors:
        wrong = [(h, self.error_at(h)) for h in self.steps]
        errors = [ErrorAt(h, each.of(kind), each.rounding) for h, each in wrong]
        longer, shorter = (self.error_at(h).of(kind) for h in self.medium)
        power = math.log10(longer / shorter) if longer and shorter else 0.0
        return Errors(
            tuple(each for each in errors if each.error),
            tuple(each.h for each in errors if not each.error),
            round(power) if abs(power - round(power)) < 0.1 and power > 0.5 else 0,
        )
