"""A value that a scene lets run: whoever reads it reads what it is now."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Generic, Literal, TypeAlias, TypeVar, overload

from manim import Mobject, UpdateFromAlphaFunc

from steepest.stage.play.motion import running

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
        self.value, self.scale = value, scale

    def __call__(self) -> V:
        return self.value

    def then(self, work: Callable[[V], W]) -> Callable[[], W]:
        """What follows from it, as it is now: worked out when it is asked for, and once while the value stays.

        >>> side = Live(3)
        >>> area = side.then(lambda value: value**2)
        >>> side.value = 4
        >>> area()
        16
        """
        known: list[tuple[V, W]] = []

        def follows() -> W:
            if not known or known[0][0] is not self.value:
                known[:] = [(self.value, work(self.value))]
            return known[0][1]

        return follows

    def to(self, end: V, **timing: Any) -> UpdateFromAlphaFunc:
        """Let it run to another value, and be exactly that at the end. `timing` is manim's: `run_time`, `rate_func`."""
        start: Any = None

        def run(_: object, share: float) -> None:
            nonlocal start
            if start is None:
                start = self.value
            self.value = end if share == 1 else self._between(start, end, float(share))

        return running(Mobject(), run, **timing)

    def _between(self, start: Any, end: Any, share: float) -> Any:
        if self.scale == "log":
            return math.exp(math.log(start) * (1 - share) + math.log(end) * share)
        return start + (end - start) * share


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
