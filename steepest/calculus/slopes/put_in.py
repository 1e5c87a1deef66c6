"""A function with numbers put in for its letters, as it is written down before anybody works it out."""

from __future__ import annotations

import ast
import copy
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from steepest.calculus.function import Function
from steepest.calculus.numbers import Point, exact
from steepest.calculus.tree import notation
from steepest.calculus.tree.polynomial import names_in

__all__ = ["PutIn"]

_WORD = "putin"  # what letters are called meanwhile: between a number and a word stands a dot, so between two numbers


@dataclass(frozen=True)
class PutIn:
    """A function as it reads `at` a point: each letter, or each of some `names`, is a number there. It prints itself,
    as a function does; in a wrapped formula a number is the part that its letter was.

    >>> put = PutIn(Function("6*x**2 + 2*x*y**3", ["x", "y"]), (Fraction(1), Fraction(-1, 2)))
    >>> put.text(), put.typst()
    ('6 · 1² + 2 · 1 · (−0.5)³', '6 dot attach(1, t: 2) + 2 dot 1 dot attach((-0.5), t: 3)')
    """

    function: Function
    at: Point
    names: tuple[str, ...] | None = None

    @property
    def letters(self) -> frozenset[str]:
        """The variables of the function in place of which a number stands."""
        asked = self.function.variables if self.names is None else self.names
        return names_in(self.function.formula.tree) & frozenset(asked)

    def typst(self, wrap: notation.Wrap | None = None) -> str:
        """Return its Typst code: see `steepest.calculus.tree.notation.typst`."""
        put = {_word(name): (name, number) for name, number in self._numbers("-").items()}

        def wrapped(part: str, code: str) -> str:
            part, code = put.get(part, (part, code))
            return wrap(part, code) if wrap else code

        return notation.typst(self._tree, wrapped)

    def text(self) -> str:
        """Return it as Unicode text."""
        told = notation.text(self._tree)
        for name, number in self._numbers("−").items():
            told = told.replace(_word(name), number)
        return told

    @property
    def _tree(self) -> ast.expr:
        tree = copy.deepcopy(self.function.formula.tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and node.id in self.letters:
                node.id = _word(node.id)
        return tree

    def _numbers(self, minus: str) -> Mapping[str, str]:
        numbers = zip(self.function.variables, map(exact, self.at), strict=True)
        return {name: _written(number, minus) for name, number in numbers}


def _word(name: str) -> str:
    return _WORD + "".join(chr(ord("a") + int(each)) if each.isdigit() else each for each in name)


def _written(number: Fraction, minus: str) -> str:
    """A number as a factor is written: as a decimal where that ends, and in brackets where it is negative."""
    size = abs(number)
    decimal = Decimal(size.numerator) / Decimal(size.denominator)
    text = f"{decimal:f}" if Fraction(decimal) == size else f"{size}"
    return f"({minus}{text})" if number < 0 else f"({text})" if "/" in text else text
