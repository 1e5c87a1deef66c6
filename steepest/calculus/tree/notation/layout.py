"""How a tree is set as a formula, whatever language says so: where brackets stand, and where a quotient has a bar."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod

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
from steepest.calculus.tree.notation.variables import is_differential, is_word
from steepest.calculus.tree.spine import spine


class Layout(ABC):
    """A tree set as a formula. A language of formulas says how it writes each part; all parts are code of it."""

    e = "e"
    """The base of the exponential function."""

    # --- how a language writes its parts ---

    @abstractmethod
    def digits(self, typed: str) -> str:
        """A number in digits."""

    @abstractmethod
    def name(self, name: str) -> str:
        """A variable or a constant."""

    @abstractmethod
    def bracketed(self, code: str) -> str:
        """A part in round brackets."""

    @abstractmethod
    def negative(self, code: str) -> str:
        """A part behind a minus sign."""

    @abstractmethod
    def joined(self, left: str, sign: str, right: str) -> str:
        """Two parts with a sign between: +, -, a dot (·), a slash (/), or "" for factors that touch."""

    @abstractmethod
    def raised(self, base: str, exponent: str) -> str:
        """A part with an exponent."""

    @abstractmethod
    def quotient(self, above: str, below: str) -> str:
        """One part over another, with a bar between."""

    @abstractmethod
    def called(self, name: str, argument: str, power: str = "") -> str:
        """A function of an argument: its name, with a power or without, and brackets; sqrt and abs in signs of their
        own."""

    # --- where they stand ---

    def code(self, node: ast.expr, inline: bool = False) -> str:
        """Return a node's code; `inline` writes quotients with a slash, as in an exponent."""
        match node:
            case ast.Constant():
                return self.number(node)
            case ast.Name(id=name):
                return self.name(name)
            case ast.UnaryOp(operand=operand):
                return self.negative(self.grouped(operand, POWER, inline))
            case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
                return self.power(base, exponent)
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                first, further = spine(node)
                code = self.code(first, inline)
                for op, term in further:
                    sign = "+" if isinstance(op, ast.Add) else "-"
                    code = self.joined(code, sign, self.term(term, inline))
                return code
            case ast.BinOp():
                return self.product(node, inline)
            case ast.Call(func=ast.Name(id=name), args=[argument]):
                return self.call(name, argument)
        raise unfit(node)

    def term(self, node: ast.expr, inline: bool = False) -> str:
        """A term behind the first of a sum: in brackets where it is a sum itself, or begins with a minus sign."""
        code = self.code(node, inline)
        return self.bracketed(code) if strength(node) == SUM or signed(node) else code

    def grouped(self, node: ast.expr, wanted: int, inline: bool = False) -> str:
        """A part in brackets where it holds together less firmly than is wanted; a bar holds together what it parts."""
        code = self.code(node, inline)
        bar = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and not inline and wanted <= POWER
        return code if bar or strength(node) >= wanted else self.bracketed(code)

    def number(self, node: ast.Constant) -> str:
        """A number as it was typed, one with an exponent as a power of ten."""
        mantissa, _, exponent = number_typed(node).partition("e")
        if not exponent:
            return self.digits(mantissa)
        signless = self.digits(exponent.removeprefix("-"))
        power = self.raised(self.digits("10"), self.negative(signless) if exponent[0] == "-" else signless)
        return power if mantissa == "1" else self.joined(self.digits(mantissa), "·", power)

    def power(self, base: ast.expr, exponent: ast.expr) -> str:
        """A power; that of a sine and its like stands behind their names."""
        raised = self.code(exponent, inline=True)
        called = base.func.id if isinstance(base, ast.Call) and isinstance(base.func, ast.Name) else ""
        if isinstance(base, ast.Call) and called in POWERED_CALLS and isinstance(exponent, ast.Constant):
            return self.called(called, self.code(base.args[0]), raised)
        code = self.code(base)
        bracketed = strength(base) < ATOM or called == "exp" or is_differential(base)
        return self.raised(self.bracketed(code) if bracketed else code, raised)

    def product(self, node: ast.expr, inline: bool) -> str:
        """A product: what stands before a quotient's sign is all above its bar, or in brackets before its slash."""
        first, further = spine(node)
        negative, divided = isinstance(first, ast.UnaryOp), False
        if isinstance(first, ast.UnaryOp):
            first = first.operand
        whole = isinstance(further[0][0], ast.Div) and not inline  # the first factor is all of a numerator
        code = self.code(first) if whole else self.grouped(first, POWER if negative else PRODUCT, inline)
        left = first
        for op, factor in further:
            code = self.bracketed(code) if divided and inline else code
            if isinstance(op, ast.Mult):
                code = self.joined(code, _joint(left, factor, divided), self.grouped(factor, POWER, inline))
            elif inline:
                code = self.joined(code, "/", self.grouped(factor, POWER, inline))
            else:
                code = self.quotient(code, self.code(factor))
            left, divided = factor, isinstance(op, ast.Div)
        return self.negative(code) if negative else code

    def call(self, name: str, argument: ast.expr) -> str:
        """A function of an argument; the exponential one as a power of e."""
        if name == "exp":
            return self.raised(self.e, self.code(argument, inline=True))
        return self.called(name, self.code(argument))


def _joint(left: ast.expr, right: ast.expr, divided: bool) -> str:
    """What stands between two factors: nothing where they may touch, else a dot."""
    begins = leading(right)
    after_number = isinstance(left, ast.Constant) and not divided
    fraction = isinstance(right, ast.BinOp) and isinstance(right.op, ast.Div)
    digits = isinstance(begins, ast.Constant) and strength(right) >= POWER
    digits = digits or isinstance(right, ast.UnaryOp)
    word = is_word(left) or (is_word(begins) and strength(right) >= POWER)
    return "·" if digits or (fraction and after_number) or word else ""
