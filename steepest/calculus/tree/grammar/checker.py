"""One walk over the tree of a text: only nodes of the dialect, and nothing too deep, too steep or too large."""

from __future__ import annotations

import ast
import math
from fractions import Fraction

from steepest.calculus.tree.grammar.dialect import Dialect
from steepest.calculus.tree.grammar.error import FormulaError
from steepest.calculus.tree.spine import spine


class Checker:
    """Walks the tree: only nodes that the dialect allows, numbers made exact, limits on depth, powers and
    size.
    """

    def __init__(self, source: str, dialect: Dialect) -> None:
        self.source, self.dialect = source, dialect
        # The parser counts columns in bytes of UTF-8, and strings in quotes may hold any character.
        self.bytes = None if source.isascii() else source.encode()

    def column(self, node: ast.expr) -> int:
        column = node.col_offset - 1
        return column if self.bytes is None else len(self.bytes[:column].decode(errors="ignore"))

    def refuse(self, reason: str, node: ast.expr) -> FormulaError:
        return FormulaError(reason, self.source, self.column(node))

    def check(self, node: ast.expr, depth: int = 0) -> tuple[int, float]:
        """Return bounds for the degree, and for the size that numbers can reach should all variables cancel
        out.

        The size is the natural logarithm of a bound for numerator and denominator: names count as 1, because
        what is left of `x - x` or `x/x` is 0 or 1.
        """
        if depth > self.dialect.depth:
            raise self.refuse(
                f"the {self.dialect.noun} is nested more than {self.dialect.depth} levels deep", node
            )
        degree, height = self.bounds(node, depth + 1)
        if degree > self.dialect.degree:
            raise self.refuse(
                f"powers and products reach degree {degree}: at most {self.dialect.degree}", node
            )
        if height > self.dialect.power:
            raise self.refuse("the numbers in this power grow too large", node)
        if height > self.dialect.size and not _grows(
            node
        ):  # how large a power of names is shows at a point only
            power = math.floor(self.dialect.size / math.log(10))
            reason = f"the numbers here grow too large, or too small: beyond 10**{power} or 10**-{power}"
            raise self.refuse(reason, node)
        return degree, height

    def bounds(self, node: ast.expr, depth: int) -> tuple[int, float]:
        match node:
            case ast.Constant():
                return 0, self.constant(node)
            case ast.Name():
                return 1, 0.0
            case ast.UnaryOp(op=ast.USub() | ast.Not(), operand=operand):
                return self.check(operand, depth)
            case ast.BinOp(op=ast.Pow()):
                return self.power(node, depth)
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                first, further = spine(node)
                parts = [self.check(part, depth) for part in [first, *(term for _, term in further)]]
                return max(d for d, _ in parts), sum(h for _, h in parts) + len(further) * math.log(2)
            case ast.BinOp(op=ast.Mult() | ast.Div()):
                first, further = spine(node)
                parts = [self.check(part, depth) for part in [first, *(factor for _, factor in further)]]
                for op, factor in further:
                    if isinstance(op, ast.Div) and isinstance(factor, ast.Constant) and factor.value == 0:
                        raise self.refuse("nothing can be divided by 0", factor)
                return sum(d for d, _ in parts), sum(h for _, h in parts)
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
                return self.call(node, name, args, depth)
            case ast.Attribute(value=value) if self.dialect.fields:
                return self.check(value, depth)
            case ast.Subscript(value=value, slice=index) if self.dialect.indices:
                self.check(index, depth)
                return self.check(value, depth)
            case ast.Compare(left=left, comparators=others) if self.dialect.comparisons:
                parts = [self.check(part, depth) for part in [left, *others]]
                return max(d for d, _ in parts), max(h for _, h in parts)
            case ast.BoolOp(values=values) if self.dialect.logic:
                parts = [self.check(part, depth) for part in values]
                return max(d for d, _ in parts), max(h for _, h in parts)
        raise self.refuse(f"this cannot stand in a {self.dialect.noun}", node)

    def constant(self, node: ast.Constant) -> float:
        if isinstance(node.value, str):
            return 0.0
        start = self.column(node)
        typed = self.source[start : start + (node.end_col_offset or 0) - node.col_offset]
        node.kind = typed
        if isinstance(node.value, float):
            node.value = Fraction(typed)  # type: ignore[assignment]  # a tenth, not the float next to it
        value = Fraction(typed)
        return math.log(max(abs(value.numerator), value.denominator))

    def call(self, node: ast.Call, name: str, args: list[ast.expr], depth: int) -> tuple[int, float]:
        if len(args) != 1 and name not in self.dialect.many:
            raise self.refuse(f"{name} takes one argument, not {len(args)}", node)
        parts = [self.check(argument, depth) for argument in args]
        height = sum(h for _, h in parts)
        if name == "exp" and any(
            isinstance(n, ast.Name) and n.id == "log" for a in args for n in ast.walk(a)
        ):
            height *= math.exp(min(height, 20.0))  # exp(9*log(9)) is the power 9**9
        return max(d for d, _ in parts), height

    def power(self, node: ast.BinOp, depth: int) -> tuple[int, float]:
        degree, height = self.check(node.left, depth)
        exponent_degree, exponent_height = self.check(node.right, depth)
        if exponent_degree == 0:
            exponent = _constant(node.right)
            if exponent is not None:
                most = self.dialect.exponent
                if not abs(exponent) <= most:
                    raise self.refuse(f"an exponent lies between -{most} and {most}", node.right)
                return math.ceil(degree * abs(exponent)), height * abs(exponent)
        return max(degree, exponent_degree), height * math.exp(min(exponent_height, 20.0))


def _grows(node: ast.expr) -> bool:
    """Whether there is an exponential, or a power with a name in its exponent, in a text."""
    for part in ast.walk(node):
        match part:
            case ast.Call(func=ast.Name(id="exp")):
                return True
            case ast.BinOp(op=ast.Pow(), right=exponent) if _constant(exponent) is None:
                return True
    return False


def _constant(node: ast.expr) -> float | None:
    """Return the value of a number's expression, infinite where it is out of reach, None where it is not
    plain.
    """
    try:
        match node:
            case ast.Constant(value=int() | Fraction() as value):
                return float(value)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                inner = _constant(operand)
                return None if inner is None else -inner
            case ast.BinOp(left=left, op=op, right=right):
                a, b = _constant(left), _constant(right)
                if a is None or b is None:
                    return None
                match op:
                    case ast.Add():
                        return a + b
                    case ast.Sub():
                        return a - b
                    case ast.Mult():
                        return a * b
                    case ast.Div():
                        return a / b
                    case ast.Pow():
                        power = a**b
                        return power if isinstance(power, float) else None
    except (OverflowError, ZeroDivisionError):
        return math.inf
    return None
