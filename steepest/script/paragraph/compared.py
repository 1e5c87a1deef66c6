"""What can be told of a comparison before anything is computed: that a fact never is the word, and which sign is asked
for."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from steepest.script.nearest import suggestion
from steepest.script.paragraph.expressions import Expression
from steepest.script.place import Place
from steepest.script.values.kinds import UNKNOWN, kind_of_entry, kind_of_field, words_of

Kinds = Callable[[str], Any]
"""The kind of a fact, by its name; see `steepest.script.values.kinds`."""


def check_compared(expression: Expression, place: Place, known: Kinds, bound: Mapping[str, Any]) -> None:
    """Fault at the first word that what it is compared with never is. `bound`: the kinds of loop variables."""
    if "'" not in expression.source and '"' not in expression.source:
        return
    for word, node in _compared(expression.tree):
        words = words_of(kind_of(node, known, bound))
        if words is not None and word not in words:
            name = " ".join(ast.unparse(node).split())
            if not words:
                raise place.fault(f'"{name}" is no word, and is compared with "{word}"')
            raise place.fault(f'"{name}" is never "{word}"{suggestion(word, words - {""}, "it may be")}')


def kind_of(node: ast.expr, known: Kinds, bound: Mapping[str, Any]) -> Any:
    """The kind of an expression's value."""
    match node:
        case ast.Name(id=name):
            return bound[name] if name in bound else known(name)
        case ast.Attribute(value=owner, attr=name):
            return kind_of_field(kind_of(owner, known, bound), name)
        case ast.Subscript(value=owner):
            return kind_of_entry(kind_of(owner, known, bound))
        case ast.BinOp() | ast.UnaryOp():
            return float
        case ast.Call(func=ast.Name(id="abs" | "len")):
            return float
        case ast.Compare() | ast.BoolOp():
            return bool
    return UNKNOWN


def sign_of(expression: Expression) -> int:
    """The sign that something has where a condition holds, 1 for `slope > 0`; 0 where it asks for anything else.

    >>> [sign_of(Expression.read(typed)) for typed in ("slope >= 0", "south < 0", "slope > 1", "a > 0 and b > 0")]
    [1, -1, 0, 0]
    """
    match expression.tree:
        case ast.Compare(ops=[ast.Gt() | ast.GtE()], comparators=[ast.Constant(value=0)]):
            return 1
        case ast.Compare(ops=[ast.Lt() | ast.LtE()], comparators=[ast.Constant(value=0)]):
            return -1
    return 0


def _compared(tree: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """The words that stand in comparisons, each with what it is compared with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            for pair in pairwise((node.left, *node.comparators)):
                for word, other in (pair, pair[::-1]):
                    typed = word.value if isinstance(word, ast.Constant) else None
                    if isinstance(typed, str) and not isinstance(other, ast.Constant):
                        yield typed, other
