"""A tree as a formula of Typst."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

from steepest.calculus.tree.notation.brackets import SUM, strength
from steepest.calculus.tree.notation.layout import Layout
from steepest.calculus.tree.notation.variables import GREEK, is_differential, split
from steepest.calculus.tree.spine import spine

Wrap = Callable[[str, str], str]
"""Takes a part's name and its Typst code, returns the code to stand in its place: see `typst`."""

_SIGNS = {"·": " dot ", "/": "\\/", "": " "}


def _typst_letters(letters: str) -> str:
    if letters in GREEK:
        return letters
    if letters in ("lamda", "lam"):
        return "lambda"
    if len(letters) == 2 and letters[0] == "d":
        return f"dif {letters[1]}"
    return letters if len(letters) == 1 else f'"{letters}"'


def _as_it_is(part: str, code: str) -> str:
    return code


def typst(node: ast.expr, wrap: Wrap | None = None) -> str:
    """Return the tree as the code of a Typst formula (what stands between two dollar signs).

    `wrap(part, code)` is called for every variable, with its name as the part, and for every term of the
    outermost sum, with `term:0`, `term:1`, … as the part; what it returns stands in the code's place. A
    variable with an index may be wrapped in two pieces, letters and index, because an exponent stands above
    the index; in that of a differential, dx, the letter x is wrapped, too. The signs between terms stay outside.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> tree = read("(w1 - 3)**2 + 3*y", FORMULA(["w1", "y"]))
    >>> typst(tree)
    '(w_1 - 3)^2 + 3 y'
    >>> typst(tree, lambda part, code: f"#mark[${code}$]" if part == "term:1" else code)
    '(w_1 - 3)^2 + #mark[$3 y$]'
    """
    return _Typst(wrap).formula(node)


class _Typst(Layout):
    def __init__(self, wrap: Wrap | None) -> None:
        self.plain = wrap is None
        self.wrap = wrap or _as_it_is

    def formula(self, node: ast.expr) -> str:
        first, further = spine(node) if strength(node) == SUM and isinstance(node, ast.BinOp) else (node, [])
        code = self.wrap("term:0", self.code(first))
        for position, (op, term) in enumerate(further, 1):
            sign = "+" if isinstance(op, ast.Add) else "-"
            code = self.joined(code, sign, self.wrap(f"term:{position}", self.term(term)))
        return code

    def digits(self, typed: str) -> str:
        return typed

    def name(self, name: str) -> str:
        letters, index = self.pieces(name)
        return self.wrap(name, f"{letters}_{index}" if index else letters)

    def pieces(self, name: str) -> tuple[str, str]:
        letters, index = split(name)
        told = _typst_letters(letters)
        if told == f"dif {letters[1:]}":
            told = f"dif {self.wrap(letters[1:], letters[1:])}"
        return told, index if not index or index.isdigit() or len(
            index
        ) == 1 else f'"{index}"'

    def bracketed(self, code: str) -> str:
        return f"({code})"

    def negative(self, code: str) -> str:
        return f"-{code}"

    def joined(self, left: str, sign: str, right: str) -> str:
        return left + _SIGNS.get(sign, f" {sign} ") + right

    def power(self, base: ast.expr, exponent: ast.expr) -> str:
        if isinstance(base, ast.Name) and not self.plain and not is_differential(base):
            letters, index = self.pieces(base.id)
            low = f", b: {self.wrap(base.id, index)}" if index else ""
            return f"attach({self.wrap(base.id, letters)}{low}, t: {self.code(exponent, inline=True)})"
        return super().power(base, exponent)

    def raised(self, base: str, exponent: str) -> str:
        bare = re.fullmatch(r"[a-z]|[0-9]+", exponent)
        return f"{base}^{exponent}" if bare else f"{base}^({exponent})"

    def quotient(self, above: str, below: str) -> str:
        return f"frac({above}, {below})"

    def called(self, name: str, argument: str, power: str = "") -> str:
        return f"{name}^({power}) ({argument})" if power else f"{name}({argument})"
