"""Trees as sums of products: the algebra a teacher does without thinking, and nothing beyond it.

Numbers are multiplied together, equal factors become powers, equal terms are added up, zeros and ones
disappear. What somebody put in brackets stays there: (x − 3)² is not multiplied out.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from steepest.calculus.tree.evaluation import over_numbers
from steepest.calculus.tree.grammar import CONSTANTS
from steepest.calculus.tree.notation import source
from steepest.calculus.tree.polynomial import names_in
from steepest.calculus.tree.spine import spine

__all__ = ["Term", "collected", "frozen", "number", "product", "terms_of", "tree_of"]

_ONE = Fraction(1)


@dataclass(frozen=True)
class Term:
    """A number times powers of trees, each tree kept under its printed form. No exponent is zero."""

    coefficient: Fraction = _ONE
    powers: dict[str, tuple[ast.expr, Fraction]] = field(default_factory=dict)

    def times(self, other: Term) -> Term:
        """Return the product, powers of the same tree gathered."""
        powers = dict(self.powers)
        for key, (base, exponent) in other.powers.items():
            total = exponent + (powers[key][1] if key in powers else 0)
            powers.pop(key, None)
            if total:
                powers[key] = base, total
        return Term(self.coefficient * other.coefficient, powers)

    def scaled(self, factor: Fraction | int) -> Term:
        """Return the term times a number."""
        return Term(self.coefficient * factor, self.powers)

    def raised(self, exponent: Fraction) -> Term | None:
        """Return the power where it distributes over the factors: for a whole exponent, and not where zero
        would have a negative one.
        """
        if exponent.denominator != 1 or (not self.coefficient and exponent <= 0):
            return None
        powers = {key: (base, e * exponent) for key, (base, e) in self.powers.items() if exponent}
        return Term(self.coefficient ** int(exponent), powers)


def number(value: Fraction | int, decimals: bool = False) -> ast.expr:
    """Return the tree of a number: whole, decimal where that is wanted and it ends, else a quotient.

    >>> [source(number(Fraction(*v), True)) for v in ((3, 1), (-34, 5), (1, 3))]
    ['3', '-6.8', '1/3']
    """
    value = Fraction(value)
    if value < 0:
        return _negative(number(-value, decimals))
    if value.denominator == 1:
        return ast.Constant(value=value.numerator, kind=str(value.numerator))
    written = _decimal(value) if decimals else None
    if written is not None:
        return ast.Constant(value=value, kind=written)  # type: ignore[arg-type]
    return ast.BinOp(left=number(value.numerator), op=ast.Div(), right=number(value.denominator))


def _decimal(value: Fraction) -> str | None:
    for places in range(1, 13):
        scaled = value * 10**places
        if scaled.denominator == 1:
            whole, part = divmod(scaled.numerator, 10**places)
            return f"{whole}.{part:0{places}d}"
    return None


def _negative(tree: ast.expr) -> ast.expr:
    """Put the minus sign at the front of what a product or quotient begins with."""
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, (ast.Mult, ast.Div)):
        return ast.BinOp(left=_negative(tree.left), op=tree.op, right=tree.right)
    if isinstance(tree, ast.UnaryOp):
        return tree.operand
    return ast.UnaryOp(op=ast.USub(), operand=tree)


def _single(base: ast.expr, exponent: Fraction = _ONE) -> Term:
    return Term(_ONE, {source(base): (base, exponent)})


def terms_of(node: ast.expr) -> list[Term]:
    """Return the terms of a tree, in order; brackets that hold a sum stay whole.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> tree = read("2*x*3*x - (y - 1) + 4*(x + y)**2", FORMULA(["x", "y"]))
    >>> [(str(term.coefficient), list(term.powers)) for term in terms_of(tree)]
    [('6', ['x']), ('-1', ['y']), ('1', []), ('4', ['x + y'])]
    """
    match node:
        case ast.UnaryOp(operand=operand):
            return [term.scaled(-1) for term in terms_of(operand)]
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            first, further = spine(node)
            terms = terms_of(first)
            for op, operand in further:
                sign = 1 if isinstance(op, ast.Add) else -1
                terms += [term.scaled(sign) for term in terms_of(operand)]
            return terms
        case ast.BinOp(op=ast.Mult() | ast.Div()):
            first, further = spine(node)
            result = _factor(first)
            for op, operand in further:
                factor: Term | None = _factor(operand)
                if isinstance(op, ast.Div):
                    assert factor is not None
                    factor = factor.raised(Fraction(-1))
                    if factor is None:  # a division by zero has no value, and keeps it that way
                        factor = _single(operand, Fraction(-1))
                assert factor is not None
                result = result.times(factor)
            return [result]
    return [_factor(node)]


def _factor(node: ast.expr) -> Term:
    """Return a tree as one term: a single term is taken apart, a sum is one factor."""
    match node:
        case ast.Constant(value=int() | Fraction() as value):
            return Term(Fraction(value))
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            return _raised(node, base, exponent)
        case ast.Name() | ast.Call():
            return _single(node)
    terms = collected(terms_of(node))
    return terms[0] if len(terms) == 1 else _single(node) if terms else Term(Fraction(0))


def _raised(node: ast.expr, base: ast.expr, exponent: ast.expr) -> Term:
    steps = collected(terms_of(exponent))
    if len(steps) > 1 or (steps and steps[0].powers):
        return _single(node)
    value = steps[0].coefficient if steps else Fraction(0)
    whole = _factor(base).raised(value)
    if whole is not None:
        return whole
    return (
        _single(base, value) if not isinstance(base, ast.BinOp) or value.denominator == 1 else _single(node)
    )


def product(terms: Sequence[Term], factor: Term, names: Sequence[str], decimals: bool) -> Term:
    """Return a sum times a term as one term: a single term is multiplied in, several stand in brackets."""
    if not terms:
        return Term(Fraction(0))
    if len(terms) == 1:
        return factor.times(terms[0])
    return factor.times(_single(tree_of(terms, names, decimals)))


def collected(terms: Iterable[Term]) -> list[Term]:
    """Return the terms with equal ones added up and zeros left out, each where it first stood.

    A sum in brackets with nothing but a sign before it loses the brackets.
    """
    total: dict[frozenset[tuple[str, Fraction]], Term] = {}
    for term in terms:
        for part in _unpacked(term):
            key = frozenset((name, exponent) for name, (_, exponent) in part.powers.items())
            before = total[key].coefficient if key in total else Fraction(0)
            total[key] = Term(before + part.coefficient, part.powers)
    return [term for term in total.values() if term.coefficient]


def _unpacked(term: Term) -> list[Term]:
    if abs(term.coefficient) == 1 and len(term.powers) == 1:
        (base, exponent) = next(iter(term.powers.values()))
        if exponent == 1 and isinstance(base, ast.BinOp) and isinstance(base.op, (ast.Add, ast.Sub)):
            return [part.scaled(term.coefficient) for part in terms_of(base)]
    return [term]


def tree_of(terms: Sequence[Term], names: Sequence[str], decimals: bool = False) -> ast.expr:
    """Return the sum of the terms as a tree, the first positive term in front, variables in the order of
    `names`.

    With `decimals`, coefficients are written as decimals where they end.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> tree = read("-6*y*x/4 + 2 + y*y", FORMULA(["x", "y"]))
    >>> source(tree_of(collected(terms_of(tree)), ["x", "y"]))
    '2 - 3*x*y/2 + y**2'
    """
    if not terms:
        return number(0)
    first = next((i for i, term in enumerate(terms) if term.coefficient > 0), 0)
    ordered = [terms[first], *terms[:first], *terms[first + 1 :]]
    tree = _term_tree(ordered[0], names, decimals)
    for term in ordered[1:]:
        op = ast.Add() if term.coefficient > 0 else ast.Sub()
        tree = ast.BinOp(
            left=tree,
            op=op,
            right=_term_tree(term.scaled(1 if term.coefficient > 0 else -1), names, decimals),
        )
    return tree


def _term_tree(term: Term, names: Sequence[str], decimals: bool) -> ast.expr:
    size = abs(term.coefficient)
    whole = decimals and _decimal(size) is not None
    above = (
        [number(size if whole else size.numerator, decimals)]
        if (size if whole else size.numerator) != 1
        else []
    )
    below = [number(size.denominator)] if not whole and size.denominator > 1 else []

    def place(item: tuple[ast.expr, Fraction]) -> tuple[int, int]:
        base = item[0]
        if isinstance(base, ast.Name):
            return (
                (0, -1) if base.id in CONSTANTS and base.id not in names else (1, list(names).index(base.id))
            )
        return (3 if isinstance(base, ast.Call) else 2, 0)

    for base, exponent in sorted(term.powers.values(), key=place):
        size_of = abs(exponent)
        power = base if size_of == 1 else ast.BinOp(left=base, op=ast.Pow(), right=number(size_of))
        (above if exponent > 0 else below).append(power)
    tree = _multiplied(above) if above else number(1)
    if below:
        tree = ast.BinOp(left=tree, op=ast.Div(), right=_multiplied(below))
    return _negative(tree) if term.coefficient < 0 else tree


def _multiplied(factors: Sequence[ast.expr]) -> ast.expr:
    tree = factors[0]
    for factor in factors[1:]:
        tree = ast.BinOp(left=tree, op=ast.Mult(), right=factor)
    return tree


def frozen(node: ast.expr, values: Mapping[str, Fraction], names: Sequence[str], decimals: bool) -> ast.expr:
    """Return the tree with numbers in place of the names in `values`; parts that are numbers then are worked out.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> tree = read("x**2 + 3*y + (5 - x - 2*y)**2", FORMULA(["x", "y"]))
    >>> source(frozen(tree, {"y": Fraction(1)}, ["x"], False))
    'x**2 + 3 + (3 - x)**2'
    >>> source(frozen(read("x*cos(pi*y)", FORMULA(["x", "y"])), {"y": Fraction(1, 2)}, ["x"], False))
    '0'
    """
    match node:
        case ast.Name(id=name) if name in values:
            return number(values[name], decimals)
        case ast.UnaryOp(op=op, operand=operand):
            node = ast.UnaryOp(op=op, operand=frozen(operand, values, names, decimals))
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            base, exponent = (frozen(part, values, names, decimals) for part in (base, exponent))
            node = ast.BinOp(left=base, op=ast.Pow(), right=exponent)
        case ast.BinOp():
            first, further = spine(node)
            node = frozen(first, values, names, decimals)
            for sign, operand in further:
                node = ast.BinOp(left=node, op=sign, right=frozen(operand, values, names, decimals))
        case ast.Call(func=func, args=[argument]):
            node = ast.Call(func=func, args=[frozen(argument, values, names, decimals)], keywords=[])
            return node if (known := _rational(node)) is None else number(known, decimals)
    return tree_of(collected(terms_of(node)), names, decimals)


def _rational(node: ast.Call) -> Fraction | None:
    """The value of a function of a number, where that is known to be rational: one that is only close to it is found
    by rounding, sin π as 1e-16."""
    if names_in(node) - CONSTANTS:
        return None
    try:
        value = over_numbers(node, {})
    except (ArithmeticError, ValueError):
        return None
    return value if isinstance(value, Fraction) else None
