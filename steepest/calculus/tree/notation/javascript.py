"""A tree as JavaScript, so that a page works out the same numbers from the same formula."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from steepest.calculus.tree.evaluation import over_numbers
from steepest.calculus.tree.notation.brackets import unfit
from steepest.calculus.tree.polynomial import names_in
from steepest.calculus.tree.spine import spine


def javascript(tree: ast.expr, names: Sequence[str]) -> str:
    """Return a function of JavaScript whose parameters stand for the variables `names`, in their order.

    What has no variables in it is worked out here, exactly, and printed as the nearest float64. The code holds numbers,
    signs, its own names for variables and calls of `quotient`, `power`, `logarithm` and `Math`, whatever a formula's
    author typed. The three functions give NaN where a formula has no value.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> print(javascript(read("sin(x)**2/y + (1/3 - 2)*x", FORMULA(["x", "y"])), ["x", "y"]))
    (v0, v1) => quotient(power(Math.sin(v0), 2), v1) + (-1.6666666666666667) * v0
    """
    parameters = {name: f"v{number}" for number, name in enumerate(names)}
    return f"({', '.join(parameters.values())}) => {_Printer(parameters).code(tree)}"


class _Printer:
    def __init__(self, parameters: dict[str, str]) -> None:
        self.parameters = parameters

    def code(self, node: ast.expr) -> str:
        if self.is_number(node):
            return _number(node)
        match node:
            case ast.Name(id=name):
                return self.parameters[name]
            case ast.UnaryOp(operand=operand):
                return f"-{self.factor(operand)}"
            case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
                return f"power({self.code(base)}, {self.code(exponent)})"
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                first, further = spine(node)
                printed = self.code(first)
                for op, term in further:
                    printed += f" {'+' if isinstance(op, ast.Add) else '-'} {self.term(term)}"
                return printed
            case ast.BinOp():
                first, further = spine(node)
                printed = self.factor(first)
                for op, factor in further:
                    if isinstance(op, ast.Mult):
                        printed += f" * {self.factor(factor)}"
                    else:
                        printed = f"quotient({printed}, {self.code(factor)})"
                return printed
            case ast.Call(func=ast.Name(id=name), args=[argument]):
                return f"{'logarithm' if name == 'log' else f'Math.{name}'}({self.code(argument)})"
        raise unfit(node)

    def term(self, node: ast.expr) -> str:
        """A part of a sum, in brackets where it is a sum itself or begins with a minus sign."""
        printed = self.code(node)
        within = isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub))
        return f"({printed})" if within or printed.startswith("-") else printed

    def factor(self, node: ast.expr) -> str:
        """A part of a product or behind a minus sign, in brackets where it is no single name, number or call."""
        alone = isinstance(node, (ast.Name, ast.Call)) or (
            isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)
        )
        return self.code(node) if alone or self.is_number(node) else f"({self.code(node)})"

    def is_number(self, node: ast.expr) -> bool:
        return not names_in(node).intersection(self.parameters)


def _number(node: ast.expr) -> str:
    """The value of a part without variables; NaN where it has none, or one beyond the largest float64."""
    try:
        value = float(over_numbers(node, {}))
    except (ArithmeticError, ValueError):
        return "NaN"
    printed = repr(value).removesuffix(".0")
    return f"({printed})" if value < 0 else printed
