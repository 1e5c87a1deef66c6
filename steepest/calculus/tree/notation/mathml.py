"""A tree as a formula of MathML, which programs read aloud and pages show."""

from __future__ import annotations

import ast

from steepest.calculus.tree.notation.layout import Layout
from steepest.calculus.tree.notation.variables import GREEK, split

TIMES, OF = "&#x2062;", "&#x2061;"
"""Signs without a shape, which tell a program that reads aloud whether what touches is a product or an argument."""

_SIGNS = {"+": "+", "-": "\u2212", "·": "\u22c5", "/": "/", "": TIMES}


def mathml(node: ast.expr) -> str:
    """Return the tree as a `math` element of MathML Core, set as Typst sets it.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> print(mathml(read("x**2/2", FORMULA(["x"]))))
    <math><mfrac><msup><mi>x</mi><mn>2</mn></msup><mn>2</mn></mfrac></math>
    """
    return f"<math>{_MathML().code(node)}</math>"


class _MathML(Layout):
    e = "<mi>e</mi>"

    def digits(self, typed: str) -> str:
        return f"<mn>{typed}</mn>"

    def name(self, name: str) -> str:
        letters, index = split(name)
        shown = GREEK.get(letters, "λ" if letters in ("lamda", "lam") else letters)
        low = f"<mn>{index}</mn>" if index.isdigit() else f"<mi>{index}</mi>"
        return f"<msub><mi>{shown}</mi>{low}</msub>" if index else f"<mi>{shown}</mi>"

    def bracketed(self, code: str) -> str:
        return f"<mrow><mo>(</mo>{code}<mo>)</mo></mrow>"

    def negative(self, code: str) -> str:
        return f"<mrow><mo>\u2212</mo>{code}</mrow>"

    def joined(self, left: str, sign: str, right: str) -> str:
        return f"{left}<mo>{_SIGNS[sign]}</mo>{right}"

    def raised(self, base: str, exponent: str) -> str:
        return f"<msup>{_one(base)}{_one(exponent)}</msup>"

    def quotient(self, above: str, below: str) -> str:
        return f"<mfrac>{_one(above)}{_one(below)}</mfrac>"

    def called(self, name: str, argument: str, power: str = "") -> str:
        if name == "sqrt":
            return f"<msqrt>{argument}</msqrt>"
        if name == "abs":
            return f"<mrow><mo>|</mo>{argument}<mo>|</mo></mrow>"
        letters = f"<mi>{name}</mi>"
        return (
            self.raised(letters, power) if power else letters
        ) + f"<mo>{OF}</mo>{self.bracketed(argument)}"


def _one(code: str) -> str:
    """Code as one element, where several stand side by side."""
    depth = parts = 0
    for tag in code.split("<")[1:]:
        depth += -1 if tag.startswith("/") else 1
        parts += depth == 0
    return code if parts == 1 else f"<mrow>{code}</mrow>"
