"""What every way of printing shares: how firmly parts hold together, and so where brackets are needed."""

from __future__ import annotations

import ast
from collections.abc import Callable

from steepest.calculus.tree.spine import spine

SUM, PRODUCT, POWER, ATOM = 1, 2, 3, 4
"""How firmly a node holds together, from the weakest."""

POWERED_CALLS = frozenset({"sin", "cos", "tan", "tanh"})
"""Functions whose power stands behind their name: sin² x."""


def strength(node: ast.expr) -> int:
    """Say how firmly a node holds together: what is weaker than its surroundings needs brackets."""
    match node:
        case ast.BinOp(op=ast.Add() | ast.Sub()) | ast.UnaryOp():
            return SUM
        case ast.BinOp(op=ast.Mult() | ast.Div()):
            return PRODUCT
        case ast.BinOp():
            return POWER
        case ast.Constant(kind=str() as typed) if "e" in typed.lower():
            return PRODUCT
    return ATOM


def signed(node: ast.expr) -> bool:
    """Whether a term or a factor begins with a minus sign."""
    return isinstance(spine(node)[0], ast.UnaryOp) and strength(node) != POWER


def summed(node: ast.BinOp, show: Callable[[ast.expr], str], minus: str) -> str:
    """A sum, each term as `show` prints it: in brackets where it is a sum itself, or begins with a minus sign."""
    first, further = spine(node)
    printed = show(first)
    for op, term in further:
        shown = f"({show(term)})" if strength(term) == SUM or signed(term) else show(term)
        printed += f" {'+' if isinstance(op, ast.Add) else minus} {shown}"
    return printed


def leading(node: ast.expr) -> ast.expr:
    """Return the node that a term or factor begins with when printed."""
    while isinstance(node, ast.BinOp):
        node = node.left
    return node


def number_typed(node: ast.Constant) -> str:
    """Return a number as it was typed, with a digit in front of its point; a point with no digit behind it is
    dropped.
    """
    typed = node.kind if node.kind is not None else str(node.value)
    mantissa, _, exponent = typed.lower().partition("e")
    if mantissa.startswith("."):
        mantissa = "0" + mantissa
    return mantissa.rstrip(".") + (f"e{int(exponent)}" if exponent else "")


def unfit(node: ast.AST) -> ValueError:
    """The error of a node that no formula has."""
    return ValueError(f"a formula has no {type(node).__name__} to print")
