"""Long sums and products, unrolled."""

from __future__ import annotations

import ast


def spine(node: ast.expr) -> tuple[ast.expr, list[tuple[ast.operator, ast.expr]]]:
    """Return the first operand of a sum or a product and its further operands, each with its operator.

    `a - b + c` is nested to the left, ((a - b) + c): this unrolls it, so that a long sum needs no deep
    recursion. A node that is neither a sum nor a product is its own first operand.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> first, further = spine(read("1 - x + 2*x", FORMULA(["x"])))
    >>> first.value, [(type(op).__name__, ast.unparse(term)) for op, term in further]
    (1, [('Sub', 'x'), ('Add', '2 * x')])
    """
    further: list[tuple[ast.operator, ast.expr]] = []
    if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Pow):
        same = (ast.Add, ast.Sub) if isinstance(node.op, (ast.Add, ast.Sub)) else (ast.Mult, ast.Div)
        while isinstance(node, ast.BinOp) and isinstance(node.op, same):
            further.append((node.op, node.right))
            node = node.left
    return node, further[::-1]
