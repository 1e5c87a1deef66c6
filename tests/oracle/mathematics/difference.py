"""Finite differences on a slice of a function: what they are, and what a computer makes of them in float64."""

from __future__ import annotations

import ast
import math
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from mpmath import mpf

from tests.oracle.mathematics.formula import Reading, less
from tests.oracle.printed import Band

Kind = Literal["forward", "central"]
EPSILON = 2.0**-52
ASIDE = 1e-6
"""By this share of itself a number is moved, to see what its last digit may do."""
STEPS = tuple(10 ** (-12 * k / 48) for k in range(49))
"""The steps at which errors are shown: from 1 down to a millionth of a millionth."""


class Slice:
    """A function along one variable, from a point."""

    def __init__(self, function: Reading, at: Sequence[mpf], axis: int) -> None:
        self.function, self.at, self.axis = function, tuple(at), axis

    def value(self, by: mpf) -> mpf:
        return self.function([a + by if k == self.axis else a for k, a in enumerate(self.at)])

    @cached_property
    def derivatives(self) -> list[mpf]:
        """Its value and its first three derivatives at the point."""
        return self.function.derivatives(self.at, self.axis, 3)

    @cached_property
    def slope(self) -> mpf:
        return self.function.derivative(self.at, self.axis)

    def forward(self, h: mpf) -> mpf:
        return less(self.value(h), self.value(mpf(0))) / h

    def central(self, h: mpf) -> mpf:
        return less(self.value(h), self.value(-h)) / (2 * h)

    def error(self, h: mpf, kind: Kind) -> mpf:
        """How far a difference is from the slope, in mathematics."""
        return abs(less(self.forward(h) if kind == "forward" else self.central(h), self.slope))

    # --- in float64 ---

    def plain(self, by: float) -> float:
        at = [float(value) for value in self.at]
        at[self.axis] += by
        return self.function.plain(*at)

    def computed(self, h: float, kind: Kind) -> float:
        """What a computer prints for a difference."""
        if kind == "forward":
            return (self.plain(h) - self.plain(0.0)) / h
        return (self.plain(h) - self.plain(-h)) / (2 * h)

    def reach(self, h: float) -> float:
        """How far rounding may take a difference with the step h: a few times what it may do to a value on the way,
        divided by the step."""
        return 6 * EPSILON * max(self._rounded(by) for by in (0.0, h, -h)) / h

    def measured(self, h: mpf, kind: Kind) -> Band:
        """What a computer may print, however it orders its sums."""
        return Band(mpf(self.computed(float(h), kind)), mpf(self.reach(float(h))))

    def behind(self, h: mpf) -> Band:
        """What the same may print for a step to the other side."""
        step = float(h)
        return Band(mpf((self.plain(0.0) - self.plain(-step)) / step), mpf(3 * self.reach(step)))

    @cached_property
    def errors(self) -> dict[Kind, list[tuple[float, float]]]:
        """The errors that a computer finds, with their steps."""
        slope = float(self.slope)
        kinds: tuple[Kind, Kind] = ("forward", "central")
        return {kind: [(h, abs(self.computed(h, kind) - slope)) for h in STEPS] for kind in kinds}

    def _rounded(self, by: float) -> float:
        """How many times its last digit the value of the function may be off, if every number on the way to it is off
        by its own last digit."""
        at = [float(value) for value in self.at]
        at[self.axis] += by
        value = self.function.plain(*at)
        moved = (one.plain(*at) - value for one in self._moved)
        return sum(abs(each) for each in moved if math.isfinite(each)) / ASIDE

    @cached_property
    def _moved(self) -> list[Reading]:
        """The function with one number on the way to its value moved aside by a share of itself, for each of these but
        whole exponents, which no computer rounds."""
        nodes, text = list(ast.walk(self.function.tree)), self.function.text.strip()
        called = [node.func for node in nodes if isinstance(node, ast.Call)]
        powers = [node.right for node in nodes if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)]
        whole = [node for node in powers if isinstance(node, ast.Constant)]
        numbers = [node for node in nodes if isinstance(node, ast.expr) and node not in [*called, *whole]]
        ends = [(node.col_offset, node.end_col_offset) for node in numbers]
        moved = (f"{text[:a]}(({text[a:b]})*{1 + ASIDE}){text[b:]}" for a, b in ends)
        return [Reading(each, self.function.names) for each in moved]
