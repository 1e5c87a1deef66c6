"""What a computer rounds where it takes a short step, what is left of two values, and what comes of it: as rows."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from manim import ManimColor, interpolate_color

from steepest.calculus import Cut, Differences, exact
from steepest.calculus.slopes.subtraction import Subtraction, begin_alike, written
from steepest.stage import theme
from steepest.stage.type.numerals import decimal_sign, numeral, value_at
from steepest.stage.type.typeset import Typeset, formula, words

_LARGE = 90  # the size of digits, where there is room
_FURTHER = 3  # digits of a rounded place, so that what rounding made times the slope is what stands under it
_FAINT = interpolate_color(ManimColor(theme.BACKGROUND), ManimColor(theme.QUIET), theme.readable(theme.QUIET))


class DigitRow(NamedTuple):
    """A number as it is told, what it is, and how many of its signs are right, from the first on."""

    told: str
    number: Typeset
    head: Typeset
    right: int

    @property
    def point(self) -> float:
        """Where its decimal point stands, across."""
        return float(self.number[self.told.index(".")].get_x())

    @property
    def is_wrong(self) -> bool:
        """Whether rounding made some of its digits."""
        return self.right < len(self.number)


def _heads(letter: str, cut: Cut) -> tuple[str, str, str]:
    """The place that is stepped to along a cut, the value there, and by how much that differs from the one before."""
    moved, still = list[str](), list[str]()
    stepped = ""
    for name, at in zip(cut.function.variables, cut.at, strict=True):
        place = f'part("{name if name == cut.name else "frozen"}", {numeral(at, ".3g", "typst")})'
        stepped = f"{place} + h" if name == cut.name else stepped
        moved.append(f"{place} + h" if name == cut.name else place)
        still.append(place)
    value = value_at(*moved, of=letter)
    return stepped, value, f"{value} - {value_at(*still, of=letter)}"


def significant(told: str) -> str:
    """Its digits from the first on that is not 0."""
    return told.replace(".", "").lstrip("-0")


def digits(told: str, size: float, colour: str = theme.INK) -> Typeset:
    """A number, in digits of one width."""
    return words(told.replace(".", decimal_sign()).replace("-", "−"), size=size, colour=colour)


def _row(head: Typeset | str, told: str, truth: str, quiet: int = 0, colour: str = theme.INK) -> DigitRow:
    """A number of which the first signs are quiet, and those are wrong that rounding made."""
    number = digits(told, _LARGE, colour)
    number[:quiet].set_color(_FAINT)  # it is there to be passed over
    right = begin_alike(told, truth)
    number[right:].set_color(theme.WRONG)
    there = formula(head, size=theme.FORMULA_SIZE, colour=theme.QUIET) if isinstance(head, str) else head
    return DigitRow(told, number, there, right)


def in_digits(differences: Differences, placed: bool) -> list[Subtraction]:
    """The values that nearly are the same, and the places, in the digits in which they are told."""
    return [replace(each, further=_FURTHER * placed) for each in (differences.cancelling, differences.stepped)]


def digit_rows(differences: Differences, letter: str, name: Typeset, placed: bool) -> tuple[list[DigitRow], str]:
    """What is rounded with the shortest step, what is left of both values, and that divided by the step, which has a
    name; and the true slope, as it is told."""
    h, cut, (of, step) = exact(differences.last), differences.cut, in_digits(differences, placed)
    (at, less), (_, more) = cut.foot, cut.edge_at(h)
    place, value, both = _heads(letter, cut)
    is_known = isinstance(more, Fraction) and isinstance(less, Fraction)
    if placed:
        first = _row(place, step.told[0], step.digits(exact(at) + h), step.alike)
    else:
        first = _row(value, of.told[0], of.digits(exact(more)) if is_known else of.told[0], of.alike)
    left = of.told[2]
    true = more - less if is_known else exact(cut.slope) * h
    zeros, decimals = len(left) - len(left.lstrip("-0.")), of.quotient_decimals(float(h))
    quotient, slope = (written(Fraction(each), decimals) for each in (of.difference / h, exact(cut.slope)))
    second = _row(both, left, of.digits(true), zeros)
    return [first, second, _row(name, quotient, slope, 0, theme.ONE_SIDE)], slope
