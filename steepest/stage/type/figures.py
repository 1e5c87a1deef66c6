"""Figures: numbers as a table writes them, with decimals or a power of ten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from steepest.calculus import Number
from steepest.stage.type.powers import Power, order

_MOST_DIGITS, _MOST_DECIMALS = 6, 4


@dataclass(frozen=True)
class Figures:
    """A row of a table: its fields, which a subclass names, are numbers."""

    @property
    def in_powers(self) -> Mapping[int, Mapping[str, Power]]:
        """Each number with a power of ten after 2 digits or 1, for where there is no room for its own."""
        numbers = {field.name: getattr(self, field.name) for field in fields(self)}
        return {digits: {name: Power(value, digits) for name, value in numbers.items()} for digits in (2, 1)}


def decimals_for(numbers: Sequence[Number], significant: int, of: Number | None = None) -> int:
    """Decimals that show so many significant digits `of` a number, the largest by default.

    Fewer where the largest would then have more than 6 digits, and never more than 4.

    >>> decimals_for([10, 6.4, 2.6214], 5, of=2.6214), decimals_for([0.6, -1.464], 4), decimals_for([2e5], 4)
    (4, 3, 0)
    """
    largest = max(map(order, numbers))
    reference = largest if of is None else order(of)
    room = _MOST_DIGITS - 1 - max(largest, 0)
    return max(0, min(significant - 1 - reference, room, _MOST_DECIMALS))
