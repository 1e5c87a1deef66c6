"""One term of a sum that gets another number before it, while all else stays."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from fractions import Fraction

from steepest.calculus.numbers import Number
from steepest.calculus.tree.evaluation import over_numbers
from steepest.calculus.tree.spine import spine

__all__ = ["Scaling", "scaling"]


@dataclass(frozen=True)
class Scaling:
    """A `term`, counted from 0, that is multiplied by another number `after` than `before`."""

    term: int
    before: Number
    after: Number


def scaling(one: ast.expr, other: ast.expr) -> Scaling | None:
    """Return what makes one sum the other if it is the number before one of its terms alone, else None.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> formulas = [read(each, FORMULA(["x", "y"])) for each in ("x**2 + (y + 1)**2", "x**2 + 9*(y + 1)**2", "x + 9*y")]
    >>> scaling(*formulas[:2])
    Scaling(term=1, before=Fraction(1, 1), after=Fraction(9, 1))
    >>> scaling(*formulas[1:]) is None
    True
    """
    (first, others), (later, further) = _terms(one), _terms(other)
    if [type(sign) for sign, _ in others] != [type(sign) for sign, _ in further]:
        return None
    before = [_factored(term) for term in (first, *(term for _, term in others))]
    after = [_factored(term) for term in (later, *(term for _, term in further))]
    differ = [k for k, (then, now) in enumerate(zip(before, after, strict=True)) if then != now]
    if len(differ) != 1 or before[differ[0]][1] != after[differ[0]][1]:
        return None
    return Scaling(differ[0], before[differ[0]][0], after[differ[0]][0])


def _terms(node: ast.expr) -> tuple[ast.expr, list[tuple[ast.operator, ast.expr]]]:
    """The first term of a sum, and the others with their signs."""
    is_sum = isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub))
    return spine(node) if is_sum else (node, [])


def _factored(term: ast.expr) -> tuple[Number, list[tuple[str, str]]]:
    """The number that begins a term, 1 where none does, and its other factors."""
    is_product = isinstance(term, ast.BinOp) and isinstance(term.op, (ast.Mult, ast.Div))
    first, further = spine(term) if is_product else (term, [])
    rest = [(type(sign).__name__, ast.unparse(factor)) for sign, factor in further]
    if rest and isinstance(first, ast.Constant) and rest[0][0] == "Mult":
        return over_numbers(first, {}), rest
    return Fraction(1), [("Mult", ast.unparse(first)), *rest]
