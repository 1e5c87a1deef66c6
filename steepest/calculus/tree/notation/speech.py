"""A tree as it is said."""

from __future__ import annotations

import ast

from steepest.calculus.tree.notation.brackets import ATOM, POWERED_CALLS, number_typed, strength, unfit
from steepest.calculus.tree.notation.plain import source
from steepest.calculus.tree.notation.variables import is_word, split
from steepest.calculus.tree.spine import spine

Spoken = tuple[str, str]
"""A piece of speech: what it is, "number", "name", "index" or "word", and what it holds: see `spoken`."""


def spoken(node: ast.expr) -> tuple[Spoken, ...]:
    """Return the tree as it is said, piece by piece in the order of `text`, for any language to put in words.

    The pieces are ("number", its digits as typed or "1/2"), ("name", letters), ("index", what stands low),
    and ("word", key). The keys are plus, minus, times, over, squared, cubed, the calls (sin, …) with of, `to`
    before an exponent, `open` where a bracket opens ("the quantity"; `begin` where that needs no word because
    the formula begins with it and `all` ends it), `close` where it ends, `all` where it ends below an
    exponent or over a denominator ("all squared"), `then` where a pause parts what would run together.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> tree = read("(w1 - 3)**2 + y/2", FORMULA(["w1", "y"]))
    >>> " ".join(held for _, held in spoken(tree))
    'begin w 1 minus 3 all squared plus y over 2'
    """
    printer = _Speaker()
    printer.say(node)
    return tuple(printer.pieces)


def _is_sum(node: ast.expr) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub)


def _is_count(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and number_typed(node).isdigit()


class _Speaker:
    def __init__(self) -> None:
        self.pieces: list[Spoken] = []

    def word(self, *keys: str) -> None:
        self.pieces.extend(("word", key) for key in keys)

    def say(self, node: ast.expr) -> None:
        match node:
            case ast.Constant():
                self.pieces.append(("number", number_typed(node)))
            case ast.Name(id=name):
                letters, index = split(name)
                self.pieces.append(("name", letters))
                self.pieces.extend([("index", index)] if index else [])
            case ast.UnaryOp(operand=operand):
                self.word("minus")
                self.grouped(operand)
            case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
                self.power(base, exponent)
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                first, further = spine(node)
                self.say(first)
                for op, term in further:
                    self.word("plus" if isinstance(op, ast.Add) else "minus")
                    self.grouped(term)
            case ast.BinOp():
                self.product(node)
            case ast.Call(func=ast.Name(id=name), args=[argument]):
                self.word(name)
                self.argument(argument, "to" if name == "exp" else "of")
            case _:
                raise unfit(node)

    def grouped(self, node: ast.expr, end: str = "close", bracket: bool = False) -> None:
        """Say a sum (or anything, where a `bracket` is asked for) as one thing."""
        if not bracket and not _is_sum(node):
            self.say(node)
            return
        self.word("begin" if end == "all" and not self.pieces else "open")
        self.say(node)
        self.word(end)

    def argument(self, node: ast.expr, joint: str) -> None:
        """Say what follows "of" or "to the", a sum as one thing."""
        if not _is_sum(node):
            self.word(joint)
            self.say(node)
            return
        self.word(*(["to open"] if joint == "to" else [joint, "open"]))
        self.say(node)
        self.word("close")

    def power(self, base: ast.expr, exponent: ast.expr) -> None:
        named = isinstance(base, ast.Call) and isinstance(base.func, ast.Name) and base.func.id
        if isinstance(base, ast.Call) and named in POWERED_CALLS and isinstance(exponent, ast.Constant):
            self.word(str(named))
            self.raised(exponent)
            self.argument(base.args[0], "of")
            return
        self.grouped(base, end="all", bracket=strength(base) < ATOM or isinstance(base, ast.Call))
        self.raised(exponent)

    def raised(self, exponent: ast.expr) -> None:
        typed = number_typed(exponent) if isinstance(exponent, ast.Constant) else ""
        if typed in ("2", "3"):
            self.word("squared" if typed == "2" else "cubed")
        else:
            self.argument(exponent, "to")

    def product(self, node: ast.expr) -> None:
        first, further = spine(node)
        if isinstance(first, ast.UnaryOp):
            self.word("minus")
            first = first.operand
        over = isinstance(further[0][0], ast.Div)
        if over and _is_count(first) and _is_count(further[0][1]):
            self.pieces.append(("number", f"{source(first)}/{source(further[0][1])}"))
            left, further, divided = further[0][1], further[1:], True
        else:
            self.grouped(first, end="all" if over else "close")
            left, divided = first, False
        for op, factor in further:
            if isinstance(op, ast.Div):
                self.word(*(["then"] if divided else []), "over")
                self.grouped(factor, bracket=_is_quotient(factor) or _is_sum(factor))
            else:
                if divided or not _runs_into(left, factor):
                    self.word(*(["then"] if divided or _reaches_on(left) else []), "times")
                self.grouped(factor)
            left, divided = factor, isinstance(op, ast.Div)


def _reaches_on(node: ast.expr) -> bool:
    """Whether a factor ends with an argument or an exponent, into which a further factor would be drawn."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        return not (isinstance(node.right, ast.Constant) and number_typed(node.right) in ("2", "3"))
    return isinstance(node, ast.Call)


def _is_quotient(node: ast.expr) -> bool:
    """Whether a factor holds a division at its own level."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Mult | ast.Div):
        return False
    return any(isinstance(op, ast.Div) for op, _ in spine(node)[1])


def _runs_into(left: ast.expr, right: ast.expr) -> bool:
    """Whether two factors are said without a "times" between: three x y, x squared y."""

    def short(node: ast.expr) -> bool:
        match node:
            case ast.BinOp(op=ast.Pow(), left=base, right=ast.Constant() as exponent):
                return number_typed(exponent) in ("2", "3") and short(base)
        return isinstance(node, ast.Name) and not is_word(node)

    return short(right) and (short(left) or (isinstance(left, ast.Constant) and strength(left) == ATOM))
