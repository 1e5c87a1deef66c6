"""A formula as a graph of small steps: values run forward through it, and slopes backward, by the chain rule."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from steepest.calculus.formula import Formula
from steepest.calculus.function import At, Function
from steepest.calculus.numbers import Number, Point
from steepest.calculus.tree import notation
from steepest.calculus.tree.grammar import CONSTANTS
from steepest.calculus.tree.spine import spine

__all__ = ["Edge", "Graph", "Node"]

_LETTERS = "uvpqrstabcdghklmn"


@dataclass(frozen=True)
class Node:
    """A step of a computation, or one of the numbers that it begins with.

    `function` says how its `value` follows from those of the nodes `inputs`, by their names; it is None for a number
    that the computation begins with. `slopes` are the derivatives of the node in its inputs, `adjoint` is that of the
    result in the node.
    """

    name: str
    function: Function | None
    inputs: tuple[str, ...]
    value: Number
    slopes: tuple[Number, ...]
    adjoint: Number


@dataclass(frozen=True)
class Edge:
    """How a node enters another: `slope` is the derivative of the node `end` in the node `start`, and `share` what
    comes back along the edge, the slope times the adjoint of its end."""

    start: str
    end: str
    slope: Number
    share: Number


@dataclass(frozen=True)
class Graph:
    """The steps in which a function is worked out at a point: first its variables, last the result, each step after
    those that it takes.

    A step is a weighted sum, a product, a power, or a function of one number; what occurs twice is worked out once.

    >>> graph = Graph.of(Function("(5 - w1 - 2*w2)**2", ["w1", "w2"]), (1, 1), "L")
    >>> [(node.name, node.function.text()) for node in graph.steps]
    [('u', '5 − w₁ − 2w₂'), ('L', 'u²')]
    >>> [int(node.value) for node in graph.nodes], [int(node.adjoint) for node in graph.nodes]
    ([1, 1, 2, 4], [-4, -8, 4, 1])
    """

    nodes: tuple[Node, ...]

    @classmethod
    def of(cls, function: Function, at: At, name: str = "f") -> Graph:
        """The steps to a function's value at a point; `name` is that of the result.

        Raises NoValue where the function, or a slope on the way, has no value. Source of the way back: D. E. Rumelhart,
        G. E. Hinton and R. J. Williams, Nature 323 (1986), 533.
        """
        steps = _Steps(function, name).found
        values: dict[str, Number] = dict(zip(function.variables, function.point(at), strict=True))
        slopes: dict[str, Point] = dict.fromkeys(values, ())
        for step, way in steps.items():
            taken = [values[each] for each in way.variables]
            values[step], slopes[step] = way(taken), way.gradient(taken)
        adjoints: dict[str, Number] = {each: 0 * value for each, value in values.items()}
        adjoints[name] = values[name] * 0 + 1
        for step, way in reversed(steps.items()):
            for each, slope in zip(way.variables, slopes[step], strict=True):
                adjoints[each] += slope * adjoints[step]
        return cls(
            tuple(
                Node(
                    each,
                    steps.get(each),
                    steps[each].variables if each in steps else (),
                    values[each],
                    slopes[each],
                    adjoints[each],
                )
                for each in values
            )
        )

    def __getitem__(self, name: str) -> Node:
        return self._by_name[name]

    @property
    def variables(self) -> tuple[Node, ...]:
        """The nodes that it begins with."""
        return tuple(node for node in self.nodes if node.function is None)

    @property
    def steps(self) -> tuple[Node, ...]:
        """The nodes that are worked out, in their order."""
        return tuple(node for node in self.nodes if node.function is not None)

    @property
    def result(self) -> Node:
        """The last step."""
        return self.nodes[-1]

    @property
    def gradient(self) -> Point:
        """The gradient, as it comes back to the variables."""
        return tuple(node.adjoint for node in self.variables)

    @property
    def edges(self) -> tuple[Edge, ...]:
        """How nodes enter others, in the order of the steps.

        >>> [(edge.start, edge.end, int(edge.slope)) for edge in Graph.of(Function("x*y", ["x", "y"]), (2, 3)).edges]
        [('x', 'f', 3), ('y', 'f', 2)]
        """
        return tuple(
            Edge(start, node.name, slope, slope * node.adjoint)
            for node in self.steps
            for start, slope in zip(node.inputs, node.slopes, strict=True)
        )

    @cached_property
    def _by_name(self) -> dict[str, Node]:
        return {node.name: node for node in self.nodes}


class _Steps:
    """The steps of a function, by their names, in their order: `found`."""

    def __init__(self, function: Function, name: str) -> None:
        if name in function.variables or name in CONSTANTS:
            raise ValueError(f"the result of {function.source} cannot be called {name}: that name is taken")
        self.variables = function.variables
        self.found: dict[str, Function] = {}
        self._known: dict[str, str] = {}
        self._names = _letters({*self.variables, *CONSTANTS, name})
        self._add(name, self._step(function.formula.tree))

    def _add(self, name: str, step: ast.expr) -> None:
        inside = {node.id for node in ast.walk(step) if isinstance(node, ast.Name)}
        inputs = [each for each in (*self.variables, *self.found) if each in inside]
        self.found[name] = Function(Formula(notation.source(step), inputs, derived=True))

    def _node(self, tree: ast.expr) -> ast.expr:
        """The name of the step that works a tree out. A number, or a name, stays as it is."""
        if not any(isinstance(each, ast.Name) and each.id in self.variables for each in ast.walk(tree)):
            return tree
        if isinstance(tree, ast.Name):
            return tree
        key = notation.source(tree)
        if key not in self._known:
            step = self._step(tree)
            self._known[key] = next(self._names)
            self._add(self._known[key], step)
        return ast.Name(id=self._known[key])

    def _step(self, tree: ast.expr) -> ast.expr:
        """A tree as one step, with names for what has to be worked out before it."""
        match tree:
            case ast.UnaryOp(op=op, operand=operand):
                return ast.UnaryOp(op=op, operand=self._weighted(operand))
            case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
                return ast.BinOp(left=self._node(base), op=ast.Pow(), right=self._node(exponent))
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                return _rebuilt(tree, self._weighted)
            case ast.BinOp():
                return _rebuilt(tree, self._node)
            case ast.Call(func=func, args=[argument]):
                return ast.Call(func=func, args=[self._node(argument)], keywords=[])
        return tree

    def _weighted(self, term: ast.expr) -> ast.expr:
        """A term of a sum: a node, or one with a number before it, such as the 2 of 2·x·y."""
        if isinstance(term, ast.UnaryOp):
            return ast.UnaryOp(op=term.op, operand=self._weighted(term.operand))
        first, further = spine(term)
        if not further or not isinstance(term.op, ast.Mult | ast.Div):  # type: ignore[attr-defined]
            return self._node(term)
        if not isinstance(first, ast.Constant) or not isinstance(further[0][0], ast.Mult):
            return self._node(term)
        rest = further[0][1]
        for op, factor in further[1:]:
            rest = ast.BinOp(left=rest, op=op, right=factor)
        return ast.BinOp(left=first, op=ast.Mult(), right=self._node(rest))


def _letters(taken: set[str]) -> Iterator[str]:
    """Names of steps, one after the other: letters first, then letters with a number."""
    for number in count():
        yield from (name for letter in _LETTERS if (name := f"{letter}{number or ''}") not in taken)


def _rebuilt(tree: ast.expr, change: Callable[[ast.expr], ast.expr]) -> ast.expr:
    """A sum or a product with each of its operands changed."""
    result, further = spine(tree)
    result = change(result)
    for op, operand in further:
        result = ast.BinOp(left=result, op=op, right=change(operand))
    return result
