"""The numbers of one sum, as they are printed: one count of decimals for all of them, and whether they add up so."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from steepest.calculus import Number
from steepest.script.values.digits import order
from steepest.script.values.showing import exact_of
from steepest.stage import theme
from steepest.stage.type.exact_figures import digits_told
from steepest.stage.type.fitting import in_own_digits
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_DIGITS = 3  # of the smallest number at least, where they cannot be told exactly
_EXACT, _MOST = 4, 8  # decimals of numbers that are told exactly, and digits of the largest, at most
Told = tuple[Number, str]
"""A number, and the format that it is told in."""


@dataclass(frozen=True)
class ToldSum:
    """Some terms and their total, told in one `form`: with as many decimals as all of them have, or, where these would
    be many, with so many that the smallest can be read, and that none reads as a whole number. Numbers too unlike for
    that have three digits each.

    >>> from fractions import Fraction
    >>> whole = ToldSum((Fraction(1, 2), Fraction(1, 4)), Fraction(3, 4))
    >>> whole.form, whole.sign
    ('.2f', '=')
    >>> thirds = ToldSum((Fraction(2, 3), Fraction(2, 3)), Fraction(4, 3))  # 0.667 and 0.667, and 1.333
    >>> thirds.form, thirds.sign
    ('.3f', 'approx')
    >>> ToldSum((Fraction(-300019, 10**5), Fraction(-99991, 10**5)), Fraction(-40001, 10**4)).form  # not −1.000
    '.4f'
    >>> ToldSum((4, -3), 1).form, ToldSum((1e9, 1e-9), 1e9 + 1e-9).form
    ('.0f', '.3g')
    >>> ToldSum((0.0142015, -1.53e-6), 0.01419997).form  # with seven decimals, −0.0000015 would stand for −1.53 × 10⁻⁶
    '.3g'
    """

    terms: Sequence[Number]
    total: Number

    @cached_property
    def form(self) -> str:
        """How each of them is told, without a plus before what is positive."""
        numbers = [exact_of(each) for each in (*self.terms, self.total)]
        orders = [order(each) for each in numbers if each] or [0]
        room = _MOST - 1 - max(*orders, 0)
        for count in range(min(_EXACT, room) + 1):
            if all(each * 10**count % 1 == 0 for each in numbers):
                return f".{count}f"
        few = max(_DIGITS - 1 - min(orders), 0)
        if few > room:
            return f".{_DIGITS}g"
        broken = [each for each in numbers if each % 1]
        return f".{next((k for k in range(few, room + 1) if all(round(each, k) % 1 for each in broken)), few)}f"

    @property
    def sign(self) -> str:
        """What stands before the total: whether the numbers as they are printed add up to it."""
        return sign_of([[(term, self.form)] for term in self.terms], (self.total, self.form), {})

    def number(
        self, scene: LectureScene[Any], source: str, size: float = theme.FORMULA_SIZE, colour: str = theme.INK
    ) -> Typeset:
        """One of them, which the expression `source` gives."""
        return self._set(scene, source, self.form, size, colour)

    def signed(self, scene: LectureScene[Any], source: str, size: float, colour: str) -> Typeset:
        """The same with a plus where it is positive."""
        return self._set(scene, source, f"+{self.form}", size, colour)

    def _set(self, scene: LectureScene[Any], source: str, form: str, size: float, colour: str) -> Typeset:
        if form.endswith("g"):
            return scene.formula(f"{{{source}:{form}}}", size, colour)
        return in_own_digits(source, form, scene.number(source), size, colour)


def sign_of(products: Iterable[Sequence[Told]], total: Told, names: Mapping[str, object]) -> str:
    """The sign between a sum of products and its total: whether the numbers make it as they are printed over these
    names, which may ask for more digits of some.

    >>> sign_of([[(4, ".3g"), (0.5, "g")], [(3, ".3g"), (-0.5, "g")]], (0.5, ".1f"), {})
    '='
    >>> sign_of([[(1 / 3, ".3g")]], (1 / 3, ".2f"), {})
    'approx'
    """
    made = sum(math.prod(digits_told(*each, names).value for each in factors) for factors in products)
    return "=" if made == digits_told(*total, names).value else "approx"
