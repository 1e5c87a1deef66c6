"""Partial derivatives of a tree, by the rules a teacher applies, left as a teacher leaves them.

The chain rule keeps brackets: the derivative of (5 − w1 − 2·w2)² in w2 is −4·(5 − w1 − 2·w2), in the letters
and in the order that were typed, which no computer algebra system preserves. Sympy serves twice: its form is
taken where the rules leave a much longer expression than need be, and tests compare every rule with it.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from fractions import Fraction

from steepest.calculus.tree.notation import source
from steepest.calculus.tree.polynomial import names_in
from steepest.calculus.tree.terms import Term, collected, number, product, terms_of, tree_of

__all__ = ["derivative"]

_MUCH_SHORTER = 0.6


def derivative(
    tree: ast.expr, name: str, names: Sequence[str], decimals: bool = False, tidy: bool = True
) -> ast.expr:
    """Return the partial derivative in `name` as a tree; `names` gives the order in which variables are
    written.

    With `decimals`, coefficients are written as decimals where they end. Nobody reads a derivative that is not to be
    `tidy`: it is left as the rules make it. The derivative knows only its own
    formula: it may have a value where the function has none.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> tree = read("3*x**2 + 2*x*y + y**3", FORMULA(["x", "y"]))
    >>> source(derivative(tree, "x", ["x", "y"])), source(derivative(tree, "y", ["x", "y"]))
    ('6*x + 2*y', '2*x + 3*y**2')
    """
    terms = _Rules(name, names, decimals).sum(tree)
    result = tree_of(terms, names, decimals)
    if (
        tidy
        and len(terms) > 1
        and any(_is_involved(base) for term in terms for base, _ in term.powers.values())
    ):
        return _tidied(result, names, decimals)
    return result


def _is_involved(base: ast.expr) -> bool:
    return not isinstance(base, (ast.Name, ast.Call))


def _tidied(tree: ast.expr, names: Sequence[str], decimals: bool) -> ast.expr:
    from steepest.calculus.tree.symbolic import is_small, length, of_sympy, to_sympy

    if not is_small(tree):  # beyond what anybody reads, and slow to rewrite
        return tree
    try:
        other = of_sympy(to_sympy(tree), names, decimals)
    except ValueError:
        return tree
    return other if length(other) < _MUCH_SHORTER * length(tree) else tree


class _Rules:
    def __init__(self, name: str, names: Sequence[str], decimals: bool) -> None:
        self.name, self.names, self.decimals = name, names, decimals

    def sum(self, tree: ast.expr) -> list[Term]:
        """Sum rule: term by term; a term without the variable drops out."""
        return collected(part for term in terms_of(tree) for part in self.product(term))

    def product(self, term: Term) -> list[Term]:
        """Product rule: each factor in turn, the others as they are."""
        parts = []
        for key, (base, exponent) in term.powers.items():
            if self.name in names_in(base):
                others = Term(term.coefficient, {k: v for k, v in term.powers.items() if k != key})
                parts.append(_smoothed(others.times(self.power(key, base, exponent))))
        return parts

    def power(self, key: str, base: ast.expr, exponent: Fraction) -> Term:
        """Power rule and chain rule: (uⁿ)′ = n uⁿ⁻¹ u′."""
        outer = Term(exponent, {key: (base, exponent - 1)} if exponent != 1 else {})
        return self.times(self.inner(base), outer)

    def inner(self, base: ast.expr) -> list[Term]:
        match base:
            case ast.Name():
                return [Term()]
            case ast.Call(func=ast.Name(id=call), args=[argument]):
                return [self.times(self.sum(argument), _outer(call, argument))]
            case ast.BinOp(op=ast.Pow(), left=u, right=v):
                return self.general_power(base, u, v)
        return self.sum(base)

    def general_power(self, tree: ast.expr, u: ast.expr, v: ast.expr) -> list[Term]:
        """(uᵛ)′ = v uᵛ⁻¹ u′ + uᵛ log(u) v′."""
        below = tree_of(collected([*terms_of(v), Term(Fraction(-1))]), self.names, self.decimals)
        powers = collected(terms_of(ast.BinOp(left=u, op=ast.Pow(), right=below)))
        lowered = powers[0] if powers else Term(Fraction(0))  # where u is x - x
        by_base = self.times(self.sum(u), self.times(collected(terms_of(v)), lowered))
        by_exponent = self.times(self.sum(v), _call("log", u).times(_power_of(tree)))
        return collected([by_base, by_exponent])

    def times(self, terms: Sequence[Term], factor: Term) -> Term:
        return product(terms, factor, self.names, self.decimals)


def _power_of(tree: ast.expr, exponent: Fraction | int = 1) -> Term:
    return Term(powers={source(tree): (tree, Fraction(exponent))})


def _factor_of(tree: ast.expr, exponent: int = 1) -> Term:
    """Return a power of a tree, a product taken apart so that its factors can cancel."""
    terms = collected(terms_of(tree))
    whole = terms[0].raised(Fraction(exponent)) if len(terms) == 1 else None
    return _power_of(tree, exponent) if whole is None else whole


def _smoothed(term: Term) -> Term:
    """Write |u| for u²/|u|: so x·|x| has the slope 2|x|, also at 0, where u²/|u| has no value."""
    for base, exponent in term.powers.values():
        match base:
            case ast.Call(func=ast.Name(id="abs"), args=[argument]) if exponent == -1:
                inner = _factor_of(argument)
                if inner.powers and all(
                    key in term.powers and term.powers[key][1] >= 2 * power
                    for key, (_, power) in inner.powers.items()
                ):
                    square = inner.raised(Fraction(-2))
                    return term if square is None else term.times(square).times(_call("abs", argument, 2))
    return term


def _call(name: str, argument: ast.expr, exponent: int = 1) -> Term:
    tree = ast.Call(func=ast.Name(id=name), args=[argument], keywords=[])
    return _power_of(tree, exponent)


def _outer(call: str, argument: ast.expr) -> Term:
    """Return the derivative of a function at its argument."""
    match call:
        case "sin":
            return _call("cos", argument)
        case "cos":
            return _call("sin", argument).scaled(-1)
        case "tan":
            return _one_and_square("tan", argument, ast.Add())
        case "tanh":
            return _one_and_square("tanh", argument, ast.Sub())
        case "exp":
            return _call("exp", argument)
        case "log":
            return _factor_of(argument, -1)
        case "sqrt":
            return _call("sqrt", argument, -1).scaled(Fraction(1, 2))
        case "abs":
            return _call("abs", argument, -1).times(_factor_of(argument))
    raise ValueError(f"{call} has no derivative here")


def _one_and_square(call: str, argument: ast.expr, op: ast.operator) -> Term:
    square = ast.BinOp(
        left=ast.Call(func=ast.Name(id=call), args=[argument], keywords=[]), op=ast.Pow(), right=number(2)
    )
    tree = ast.BinOp(left=number(1), op=op, right=square)
    return _power_of(tree)
