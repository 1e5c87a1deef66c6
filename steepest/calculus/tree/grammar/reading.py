"""The three passes that read a text."""

from __future__ import annotations

import ast
import math
import re

from steepest.calculus.tree.grammar.checker import Checker
from steepest.calculus.tree.grammar.dialect import Dialect
from steepest.calculus.tree.grammar.error import FormulaError
from steepest.calculus.tree.grammar.growth import second_derivative
from steepest.calculus.tree.grammar.scanner import Scanner


def read(source: str, dialect: Dialect) -> ast.expr:
    """Read a text as a tree of Python's `ast`, of the nodes that `dialect` allows and no others.

    The value of a number's `ast.Constant` is exact, an int or a Fraction, and its `kind` is the number as it
    was typed. Raises FormulaError, and nothing else, for a text that cannot be read.

    >>> from steepest.calculus.tree.grammar import FORMULA
    >>> tree = read("0.10*x", FORMULA(["x"]))
    >>> tree.left.value, tree.left.kind
    (Fraction(1, 10), '0.10')
    >>> read("x^2", FORMULA(["x"]))
    Traceback (most recent call last):
        ...
    steepest.calculus.tree.grammar.error.FormulaError: write ** for a power (character 2 of 'x^2')
    """
    if not isinstance(source, str):
        raise FormulaError(f"a {dialect.noun} is a text, not {type(source).__name__}", repr(source)[:80], 0)
    if len(source) > dialect.length:
        reason = f"the {dialect.noun} has {len(source):,} characters: {dialect.length} are allowed"
        raise FormulaError(reason, source, dialect.length)
    Scanner(source, dialect).scan()
    flat = re.sub(r"\s", " ", source)  # one line, so that a column is a place in the text
    try:
        tree = ast.parse(f"({flat})", mode="eval").body
        Checker(source, dialect).check(tree)
        if dialect.second < math.inf and (much := second_derivative(tree)) > dialect.second:
            reason = (
                f"the {dialect.noun} has too many factors, or functions within functions: its second derivatives would "
                f"take some {much:,.0f} numbers and names to write, and {dialect.second:,.0f} are allowed"
            )
            raise FormulaError(reason, source, 0)
    except SyntaxError as error:
        raise FormulaError("this cannot be read from here on", source, (error.offset or 1) - 2) from None
    except (ValueError, MemoryError, RecursionError) as error:
        if isinstance(error, FormulaError):
            raise
        raise FormulaError(f"the {dialect.noun} is nested too deeply", source, 0) from None
    return tree
