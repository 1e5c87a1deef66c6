"""A tree as a formula of LaTeX."""

from __future__ import annotations

import ast

from steepest.calculus.tree.notation.layout import Layout
from steepest.calculus.tree.notation.variables import GREEK, split

_SIGNS = {"·": r" \cdot ", "/": "/", "": " "}
_OTHERWISE = {
    "epsilon": r"\varepsilon",
    "phi": r"\varphi",
    "omicron": "o",
    "lamda": r"\lambda",
    "lam": r"\lambda",
}
"""Greek letters that LaTeX names in another way, or draws in another shape under that name."""


def latex(node: ast.expr) -> str:
    """Return the tree as the code of a LaTeX formula (what stands between two dollar signs), set as Typst sets it. It
    needs no package.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> print(latex(read("(w1 - 3)**2/4 + 3*eta", FORMULA(["w1", "eta"]))))
    \\frac{\\left(w_{1} - 3\\right)^{2}}{4} + 3 \\eta
    """
    return _Latex().code(node)


class _Latex(Layout):
    def digits(self, typed: str) -> str:
        return typed

    def name(self, name: str) -> str:
        letters, index = split(name)
        if letters in GREEK or letters in _OTHERWISE:
            code = _OTHERWISE.get(letters, f"\\{letters}")
        else:
            code = letters if len(letters) == 1 else rf"\mathrm{{{_words(letters)}}}"
        low = index if len(index) == 1 or index.isdigit() else rf"\mathrm{{{_words(index)}}}"
        return f"{code}_{{{low}}}" if index else code

    def bracketed(self, code: str) -> str:
        return rf"\left({code}\right)"

    def negative(self, code: str) -> str:
        return f"-{code}"

    def joined(self, left: str, sign: str, right: str) -> str:
        return left + _SIGNS.get(sign, f" {sign} ") + right

    def raised(self, base: str, exponent: str) -> str:
        return f"{base}^{{{exponent}}}"

    def quotient(self, above: str, below: str) -> str:
        return rf"\frac{{{above}}}{{{below}}}"

    def called(self, name: str, argument: str, power: str = "") -> str:
        if name == "sqrt":
            return rf"\sqrt{{{argument}}}"
        if name == "abs":
            return rf"\left|{argument}\right|"
        return (rf"\{name}^{{{power}}}" if power else rf"\{name}") + self.bracketed(argument)


def _words(name: str) -> str:
    return name.replace("_", r"\_")
