"""A value that a scene lets run: whoever reads it reads what it is now."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any, Generic, Literal, TypeAlias, TypeVar, overload

from manim import Mobject, UpdateFromAlphaFunc

from steepest.script.values.digits import fixed
from steepest.script.values.showing import exact_of
from steepest.stage.play.motion import running

_PLACES = 32  # on the way from one value to another, at which it is asked what follows there

V = TypeVar("V")
W = TypeVar("W")

Given: TypeAlias = V | Callable[[], V]
"""A value, or something to call for the value as it is now: a `Live`, or a function of one."""


class Live(Generic[V]):
    """A number, or an array of numbers, that may run; call it for its value now.

    Figures take it, or a function of it, wherever they take a number. With `scale="log"` it runs through powers:
    in equal times it is multiplied by equal factors.

    >>> length = Live(1)
    >>> double = lambda: 2 * length()
    >>> length.value = 3
    >>> double()
    6
    """

    def __init__(self, value: V, scale: Literal["linear", "log"] = "linear") -> None:
        self.value, self.scale, self.runs = value, scale, False

    def __call__(self) -> V:
        return self.value

    def then(self, work: Callable[[V], W], times: Any = 1) -> Following[V, W]:
        """What follows from it, as it is now: worked out when it is asked for, and once while the value stays. Where it
        is read, it is so many `times` as large.

        >>> side = Live(3)
        >>> area = side.then(lambda value: value**2)
        >>> side.value = 4
        >>> area()
        16
        """
        return Following(self, work, times=times)

    def to(self, end: V, **timing: Any) -> UpdateFromAlphaFunc:
        """Let it run to another value, and be exactly that at the end. `timing` is manim's: `run_time`, `rate_func`."""
        start: Any = None

        def run(_: object, share: float) -> None:
            nonlocal start
            if start is None:
                start = self.value
            self.runs = share < 1
            self.value = self.between(start, end, float(share)) if self.runs else end

        return running(Mobject(), run, **timing)

    def between(self, start: Any, end: Any, share: Any) -> Any:
        """What it is when it has run that share of its way."""
        if self.scale == "log":
            return math.exp(math.log(start) * float(1 - share) + math.log(end) * float(share))
        return start + (end - start) * share


class Following(Generic[V, W]):
    """What follows from a live value by some work, when it is called; a value that runs, so many `times` as large, is
    taken with so many `decimals`, if they are told, so that numbers which follow from it are those that follow from
    what is read: exactly, since a zero that is nearly one would be told as a power of ten."""

    def __init__(
        self, live: Live[V], work: Callable[[V], W], decimals: int | None = None, times: Any = 1
    ) -> None:
        self.live, self.work, self.decimals, self.times = live, work, decimals, times
        self._known: tuple[V, W] | None = None

    def __call__(self) -> W:
        value = self.live.value
        if self._known is None or self._known[0] is not value:
            self._known = value, self.work(self._read(value))
        return self._known[1]

    def read(self, decimals: int) -> Following[V, W]:
        """What follows from the value as it is read with so many decimals, while it runs.

        >>> rate = Live(1)
        >>> factor = rate.then(lambda value: 1 - 2 * value).read(2)
        >>> rate.value, rate.runs = 1.0575, True
        >>> factor()
        Fraction(-28, 25)
        >>> rate.value = 0.0000323
        >>> rate.then(float).read(2)()
        3.2e-05
        """
        return Following(self.live, self.work, decimals, self.times)

    def along(self, end: Any) -> list[W]:
        """What follows at places on the way from the value as it is to an end.

        >>> Live(0).then(lambda value: (value - 2) ** 2).along(4)[::8]
        [Fraction(4, 1), Fraction(1, 1), Fraction(0, 1), Fraction(1, 1), Fraction(4, 1)]
        """
        start, end = exact_of(self.live.value), exact_of(end)
        return [self.work(self.live.between(start, end, Fraction(k, _PLACES))) for k in range(_PLACES + 1)]

    def _read(self, value: Any) -> Any:
        if not self.live.runs or self.decimals is None:
            return value
        return fixed(exact_of(value * self.times), self.decimals).value / exact_of(self.times)


@overload
def now(given: Callable[[], V]) -> V: ...
@overload
def now(given: V) -> V: ...
def now(given: Any) -> Any:
    """What a value is now, whether it runs or not.

    >>> now(2), now(Live(3))
    (2, 3)
    """
    return given() if callable(given) else given
