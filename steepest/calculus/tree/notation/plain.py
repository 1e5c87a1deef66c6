"""A tree as the text that it was read from."""

from __future__ import annotations

import ast

from steepest.calculus.tree.notation.brackets import (
    ATOM,
    POWER,
    PRODUCT,
    number_typed,
    strength,
    summed,
    unfit,
)
from steepest.calculus.tree.spine import spine


def source(node: ast.expr) -> str:
    """Return the tree as text that reads back as the same tree, in the spacing of this project.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> source(read("( w1-3 )**2+.5 * w2", FORMULA(["w1", "w2"])))
    '(w1 - 3)**2 + 0.5*w2'
    """
    match node:
        case ast.Constant():
            return number_typed(node)
        case ast.Name(id=name):
            return name
        case ast.UnaryOp(operand=operand):
            return "-" + _grouped(operand, POWER)
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            return f"{_grouped(base, ATOM)}**{_grouped(exponent, ATOM)}"
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            return summed(node, source, "-")
        case ast.BinOp():
            first, further = spine(node)
            printed = source(first) if isinstance(first, ast.UnaryOp) else _grouped(first, PRODUCT)
            for op, factor in further:
                printed += ("*" if isinstance(op, ast.Mult) else "/") + _grouped(factor, POWER)
            return printed
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return f"{name}({source(argument)})"
    raise unfit(node)


def _grouped(node: ast.expr, wanted: int) -> str:
    return source(node) if strength(node) >= wanted else f"({source(node)})"
