"""A tree as Unicode text on one line."""

from __future__ import annotations

import ast

from steepest.calculus.tree.notation.brackets import (
    ATOM,
    POWER,
    POWERED_CALLS,
    PRODUCT,
    leading,
    number_typed,
    strength,
    summed,
    unfit,
)
from steepest.calculus.tree.notation.variables import is_differential, is_word, words
from steepest.calculus.tree.spine import spine

_HIGH = dict(zip("0123456789−xyn", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ˣʸⁿ", strict=True))


def text(node: ast.expr) -> str:
    """Return the tree as Unicode text on one line.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> text(read("(w1 - 3)**2 + 3*x*y/2 - sin(x)", FORMULA(["w1", "x", "y"])))
    '(w₁ − 3)² + 3xy/2 − sin x'
    """
    match node:
        case ast.Constant():
            return _text_number(node)
        case ast.Name(id=name):
            return words(name)
        case ast.UnaryOp(operand=operand):
            return "−" + _text_grouped(operand, POWER)
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            return _text_power(base, exponent)
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            return summed(node, text, "−")
        case ast.BinOp():
            return _text_product(node)
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return _text_call(name, argument, bare=True)
    raise unfit(node)


def _text_grouped(node: ast.expr, wanted: int) -> str:
    return text(node) if strength(node) >= wanted else f"({text(node)})"


def _text_number(node: ast.Constant) -> str:
    mantissa, _, exponent = number_typed(node).partition("e")
    if not exponent:
        return mantissa
    power = "10" + "".join(_HIGH[c] for c in exponent.replace("-", "−"))
    return power if mantissa == "1" else f"{mantissa} · {power}"


def _text_power(base: ast.expr, exponent: ast.expr) -> str:
    raised = text(exponent)
    high = all(c in _HIGH for c in raised)
    raised = "".join(_HIGH[c] for c in raised) if high else f"^{_text_grouped(exponent, ATOM)}"
    if isinstance(base, ast.Call) and isinstance(base.func, ast.Name):
        name = base.func.id
        if name in POWERED_CALLS and high and isinstance(exponent, ast.Constant):
            return f"{name}{raised}{_text_call('', base.args[0], bare=True)}"
        return (f"({text(base)})" if name == "sqrt" else _text_call(name, base.args[0], bare=False)) + raised
    return (f"({text(base)})" if is_differential(base) else _text_grouped(base, ATOM)) + raised


def _text_call(name: str, argument: ast.expr, bare: bool) -> str:
    inner = text(argument)
    if name == "abs":
        return f"|{inner}|"
    simple = isinstance(argument, ast.Name) or (
        isinstance(argument, ast.Constant) and strength(argument) == ATOM
    )
    if name == "sqrt":
        return f"√{inner}" if simple else f"√({inner})"
    return f"{name} {inner}" if simple and bare and isinstance(argument, ast.Name) else f"{name}({inner})"


def _text_product(node: ast.expr) -> str:
    first, further = spine(node)
    printed = text(first) if isinstance(first, ast.UnaryOp) else _text_grouped(first, PRODUCT)
    left, divided = first, False
    for position, (op, factor) in enumerate(further):
        if divided:
            printed = f"({printed})"
        if isinstance(op, ast.Div):
            printed += "/" + _text_grouped(factor, POWER)
        else:
            if position == 0 or not divided:
                printed = printed if not _runs_on(left) or _is_call(factor) else _closed(printed, left)
            printed += _text_joint(left, factor, divided) + _text_grouped(factor, POWER)
        left, divided = factor, isinstance(op, ast.Div)
    return printed


def _is_call(node: ast.expr) -> bool:
    begins = leading(node) if strength(node) == POWER else node
    return isinstance(begins, ast.Call)


def _runs_on(node: ast.expr) -> bool:
    """Whether a factor prints as `sin x`, into which a factor that follows would be drawn."""
    node = node.operand if isinstance(node, ast.UnaryOp) else node
    call = node.left if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) else node
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
        return False
    return call.func.id not in ("abs", "sqrt") and isinstance(call.args[0], ast.Name)


def _closed(printed: str, left: ast.expr) -> str:
    """Close the brackets of a call that was printed without them, at the end of what is printed."""
    call = left.operand if isinstance(left, ast.UnaryOp) else left
    call = call.left if isinstance(call, ast.BinOp) else call
    assert isinstance(call, ast.Call)
    inner = text(call.args[0])
    if printed.endswith(f" {inner}"):
        return f"{printed.removesuffix(f' {inner}')}({inner})"
    return printed


def _text_joint(left: ast.expr, right: ast.expr, divided: bool) -> str:
    begins = leading(right) if strength(right) == POWER else right
    if isinstance(begins, (ast.Constant, ast.UnaryOp)) or is_word(left) or is_word(begins):
        return " · "
    if strength(right) < POWER or divided:
        return ""
    if (
        isinstance(begins, ast.Call)
        and isinstance(begins.func, ast.Name)
        and begins.func.id not in ("sqrt", "abs")
    ):
        return " "
    return " " if _is_call(left) else ""
