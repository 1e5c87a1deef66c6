"""What may stand in a text: the names, functions and signs of a dialect, and its limits."""

from __future__ import annotations

import keyword
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

CALLS = frozenset({"sin", "cos", "tan", "tanh", "exp", "log", "sqrt", "abs"})
"""The functions a formula may call, each with one argument. `log` is the natural logarithm."""

CONSTANTS = frozenset({"pi"})
"""Names with a fixed value, known in every formula that does not declare them itself."""

# What is derived from a formula within the limits may pass them; these only keep recursion and time in hand.
_DERIVED: dict[str, Any] = {
    "length": 5_000_000,
    "depth": 150,
    "digits": 4_000,
    "exponent": 10_000,
    "degree": 100_000,
    "size": math.inf,
    "power": math.inf,
}
# What a person types: its numbers are numbers for a float64, too, with room for those of its derivatives; and its
# second derivatives are worked out, sampled over a map, and followed for 500 steps of a walk, within seconds.
_TYPED: dict[str, Any] = {"size": 280 * math.log(10), "second": 400}

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True)
class Dialect:
    """What may stand in a text.

    `calls`: functions that may be called; those also in `many` take one argument or more, the others exactly
    one. `names`: the names known, or None for any. `fields`: `record.field`. `indices`: `list[0]`,
    `list[-1]`. `comparisons`: `<`, `<=`, `>`, `>=`, `==`, `!=`. `logic`: `and`, `or`, `not`. `strings`:
    `'text'`. `noun`: what to call the text in messages.

    Limits: `length` in characters; `depth` in levels of nesting; `digits` of a number; `exponent`, the size
    of one; `degree` that powers and products reach together; `size`, the natural logarithm of the largest
    exact number that can arise, and `power`, of the largest in a power whose exponent has names in it; `second`,
    about how many numbers and names there are in the second derivatives.
    """

    calls: frozenset[str] = CALLS
    names: frozenset[str] | None = None
    fields: bool = False
    indices: bool = False
    comparisons: bool = False
    logic: bool = False
    strings: bool = False
    many: frozenset[str] = frozenset({"min", "max"})
    noun: str = "formula"
    length: int = 400
    depth: int = 40
    digits: int = 30
    exponent: int = 64
    degree: int = 64
    size: float = 10_000.0
    power: float = 10_000.0
    second: float = math.inf

    def __post_init__(self) -> None:
        for name in sorted(self.names or ()):
            if not _NAME.fullmatch(name) or keyword.iskeyword(name) or name.startswith("_"):
                raise ValueError(
                    f"{name!r} cannot be the name of a variable: use letters, digits and _, as in w1"
                )
            if name in self.calls:
                raise ValueError(f"{name!r} cannot be the name of a variable: it is a function")


def FORMULA(names: Iterable[str], *, derived: bool = False) -> Dialect:
    """Return the dialect of formulas in the variables `names`; a `derived` formula may be long and of high
    degree.

    Raises ValueError for a name that cannot be a variable.

    >>> import ast
    >>> from steepest.calculus.tree.grammar import read
    >>> ast.unparse(read("3*x**2 + 2*x*y", FORMULA(["x", "y"])))
    '3 * x ** 2 + 2 * x * y'
    """
    dialect = Dialect(names=frozenset(names) | CONSTANTS)
    return replace(dialect, **(_DERIVED if derived else _TYPED))
