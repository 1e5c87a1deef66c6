"""Numbers that differ and would read the same, told with as many digits as tell them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from numbers import Real
from typing import Any, TypeAlias

from steepest.script.fault import Fault
from steepest.script.values.digits import MOST, SIGNIFICANT, Digits
from steepest.script.values.formats import Format
from steepest.script.values.showing import digits_of, exact_of
from steepest.script.values.told import ToldNumber

__all__ = ["Apart", "ShownNumber", "as_asked", "numbers_in", "told", "told_apart"]

Apart: TypeAlias = Mapping[Fraction, tuple[int, int]]
"""For some numbers the digits and the decimals that they are told with, at least."""
_AS_ASKED: ContextVar[bool] = ContextVar("whether numbers that would read alike are told as they are", default=False)


@contextmanager
def as_asked() -> Iterator[None]:
    """Numbers are told with the digits that their formats ask for, and no more, as long as this lasts: where there is
    no room for those that tell them apart.

    >>> with as_asked():
    ...     told(Fraction(1, 3), {Fraction(1, 3): (6, 0)})
    Fraction(1, 3)
    """
    before = _AS_ASKED.set(True)
    try:
        yield
    finally:
        _AS_ASKED.reset(before)


@dataclass(frozen=True)
class ShownNumber:
    """A number as it is to be shown; numbers that stand `beside` one another are told apart."""

    value: Any
    form: Format
    beside: object

    def digits(self, more: int) -> Digits:
        """Its digits, so many more than its format asks for."""
        return digits_of(told(self.value, {exact_of(self.value): self.least(more)}), self.form)

    def least(self, more: int) -> tuple[int, int]:
        """The digits and the decimals that it is told with when it is told with so many more."""
        if not more:
            return 0, 0
        if self.form.kind == "f":
            return 0, (self.form.digits or 0) + more
        return (self.form.digits or SIGNIFICANT) + more, 0


def numbers_in(value: object, form: Format, beside: object) -> Iterator[ShownNumber]:
    """The numbers of a value that a format shows in digits: itself, or the entries of a point or a list.

    A float is what a computer measured: it is told with the digits that were asked for.
    """
    if isinstance(value, bool | str | float):
        return
    if isinstance(value, Real | Decimal):
        if form.kind in ("g", "f"):
            yield ShownNumber(value, form, beside)
    elif isinstance(value, Sequence):
        for entry in value:
            yield from numbers_in(entry, form, beside)


def told_apart(shown: Iterable[ShownNumber]) -> Apart:
    """Return how those of some numbers are told that would read like another one which they are not.

    >>> from steepest.script.values.formats import read_format
    >>> rates = [ShownNumber(Fraction(value), read_format("g"), 0) for value in ("2", "2.00001", "3")]
    >>> {str(value): digits for value, (digits, _) in told_apart(rates).items()}
    {'2': 6, '200001/100000': 6}
    """
    numbers = [number for number in shown if _is_finite(number)]
    more = dict.fromkeys(numbers, 0)
    mistaken: list[ShownNumber] = []
    for _ in range(MOST - SIGNIFICANT + 1):
        alike: dict[tuple[object, Digits], list[ShownNumber]] = defaultdict(list)
        for number in more:
            alike[number.beside, number.digits(more[number])].append(number)
        mistaken = [number for group in alike.values() if _differ(group) for number in group]
        if not mistaken:
            break
        for number in mistaken:
            more[number] += 1
    else:
        more.update(dict.fromkeys(mistaken, 0))  # no number of digits that a person reads tells them apart
    least: dict[Fraction, tuple[int, int]] = {}
    for number, by in more.items():
        if by:
            digits, decimals = least.get(exact_of(number.value), (0, 0))
            own = number.least(by)
            least[exact_of(number.value)] = max(digits, own[0]), max(decimals, own[1])
    return least


def told(value: Any, apart: Apart) -> Any:
    """The value, its numbers to be told as they must be."""
    if not apart or _AS_ASKED.get() or isinstance(value, bool | str):
        return value
    if isinstance(value, Real | Decimal):
        try:
            exact = exact_of(value)
        except Fault:
            return value
        if exact not in apart:
            return value
        digits, decimals = apart[exact]
        own = value.digits if isinstance(value, ToldNumber) else 0
        return ToldNumber(exact, digits=max(digits, own), decimals=decimals)
    if isinstance(value, tuple | list):
        return type(value)([told(entry, apart) for entry in value])
    return value


def _is_finite(number: ShownNumber) -> bool:
    try:
        exact_of(number.value)
    except Fault:
        return False
    return True


def _differ(numbers: Sequence[ShownNumber]) -> bool:
    return any(number.value != numbers[0].value for number in numbers[1:])
