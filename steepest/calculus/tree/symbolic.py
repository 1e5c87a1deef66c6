"""Turns trees into sympy expressions, node by node and never through text, and back into trees in the shortest
form a teacher would choose.

Sympy is imported on the first call, not before: it costs more than all the rest of this package.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from steepest.calculus.tree.grammar import CALLS
from steepest.calculus.tree.spine import spine
from steepest.calculus.tree.terms import collected, number, terms_of, tree_of

__all__ = ["is_small", "length", "of_sympy", "to_sympy"]

_MOST_TO_READ = 150
_HIGHEST_DEGREE = 8
_HIGHEST_TO_FACTOR = 40


def to_sympy(tree: ast.expr) -> Any:
    """Return the tree as a sympy expression in real symbols, decimals as exact rationals.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> to_sympy(read("x**2/4 + 0.1", FORMULA(["x"])))
    x**2/4 + 1/10
    """
    import sympy

    match tree:
        case ast.Constant(value=int() | Fraction() as value):
            return sympy.Rational(Fraction(value).numerator, Fraction(value).denominator)
        case ast.Name(id="pi"):
            return sympy.pi
        case ast.Name(id=name):
            return sympy.Symbol(name, real=True)
        case ast.UnaryOp(operand=operand):
            return -to_sympy(operand)
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            return to_sympy(base) ** to_sympy(exponent)
        case ast.BinOp():
            first, further = spine(tree)
            result = to_sympy(first)
            for op, operand in further:
                value = to_sympy(operand)
                match op:
                    case ast.Add():
                        result += value
                    case ast.Sub():
                        result -= value
                    case ast.Mult():
                        result *= value
                    case _:
                        result /= value
            return result
        case ast.Call(func=ast.Name(id="abs"), args=[argument]):
            return sympy.Abs(to_sympy(argument))
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return getattr(sympy, name)(to_sympy(argument))
    raise ValueError(f"a formula has no {type(tree).__name__}")


def of_sympy(expression: Any, names: Sequence[str], decimals: bool = False) -> ast.expr:
    """Return a sympy expression as a tree in the shortest of its forms; see `Formula.of_sympy`."""
    import sympy

    forms = [expression]
    if is_small(_tree(expression, names, decimals)) and _is_factored_at_once(expression):
        forms += [sympy.expand(expression), sympy.factor(expression), sympy.factor_terms(expression)]
    trees = [tree_of(collected(terms_of(_tree(form, names, decimals))), names, decimals) for form in forms]
    return min(trees, key=lambda tree: (length(tree) - _bonus(tree), length(tree)))


def _is_factored_at_once(expression: Any) -> bool:
    """Whether sympy takes the expression for a polynomial of a low degree.

    To it, exp(1.7*x) is a power of exp(x/10). With decimals of three places it is one of a degree in the thousands, on
    which it would work for minutes. A `Poly` of it has a place for each power up to that degree, whether it has a
    coefficient or not: so the few terms are looked at before one is made.
    """
    import sympy
    from sympy.polys.polyerrors import BasePolynomialError
    from sympy.polys.polyutils import parallel_dict_from_expr

    numerator, _ = sympy.fraction(sympy.together(expression))
    try:
        (terms,), _ = parallel_dict_from_expr([sympy.expand(numerator)])
    except BasePolynomialError:  # a number, or no polynomial in anything
        return True
    return bool(max(map(sum, terms)) <= _HIGHEST_TO_FACTOR)


def length(tree: ast.expr) -> int:
    """Return how much there is to read: the count of numbers, names, signs and functions.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> length(read("2*(x - 3)", FORMULA(["x"])))
    5
    """
    return sum(isinstance(n, (ast.Constant, ast.Name, ast.BinOp, ast.UnaryOp)) for n in ast.walk(tree))


def is_small(tree: ast.expr) -> bool:
    """Whether a tree can be rewritten at once: 150 things to read, degree 8 when multiplied out, or less.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> [is_small(read(typed, FORMULA(["x", "y"]))) for typed in ("(x - y)**2*x", "(x + y)**30")]
    [True, False]
    """
    return length(tree) <= _MOST_TO_READ and _degree(tree) <= _HIGHEST_DEGREE


def _degree(tree: ast.expr) -> float:
    """Return a bound for the degree, denominators multiplied out as well."""
    match tree:
        case ast.Name():
            return 1
        case ast.UnaryOp(operand=inner) | ast.Call(args=[inner]):
            return _degree(inner)
        case ast.BinOp(op=ast.Pow(), left=base, right=ast.Constant(value=int() | Fraction() as exponent)):
            return _degree(base) * max(1.0, abs(float(exponent)))
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            return _degree(base) + _degree(exponent)
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            first, further = spine(tree)
            return max(_degree(part) for part in [first, *(term for _, term in further)])
        case ast.BinOp():
            first, further = spine(tree)
            return sum(_degree(part) for part in [first, *(factor for _, factor in further)])
    return 0


def _bonus(tree: ast.expr) -> int:
    """Prefer, among forms of like length, the one in which roots can be read off: factors such as x - 3."""
    roots = 0
    for factor in [spine(tree)[0], *(f for op, f in spine(tree)[1] if isinstance(op, (ast.Mult, ast.Div)))]:
        base = factor.left if isinstance(factor, ast.BinOp) and isinstance(factor.op, ast.Pow) else factor
        match base:
            case ast.BinOp(left=ast.Name(), op=ast.Add() | ast.Sub(), right=ast.Constant()):
                roots += 1
    return roots


def _tree(expression: Any, names: Sequence[str], decimals: bool) -> ast.expr:
    import sympy

    match expression:
        case sympy.Rational():
            return number(Fraction(int(expression.p), int(expression.q)), decimals)
        case sympy.Symbol(name=name) if name in names:
            return ast.Name(id=name)
        case sympy.core.numbers.Pi():
            return ast.Name(id="pi")
        case sympy.core.numbers.Exp1():
            return ast.Call(func=ast.Name(id="exp"), args=[number(1)], keywords=[])
        case sympy.Add():
            parts = [_tree(part, names, decimals) for part in expression.as_ordered_terms()]
            return tree_of(collected(terms_of(_folded(parts, ast.Add()))), names, decimals)
        case sympy.Mul():
            return _folded(
                [_tree(part, names, decimals) for part in expression.as_ordered_factors()], ast.Mult()
            )
        case sympy.Function(args=[argument]) if type(expression).__name__ in CALLS:
            return _called(type(expression).__name__, argument, names, decimals)
        case sympy.Abs(args=[argument]):
            return _called("abs", argument, names, decimals)
        case sympy.sign(args=[argument]):
            return ast.BinOp(
                left=_tree(argument, names, decimals),
                op=ast.Div(),
                right=_called("abs", argument, names, decimals),
            )
        case sympy.Pow(args=[base, exponent]):
            if exponent in (sympy.Rational(1, 2), sympy.Rational(-1, 2)):
                root = _called("sqrt", base, names, decimals)
                return root if exponent > 0 else ast.BinOp(left=number(1), op=ast.Div(), right=root)
            return ast.BinOp(
                left=_tree(base, names, decimals), op=ast.Pow(), right=_tree(exponent, names, decimals)
            )
    raise ValueError(f"{expression} cannot be written as a formula in {', '.join(names)}")


def _called(name: str, argument: Any, names: Sequence[str], decimals: bool) -> ast.expr:
    return ast.Call(func=ast.Name(id=name), args=[_tree(argument, names, decimals)], keywords=[])


def _folded(parts: Sequence[ast.expr], op: ast.operator) -> ast.expr:
    tree = parts[0]
    for part in parts[1:]:
        tree = ast.BinOp(left=tree, op=op, right=part)
    return tree
