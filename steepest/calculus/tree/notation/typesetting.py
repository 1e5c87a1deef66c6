"""A tree as a formula of Typst."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

from steepest.calculus.tree.notation.brackets import (
    ATOM,
    POWER,
    POWERED_CALLS,
    PRODUCT,
    SUM,
    leading,
    number_typed,
    signed,
    strength,
    unfit,
)
from steepest.calculus.tree.notation.variables import GREEK, is_word, split
from steepest.calculus.tree.spine import spine

Wrap = Callable[[str, str], str]
"""Takes a part's name and its Typst code, returns the code to stand in its place: see `typst`."""


def _typst_letters(letters: str) -> str:
    if letters in GREEK:
        return letters
    if letters in ("lamda", "lam"):
        return "lambda"
    if len(letters) == 2 and letters[0] == "d":
        return f"dif {letters[1]}"
    return letters if len(letters) == 1 else f'"{letters}"'


def _as_it_is(part: str, code: str) -> str:
    return code


def typst(node: ast.expr, wrap: Wrap | None = None) -> str:
    """Return the tree as the code of a Typst formula (what stands between two dollar signs).

    `wrap(part, code)` is called for every variable, with its name as the part, and for every term of the
    outermost sum, with `term:0`, `term:1`, … as the part; what it returns stands in the code's place. A
    variable with an index may be wrapped in two pieces, letters and index, because an exponent stands above
    the index. The signs between terms stay outside.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> tree = read("(w1 - 3)**2 + 3*y", FORMULA(["w1", "y"]))
    >>> typst(tree)
    '(w_1 - 3)^2 + 3 y'
    >>> typst(tree, lambda part, code: f"#mark[${code}$]" if part == "term:1" else code)
    '(w_1 - 3)^2 + #mark[$3 y$]'
    """
    return _Typst(wrap).formula(node)


class _Typst:
    def __init__(self, wrap: Wrap | None) -> None:
        self.plain = wrap is None
        self.wrap = wrap or _as_it_is

    def formula(self, node: ast.expr) -> str:
        first, further = spine(node) if strength(node) == SUM and isinstance(node, ast.BinOp) else (node, [])
        code = self.wrap("term:0", self.code(first))
        for position, (op, term) in enumerate(further, 1):
            code += (
                f" {'+' if isinstance(op, ast.Add) else '-'} {self.wrap(f'term:{position}', self.term(term))}"
            )
        return code

    def code(self, node: ast.expr, inline: bool = False) -> str:
        """Return a node's code; `inline` writes quotients with a slash, as in an exponent."""
        match node:
            case ast.Constant():
                return self.number(node)
            case ast.Name(id=name):
                return self.name(name)
            case ast.UnaryOp(operand=operand):
                return f"-{self.grouped(operand, POWER, inline)}"
            case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
                return self.power(base, exponent)
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                first, further = spine(node)
                code = self.code(first, inline)
                for op, term in further:
                    code += f" {'+' if isinstance(op, ast.Add) else '-'} {self.term(term, inline)}"
                return code
            case ast.BinOp():
                return self.product(node, inline)
            case ast.Call(func=ast.Name(id=name), args=[argument]):
                return self.call(name, argument)
        raise unfit(node)

    def term(self, node: ast.expr, inline: bool = False) -> str:
        code = self.code(node, inline)
        return f"({code})" if strength(node) == SUM or signed(node) else code

    def grouped(self, node: ast.expr, wanted: int, inline: bool = False) -> str:
        code = self.code(node, inline)
        atom = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and not inline and wanted <= POWER
        return code if atom or strength(node) >= wanted else f"({code})"

    def number(self, node: ast.Constant) -> str:
        mantissa, _, exponent = number_typed(node).partition("e")
        if not exponent:
            return mantissa
        power = f"10^({exponent})"
        return power if mantissa == "1" else f"{mantissa} dot {power}"

    def name(self, name: str) -> str:
        letters, index = self.pieces(name)
        return self.wrap(name, f"{letters}_{index}" if index else letters)

    def pieces(self, name: str) -> tuple[str, str]:
        letters, index = split(name)
        return _typst_letters(letters), index if not index or index.isdigit() or len(
            index
        ) == 1 else f'"{index}"'

    def power(self, base: ast.expr, exponent: ast.expr) -> str:
        raised = self.code(exponent, inline=True)
        if isinstance(base, ast.Call) and isinstance(base.func, ast.Name) and base.func.id in POWERED_CALLS:
            if isinstance(exponent, ast.Constant):
                return self.call(base.func.id, base.args[0], raised)
        elif isinstance(base, ast.Name) and not self.plain:
            letters, index = self.pieces(base.id)
            low = f", b: {self.wrap(base.id, index)}" if index else ""
            return f"attach({self.wrap(base.id, letters)}{low}, t: {raised})"
        code = self.code(base)
        if strength(base) < ATOM or self.is_power_of_e(base):
            code = f"({code})"
        return f"{code}^{raised}" if re.fullmatch(r"[a-z]|[0-9]+", raised) else f"{code}^({raised})"

    @staticmethod
    def is_power_of_e(node: ast.expr) -> bool:
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "exp"

    def product(self, node: ast.expr, inline: bool) -> str:
        first, further = spine(node)
        sign, divided = "", False
        if isinstance(first, ast.UnaryOp):
            sign, first = "-", first.operand
        whole = isinstance(further[0][0], ast.Div) and not inline  # the first factor is all of a numerator
        code = self.code(first) if whole else self.grouped(first, POWER if sign else PRODUCT, inline)
        left = first
        for op, factor in further:
            code = f"({code})" if divided and inline else code
            if isinstance(op, ast.Mult):
                code += _typst_joint(left, factor, divided) + self.grouped(factor, POWER, inline)
            elif inline:
                code += "\\/" + self.grouped(factor, POWER, inline)
            else:
                code = f"frac({code}, {self.code(factor)})"
            left, divided = factor, isinstance(op, ast.Div)
        return sign + code

    def call(self, name: str, argument: ast.expr, power: str = "") -> str:
        inner = self.code(argument, inline=name == "exp")
        if name == "exp":
            return f"e^({inner})"
        if name in ("sqrt", "abs"):
            return f"{name}({inner})"
        if power:
            return f"{name}^({power}) ({inner})"
        return f"{name}({inner})"


def _typst_joint(left: ast.expr, right: ast.expr, divided: bool) -> str:
    """Return what stands between two factors: a space where they may touch, else a dot."""
    begins = leading(right)
    after_number = isinstance(left, ast.Constant) and not divided
    fraction = isinstance(right, ast.BinOp) and isinstance(right.op, ast.Div)
    digits = isinstance(begins, ast.Constant) and strength(right) >= POWER
    digits = digits or isinstance(right, ast.UnaryOp)
    return " dot " if digits or (fraction and after_number) or is_word(left) or is_word(right) else " "
