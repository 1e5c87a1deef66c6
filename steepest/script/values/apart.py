"""Numbers that differ and would read the same, told with as many digits as tell them apart, while those can be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from numbers import Real
from typing import Any

from steepest.script.fault import Fault
from steepest.script.values.digits import CLOSEST, SIGNIFICANT, Digits, order
from steepest.script.values.formats import Format
from steepest.script.values.showing import digits_of, exact_of
from steepest.script.values.told import ToldNumber

__all__ = ["Apart", "ShownNumber", "as_asked", "numbers_in", "told", "told_apart"]

_FEW = CLOSEST - SIGNIFICANT  # digits more
_AS_ASKED: ContextVar[bool] = ContextVar("whether numbers that would read alike are told as they are", default=False)


@dataclass(frozen=True)
class Apart:
    """How numbers are told that would read like others.

    least: for some of them the digits and the decimals that they are told with, at least; alike: those that differ and
    are told alike, since it would take more digits than a person reads to tell them apart.
    """

    least: Mapping[Fraction, tuple[int, int]] = field(default_factory=dict)
    alike: frozenset[frozenset[Fraction]] = frozenset()

    def reads_alike(self, one: object, other: object) -> bool:
        """Whether two values are numbers that differ and are told alike."""
        both = {_finite(one), _finite(other)}
        return len(both) == 2 and any(both <= each for each in self.alike)


@contextmanager
def as_asked() -> Iterator[None]:
    """Numbers are told with the digits that their formats ask for, and no more, as long as this lasts: where there is
    no room for those that tell them apart.

    >>> with as_asked():
    ...     told(Fraction(1, 3), Apart({Fraction(1, 3): (6, 0)}))
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
        """Its digits, so many more than its format asks for, rounded to so many also where it is told exactly with one
        more, and as they are read: 2.000 as 2."""
        return digits_of(self._told(more), self.form, measured=True)

    def read(self, more: int) -> Fraction:
        """The number that a person reads then."""
        return digits_of(self._told(more), self.form).value

    def _told(self, more: int) -> Any:
        return told(self.value, Apart({exact_of(self.value): self.least(more)}))

    def room(self, most: int) -> int:
        """How many digits more it can be told with until it has `most` significant ones, or a few more than those that
        it has anyway, as a number that must not read as 1."""
        if self.form.kind == "f":
            exact = exact_of(self.value)
            return max(0, most - (self.form.digits or 0) - (max(order(exact) + 1, 1) if exact else 1))
        plain = self.digits(0)
        written = len((plain.whole + plain.decimals).lstrip("0"))
        return max(0, (most if written <= most else written + _FEW) - (self.form.digits or SIGNIFICANT))

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


def told_apart(shown: Iterable[ShownNumber], most: int = CLOSEST) -> Apart:
    """Return how those of some numbers are told that would read like another one which they are not: with as many
    digits as tell them apart, `most` significant ones. Those that so many do not tell apart are told alike.

    >>> from steepest.script.values.formats import read_format
    >>> rates = [ShownNumber(Fraction(value), read_format("g"), 0) for value in ("2", "2.00001", "3")]
    >>> {str(value): digits for value, (digits, _) in told_apart(rates).least.items()}
    {'2': 6, '200001/100000': 6}
    """
    numbers = [number for number in shown if _finite(number.value) is not None]
    closely = {number: number.digits(number.room(most)).value for number in numbers}
    more = dict.fromkeys(closely, 0)
    while mistaken := {
        number
        for group in _groups(more)
        if len({closely[number] for number in group}) > 1
        for number in group
        if more[number] < number.room(most)
    }:
        for number in mistaken:
            more[number] += 1
    moved = defaultdict[tuple[Fraction, Format], int](int)
    for number, by in more.items():
        alike = _but_its_point(number)
        moved[alike] = max(moved[alike], by)
    for number in (number for number in more if number.form.kind == "g"):
        more[number] = max(more[number], min(moved[_but_its_point(number)], number.room(most)))
    least: dict[Fraction, tuple[int, int]] = {}
    for number, by in more.items():
        if by:
            digits, decimals = least.get(exact_of(number.value), (0, 0))
            own = number.least(by)
            least[exact_of(number.value)] = max(digits, own[0]), max(decimals, own[1])
    read = (frozenset(exact_of(number.value) for number in group) for group in _groups(more))
    return Apart(least, frozenset(values for values in read if len(values) > 1))


def _but_its_point(number: ShownNumber) -> tuple[Fraction, Format]:
    """What its digits follow from, wherever its point is."""
    exact = abs(exact_of(number.value))
    return exact and exact / Fraction(10) ** order(exact), number.form


def _groups(more: Mapping[ShownNumber, int]) -> list[list[ShownNumber]]:
    """The numbers, each with so many more digits, by how they read beside one another, as they are told or rounded."""
    groups: dict[tuple[object, Digits | Fraction], list[ShownNumber]] = defaultdict(list)
    for number, by in more.items():
        for read in (number.digits(by), number.read(by)):
            groups[number.beside, read].append(number)
    return [*groups.values()]


def told(value: Any, apart: Apart) -> Any:
    """The value, its numbers to be told as they must be."""
    if not apart.least or _AS_ASKED.get() or isinstance(value, bool | str):
        return value
    if isinstance(value, Real | Decimal):
        exact = _finite(value)
        if exact is None or exact not in apart.least:
            return value
        digits, decimals = apart.least[exact]
        own = value.digits if isinstance(value, ToldNumber) else 0
        return ToldNumber(exact, digits=max(digits, own), decimals=decimals)
    if isinstance(value, tuple | list):
        return type(value)([told(entry, apart) for entry in value])
    return value


def _finite(value: object) -> Fraction | None:
    """The exact value of a number; None for what is none, or not finite."""
    try:
        return exact_of(value) if isinstance(value, Real | Decimal) else None
    except Fault:
        return None
