"""Expressions of the text: read once, evaluated over facts. Nothing is ever executed."""

import ast
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from numbers import Integral, Rational, Real
from typing import Any

from steepest.script.fault import Fault
from steepest.script.nearest import suggestion
from steepest.script.values.brief import brief
from steepest.script.values.records import (
    entries_of,
    entry_instead,
    field,
    fields_of,
    is_record,
    plain,
    require_alike,
)

CALLS: Mapping[str, Callable[..., Any]] = {"abs": abs, "len": len, "max": max, "min": min}
COMPARE: Mapping[type[ast.cmpop], Callable[[Any, Any], object]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
ARITHMETIC: Mapping[type[ast.operator], Callable[[Any, Any], object]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
LARGEST_POWER = 64
MOST_BITS = 20_000  # of an exact number; larger ones continue as floats
Namespace = Mapping[str, object]


@dataclass(frozen=True, eq=False)
class Expression:
    """An expression as it was typed, and its tree.

    Numbers typed with a point are exact (0.1 is a tenth), so equalities in claims mean what they say.

    >>> Expression.read("abs(start - 3) / 2").evaluate({"start": 0})
    Fraction(3, 2)
    >>> sorted(Expression.read("walk.rate > limit").names)
    ['limit', 'walk']
    """

    source: str
    tree: ast.expr

    @classmethod
    def read(cls, source: str) -> "Expression":
        """Read an expression; a Fault with a caret under the character where it is not one."""
        from steepest.calculus.tree import grammar  # reading text is the only work here that needs it

        dialect = grammar.Dialect(
            calls=frozenset(CALLS),
            names=None,
            fields=True,
            indices=True,
            comparisons=True,
            logic=True,
            strings=True,
            noun="expression",
        )
        try:
            return cls(source, grammar.read(source, dialect))
        except grammar.FormulaError as error:
            raise Fault(str(error.reason), *error.pointer().splitlines()) from None

    @cached_property
    def names(self) -> frozenset[str]:
        """The facts it names, without their fields."""
        calls = {id(node.func) for node in ast.walk(self.tree) if isinstance(node, ast.Call)}
        return frozenset(
            node.id for node in ast.walk(self.tree) if isinstance(node, ast.Name) and id(node) not in calls
        )

    def evaluate(self, namespace: Namespace) -> object:
        """Its value over facts. Fault for an unknown name or field, an index out of range, a sum of texts."""
        return _Evaluation(self.source, namespace).value(self.tree)

    def holds(self, namespace: Namespace) -> bool:
        """Its value where that is true or false; anything else is a Fault."""
        value = self.evaluate(namespace)
        if not isinstance(value, bool):
            raise Fault(f'"{self.source}" is {brief(value)}, neither true nor false; compare it')
        return value

    def parted(self, namespace: Namespace) -> Iterator[tuple[object, object]]:
        """The values of which it says that they differ, two at a time: those that <, > and != compare, by themselves or
        joined by "and"."""
        evaluation, tree = _Evaluation(self.source, namespace), self.tree
        joined = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
        for node in joined:
            if isinstance(node, ast.Compare):
                sides = pairwise(map(evaluation.value, (node.left, *node.comparators)))
                signed = zip(node.ops, sides, strict=True)
                yield from (pair for sign, pair in signed if isinstance(sign, ast.Lt | ast.Gt | ast.NotEq))

    def values(self, namespace: Namespace) -> dict[str, object]:
        """What every name in it is worth, with its fields and indices: {"walk.rate": 1/10}, for a message."""
        evaluation = _Evaluation(self.source, namespace)
        found: dict[str, object] = {}
        for node in _paths(self.tree):
            try:
                found[evaluation.typed(node)] = evaluation.value(node)
            except Fault:
                continue
        return found

    def fields(self, namespace: Namespace) -> dict[str, tuple[object, str]]:
        """Every field that it asks for, as it is typed, with the record and the field's name:
        {"walk.rate": (walk, "rate")}. Fields of what cannot be worked out are left out."""
        evaluation = _Evaluation(self.source, namespace)
        found: dict[str, tuple[object, str]] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute):
                try:
                    found[evaluation.typed(node)] = evaluation.value(node.value), node.attr
                except Fault:
                    continue
        return found


def _paths(node: ast.AST) -> Iterator[ast.expr]:
    """The longest names: walk.points[-1], not walk."""
    match node:
        case ast.Name() | ast.Attribute() | ast.Subscript():
            yield node
            if isinstance(node, ast.Subscript):
                yield from _paths(node.slice)
        case ast.Call():
            for argument in node.args:
                yield from _paths(argument)
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _paths(child)


class _Evaluation:
    """One walk over a tree."""

    def __init__(self, source: str, namespace: Namespace) -> None:
        self.source = source
        self.bytes = source.encode()
        self.namespace = namespace

    def value(self, node: ast.expr) -> object:
        match node:
            case ast.Constant():
                return node.value  # exact: the grammar reads 0.1 as a tenth
            case ast.Name():
                return self._name(node)
            case ast.Attribute():
                return self._field(node)
            case ast.Subscript():
                return self._entry(node)
            case ast.UnaryOp(op=ast.Not()):
                return not self._truth(node.operand)
            case ast.UnaryOp(op=ast.USub()):
                return operator.neg(self._number(node.operand, "-"))
            case ast.UnaryOp(op=ast.UAdd()):
                return self._number(node.operand, "+")
            case ast.BinOp():
                return self._arithmetic(node)
            case ast.BoolOp(op=ast.And()):
                return all(self._truth(part) for part in node.values)
            case ast.BoolOp():
                return any(self._truth(part) for part in node.values)
            case ast.Compare():
                return self._comparison(node)
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                return self._call(name, node)
        raise self._fault(f'"{self.typed(node)}" is not something the text can reckon with', node)

    def _name(self, node: ast.Name) -> object:
        if node.id not in self.namespace:
            raise self._fault(f'"{node.id}" is not known here' + suggestion(node.id, self.namespace), node)
        return plain(self.namespace[node.id])

    def _field(self, node: ast.Attribute) -> object:
        record = self.value(node.value)
        owner = self.typed(node.value)
        if not is_record(record):
            hint = entry_instead(owner, record, node.attr)
            raise self._fault(f'"{owner}" is {brief(record)} and has no field "{node.attr}"{hint}', node)
        if node.attr not in (known := fields_of(record)):
            hint = suggestion(node.attr, known, "it has")
            raise self._fault(f'"{owner}" has no field "{node.attr}"{hint}', node)
        try:
            return plain(field(record, node.attr))
        except ArithmeticError as error:
            raise self._fault(f'"{self.typed(node)}" has no value: {error}', node) from None

    def _entry(self, node: ast.Subscript) -> object:
        holder, index = self.value(node.value), self.value(node.slice)
        owner = self.typed(node.value)
        if isinstance(holder, Mapping):
            if index not in holder:
                raise self._fault(f'"{owner}" has no entry {brief(index)}', node)
            return plain(holder[index])
        holder = entries_of(holder)
        if isinstance(holder, str) or not isinstance(holder, Sequence):
            raise self._fault(f'"{owner}" is {brief(holder)} and has no entries', node)
        if isinstance(index, bool) or not isinstance(index, Rational) or index.denominator != 1:
            raise self._fault(f'"{self.typed(node.slice)}" is {brief(index)}, not a whole number', node)
        length, place = len(holder), int(index.numerator)
        if not -length <= place < length:
            bounds = f"indices go from 0 to {length - 1}, or −{length} to −1" if length else "it is empty"
            raise self._fault(f'"{owner}" has {length} entries, none at {brief(place)}; {bounds}', node)
        return plain(holder[place])

    def _truth(self, node: ast.expr) -> bool:
        value = self.value(node)
        if not isinstance(value, bool):
            raise self._fault(f'"{self.typed(node)}" is {brief(value)}, neither true nor false', node)
        return value

    def _number(self, node: ast.expr, sign: str) -> Any:
        value = self.value(node)
        if isinstance(value, bool) or not isinstance(value, Real):
            raise self._fault(f'"{sign}" needs numbers; "{self.typed(node)}" is {brief(value)}', node)
        return value

    def _arithmetic(self, node: ast.BinOp) -> object:
        sign = _sign(node)
        if type(node.op) not in ARITHMETIC:
            raise self._fault(f'"{sign}" is not something the text can reckon with', node)
        left, right = self._number(node.left, sign), self._number(node.right, sign)
        if isinstance(node.op, ast.Pow) and abs(right) > LARGEST_POWER:
            raise self._fault(f"the power {brief(right)} is too large; the largest is {LARGEST_POWER}", node)
        if isinstance(left, Integral) and isinstance(node.op, ast.Div | ast.Pow):
            left = Fraction(int(left))  # whole numbers divide exactly
        try:
            result = ARITHMETIC[type(node.op)](left, right)
        except ZeroDivisionError:
            raise self._fault(f'"{self.typed(node)}" divides by zero', node) from None
        except OverflowError:
            raise self._fault(f'"{self.typed(node)}" is too large to reckon', node) from None
        if isinstance(result, complex):
            raise self._fault(f'"{self.typed(node)}" is not a real number', node)
        if isinstance(result, Fraction) and result.denominator.bit_length() > MOST_BITS:
            return float(result)
        return result

    def _comparison(self, node: ast.Compare) -> bool:
        parts = [node.left, *node.comparators]
        values = [self.value(part) for part in parts]
        for sign, (left, right) in zip(node.ops, pairwise(values), strict=True):
            if type(sign) not in COMPARE:
                raise self._fault(f'"{self.typed(node)}" is not something the text can reckon with', node)
            try:
                require_alike(left, right)
                if not bool(COMPARE[type(sign)](left, right)):
                    return False
            except (TypeError, ValueError):
                raise self._fault(f"{brief(left)} and {brief(right)} cannot be compared", node) from None
        return True

    def _call(self, name: str, node: ast.Call) -> object:
        values = [self.value(argument) for argument in node.args]
        if not values or (name in ("abs", "len") and len(values) != 1):
            raise self._fault(f'"{name}" takes {"one value" if name in ("abs", "len") else "values"}', node)
        if name == "abs":
            return abs(self._number(node.args[0], "abs"))
        if name != "len" and len(values) == 1 and not values[0]:
            raise self._fault(f'"{self.typed(node)}": the list is empty', node)
        try:
            return plain(CALLS[name](*values))
        except TypeError:
            given = ", ".join(brief(value) for value in values)
            raise self._fault(f'"{name}" cannot be taken of {given}', node) from None

    def typed(self, node: ast.expr) -> str:
        """A part of the expression as it was typed."""
        # The grammar reads "(source)", so that columns are one too large; they count bytes.
        text = self.bytes[node.col_offset - 1 : (node.end_col_offset or 0) - 1].decode(errors="replace")
        return text if len(text) <= 60 else text[:59] + "…"

    def _fault(self, sentence: str, node: ast.expr) -> Fault:
        column = len(self.bytes[: node.col_offset - 1].decode(errors="replace"))
        left = max(0, column - 50)
        return Fault(sentence, self.source[left : column + 40], " " * (column - left) + "^")


def _sign(node: ast.BinOp) -> str:
    signs = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**"}
    return signs.get(type(node.op), type(node.op).__name__)
