"""The bounds of a number, and the nearest number within them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from steepest.stage.settings.meant import decimals_meant
from steepest.stage.settings.refusal import Unfit
from steepest.stage.settings.schema import Schema, with_limits
from steepest.stage.settings.toml import written

SMALL = Fraction(1, 100)
"""A number at an open bound or beyond it is advised to move this far inside."""


@dataclass(frozen=True)
class Bounds:
    """The bounds of a number, or of every number in a point, a list or a domain.

    `fewest` and `most` bound the length of a list.
    """

    ge: Fraction | None = None
    gt: Fraction | None = None
    le: Fraction | None = None
    lt: Fraction | None = None
    fewest: int | None = None
    most: int | None = None

    def __str__(self) -> str:
        ends = ((self.ge, "at least"), (self.gt, "more than"), (self.le, "at most"), (self.lt, "less than"))
        parts = [f"{words} {written(end)}" for end, words in ends if end is not None]
        if self.fewest is not None and self.fewest == self.most:
            return ", ".join([*parts, f"{self.most} of them"])
        if self.fewest is not None:
            parts.append(f"{self.fewest} or more of them")
        if self.most is not None:
            parts.append(f"no more than {self.most} of them")
        return ", ".join(parts)

    def check(self, value: Any) -> Any:
        """Return `value` if it is within the bounds. Raises Unfit, which names the nearest value that is, if not."""
        if isinstance(value, tuple):
            if self.fewest is not None and len(value) < self.fewest:
                end = "" if self.fewest == self.most else " or more"
                raise Unfit(f"a list of {len(value)} is too short; it has {self.fewest}{end}")
            if self.most is not None and len(value) > self.most:
                raise Unfit(f"a list of {len(value)} is too long", instead=value[: self.most])
        nearest = self.nearest(value)
        if nearest != value:
            limits = Bounds(self.ge, self.gt, self.le, self.lt)
            decimals = decimals_meant(value) if isinstance(value, tuple) and _is_flat(value) else None
            if decimals and len(decimals) >= (self.fewest or 1) and self.nearest(decimals) == decimals:
                raise Unfit(f"each of its numbers must be {limits}; decimals have a point", instead=decimals)
            each = (
                "each of its numbers must be"
                if isinstance(value, tuple)
                else f"{written(value)} is out of bounds: it must be"
            )
            raise Unfit(f"{each} {limits}", instead=nearest)
        return value

    def nearest(self, value: Any) -> Any:
        """The nearest value within the bounds. In points and lists, each number moves by itself."""
        if isinstance(value, tuple):
            return tuple(self.nearest(item) for item in value)
        if not isinstance(value, int | Fraction):
            return value
        number = self._nearest(Fraction(value), Fraction(1) if isinstance(value, int) else SMALL)
        return int(number) if isinstance(value, int) else number

    def _nearest(self, number: Fraction, inside: Fraction) -> Fraction:
        low = self.ge if self.gt is None else self.gt
        high = self.le if self.lt is None else self.lt
        if low is not None and high is not None:
            inside = min(inside, (high - low) / 2)
        if self.gt is not None and number <= self.gt:
            return self.gt + inside
        if self.lt is not None and number >= self.lt:
            return self.lt - inside
        if self.ge is not None and number < self.ge:
            return self.ge
        if self.le is not None and number > self.le:
            return self.le
        return number

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def narrowed(self, schema: Schema) -> Schema:
        """A parameter's JSON Schema with these bounds."""
        ends = {
            "minimum": _outside(self.ge, -1),
            "exclusiveMinimum": _outside(self.gt, -1),
            "maximum": _outside(self.le, 1),
            "exclusiveMaximum": _outside(self.lt, 1),
        }
        narrowed = with_limits(schema, {name: end for name, end in ends.items() if end is not None})
        if schema.get("type") == "array":
            lengths = {"minItems": self.fewest, "maxItems": self.most}
            narrowed |= {name: length for name, length in lengths.items() if length is not None}
        return narrowed


def _is_flat(value: tuple[Any, ...]) -> bool:
    return all(isinstance(each, Fraction) for each in value)


def _outside(end: Fraction | None, side: int) -> int | float | None:
    """An end as JSON's numbers have it: itself where some float is written so, else the next float on its outer
    `side` (1 above, -1 below).
    """
    if end is None or end.denominator == 1:
        return None if end is None else int(end)
    near = float(end)
    while side * (Fraction(repr(near)) - end) < 0:
        near = math.nextafter(near, side * math.inf)
    return near
